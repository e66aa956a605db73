"""Golden cases of rates and proportions."""

from __future__ import annotations

from mpmath import mp, mpf
from reference_tools import Case, byar, case, clopper_pearson, error, exact, gamma_quantile, mid_p, wilson, write, z_of


def count_errors(extra: list[Case]) -> list[Case]:
    """Input that every measure of events among people refuses in the same words."""
    two = {"events": [1, 2], "population": [10, 20]}
    return [
        error("no rows", {"events": [], "population": []}, {}, "empty", "events"),
        error("lengths differ", {"events": [1, 2], "population": [10]}, {}, "length-mismatch", "population"),
        error("missing value", {"events": [1, None], "population": [10, 20]}, {}, "missing-value", "events", 1),
        error("infinite value", {"events": [1, 2], "population": ["Infinity", 20]}, {}, "not-finite", "population", 0),
        error(
            "negative population", {"events": [1, 2], "population": [10, -20]}, {}, "negative-value", "population", 1
        ),
        error("nobody", {"events": [1, 0], "population": [10, 0]}, {}, "zero-denominator", "population", 1),
        error("level 0", two, {"level": 0}, "out-of-range", "level"),
        error("level 1", two, {"level": 1}, "out-of-range", "level"),
        error("per 0", two, {"per": 0}, "out-of-range", "per"),
        error("unknown interval", two, {"interval": "magic"}, "unknown-option", "interval"),
        error("unknown nulls", two, {"nulls": "ignore"}, "unknown-option", "nulls"),
        error("nothing left", {"events": [None], "population": [10]}, {"nulls": "omit"}, "empty", "events"),
        *extra,
    ]


def crude_rate() -> None:
    cases: list[Case] = []
    for level in ["0.9", "0.95", "0.998"]:
        for x, n in [
            (0, 500),
            (1, 800.5),
            (4, 10_000),
            (9.5, 2_000),
            (10, 2_000),
            (812, 61_234),
            (1_000_000, 50_000_000),
        ]:
            x_, n_ = mpf(x), mpf(n)
            for name in ["byar-exact-under-10", "byar", "exact-poisson"]:
                if name == "exact-poisson" and x > 1e5:
                    continue
                use_exact = name == "exact-poisson" or (name == "byar-exact-under-10" and x < 10)
                lower, upper = exact(x_, level) if use_exact else byar(x_, z_of(level))
                expect = {
                    "value.0": x_ / n_ * 100_000,
                    "intervals.0.lower.0": lower / n_ * 100_000,
                    "intervals.0.upper.0": upper / n_ * 100_000,
                    "intervals.0.method.0": "exact-poisson" if use_exact else "byar",
                }
                cases.append(
                    {
                        "name": f"{x} of {n}, {name}, {level}",
                        "args": {"events": [x], "population": [n]},
                        "options": {"interval": name, "level": float(level)},
                        "expect": expect,
                    }
                )
    cases.append(
        {
            "name": "rows with nulls are left out when asked for",
            "args": {"events": [5, None, 12], "population": [1000, 10, 4000]},
            "options": {"nulls": "omit"},
            "expect": {"value.0": 500, "value.1": 300, "cautions.1.code": "rows-omitted"},
        }
    )
    huge = error("too large for a number", {"events": [1e308], "population": [1e-300]}, {}, "overflow", "events", 0)
    write("crude_rate", 1e-12, cases + count_errors([huge]))


