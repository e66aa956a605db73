"""Golden cases of the slope index, the relative index and the gradient."""

from __future__ import annotations

import slope_survey
from mpmath import mp, mpf
from reference_tools import Case, case, error, line, ridits, t_of, write, z_of

YEARS = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]
HEALTHY = [51.7182, 56.6479, 58.7618, 61.6578, 63.8382, 64.6954, 66.4610, 67.9231, 68.8129, 70.4463]
PEOPLE = [61234, 58910, 57345, 60120, 55871, 54430, 56012, 53987, 52110, 49876]
ADMITTED = [812, 701, 655, 610, 541, 498, 477, 430, 398, 341]
RATES = [
    1326.0606852402,
    1189.9507723646,
    1142.2094341268,
    1014.6373918829,
    968.3019813499,
    914.9366158369,
    851.6032278797,
    796.4880434179,
    763.7689502974,
    683.6955650012,
]
SHARES = [27.5768535262, 24.2788461538, 21.2197580645, 17.0565302144, 14.0583554377]


def slope_cases(which: str) -> list[Case]:
    """Both indices on every scale, with propagated and regression limits."""
    cases: list[Case] = []
    tables = [
        ("life expectancy", YEARS, [1] * 10, [0.1 + 0.01 * i for i in range(10)], ["linear", "log"]),
        ("healthy life expectancy", HEALTHY, [1] * 10, [0.3] * 10, ["linear"]),
        ("admissions", RATES, PEOPLE, [46.5, 44.9, 44.6, 41.1, 41.6, 41.0, 39.0, 38.4, 38.3, 37.0], ["linear", "log"]),
        (
            "smoking, percent",
            SHARES,
            [2212, 2080, 1984, 2052, 1885],
            [0.95, 0.94, 0.92, 0.83, 0.8],
            ["linear", "log", "logit"],
        ),
    ]
    for name, values, people, errors, scales in tables:
        rank = list(range(1, len(values) + 1))
        for scale in scales:
            for order in ["most-deprived-first", "least-deprived-first"]:
                y, n, se = [[mpf(v) for v in column] for column in (values, people, errors)]
                x = ridits(rank, n, order == "most-deprived-first")
                hundred = mpf(100)
                forward = {"linear": lambda v: v, "log": mp.log, "logit": lambda v: mp.log(v / (hundred - v))}[scale]
                inverse = {"linear": lambda v: v, "log": mp.exp, "logit": lambda v: hundred / (1 + mp.exp(-v))}[scale]
                rate_of = {"linear": lambda v: mpf(1), "log": lambda v: v, "logit": lambda v: v * (1 - v / hundred)}[
                    scale
                ]
                scaled = [forward(v) for v in y]
                a, b, c0, c1 = line(scaled, x, n)
                most, least = inverse(a), inverse(a + b)
                if which == "slope":
                    value, d0, d1 = least - most, rate_of(least) - rate_of(most), rate_of(least)
                else:
                    value, d0, d1 = least / most, rate_of(least) / least - rate_of(most) / most, rate_of(least) / least
                weights = [d0 * p + d1 * q for p, q in zip(c0, c1, strict=False)]
                propagated = mp.sqrt(sum((w * s / rate_of(v)) ** 2 for w, s, v in zip(weights, se, y, strict=False)))
                residual = [v - a - b * r for v, r in zip(scaled, x, strict=False)]
                k = len(y)
                hc1 = mp.sqrt(sum((w * e) ** 2 for w, e in zip(weights, residual, strict=False)) * k / (k - 2))
                for kind, sigma, critical in [
                    ("propagated", propagated, z_of("0.95")),
                    ("regression", hc1, t_of("0.95", k - 2)),
                ]:
                    reach = sigma * critical
                    lower, upper = (
                        (value - reach, value + reach)
                        if which == "slope"
                        else (value * mp.exp(-reach), value * mp.exp(reach))
                    )
                    expect = {
                        "value": value,
                        "standard_error": sigma,
                        "interval.lower": lower,
                        "interval.upper": upper,
                        "interval.method": "propagated" if kind == "propagated" else "regression-hc1",
                        "n": k,
                    }
                    cases.append(
                        {
                            "name": f"{name}, {scale}, {order}, {kind}",
                            "args": {"values": values, "population": people},
                            "options": {
                                "rank": rank,
                                "order": order,
                                "scale": scale,
                                "per": 100,
                                "standard_errors": errors,
                                "interval": kind,
                            },
                            "expect": expect,
                        }
                    )
                # The same errors, told on the scale of the line: what they are of the values follows from its slope.
                told = [s / rate_of(v) for s, v in zip(se, y, strict=False)]
                told = [mpf(float(one)) for one in told]
                sigma = mp.sqrt(sum((w * s) ** 2 for w, s in zip(weights, told, strict=False)))
                cases.append(
                    {
                        "name": f"{name}, {scale}, {order}, errors told on the scale of the line",
                        "args": {"values": values, "population": people},
                        "options": {
                            "rank": rank,
                            "order": order,
                            "scale": scale,
                            "per": 100,
                            "standard_errors": [float(one) for one in told],
                            "standard_errors_scale": scale,
                            "interval": "propagated",
                        },
                        "expect": {"value": value, "standard_error": sigma, "interval.method": "propagated"},
                    }
                )
    # A seed where nothing is drawn, and facts about the indicator that nothing here needs, are no fault.
    intercept, slope, _, _ = line([mpf(30), mpf(25), mpf(20)], ridits([1, 2, 3], [mpf(1)] * 3, True), [mpf(1)] * 3)
    options = {"rank": [1, 2, 3], "order": "most-deprived-first"}
    idle = {"seed": 7, "per": 100, "polarity": "lower-is-better", "nulls": "omit"}
    value = slope if which == "slope" else (intercept + slope) / intercept
    cases.append(
        {
            "name": "a seed and facts that nothing needs",
            "args": {"values": [30, 25, 20], "population": [1, 1, 1]},
            "options": {**options, **idle},
            "expect": {"value": value, "seed": None, "draws": None, "interval.method": "regression-hc1"},
        }
    )
    return cases


