"""Golden cases of Shapley decompositions: by the mean over all orders of the determinants, not over sets of them."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import survey_cases
from golden_concentration import FORMS, PEOPLE, RANK, VISITS, absolute, index
from golden_explained import AGE, ILL, SURVEY_AGE, SURVEY_ILL, SURVEY_RANK, factor, least_squares, limits
from mpmath import mp, mpf
from reference_tools import Case, case, error, write

FAR = [3, 1.5, 8, 2, 9, 5]
ALONE = [0, 1, 0, 1, 1, 0]
SURVEY_FAR = [3, 1.5, 8, 2, 9, 5, 4, 2.5, 1, 7, 6, 3.5]
ORDER = "most-deprived-first"
Named = list[tuple[str, list[float]]]
Column = list[mpf]


def predicted(y: Column, w: Column, columns: list[Column], chosen: list[int], removal: str) -> Column:
    """What a regression predicts from some columns, with the others left out or at their means."""
    if removal == "refitted":
        fitted = least_squares(y, w, [columns[k] for k in chosen])
        return [
            fitted[0] + sum(b * columns[k][row] for b, k in zip(fitted[1:], chosen, strict=True))
            for row in range(len(y))
        ]
    fitted = least_squares(y, w, columns)
    means = [sum(a * n for a, n in zip(x, w, strict=True)) / sum(w) for x in columns]
    return [
        fitted[0]
        + sum(
            b * (x[row] if k in chosen else means[k]) for k, (b, x) in enumerate(zip(fitted[1:], columns, strict=True))
        )
        for row in range(len(y))
    ]


def worth(kind: str, form: str, options: dict[str, Any], y: Column, w: Column, key: list[float], of: Column) -> mpf:
    """The inequality of a prediction, over the mean of the outcome where the index is relative."""
    mean = sum(a * n for a, n in zip(y, w, strict=True)) / sum(w)
    if kind == "variance":
        return sum(n * (v - mean) ** 2 for v, n in zip(of, w, strict=True)) / sum(w)
    if kind == "gini":
        # Half the mean difference of two people, over the mean; of equal predictions their last digits do not count.
        pairs = sum(m * n * abs(u - v) for u, m in zip(of, w, strict=True) for v, n in zip(of, w, strict=True))
        return pairs / sum(w) ** 2 / 2 / mean
    return absolute(form, options, of, w, key) * factor(form, options, mean)


def cases_of(
    kind: str, removal: str, form: str, options: dict[str, Any], named: Named, groups: list[str] | None, weighted: bool
) -> Case:
    mp.dps = 80
    y, w = [mpf(v) for v in VISITS], [mpf(v) for v in (PEOPLE if weighted else [1] * 6)]
    columns = [[mpf(v) for v in column] for _, column in named]
    labels = groups or [name for name, _ in named]
    players = list(dict.fromkeys(labels))
    known: dict[frozenset[int], mpf] = {}

    def value(members: frozenset[int]) -> mpf:
        if members not in known:
            chosen = [k for k, label in enumerate(labels) if players.index(label) in members]
            of = predicted(y, w, columns, chosen, removal)
            known[members] = worth(kind, form, options, y, w, RANK, of) if chosen else mpf(0)
        return known[members]

    orders = list(permutations(range(len(players))))
    added = [mpf(0)] * len(players)
    for order in orders:
        for place, player in enumerate(order):
            before = frozenset(order[:place])
            added[player] += (value(before | {player}) - value(before)) / len(orders)
    everyone = frozenset(range(len(players)))
    whole = index(form, options, y, w, RANK) if kind == "concentration" else worth(kind, form, {}, y, w, RANK, y)
    expect: Case = {"index.value": whole, "explained.value": value(everyone), "residual.value": whole - value(everyone)}
    expect |= {
        "residual_share": (whole - value(everyone)) / whole,
        "subsets": 2 ** len(players),
        "index.interval": None,
    }
    for place, (label, part) in enumerate(zip(players, added, strict=True)):
        expect |= {
            f"determinant.{place}": label,
            f"contribution.{place}": part,
            f"share.{place}": part / whole,
            f"first.{place}": value(frozenset({place})),
            f"last.{place}": value(everyone) - value(everyone - {place}),
        }
    said: Case = {"determinants": named, "index": kind, "removal": removal}
    said |= {"rank": RANK, "order": ORDER, "form": form, **options} if kind == "concentration" else {}
    said |= {} if groups is None else {"groups": groups}
    said |= {"weights": PEOPLE} if weighted else {}
    mp.dps = 50
    name = f"{kind}, {removal}, {form} {options}, {len(named)} determinants, groups {groups}, weights {weighted}"
    return case(name, {"values": VISITS}, said, expect)


def drawn(kind: str, removal: str, form: str, options: Case, draws: tuple[str, str, Case | None], groups: bool) -> Case:
    """Limits of the parts for people who were drawn, from what each does when a row stands for more people."""
    told, interval, design = draws
    weights = [float(round(w)) for w in survey_cases.WEIGHTS] if interval == "linearised" else survey_cases.WEIGHTS
    y, w = [mpf(v) for v in survey_cases.VALUES], [mpf(v) for v in weights]
    named: Named = [("ill", SURVEY_ILL), ("age", SURVEY_AGE), ("far", SURVEY_FAR)]
    columns = [[mpf(v) for v in column] for _, column in named]
    labels = ["who", "who", "where"] if groups else [name for name, _ in named]
    players = list(dict.fromkeys(labels))
    orders = list(permutations(range(len(players))))

    def parts(y: Column, w: Column) -> dict[str, mpf]:
        known: dict[frozenset[int], mpf] = {frozenset(): mpf(0)}

        def value(members: frozenset[int]) -> mpf:
            if members not in known:
                chosen = [k for k, label in enumerate(labels) if players.index(label) in members]
                of = predicted(y, w, columns, chosen, removal)
                known[members] = worth(kind, form, options, y, w, SURVEY_RANK, of)
            return known[members]

        added = dict.fromkeys(players, mpf(0))
        for order in orders:
            for place, player in enumerate(order):
                before = frozenset(order[:place])
                added[players[player]] += (value(before | {player}) - value(before)) / len(orders)
        whole = worth(kind, form, options, y, w, SURVEY_RANK, y)
        explained = value(frozenset(range(len(players))))
        return {**added, "explained": explained, "residual": whole - explained, "index": whole}

    errors, away, method = survey_cases.of_parts(parts, y, w, interval, design)
    reach = {"gini": (0, 1), "variance": (0, mp.inf)}.get(kind, (1 - options.get("nu", 2), 1))
    expect = limits(parts(y, w), errors, away, method, players, reach)
    said: Case = {"determinants": named, "index": kind, "removal": removal}
    said |= {"groups": labels} if groups else {}
    said |= {"rank": SURVEY_RANK, "order": ORDER, "form": form, **options} if kind == "concentration" else {}
    said |= {"weights": weights, "interval": interval}
    said |= {} if design is None else {"design": design}
    name = f"{told}, {kind}, {removal}, {form} {options}, groups {groups}"
    return case(name, {"values": survey_cases.VALUES}, said, expect)


def main() -> None:
    two: Named = [("ill", ILL), ("age", AGE)]
    three: Named = [*two, ("far", FAR)]
    four: Named = [*three, ("alone", ALONE)]
    together = ["who", "who", "where", "who"]
    cases = [
        cases_of(kind, removal, "standard", {}, named, groups, weighted)
        for kind in ("concentration", "gini", "variance")
        for removal in ("refitted", "held-at-mean")
        for named, groups, weighted in ((two, None, True), (three, None, False), (four, together, True))
    ]
    cases += [cases_of("concentration", "refitted", form, options, three, None, True) for form, options in FORMS]
    cases += [
        drawn(kind, removal, "standard", {}, draws, False)
        for kind in ("concentration", "gini", "variance")
        for removal in ("refitted", "held-at-mean")
        for draws in (survey_cases.DRAWN[0], survey_cases.DRAWN[2])
    ]
    cases += [drawn("concentration", "refitted", "extended", {"nu": 3}, draws, True) for draws in survey_cases.DRAWN]
    cases += [drawn("gini", "refitted", "standard", {}, draws, True) for draws in survey_cases.DRAWN[1:4:2]]
    few: Case = {"values": VISITS}
    base: Case = {"determinants": two, "rank": RANK, "order": ORDER}

    def refused(name: str, change: Case, code: str, param: str, row: int | None = None, data: Case = few) -> None:
        options = {key: value for key, value in (base | change).items() if value is not None}
        cases.append(error(name, data, options, code, param, row))

    param = "determinants"
    gini = {"index": "gini", "rank": None, "order": None}
    refused("no determinants", {param: None}, "missing-argument", param)
    refused("none of them", {param: []}, "empty", param)
    refused("no rank", {"rank": None, "order": None}, "missing-argument", "rank")
    refused("no order", {"order": None}, "missing-argument", "order")
    refused("a rank in vain", {"index": "gini"}, "conflicting-arguments", "rank")
    refused("an order in vain", {"index": "variance", "rank": None}, "conflicting-arguments", "order")
    refused("a form in vain", gini | {"form": "generalised"}, "conflicting-arguments", "form")
    refused("a bound in vain", gini | {"lower": 0}, "conflicting-arguments", "lower")
    refused("a determinant of other rows", {param: [("ill", ILL[1:])]}, "length-mismatch", param)
    refused("a missing one", {param: [("ill", [1, 0, None, 0, 1, 1])]}, "missing-value", param, 2)
    refused("twice", {param: [("ill", ILL), ("ill", AGE)]}, "duplicate-key", param)
    refused("collinear", {param: [("ill", ILL), ("well", [1 - v for v in ILL])]}, "not-computable", param)
    refused("groups of others", {"groups": ["who"]}, "length-mismatch", "groups")
    refused("a group without a name", {"groups": ["who", None]}, "missing-value", "groups", 1)
    many: Named = [(str(k), [float((i * (k + 1)) % 7) for i in range(6)]) for k in range(13)]
    refused("too many", {param: many}, "out-of-range", param)
    refused("too many groups", {param: many, "groups": [str(k) for k in range(13)]}, "out-of-range", "groups")
    refused("draws of nothing", {"draws": 500}, "conflicting-arguments", "draws")
    refused("too few draws", {"draws": 100, "interval": "bootstrap"}, "out-of-range", "draws")
    refused("draws that are not made", {"draws": 500, "interval": "linearised"}, "conflicting-arguments", "draws")
    refused("no design", {"interval": "survey-design"}, "missing-argument", "design")
    halves: Case = {"design": {"clusters": [*"aabbcc"]}}
    refused("a design in vain", halves, "conflicting-arguments", "design")
    refused("a design of a bootstrap", {**halves, "interval": "bootstrap"}, "conflicting-arguments", "design")
    refused("no bounds", {"form": "wagstaff"}, "missing-argument", "lower")
    refused("unknown index", {"index": "magic"}, "unknown-option", "index")
    refused("unknown removal", {"removal": "magic"}, "unknown-option", "removal")
    refused("negative", {}, "negative-value", "values", 1, {"values": [1, -2, 3, 4, 5, 6]})
    refused("negative for the Gini index", gini, "negative-value", "values", 1, {"values": [1, -2, 3, 4, 5, 6]})
    write("shapley_decomposition", 1e-11, cases)
