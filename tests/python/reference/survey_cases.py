"""Golden cases of limits under a survey design, for any measure of values and weights.

The influence of a row is by definition what the measure moves with one more person there: a central difference in 50
digits, so that no formula of an influence function stands here.
"""

from __future__ import annotations

from collections.abc import Callable

from mpmath import mp, mpf
from reference_tools import Case, case, error, t_of, z_of

Column = list[mpf]
Measure = Callable[[Column, Column], mpf]

WEIGHTS = [12, 8.5, 10, 20, 15, 11, 9, 14, 7, 16.25, 13, 10]
STRATA = [*["north"] * 5, *["south"] * 4, *["east"] * 3]
CLUSTERS = ["a", "a", "b", "b", "c", "d", "e", "d", "e", "f", "g", "g"]
# Names that start again in each stratum, as numbers.
AGAIN = [1, 1, 2, 2, 3, 1, 2, 1, 2, 1, 2, 2]
# The last stratum has one cluster.
ALONE = ["a", "a", "b", "b", "c", "d", "e", "d", "e", "g", "g", "g"]
FRACTION = [*[0.3] * 5, *[0.125] * 4, *[0.5] * 3]


def influence(measure: Measure, y: Column, w: Column) -> Column:
    """What the measure moves with one more person at each row, for each person there is."""
    total, step = sum(w), mpf(10) ** -18
    moved = lambda row, by: [*w[:row], w[row] + by * total, *w[row + 1 :]]
    return [(measure(y, moved(i, step)) - measure(y, moved(i, -step))) / (2 * step) for i in range(len(y))]


def linearised(measure: Measure, y: Column, w: Column, design: Case) -> tuple[mpf, int]:
    """The standard error and its degrees of freedom."""
    people = sum(w)
    return of_scores([v * u / people for v, u in zip(w, influence(measure, y, w), strict=True)], w, design)


def of_scores(rows: Column, w: Column, design: Case) -> tuple[mpf, int]:
    """The error of the sum of what rows add, and its degrees of freedom."""
    strata = design.get("strata", ["all"] * len(w))
    clusters = design.get("clusters", list(range(len(w))))
    fraction = design.get("sampling_fraction", [0] * len(w))
    variance, known, single, degrees = mpf(0), 0, 0, 0
    for stratum in dict.fromkeys(strata):
        here = [i for i, name in enumerate(strata) if name == stratum]
        names = dict.fromkeys(clusters[i] for i in here)
        totals = [sum((rows[i] for i in here if clusters[i] == name), mpf(0)) for name in names]
        seen = {clusters[i] for i in here if w[i] > 0}
        degrees += len(seen) - bool(seen)
        n, rest = len(totals), 1 - mpf(fraction[here[0]])
        if n == 1:
            single += 1
            if design["single_cluster"] == "centre":  # the mean of all totals is zero: influences sum to zero
                variance += rest * totals[0] ** 2
            continue
        known += 1
        centre = sum(totals) / n
        variance += rest * sum((t - centre) ** 2 for t in totals) * n / (n - 1)
    if design.get("single_cluster") == "average":
        variance *= mpf(known + single) / known
    return mp.sqrt(variance), design.get("degrees_of_freedom", degrees)


def replicated(measure: Measure, y: Column, w: Column, design: Case) -> tuple[mpf, int]:
    columns = [[mpf(v) for v in column] for column in design["replicate_weights"]]
    found, estimate, count = [measure(y, column) for column in columns], measure(y, w), len(columns)
    scale = {
        "jackknife": mpf(1) if "replicate_scales" in design else mpf(count - 1) / count,
        "balanced-repeated": mpf(1) / count,
        "bootstrap": mpf(1) / (count - 1),
        "fay": 1 / (count * (1 - mpf(design.get("fay", 0))) ** 2),
        "scaled": mpf(design.get("scale", 1)),
    }[design["replicate_method"]]
    scales = design.get("replicate_scales", [1] * count)
    centre = sum(found) / count if design.get("replicate_centre") == "mean" else estimate
    variance = sum(scale * mpf(c) * (one - centre) ** 2 for c, one in zip(scales, found, strict=True))
    return mp.sqrt(variance), design.get("degrees_of_freedom", count - 1)


