"""Golden cases of Wolfson's index of polarisation."""

from __future__ import annotations

import survey_cases
from golden_entropy import TABLES, Column, bad, mean_of
from mpmath import mp, mpf
from reference_tools import Case, case, error, t_of, write, z_of

# Whole people, so that a median lies between two of them, and a row across the middle.
OWN = [
    ([2, 9, 4, 4, 7, 1], [1, 2, 1.5, 0.25, 3, 0.75]),
    ([5, 1, 3, 8, 13, 2, 34, 21], [1, 2, 3, 1, 2, 1, 1, 1]),
    ([1, 6, 2, 8, 3, 9, 4, 7, 5, 11, 10, 30], None),
]


def ordered(y: Column, w: Column) -> list[tuple[mpf, mpf]]:
    return sorted((a, b) for a, b in zip(y, w, strict=True) if b > 0)


def median(y: Column, w: Column) -> mpf:
    """The middle of all values at which no more than half of the people stand on either side."""
    total, below, found = sum(w), mpf(0), []
    for value, weight in ordered(y, w):
        if below <= total / 2 and total - below - weight <= total / 2:
            found.append(value)
        below += weight
    return (min(found) + max(found)) / 2


def lower_half(y: Column, w: Column) -> mpf:
    """The share of the total that the lower half of the people have; a row across the middle is divided."""
    total, rest, held = sum(w), sum(w) / 2, mpf(0)
    for value, weight in ordered(y, w):
        here = min(weight, rest)
        held, rest = held + here * value, rest - here
    return held / total / mean_of(y, w)


def gini(y: Column, w: Column) -> mpf:
    rows = ordered(y, w)
    apart = sum(a[1] * b[1] * abs(a[0] - b[0]) for a in rows for b in rows)
    return apart / sum(w) ** 2 / (2 * mean_of(y, w))


def polarisation(y: Column, w: Column) -> mpf:
    apart = mpf(1) / 2 - lower_half(y, w)
    return 2 * (2 * apart - gini(y, w)) * mean_of(y, w) / median(y, w)


def quantile(y: Column, w: Column, share: mpf) -> mpf:
    below = mpf(0)
    for value, weight in ordered(y, w):
        below += weight
        if below >= share * sum(w):
            return value
    raise ValueError(share)


def influence(y: Column, w: Column, units: mpf) -> Column:
    """What one more person at each value moves: the median by its density, all else with the median held."""
    total, middle, value = sum(w), median(y, w), polarisation(y, w)
    mid = mp.npdf(0)
    reach = min(
        units ** (-mpf(1) / 3) * z_of("0.95") ** (mpf(2) / 3) * (mpf(3) / 2 * mid**2) ** (mpf(1) / 3), mpf("0.4")
    )
    spacing = quantile(y, w, mpf(1) / 2 + reach) - quantile(y, w, mpf(1) / 2 - reach)
    sparsity = spacing / (2 * reach)

    def held(weights: Column) -> mpf:
        """Distances from the median less half of those between people, which is the index with its median held."""
        away = sum(b * abs(a - middle) for a, b in zip(y, weights, strict=True)) / sum(weights)
        return 2 * (away - gini(y, weights) * mean_of(y, weights)) / middle

    step = mpf(10) ** -30
    sides = [mp.sign(a - middle) / 2 for a in y]
    centre = sum(a * b for a, b in zip(sides, w, strict=True)) / total
    moved = []
    for i in range(len(y)):
        mixed = [b / total * (1 - step) + (step if j == i else 0) for j, b in enumerate(w)]
        moved.append((held(mixed) - held(w)) / step - value * sparsity * (sides[i] - centre) / middle)
    # Where several stand at the median, those on either side of it are less than half.
    lean = sum(a * b for a, b in zip(moved, w, strict=True)) / total
    return [one - lean for one in moved]


def kish(w: Column) -> mpf:
    return sum(w) ** 2 / sum(b * b for b in w)


def answers(table: tuple[list[float], list[float] | None]) -> list[Case]:
    mp.dps = 100
    values, weights = table
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    value, told = polarisation(y, w), f"{values}"
    value = mpf(0) if abs(value) < mpf(10) ** -90 else value
    options: Case = {} if weights is None else {"weights": weights}
    cases = [case(told, {"values": values}, options, {"value": value, "interval": None, "population": sum(w)})]
    for interval in ["linearised", "linearised-sampling"]:
        rows = [b for b in w if b > 0]
        if (sum(w) if interval == "linearised" else len(rows)) <= 1 or len(rows) < 2 or value == 0:
            continue
        if interval == "linearised":
            moved = influence(y, w, sum(w))
            one = mp.sqrt(sum(b * u * u for b, u in zip(w, moved, strict=True)) / sum(w) / (sum(w) - 1))
        else:
            parts = [b * u / sum(w) for b, u in zip(w, influence(y, w, kish(w)), strict=True) if b > 0]
            n, centre = len(parts), sum(parts) / len(parts)
            one = mp.sqrt(sum((part - centre) ** 2 for part in parts) * n / (n - 1))
        reach = z_of("0.95") * one
        expect: Case = {"value": value, "standard_error": one, "interval.method": interval}
        expect |= {"interval.lower": max(value - reach, mpf(0)), "interval.upper": value + reach}
        cases.append(case(f"{told}, {interval}", {"values": values}, {**options, "interval": interval}, expect))
    mp.dps = 50
    return cases


def of_a_survey() -> list[Case]:
    """Strata and clusters from the influence; replicate weights from the index itself."""
    values, weights = survey_cases.VALUES, survey_cases.WEIGHTS
    mp.dps = 100
    y, w = [mpf(v) for v in values], [mpf(v) for v in weights]
    design = survey_cases.designs(weights)["strata and clusters"]
    rows = [b * u / sum(w) for b, u in zip(w, influence(y, w, kish(w)), strict=True)]
    sigma, degrees = survey_cases.of_scores(rows, w, design)
    value, away = polarisation(y, w), t_of("0.95", degrees) * sigma
    expect: Case = {"value": value, "standard_error": sigma, "interval.upper": value + away}
    asked: Case = {"weights": weights, "interval": "survey-design", "design": design}
    cases = [case("survey, strata and clusters", {"values": values}, asked, expect)]
    mp.dps = 50
    return cases + survey_cases.answers(polarisation, values, {}, (0, mp.inf), ["jackknife", "bootstrap"])


def main() -> None:
    cases = [one for table in [*TABLES, *OWN] for one in answers(table)] + bad() + of_a_survey()
    half: Case = {"values": [0, 3, 0, 5, 0]}
    cases.append(error("more than half have nothing", half, {}, "not-computable", "values"))
    nearly: Case = {"values": [0, 3, 0, 0], "weights": [2, 2, 0, 1]}
    cases.append(error("and by weight", nearly, {}, "not-computable", "values"))
    write("wolfson_polarisation", 1e-11, cases)
