"""Golden cases of what an index is made of."""

from __future__ import annotations

from typing import Any

import survey_cases
from golden_concentration import FORMS, PEOPLE, RANK, VISITS, absolute, by_people, index
from mpmath import erfc, lu_solve, matrix, mp, mpf
from reference_tools import Case, case, error, t_of, write, z_of

ILL = [1, 0, 0, 0, 1, 1]
AGE = [34, 61, 45.5, 29, 70, 52]
CHANGE = [-2, 1, 0.5, -1, 2, -0.5]
RECORDS: list[tuple[str, list[tuple[str, list[float]]]]] = [
    ("one", [("ill", ILL)]),
    ("two", [("ill", ILL), ("age", AGE)]),
    ("of both signs", [("change", CHANGE), ("age", [a + 1e6 for a in AGE])]),
]


def least_squares(y: list[mpf], w: list[mpf], columns: list[list[mpf]]) -> list[mpf]:
    """Coefficients, the intercept first, by the normal equations."""
    design = [[mpf(1)] * len(y), *columns]
    square = matrix([[sum(n * a * b for n, a, b in zip(w, p, q, strict=True)) for q in design] for p in design])
    right = matrix([sum(n * a * b for n, a, b in zip(w, p, y, strict=True)) for p in design])
    return list(lu_solve(square, right))


def factor(form: str, options: dict[str, Any], mean: mpf) -> mpf:
    """What the absolute index is multiplied by."""
    if form.startswith("generalised"):
        return mpf(1)
    if form in ("erreygers", "wagstaff"):
        lower, upper = mpf(options["lower"]), mpf(options["upper"])
        return 4 / (upper - lower) if form == "erreygers" else (upper - lower) / ((upper - mean) * (mean - lower))
    return 1 / mean


def cases_of(form: str, options: dict[str, Any], order: str, weighted: bool, named: Any, name: str) -> Case:
    mp.dps = 80
    key = RANK if order == "most-deprived-first" else [-r for r in RANK]
    y, w = [mpf(v) for v in VISITS], [mpf(v) for v in (PEOPLE if weighted else [1] * 6)]
    columns = [[mpf(v) for v in column] for _, column in named]
    mean = sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)
    fitted = least_squares(y, w, columns)
    multiply = factor(form, options, mean)
    whole = index(form, options, y, w, key)
    residuals = [
        v - fitted[0] - sum(b * x[row] for b, x in zip(fitted[1:], columns, strict=True)) for row, v in enumerate(y)
    ]
    left = absolute(form, options, residuals, w, key) * multiply
    expect: Case = {"index.value": whole, "residual.value": left, "index.interval": None}
    for place, ((label, _), b, x) in enumerate(zip(named, fitted[1:], columns, strict=True)):
        own = sum(a * n for a, n in zip(x, w, strict=True)) / sum(w)
        spread = absolute(form, options, x, w, key)
        expect |= {
            f"determinant.{place}": label,
            f"coefficient.{place}": b,
            f"mean.{place}": own,
            f"elasticity.{place}": b * own / mean,
            f"concentration_index.{place}": "NaN" if own == 0 else spread / own,
            f"contribution.{place}": b * spread * multiply,
            f"share.{place}": b * spread * multiply / whole,
        }
    expect["residual_share"] = left / whole
    expect["explained.value"] = whole - left
    said: Case = {"determinants": named, "rank": RANK, "order": order, "form": form, **options}
    said |= {"weights": PEOPLE} if weighted else {}
    mp.dps = 50
    return case(f"{name}, {form} {options}, {order}, weights {weighted}", {"values": VISITS}, said, expect)


NEED = [7, 3, 3.5, 2, 4, 6]
SCHOOL = [12, 9, 9, 16, 11, 13]


