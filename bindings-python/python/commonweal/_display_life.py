"""How a life table looks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commonweal import _core
    from commonweal._display import Cell

# By the letters that life tables have.
COLUMNS = {"death_rate": "m", "probability_of_dying": "q", "survivors": "l", "dying": "d", "years_lived": "L"}
COLUMNS |= {"years_above": "T", "life_expectancy": "e"}


def parts(table: _core.LifeTable) -> tuple[str, list[tuple[str, str]], dict[str, list[Cell]]]:
    """A heading, facts by name, and columns."""
    ends = zip(table.age_start.tolist(), table.age_end.tolist(), strict=True)
    columns: dict[str, list[Cell]] = {
        "age": [f"{start:g} and over" if math.isnan(end) else f"{start:g} to {end:g}" for start, end in ends]
    }
    columns |= {letter: getattr(table, name).tolist() for name, letter in COLUMNS.items()}
    if table.interval is not None:
        columns["lower"] = [*table.interval.lower.tolist()]
        columns["upper"] = [*table.interval.upper.tolist()]
    return f"life table of {len(table)} bands", [("method", f"{table.method} ({table.citation})")], columns