def count_cases() -> list[Case]:
    """Logistic and Poisson regression by Newton's method in 50 digits."""
    cases: list[Case] = []
    tables = [
        (
            "screening",
            [5704, 9348, 2628, 14751, 5022, 8436, 2193, 13524, 7346, 3917],
            [9800, 15200, 4100, 22050, 7300, 12000, 3050, 18400, 9900, 5100],
        ),
        ("steep", [90, 60, 30, 12, 3], [100, 110, 90, 120, 130]),
        ("admissions", ADMITTED, PEOPLE),
    ]
    for name, events, people in tables:
        rank = list(range(1, len(events) + 1))
        x, n = [mpf(v) for v in events], [mpf(v) for v in people]
        r = ridits(rank, n, True)
        for model, per in [("binomial", 100), ("log-binomial", 100), ("poisson", 1000)]:
            pooled = sum(x) / sum(n)
            a, b = (mp.log(pooled / (1 - pooled)), mpf(0)) if model == "binomial" else (mp.log(pooled), mpf(0))
            # The variance of one event, and how fast its probability rises along the line.
            spread = (lambda p: p) if model == "poisson" else lambda p: p * (1 - p)
            rises = (lambda p: p * (1 - p)) if model == "binomial" else lambda p: p
            for _ in range(400):  # Fisher's scoring, which for the log-binomial model is not Newton's method
                eta = [a + b * t for t in r]
                mean = [1 / (1 + mp.exp(-e)) if model == "binomial" else mp.exp(e) for e in eta]
                weight = [m * rises(p) ** 2 / spread(p) for m, p in zip(n, mean, strict=False)]
                left = [(y - m * p) * rises(p) / spread(p) for y, m, p in zip(x, n, mean, strict=False)]
                u0 = sum(left)
                u1 = sum(e * t for e, t in zip(left, r, strict=False))
                i00, i01 = sum(weight), sum(w * t for w, t in zip(weight, r, strict=False))
                i11 = sum(w * t * t for w, t in zip(weight, r, strict=False))
                det = i00 * i11 - i01 * i01
                da, db = (i11 * u0 - i01 * u1) / det, (i00 * u1 - i01 * u0) / det
                while model == "log-binomial" and any(a + da + (b + db) * t >= 0 for t in r):
                    da, db = da / 2, db / 2  # no probability is above one
                a, b = a + da, b + db
                if abs(da) + abs(db) < mpf(10) ** -45:
                    break
            v00, v01, v11 = i11 / det, -i01 / det, i00 / det
            inverse = (lambda e: per / (1 + mp.exp(-e))) if model == "binomial" else (lambda e: per * mp.exp(e))
            rate = (lambda v: v * (1 - v / per)) if model == "binomial" else (lambda v: v)
            most, least = inverse(a), inverse(a + b)
            se = lambda d0, d1: mp.sqrt(d0 * d0 * v00 + 2 * d0 * d1 * v01 + d1 * d1 * v11)
            slope_se = se(rate(least) - rate(most), rate(least))
            log_se = se(rate(least) / least - rate(most) / most, rate(least) / least)
            z = z_of("0.95")
            shift = mp.log(per) if model != "binomial" else 0
            expect = {
                "intercept": a + shift,
                "slope": b,
                "most_deprived": most,
                "least_deprived": least,
                "slope_index.value": least - most,
                "slope_index.standard_error": slope_se,
                "slope_index.interval.lower": least - most - z * slope_se,
                "slope_index.interval.method": "model-delta",
                "relative_index.value": least / most,
                "relative_index.standard_error": log_se,
                "relative_index.interval.upper": least / most * mp.exp(z * log_se),
            }
            values = [float(y / m * per) for y, m in zip(x, n, strict=False)]
            args = {"values": values, "population": people}
            options = {"rank": rank, "order": "most-deprived-first", "model": model, "per": per}
            given = {**options, "events": events}
            cases.append({"name": f"{name}, {model}", "args": args, "options": given, "expect": expect})
            # Without events they are values times population, and the answer is the same to rounding.
            cases.append({"name": f"{name}, {model} of values", "args": args, "options": options, "expect": expect})
    return cases


