"""Golden cases of tests of dominance."""

from __future__ import annotations

from functools import cache
from typing import Any

import survey_cases
from golden_curve import Column, corners, exact, on, spelled
from golden_entropy import mean_of
from mpmath import mp, mpf
from reference_tools import Case, case, error, t_of, write, z_of

ORDER = "most-deprived-first"
VISITS = [4, 2.5, 9, 7, 1, 0, 3.5, 6, 2, 8, 12, 5]
NEED = [9, 8, 8.5, 3, 6, 4, 2, 7, 1, 3, 2, 0.5]
# Ranks that differ, and fifths or so of people, who share one.
INCOME = [3, 9, 1, 22, 14, 8, 17, 30, 26, 40, 33, 38]
BANDS = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
PEOPLE = [2, 1, 3.5, 1, 2, 4, 1, 1.5, 2, 3, 1, 2]
OTHER = [3, 3, 8, 1, 20, 2, 6]
OTHER_RANK = [5, 2, 9, 1, 7, 3, 4]
OTHER_PEOPLE = [1, 2, 2, 1, 4, 3, 2]
AT = ["0.13", "0.4", "0.71"]


class Curve:
    """One curve: its height at a share, and what one more person at each row moves it."""

    def __init__(self, values: list[float], rank: list[float] | None, weights: list[float] | None) -> None:
        self.y, self.w = exact(values, len(values)), exact(weights, len(values))
        self.lorenz = rank is None
        self.key = self.y if rank is None else [mpf(r) for r in rank]
        self.mean = mean_of(self.y, self.w)

    def height(self, p: mpf, *, generalised: bool, w: Column | None = None) -> mpf:
        w = self.w if w is None else w
        people, share = corners(self.key, self.y, w)
        return on(people, share, p) * (mean_of(self.y, w) if generalised else 1)

    def there(self, p: mpf, units: mpf) -> mpf:
        """The mean of those who stand at a share."""
        if self.lorenz:
            people, _ = corners(self.key, self.y, self.w)
            ends = sorted({k for k, v in zip(self.key, self.w, strict=True) if v > 0})
            return next(end for end, share in zip(ends, people[1:], strict=True) if share >= p)
        people, share = corners(self.key, self.y, self.w)
        reach = mpf("0.5") / mp.cbrt(units)
        low, high = max(p - reach, mpf(0)), min(p + reach, mpf(1))
        return (on(people, share, high) - on(people, share, low)) / (high - low) * self.mean

    def moved(self, p: mpf, units: mpf, *, generalised: bool) -> Column:
        """By the sum over those below the share, in values; then over the mean."""
        total, there, found = sum(self.w), self.there(p, units), []
        absolute = self.height(p, generalised=True)
        for k, y in zip(self.key, self.y, strict=True):
            before = sum(w for j, w in zip(self.key, self.w, strict=True) if j < k) / total
            here = sum(w for j, w in zip(self.key, self.w, strict=True) if j == k) / total
            below = min(max((p - before) / here, mpf(0)), mpf(1)) if here else mpf(0)
            found.append(below * (y - there) + p * there - absolute)
        if generalised:
            return found
        share = absolute / self.mean
        return [(u - share * (y - self.mean)) / self.mean for u, y in zip(found, self.y, strict=True)]


@cache
def modulus(count: int, degrees: Any, level: str) -> mpf:
    """Quantile of the studentised maximum modulus by root finding on its integral."""
    mp.dps = 30
    if degrees is None:
        found = mp.sqrt(2) * mp.erfinv(mpf(level) ** (mpf(1) / count))
    else:
        nu = mpf(degrees)
        whole = 2 * (nu / 2) ** (nu / 2) / mp.gamma(nu / 2)

        def below(c: mpf) -> mpf:
            density = lambda s: whole * s ** (nu - 1) * mp.exp(-nu * s * s / 2)
            return mp.quad(lambda s: density(s) * mp.erf(c * s / mp.sqrt(2)) ** count, [0, 0.5, 1, 1.5, 2, 3, 6, 20])

        found = mp.findroot(lambda c: below(c) - mpf(level), (mpf(2), mpf(4)), solver="anderson", tol=1e-22)
    mp.dps = 50
    return found


def error_of(moved: Column, w: Column, interval: str) -> mpf:
    n = sum(w)
    if interval == "linearised":
        return mp.sqrt(sum(b * u * u for b, u in zip(w, moved, strict=True)) / n / (n - 1))
    rows = [b * u / n for b, u in zip(w, moved, strict=True) if b > 0]
    centre = sum(rows) / len(rows)
    return mp.sqrt(sum((z - centre) ** 2 for z in rows) * len(rows) / (len(rows) - 1))


def units_of(curve: Curve, interval: str) -> mpf:
    return sum(curve.w) if interval == "linearised" else mpf(sum(w > 0 for w in curve.w))


