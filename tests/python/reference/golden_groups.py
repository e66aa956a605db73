"""Golden cases of the measures between groups without an order."""

from __future__ import annotations

from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

RATES = [91.0, 74.5, 102.25, 68.0, 80.5]
PEOPLE = [4000, 8000, 4000, 6000, 2000]
ADMISSIONS = [364, 596, 409, 408, 161]
ERRORS = [4.5, 3.25, 5.0, 3.5, 6.25]
SHARES = [27.5768535262, 24.2788461538, 21.2197580645, 17.0565302144, 14.0583554377]
ASKED = [2212, 2080, 1984, 2052, 1885]
SMOKERS = [610, 505, 421, 350, 265]
Z = z_of("0.95")


def exactly(values: list[Any]) -> list[mpf]:
    return [mpf(value) for value in values]


def uncertain() -> list[tuple[str, list[float], dict[str, Any], list[mpf]]]:
    """Values with what is said of their uncertainty, and the standard errors that follow."""
    y, shares = exactly(RATES), exactly(SHARES)
    poisson = [v / mp.sqrt(mpf(x)) for v, x in zip(y, ADMISSIONS, strict=True)]
    parts = zip(shares, SMOKERS, ASKED, strict=True)
    binomial = [v * mp.sqrt((1 - mpf(x) / n) / x) for v, x, n in parts]
    return [
        ("standard errors", RATES, {"population": PEOPLE, "standard_errors": ERRORS}, exactly(ERRORS)),
        ("events", RATES, {"population": PEOPLE, "events": ADMISSIONS}, poisson),
        (
            "proportions",
            SHARES,
            {"population": ASKED, "events": SMOKERS, "event_distribution": "binomial"},
            binomial,
        ),
        ("equal in size", RATES, {"standard_errors": ERRORS}, exactly(ERRORS)),
    ]


def propagated(value: mpf, sigma: mpf, floor: mpf | None = None) -> Case:
    lower = value - Z * sigma
    return {
        "value": value,
        "standard_error": sigma,
        "interval.lower": lower if floor is None else max(lower, floor),
        "interval.upper": value + Z * sigma,
        "interval.method": "propagated",
    }


def input_errors(options: Case) -> list[Case]:
    """What every measure refuses."""
    three = {"values": [3, 2, 1]}
    return [
        error("no rows", {"values": []}, options, "empty", "values"),
        error("missing value", {"values": [1, None, 2]}, options, "missing-value", "values", 1),
        error("infinite value", {"values": ["Infinity", 1, 2]}, options, "not-finite", "values", 0),
        error("nobody", three, {**options, "population": [1, 0, 1]}, "zero-denominator", "population", 1),
        error("negative people", three, {**options, "population": [1, -1, 1]}, "negative-value", "population", 1),
        error("lengths differ", three, {**options, "population": [1, 1]}, "length-mismatch", "population"),
        error("too many people", three, {**options, "population": [1e308, 1e308, 1]}, "overflow", "population"),
        error("one group", {"values": [3]}, options, "too-few-groups", "values"),
        error("level 1", three, {**options, "level": 1}, "out-of-range", "level"),
        error("unknown interval", three, {**options, "interval": "magic"}, "unknown-option", "interval"),
        error("nothing to draw", three, {**options, "interval": "simulated"}, "missing-argument", "standard_errors"),
        error("idle draws", three, {**options, "draws": 5000}, "conflicting-arguments", "draws"),
        error(
            "too many draws",
            three,
            {**options, "standard_errors": [1, 1, 1], "interval": "simulated", "draws": 7000000},
            "too-much-work",
            "draws",
        ),
        error(
            "too few draws",
            three,
            {**options, "standard_errors": [1, 1, 1], "interval": "simulated", "draws": 999},
            "out-of-range",
            "draws",
        ),
        error(
            "too few draws for the level",
            three,
            {**options, "standard_errors": [1, 1, 1], "interval": "simulated", "level": 0.9999},
            "out-of-range",
            "draws",
        ),
        error(
            "two kinds of uncertainty",
            three,
            {**options, "standard_errors": [1, 1, 1], "events": [9, 9, 9]},
            "conflicting-arguments",
            "events",
        ),
        error(
            "a distribution of nothing",
            three,
            {**options, "event_distribution": "poisson"},
            "missing-argument",
            "events",
        ),
        error(
            "proportions of nobody",
            three,
            {**options, "events": [9, 9, 9], "event_distribution": "binomial"},
            "missing-argument",
            "population",
        ),
        error(
            "more events than people",
            three,
            {**options, "events": [9, 9, 9], "event_distribution": "binomial", "population": [10, 8, 10]},
            "numerator-above-denominator",
            "events",
            1,
        ),
        error(
            "negative standard error",
            three,
            {**options, "standard_errors": [1, -1, 1]},
            "negative-value",
            "standard_errors",
            1,
        ),
    ]