def compared(form: str, options: dict[str, Any], others: dict[str, Any], interval: str, weighted: bool) -> Case:
    mp.dps = 50
    y, w = [mpf(v) for v in VISITS], [mpf(v) for v in (PEOPLE if weighted else [1] * 6)]
    other = [mpf(v) for v in others.get("other_values", VISITS)]
    other_key = others.get("other_rank", RANK)
    first, second = index(form, options, y, w, RANK), index(form, options, other, w, other_key)
    expect: Case = {"first.value": first, "second.value": second, "difference.value": second - first}
    if interval == "none":
        expect |= {"difference.interval": None, "correlation": None, "p_value": None}
    else:
        one, two = by_people(form, options, y, w, RANK), by_people(form, options, other, w, other_key)
        n = sum(w)

        def product(a: list[mpf], b: list[mpf]) -> mpf:
            if interval == "linearised":
                return sum(m * u * v for m, u, v in zip(w, a, b, strict=True)) / n / (n - 1)
            return sum((m / n) ** 2 * u * v for m, u, v in zip(w, a, b, strict=True)) * 6 / 5

        moved = [v - u for u, v in zip(one, two, strict=True)]
        spread = mp.sqrt(product(moved, moved))
        value, reach = second - first, z_of("0.95") * spread
        expect |= {
            "first.standard_error": mp.sqrt(product(one, one)),
            "second.standard_error": mp.sqrt(product(two, two)),
            "difference.standard_error": spread,
            "difference.interval.lower": value - reach,
            "difference.interval.upper": value + reach,
            "difference.interval.method": interval,
            "correlation": product(one, two) / mp.sqrt(product(one, one) * product(two, two)),
            "p_value": erfc(abs(value / spread) / mp.sqrt(2)),
        }
    said: Case = {"rank": RANK, "order": "most-deprived-first", "form": form, "interval": interval, **others, **options}
    said |= {"weights": PEOPLE} if weighted else {}
    name = f"{form} {options}, {' and '.join(others)}, {interval}, weights {weighted}"
    return case(name, {"values": VISITS}, said, expect)


def surveyed() -> list[Case]:
    """Two outcomes in two orders of the people of a survey."""
    cases = []
    others: Case = {"other_values": survey_cases.VALUES[::-1], "other_rank": [5, 2, 7, 1, 3, 9, 4, 6, 8, 3, 1.5, 4]}
    ranks = [3, 1, 4, 1.5, 5, 9, 2, 6, 5, 3, 5.5, 8]
    y, z, w = [[mpf(v) for v in c] for c in (survey_cases.VALUES, others["other_values"], survey_cases.WEIGHTS)]
    first = lambda y, w: index("standard", {}, y, w, ranks)
    second = lambda y, w: index("standard", {}, z, w, others["other_rank"])
    apart = lambda y, w: second(y, w) - first(y, w)
    for name in survey_cases.SOME:
        design = survey_cases.designs(survey_cases.WEIGHTS)[name]
        replicates = "replicate_weights" in design
        found = survey_cases.replicated if replicates else survey_cases.linearised
        (one, _), (two, _), (both, degrees) = [found(measure, y, w, design) for measure in (first, second, apart)]
        value, reach = apart(y, w), t_of("0.95", degrees) * both
        x = mpf(degrees) / (degrees + (value / both) ** 2)
        expect: Case = {
            "first.value": first(y, w),
            "first.standard_error": one,
            "second.standard_error": two,
            "difference.value": value,
            "difference.standard_error": both,
            "difference.interval.lower": value - reach,
            "difference.interval.upper": value + reach,
            "difference.interval.method": "replicate-weights" if replicates else "linearised-design",
            "correlation": (one**2 + two**2 - both**2) / (2 * one * two),
            "p_value": mp.betainc(mpf(degrees) / 2, mpf(1) / 2, 0, x, regularized=True),
        }
        said: Case = {"rank": ranks, "order": "most-deprived-first", **others, "weights": survey_cases.WEIGHTS}
        said |= {"interval": "survey-design", "design": design}
        cases.append(case(f"survey, {name}", {"values": survey_cases.VALUES}, said, expect))
    return cases


