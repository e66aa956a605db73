"""Golden cases of the Gini index."""

from __future__ import annotations

from itertools import pairwise, product

import survey_cases
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Column = list[mpf]


def mean_of(y: Column, w: Column) -> mpf:
    return sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)


def above(t: mpf, y: Column, w: Column) -> mpf:
    """The share of the weight strictly above t."""
    return sum(b for a, b in zip(y, w, strict=True) if a > t) / sum(w)


def integral(y: Column, w: Column, power: mpf, end: mpf) -> mpf:
    """The integral of above(t) ** power from 0 to end."""
    ends = sorted({mpf(0), end, *(a for a in y if a < end)})
    return sum((b - a) * above(a, y, w) ** power for a, b in pairwise(ends))


def gini(y: Column, w: Column, nu: mpf, correction: str) -> mpf:
    people = sum(w)
    if nu == 2:
        total = sum(v * u * abs(a - b) for (a, v), (b, u) in product(zip(y, w, strict=True), repeat=2))
        plain = total / people**2 / (2 * mean_of(y, w))
    else:
        plain = 1 - integral(y, w, nu, max(y)) / mean_of(y, w)
    return plain * factor(w, correction)


def factor(w: Column, correction: str) -> mpf:
    people = sum(w)
    if correction == "sample-size":
        return people / (people - 1)
    return 1 / (1 - sum((v / people) ** 2 for v in w)) if correction == "weights" else mpf(1)


def influence(y: Column, w: Column, nu: mpf) -> Column:
    mean, welfare = mean_of(y, w), integral(y, w, nu, max(y))
    return [nu * (welfare - integral(y, w, nu - 1, a)) / mean + welfare * (a - mean) / mean**2 for a in y]


def spread(y: Column, w: Column, nu: mpf, correction: str, interval: str) -> mpf:
    """The standard error."""
    people, rows = sum(w), [i for i, v in enumerate(w) if v > 0]
    n = len(rows)
    if interval == "jackknife":
        without = [gini([y[j] for j in rows if j != i], [w[j] for j in rows if j != i], nu, correction) for i in rows]
        centre = sum(without) / n
        return mp.sqrt(sum((one - centre) ** 2 for one in without) * (n - 1) / n)
    values = influence(y, w, nu)
    if interval == "linearised-sampling":
        moved = [w[i] * values[i] / people for i in rows]
        centre = sum(moved) / n
        return factor(w, correction) * mp.sqrt(sum((one - centre) ** 2 for one in moved) * n / (n - 1))
    return factor(w, correction) * mp.sqrt(
        sum(b * u * u for b, u in zip(w, values, strict=True)) / people / (people - 1)
    )


def limits(index: mpf, error: mpf, interval: str) -> tuple[mpf, mpf]:
    reach = z_of("0.95") * error
    if interval == "linearised-logit":
        odds = mp.exp(reach / (index * (1 - index)))
        return index / (index + (1 - index) * odds), index * odds / (index * odds + 1 - index)
    return max(index - reach, mpf(0)), min(index + reach, mpf(1))


TABLES = [
    ([0, 0, 1, 2, 5, 9, 9, 30], None),
    ([4.1, 4.1, 4.1], None),
    ([22.5, 13.1, 8.8, 30.2, 17.4], [120, 80.5, 60, 10, 0]),
    ([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 2, 1e9 + 5], [0.25, 3.5, 1, 7, 2]),
]


def main() -> None:
    cases: list[Case] = []
    for (values, weights), nu, correction in product(TABLES, [2, 1.5, 4], ["none", "sample-size", "weights"]):
        if nu != 2 and correction != "none":
            continue
        y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
        options: Case = {} if weights is None else {"weights": weights}
        options |= {} if nu == 2 else {"nu": nu}
        options |= {} if correction == "none" else {"correction": correction}
        index = gini(y, w, mpf(nu), correction)
        told = f"{values}, nu {nu}, correction {correction}"
        expect: Case = {"value": index, "interval": None, "population": sum(w)}
        cases.append(case(told, {"values": values}, options, expect))
        for interval in ["linearised", "linearised-logit", "linearised-sampling", "jackknife"]:
            if index == 0 or (interval == "jackknife" and nu != 2):
                continue
            one = spread(y, w, mpf(nu), correction, interval)
            lower, upper = limits(index, one, interval)
            expect = {"value": index, "standard_error": one, "interval.method": interval}
            expect |= {"interval.lower": lower, "interval.upper": upper}
            cases.append(case(f"{told}, {interval}", {"values": values}, {**options, "interval": interval}, expect))
    for nu, correction, wanted in [
        (2, "none", None),
        (4, "none", survey_cases.SOME),
        (2, "weights", survey_cases.SOME),
    ]:
        measure = lambda y, w, nu=nu, correction=correction: gini(y, w, mpf(nu), correction)
        options = ({} if nu == 2 else {"nu": nu}) | ({} if correction == "none" else {"correction": correction})
        if correction == "none" or wanted is None:
            cases += survey_cases.answers(measure, survey_cases.VALUES, options, (0, 1), wanted)
    cases += survey_cases.refused([3, 2, 1, 5], {})
    few = {"values": [3, 2, 1]}
    jackknife = {"interval": "jackknife"}
    write(
        "gini_index",
        1e-12,
        [
            *cases,
            error("no rows", {"values": []}, {}, "empty", "values"),
            error("missing value", {"values": [1, None]}, {}, "missing-value", "values", 1),
            error("infinite value", {"values": ["Infinity", 1]}, {}, "not-finite", "values", 0),
            error("negative value", {"values": [1, -1]}, {}, "negative-value", "values", 1),
            error("all zero", {"values": [0, 0]}, {}, "not-computable", "values"),
            error("lengths differ", few, {"weights": [1, 2]}, "length-mismatch", "weights"),
            error("negative weight", few, {"weights": [1, -2, 1]}, "negative-value", "weights", 1),
            error("weights of nobody", few, {"weights": [0, 0, 0]}, "zero-denominator", "weights"),
            error("level 0", few, {"level": 0}, "out-of-range", "level"),
            error("nu 1", few, {"nu": 1}, "out-of-range", "nu"),
            error("unknown interval", few, {"interval": "magic"}, "unknown-option", "interval"),
            error("unknown correction", few, {"correction": "magic"}, "unknown-option", "correction"),
            error("one person, corrected", {"values": [3]}, {"correction": "weights"}, "too-few-groups", "values"),
            error("one person, limits", {"values": [3]}, {"interval": "linearised"}, "too-few-groups", "values"),
            error(
                "no log odds of zero", {"values": [3, 3]}, {"interval": "linearised-logit"}, "not-computable", "values"
            ),
            error("nothing left", {"values": [0, 3]}, jackknife, "not-computable", "values"),
            error(
                "correction of the extended index",
                few,
                {"correction": "weights", "nu": 3},
                "conflicting-arguments",
                "correction",
            ),
            error("jackknife of the extended index", few, {**jackknife, "nu": 3}, "conflicting-arguments", "interval"),
        ],
    )