def proportion() -> None:
    cases: list[Case] = []
    for level in ["0.9", "0.95", "0.999"]:
        for x, n in [(0, 28), (1, 9), (3, 7), (610, 2_212), (997, 1_000), (1_000, 1_000), (957_058, 3_000_432)]:
            lower, upper = wilson(mpf(x), mpf(n), z_of(level))
            expect = {
                "value.0": mpf(x) / n * 100,
                "intervals.0.lower.0": lower * 100 if x else 0,
                "intervals.0.upper.0": upper * 100,
                "intervals.0.method.0": "wilson",
                "unit": "per 100",
            }
            cases.append(
                {
                    "name": f"{x} of {n}, {level}",
                    "args": {"events": [x], "population": [n]},
                    "options": {"per": 100, "level": float(level)},
                    "expect": expect,
                }
            )
    for level in ["0.9", "0.95", "0.998"]:
        for x, n in [(0, 28), (1, 9), (3, 7), (9, 10), (28, 28), (610, 2_212), (997, 1_000), (2.5, 7.25)]:
            for name, limits in [("clopper-pearson", clopper_pearson), ("mid-p", mid_p)]:
                lower, upper = limits(mpf(x), mpf(n), level)
                found = {"value.0": mpf(x) / n, "intervals.0.lower.0": lower, "intervals.0.upper.0": upper}
                options = {"interval": name, "level": float(level)}
                args = {"events": [x], "population": [n]}
                cases.append(
                    case(f"{x} of {n}, {name}, {level}", args, options, {**found, "intervals.0.method.0": name})
                )
    beyond = {"events": [2, 1e150], "population": [5, 1e300]}
    cases.append(error("too many for exact limits", beyond, {"interval": "mid-p"}, "out-of-range", "population", 1))
    above = error(
        "more events than people",
        {"events": [1, 12], "population": [10, 10]},
        {},
        "numerator-above-denominator",
        "events",
        1,
    )
    write("proportion", 1e-12, cases + count_errors([above]))


EUROPEAN_2013 = [
    5000,
    5500,
    5500,
    5500,
    6000,
    6000,
    6500,
    7000,
    7000,
    7000,
    7000,
    6500,
    6000,
    5500,
    5000,
    4000,
    2500,
    1500,
    1000,
]


def gamma_cases() -> list[Case]:
    """Limits of Fay and Feuer (1997) and of Tiwari and others (2006)."""
    found = []
    people, sizes = [9000, 12000, 10500, 7100, 300], [25000, 30000, 20000, 15000, 10000]
    for name, events in [("some", [2, 5, 0, 9, 4]), ("none", [0, 0, 0, 0, 0]), ("many", [90, 150, 300, 420, 30])]:
        for level in ["0.95", "0.998"]:
            tail = (1 - mpf(level)) / 2
            weights = [mpf(w) / sum(sizes) / n * 100_000 for w, n in zip(sizes, people, strict=True)]
            rate = sum(w * x for w, x in zip(weights, events, strict=True))
            variance = sum(w * w * x for w, x in zip(weights, events, strict=True))
            lower = gamma_quantile(rate**2 / variance, tail) * variance / rate if rate else mpf(0)
            mean, square = sum(weights) / 5, sum(w * w for w in weights) / 5
            for interval, one, two in [("fay-feuer", max(weights), max(weights) ** 2), ("tiwari", mean, square)]:
                y, v = rate + one, variance + two
                expect = {
                    "value": rate,
                    "intervals.0.lower": lower,
                    "intervals.0.upper": gamma_quantile(y * y / v, 1 - tail) * v / y,
                    "interval.method": interval,
                }
                args = {"events": events, "population": people}
                options: Case = {"standard_population": sizes, "interval": interval, "level": float(level)}
                found.append(case(f"{name}, {interval}, {level}", args, options, expect))
    return found


def repeated_cases() -> list[Case]:
    """People with one, two and three events in each of five bands."""
    people, sizes = [5000, 4000, 3000, 2000, 900], [16000, 26000, 27000, 20000, 11000]
    by_frequency = [[44, 74, 90, 95, 40], [13, 16, 23, 25, 8], [5, 8, 15, 14, 5]]
    events = [sum(f * x for f, x in enumerate(band, 1)) for band in zip(*by_frequency, strict=True)]
    squares = [sum(f * f * x for f, x in enumerate(band, 1)) for band in zip(*by_frequency, strict=True)]
    weights = [mpf(w) / sum(sizes) / n * 100_000 for w, n in zip(sizes, people, strict=True)]
    rate = sum(w * x for w, x in zip(weights, events, strict=True))
    error_of = mp.sqrt(sum(w * w * x for w, x in zip(weights, squares, strict=True)))
    found = []
    for level in ["0.95", "0.998"]:
        count = mpf(sum(events))
        lower, upper = (rate + error_of / mp.sqrt(count) * (limit - count) for limit in byar(count, z_of(level)))
        expect = {"value": rate, "standard_error": error_of, "intervals.0.lower": lower, "intervals.0.upper": upper}
        options: Case = {"standard_population": sizes, "squared_events": squares, "level": float(level)}
        args = {"events": events, "population": people}
        found.append(case(f"several events a person, {level}", args, options, expect | {"events": count}))
    return found