def comparisons() -> None:
    both: Case = {"other_values": NEED, "other_rank": SCHOOL}
    cases = [
        compared(form, options, others, interval, interval != "linearised" or "other_rank" in others)
        for form, options in FORMS
        for others in ({"other_values": NEED}, {"other_rank": SCHOOL}, both)
        for interval in ("none", "linearised", "linearised-sampling")
    ]
    few: Case = {"values": VISITS}
    base: Case = {"rank": RANK, "order": "most-deprived-first", "other_values": NEED}

    def refused(name: str, change: Case, code: str, param: str, row: int | None = None) -> None:
        options = {key: value for key, value in (base | change).items() if value is not None}
        cases.append(error(name, few, options, code, param, row))

    refused("nothing to compare with", {"other_values": None}, "missing-argument", "other_values")
    refused("no rank", {"rank": None}, "missing-argument", "rank")
    refused("no order", {"order": None}, "missing-argument", "order")
    refused("other rows", {"other_values": NEED[1:]}, "length-mismatch", "other_values")
    refused("other ranks", {"other_rank": SCHOOL[1:]}, "length-mismatch", "other_rank")
    refused("missing", {"other_values": [1, 2, None, 4, 5, 6]}, "missing-value", "other_values", 2)
    refused("a missing rank", {"other_rank": [1, 2, 3, 4, 5, None]}, "missing-value", "other_rank", 5)
    refused("negative", {"other_values": [1, 2, -3, 4, 5, 6]}, "negative-value", "other_values", 2)
    refused("nothing", {"other_values": [0] * 6}, "not-computable", "other_values")
    beyond: Case = {"form": "erreygers", "lower": 0, "upper": 6.5}
    refused("beyond the bounds", beyond, "out-of-range", "other_values", 0)
    refused("no bounds", {"form": "wagstaff"}, "missing-argument", "lower")
    refused("idle", {"nu": 3}, "conflicting-arguments", "nu")
    refused("no design", {"interval": "survey-design"}, "missing-argument", "design")
    refused("a design in vain", {"design": {"clusters": [*"aabbcc"]}}, "conflicting-arguments", "design")
    write("compare_concentration_indices", 1e-12, cases + surveyed())


# Of the people of the survey.
SURVEY_RANK = [3, 1, 4, 1.5, 5, 9, 2, 6, 5, 3, 5.5, 8]
SURVEY_AGE = [34, 61, 45.5, 29, 70, 52, 41, 38, 66, 25, 80, 57]
SURVEY_ILL = [0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0]


def limits(values: Case, errors: Case, away: mpf, method: str, places: list[str], reach: tuple[float, float]) -> Case:
    """What a decomposition is expected to tell of the errors of its parts."""
    expect: Case = {}
    for place, name in enumerate(places):
        by = away * errors[name]
        expect |= {
            f"contribution.{place}": values[name],
            f"standard_error.{place}": errors[name],
            f"intervals.0.lower.{place}": values[name] - by,
            f"intervals.0.upper.{place}": values[name] + by,
            f"intervals.0.method.{place}": method,
        }
    for whole, (low, high) in {"explained": (-mp.inf, mp.inf), "residual": (-mp.inf, mp.inf), "index": reach}.items():
        by = away * errors[whole]
        expect |= {
            f"{whole}.value": values[whole],
            f"{whole}.standard_error": errors[whole],
            f"{whole}.interval.lower": max(values[whole] - by, mpf(low)),
            f"{whole}.interval.upper": min(values[whole] + by, mpf(high)),
            f"{whole}.interval.method": method,
        }
    return expect


def drawn(form: str, options: Case, kind: tuple[str, str, Case | None]) -> Case:
    """Limits of the parts for people who were drawn, from what each does when a row stands for more people."""
    told, interval, design = kind
    weights = [float(round(w)) for w in survey_cases.WEIGHTS] if interval == "linearised" else survey_cases.WEIGHTS
    y, w = [mpf(v) for v in survey_cases.VALUES], [mpf(v) for v in weights]
    named = [("ill", SURVEY_ILL), ("age", SURVEY_AGE)]
    columns = [[mpf(v) for v in column] for _, column in named]

    def parts(y: list[mpf], w: list[mpf]) -> dict[str, mpf]:
        mean = sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)
        multiply = factor(form, options, mean)
        fitted = least_squares(y, w, columns)[1:]
        found = {
            name: b * absolute(form, options, x, w, SURVEY_RANK) * multiply
            for (name, _), b, x in zip(named, fitted, columns, strict=True)
        }
        explained = sum(found.values())
        whole = index(form, options, y, w, SURVEY_RANK)
        return {**found, "explained": explained, "residual": whole - explained, "index": whole}

    errors, away, method = survey_cases.of_parts(parts, y, w, interval, design)
    reach = {"generalised": (-mp.inf, mp.inf), "extended": (1 - options.get("nu", 2), 1)}.get(form, (-1, 1))
    if form == "symmetric":
        reach = (-options["beta"] / 2, options["beta"] / 2)
    expect = limits(parts(y, w), errors, away, method, ["ill", "age"], reach)
    said: Case = {"determinants": named, "rank": SURVEY_RANK, "order": "most-deprived-first", "form": form, **options}
    said |= {"weights": weights, "interval": interval}
    said |= {} if design is None else {"design": design}
    return case(f"{told}, {form} {options}", {"values": survey_cases.VALUES}, said, expect)