def replicates(weights: list[float]) -> list[list[float]]:
    """Eight columns, in each of which some rows count for less, and the others for more."""
    return [
        [w * (1.5 if (row * (column + 3) + column) % 5 < 2 else 0.75) for row, w in enumerate(weights)]
        for column in range(8)
    ]


def designs(weights: list[float]) -> dict[str, Case]:
    columns = {"replicate_weights": replicates(weights)}
    return {
        "strata and clusters": {"strata": STRATA, "clusters": CLUSTERS},
        "clusters, fractions": {"strata": STRATA, "clusters": AGAIN, "nested": True, "sampling_fraction": FRACTION},
        "rows, degrees of freedom": {"degrees_of_freedom": 4.5},
        "a cluster alone, average": {"strata": STRATA, "clusters": ALONE, "single_cluster": "average"},
        "a cluster alone, centre": {"strata": STRATA, "clusters": ALONE, "single_cluster": "centre"},
        "a cluster alone, certainty": {"strata": STRATA, "clusters": ALONE, "single_cluster": "certainty"},
        "jackknife": {**columns, "replicate_method": "jackknife"},
        "jackknife of strata": {
            **columns,
            "replicate_method": "jackknife",
            "replicate_scales": [0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 0.5, 0.5],
        },
        "half samples": {**columns, "replicate_method": "balanced-repeated", "replicate_centre": "mean"},
        "Fay": {**columns, "replicate_method": "fay", "fay": 0.3},
        "bootstrap": {**columns, "replicate_method": "bootstrap"},
        "scaled": {**columns, "replicate_method": "scaled", "scale": 0.25, "degrees_of_freedom": 6},
    }


def answers(
    measure: Measure,
    values: list[float],
    options: Case,
    reach: tuple[float, float],
    wanted: list[str] | None = None,
    weights: list[float] | None = None,
) -> list[Case]:
    """Cases of the designs, all or those wanted, with limits inside the range of the measure."""
    given = weights or WEIGHTS
    y, w = [mpf(v) for v in values], [mpf(v) for v in given]
    cases = []
    for told, design in designs(given).items():
        if wanted is not None and told not in wanted:
            continue
        found = replicated if "replicate_weights" in design else linearised
        sigma, degrees = found(measure, y, w, design)
        value, away = measure(y, w), t_of("0.95", degrees) * sigma
        method = "replicate-weights" if "replicate_weights" in design else "linearised-design"
        expect: Case = {"value": value, "standard_error": sigma, "interval.method": method}
        expect |= {
            "interval.lower": max(value - away, mpf(reach[0])),
            "interval.upper": min(value + away, mpf(reach[1])),
        }
        asked = {**options, "weights": given, "interval": "survey-design", "design": design}
        cases.append(case(f"survey, {told}, {options}", {"values": values}, asked, expect))
    return cases


Measures = Callable[[Column, Column], dict[str, mpf]]


def of_parts(measures: Measures, y: Column, w: Column, interval: str, design: Case | None) -> tuple[Case, mpf, str]:
    """The standard errors of several measures at once, what they are multiplied by for limits, and their method."""
    found: dict[tuple[mpf, ...], dict[str, mpf]] = {}

    def one(name: str) -> Measure:
        def measure(y: Column, w: Column) -> mpf:
            if tuple(w) not in found:
                found[tuple(w)] = measures(y, w)
            return found[tuple(w)][name]

        return measure

    errors: Case = {}
    away, method = z_of("0.95"), interval
    people = sum(w)
    for name in measures(y, w):
        if design is None:
            moved = influence(one(name), y, w)
            shares = [(n / people) if interval == "linearised" else (n / people) ** 2 for n in w]
            squares = sum(n * u * u for n, u in zip(shares, moved, strict=True))
            over = 1 / (people - 1) if interval == "linearised" else mpf(len(w)) / (len(w) - 1)
            errors[name] = mp.sqrt(squares * over)
            continue
        replicates = "replicate_weights" in design
        errors[name], degrees = (replicated if replicates else linearised)(one(name), y, w, design)
        away, method = t_of("0.95", degrees), "replicate-weights" if replicates else "linearised-design"
    return errors, away, method


