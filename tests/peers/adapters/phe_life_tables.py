"""PHEindicatormethods (R): life expectancy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import commonweal as cw

from adapters.phe_indicator_methods import CODES, levels_text, limits
from answers import Adapter, Answer, Refused, attempt, of
from selection import column, groups, keys, levels, take

PACKAGE = "PHEindicatormethods"

METHOD = "Chiang, using Silcocks et al for confidence limits"
# What it withholds, and what it has no life table for.
WITHHELD = frozenset({"too-few-events", "not-computable", "zero-denominator", "numerator-above-denominator"})


def ages(arguments: Mapping[str, Any], rows: Sequence[int]) -> list[tuple[float, Any]]:
    """The ages asked for that the group has, in its order, each with the life expectancy there or the refusal."""
    usual = {"deaths": "deaths", "population": "pops", "startage": "startage"}
    deaths, people, starts = (take(column(arguments, name, default) or [], rows) for name, default in usual.items())
    wanted = arguments.get("le_age", "all")
    wanted = starts if wanted == "all" else wanted if isinstance(wanted, list) else [wanted]
    # One band without a life table, and the peer has none for the group, at later ages either.
    table = attempt(cw.life_table, deaths, people, age_start=starts)
    chosen = {"level": levels(arguments.get("confidence", 0.95)), "suppression": "phe", "age_start": starts}
    return [
        (start, of(table, lambda _, at=start: attempt(cw.life_expectancy, deaths, people, at_age=at, **chosen)))
        for start in starts
        if start in wanted
    ]


def shown(result: Any, read: Any) -> Any:
    """A field of a result; null where there is none to show."""
    return None if isinstance(result, Refused) and result.code in WITHHELD else of(result, read)


def life_expectancy(arguments: Mapping[str, Any]) -> Answer:
    """`phe_life_expectancy`: one row for each group and age."""
    parts = groups(arguments)
    found = [(key, rows, *answer) for key, rows in parts for answer in ages(arguments, rows)]
    chosen = levels(arguments.get("confidence", 0.95))
    results = [result for *_, result in found]
    usual = {"deaths": "deaths", "population": "pops", "startage": "startage"}
    given = {default: column(arguments, name, default) for name, default in usual.items()}
    fields = {
        **keys(arguments, [(key, ()) for key, *_ in found]),
        "startage": [start for *_, start, _ in found],
        "deaths": given["deaths"],
        "pops": given["pops"],
        "value": [shown(result, lambda result: result.value) for result in results],
        **limits(
            chosen,
            lambda side, level: [
                shown(result, lambda result: getattr(result.intervals[level], side)) for result in results
            ],
        ),
        "pops_used": [shown(result, lambda result: result.population) for result in results],
        "dths_used": [shown(result, lambda result: result.events) for result in results],
        "confidence": [levels_text(chosen) for _ in results],
        "statistic": [f"life expectancy at {start:g}" for *_, start, _ in found],
        "method": [METHOD for _ in results],
    }
    places = [{name: take(values or [], rows) for name, values in given.items()} for _, rows, *_ in found]
    return Answer(fields, places)


ECHOES = frozenset({"startage", "pops", "deaths", "confidence", "statistic", "method"})
ADAPTERS = {"phe_life_expectancy": Adapter(life_expectancy, CODES, echoes=ECHOES)}
