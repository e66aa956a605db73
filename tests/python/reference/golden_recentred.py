"""Golden cases of regressions of recentred influence.

The influence of a row is by definition what the index moves with one more person there: a central difference in 50
digits, so that no formula of an influence function stands here, but for that of a quantile, which has steps.
"""

from __future__ import annotations

from typing import Any

import survey_cases
from golden_concentration import PEOPLE, VISITS
from golden_explained import AGE, CHANGE, ILL, SURVEY_AGE, SURVEY_ILL, least_squares
from golden_poverty import density
from mpmath import mp, mpf
from reference_tools import Case, case, error, t_of, write

Column = list[mpf]
Named = list[tuple[str, list[float]]]
# Visits without ties, so that a quantile is one of them.
APART = [2.5, 5, 4, 1, 3, 7.25]


def mean(of: Column, w: Column) -> mpf:
    return sum(v * n for v, n in zip(of, w, strict=True)) / sum(w)


def value(kind: str, option: Case, y: Column, w: Column) -> mpf:
    m = mean(y, w)
    if kind == "gini":
        pairs = sum(p * q * abs(u - v) for u, p in zip(y, w, strict=True) for v, q in zip(y, w, strict=True))
        return pairs / sum(w) ** 2 / 2 / m
    if kind == "variance":
        return mean([(v - m) ** 2 for v in y], w)
    if kind == "generalised-entropy":
        a = mpf(option.get("alpha", 1))
        if a == 0:
            return -mean([mp.log(v / m) for v in y], w)
        if a == 1:
            return mean([v / m * mp.log(v / m) for v in y], w)
        return (mean([(v / m) ** a for v in y], w) - 1) / (a * (a - 1))
    e = mpf(option.get("epsilon", 1))
    if e == 1:
        return 1 - mp.exp(mean([mp.log(v / m) for v in y], w))
    return 1 - mean([(v / m) ** (1 - e) for v in y], w) ** (1 / (1 - e))


def lower(y: Column, w: Column, share: mpf) -> mpf:
    """The smallest value that a share of the people do not exceed."""
    return min(v for v in y if sum(n for u, n in zip(y, w, strict=True) if u <= v) >= share * sum(w))


def quantile(option: Case, y: Column, w: Column) -> tuple[mpf, Column]:
    """The quantile, and its influence by the density there, of as many rows as would estimate a mean as well."""
    q = lower(y, w, mpf(str(option.get("quantile", 0.5))))
    there = density(y, w, sum(w) ** 2 / sum(v * v for v in w), q)
    reached = mean([mpf(v <= q) for v in y], w)
    return q, [(reached - mpf(v <= q)) / there for v in y]


def moved(kind: str, option: Case, y: Column, w: Column) -> tuple[mpf, Column]:
    if kind == "quantile":
        return quantile(option, y, w)
    return value(kind, option, y, w), survey_cases.influence(lambda y, w: value(kind, option, y, w), y, w)


def regression(kind: str, option: Case, y: Column, w: Column, columns: list[Column]) -> tuple[mpf, list[mpf], Column]:
    """The index, the coefficients (the intercept first), and the recentred influence."""
    index, influence = moved(kind, option, y, w)
    rif = [index + u for u in influence]
    return index, least_squares(rif, w, columns), rif


def slopes(w: Column, columns: list[Column]) -> list[Column]:
    """What each row's unit adds to each coefficient, by the normal equations."""
    rows = range(len(w))
    each = [least_squares([mpf(i == row) for i in rows], w, columns) for row in rows]
    return [[one[k] for one in each] for k in range(len(columns) + 1)]


def limits(expect: Case, name: str, b: mpf, sigma: mpf, degrees: mpf, method: str) -> None:
    away = t_of("0.95", degrees) * sigma
    whole = name == "intercept"
    place = "" if whole else f".{name}"
    ends = "intercept.interval.{}" if whole else "intervals.0.{}" + place
    expect |= {
        "intercept.standard_error" if whole else f"standard_error{place}": sigma,
        ends.format("lower"): b - away,
        ends.format("upper"): b + away,
        ends.format("method"): method,
    }
    if not whole:
        x = degrees / (degrees + (b / sigma) ** 2)
        expect[f"p_value{place}"] = mp.betainc(degrees / 2, mpf(1) / 2, 0, x, regularized=True)


