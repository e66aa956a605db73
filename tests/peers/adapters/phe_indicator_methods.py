"""PHEindicatormethods (R): rates, proportions, directly standardised rates, and the limits inside them.

The slope index of the same package is in `phe_slope_index.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import commonweal as cw
import pyarrow as pa

from answers import Adapter, Answer, Refused, attempt, of
from selection import column, complete, groups, keys, level_name, levels, numbers, percent, put_back, take

PACKAGE = "PHEindicatormethods"

METHODS = {"byar": "Byars", "exact-poisson": "Exact", "wilson": "Wilson", "dobson-1991": "Dobson"}

# What the method is called where events are not independent.
REPEATED = ", with confidence adjusted for non-independent events"

# What these functions check, by the words of their messages. Where one asks for a column, ours is asked with none.
ABSENT = frozenset({"wrong-type", "missing-argument"})
CODES = (
    ("less than or equal to denominator", frozenset({"numerator-above-denominator"})),
    ("(denominators?|populations?) .*greater than (zero|0)", frozenset({"zero-denominator", "negative-value"})),
    ("numerators? .*(greater than or equal to|less than) (zero|0)|negative", frozenset({"negative-value"})),
    ("numeric", frozenset({"wrong-type"})),
    ("requires at least|is missing|not found|must be (provided|supplied)", ABSENT),
)

Ask = Callable[[Mapping[str, Any]], Answer]

# Rates on fewer events are withheld.
MINIMUM_EVENTS = 10


def options(arguments: Mapping[str, Any], multiplier: float) -> dict[str, Any]:
    """Multiplier and levels."""
    return {"per": arguments.get("multiplier", multiplier), "level": levels(arguments.get("confidence", 0.95))}


def levels_text(chosen: Sequence[float]) -> str:
    """All levels, such as "95%, 99.8%"."""
    return ", ".join(map(percent, chosen))


def limits(chosen: Sequence[float], read: Callable[[str, int], Any]) -> dict[str, Any]:
    """`lowercl` and `uppercl`, or a pair for each of several levels; `read` gives a side of the interval at a level."""
    names = [level_name(level) for level in chosen] if len(chosen) > 1 else [""]
    return {f"{side}{name}cl": read(side, place) for place, name in enumerate(names) for side in ("lower", "upper")}


def sums(x: Sequence[Any], n: Sequence[Any], parts: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Events and people of each group; null where one of its rows is missing, as a sum is in R."""
    kept = [all(complete(take(x, rows), take(n, rows))) for _, rows in parts]
    group = [(place, row) for place, (_, rows) in enumerate(parts) if kept[place] for row in rows]
    if not group:
        return [None for _ in parts], [None for _ in parts]
    rows = [row for _, row in group]
    table = pa.table({"group": [place for place, _ in group], "x": take(x, rows), "n": take(n, rows)})
    totals = cw.frames.crude_rate(table, events="x", population="n", by="group").to_pydict()
    return put_back(totals["events"], kept), put_back(totals["population"], kept)


