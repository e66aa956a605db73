"""Golden cases of the profile of an inequality: which measures, and the numbers of the plainest by their formulas."""

from __future__ import annotations

import survey_cases
from golden_concentration import index
from golden_explained import SURVEY_RANK
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

ORDERED = [
    "group_difference",
    "slope_index",
    "relative_index",
    "concentration_index",
    "population_attributable_risk",
    "population_attributable_risk",
]
UNORDERED = [
    "group_difference",
    "group_ratio",
    "between_group_variance",
    "index_of_disparity",
    "between_group_entropy",
    "population_attributable_risk",
    "population_attributable_risk",
]
PEOPLE = ["hoover_index", "gini_index", "generalised_entropy_index", "quantile_share_ratio", "atkinson_index"]


def listed(names: list[str]) -> Case:
    return {f"measures.{place}.operation": name for place, name in enumerate(names)}


def left(names: list[str]) -> Case:
    return {f"left_out.{place}.operation": name for place, name in enumerate(names)}


def ordered(values: list[float], people: list[float], se: list[float] | None) -> Case:
    """Difference of the ends, slope by weighted least squares on ridits, and what all would gain."""
    y, w = [mpf(v) for v in values], [mpf(n) for n in people]
    total = sum(w)
    ridit = [(sum(w[:i]) + w[i] / 2) / total for i in range(len(w))]
    mean = sum(a * b for a, b in zip(w, y, strict=True)) / total
    middle = sum(a * b for a, b in zip(w, ridit, strict=True)) / total
    spread = sum(a * (r - middle) ** 2 for a, r in zip(w, ridit, strict=True))
    pull = [a * (r - middle) / spread for a, r in zip(w, ridit, strict=True)]
    slope = sum(c * v for c, v in zip(pull, y, strict=True))
    least = mean + slope * (1 - middle)
    most = mean - slope * middle
    expect: Case = {
        "shape": "ordered-groups",
        "measures.0.estimate.value": y[0] - y[-1],
        "measures.1.estimate.value": slope,
        "measures.2.estimate.value": least / most,
        "measures.4.estimate.value": y[-1] - mean,
        "measures.5.estimate.value": (y[-1] - mean) / mean,
    }
    if se is not None:
        z = z_of("0.95")
        reach = z * mp.sqrt(mpf(se[0]) ** 2 + mpf(se[-1]) ** 2)
        expect["measures.0.estimate.intervals.0.lower"] = y[0] - y[-1] - reach
        reach = z * mp.sqrt(sum((c * mpf(e)) ** 2 for c, e in zip(pull, se, strict=True)))
        expect["measures.1.estimate.intervals.0.upper"] = slope + reach
    return expect | listed(ORDERED)


def slope(y: list[mpf], w: list[mpf]) -> mpf:
    """The line through all people by their place in the order, those who are tied at the middle of theirs."""
    total = sum(w)
    below = lambda r: sum(n for n, other in zip(w, SURVEY_RANK, strict=True) if other < r)
    tied = lambda r: sum(n for n, other in zip(w, SURVEY_RANK, strict=True) if other == r)
    ridit = [(below(r) + tied(r) / 2) / total for r in SURVEY_RANK]
    mean = sum(a * b for a, b in zip(w, y, strict=True)) / total
    middle = sum(a * b for a, b in zip(w, ridit, strict=True)) / total
    spread = sum(a * (r - middle) ** 2 for a, r in zip(w, ridit, strict=True))
    return sum(a * (r - middle) * (v - mean) for a, r, v in zip(w, ridit, y, strict=True)) / spread


def gini(y: list[mpf], w: list[mpf]) -> mpf:
    pairs = sum(m * n * abs(u - v) for u, m in zip(y, w, strict=True) for v, n in zip(y, w, strict=True))
    return pairs / sum(w) / sum(a * b for a, b in zip(w, y, strict=True)) / 2


def along(y: list[mpf], w: list[mpf]) -> mpf:
    mean, gap = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w), slope(y, w)
    return (mean + gap / 2) / (mean - gap / 2)


ORDERED_TWO = {"rows": "people", "rank": [1, 2], "order": "most-deprived-first"}
Y, W = [[mpf(v) for v in column] for column in (survey_cases.VALUES, survey_cases.WEIGHTS)]
RANKED = [("slope_index", slope), ("relative_index", along)]
ORDER = {"rank": SURVEY_RANK, "order": "most-deprived-first", "rows": "people"}


def alone(measure: survey_cases.Measure) -> survey_cases.Measures:
    return lambda y, w: {"it": measure(y, w)}


