"""Golden cases of the Gini and the Atkinson index divided by group."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import survey_cases
from golden_decomposition import of_group, of_largest, small
from golden_entropy import Column, atkinson, bad, equivalent, mean_of, spread
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Table = tuple[list[float], list[str], list[float] | None]
Part = Callable[[Column, Column], mpf]
TABLES: list[Table] = [
    ([412.3, 378.9, 455.7, 498.2, 521.4], ["a", "b", "a", "c", "b"], [66.03, 88.62, 107.72, 81.41, 70.84]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 8, 20], ["x", "y", "x", "y", "x", "y", "x", "y", "x", "y"], None),
    ([1e-300, 3e-300, 1e-299, 2e-300], ["a", "a", "b", "b"], [1, 3, 2, 1]),
]
GROUP = ["p", "q", "p", "q", "r", "q", "p", "r", "r", "p", "q", "p"]


def kernel(y: Column, w: Column, nu: mpf) -> Column:
    """How much each value counts: `1 - nu (1 - F)^(nu - 1)`, over all the places of those who have the same."""
    total, counts = sum(w), []
    for one in y:
        below = sum((b for a, b in zip(y, w, strict=True) if a < one), mpf(0)) / total
        above = sum((b for a, b in zip(y, w, strict=True) if a > one), mpf(0)) / total
        counts.append(1 - ((1 - below) ** nu - above**nu) / (1 - below - above))
    return counts


def apart(column: Column, rank: Column, w: Column, nu: mpf) -> mpf:
    """`2 cov(x, F) / m` for a `nu` of 2."""
    rows = zip(column, kernel(rank, w, nu), w, strict=True)
    return sum(a * k * b for a, k, b in rows) / sum(w) / mean_of(column, w)


def means(y: Column, w: Column, group: list[str]) -> Column:
    found = {name: mean_of(*of_group(y, w, group, name)) for name in dict.fromkeys(group)}
    return [found[name] for name in group]


def shares(y: Column, w: Column, group: list[str], name: str) -> tuple[mpf, mpf]:
    """A group's share of the people, and of the total."""
    own = of_group(y, w, group, name)
    people = sum(own[1]) / sum(w)
    return people, people * mean_of(*own) / mean_of(y, w)


def gini_parts(group: list[str], form: str, nu: mpf) -> dict[str, Part]:
    def adds(y: Column, w: Column, name: str) -> mpf:
        own = of_group(y, w, group, name)
        people, total = shares(y, w, group, name)
        return (people if form.startswith("b") else 1) * total * apart(own[0], own[0], own[1], nu)

    def total(y: Column, w: Column) -> mpf:
        return apart(y, y, w, nu)

    def within(y: Column, w: Column) -> mpf:
        return sum(adds(y, w, name) for name in dict.fromkeys(group))

    def between(y: Column, w: Column) -> mpf:
        smooth = means(y, w, group)
        return apart(smooth, smooth if form.startswith("b") else y, w, nu)

    def rest(y: Column, w: Column) -> mpf:
        return total(y, w) - within(y, w) - between(y, w)

    return {"total": total, "within": within, "between": between, "rest": rest} | {
        f"contribution.{place}": lambda y, w, name=name: adds(y, w, name)
        for place, name in enumerate(dict.fromkeys(group))
    }


def atkinson_parts(group: list[str], form: str, epsilon: mpf) -> dict[str, Part]:
    """From the equivalents of everybody with the mean of the group, and of each group."""

    def total(y: Column, w: Column) -> mpf:
        return atkinson(y, w, epsilon)

    def own(y: Column, w: Column) -> Column:
        found = {name: equivalent(*of_group(y, w, group, name), epsilon) for name in dict.fromkeys(group)}
        return [found[name] for name in group]

    def within(y: Column, w: Column) -> mpf:
        if form == "group-means":
            return 1 - equivalent(y, w, epsilon) / equivalent(means(y, w, group), w, epsilon)
        return 1 - mean_of(own(y, w), w) / mean_of(y, w)

    def between(y: Column, w: Column) -> mpf:
        if form == "group-means":
            return atkinson(means(y, w, group), w, epsilon)
        return atkinson(own(y, w), w, epsilon)

    def rest(y: Column, w: Column) -> mpf:
        return total(y, w) - within(y, w) - between(y, w)

    found = {"total": total, "within": within, "between": between, "rest": rest}
    if form == "group-means":
        return found
    adds = lambda y, w, name: shares(y, w, group, name)[1] * atkinson(*of_group(y, w, group, name), epsilon)
    return found | {
        f"contribution.{place}": lambda y, w, name=name: adds(y, w, name)
        for place, name in enumerate(dict.fromkeys(group))
    }