def pairs(ratio: bool) -> list[Case]:
    cases = []
    for name, values, said, errors in uncertain():
        y = exactly(values)
        for group, reference in [(0, 3), (3, 0), (None, None)]:
            above = y[group] if group is not None else max(y)
            below = y[reference] if reference is not None else min(y)
            value = above / below if ratio else above - below
            rows = {} if group is None else {"group": group, "reference": reference}
            expect: Case = {"value": value, "n": 5 if group is None else 2}
            simulated = {**expect, "standard_error": None, "interval.method": "simulated-inversion"}
            first, second = errors[y.index(above)], errors[y.index(below)]
            if ratio:
                sigma = mp.sqrt((first / above) ** 2 + (second / below) ** 2)
                floor = mpf(1) if group is None else mpf(0)
                limits = {
                    "standard_error": sigma,
                    "interval.lower": max(floor, value * mp.exp(-Z * sigma)),
                    "interval.upper": value * mp.exp(Z * sigma),
                    "interval.method": "propagated",
                }
            else:
                sigma = mp.sqrt(first**2 + second**2)
                limits = propagated(value, sigma, mpf(0) if group is None else None)
            if group is None:
                cases.append(case(f"extremes, {name}", {"values": values}, said, simulated))
                said = {**said, "interval": "propagated"}
            title = f"{name}, {group} and {reference}"
            cases.append(case(title, {"values": values}, {**said, **rows}, {**expect, **limits}))
    three = {"values": [3, 2, 1]}
    known = {"standard_errors": [1, 1, 1]}
    return [
        *cases,
        case(
            "no uncertainty",
            {"values": [3, 2, 1]},
            {"group": 0, "reference": 2, "population": [10, 20, 40]},
            {"value": mpf(3) if ratio else mpf(2), "interval": None, "population": 50, "n": 2},
        ),
        case(
            "a missing row left out",
            {"values": [3, None, 2, 1]},
            {"group": 2, "reference": 3, "nulls": "omit", "unit": "years"},
            {"value": mpf(2) if ratio else mpf(1), "unit": "ratio" if ratio else "years"},
        ),
        case(
            "sure of all",
            three,
            {"standard_errors": [0, 0, 0]},
            {
                "value": mpf(3) if ratio else mpf(2),
                "interval.lower": mpf(3) if ratio else mpf(2),
                "interval.upper": mpf(3) if ratio else mpf(2),
            },
        ),
        error("one of two names", three, {"group": 0}, "missing-argument", "reference"),
        error("the other of two", three, {"reference": 0}, "missing-argument", "group"),
        error("one group twice", three, {"group": 1, "reference": 1}, "conflicting-arguments", "reference"),
        error("no such group", three, {"group": 3, "reference": 1}, "out-of-range", "group"),
        error("no such reference", three, {"group": 0, "reference": 7}, "out-of-range", "reference"),
        error(
            "a group that was left out",
            {"values": [3, None, 2]},
            {"group": 1, "reference": 2, "nulls": "omit"},
            "missing-value",
            "group",
        ),
        error(
            "simulated between named groups",
            three,
            {**known, "group": 0, "reference": 1, "interval": "simulated"},
            "conflicting-arguments",
            "interval",
        ),
        *input_errors({}),
    ]


