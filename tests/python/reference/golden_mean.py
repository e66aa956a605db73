"""Golden cases of the mean."""

from __future__ import annotations

from mpmath import mp, mpf
from reference_tools import Case, case, error, t_of, write

SERIES = [61.34, 67.37, 72.33, 59.63, 71.76, 70.27, 70.77, 80.05, 59.03, 81.41, 63.3, 59.82, 63.55, 72.27]
OUTLIER = [-2.5, -1, 0, 4, 4, 4, 10000]


def main() -> None:
    cases: list[Case] = []
    for name, values, weights in [
        ("a series", SERIES, None),
        ("an outlier", OUTLIER, None),
        ("two values", [3, 5], None),
        ("far from zero", [1e9 + 1, 1e9 + 2, 1e9 + 4], None),
        ("weights", OUTLIER, [3, 1, 4, 1, 5, 9, 2]),
        ("weights that are not whole", [2, 8, 5], [0.5, 1.25, 3]),
        ("a weight of 0", [2, 800, 5], [2, 0, 3]),
    ]:
        for level in ["0.95", "0.998", "0.5"]:
            w = [mpf(1) if weights is None else mpf(weights[row]) for row in range(len(values))]
            y = [mpf(value) for value in values]
            people = sum(w)
            mean = sum(a * b for a, b in zip(w, y, strict=True)) / people
            variance = sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True)) / (people - 1)
            se = mp.sqrt(variance / people)
            reach = t_of(level, people - 1) * se
            expect = {
                "value": mean,
                "standard_error": se,
                "intervals.0.lower": mean - reach,
                "intervals.0.upper": mean + reach,
                "interval.method": "student-t",
                "population": people,
                "n": len(values),
            }
            options: Case = {"level": float(level)} | ({} if weights is None else {"weights": weights})
            cases.append(case(f"{name}, {level}", {"values": values}, options, expect))
            total = {"value": mean * people, "standard_error": se * people, "interval.method": "student-t"}
            total |= {"intervals.0.lower": (mean - reach) * people, "intervals.0.upper": (mean + reach) * people}
            cases.append(case(f"{name}, {level}, total", {"values": values}, {"report": "total"} | options, total))
        spread: Case = {"value": mp.sqrt(variance), "standard_error": None, "interval": None}
        of_sample: Case = {"report": "standard-deviation"} | ({} if weights is None else {"weights": weights})
        cases.append(case(f"{name}, standard deviation", {"values": values}, of_sample, spread))
    cases.append(case("one value", {"values": [3]}, {}, {"value": 3, "interval": None, "standard_error": None}))
    cases.append(case("all alike", {"values": [3, 3]}, {}, {"value": 3, "cautions.0.code": "zero-width"}))
    tail = [*range(40), 900]
    cases.append(case("a long tail", {"values": tail}, {}, {"value": mpf(1680) / 41, "cautions.0.code": "long-tail"}))
    cases.append(case("no tail", {"values": tail[:40]}, {}, {"value": mpf("19.5"), "cautions": []}))
    omitted = {"value": 2, "n": 2, "cautions.0.code": "few-points", "cautions.1.code": "rows-omitted"}
    cases.append(case("nulls", {"values": [1, None, 3]}, {"nulls": "omit"}, omitted))
    bad = [
        error("no rows", {"values": []}, {}, "empty", "values"),
        error("missing", {"values": [1, None]}, {}, "missing-value", "values", 1),
        error("infinite", {"values": ["Infinity", 1]}, {}, "not-finite", "values", 0),
        error("another length", {"values": [1, 2]}, {"weights": [1]}, "length-mismatch", "weights"),
        error("negative weight", {"values": [1, 2]}, {"weights": [1, -1]}, "negative-value", "weights", 1),
        error("no weight", {"values": [1, 2]}, {"weights": [0, 0]}, "zero-denominator", "weights"),
        error("too large", {"values": [1e308, -1e308]}, {}, "overflow", "values"),
        error("one value", {"values": [1]}, {"report": "standard-deviation"}, "not-computable", "values"),
        error("unknown report", {"values": [1, 2]}, {"report": "magic"}, "unknown-option", "report"),
        error("level 1", {"values": [1, 2]}, {"level": 1}, "out-of-range", "level"),
        error("unknown nulls", {"values": [1, 2]}, {"nulls": "ignore"}, "unknown-option", "nulls"),
    ]
    write("mean", 1e-12, [*cases, *bad])