def slope_errors() -> list[Case]:
    args = {"values": [3.0, 2.0, 1.0], "population": [10, 20, 30]}
    good = {"rank": [1, 2, 3], "order": "most-deprived-first"}
    bad = lambda name, change, code, param, index=None: error(name, {**args, **change}, good, code, param, index)
    option = lambda name, change, code, param, index=None: error(name, args, {**good, **change}, code, param, index)
    idle = lambda param: ("conflicting-arguments", param)
    return [
        error("no rows", {"values": [], "population": []}, {**good, "rank": []}, "empty", "values"),
        bad("lengths differ", {"population": [10, 20]}, "length-mismatch", "population"),
        option("ranks differ in length", {"rank": [1, 2]}, "length-mismatch", "rank"),
        bad("missing value", {"values": [3, None, 1]}, "missing-value", "values", 1),
        bad("infinite value", {"values": [3, 2, "Infinity"]}, "not-finite", "values", 2),
        bad("negative population", {"population": [10, -20, 30]}, "negative-value", "population", 1),
        bad("a group of nobody", {"population": [10, 20, 0]}, "zero-denominator", "population", 2),
        bad("too large for a number", {"values": [1e308, -1e308, -1e308]}, "overflow", "values"),
        bad("populations too large for a number", {"population": [1e308, 1e308, 1e308]}, "overflow", "population"),
        error("no ranks", args, {"order": "most-deprived-first"}, "missing-argument", "rank"),
        error("no order", args, {"rank": [1, 2, 3]}, "missing-argument", "order"),
        option("missing rank", {"rank": [1, None, 3]}, "missing-value", "rank", 1),
        option("one rank for all", {"rank": [1, 1, 1]}, "too-few-groups", "rank"),
        option("unknown order", {"order": "up"}, "unknown-option", "order"),
        option("unknown scale", {"scale": "cubic"}, "unknown-option", "scale"),
        option("unknown noise", {"noise": "white"}, "unknown-option", "noise"),
        option("level 0", {"level": 0}, "out-of-range", "level"),
        option("level 1", {"level": 1}, "out-of-range", "level"),
        option(
            "level of limits",
            {"limits_level": 2, "lower_limits": [1, 1, 0], "upper_limits": [4, 3, 2]},
            "out-of-range",
            "limits_level",
        ),
        option(
            "limits the wrong way round",
            {"lower_limits": [1, 3, 0], "upper_limits": [4, 2, 2]},
            "out-of-range",
            "lower_limits",
            1,
        ),
        option("negative standard error", {"standard_errors": [1, 1, -1]}, "negative-value", "standard_errors", 2),
        option(
            "more events than people",
            {"events": [1, 21, 3], "event_distribution": "binomial"},
            "numerator-above-denominator",
            "events",
            1,
        ),
        option("nothing to propagate", {"interval": "propagated"}, "missing-argument", "standard_errors"),
        option("proportions above one", {"model": "binomial"}, "numerator-above-denominator", "values", 0),
        error(
            "a value that no events have",
            {**args, "values": [3, -2, 1]},
            {**good, "model": "poisson"},
            "negative-value",
            "values",
            1,
        ),
        option(
            "values that are not the rates of the events",
            {"model": "poisson", "events": [1, 2, 3]},
            "out-of-range",
            "values",
            0,
        ),
        option(
            "limits that a model has not",
            {"model": "poisson", "events": [1, 2, 3], "interval": "simulated"},
            "out-of-range",
            "interval",
        ),
        option(
            "a scale that a model has not",
            {"model": "poisson", "events": [1, 2, 3], "scale": "logit"},
            "out-of-range",
            "scale",
        ),
        option(
            "two ways to say it", {"events": [1, 2, 3], "standard_errors": [1, 1, 1]}, "conflicting-arguments", "events"
        ),
        option("a limit without its fellow", {"lower_limits": [1, 1, 0]}, "missing-argument", "upper_limits"),
        bad("squares too large for a number", {"values": [3e160, 1e160, 2e160]}, "overflow", "values"),
        option("unknown model", {"model": "probit"}, "unknown-option", "model"),
        option("gap without polarity", {"orientation": "gap"}, "missing-argument", "polarity"),
        option(
            "too much work",
            {"interval": "simulated", "standard_errors": [1, 1, 1], "draws": 10_000_001},
            "too-much-work",
            "draws",
        ),
        option(
            "too few draws",
            {"interval": "simulated", "standard_errors": [1, 1, 1], "draws": 10},
            "out-of-range",
            "draws",
        ),
        # Options that were given, and that nothing here heeds.
        option("a variance of nothing", {"standard_errors": [1, 1, 1], "variance": "hc1"}, *idle("variance")),
        option("a critical value of nothing", {"events": [4, 5, 6], "critical": "t"}, *idle("critical")),
        option(
            "a variance beside draws",
            {"standard_errors": [1, 1, 1], "interval": "simulated", "variance": "hc3"},
            *idle("variance"),
        ),
        option(
            "a critical value beside a model",
            {"model": "poisson", "events": [1, 2, 3], "critical": "t"},
            *idle("critical"),
        ),
        option("draws of nothing", {"draws": 100_000}, *idle("draws")),
        option(
            "draws beside other limits",
            {"draws": 5_000, "standard_errors": [1, 1, 1], "interval": "propagated"},
            *idle("draws"),
        ),
        option("noise of nothing", {"noise": "log"}, *idle("noise")),
        option("scale of no standard errors", {"standard_errors_scale": "log"}, *idle("standard_errors_scale")),
        option(
            "unknown scale of standard errors",
            {"standard_errors_scale": "lg"},
            "unknown-option",
            "standard_errors_scale",
        ),
        option("noise beside standard errors", {"noise": "log", "standard_errors": [1, 1, 1]}, *idle("noise")),
        option("a kind of events that are not there", {"event_distribution": "poisson"}, "missing-argument", "events"),
        option("a level of limits that are not there", {"limits_level": 0.95}, "missing-argument", "lower_limits"),
        error("log of zero", {**args, "values": [3, 0, 1]}, {**good, "scale": "log"}, "out-of-range", "values", 1),
        error(
            "log odds of one",
            {**args, "values": [0.5, 0.2, 1]},
            {**good, "scale": "logit"},
            "out-of-range",
            "values",
            2,
        ),
    ]