def variances() -> list[Case]:
    cases = []
    for name, values, said, errors in uncertain():
        y = exactly(values)
        people = exactly(said.get("population", [1] * len(values)))
        p = [n / sum(people) for n in people]
        mean = sum(a * b for a, b in zip(p, y, strict=True))
        variance = sum(a * (b - mean) ** 2 for a, b in zip(p, y, strict=True))
        told = {
            "variance": variance,
            "standard-deviation": mp.sqrt(variance),
            "coefficient-of-variation": mp.sqrt(variance) / mean,
        }
        for form, value in told.items():
            expect: Case = {"value": value, "standard_error": None, "interval.method": "simulated-inversion"}
            cases.append(case(f"{form}, {name}", {"values": values}, {**said, "form": form}, expect))
        # The variance of y' A y of normal values, as a trace: A = diag(p) - p p'.
        n = len(values)
        a = mp.matrix(n, n)
        for i in range(n):
            for j in range(n):
                a[i, j] = (p[i] if i == j else 0) - p[i] * p[j]
        s = mp.diag([e * e for e in errors])
        column = mp.matrix(y)
        square = (4 * column.T * a * s * a * column)[0]
        product = a * s * a * s
        square += 2 * sum(product[i, i] for i in range(n))
        limits = propagated(variance, mp.sqrt(square), mpf(0))
        cases.append(case(f"propagated, {name}", {"values": values}, {**said, "interval": "propagated"}, limits))
    three = {"values": [3, 2, 1]}
    known = {"standard_errors": [1, 1, 1]}
    relative = {"form": "coefficient-of-variation"}
    return [
        *cases,
        case(
            "all the same",
            {"values": [45.5, 45.5, 45.5]},
            {"population": [100, 250, 90], "standard_errors": [2, 2, 2]},
            {"value": 0.0, "interval.lower": 0.0},
        ),
        case(
            "no uncertainty", three, {"unit": "years"}, {"value": mpf(2) / 3, "interval": None, "unit": "years squared"}
        ),
        case("a unit", three, {"form": "standard-deviation", "unit": "years"}, {"unit": "years"}),
        case("without unit", three, {**relative, "unit": "years"}, {"unit": "share of the mean"}),
        case(
            "a missing row left out",
            {"values": [3, None, 2, 1]},
            {"population": [1, 1, 1, 1], "nulls": "omit"},
            {"value": mpf(2) / 3, "n": 3},
        ),
        case("below zero", {"values": [-3, 1]}, {"form": "standard-deviation"}, {"value": mpf(2)}),
        error("negative value", {"values": [1, -1, 2]}, relative, "negative-value", "values", 1),
        error("all zero", {"values": [0, 0, 0]}, relative, "not-computable", "values"),
        error("unknown form", three, {"form": "magic"}, "unknown-option", "form"),
        error(
            "propagated standard deviation",
            three,
            {**known, "form": "standard-deviation", "interval": "propagated"},
            "conflicting-arguments",
            "interval",
        ),
        *input_errors({}),
    ]


def parts(values: list[float], said: Case) -> tuple[list[mpf], list[mpf], mpf]:
    """Values, shares of the people, and the mean."""
    y, people = exactly(values), exactly(said.get("population", [1] * len(values)))
    p = [n / sum(people) for n in people]
    return y, p, sum(a * b for a, b in zip(p, y, strict=True))


SIMULATED: Case = {"standard_error": None, "interval.method": "simulated-inversion"}


def distances(relative: bool) -> list[Case]:
    cases = []
    for name, values, said, _ in uncertain():
        y, p, mean = parts(values, said)
        for options, centre in [
            ({}, mean),
            ({"mean": 77.5}, mpf("77.5")),
            ({"against": "best", "polarity": "lower-is-better"}, min(y)),
            ({"against": "best", "polarity": "higher-is-better"}, max(y)),
            ({"against": "reference", "reference": 2}, y[2]),
        ]:
            for weighted in (False, True):
                w = p if weighted else [mpf(1) / len(y)] * len(y)
                value = sum(a * abs(b - centre) for a, b in zip(w, y, strict=True)) / (centre if relative else 1)
                title = f"{name}, {options}, weighted {weighted}"
                asked = {**said, **options, "weighted": weighted}
                cases.append(case(title, {"values": values}, asked, {"value": value, **SIMULATED}))
    three = {"values": [3, 2, 1]}
    known = {"standard_errors": [1, 1, 1]}
    unit = "share" if relative else "years"
    return [
        *cases,
        case(
            "all the same",
            {"values": [45.5, 45.5, 45.5]},
            {"population": [100, 250, 90], "standard_errors": [2, 2, 2]},
            {"value": 0.0, "interval.lower": 0.0},
        ),
        case(
            "no uncertainty",
            three,
            {"unit": "years", "against": "reference", "reference": 2},
            {"value": mpf(1), "interval": None, "unit": unit},
        ),
        case(
            "a missing row left out",
            {"values": [3, None, 2, 1]},
            {"against": "reference", "reference": 3, "nulls": "omit"},
            {"value": mpf(1), "n": 3},
        ),
        error("best of what", three, {"against": "best"}, "missing-argument", "polarity"),
        error("no reference", three, {"against": "reference"}, "missing-argument", "reference"),
        error("no such reference", three, {"against": "reference", "reference": 3}, "out-of-range", "reference"),
        error("idle reference", three, {"reference": 1}, "conflicting-arguments", "reference"),
        error("idle mean", three, {"against": "reference", "reference": 1, "mean": 2}, "conflicting-arguments", "mean"),
        error("unknown against", three, {"against": "magic"}, "unknown-option", "against"),
        error("unknown polarity", three, {"polarity": "magic"}, "unknown-option", "polarity"),
        error("propagated", three, {**known, "interval": "propagated"}, "conflicting-arguments", "interval"),
        *input_errors({}),
    ]