def standing(name: str, kind: tuple[str, str, Case | None] | None, bounds: Case, weighted: bool = True) -> Case:
    """People in an order: each measure by its formula, its error by what it does when a row stands for more people."""
    y = [mpf(v) for v in survey_cases.VALUES]
    w = [mpf(v) for v in (survey_cases.WEIGHTS if weighted else [1] * len(y))]
    forms = [("erreygers", bounds), ("wagstaff", bounds)] if bounds else [("standard", {}), ("extended", {"nu": 3})]
    of = lambda form, options: lambda y, w: index(form, options, y, w, SURVEY_RANK)
    measures = [*RANKED, *[("concentration_index", of(form, options)) for form, options in forms], ("gini_index", gini)]
    expect: Case = {"shape": "ranked-people"} | listed([operation for operation, _ in measures])
    for place, (_, measure) in enumerate(measures):
        told = f"measures.{place}.estimate"
        expect |= {f"{told}.value": measure(y, w)}
        if kind is None:
            expect |= {f"{told}.interval": None, f"{told}.standard_error": None}
            continue
        interval, design = kind[1:]
        if design is None and place < 2:  # each row is a design of its own
            interval, design = "survey-design", {}
        by_logs = place == 1  # limits of a ratio
        measured = (lambda y, w: mp.log(along(y, w))) if by_logs else measure
        errors, away, method = survey_cases.of_parts(alone(measured), y, w, interval, design)
        value, reach = measured(y, w), away * errors["it"]
        expect |= {f"{told}.standard_error": errors["it"], f"{told}.interval.method": method}
        if place < 2:
            ends = [mp.exp(end) if by_logs else end for end in (value - reach, value + reach)]
            expect |= {f"{told}.interval.lower": ends[0], f"{told}.interval.upper": ends[1]}
    said: Case = {**ORDER, **bounds}
    said |= {"population": survey_cases.WEIGHTS} if weighted else {}
    said |= {} if kind is None else {"interval": kind[1]}
    said |= {} if kind is None or kind[2] is None else {"design": kind[2]}
    if kind is None:
        expect |= {"cautions.0.code": "no-limits"}
    return case(name, {"values": survey_cases.VALUES}, said, expect)


