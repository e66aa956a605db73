"""PHEindicatormethods (R): `phe_sii`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, OfWidth, Refused, attempt, of
from selection import column, groups, is_missing, keys, level_name, levels, percent, take

PACKAGE = "PHEindicatormethods"

# value_type: the scale of the noise, and of the line where `transform` is true.
SCALES = {0: "linear", 1: "log", 2: "logit"}

# The arguments that name columns, and what these are called where nothing else is said.
COLUMNS = {
    "quantile": "quantile",
    "population": "pop",
    "value": "value",
    "lower_cl": None,
    "upper_cl": None,
    "se": None,
    "x": None,
}

# Draws for each area, and for each of many.
DRAWS, DRAWS_OF_MANY, MANY = 1_000_000, 200_000, 12


def slope_index(arguments: Mapping[str, Any]) -> Answer:
    """Slope index, relative index and intercept of each group of areas."""
    columns = {name: column(arguments, name, usual) for name, usual in COLUMNS.items()}
    parts = with_all_quantiles(groups(arguments), columns)
    areas = [{name: values and take(values, rows) for name, values in columns.items()} for _, rows in parts]
    chosen = levels(arguments.get("confidence", 0.95))
    transformed = bool(arguments.get("transform", False))
    multiplier = arguments.get("multiplier", 1)
    size = abs(multiplier)
    draws = DRAWS if len(areas) <= MANY else DRAWS_OF_MANY
    points = [attempt(line, area, arguments, interval="regression") for area in areas]
    simulated = [attempt(line, area, arguments, interval="simulated", draws=draws, level=chosen) for area in areas]
    fields: dict[str, Any] = {
        **keys(arguments, parts),
        "sii": [of(point, lambda point: point.slope_index.value * size) for point in points],
        "rii": [of(relative(point), lambda index: index.value) for point in points],
        # The fitted value at the most deprived end. Only where the line is on another scale, it is multiplied too.
        "intercept": [of(point, lambda point: point.most_deprived * (size if transformed else 1)) for point in points],
        "value_type": [arguments.get("value_type", 0) for _ in areas],
        "multiplier": [multiplier for _ in areas],
        "CI_confidence": [", ".join(map(percent, chosen)) for _ in areas],
    }
    for place, level in enumerate(chosen):
        for side in ("lower", "upper"):
            name = f"{side}{level_name(level)}{'' if transformed else 'cl'}"
            slopes = [of(one, lambda one: one.slope_index) for one in simulated]
            fields[f"sii_{name}"] = [limit(slope, place, side, size) for slope in slopes]
            fields[f"rii_{name}"] = [limit(relative(one), place, side, 1) for one in simulated]
    return Answer(fields, areas)


def limit(index: Any, place: int, side: str, size: float) -> Any:
    """One limit of an index, in the unit of the multiplier."""
    return of(index, lambda index: getattr(index.intervals[place], side) * size)


def line(area: Mapping[str, Any], arguments: Mapping[str, Any], **options: Any) -> Any:
    """The line through one area's quantiles, turned round where the multiplier is negative."""
    scale = SCALES[arguments.get("value_type", 0)]
    values, population = area["value"], area["population"]
    if values is None and area["x"] is not None:
        values = cw.proportion(area["x"], population).value
    if options["interval"] == "simulated":
        options["noise"] = scale
        if area["se"] is not None:
            options |= {"standard_errors": area["se"], "standard_errors_scale": scale}
        else:
            options |= {"lower_limits": area["lower_cl"], "upper_limits": area["upper_cl"], "limits_level": 0.95}
    if arguments.get("multiplier", 1) < 0:
        options |= {"orientation": "gap", "polarity": "lower-is-better"}
    if arguments.get("transform", False):
        options["scale"] = scale
    return cw.gradient(values, population, rank=area["quantile"], order="most-deprived-first", **options)


def relative(gradient: Any) -> Any:
    """The relative index, or that it has no value."""
    if isinstance(gradient, Refused) or gradient.relative_index is not None:
        return of(gradient, lambda gradient: gradient.relative_index)
    return Refused("not-computable", gradient.no_relative_index_reason)


def with_all_quantiles(parts: Sequence[Any], columns: Mapping[str, Any]) -> list[Any]:
    """Areas that have every quantile and people in each: the others are left out, with a warning in R."""
    quantile, population = columns["quantile"], columns["population"]
    if quantile is None or population is None:
        return list(parts)
    wanted = {value for value in quantile if not is_missing(value)}

    def whole(rows: Sequence[int]) -> bool:
        peopled = all(not is_missing(population[row]) and population[row] != 0 for row in rows)
        return peopled and wanted <= {quantile[row] for row in rows}

    return [part for part in parts if whole(part[1])] or list(parts)


# What `phe_sii` checks, by the words of its messages.
CODES = (
    ("numeric", frozenset({"wrong-type"})),
    ("negative|(population|denominator)s? .*greater than (zero|0)", frozenset({"negative-value", "zero-denominator"})),
    ("proportions? .*between 0 and 1", frozenset({"out-of-range"})),
    ("lower .*(upper|greater)", frozenset({"out-of-range"})),
    ("limits|standard error|\\bse\\b|_cl", frozenset({"missing-argument", "missing-value"})),
    ("requires at least|is missing|not found", frozenset({"wrong-type", "missing-argument"})),
    ("missing values|NAs?\\b", frozenset({"missing-value"})),
)

# Limits are percentiles of 100,000 normal draws or more: their standard error is 0.2 % of the width at 95 %, 0.5 % at
# 99.8 %. The seeds of R are not ours, so 1 % of the width is allowed, and 2 % beyond 95 %.
TOLERANCES = (
    ("*_lower9[0-5]_*", OfWidth(0.01)),
    ("*_upper9[0-5]_*", OfWidth(0.01)),
    ("*_lower*", OfWidth(0.02)),
    ("*_upper*", OfWidth(0.02)),
)

ECHOES = frozenset({"value_type", "multiplier", "CI_confidence"})

ADAPTERS = {"phe_sii": Adapter(slope_index, CODES, TOLERANCES, ECHOES)}
