"""Golden cases of the profile of an inequality: which measures, and the numbers of the plainest by their formulas."""

from __future__ import annotations

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
        error("unknown rows", two, {"rows": "places"}, "unknown-option", "rows"),
        error("level 1", two, {"level": 1}, "out-of-range", "level"),
    ]
    write("inequality_profile", 1e-12, [*cases, *bad])
