"""Golden cases of the Kolm index, the coefficient of variation and quantile share ratios."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import survey_cases
from golden_entropy import Column, answers, bad, mean_of
from mpmath import mp, mpf
from reference_tools import Case, error, write

INFINITE = mpf("inf")
# Where no end of a share falls between two values: there the ratio has no derivative.
TABLES: list[tuple[list[float], list[float] | None]] = [
    ([412.3, 378.9, 455.7, 498.2, 521.4, 389.6, 401.8], [66.03, 88.62, 107.72, 81.41, 70.84, 90.08, 57.12]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 20], None),
    ([4.1, 4.1, 4.1], None),
    ([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 2, 1e9 + 5], [0.25, 3.5, 1, 7, 2]),
    ([7], None),
]
TINY: tuple[list[float], list[float] | None] = ([1e-300, 3e-300, 1e-299], [1, 0, 2])
ZEROS: tuple[list[float], list[float] | None] = ([0, 0, 1, 2, 5, 9, 30], None)
BELOW: tuple[list[float], list[float] | None] = ([-3.5, 0, 12, -1], [2, 1, 0.5, 3])


def kolm_equivalent(y: Column, w: Column, kappa: mpf) -> mpf:
    return -mp.log(sum(b * mp.exp(-kappa * a) for a, b in zip(y, w, strict=True)) / sum(w)) / kappa


def kolm(y: Column, w: Column, kappa: mpf) -> mpf:
    return abs(mean_of(y, w) - kolm_equivalent(y, w, kappa))


def coefficient(y: Column, w: Column, *, less_one: bool, people: mpf) -> mpf:
    mean = mean_of(y, w)
    plain = mp.sqrt(sum(b * (a - mean) ** 2 for a, b in zip(y, w, strict=True)) / sum(w)) / mean
    return plain * mp.sqrt(people / (people - 1)) if less_one else plain


def held(y: Column, w: Column, start: mpf, end: mpf) -> mpf:
    """What those between two shares of the people hold, in ascending order."""
    total, reached = mpf(0), mpf(0)
    for a, b in sorted(zip(y, w, strict=True)):
        share = b / sum(w)
        total += a * max(min(reached + share, end) - max(reached, start), mpf(0))
        reached += share
    return total


def ratio(y: Column, w: Column, top: mpf, bottom: mpf) -> mpf:
    return held(y, w, 1 - top, mpf(2)) / held(y, w, mpf(0), bottom)


def surveyed(measure: Callable[[Column, Column], mpf], options: Case, least: float = 0) -> list[Case]:
    reach = (least, INFINITE)
    return survey_cases.answers(measure, survey_cases.VALUES, options, reach, survey_cases.SOME)


def kolm_cases() -> list[Case]:
    cases: list[Case] = []
    for table, kappa, told in product([*TABLES, ZEROS, BELOW], [0.125, -0.5, 2], ["index", "equivalent"]):
        chosen = mpf(kappa)
        if told == "index":
            cases += answers(lambda y, w, k=chosen: kolm(y, w, k), table, {"kappa": kappa}, INFINITE)
        else:
            options = {"kappa": kappa, "report": "equally-distributed-equivalent"}
            cases += answers(lambda y, w, k=chosen: kolm_equivalent(y, w, k), table, options, INFINITE, -INFINITE)
    cases += answers(lambda y, w: kolm(y, w, mpf(1e300)), TINY, {"kappa": 1e300}, INFINITE)
    cases += surveyed(lambda y, w: kolm(y, w, mpf("0.25")), {"kappa": 0.25})
    few: Case = {"values": [3, 2, 1]}
    for one in bad():
        one["options"] = {"kappa": 0.5, **one["options"]}
        if "negative value" not in one["name"] and "all zero" not in one["name"]:
            cases.append(one)
    return [
        *cases,
        error("no kappa", few, {}, "missing-argument", "kappa"),
        error("kappa zero", few, {"kappa": 0}, "out-of-range", "kappa"),
        error("too much", {"values": [1e300, 1]}, {"kappa": 1e300}, "overflow", "kappa"),
        error("unknown report", few, {"kappa": 1, "report": "magic"}, "unknown-option", "report"),
    ]


def coefficient_cases() -> list[Case]:
    cases: list[Case] = []
    for table, divisor in product([*TABLES, ZEROS, TINY], [None, "n-1"]):
        people = sum(mpf(v) for v in table[1] or [1] * len(table[0]))
        if divisor and people <= 1:
            continue
        options = {"divisor": divisor} if divisor else {}
        cases += answers(
            lambda y, w, less=divisor is not None, n=people: coefficient(y, w, less_one=less, people=n),
            table,
            options,
            INFINITE,
        )
    cases += surveyed(lambda y, w: coefficient(y, w, less_one=False, people=sum(w)), {})
    few: Case = {"values": [3, 2, 1]}
    return [
        *cases,
        *bad(),
        error("one person, divisor", {"values": [3]}, {"divisor": "n-1"}, "too-few-groups", "values"),
        error("unknown divisor", few, {"divisor": "magic"}, "unknown-option", "divisor"),
    ]


def ratio_cases() -> list[Case]:
    cases: list[Case] = []
    for table, (top, bottom) in product([*TABLES, ZEROS, TINY], [(0.2, 0.2), (0.1, 0.4), (0.375, 0.45)]):
        if table is ZEROS and bottom < 0.3:
            continue
        options = ({} if top == 0.2 else {"top": top}) | ({} if bottom == 0.2 else {"bottom": bottom})
        t, b = mpf(str(top)), mpf(str(bottom))
        least = t / b
        cases += answers(lambda y, w, t=t, b=b: ratio(y, w, t, b), table, options, INFINITE, least)
    cases += surveyed(lambda y, w: ratio(y, w, mpf("0.2"), mpf("0.2")), {}, 1)
    few: Case = {"values": [3, 2, 1]}
    return [
        *cases,
        *bad(),
        error("nothing at the bottom", {"values": [0, 0, 1, 2]}, {}, "not-computable", "values"),
        error("top 0", few, {"top": 0}, "out-of-range", "top"),
        error("top 1", few, {"top": 1}, "out-of-range", "top"),
        error("bottom below 0", few, {"bottom": -0.1}, "out-of-range", "bottom"),
        error("shares overlap", few, {"top": 0.6, "bottom": 0.5}, "conflicting-arguments", "bottom"),
    ]


def main() -> None:
    write("kolm_index", 1e-12, kolm_cases())
    write("coefficient_of_variation", 1e-12, coefficient_cases())
    write("quantile_share_ratio", 1e-12, ratio_cases())
