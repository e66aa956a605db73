"""Golden cases of entropy within and between groups."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import survey_cases
from golden_entropy import Column, bad, entropy, mean_of, spread
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

TABLES: list[tuple[list[float], list[str], list[float] | None]] = [
    ([412.3, 378.9, 455.7, 498.2, 521.4], ["a", "b", "a", "c", "b"], [66.03, 88.62, 107.72, 81.41, 70.84]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 8, 20], ["x", "y", "x", "y", "x", "y", "x", "y", "x", "y"], None),
    ([3, 3, 3, 5, 5, 8, 8], ["p", "p", "p", "q", "q", "r", "r"], None),
    ([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 5], ["a", "a", "b", "b", "b"], [0.25, 3.5, 1, 7, 2]),
    ([1e-300, 3e-300, 1e-299, 2e-300], ["a", "a", "b", "b"], [1, 3, 2, 1]),
    ([1, 2, 3, 4], ["one", "one", "one", "one"], None),
]


def of_group(y: Column, w: Column, group: list[str], name: str) -> tuple[Column, Column]:
    rows = [i for i, one in enumerate(group) if one == name]
    return [y[i] for i in rows], [w[i] for i in rows]


def between(y: Column, w: Column, group: list[str], alpha: mpf) -> mpf:
    parts = [of_group(y, w, group, name) for name in dict.fromkeys(group)]
    return entropy([mean_of(*part) for part in parts], [sum(part[1]) for part in parts], alpha)


def contribution(y: Column, w: Column, group: list[str], name: str, alpha: mpf) -> mpf:
    part = of_group(y, w, group, name)
    return sum(part[1]) / sum(w) * (mean_of(*part) / mean_of(y, w)) ** alpha * entropy(*part, alpha)


def within(y: Column, w: Column, group: list[str], alpha: mpf) -> mpf:
    return sum(contribution(y, w, group, name, alpha) for name in dict.fromkeys(group))


def of_largest(y: Column, w: Column, group: list[str], index: Callable[[Column, Column], mpf], part: mpf) -> mpf | None:
    """The part between groups over that of groups of these sizes whose people stand in order (Elbers 2008)."""
    names = list(dict.fromkeys(group))
    if len(names) < 2 or len(set(y)) < 2:
        return None
    sizes = sorted((mean_of(*of_group(y, w, group, name)), sum(of_group(y, w, group, name)[1])) for name in names)
    ends = [sum(size for _, size in sizes[: place + 1]) for place in range(len(sizes))]
    found, place, start = [], mpf(0), mpf(0)
    for end, (_, size) in zip(ends, sizes, strict=True):
        held, place = mpf(0), mpf(0)
        for one, weight in sorted(zip(y, w, strict=True)):
            held += one * max(min(place + weight, end) - max(place, start), mpf(0))
            place += weight
        found.append(held / size)
        start = end
    return part / index(found, [size for _, size in sizes])


def small(value: mpf) -> mpf:
    """Zero where it is what rounding left of it."""
    return mpf(0) if abs(value) < mpf(10) ** -40 else value


def cases_of(table: tuple[list[float], list[str], list[float] | None], alpha: float | None, interval: str) -> Case:
    mp.dps = 100
    values, group, weights = table
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    chosen = mpf(1 if alpha is None else alpha)
    measures = {
        "total": lambda a, b: entropy(a, b, chosen),
        "within": lambda a, b: within(a, b, group, chosen),
        "between": lambda a, b: between(a, b, group, chosen),
    }
    expect: Case = {}
    for part, measure in measures.items():
        value = small(measure(y, w))
        expect[f"{part}.value"] = value
        if interval != "none":
            one = small(spread(measure, y, w, interval))
            expect[f"{part}.standard_error"] = one
            expect[f"{part}.interval.upper"] = value + z_of("0.95") * one
    expect["between_of_largest"] = of_largest(
        y, w, group, lambda a, b: entropy(a, b, chosen), between(y, w, group, chosen)
    )
    expect["p_value"] = None
    for place, name in enumerate(dict.fromkeys(group)):
        part = of_group(y, w, group, name)
        expect[f"group.{place}"] = name
        expect[f"mean.{place}"] = mean_of(*part)
        expect[f"index.{place}"] = small(entropy(*part, chosen))
        expect[f"contribution.{place}"] = small(contribution(y, w, group, name, chosen))
        expect[f"share_of_people.{place}"] = sum(part[1]) / sum(w)
        expect[f"share_of_total.{place}"] = sum(part[1]) * mean_of(*part) / sum(w) / mean_of(y, w)
    options: Case = {"group": group} | ({} if weights is None else {"weights": weights})
    options |= ({} if alpha is None else {"alpha": alpha}) | ({} if interval == "none" else {"interval": interval})
    return case(f"{values} by {group}, alpha {alpha}, {interval}", {"values": values}, options, expect)


def main() -> None:
    cases: list[Case] = []
    for table, alpha, interval in product(TABLES, [None, 0, 2, -1], ["none", "linearised", "linearised-sampling"]):
        # Where there is one group, or all of a group have the same, an error is zero but for rounding.
        if interval != "none" and (len(set(table[1])) == 1 or table[1][0] == "p"):
            continue
        cases.append(cases_of(table, alpha, interval))
    mp.dps = 50
    for one in bad():
        values = one["args"]["values"]
        one["options"] = {"group": ["a", "b", "a"][: len(values)], **one["options"]}
        cases.append(one)
    group = ["p", "q", "p", "q", "r", "q", "p", "r", "r", "p", "q", "p"]
    for name, part in [("within", within), ("between", between)]:
        measure = lambda y, w, part=part: part(y, w, group, mpf(0))
        options: Case = {"group": group, "alpha": 0}
        for one in survey_cases.answers(measure, survey_cases.VALUES, options, (0, mp.inf), survey_cases.SOME):
            one["name"] += f", {name}"
            one["expect"] = {f"{name}.{path}": value for path, value in one["expect"].items()}
            cases.append(one)
    # What does not depend on the draws: groups that have the same are as far apart however their names are dealt.
    dealt: Case = {"group": ["a", "b", "a", "b"], "permutations": 99}
    alike: Case = {"p_value": mpf(1), "between.draws": 99}
    cases.append(case("groups that are alike", {"values": [2, 2, 6, 6]}, dealt, alike))
    alone: Case = {"group": ["a"] + ["b"] * 30, "permutations": 199, "seed": 3}
    far: Case = {"between.seed": 3, "between.draws": 199, "between_of_largest": mpf(1)}
    cases.append(case("one row apart from 30", {"values": [1, *([5] * 30)]}, alone, far))
    few: Case = {"values": [3, 0, 1]}
    survey = {"design": {"clusters": ["p", "q", "r"]}, "interval": "survey-design", "weights": [1, 1, 1]}
    many: Case = {"values": [1, 2, 3, 4] * 3}
    cases += [
        error("few permutations", few, {"group": ["a", "b", "a"], "permutations": 98}, "out-of-range", "permutations"),
        error(
            "too many permutations",
            many,
            {"group": ["a", "b"] * 6, "permutations": 10_000_000},
            "too-much-work",
            "permutations",
        ),
        error(
            "permutations of a survey",
            few,
            {"group": ["a", "b", "a"], "permutations": 99} | survey,
            "conflicting-arguments",
            "permutations",
        ),
    ]
    cases += [
        error("no group", few, {}, "missing-argument", "group"),
        error("groups of other rows", few, {"group": ["a", "b"]}, "length-mismatch", "group"),
        error("missing group", few, {"group": ["a", None, "b"]}, "missing-value", "group", 1),
        error("no logarithm of zero", few, {"group": ["a", "b", "a"], "alpha": 0}, "not-computable", "values", 1),
    ]
    write("entropy_decomposition", 1e-12, cases)