def entropies() -> list[Case]:
    cases = []
    for name, values, said, errors in uncertain():
        y, p, mean = parts(values, said)
        r = [v / mean for v in y]
        theil = sum(a * b * mp.log(b) for a, b in zip(p, r, strict=True))
        deviation = -sum(a * mp.log(b) for a, b in zip(p, r, strict=True))
        rows = list(zip(p, r, errors, strict=True))
        theil_error = mp.sqrt(sum((a * s / mean * (mp.log(b) - theil)) ** 2 for a, b, s in rows))
        deviation_error = mp.sqrt(sum((a * s / mean * (1 - 1 / b)) ** 2 for a, b, s in rows))
        for form, value, sigma in [
            ("theil", theil, theil_error),
            ("mean-log-deviation", deviation, deviation_error),
        ]:
            asked = {**said, "form": form}
            cases.append(case(f"{form}, {name}", {"values": values}, asked, {"value": value, **SIMULATED}))
            asked = {**asked, "interval": "propagated"}
            limits = propagated(value, sigma, mpf(0))
            cases.append(case(f"{form}, {name}, propagated", {"values": values}, asked, limits))
    three = {"values": [3, 2, 1]}
    deviation_form = {"form": "mean-log-deviation"}
    return [
        *cases,
        case("one has all", {"values": [0, 8]}, {"unit": "years"}, {"value": mp.log(2), "unit": "index"}),
        case(
            "nearly equal",
            {"values": [1000.0001, 999.9999, 1000]},
            {},
            {
                "value": sum(v / 1000 * mp.log(v / 1000) for v in (mpf(1000.0001), mpf(999.9999), mpf(1000))) / 3
                - mp.log((mpf(1000.0001) + mpf(999.9999) + 1000) / 3000)
            },
        ),
        case(
            "all the same",
            {"values": [45.5, 45.5, 45.5]},
            {"population": [100, 250, 90], "standard_errors": [2, 2, 2]},
            {"value": 0.0, "interval.lower": 0.0},
        ),
        case("a missing row left out", {"values": [3, None, 3]}, {"nulls": "omit"}, {"value": 0.0, "n": 2}),
        error("negative value", {"values": [1, -1, 2]}, {}, "negative-value", "values", 1),
        error("all zero", {"values": [0, 0]}, {}, "not-computable", "values"),
        error("a zero", {"values": [1, 0, 2]}, deviation_form, "not-computable", "values", 1),
        error(
            "no derivative at zero",
            {"values": [1, 0, 2]},
            {"standard_errors": [1, 1, 1], "interval": "propagated"},
            "not-computable",
            "values",
            1,
        ),
        error("unknown form", three, {"form": "magic"}, "unknown-option", "form"),
        *input_errors({}),
    ]


