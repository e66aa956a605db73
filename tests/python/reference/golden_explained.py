"""Golden cases of what an index is made of."""

from __future__ import annotations

from typing import Any

from golden_concentration import FORMS, PEOPLE, RANK, VISITS, absolute, index
from mpmath import lu_solve, matrix, mp, mpf
from reference_tools import Case, case, error, write

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
    if form == "generalised":
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


def main() -> None:
    cases = [
        cases_of(form, options, order, weighted, named, name)
        for name, named in RECORDS
        for form, options in FORMS
        for order, weighted in (("most-deprived-first", True), ("least-deprived-first", False))
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
    refused("no bounds", {"form": "wagstaff"}, "missing-argument", "lower")
    refused("idle", {"nu": 3}, "conflicting-arguments", "nu")
    refused("negative weight", {"weights": [1, 1, -1, 1, 1, 1]}, "negative-value", "weights", 2)
    write("concentration_decomposition", 1e-11, cases)
