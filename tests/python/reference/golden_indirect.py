"""Golden cases of indirectly standardised ratios and rates."""

from __future__ import annotations

from mpmath import mpf
from reference_tools import Case, byar, case, error, exact, write, z_of

PEOPLE = [9000, 12000, 10500, 7100, 3000]
REFERENCE_EVENTS = [120, 310, 560, 980, 1502]
REFERENCE_PEOPLE = [250000, 310000, 280000, 190000, 90000]
REFERENCE = {"reference_events": REFERENCE_EVENTS, "reference_population": REFERENCE_PEOPLE}


def expected(people: list[float]) -> mpf:
    rows = zip(people, REFERENCE_EVENTS, REFERENCE_PEOPLE, strict=True)
    return sum(mpf(n) * mpf(x) / mpf(reference) for n, x, reference in rows)


def cases(rate: bool) -> list[Case]:
    crude = mpf(sum(REFERENCE_EVENTS)) / sum(REFERENCE_PEOPLE) if rate else mpf(1)
    found = []
    for name, events, people in [
        ("many", [5, 12, 22, 41, 60], PEOPLE),
        ("nine", [1, 0, 4, 3, 1], [n / 10 for n in PEOPLE]),
        ("none", [0, 0, 0, 0, 0], [n / 10 for n in PEOPLE]),
        ("in all", [140.5], PEOPLE),
        ("nobody in a stratum", [0, 2, 3, 4, 1], [0, 500, 400, 300, 200]),
    ]:
        for level, per, interval in [
            ("0.95", None, "byar-exact-under-10"),
            ("0.998", 100, "exact-poisson"),
            ("0.9", 1000, "byar"),
        ]:
            observed, e = mpf(sum(events)), expected(people)
            use_exact = interval == "exact-poisson" or (interval == "byar-exact-under-10" and observed < 10)
            limits = exact(observed, level) if use_exact else byar(observed, z_of(level))
            scale = (per or (100_000 if rate else 1)) * crude / e
            expect = {
                "value": observed * scale,
                "intervals.0.lower": limits[0] * scale,
                "intervals.0.upper": limits[1] * scale,
                "interval.method": "exact-poisson" if use_exact else "byar",
                "events": observed,
                "population": mpf(sum(people)) if rate else e,
                "n": 5,
            }
            options: Case = {**REFERENCE, "level": float(level), "interval": interval} | ({"per": per} if per else {})
            found.append(case(f"{name}, {level}", {"events": events, "population": people}, options, expect))
    return found


def bad() -> list[Case]:
    two: Case = {"events": [1, 2], "population": [10, 20]}
    both: Case = {"reference_events": [5, 6], "reference_population": [100, 200]}
    change = lambda **columns: two | columns
    return [
        error("no rows", {"events": [], "population": []}, both, "empty", "events"),
        error("no events", change(events=[]), both, "empty", "events"),
        error("nobody here", change(population=[]), both, "empty", "population"),
        error("lengths differ", change(events=[1, 2, 3]), both, "length-mismatch", "population"),
        error(
            "reference of another length", two, {**both, "reference_events": [1]}, "length-mismatch", "reference_events"
        ),
        error("missing value", change(events=[1, None]), both, "missing-value", "events", 1),
        error("infinite", change(population=["Infinity", 2]), both, "not-finite", "population", 0),
        error("negative", change(population=[1, -2]), both, "negative-value", "population", 1),
        error("nobody", two, {**both, "reference_population": [9, 0]}, "zero-denominator", "reference_population", 1),
        error("nothing expected", two, {**both, "reference_events": [0, 0]}, "zero-denominator", "reference_events"),
        error("no reference", two, {"reference_events": [5, 6]}, "missing-argument", "reference_population"),
        error(
            "no events of the reference", two, {"reference_population": [5, 6]}, "missing-argument", "reference_events"
        ),
        error("per 0", two, {**both, "per": 0}, "out-of-range", "per"),
        error("level 1", two, {**both, "level": 1}, "out-of-range", "level"),
        error("unknown interval", two, {**both, "interval": "magic"}, "unknown-option", "interval"),
        error("unknown nulls", two, {**both, "nulls": "ignore"}, "unknown-option", "nulls"),
        error("too large", change(events=[1e308, 2], population=[1e-300, 0]), both, "overflow", "events"),
    ]


def main() -> None:
    write("indirectly_standardised_ratio", 1e-12, [*cases(False), *bad()])
    write("indirectly_standardised_rate", 1e-12, [*cases(True), *bad()])