def gradient_cases() -> list[Case]:
    cases = []
    for values, people in [(YEARS, [1] * 10), (RATES, PEOPLE)]:
        rank = list(range(1, 11))
        n = [mpf(v) for v in people]
        x = ridits(rank, n, True)
        a, b, _, _ = line([mpf(v) for v in values], x, n)
        expect = {
            "intercept": a,
            "slope": b,
            "most_deprived": a,
            "least_deprived": a + b,
            "slope_index.value": b,
            "relative_index.value": (a + b) / a,
            "slope_over_mean.value": b / (sum(w * mpf(v) for w, v in zip(n, values, strict=True)) / sum(n)),
            **{f"ridit.{i}": v for i, v in enumerate(x)},
            **{f"fitted.{i}": a + b * v for i, v in enumerate(x)},
        }
        cases.append(
            {
                "name": f"{values[0]} first",
                "args": {"values": values, "population": people},
                "options": {"rank": rank, "order": "most-deprived-first"},
                "expect": expect,
            }
        )
        cases.append(over_mean(values, people, rank))
    return cases


def over_mean(values: list[float], people: list[float], rank: list[int]) -> Case:
    """The slope over the mean, a ratio of two weighted sums; limits by the logarithm of the ratio of the ends."""
    y, n = [mpf(v) for v in values], [mpf(v) for v in people]
    x, share = ridits(rank, n, True), [w / sum(n) for w in n]
    scatter = sum(p * (t - mpf("0.5")) ** 2 for p, t in zip(share, x, strict=True))
    by_slope = [p * (t - mpf("0.5")) / scatter for p, t in zip(share, x, strict=True)]
    slope = sum(c * v for c, v in zip(by_slope, y, strict=True))
    mean = sum(p * v for p, v in zip(share, y, strict=True))
    found = slope / mean
    errors = [v / 50 for v in values]
    moves = [(c - found * p) / mean for c, p in zip(by_slope, share, strict=True)]
    se = mp.sqrt(sum((u * mpf(e)) ** 2 for u, e in zip(moves, errors, strict=True)))
    ends = (2 + found) / (2 - found)
    upper = ends * mp.exp(z_of("0.95") * se * (1 + ends) ** 2 / (4 * ends))
    expect = {
        "slope_over_mean.value": found,
        "slope_over_mean.standard_error": se,
        "slope_over_mean.interval.upper": 2 * (upper - 1) / (upper + 1),
        "slope_over_mean.unit": "share of the mean",
    }
    options = {"rank": rank, "order": "most-deprived-first", "standard_errors": errors}
    return case(f"{values[0]} first, over the mean", {"values": values, "population": people}, options, expect)


def main() -> None:
    write("slope_index", 1e-12, slope_cases("slope") + slope_errors() + slope_survey.cases("slope"))
    negative = error(
        "fitted below zero",
        {"values": [-1, 1, 3], "population": [1, 1, 1]},
        {"rank": [1, 2, 3], "order": "most-deprived-first"},
        "not-computable",
        "values",
    )
    found = slope_cases("relative") + slope_errors() + slope_survey.cases("relative")
    write("relative_index", 1e-12, [*found, negative])
    write("gradient", 1e-12, gradient_cases() + count_cases() + slope_errors())