def attributables() -> list[Case]:
    cases = []
    for name, values, said, errors in uncertain():
        y, p, own_mean = parts(values, said)
        for given in (None, 77.5):
            mean = own_mean if given is None else mpf(given)
            shared = p if given is None else [mpf(0)] * len(p)
            known = {**said, **({} if given is None else {"mean": given})}
            for row, polarity in [(1, None), (2, None), (y.index(min(y)), "lower-is-better")]:
                asked = {**known, **({"reference": row} if polarity is None else {"polarity": polarity})}
                value = y[row] - mean
                risk = mp.sqrt(
                    sum(((i == row) - a) ** 2 * s**2 for i, (a, s) in enumerate(zip(shared, errors, strict=True)))
                )
                # On the scale of ln(y / m).
                logs = mp.sqrt(
                    sum(
                        ((i == row) / y[row] - a / mean) ** 2 * s**2
                        for i, (a, s) in enumerate(zip(shared, errors, strict=True))
                    )
                )
                ratio = y[row] / mean
                fraction = {
                    "value": ratio - 1,
                    "standard_error": ratio * logs,
                    "interval.lower": ratio * mp.exp(-Z * logs) - 1,
                    "interval.upper": ratio * mp.exp(Z * logs) - 1,
                    "interval.method": "propagated",
                }
                told = [("risk", propagated(value, risk)), ("fraction", fraction)]
                for form, limits in told:
                    title = f"{form}, {name}, {row} {polarity}, mean {given}"
                    option = {**asked, "form": form}
                    if polarity is not None:
                        expect = {"value": limits["value"], **SIMULATED}
                        cases.append(case(f"{title}, simulated", {"values": values}, option, expect))
                        option = {**option, "interval": "propagated"}
                    cases.append(case(title, {"values": values}, option, limits))
    three = {"values": [3, 2, 1]}
    known = {"standard_errors": [1, 1, 1]}
    fraction = {"form": "fraction", "reference": 0}
    return [
        *cases,
        case("a worse reference", three, {"reference": 0, "unit": "years"}, {"value": mpf(1), "unit": "years"}),
        case("without unit", three, {**fraction, "unit": "years"}, {"value": mpf(1) / 2, "unit": "share of the mean"}),
        case(
            "nothing in the best",
            {"values": [0, 2, 1]},
            {**fraction, "standard_errors": [0, 1, 1]},
            {"value": mpf(-1), "interval": None},
        ),
        case(
            "all the same",
            {"values": [45.5, 45.5, 45.5]},
            {"polarity": "lower-is-better", "population": [100, 250, 90], "standard_errors": [2, 2, 2]},
            {"value": 0.0, "interval.upper": 0.0},
        ),
        case(
            "a missing row left out",
            {"values": [3, None, 2, 1]},
            {"reference": 3, "nulls": "omit"},
            {"value": mpf(-1), "n": 3},
        ),
        error("best of what", three, {}, "missing-argument", "polarity"),
        error("no such reference", three, {"reference": 3}, "out-of-range", "reference"),
        error(
            "simulated from a name",
            three,
            {**known, "reference": 1, "interval": "simulated"},
            "conflicting-arguments",
            "interval",
        ),
        error("negative value", {"values": [1, -1, 2]}, fraction, "negative-value", "values", 1),
        error("all zero", {"values": [0, 0]}, fraction, "not-computable", "values"),
        error("unknown form", three, {"form": "magic", "reference": 0}, "unknown-option", "form"),
        *input_errors({"polarity": "lower-is-better"}),
    ]


def main() -> None:
    write("group_difference", 1e-12, pairs(ratio=False))
    ratios = pairs(ratio=True)
    write(
        "group_ratio",
        1e-12,
        [
            *ratios,
            case(
                "nothing in the group",
                {"values": [0, 2, 1]},
                {"group": 0, "reference": 1, "standard_errors": [0, 1, 1]},
                {"value": 0.0, "interval": None},
            ),
            error("negative value", {"values": [1, -1, 2]}, {}, "negative-value", "values", 1),
            error("nothing in the reference", {"values": [1, 0, 2]}, {}, "not-computable", "values", 1),
        ],
    )
    write("between_group_variance", 1e-12, variances())
    write("mean_difference", 1e-12, distances(relative=False))
    write(
        "index_of_disparity",
        1e-12,
        [
            *distances(relative=True),
            error("negative value", {"values": [1, -1, 2]}, {}, "negative-value", "values", 1),
            error("all zero", {"values": [0, 0]}, {}, "not-computable", "values"),
        ],
    )
    write("between_group_entropy", 1e-12, entropies())
    write("population_attributable_risk", 1e-12, attributables())