def told(
    differences: Column, errors: Column, critical: tuple[mpf, mpf], rule: str, levels: Case, degrees: Any = None
) -> Case:
    """The verdict and the limits."""
    alone, together = critical
    z = [d / e if e else mpf(0) for d, e in zip(differences, errors, strict=True)]
    above, below = sum(v > together for v in z), sum(v < -together for v in z)
    shown = (above, below)
    needed = 1
    if rule == "intersection-union":
        shown, needed = (sum(v > alone for v in z), sum(v < -alone for v in z)), len(z)
    if above and below:
        verdict = "cross"
    elif shown[0] >= needed and not shown[1]:
        verdict = "dominates"
    elif shown[1] >= needed and not shown[0]:
        verdict = "dominated"
    else:
        verdict = "not-shown"
    pairs = list(zip(differences, errors, strict=True))
    return {
        "verdict": verdict,
        "points_above": shown[0],
        "points_below": shown[1],
        "critical_value": together if rule == "multiple-comparison" else alone,
        "degrees_of_freedom": degrees,
        "difference": differences,
        "standard_error": errors,
        "statistic": z,
        "intervals.0.lower": [d - alone * e for d, e in pairs],
        "intervals.0.upper": [d + alone * e for d, e in pairs],
        "simultaneous.0.lower": [d - together * e for d, e in pairs],
        "simultaneous.0.upper": [d + together * e for d, e in pairs],
        **levels,
    }


def compared(
    name: str, first: Curve, second: Curve | None, said: Case, *, same: bool = False, level: str = "0.95"
) -> Case:
    interval, rule = said.get("interval", "linearised"), said.get("rule", "multiple-comparison")
    generalised = said.get("generalised", False)
    at = [mpf(p) for p in said.pop("shares", AT)]
    here = [first.height(p, generalised=generalised) for p in at]
    line = first.mean if generalised else mpf(1)
    there = [p * line if second is None else second.height(p, generalised=generalised) for p in at]
    differences = [a - b for a, b in zip(here, there, strict=True)]
    base: Case = {"people": at, "first": here, "second": there}
    if interval == "none":
        expect = {
            key: value
            for key, value in told(differences, [mpf(1)] * len(at), (mpf(0), mpf(0)), rule, {}).items()
            if key in ("verdict", "points_above", "points_below", "critical_value", "difference")
        }
        return case(name, {"values": [float(v) for v in first.y]}, said, spelled(base | expect))
    errors = []
    for p in at:
        moved = first.moved(p, units_of(first, interval), generalised=generalised)
        if second is None and generalised:
            moved = [u - p * (y - first.mean) for u, y in zip(moved, first.y, strict=True)]
        if second is not None:
            others = second.moved(p, units_of(second, interval), generalised=generalised)
            if same:
                moved = [u - v for u, v in zip(moved, others, strict=True)]
        spread = error_of(moved, first.w, interval)
        if second is not None and not same:
            spread = mp.sqrt(spread**2 + error_of(others, second.w, interval) ** 2)
        errors.append(spread)
    critical = z_of(level), modulus(len(at), None, level)
    expect = told(differences, errors, critical, rule, {})
    return case(name, {"values": [float(v) for v in first.y]}, said, spelled(base | expect))


def surveyed() -> list[Case]:
    """Of a survey: strata and clusters, and replicate weights."""
    cases = []
    weights, values = survey_cases.WEIGHTS, survey_cases.VALUES
    rank = [5, 3, 8, 1, 12, 7, 2, 11, 4, 9, 6, 10]
    curve, at = Curve(values, rank, weights), [mpf(p) for p in AT]
    for told_as, design in survey_cases.designs(weights).items():
        if told_as not in ("strata and clusters", "clusters, fractions", "rows, degrees of freedom", "half samples"):
            continue
        differences = [curve.height(p, generalised=False) - p for p in at]
        errors, degrees = [], 0
        for p in at:
            if "replicate_weights" in design:
                measure = lambda y, w, p=p: curve.height(p, generalised=False, w=w) - p
                spread, degrees = survey_cases.replicated(measure, curve.y, curve.w, design)
            else:
                units = mpf(len(values))
                moved = curve.moved(p, units, generalised=False)
                people = sum(curve.w)
                rows = [w * u / people for w, u in zip(curve.w, moved, strict=True)]
                spread, degrees = survey_cases.of_scores(rows, curve.w, design)
            errors.append(spread)
        critical = t_of("0.95", degrees), modulus(len(at), degrees, "0.95")
        expect = told(differences, errors, critical, "multiple-comparison", {}, degrees)
        said: Case = {"rank": rank, "order": ORDER, "weights": weights, "at": [float(p) for p in AT]}
        said |= {"interval": "survey-design", "design": design}
        cases.append(case(f"survey, {told_as}", {"values": values}, said, spelled(expect)))
    return cases


