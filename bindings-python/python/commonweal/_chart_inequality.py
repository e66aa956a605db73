"""Charts of inequality: equiplots, and the parts of an index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from commonweal import _core
from commonweal._chart import Chart, _names, _numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commonweal import _typing as types
    from commonweal._display import Cell


def equiplot(
    rows: Iterable[str],
    groups: Iterable[str],
    values: types.Floats,
    *,
    title: str,
    subtitle: str | None = None,
    value: str | None = None,
    unit: str = "",
) -> Chart:
    """Equiplot: a line for each place, year or indicator, with a dot for each group and its ends in numbers.

    It shows gaps and who stands where in many rows at once. It has no limits: give those of the slope index or of the
    difference beside it.

    Parameters
    ----------
    rows, groups, values
        One entry for each dot: the row it stands in, its group, and its value (missing where it is withheld). Rows and
        groups stand in the order in which they first appear.
    title, subtitle, value
        The title, what stands below it, and the title of the axis of values (the unit unless given).
    unit
        The unit of the values.

    Examples
    --------
    >>> import commonweal as cw
    >>> chart = cw.equiplot(["Dorset", "Dorset", "Kent", "Kent"], ["most deprived", "least deprived"] * 2,
    ...     [52, 71, 61, 68], unit="%", title="Uptake of screening")
    >>> print(chart.spec["datasets"]["rows"][0]["words"])
    Dorset: 52.0 (most deprived) to 71.0 (least deprived)
    """
    rows, groups = _names(rows, "rows"), _names(groups, "groups")
    spec = json.loads(_core.equiplot_specification(rows, groups, values, unit, title, subtitle, value))
    table: dict[str, list[Cell]] = {"row": [*rows], "group": [*groups], "value": _numbers(values)}
    return Chart(spec, table)


def decomposition_bars(
    names: Iterable[str],
    contributions: types.Floats,
    *,
    title: str,
    total: float | None = None,
    lower: types.Floats | None = None,
    upper: types.Floats | None = None,
    level: float = 0.95,
    subtitle: str | None = None,
    value: str | None = None,
    unit: str = "",
) -> Chart:
    """Bars of the parts of an index, each with its share of the whole, and the whole below them.

    For decompositions whose parts come to the whole: of a concentration index by determinants, or of an entropy index
    within and between groups.

    Parameters
    ----------
    names, contributions
        The name of each part and what it adds.
    total
        What they come to; their sum unless given.
    lower, upper, level
        Limits of the parts, and their level.
    title, subtitle, value
        The title, what stands below it, and the title of the axis of values (the unit unless given).
    unit
        The unit of the index.

    Examples
    --------
    >>> import commonweal as cw
    >>> parts = cw.entropy_decomposition([1, 3, 4, 8], group=["north", "north", "south", "south"])
    >>> chart = cw.decomposition_bars(["within", "between"], [parts.within.value, parts.between.value],
    ...     title="Theil index of beds")
    >>> [bar["label"] for bar in chart.spec["datasets"]["places"]]
    ['0.0752 (36.5%)', '0.131 (63.5%)', '0.206']
    """
    names = _names(names, "names")
    options = (total, lower, upper, level, unit, title, subtitle, value)
    spec = json.loads(_core.decomposition_bars_specification(names, contributions, *options))
    table: dict[str, list[Cell]] = {"name": [*names], "contribution": _numbers(contributions)}
    for side, column in (("lower", lower), ("upper", upper)):
        if column is not None:
            table[side] = _numbers(column)
    return Chart(spec, table)
