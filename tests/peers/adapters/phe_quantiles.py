"""PHEindicatormethods (R): quantiles of small areas by the start of their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from adapters.phe_indicator_methods import CODES
from answers import Adapter, Answer
from selection import column, complete, group_names, numbers, put_back

PACKAGE = "PHEindicatormethods"


def quantile(arguments: Mapping[str, Any]) -> Answer:
    """`phe_quantile`: within each group of rows; 1 is the lowest value, or the highest where it is inverted."""
    values = column(arguments, "values", "v")
    assert values is not None
    names = group_names(arguments)
    cells = [" / ".join(map(str, key)) for key in zip(*(arguments["data"][name] for name in names), strict=True)]
    inverted = arguments.get("invert", True)
    # Ours counts from the most deprived end.
    end = {"order": "least-deprived-first" if inverted else "most-deprived-first"}
    number = arguments.get("nquantiles", 10)
    assigned = cw.assign_quantiles(
        values, basis="within-area", place="start", groups=number, area=cells or None, nulls="omit", **end
    )
    kept = complete(values)
    sizes = dict(zip(assigned.area, assigned.area_rows, strict=True))
    places = [{"group_size": sizes.get(cell, 0)} for cell in (cells or ["all rows"] * len(values))]
    highest = "highest" if inverted else "lowest"
    fields = {
        **{name: numbers(arguments["data"][name]) for name in arguments["data"]},
        "quantile": put_back(assigned.quantile, kept),
        "nquantiles": [number for _ in values],
        "groupvars": [", ".join(names) for _ in values],
        "qinverted": [f"lowest quantile represents {highest} values" for _ in values],
    }
    return Answer(fields, places)


ECHOES = frozenset({"v", "area", "nquantiles", "groupvars", "qinverted"})
ADAPTERS = {"phe_quantile": Adapter(quantile, CODES, echoes=ECHOES)}
