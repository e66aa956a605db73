"""Golden cases of the slope and the relative index of people: under a survey design, and with robust variances.

What a person moves is found by moving the weights, in 50 digits: with the places of all others, or with places as they
were for limits that take them as known. No formula of an influence function stands here.
"""

from __future__ import annotations

import survey_cases
from mpmath import mp, mpf
from reference_tools import Case, case, error, line, ridits, t_of, z_of
from survey_cases import CLUSTERS, STRATA, VALUES, WEIGHTS, Column

RANK = [3, 1, 4, 1.5, 5, 9, 2, 6, 5, 3, 5.5, 8]
ILL = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0]
# Of a log-binomial model of these, no probability comes near 1, where it ends.
SELDOM = [1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0]
LINES = {
    "linear": {},
    "log": {"scale": "log"},
    "binomial": {"model": "binomial"},
    "log-binomial": {"model": "log-binomial"},
    "poisson": {"model": "poisson", "orientation": "gap", "polarity": "lower-is-better"},
}


def ends(kind: str, y: Column, w: Column, places: Column) -> tuple[mpf, mpf]:
    """The fitted value of the most and of the least deprived."""
    if kind in ("linear", "log"):
        a, b, _, _ = line([mp.log(v) for v in y] if kind == "log" else y, places, w)
        return (mp.exp(a), mp.exp(a + b)) if kind == "log" else (a, a + b)
    inverse = (lambda e: 1 / (1 + mp.exp(-e))) if kind == "binomial" else mp.exp
    # What the model leaves of a value, and how fast that falls as the curve rises.
    left = (lambda v, p: (v - p) / (1 - p)) if kind == "log-binomial" else lambda v, p: v - p
    falls = {
        "poisson": lambda v, p: p,
        "binomial": lambda v, p: p * (1 - p),
        "log-binomial": lambda v, p: p * (1 - v) / (1 - p) ** 2,
    }[kind]
    share = sum(m * v for m, v in zip(w, y, strict=True)) / sum(w)
    a, b = mp.log(share / (1 - share) if kind == "binomial" else share), mpf(0)
    for _ in range(40):
        fitted = [inverse(a + b * r) for r in places]
        bend = [m * falls(v, p) for m, v, p in zip(w, y, fitted, strict=True)]
        rest = [m * left(v, p) for m, v, p in zip(w, y, fitted, strict=True)]
        u0, u1 = sum(rest), sum(e * r for e, r in zip(rest, places, strict=True))
        i00, i01 = sum(bend), sum(d * r for d, r in zip(bend, places, strict=True))
        i11 = sum(d * r * r for d, r in zip(bend, places, strict=True))
        det = i00 * i11 - i01 * i01
        da, db = (i11 * u0 - i01 * u1) / det, (i00 * u1 - i01 * u0) / det
        while kind == "log-binomial" and any(a + da + (b + db) * r >= 0 for r in places):
            da, db = da / 2, db / 2  # no probability is above one
        a, b = a + da, b + db
        if abs(da) + abs(db) < mpf(10) ** -45:
            break
    assert kind != "log-binomial" or all(a + b * r < -0.05 for r in places)
    return inverse(a), inverse(a + b)


def index(which: str, kind: str, y: Column, w: Column, places: Column | None = None) -> mpf:
    """The index on the scale of its limits: the relative one as a logarithm. Whom a weight leaves out has no place."""
    if places is None:
        kept = [i for i, m in enumerate(w) if m > 0]
        y, w = [y[i] for i in kept], [w[i] for i in kept]
        places = ridits([RANK[i] for i in kept], w, most_first=True)
    most, least = ends(kind, y, w, places)
    value = least - most if which == "slope" else mp.log(least / most)
    return -value if kind == "poisson" else value


def told(which: str, value: mpf, sigma: mpf, reach: mpf, method: str) -> Case:
    away = (value - reach * sigma, value, value + reach * sigma)
    lower, middle, upper = away if which == "slope" else map(mp.exp, away)
    return {
        "value": middle,
        "standard_error": sigma,
        "interval.lower": lower,
        "interval.upper": upper,
        "interval.method": method,
    }


def people(kind: str) -> list[float]:
    return {"linear": VALUES, "log": VALUES, "log-binomial": SELDOM}.get(kind, ILL)


