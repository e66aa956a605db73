"""Golden cases of the Gini index divided between neighbours and others, from all pairs."""

from __future__ import annotations

from itertools import combinations

from golden_entropy import bad
from mpmath import mp, mpf
from reference_tools import Case, case, error, write

NAMES = ["a", "b", "c", "d", "e", "f"]
TABLES: list[tuple[list[float], list[float] | None, list[tuple[str, str]]]] = [
    ([412.3, 378.9, 455.7, 498.2, 521.4], [66.03, 88.62, 107.72, 81.41, 70.84], [("a", "b"), ("b", "c"), ("d", "e")]),
    ([1, 2, 8, 9], None, [("a", "b"), ("b", "a"), ("c", "b"), ("c", "d"), ("a", "b")]),
    ([0, 0, 3, 0, 7, 1], [1, 0, 2, 5, 3, 1], [("f", "a"), ("c", "e"), ("d", "b")]),
    ([1e-300, 3e-300, 1e-299], None, [("a", "c")]),
    ([4, 4, 4], None, [("a", "b"), ("a", "c"), ("b", "c")]),
]


def options_of(count: int, pairs: list[tuple[str, str]], weights: list[float] | None) -> Case:
    options: Case = {"place": NAMES[:count]}
    options |= {"neighbour_from": [one for one, _ in pairs], "neighbour_to": [other for _, other in pairs]}
    return options | ({} if weights is None else {"weights": weights})


def main() -> None:
    mp.dps = 50
    cases: list[Case] = []
    for values, weights, pairs in TABLES:
        y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
        whole = sum(w) * sum(a * b for a, b in zip(y, w, strict=True))
        near = {frozenset(pair) for pair in pairs}
        parts = {True: mpf(0), False: mpf(0)}
        for i, j in combinations(range(len(y)), 2):
            parts[frozenset((NAMES[i], NAMES[j])) in near] += w[i] * w[j] * abs(y[i] - y[j]) / whole
        total, every = sum(parts.values()), len(y) * (len(y) - 1) // 2
        expect: Case = {"total.value": total, "neighbours.value": parts[True], "others.value": parts[False]}
        expect |= {"neighbour_pairs": len(near), "pairs": every, "expected_neighbours": total * len(near) / every}
        expect |= {"p_value": None, "alternative": "clustered", "neighbours.interval": None}
        cases.append(case(f"{values}, {pairs}", {"values": values}, options_of(len(y), pairs, weights), expect))
    # However they are dealt, all pairs add the same, and so do places that have the same.
    for values, pairs in [([1, 5, 2], [("a", "b"), ("b", "c"), ("c", "a")]), ([4, 4, 4, 4], [("a", "b")])]:
        for alternative in ["clustered", "dispersed", "either"]:
            options = options_of(len(values), pairs, None) | {"permutations": 99, "alternative": alternative, "seed": 4}
            expect = {"p_value": mpf(1), "neighbours.draws": 99, "neighbours.seed": 4, "alternative": alternative}
            cases.append(case(f"{values}, {alternative}", {"values": values}, options, expect))
    coast = options_of(3, [("a", "b")], None)
    for one in bad():
        if "level" not in one["options"] and "interval" not in one["options"]:
            one["options"] = options_of(len(one["args"]["values"]), [("a", "b")], None) | one["options"]
            cases.append(one)
    few: Case = {"values": [3, 2, 1]}
    wrong = lambda name, code, param, index=None, **change: error(name, few, coast | change, code, param, index)
    cases += [
        error("no place", few, {name: coast[name] for name in coast if name != "place"}, "missing-argument", "place"),
        error("no pairs", few, {"place": ["a", "b", "c"]}, "missing-argument", "neighbour_from"),
        error(
            "one column of pairs", few, {"place": ["a"], "neighbour_from": ["a"]}, "missing-argument", "neighbour_to"
        ),
        wrong("places of other rows", "length-mismatch", "place", place=["a", "b"]),
        wrong("a place twice", "duplicate-key", "place", 2, place=["a", "b", "a"]),
        wrong("a missing place", "missing-value", "place", 1, place=["a", None, "c"]),
        wrong("pairs without partners", "length-mismatch", "neighbour_to", neighbour_to=["b", "c"]),
        wrong("no rows of pairs", "empty", "neighbour_from", neighbour_from=[], neighbour_to=[]),
        wrong("a neighbour that is no place", "unknown-code", "neighbour_to", 0, neighbour_to=["z"]),
        wrong("a pair of one place", "out-of-range", "neighbour_to", 0, neighbour_to=["a"]),
        wrong("few permutations", "out-of-range", "permutations", permutations=98),
        wrong("too many", "too-much-work", "permutations", permutations=2_000_000_000),
        wrong("unknown alternative", "unknown-option", "alternative", alternative="magic"),
    ]
    write("spatial_gini_decomposition", 1e-12, cases)