def of_counts(function: Any, statistic: Callable[[float], str], multiplier: float) -> Ask:
    """`phe_rate` and `phe_proportion`: of each row, or of the sums within groups."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        x, n = column(arguments, "x", "x"), column(arguments, "n", "n")
        named: dict[str, Any] = {}
        if arguments.get("group"):
            parts = groups(arguments)
            named = keys(arguments, parts)
            x, n = sums(x or [], n or [], parts)
        result = function(x, n, nulls="omit", **options(arguments, multiplier))
        kept = complete(x or [], n or [])
        chosen = [interval.level for interval in result.intervals]
        fields = {
            **named,
            "x": x,
            "n": n,
            "value": put_back(result.value, kept),
            **limits(chosen, lambda side, level: put_back(getattr(result.intervals[level], side), kept)),
            "confidence": [levels_text(chosen) for _ in kept],
            "statistic": [statistic(result.per) for _ in kept],
            "method": put_back([METHODS[method] for method in result.interval.method], kept),
        }
        return Answer(fields, [{"x": a, "n": b} for a, b in zip(x or [], n or [], strict=True)])

    return ask


def rate_statistic(per: float) -> str:
    """What a rate is called."""
    return f"rate per {per:.15g}"


def proportion_statistic(per: float) -> str:
    """What a proportion is called."""
    return "percentage" if per == 100 else f"proportion of {per:.15g}"


def directly_standardised(arguments: Mapping[str, Any]) -> Answer:
    """`calculate_dsr`: one rate for each group."""
    x, n, standard = (column(arguments, name, name) for name in ("x", "n", "stdpop"))
    parts = groups(arguments)
    areas = []
    repeated = arguments.get("independent_events", True) is False
    squares: list[Any] = []
    for _, rows in parts:
        kept = rows
        if repeated:
            bands = column(arguments, "ageband", "ageband")
            kept = first_of_each(bands, rows)
            often = column(arguments, "eventfreq", "eventfreq") or []
            squares.append({"squared_events": of_bands(x or [], often, bands, rows, 2)})
        else:
            squares.append({})
        area = [values and take(values, kept) for values in (x, n, standard)]
        if repeated:
            area[0] = of_bands(x or [], often, bands, rows, 1)
        areas.append(area)
    chosen = options(arguments, 100_000)
    asked = [
        (area, {"standard_population": area[2], **chosen, **more}) for area, more in zip(areas, squares, strict=True)
    ]
    whole = [attempt(cw.directly_standardised_rate, *area[:2], **how) for area, how in asked]
    rates = [
        attempt(cw.directly_standardised_rate, *area[:2], minimum_events=MINIMUM_EVENTS, **how) for area, how in asked
    ]

    def shown(rate: Any, read: Callable[[Any], Any]) -> Any:
        """A field of a rate; null where it is withheld."""
        return None if isinstance(rate, Refused) and rate.code == "too-few-events" else of(rate, read)

    def statistic(total: Any, rate: Any) -> Any:
        if shown(rate, lambda rate: rate.value) is None:
            return f"dsr NA for total count < {MINIMUM_EVENTS}"
        return of(total, lambda total: f"dsr per {total.per:.15g}")

    fields = {
        **keys(arguments, parts),
        "total_count": [of(total, lambda total: total.events) for total in whole],
        "total_pop": [of(total, lambda total: total.population) for total in whole],
        "value": [shown(rate, lambda rate: rate.value) for rate in rates],
        **limits(
            chosen["level"],
            lambda side, level: [shown(rate, lambda rate: getattr(rate.intervals[level], side)) for rate in rates],
        ),
        "confidence": [of(total, lambda _: levels_text(chosen["level"])) for total in whole],
        "statistic": [statistic(total, rate) for total, rate in zip(whole, rates, strict=True)],
        "method": [
            of(total, lambda total: METHODS[total.citation] + (REPEATED if repeated else "")) for total in whole
        ],
    }
    return Answer(fields, [dict(zip(("x", "n", "stdpop"), area, strict=True)) for area in areas])


def of_bands(x: Sequence[Any], often: Sequence[int], bands: Any, rows: Sequence[int], times: int) -> list[Any]:
    """Events of each band, squared with `times` 2: a row counts as often as it says, and each time as often again."""
    repeated = [row for row in rows for _ in product(range(often[row]), repeat=times)]
    parts = [(band, [row for row in repeated if bands[row] == band]) for band in dict.fromkeys(take(bands, rows))]
    return sums(x, [1 for _ in x], parts)[0]


def first_of_each(values: Any, rows: Sequence[int]) -> list[int]:
    """The first row of each value: where rows are by age and how often, each age band's people once."""
    firsts: dict[Any, int] = {}
    for row in rows:
        firsts.setdefault(values[row], row)
    return list(firsts.values())


def poisson_limits(interval: str, names: tuple[str, str]) -> Ask:
    """Limits of counts: those of the rate of each count per one person."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        x = numbers(arguments["x"])
        level = levels(arguments.get("confidence", 0.95))
        rates = cw.crude_rate(x, [1 for _ in x], per=1, level=level, interval=interval, nulls="omit")
        sides = (rates.interval.lower, rates.interval.upper)
        kept = complete(x)
        return Answer({name: put_back(side, kept) for name, side in zip(names, sides, strict=True)})

    return ask


def wilson_limits(arguments: Mapping[str, Any]) -> Answer:
    """`wilson_lower` and `wilson_upper`."""
    x, n = numbers(arguments["x"]), numbers(arguments["n"])
    level = levels(arguments.get("confidence", 0.95))
    interval = cw.proportion(x, n, level=level, nulls="omit").interval
    kept = complete(x, n)
    return Answer({"lower": put_back(interval.lower, kept), "upper": put_back(interval.upper, kept)})


COUNT_ECHOES = frozenset({"x", "n", "confidence"})

ADAPTERS = {
    "phe_rate": Adapter(of_counts(cw.crude_rate, rate_statistic, 100_000), CODES, echoes=COUNT_ECHOES),
    "phe_proportion": Adapter(of_counts(cw.proportion, proportion_statistic, 1), CODES, echoes=COUNT_ECHOES),
    "calculate_dsr": Adapter(directly_standardised, CODES, echoes=frozenset({"confidence"})),
    "byars_limits": Adapter(poisson_limits("byar", ("lower", "upper")), CODES),
    "wilson_limits": Adapter(wilson_limits, CODES),
}