def directly_standardised_rate() -> None:
    cases: list[Case] = []
    ages = [5 * band for band in range(19)]
    people = [9000 - 450 * band for band in range(19)]
    for name, factor in [("large", 1), ("small", 20)]:
        events = [(band * 7 + 2) // factor for band in range(19)]
        for level in ["0.95", "0.998"]:
            w, x, n = [[mpf(v) for v in column] for column in (EUROPEAN_2013, events, people)]
            total = sum(w)
            rate = sum(a * b / c for a, b, c in zip(w, x, n, strict=False)) / total
            variance = sum(a * a * b / c**2 for a, b, c in zip(w, x, n, strict=False)) / total**2
            count = sum(x)
            limits = [rate + mp.sqrt(variance / count) * (limit - count) for limit in byar(count, z_of(level))]
            expect = {
                "value": rate * 100_000,
                "intervals.0.lower": limits[0] * 100_000,
                "intervals.0.upper": limits[1] * 100_000,
                "standard_error": mp.sqrt(variance) * 100_000,
                "interval.method": "dobson",
                "events": count,
                "n": 19,
            }
            for how, options in [("named", {"age": ages}), ("sizes", {"standard_population": EUROPEAN_2013})]:
                cases.append(
                    {
                        "name": f"{name}, {level}, {how}",
                        "args": {"events": events, "population": people},
                        "options": {"level": float(level), **options},
                        "expect": dict(expect),
                    }
                )
    none = {
        "name": "no event has no interval",
        "args": {"events": [0, 0], "population": [10, 20]},
        "options": {"standard_population": [1, 2]},
        "expect": {"value": 0, "interval": None},
    }
    cases += gamma_cases() + repeated_cases()
    two = {"events": [1, 2], "population": [10, 20]}
    same = {"standard_population": [1, 2]}
    with_sizes = [
        {**each, "options": {**same, **each["options"]}}
        for each in count_errors([])
        if each["name"] not in ("unknown interval", "nothing left")
    ]
    for each in with_sizes:
        # A column of sizes as long as the events, so that only the named fault is there.
        each["options"]["standard_population"] = [1] * len(each["args"]["events"])
    more = [
        error("no ages for a published standard", two, {}, "missing-argument", "age"),
        error("no band starts at 7", two, {"age": [0, 7]}, "out-of-range", "age", 1),
        error("a band stands twice", two, {"age": [5, 5]}, "duplicate-key", "age", 1),
        error("unknown standard", two, {"standard_population": "mars-2013"}, "unknown-option", "standard_population"),
        error("a standard of nobody", two, {"standard_population": [0, 0]}, "zero-denominator", "standard_population"),
        error("ages beside own sizes", two, {**same, "age": [0, 5]}, "conflicting-arguments", "age"),
        error("an end of ages beside own sizes", two, {**same, "age_end": 75}, "conflicting-arguments", "age_end"),
        error("unknown interval", two, {**same, "interval": "magic"}, "unknown-option", "interval"),
        error("squares below events", two, {**same, "squared_events": [1, 1]}, "out-of-range", "squared_events", 1),
        error(
            "squares without events",
            {"events": [1, 0], "population": [10, 20]},
            {**same, "squared_events": [1, 1]},
            "out-of-range",
            "squared_events",
            1,
        ),
        error("squares missing", two, {**same, "squared_events": [1, None]}, "missing-value", "squared_events", 1),
        error("too few squares", two, {**same, "squared_events": [1]}, "length-mismatch", "squared_events"),
        error(
            "squares beside gamma limits",
            two,
            {**same, "squared_events": [1, 4], "interval": "tiwari"},
            "conflicting-arguments",
            "squared_events",
        ),
        error("withheld", two, {**same, "minimum_events": 10}, "too-few-events", "events"),
    ]
    write("directly_standardised_rate", 1e-12, [*cases, none, *with_sizes, *more])


def main() -> None:
    crude_rate()
    proportion()
    directly_standardised_rate()