def main() -> None:
    comparisons()
    cases = [
        cases_of(form, options, order, weighted, named, name)
        for name, named in RECORDS
        for form, options in FORMS
        for order, weighted in (("most-deprived-first", True), ("least-deprived-first", False))
    ]
    ample = {"lower": 0, "upper": 20}
    some = [("standard", {}), *[(form, ample if "upper" in options else options) for form, options in FORMS]]
    forms = {form: (form, options) for form, options in some}
    cases += [drawn(*forms["standard"], kind) for kind in survey_cases.DRAWN]
    cases += [
        drawn(*forms[form], kind)
        for form in ("generalised", "erreygers", "wagstaff", "extended", "symmetric")
        for kind in (survey_cases.DRAWN[0], survey_cases.DRAWN[2])
    ]
    few: Case = {"values": VISITS}
    base: Case = {"determinants": [("ill", ILL)], "rank": RANK, "order": "most-deprived-first"}

    def refused(name: str, change: Case, code: str, param: str, row: int | None = None) -> None:
        options = {key: value for key, value in (base | change).items() if value is not None}
        cases.append(error(name, few, options, code, param, row))

    param = "determinants"
    refused("no determinants", {param: None}, "missing-argument", param)
    refused("none of them", {param: []}, "empty", param)
    refused("no rank", {"rank": None}, "missing-argument", "rank")
    refused("no order", {"order": None}, "missing-argument", "order")
    refused("a determinant of other rows", {param: [("ill", ILL[1:])]}, "length-mismatch", param)
    refused("a missing one", {param: [("ill", [1, 0, None, 0, 1, 1])]}, "missing-value", param, 2)
    refused("without a name", {param: [("", ILL)]}, "missing-value", param)
    refused("twice", {param: [("ill", ILL), ("ill", AGE)]}, "duplicate-key", param)
    refused("collinear", {param: [("ill", ILL), ("well", [1 - v for v in ILL])]}, "not-computable", param)
    refused("constant", {param: [("ill", [1] * 6)]}, "not-computable", param)
    five = [(str(k), [float(i == k) for i in range(6)]) for k in range(5)]
    refused("as many as rows", {param: five}, "too-few-groups", "values")
    refused("draws of nothing", {"draws": 500}, "conflicting-arguments", "draws")
    refused("too few draws", {"draws": 100, "interval": "bootstrap"}, "out-of-range", "draws")
    refused("draws that are not made", {"draws": 500, "interval": "linearised"}, "conflicting-arguments", "draws")
    refused("no design", {"interval": "survey-design"}, "missing-argument", "design")
    halves: Case = {"design": {"clusters": [*"aabbcc"]}}
    refused("a design in vain", halves, "conflicting-arguments", "design")
    refused("a design of a bootstrap", {**halves, "interval": "bootstrap"}, "conflicting-arguments", "design")
    gone = {"replicate_weights": [[1] * 6, [1, 0, 0, 0, 0, 0]], "replicate_method": "bootstrap"}
    rare: Case = {"interval": "survey-design", "weights": [1] * 6, "design": gone}
    refused("a replicate without the ill", rare, "not-computable", "replicate_weights")
    refused("no bounds", {"form": "wagstaff"}, "missing-argument", "lower")
    refused("idle", {"nu": 3}, "conflicting-arguments", "nu")
    refused("negative weight", {"weights": [1, 1, -1, 1, 1, 1]}, "negative-value", "weights", 2)
    write("concentration_decomposition", 1e-12, cases)