def surveys(which: str) -> list[Case]:
    cases = []
    w = [mpf(v) for v in WEIGHTS]
    for kind, said in LINES.items():
        y = [mpf(v) for v in people(kind)]
        args = {"values": people(kind), "population": WEIGHTS}
        options: Case = {"rank": RANK, "order": "most-deprived-first", **said}
        measure = lambda y, w, kind=kind: index(which, kind, y, w)
        designs = survey_cases.designs(WEIGHTS)
        wanted = designs if kind == "linear" else survey_cases.SOME
        for name in wanted:
            design, replicates = designs[name], "replicate_weights" in designs[name]
            found = survey_cases.replicated if replicates else survey_cases.linearised
            sigma, degrees = found(measure, y, w, design)
            method = "replicate-weights" if replicates else "linearised-design"
            expect = told(which, measure(y, w), sigma, t_of("0.95", degrees), method)
            # The design alone asks for its limits.
            asked = {"interval": "survey-design"} if name == "Fay" else {}
            cases.append(case(f"survey, {kind}, {name}", args, {**options, **asked, "design": design}, expect))
        if kind == "log-binomial":  # its information is the expected one, as packages have it
            continue
        places = ridits(RANK, w, most_first=True)
        known = lambda y, w, kind=kind, places=places: index(which, kind, y, w, places)
        design = {"strata": STRATA, "clusters": CLUSTERS}
        sigma, degrees = survey_cases.linearised(known, y, w, design)
        for critical, reach in [("t", t_of("0.95", degrees)), ("normal", z_of("0.95"))]:
            asked = {**options, "interval": "regression", "design": design}
            asked |= {} if critical == "t" else {"critical": critical}
            expect = told(which, known(y, w), sigma, reach, "regression-design")
            cases.append(case(f"survey, {kind}, regression, {critical}", args, asked, expect))
    # Women alone, as a domain: the rows of men stand for nobody.
    women = [m if row % 3 else 0 for row, m in enumerate(WEIGHTS)]
    y, w = [mpf(v) for v in VALUES], [mpf(v) for v in women]
    design = {"clusters": CLUSTERS}
    kept = [i for i, m in enumerate(women) if m > 0]
    measure = lambda y, w: domain(which, y, w, kept)
    sigma, degrees = survey_cases.linearised(measure, y, w, design)
    expect = told(which, measure(y, w), sigma, t_of("0.95", degrees), "linearised-design")
    options = {"rank": RANK, "order": "most-deprived-first", "design": design}
    cases.append(case("survey, a domain", {"values": VALUES, "population": women}, options, expect))
    return cases


def domain(which: str, y: Column, w: Column, kept: list[int]) -> mpf:
    """The index of some of the rows, whatever the others weigh."""
    y, w = [y[i] for i in kept], [w[i] for i in kept]
    return index(which, "linear", y, w, ridits([RANK[i] for i in kept], w, most_first=True))


def robust(which: str) -> list[Case]:
    """Persons in a regression of their events, each by himself."""
    cases = []
    for kind in ["binomial", "poisson"]:
        for weights in [[1] * 12, WEIGHTS]:
            y, w = [mpf(v) for v in ILL], [mpf(v) for v in weights]
            places = ridits(RANK, w, most_first=True)
            known = lambda y, w, kind=kind, places=places: index(which, kind, y, w, places)
            moved = survey_cases.influence(known, y, w)
            rooms = sum((m * u / sum(w)) ** 2 for m, u in zip(w, moved, strict=True))
            for variance, factor in [("hc0", mpf(1)), ("hc1", mpf(12) / 10)]:
                sigma = mp.sqrt(rooms * factor)
                options = {"rank": RANK, "order": "most-deprived-first", **LINES[kind], "interval": "regression"}
                options |= {"variance": variance}
                expect = told(which, known(y, w), sigma, t_of("0.95", 10), f"regression-{variance}")
                name = f"robust, {kind}, {variance}, {'weighted' if weights is WEIGHTS else 'each once'}"
                cases.append(case(name, {"values": ILL, "population": weights}, options, expect))
    return cases


def refused() -> list[Case]:
    rows = {"values": VALUES, "population": WEIGHTS}
    plain: Case = {"rank": RANK, "order": "most-deprived-first"}
    survey = {**plain, "design": {"strata": STRATA, "clusters": CLUSTERS}}
    of = lambda told, change, code, param: error(f"survey, {told}", rows, {**survey, **change}, code, param)
    conflict = "conflicting-arguments"
    two = {"replicate_weights": [WEIGHTS, [2 * w for w in WEIGHTS]], "replicate_method": "bootstrap"}
    return [
        error("no design", rows, {**plain, "interval": "survey-design"}, "missing-argument", "design"),
        of("propagated", {"interval": "propagated"}, conflict, "design"),
        of("simulated", {"interval": "simulated"}, conflict, "design"),
        of("standard errors", {"standard_errors": [1] * 12}, conflict, "design"),
        of("events", {"events": [1] * 12}, conflict, "design"),
        of("a variance", {"interval": "regression", "variance": "hc1"}, conflict, "variance"),
        of("a critical value", {"critical": "t"}, conflict, "critical"),
        of("replicates beside a regression", {"interval": "regression", "design": two}, conflict, "interval"),
        of("too short a design", {"design": {"strata": STRATA[1:]}}, "length-mismatch", "strata"),
        error("survey of nobody", {**rows, "population": [0] * 12}, survey, "zero-denominator", "population"),
        error(
            "survey, a negative weight",
            {**rows, "population": [-1, *[1] * 11]},
            survey,
            "negative-value",
            "population",
            0,
        ),
    ]


def cases(which: str) -> list[Case]:
    return surveys(which) + robust(which) + refused()
