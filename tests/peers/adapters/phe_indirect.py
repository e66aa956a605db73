"""PHEindicatormethods (R): indirectly standardised ratios and rates, and means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import commonweal as cw

from adapters.phe_indicator_methods import CODES, METHODS, levels_text, limits, sums
from answers import Adapter, Answer, attempt, of
from selection import column, groups, keys, levels, numbers, take

PACKAGE = "PHEindicatormethods"


def reference(arguments: Mapping[str, Any], rows: Sequence[int]) -> tuple[Any, Any]:
    """Events and people of the reference: columns of the table, or vectors of their own."""
    names = ("x_ref", "n_ref")
    if arguments.get("refpoptype", "vector") == "field":
        x, n = (take(column(arguments, name, name) or [], rows) for name in names)
        return x, n
    x, n = (numbers(arguments[name]) for name in names)
    return x, n


def standardised(function: Any, what: str, multiplier: float) -> Callable[[Mapping[str, Any]], Answer]:
    """`calculate_ISRatio` and `calculate_ISRate`: one for each group."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        parts = groups(arguments)
        x, n = (column(arguments, name, name) or [] for name in ("x", "n"))
        chosen = levels(arguments.get("confidence", 0.95))
        per = arguments.get("multiplier", multiplier)
        results, ratios, crude = [], [], []
        for _, rows in parts:
            cases, people = reference(arguments, rows)
            whole = {"reference_events": cases, "reference_population": people, "level": chosen}
            events, population = take(x, rows), take(n, rows)
            results.append(attempt(function, events, population, per=per, **whole))
            ratios.append(attempt(cw.indirectly_standardised_ratio, events, population, **whole))
            total = sums(cases, people, [((), list(range(len(cases))))])
            crude.append(cw.crude_rate(*total, per=per).value[0])
        fields = {
            **keys(arguments, parts),
            "observed": [of(result, lambda result: result.events) for result in results],
            "expected": [of(ratio, lambda ratio: ratio.population) for ratio in ratios],
            "ref_rate": [of(result, lambda _, at=at: crude[at]) for at, result in enumerate(results)],
            "value": [of(result, lambda result: result.value) for result in results],
            **limits(
                chosen,
                lambda side, level: [
                    of(result, lambda result: getattr(result.intervals[level], side)) for result in results
                ],
            ),
            "confidence": [of(result, lambda _: levels_text(chosen)) for result in results],
            "statistic": [of(result, lambda result: f"{what} {result.per:.15g}") for result in results],
            "method": [of(result, lambda result: METHODS[result.interval.method]) for result in results],
        }
        return Answer(fields, [{"x": take(x, rows), "n": take(n, rows)} for _, rows in parts])

    return ask


def mean(arguments: Mapping[str, Any]) -> Answer:
    """`phe_mean`: one for each group."""
    parts = groups(arguments)
    x = column(arguments, "x", "v") or []
    chosen = levels(arguments.get("confidence", 0.95))
    results = [attempt(cw.mean, take(x, rows), level=chosen) for _, rows in parts]

    def told(report: Any) -> list[Any]:
        found = [attempt(cw.mean, take(x, rows), report=report) for _, rows in parts]
        return [of(result, lambda result: result.value) for result in found]

    fields = {
        **keys(arguments, parts),
        "value_sum": told("total"),
        "stdev": told("standard-deviation"),
        "value_count": [of(result, lambda result: result.n) for result in results],
        "value": [of(result, lambda result: result.value) for result in results],
        **limits(
            chosen,
            lambda side, level: [
                of(result, lambda result: getattr(result.intervals[level], side) if result.intervals else None)
                for result in results
            ],
        ),
        "confidence": [of(result, lambda _: levels_text(chosen)) for result in results],
        "statistic": [of(result, lambda _: "mean") for result in results],
        "method": [of(result, lambda _: "Student's t-distribution") for result in results],
    }
    return Answer(fields, [{"x": take(x, rows)} for _, rows in parts])


ECHOES = frozenset({"confidence", "statistic"})
ADAPTERS = {
    "calculate_ISRatio": Adapter(
        standardised(cw.indirectly_standardised_ratio, "indirectly standardised ratio x", 1), CODES, echoes=ECHOES
    ),
    "calculate_ISRate": Adapter(
        standardised(cw.indirectly_standardised_rate, "indirectly standardised rate per", 100_000), CODES, echoes=ECHOES
    ),
    "phe_mean": Adapter(mean, CODES, echoes=ECHOES),
}
