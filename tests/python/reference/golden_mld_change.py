"""Golden cases of the change of the mean log deviation, by the formulas of Mookherjee and Shorrocks."""

from __future__ import annotations

from itertools import product

from golden_decomposition import of_group, small
from golden_entropy import Column, entropy, mean_of, spread
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Rows = tuple[list[float], list[str], list[float] | None]
PARTS = ["total", "within", "sizes_within", "sizes_between", "means", "rest"]
TABLES: list[tuple[Rows, Rows]] = [
    (
        (
            [412.3, 378.9, 455.7, 498.2, 521.4, 390.0],
            ["a", "b", "a", "c", "b", "c"],
            [66.03, 88.62, 107.72, 81.41, 70.84, 9.5],
        ),
        ([431.0, 300.5, 505.7, 512.2], ["c", "a", "b", "a"], [60.5, 91.25, 110.5, 33.0]),
    ),
    (([1, 3, 4, 8], ["x", "x", "y", "y"], None), ([2, 3, 8, 16, 4], ["y", "x", "x", "y", "x"], None)),
    (([1, 4], ["p", "q"], [3, 1]), ([1, 4], ["p", "q"], [1, 3])),
    (([1e-300, 3e-300, 7e-300], ["p", "q", "q"], None), ([4e-300, 1e-299, 2e-300], ["p", "q", "q"], None)),
]


def facts(y: Column, w: Column, group: list[str], name: str) -> dict[str, mpf]:
    own = of_group(y, w, group, name)
    share, ratio = sum(own[1]) / sum(w), mean_of(*own) / mean_of(y, w)
    return {
        "v": share,
        "I": entropy(*own, mpf(0)),
        "l": ratio,
        "s": share * ratio,
        "log": mp.log(ratio),
        "m": mp.log(mean_of(*own)),
    }


def parts(form: str, first: list[dict[str, mpf]], second: list[dict[str, mpf]]) -> dict[str, list[mpf]]:
    """What each group adds to each part."""
    found: dict[str, list[mpf]] = {part: [] for part in PARTS[1:5]}
    for one, other in zip(first, second, strict=True):
        bar = {key: (one[key] + other[key]) / 2 for key in one}
        d = {key: other[key] - one[key] for key in one}
        found["within"].append(bar["v"] * d["I"])
        found["sizes_within"].append(bar["I"] * d["v"])
        if form == "exact":
            found["sizes_between"].append(-bar["log"] * d["v"])
            found["means"].append(-bar["v"] * d["log"])
        else:
            found["sizes_between"].append((bar["l"] - bar["log"]) * d["v"])
            found["means"].append((bar["s"] - bar["v"]) * d["m"])
    return found


def whole(
    form: str, before: tuple[Column, Column, list[str]], after: tuple[Column, Column, list[str]]
) -> dict[str, mpf]:
    names = list(dict.fromkeys(before[2]))
    each = [[facts(y, w, group, name) for name in names] for y, w, group in (before, after)]
    found = {part: sum(column) for part, column in parts(form, *each).items()}
    total = entropy(after[0], after[1], mpf(0)) - entropy(before[0], before[1], mpf(0))
    return {"total": total, **found, "rest": total - sum(found.values())}


def cases_of(table: tuple[Rows, Rows], form: str, interval: str) -> Case:
    mp.dps = 100
    (values, group, weights), (later, later_group, later_weights) = table
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    z, u = [mpf(v) for v in later], [mpf(v) for v in (later_weights or [1] * len(later))]
    names = list(dict.fromkeys(group))
    found = whole(form, (y, w, group), (z, u, later_group))
    each = [[facts(*period, name) for name in names] for period in ((y, w, group), (z, u, later_group))]
    added = parts(form, *each)
    expect: Case = {f"{part}.value": small(value) for part, value in found.items()}
    expect |= {"before": entropy(y, w, mpf(0)), "after": entropy(z, u, mpf(0))}
    for place, name in enumerate(names):
        expect |= {f"group.{place}": name, f"within_contribution.{place}": small(added["within"][place])}
        both = added["sizes_within"][place] + added["sizes_between"][place]
        expect |= {
            f"sizes_contribution.{place}": small(both),
            f"means_contribution.{place}": small(added["means"][place]),
        }
    if interval != "none":
        for part in PARTS[:5]:
            one = spread(lambda a, b, part=part: whole(form, (a, b, group), (z, u, later_group))[part], y, w, interval)
            two = spread(lambda a, b, part=part: whole(form, (y, w, group), (a, b, later_group))[part], z, u, interval)
            se = small(mp.sqrt(one**2 + two**2))
            expect |= {f"{part}.standard_error": se, f"{part}.interval.upper": found[part] + z_of("0.95") * se}
    options: Case = {"before_group": group, "after_group": later_group}
    options |= {} if weights is None else {"before_weights": weights}
    options |= {} if later_weights is None else {"after_weights": later_weights}
    options |= ({} if form == "exact" else {"form": form}) | ({} if interval == "none" else {"interval": interval})
    mp.dps = 50
    return case(f"{values} to {later}, {form}, {interval}", {"before": values, "after": later}, options, expect)


def main() -> None:
    mp.dps = 50
    cases: list[Case] = []
    for place, form, interval in product(
        range(4), ["exact", "mookherjee-shorrocks"], ["none", "linearised", "linearised-sampling"]
    ):
        if interval == "none" or place < 2:
            cases.append(cases_of(TABLES[place], form, interval))
    args: Case = {"before": [1, 2, 3], "after": [2, 3]}
    groups: Case = {"before_group": ["a", "b", "a"], "after_group": ["a", "b"]}
    wrong = lambda name, code, param, index=None, **change: error(name, args, groups | change, code, param, index)
    cases += [
        error("no group before", args, {"after_group": ["a", "b"]}, "missing-argument", "before_group"),
        error("no group after", args, {"before_group": ["a", "b", "a"]}, "missing-argument", "after_group"),
        error(
            "nobody before", {"before": [], "after": [1]}, {"before_group": [], "after_group": ["a"]}, "empty", "before"
        ),
        error("a missing value", {"before": [1, 2, 3], "after": [None, 1]}, groups, "missing-value", "after", 0),
        error("a zero", {"before": [1, 2, 3], "after": [0, 1]}, groups, "not-computable", "after", 0),
        error("below zero", {"before": [1, -2, 3], "after": [1, 1]}, groups, "negative-value", "before", 1),
        wrong("groups of other rows", "length-mismatch", "after_group", after_group=["a"]),
        wrong("a missing group", "missing-value", "before_group", 2, before_group=["a", "b", None]),
        wrong("weights of other rows", "length-mismatch", "before_weights", before_weights=[1]),
        wrong("a negative weight", "negative-value", "after_weights", 1, after_weights=[1, -1]),
        wrong("a group that is new", "unknown-code", "after_group", 1, after_group=["a", "c"]),
        wrong("a group that has gone", "unknown-code", "before_group", 1, after_group=["a", "a"]),
        wrong("nobody in a group", "not-computable", "after_group", after_weights=[1, 0]),
        wrong("unknown form", "unknown-option", "form", form="magic"),
        wrong("a survey", "conflicting-arguments", "interval", interval="survey-design"),
        wrong("level 0", "out-of-range", "level", level=0),
        error(
            "limits of one person",
            {"before": [1, 2], "after": [2]},
            {"before_group": ["a", "a"], "after_group": ["a"], "interval": "linearised"},
            "too-few-groups",
            "after",
        ),
    ]
    write("mean_log_deviation_change", 1e-11, cases)