def facts(values: list[float], w: Column, kind: str, option: Case, named: Named) -> tuple[Case, Any]:
    y = [mpf(v) for v in values]
    columns = [[mpf(v) for v in column] for _, column in named]
    index, fitted, rif = regression(kind, option, y, w, columns)
    expect: Case = {"index.value": index, "intercept.value": fitted[0]}
    predicted = [fitted[0] + sum(b * x[row] for b, x in zip(fitted[1:], columns, strict=True)) for row in range(len(y))]
    left = [v - p for v, p in zip(rif, predicted, strict=True)]
    expect["r_squared"] = 1 - mean([e * e for e in left], w) / mean([(v - index) ** 2 for v in rif], w)
    for place, ((label, _), b, x) in enumerate(zip(named, fitted[1:], columns, strict=True)):
        expect |= {
            f"determinant.{place}": label,
            f"coefficient.{place}": b,
            f"mean.{place}": mean(x, w),
            f"contribution.{place}": b * mean(x, w),
        }
    return expect, (fitted, left, columns)


def plain(values: list[float], kind: str, option: Case, named: Named, weighted: bool, interval: str) -> Case:
    mp.dps = 60
    w = [mpf(v) for v in (PEOPLE if weighted else [1] * 6)]
    expect, (fitted, left, columns) = facts(values, w, kind, option, named)
    if interval == "none":
        expect |= {"index.interval": None, "intercept.interval": None}
    else:
        degrees = mpf(len(w) - len(fitted))
        for k, (b, slope) in enumerate(zip(fitted, slopes(w, columns), strict=True)):
            sigma = mp.sqrt(sum((s * e) ** 2 for s, e in zip(slope, left, strict=True)) * len(w) / degrees)
            limits(expect, "intercept" if k == 0 else str(k - 1), b, sigma, degrees, "regression-hc1")
    said: Case = {"determinants": named, "index": kind, **option, "interval": interval}
    said |= {"weights": PEOPLE} if weighted else {}
    mp.dps = 50
    names = " and ".join(name for name, _ in named)
    return case(f"{kind} {option}, {names}, weights {weighted}, {interval}", {"values": values}, said, expect)


def drawn(kind: str, option: Case, told: str) -> Case:
    """Of a survey: by the scores of clusters, or everything once more with each column of weights."""
    mp.dps = 60
    design = survey_cases.designs(survey_cases.WEIGHTS)[told]
    w = [mpf(v) for v in survey_cases.WEIGHTS]
    named: Named = [("ill", SURVEY_ILL), ("age", SURVEY_AGE)]
    expect, (fitted, left, columns) = facts(survey_cases.VALUES, w, kind, option, named)
    y = [mpf(v) for v in survey_cases.VALUES]
    for k, b in enumerate(fitted):
        if "replicate_weights" in design:
            again = lambda y, w, k=k: regression(kind, option, y, w, columns)[1][k]
            sigma, degrees = survey_cases.replicated(again, y, w, design)
            method = "replicate-weights"
        else:
            scores = [s * e for s, e in zip(slopes(w, columns)[k], left, strict=True)]
            sigma, degrees = survey_cases.of_scores(scores, w, design)
            method = "linearised-design"
        limits(expect, "intercept" if k == 0 else str(k - 1), b, sigma, mpf(degrees), method)
    said: Case = {"determinants": named, "index": kind, **option}
    said |= {"weights": survey_cases.WEIGHTS, "interval": "survey-design", "design": design}
    mp.dps = 50
    return case(f"survey, {told}, {kind} {option}", {"values": survey_cases.VALUES}, said, expect)