def main() -> None:
    years = [73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175]
    names = {"indicator": "life expectancy", "people": "boys", "unit": "years", "polarity": "higher-is-better"}
    ranks = {"rank": list(range(1, 11)), "order": "most-deprived-first"}
    people, se = [1000, 900, 1100, 1000, 950, 1050, 1000, 1000, 870, 1130], [0.05] * 10
    first = (
        "Life expectancy of boys in the most deprived tenth is 74.0 years: 9.34 years less than in the least deprived"
    )
    first += " tenth"
    cases = [
        case(
            "deciles with errors",
            {"values": years},
            ranks | names | {"population": people, "standard_errors": se},
            ordered(years, people, se)
            | {"measures.0.sentence": f"{first} (95% CI 9.21 to 9.48), to their disadvantage.", "cautions": []},
        ),
        case(
            "deciles without errors",
            {"values": years},
            ranks | names | {"population": people},
            ordered(years, people, None)
            | {"measures.0.sentence": f"{first}, to their disadvantage.", "measures.0.estimate.unit": "years"},
        ),
        case(
            "bounds",
            {"values": [0.62, 0.7, 0.81]},
            {"rank": [1, 2, 3], "order": "most-deprived-first", "population": [1, 1, 1], "lower": 0, "upper": 1},
            # Erreygers: 8 / n^2 times the sum of values by rank from the middle, and 4 / 3 of it over groups' ridits.
            {"measures.3.estimate.value": 4 * 2 * (mpf("0.81") - mpf("0.62")) / 9, "measures.3.scale": "absolute"},
        ),
        case(
            "negative values",
            {"values": [-3, 1, 2]},
            {"rank": [1, 2, 3], "order": "most-deprived-first", "population": [1, 1, 1]},
            left(["relative_index", "concentration_index", "population_attributable_risk"]),
        ),
        case(
            "districts",
            {"values": [91, 74.5, 102.25, 68]},
            {"population": [4000, 8000, 6000, 4000], "polarity": "lower-is-better", "unit": "per 1,000"},
            listed(UNORDERED)
            | {
                "shape": "unordered-groups",
                "measures.0.estimate.value": mpf("34.25"),
                "measures.1.estimate.value": mpf("102.25") / 68,
                "measures.5.sentence": "If all groups were as the best, the mean of all would be 15.9 per 1,000 lower.",
                "left_out": [],
                "cautions.0.code": "no-limits",
            },
        ),
        case(
            "two groups, one with nothing",
            {"values": [91, 0]},
            {},
            listed(["group_difference"]) | left(["group_ratio", "between_group_variance"]),
        ),
        case(
            "people",
            {"values": [3, 3, 5, 8, 20]},
            {"rows": "people", "indicator": "beds"},
            listed(PEOPLE)
            | {
                "shape": "people",
                "measures.0.estimate.value": (mpf("0.2") + mpf("12.2")) / 39,
                "measures.0.sentence": "Of all beds, 31.8% would have to move for all to have the same.",
                "measures.3.estimate.value": mpf(20) / 3,
            },
        ),
        case(
            "people with a burden",
            {"values": [1, 2, 3, 10]},
            {"rows": "people", "polarity": "lower-is-better", "lower": 0, "upper": 10},
            listed(PEOPLE[:4]) | left(["atkinson_index", "kolm_index"]),
        ),
        case(
            "nulls",
            {"values": [91, None, 68]},
            {"nulls": "omit"},
            {"measures.0.estimate.value": 23, "cautions.1.code": "rows-omitted"},
        ),
    ]
    twenty = {"lower": 0, "upper": 20}
    cases += [standing("people in an order", None, {}), standing("people in an order, bounds", None, twenty, False)]
    cases += [standing(f"people in an order, {kind[0]}", kind, {}) for kind in survey_cases.DRAWN[1:]]
    cases += [standing("people in an order, linearised", survey_cases.DRAWN[0], {}, False)]
    cases += [standing("people in an order, bounds, survey", survey_cases.DRAWN[2], twenty)]
    visits = {"values": [5, 6, 3, 4, 2, 1]}
    ranks = {"rank": [1, 2, 3, 4, 5, 6], "order": "most-deprived-first", "rows": "people"}
    gap = "Visits of men: over the whole range of deprivation, everyone counted, 5.31 visits higher"
    cases += [
        case(
            "people in words",
            visits,
            ranks | {"indicator": "visits", "people": "men", "unit": "visits", "polarity": "lower-is-better"},
            {"measures.0.sentence": gap + " at the most deprived end than at the least, to their disadvantage."}
            | left(["hoover_index", "generalised_entropy_index", "quantile_share_ratio", "atkinson_index"]),
        ),
        case(
            "ill or not",
            {"values": [1, 0, 1, 0, 1, 0]},
            ranks | {"lower": 0, "upper": 1},
            listed(["slope_index", "relative_index", "concentration_index", "concentration_index"])
            | left(["concentration_index", "gini_index"]),
        ),
        case(
            "below zero",
            {"values": [-5, -1, 2, 3, 4, 6]},
            ranks,
            {"measures.1.operation": "concentration_index", "measures.1.scale": "absolute"}
            | left(["relative_index", "concentration_index", "gini_index"]),
        ),
        case(
            "weights that are people",
            visits,
            ranks | {"population": [2, 1, 3, 1, 1, 2], "interval": "linearised"},
            listed(["concentration_index", "concentration_index", "gini_index"])
            | left(["slope_index", "relative_index"]),
        ),
        *[
            case(
                f"people, survey, {name}",
                {"values": survey_cases.VALUES},
                {"rows": "people", "population": survey_cases.WEIGHTS, "interval": "survey-design", "design": design},
                listed(PEOPLE)
                | {
                    "measures.1.estimate.standard_error": survey_cases.of_parts(
                        alone(gini), Y, W, "survey-design", design
                    )[0]["it"]
                },
            )
            for name, design in survey_cases.designs(survey_cases.WEIGHTS).items()
            if name in survey_cases.SOME
        ],
    ]
    two = {"values": [1, 2]}
    bad = [
        error("no rows", {"values": []}, {}, "empty", "values"),
        error("missing", {"values": [1, None]}, {}, "missing-value", "values", 1),
        error("one group", {"values": [1]}, {}, "too-few-groups", "values"),
        error("nothing at all", {"values": [0, 0]}, {"rows": "people"}, "not-computable", "values"),
        error("ranks without order", two, {"rank": [1, 2], "population": [1, 1]}, "missing-argument", "order"),
        error("order without ranks", two, {"order": "most-deprived-first"}, "missing-argument", "rank"),
        error(
            "ranks without people",
            two,
            {"rank": [1, 2], "order": "most-deprived-first"},
            "missing-argument",
            "population",
        ),
        error("one bound", two, {"lower": 0}, "missing-argument", "upper"),
        error("bounds the wrong way", two, {"lower": 3, "upper": 0}, "out-of-range", "upper"),
        error("outside", two, {"lower": 0, "upper": 1}, "out-of-range", "values", 1),
        error("people with events", two, {"rows": "people", "events": [1, 1]}, "conflicting-arguments", "events"),
        error("people without order", two, {"rows": "people", "rank": [1, 2]}, "missing-argument", "order"),
        error("groups of a survey", two, {"design": {"clusters": ["a", "b"]}}, "conflicting-arguments", "design"),
        error("no design", two, {"rows": "people", "interval": "survey-design"}, "missing-argument", "design"),
        error("no design, in order", two, ORDERED_TWO | {"interval": "survey-design"}, "missing-argument", "design"),
        error(
            "a design in vain",
            two,
            ORDERED_TWO | {"design": {"clusters": ["a", "b"]}},
            "conflicting-arguments",
            "design",
        ),
        error("negative weight", two, ORDERED_TWO | {"population": [1, -1]}, "negative-value", "population", 1),
        error("unknown rows", two, {"rows": "places"}, "unknown-option", "rows"),
        error("level 1", two, {"level": 1}, "out-of-range", "level"),
    ]
    write("inequality_profile", 1e-12, [*cases, *bad])