def main() -> None:
    cases: list[Case] = []
    at = [float(p) for p in AT]
    for interval in ("none", "linearised", "linearised-sampling"):
        for rank in (INCOME, BANDS):
            for generalised in (False, True):
                said: Case = {"rank": rank, "order": ORDER, "at": at, "interval": interval, "generalised": generalised}
                name = f"{interval}, {'bands' if rank is BANDS else 'income'}, generalised {generalised}"
                weighted = said | {"weights": PEOPLE}
                cases.append(compared(f"equality, {name}", Curve(VISITS, rank, PEOPLE), None, weighted))
                said |= {"compared_with": "same-people", "rule": "intersection-union"}
                pair = Curve(NEED, rank, None), Curve(VISITS, rank, None)
                cases.append(compared(f"two outcomes, {name}", *pair, said | {"other_values": VISITS}, same=True))
        said = {"at": at, "interval": interval}
        own = said | {"compared_with": "same-people", "weights": PEOPLE}
        lorenz, ranked = Curve(VISITS, None, PEOPLE), Curve(VISITS, INCOME, PEOPLE)
        ranked_too = own | {"other_rank": INCOME, "order": ORDER}
        cases.append(compared(f"Lorenz and concentration curve, {interval}", lorenz, ranked, ranked_too, same=True))
        need = Curve(NEED, None, PEOPLE)
        cases.append(compared(f"two Lorenz curves, {interval}", lorenz, need, own | {"other_values": NEED}, same=True))
        others: Case = said | {"compared_with": "other-people", "other_values": OTHER, "other_weights": OTHER_PEOPLE}
        pair = Curve(VISITS, None, None), Curve(OTHER, None, OTHER_PEOPLE)
        cases.append(compared(f"other people, Lorenz curves, {interval}", *pair, others))
        pair = Curve(VISITS, INCOME, None), Curve(OTHER, OTHER_RANK, OTHER_PEOPLE)
        ranks: Case = {"rank": INCOME, "other_rank": OTHER_RANK, "order": ORDER, "generalised": True}
        cases.append(compared(f"other people, concentration curves, {interval}", *pair, others | ranks))
    usual = {"rank": INCOME, "order": ORDER, "shares": [str(mpf(i) / 20) for i in range(1, 20)], "level": 0.9}
    # Of 13 people none ends at one of these shares, where which of two stands there would be a rounding.
    thirteen = Curve([*VISITS, 3], [*INCOME, 2.5], None)
    cases.append(compared("19 points", thirteen, None, usual | {"rank": [*INCOME, 2.5]}, level="0.9"))
    cases += [*surveyed(), *refused()]
    for one in cases:
        one.get("options", {}).pop("shares", None)
    write("curve_dominance", 1e-10, cases)


def refused() -> list[Case]:
    few: Case = {"values": [3, 2, 1]}
    base: Case = {"rank": [1, 2, 3], "order": ORDER}
    same, others = {"compared_with": "same-people"}, {"compared_with": "other-people"}
    cases = []

    def of(name: str, said: Case, code: str, param: str, row: int | None = None, data: Case = few) -> None:
        cases.append(error(name, data, said, code, param, row))

    of("no rank", {}, "missing-argument", "rank")
    of("no order", {"rank": [1, 2, 3]}, "missing-argument", "order")
    of("order of nothing", same | {"other_values": [1, 2, 3], "order": ORDER}, "conflicting-arguments", "order")
    of("others in vain", base | {"other_values": [1, 2, 3]}, "conflicting-arguments", "other_values")
    of("nothing to compare with", base | same, "missing-argument", "other_values")
    of("no other values", base | others, "missing-argument", "other_values")
    of("no other rank", base | others | {"other_values": [1, 2]}, "missing-argument", "other_rank")
    of(
        "no rank of the first",
        others | {"other_values": [1, 2], "other_rank": [1, 2], "order": ORDER},
        "missing-argument",
        "rank",
    )
    of(
        "weights of the same",
        base | same | {"other_values": [1, 2, 4], "other_weights": [1, 1, 1]},
        "conflicting-arguments",
        "other_weights",
    )
    of("other rows", base | same | {"other_values": [1, 2]}, "length-mismatch", "other_values")
    of("a missing other value", base | same | {"other_values": [1, None, 2]}, "missing-value", "other_values", 1)
    of("a missing one of others", others | {"other_values": [1, None]}, "missing-value", "other_values", 1)
    of("a missing value", base, "missing-value", "values", 2, {"values": [1, 2, None]})
    of("negative", base, "negative-value", "values", 1, {"values": [1, -2, 3]})
    of("negative others", others | {"other_values": [4, 1, -1]}, "negative-value", "other_values", 2)
    of("nothing", base, "not-computable", "values", None, {"values": [0, 0, 0]})
    of("no shares", base | {"at": []}, "empty", "at")
    of("an end", base | {"at": [0.5, 1]}, "out-of-range", "at", 1)
    of("a design in vain", base | {"design": {"clusters": ["a", "a", "b"]}}, "conflicting-arguments", "design")
    of("no design", base | {"interval": "survey-design"}, "missing-argument", "design")
    of("unknown rule", base | {"rule": "magic"}, "unknown-option", "rule")
    of("unknown comparison", base | {"compared_with": "magic"}, "unknown-option", "compared_with")
    of("one person", {"rank": [1], "order": ORDER}, "too-few-groups", "values", None, {"values": [3]})
    return cases