def main() -> None:
    one: Named = [("ill", ILL)]
    two: Named = [*one, ("age", AGE)]
    signs: Named = [("change", CHANGE), ("age", [a + 1e6 for a in AGE])]
    kinds: list[tuple[str, Case]] = [
        ("gini", {}),
        ("variance", {}),
        ("quantile", {}),
        ("quantile", {"quantile": 0.1}),
        ("generalised-entropy", {}),
        ("generalised-entropy", {"alpha": 0}),
        ("generalised-entropy", {"alpha": 2.5}),
        ("atkinson", {}),
        ("atkinson", {"epsilon": 0.5}),
    ]
    cases = [
        plain(APART, kind, option, named, weighted, interval)
        for kind, option in kinds
        for named, weighted, interval in ((one, False, "none"), (two, True, "robust"), (two, False, "robust"))
    ]
    cases += [
        plain(APART, "gini", {}, signs, True, "robust"),
        plain([-2, 5, 4, -1, 3, 6], "variance", {}, two, True, "none"),
    ]
    designs = ("strata and clusters", "rows, degrees of freedom", "jackknife", "Fay")
    cases += [drawn(kind, option, told) for kind, option in kinds[:4] for told in designs]
    cases += [drawn("gini", {}, told) for told in ("clusters, fractions", "a cluster alone, average", "bootstrap")]
    few: Case = {"values": VISITS}
    base: Case = {"determinants": two, "interval": "robust"}

    def refused(name: str, change: Case, code: str, param: str, row: int | None = None, data: Case = few) -> None:
        options = {key: value for key, value in (base | change).items() if value is not None}
        cases.append(error(name, data, options, code, param, row))

    param = "determinants"
    refused("no determinants", {param: None}, "missing-argument", param)
    refused("none of them", {param: []}, "empty", param)
    refused("a determinant of other rows", {param: [("ill", ILL[1:])]}, "length-mismatch", param)
    refused("a missing one", {param: [("ill", [1, 0, None, 0, 1, 1])]}, "missing-value", param, 2)
    refused("twice", {param: [("ill", ILL), ("ill", AGE)]}, "duplicate-key", param)
    refused("collinear", {param: [("ill", ILL), ("well", [1 - v for v in ILL])]}, "not-computable", param)
    refused("constant", {param: [("ill", ILL), ("all", [3.0] * 6)]}, "not-computable", param)
    many: Named = [(str(k), [float(i == k) for i in range(6)]) for k in range(5)]
    refused("too few rows", {param: many}, "too-few-groups", "values")
    refused("draws of nothing", {"draws": 500}, "conflicting-arguments", "draws")
    refused("too few draws", {"draws": 100, "interval": "bootstrap"}, "out-of-range", "draws")
    refused("no design", {"interval": "survey-design"}, "missing-argument", "design")
    halves: Case = {"design": {"clusters": [*"aabbcc"]}}
    refused("a design in vain", halves, "conflicting-arguments", "design")
    refused("a design of a bootstrap", {**halves, "interval": "bootstrap"}, "conflicting-arguments", "design")
    refused("a quantile in vain", {"quantile": 0.5}, "conflicting-arguments", "quantile")
    refused("alpha in vain", {"alpha": 1, "index": "atkinson"}, "conflicting-arguments", "alpha")
    refused("epsilon in vain", {"epsilon": 1, "index": "quantile"}, "conflicting-arguments", "epsilon")
    for share in (0, 1, 1.5, -0.1):
        refused(f"a quantile of {share}", {"index": "quantile", "quantile": share}, "out-of-range", "quantile")
    refused("epsilon below zero", {"index": "atkinson", "epsilon": -1}, "out-of-range", "epsilon")
    zero: Case = {"values": [1, 0, 3, 4, 5, 6]}
    refused("a zero", {"index": "atkinson"}, "not-computable", "values", 1, zero)
    refused("a zero of entropy", {"index": "generalised-entropy", "alpha": 0}, "not-computable", "values", 1, zero)
    refused("negative", {}, "negative-value", "values", 1, {"values": [1, -2, 3, 4, 5, 6]})
    refused("all zero", {}, "not-computable", "values", None, {"values": [0] * 6})
    refused("no density", {"index": "quantile"}, "not-computable", "values", None, {"values": [2] * 6})
    refused("weights below zero", {"weights": [1, 2, -1, 1, 1, 1]}, "negative-value", "weights", 2)
    refused("unknown index", {"index": "magic"}, "unknown-option", "index")
    refused("unknown interval", {"interval": "magic"}, "unknown-option", "interval")
    write("recentred_influence_regression", 1e-10, cases)
