"""Golden cases of the Gini index divided by source."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import survey_cases
from golden_decomposition import small
from golden_entropy import Column, bad, mean_of, spread
from golden_group_decomposition import apart
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Sources = list[tuple[str, list[float]]]
TABLES: list[tuple[Sources, list[float] | None]] = [
    ([("visits", [1, 2, 3, 2]), ("stays", [0, 0, 1, 7])], None),
    ([("pay", [8, 3, 0, 20, 11, 5]), ("benefits", [2, 4, 9, 0, 1.5, 4]), ("tax", [-1, 0, 0, -5, -2, -0.5])], None),
    ([("a", [4.1, 5.2, 5.9, 7.3, 5.9]), ("b", [1, 1, 1, 1, 1])], [310, 280, 250.5, 160, 0.25]),
]
TWO = mpf(2)


def covariance(column: Column, rank: Column, w: Column) -> mpf:
    """`2 cov(x, F)`."""
    return apart(column, rank, w, TWO) * mean_of(column, w) if mean_of(column, w) else mpf(0)


def contribution(part: Column, y: Column, w: Column) -> mpf:
    """The share of the source times its index times its correlation with the total."""
    return covariance(part, y, w) / mean_of(y, w)


def effect(part: Column, y: Column, w: Column) -> mpf:
    return contribution(part, y, w) / apart(y, y, w, TWO) - mean_of(part, w) / mean_of(y, w)


def cases_of(table: tuple[Sources, list[float] | None], interval: str) -> Case:
    mp.dps = 100
    sources, weights = table
    values = [float(sum(parts)) for parts in zip(*(column for _, column in sources), strict=True)]
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    expect: Case = {"total.value": apart(y, y, w, TWO)}
    if interval != "none":
        expect["total.standard_error"] = spread(lambda a, b: apart(a, a, b, TWO), y, w, interval)
    for place, (name, given) in enumerate(sources):
        column = [mpf(v) for v in given]
        mean, own = mean_of(column, w), covariance(column, column, w)
        expect[f"source.{place}"] = name
        expect[f"mean.{place}"] = mean
        expect[f"share_of_total.{place}"] = mean / mean_of(y, w)
        if mean > 0:
            expect[f"index.{place}"] = own / mean
        if own > 0:
            expect[f"correlation.{place}"] = covariance(column, y, w) / own
        measures: dict[str, Callable[[Column, Column], mpf]] = {
            "contribution": lambda a, b, column=column: contribution(column, a, b),
            "marginal_effect": lambda a, b, column=column: effect(column, a, b),
        }
        for told, measure in measures.items():
            value = small(measure(y, w))
            expect[f"{told}.value.{place}"] = value
            if interval != "none" and own > 0:
                one = spread(measure, y, w, interval)
                expect[f"{told}.standard_error.{place}"] = one
                expect[f"{told}.intervals.0.upper.{place}"] = value + z_of("0.95") * one
    options: Case = {"sources": [[name, column] for name, column in sources]} | (
        {} if weights is None else {"weights": weights}
    )
    options |= {} if interval == "none" else {"interval": interval}
    mp.dps = 50
    return case(f"{sources}, {interval}", {"values": values}, options, expect)


def of_a_survey() -> list[Case]:
    values = survey_cases.VALUES
    part = [value * (row % 3) / 4 for row, value in enumerate(values)]
    rest = [value - one for value, one in zip(values, part, strict=True)]
    options: Case = {"sources": [["part", part], ["rest", rest]]}
    column = [mpf(v) for v in part]
    cases = []
    for told, measure in {"contribution": contribution, "marginal_effect": effect}.items():
        of = lambda y, w, measure=measure: measure(column, y, w)
        for one in survey_cases.answers(of, values, options, (-mp.inf, mp.inf), ["strata and clusters", "jackknife"]):
            one["name"] += f", {told}"
            expect = one["expect"]
            one["expect"] = {
                f"{told}.value.0": expect["value"],
                f"{told}.standard_error.0": expect["standard_error"],
                f"{told}.intervals.0.lower.0": expect["interval.lower"],
            }
            cases.append(one)
    return cases


def refused() -> list[Case]:
    cases = []
    for one in bad():
        values = one["args"]["values"]
        # A missing value is found before the sources are.
        one["options"] = {"sources": [["all", [0 if v is None else v for v in values]]], **one["options"]}
        cases.append(one)
    few: Case = {"values": [3, 2, 1]}
    return [
        *cases,
        error("no sources", few, {}, "missing-argument", "sources"),
        error("none given", few, {"sources": []}, "empty", "sources"),
        error("too short", few, {"sources": [["a", [3, 2]]]}, "length-mismatch", "sources"),
        error("they do not come to it", few, {"sources": [["a", [3, 1, 1]]]}, "conflicting-arguments", "sources", 1),
    ]


def main() -> None:
    cases = [
        cases_of(table, interval) for table, interval in product(TABLES, ["none", "linearised", "linearised-sampling"])
    ]
    write("gini_source_decomposition", 1e-11, cases + of_a_survey() + refused())
