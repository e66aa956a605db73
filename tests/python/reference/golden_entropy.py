"""Golden cases of the generalised entropy and Atkinson indices."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import survey_cases
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Column = list[mpf]
# The steps of the derivatives; what is left of 100 digits is more than 30.
STEP = mpf(10) ** -30

TABLES = [
    ([412.3, 378.9, 455.7, 498.2, 521.4, 389.6, 401.8], [66.03, 88.62, 107.72, 81.41, 70.84, 90.08, 57.12]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 8, 20], None),
    ([0, 0, 1, 2, 5, 9, 9, 30], None),
    ([4.1, 4.1, 4.1], None),
    ([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 2, 1e9 + 5], [0.25, 3.5, 1, 7, 2]),
    ([1e-300, 3e-300, 1e-299], [1, 0, 2]),
    ([7], None),
]


def mean_of(y: Column, w: Column) -> mpf:
    return sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)


def entropy(y: Column, w: Column, alpha: mpf) -> mpf:
    mean = mean_of(y, w)
    shares = [(a / mean, b / sum(w)) for a, b in zip(y, w, strict=True) if b > 0]
    if alpha == 0:
        return -sum(b * mp.log(r) for r, b in shares)
    if alpha == 1:
        return sum(b * r * mp.log(r) for r, b in shares if r > 0)
    return (sum(b * r**alpha for r, b in shares) - 1) / (alpha * (alpha - 1))


def equivalent(y: Column, w: Column, epsilon: mpf) -> mpf:
    rows = [(a, b / sum(w)) for a, b in zip(y, w, strict=True) if b > 0]
    if epsilon == 1:
        return mp.exp(sum(b * mp.log(a) for a, b in rows))
    return sum(b * a ** (1 - epsilon) for a, b in rows) ** (1 / (1 - epsilon))


def atkinson(y: Column, w: Column, epsilon: mpf) -> mpf:
    return 1 - equivalent(y, w, epsilon) / mean_of(y, w)


def influence(measure: Callable[[Column, Column], mpf], y: Column, w: Column) -> Column:
    """By what the measure moves with the share of one more person at each value: a difference, no derivative."""
    total, base = sum(w), measure(y, w)
    moved = []
    for i in range(len(y)):
        mixed = [b / total * (1 - STEP) + (STEP if j == i else 0) for j, b in enumerate(w)]
        moved.append((measure(y, mixed) - base) / STEP if w[i] > 0 else mpf(0))
    return moved


def spread(measure: Callable[[Column, Column], mpf], y: Column, w: Column, interval: str) -> mpf:
    """The standard error."""
    values, total = influence(measure, y, w), sum(w)
    if interval == "linearised":
        return mp.sqrt(sum(b * u * u for b, u in zip(w, values, strict=True)) / total / (total - 1))
    moved = [b * u / total for b, u in zip(w, values, strict=True) if b > 0]
    n, centre = len(moved), sum(moved) / len(moved)
    return mp.sqrt(sum((one - centre) ** 2 for one in moved) * n / (n - 1))


def answers(
    measure: Callable[[Column, Column], mpf],
    table: tuple[list[float], list[float] | None],
    options: Case,
    top: mpf,
    least: mpf = mpf(0),  # noqa: B008 - a number
) -> list[Case]:
    """The cases of one table: without limits, and with each kind of them."""
    mp.dps = 100
    values, weights = table
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    value, told = measure(y, w), f"{values}, {options}"
    value = mpf(0) if abs(value) < mpf(10) ** -90 * max(y) else value  # all the same
    options = options if weights is None else {"weights": weights, **options}
    expect: Case = {"value": value, "interval": None, "population": sum(w)}
    cases = [case(told, {"values": values}, options, expect)]
    for interval in ["linearised", "linearised-sampling"]:
        units = sum(w) if interval == "linearised" else sum(v > 0 for v in w)
        if units <= 1 or sum(v > 0 for v in w) < 2 or all(v == y[0] for v in y):
            continue
        one = spread(measure, y, w, interval)
        reach = z_of("0.95") * one
        expect = {"value": value, "standard_error": one, "interval.method": interval}
        expect |= {"interval.lower": max(value - reach, least), "interval.upper": min(value + reach, top)}
        cases.append(case(f"{told}, {interval}", {"values": values}, {**options, "interval": interval}, expect))
    mp.dps = 50
    return cases


def bad() -> list[Case]:
    """What every measure of shares refuses."""
    few = {"values": [3, 2, 1]}
    return [
        error("no rows", {"values": []}, {}, "empty", "values"),
        error("missing value", {"values": [1, None]}, {}, "missing-value", "values", 1),
        error("infinite value", {"values": ["Infinity", 1]}, {}, "not-finite", "values", 0),
        error("negative value", {"values": [1, -1]}, {}, "negative-value", "values", 1),
        error("all zero", {"values": [0, 0]}, {}, "not-computable", "values"),
        error("lengths differ", few, {"weights": [1, 2]}, "length-mismatch", "weights"),
        error("negative weight", few, {"weights": [1, -2, 1]}, "negative-value", "weights", 1),
        error("weights of nobody", few, {"weights": [0, 0, 0]}, "zero-denominator", "weights"),
        error("level 0", few, {"level": 0}, "out-of-range", "level"),
        error("unknown interval", few, {"interval": "magic"}, "unknown-option", "interval"),
        error("one person, limits", {"values": [3]}, {"interval": "linearised"}, "too-few-groups", "values"),
    ]


def main() -> None:
    cases: list[Case] = []
    for table, alpha in product(TABLES, [None, 0, 0.5, 1.25, 2, -1]):
        if 0 in table[0] and alpha is not None and alpha <= 0:
            continue
        options = {} if alpha is None else {"alpha": alpha}
        chosen = mpf(1 if alpha is None else alpha)
        cases += answers(lambda y, w, a=chosen: entropy(y, w, a), table, options, mpf("inf"))
    zero = {"values": [1, 0, 3]}
    cases += bad()
    cases.append(error("no logarithm of zero", zero, {"alpha": 0}, "not-computable", "values", 1))
    cases.append(error("no power of zero", zero, {"alpha": -2}, "not-computable", "values", 1))
    cases.append(error("too large a power", {"values": [1e-300, 1]}, {"alpha": -9}, "overflow", "values"))
    for alpha in [0, 1, 2]:
        measure = lambda y, w, alpha=alpha: entropy(y, w, mpf(alpha))
        reach, options = (0, mp.inf), {} if alpha == 1 else {"alpha": alpha}
        cases += survey_cases.answers(measure, survey_cases.VALUES, options, reach, survey_cases.SOME)
    write("generalised_entropy_index", 1e-12, cases)

    both = lambda y, w: entropy(y, w, mpf(0)) + entropy(y, w, mpf(1))
    cases = [one for table in TABLES if 0 not in table[0] for one in answers(both, table, {}, mp.inf)] + bad()
    cases.append(error("no logarithm of zero", zero, {}, "not-computable", "values", 1))
    cases += survey_cases.answers(both, survey_cases.VALUES, {}, (0, mp.inf), survey_cases.SOME)
    write("j_divergence", 1e-12, cases)

    cases = []
    for table, epsilon, told in product(TABLES, [None, 0.5, 2, 0], ["index", "equally-distributed-equivalent"]):
        if 0 in table[0] and (epsilon is None or epsilon >= 1):
            continue
        options = {} if epsilon is None else {"epsilon": epsilon}
        chosen = mpf(1 if epsilon is None else epsilon)
        if told == "index":
            if epsilon == 0:  # its error is zero, which is no number of digits
                continue
            cases += answers(lambda y, w, e=chosen: atkinson(y, w, e), table, options, mpf(1))
        else:
            options["report"] = told
            cases += answers(lambda y, w, e=chosen: equivalent(y, w, e), table, options, mpf("inf"))
    cases += bad()
    cases.append(error("one person without anything", zero, {}, "not-computable", "values", 1))
    cases.append(error("too large a power", {"values": [1e-300, 1]}, {"epsilon": 9}, "overflow", "values"))
    cases.append(error("negative epsilon", zero, {"epsilon": -0.5}, "out-of-range", "epsilon"))
    cases.append(error("unknown report", zero, {"report": "magic"}, "unknown-option", "report"))
    cases += survey_cases.answers(
        lambda y, w: atkinson(y, w, mpf(1)), survey_cases.VALUES, {}, (0, 1), survey_cases.SOME
    )
    cases += survey_cases.answers(
        lambda y, w: equivalent(y, w, mpf(2)),
        survey_cases.VALUES,
        {"epsilon": 2, "report": "equally-distributed-equivalent"},
        (0, mp.inf),
        survey_cases.SOME,
    )
    write("atkinson_index", 1e-12, cases)