# Six kinds of draws: the rows by themselves, and designs.
DRAWN: list[tuple[str, str, Case | None]] = [
    ("people", "linearised", None),
    ("rows", "linearised-sampling", None),
    *[("survey, " + name, "survey-design", designs(WEIGHTS)[name]) for name in ("strata and clusters", "jackknife")],
    *[("survey, " + name, "survey-design", designs(WEIGHTS)[name]) for name in ("a cluster alone, centre", "Fay")],
]

# For measures beside the first: one of each kind.
SOME = ["strata and clusters", "a cluster alone, average", "jackknife"]
VALUES = [2.5, 3, 9, 8.25, 1, 2, 4, 6, 5, 0.5, 12, 7]


def refused(values: list[float], options: Case) -> list[Case]:
    """What is wrong with a design, whatever the measure."""
    rows = len(values)
    survey = {**options, "interval": "survey-design"}
    two = {"replicate_weights": [[1] * rows, [2] * rows]}
    alone = {"strata": ["a"] * (rows - 1) + ["b"]}
    weighted = {**survey, "weights": [1] * rows}
    of = lambda told, design, code, param, index=None, base=weighted: error(
        told, {"values": values}, {**base, "design": design}, code, param, index
    )
    same = ["a", "b"] * (rows // 2) + ["a"] * (rows % 2)
    return [
        error("no design", {"values": values}, survey, "missing-argument", "design"),
        of(
            "design in vain",
            {"strata": same},
            "conflicting-arguments",
            "design",
            base=options | {"interval": "linearised"},
        ),
        of("too short a design", {"strata": same[1:]}, "length-mismatch", "strata"),
        of("missing stratum", {"strata": [None, *same[1:]]}, "missing-value", "strata", 0),
        of("unknown part", {"cluster": same}, "unknown-option", "cluster"),
        of("a cluster alone", alone, "too-few-groups", "clusters", rows - 1),
        of("all alone", {"clusters": ["a"] * rows}, "too-few-groups", "clusters", 0),
        of(
            "a cluster of two strata",
            {"strata": same, "clusters": ["x"] * rows},
            "conflicting-arguments",
            "clusters",
            1,
        ),
        of("nested in nothing", {"clusters": same, "nested": True}, "missing-argument", "strata"),
        of("a fraction above 1", {"sampling_fraction": [1.5] * rows}, "out-of-range", "sampling_fraction", 0),
        of(
            "fractions that differ",
            {"sampling_fraction": [0.5, 0.25, *[0.5] * (rows - 2)]},
            "out-of-range",
            "sampling_fraction",
            1,
        ),
        of("unknown treatment", {**alone, "single_cluster": "magic"}, "unknown-option", "single_cluster"),
        of("degrees of freedom", {"degrees_of_freedom": 0}, "out-of-range", "degrees_of_freedom"),
        of("replicates and strata", {**two, "strata": same}, "conflicting-arguments", "strata"),
        of("replicates without a method", two, "missing-argument", "replicate_method"),
        of(
            "one replicate",
            {"replicate_weights": [[1] * rows], "replicate_method": "bootstrap"},
            "too-few-groups",
            "replicate_weights",
        ),
        of("a method without replicates", {"replicate_method": "bootstrap"}, "missing-argument", "replicate_weights"),
        of("Fay without its share", {**two, "replicate_method": "fay"}, "missing-argument", "fay"),
        of("Fay of 1", {**two, "replicate_method": "fay", "fay": 1}, "out-of-range", "fay"),
        of("a scale in vain", {**two, "replicate_method": "jackknife", "scale": 2}, "conflicting-arguments", "scale"),
        of("no scale", {**two, "replicate_method": "scaled"}, "missing-argument", "scale"),
        of(
            "replicates without weights",
            {**two, "replicate_method": "bootstrap"},
            "missing-argument",
            "weights",
            base=survey,
        ),
        of(
            "a negative replicate weight",
            {"replicate_weights": [[1] * rows, [1, -2, *[1] * (rows - 2)]], "replicate_method": "bootstrap"},
            "negative-value",
            "replicate_weights",
            1,
        ),
        of(
            "a replicate of nobody",
            {"replicate_weights": [[1] * rows, [0] * rows], "replicate_method": "bootstrap"},
            "not-computable",
            "replicate_weights",
        ),
    ]