def cases_of(table: Table, given: Case, interval: str, parts: dict[str, Part], index: Part) -> Case:
    mp.dps = 100
    values, group, weights = table
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    expect: Case = {}
    for part, measure in parts.items():
        if "." in part:
            expect[part] = small(measure(y, w))
            continue
        value = measure(y, w)
        expect[f"{part}.value"] = small(value)
        if interval != "none":
            one = spread(measure, y, w, interval)
            expect[f"{part}.standard_error"] = one
            expect[f"{part}.interval.upper"] = value + z_of("0.95") * one
    whole = parts["between"](y, w)
    expect["between_of_largest"] = (
        None if given["form"] == "group-equivalents" else of_largest(y, w, group, index, whole)
    )
    for place, name in enumerate(dict.fromkeys(group)):
        own = of_group(y, w, group, name)
        people, total = shares(y, w, group, name)
        expect |= {f"group.{place}": name, f"mean.{place}": mean_of(*own), f"index.{place}": small(index(*own))}
        expect |= {f"share_of_people.{place}": people, f"share_of_total.{place}": total}
    options: Case = {"group": group, **given} | ({} if weights is None else {"weights": weights})
    options |= {} if interval == "none" else {"interval": interval}
    mp.dps = 50
    return case(f"{values} by {group}, {given}, {interval}", {"values": values}, options, expect)


def refused() -> list[Case]:
    cases = []
    for one in bad():
        values = one["args"]["values"]
        one["options"] = {"group": ["a", "b", "a"][: len(values)], **one["options"]}
        cases.append(one)
    few: Case = {"values": [3, 1, 1]}
    return [
        *cases,
        error("no group", few, {}, "missing-argument", "group"),
        error("groups of other rows", few, {"group": ["a", "b"]}, "length-mismatch", "group"),
        error("missing group", few, {"group": ["a", None, "b"]}, "missing-value", "group", 1),
        error("unknown form", few, {"group": ["a", "a", "b"], "form": "magic"}, "unknown-option", "form"),
    ]


def of_a_survey(parts: dict[str, Part], given: Case) -> list[Case]:
    cases = []
    for name in ["within", "between", "rest"]:
        options: Case = {"group": GROUP, **given}
        reach = (-mp.inf if name == "rest" else 0, mp.inf)
        asked = ["strata and clusters", "jackknife"]
        for one in survey_cases.answers(parts[name], survey_cases.VALUES, options, reach, asked):
            one["name"] += f", {name}"
            one["expect"] = {f"{name}.{path}": value for path, value in one["expect"].items()}
            cases.append(one)
    return cases


def main() -> None:
    cases: list[Case] = []
    intervals = ["none", "linearised", "linearised-sampling"]
    forms = [("bhattacharya-mahalanobis", 2), ("yitzhaki-lerman", 2), ("yitzhaki-lerman", 3.5)]
    for table, (form, nu), interval in product(TABLES, forms, intervals):
        given: Case = {"form": form} if nu == 2 else {"form": form, "nu": nu}
        parts = gini_parts(table[1], form, mpf(nu))
        cases.append(cases_of(table, given, interval, parts, lambda y, w, nu=nu: apart(y, y, w, mpf(nu))))
    cases += refused() + of_a_survey(gini_parts(GROUP, "b", mpf(2)), {})
    few: Case = {"values": [3, 2, 1]}
    group = ["a", "a", "b"]
    cases += [
        error("extended by means", few, {"group": group, "nu": 3}, "conflicting-arguments", "nu"),
        error("nu of 1", few, {"group": group, "nu": 1}, "out-of-range", "nu"),
    ]
    write("gini_decomposition", 1e-11, cases)

    cases = []
    for table, form, epsilon, interval in product(TABLES, ["group-means", "group-equivalents"], [1, 0.5, 2], intervals):
        given = {"form": form} | ({} if epsilon == 1 else {"epsilon": epsilon})
        parts = atkinson_parts(table[1], form, mpf(epsilon))
        cases.append(cases_of(table, given, interval, parts, lambda y, w, e=epsilon: atkinson(y, w, mpf(e))))
    cases += refused() + of_a_survey(atkinson_parts(GROUP, "group-means", mpf(1)), {})
    cases += [
        error("a zero", {"values": [3, 0, 1]}, {"group": group}, "not-computable", "values", 1),
        error("no aversion", few, {"group": group, "epsilon": 0}, "out-of-range", "epsilon"),
    ]
    write("atkinson_decomposition", 1e-11, cases)
