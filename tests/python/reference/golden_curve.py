"""Golden cases of Lorenz and concentration curves."""

from __future__ import annotations

from itertools import product

import survey_cases
from golden_entropy import Column, mean_of, spread
from golden_spread import held
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Table = tuple[list[float], list[float] | None]
TABLES: list[Table] = [
    ([412.3, 378.9, 455.7, 498.2, 521.4, 389.6, 401.8], [66.03, 88.62, 107.72, 81.41, 70.84, 90.08, 57.12]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 20], None),
    ([0, 0, 1, 2, 5, 9, 30], None),
    ([4.1, 4.1, 4.1], None),
    ([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 2, 1e9 + 5], [0.25, 3.5, 1, 7, 2]),
    ([1e-300, 3e-300, 1e-299], [1, 0, 2]),
    ([7], None),
]
# None of them ends between two values of a table, where the curve has no derivative.
AT = [0, 0.15, 0.5, 0.83, 1]


def spelled(expect: Case) -> Case:
    """Columns by their places."""
    columns = {
        f"{name}.{i}": v for name, column in expect.items() if isinstance(column, list) for i, v in enumerate(column)
    }
    return columns | {name: value for name, value in expect.items() if not isinstance(value, list)}


def exact(values: list[float] | None, rows: int) -> Column:
    return [mpf(v) for v in (values or [1] * rows)]


def lorenz(y: Column, w: Column, share: mpf) -> mpf:
    return held(y, w, mpf(0), share) / mean_of(y, w)


def corners(key: Column, y: Column, w: Column) -> tuple[Column, Column]:
    """Where each key ends: the share of the people, and of the total."""
    people, total, mean = [mpf(0)], [mpf(0)], mean_of(y, w)
    for end in sorted({k for k, v in zip(key, w, strict=True) if v > 0}):
        rows = [(a, b) for k, a, b in zip(key, y, w, strict=True) if k <= end]
        people.append(sum(b for _, b in rows) / sum(w))
        total.append(sum(a * b for a, b in rows) / sum(w) / mean)
    return people, total


def area(people: Column, share: Column) -> mpf:
    """Twice the area between the line of equality and the curve."""
    points = range(len(people) - 1)
    return 1 - sum((people[i + 1] - people[i]) * (share[i + 1] + share[i]) for i in points)


def on(people: Column, share: Column, at: mpf) -> mpf:
    """The curve at a share of the people."""
    for i in range(len(people) - 1):
        if people[i] <= at <= people[i + 1]:
            return share[i] + (share[i + 1] - share[i]) * (at - people[i]) / (people[i + 1] - people[i])
    raise AssertionError(at)


def lorenz_cases() -> list[Case]:
    cases: list[Case] = []
    for values, weights in TABLES:
        y, w = exact(values, len(values)), exact(weights, len(values))
        options: Case = {} if weights is None else {"weights": weights}
        people, share = corners(y, y, w)
        index = area(people, share)
        index = mpf(0) if abs(index) < mpf(10) ** -40 else index
        expect: Case = {"people": people, "share": share, "index.value": index, "mean": mean_of(y, w)}
        cases.append(case(f"{values}", {"values": values}, options, spelled(expect)))
        for interval in ["none", "linearised", "linearised-sampling"]:
            mp.dps = 100
            at = [mpf(str(p)) for p in AT]
            here = [lorenz(y, w, p) for p in at]
            expect = {"people": AT, "share": here}
            units = sum(w) if interval == "linearised" else sum(v > 0 for v in w)
            if interval != "none":
                if units <= 1 or sum(v > 0 for v in w) < 2 or all(v == y[0] for v in y):
                    continue
                errors = [mpf(0)] * len(at)
                for i in range(1, len(at) - 1):
                    errors[i] = spread(lambda a, b, p=at[i]: lorenz(a, b, p), y, w, interval)
                z = z_of("0.95")
                limits = zip(here, errors, strict=True)
                expect["standard_error"] = errors
                expect["intervals.0.lower"] = [max(v - z * e, mpf(0)) for v, e in limits]
                expect["intervals.0.upper"] = [min(v + z * e, mpf(1)) for v, e in zip(here, errors, strict=True)]
            chosen = {**options, "at": AT} | ({} if interval == "none" else {"interval": interval})
            cases.append(case(f"{values}, at shares, {interval}", {"values": values}, chosen, spelled(expect)))
            mp.dps = 50
    few: Case = {"values": [3, 2, 1]}
    for one in survey_cases.answers(
        lambda y, w: lorenz(y, w, mpf("0.3")), survey_cases.VALUES, {"at": [0.3]}, (0, 1), survey_cases.SOME
    ):
        columns = {"value": "share.0", "standard_error": "standard_error.0", "interval.method": "intervals.0.method.0"}
        columns |= {"interval.lower": "intervals.0.lower.0", "interval.upper": "intervals.0.upper.0"}
        one["expect"] = {columns[path]: value for path, value in one["expect"].items()}
        cases.append(one)
    return [
        *cases,
        *common(few, {}),
        error("limits without shares", few, {"interval": "linearised"}, "missing-argument", "at"),
        error("level 0", few, {"level": 0}, "out-of-range", "level"),
        error("unknown interval", few, {"interval": "magic"}, "unknown-option", "interval"),
        error("one person", {"values": [3]}, {"at": [0.5], "interval": "linearised"}, "too-few-groups", "values"),
    ]


def common(few: Case, needed: Case) -> list[Case]:
    """What both curves refuse."""

    def of(rows: int) -> Case:
        return {name: column[:rows] if isinstance(column, list) else column for name, column in needed.items()}

    return [
        error("no rows", {"values": []}, of(0), "empty", "values"),
        error("missing value", {"values": [1, None]}, of(2), "missing-value", "values", 1),
        error("infinite value", {"values": ["Infinity", 1]}, of(2), "not-finite", "values", 0),
        error("negative value", {"values": [1, -1]}, of(2), "negative-value", "values", 1),
        error("all zero", {"values": [0, 0]}, of(2), "not-computable", "values"),
        error("lengths differ", few, {**needed, "weights": [1, 2]}, "length-mismatch", "weights"),
        error("negative weight", few, {**needed, "weights": [1, -2, 1]}, "negative-value", "weights", 1),
        error("weights of nobody", few, {**needed, "weights": [0, 0, 0]}, "zero-denominator", "weights"),
        error("no shares", few, {**needed, "at": []}, "empty", "at"),
        error("no such share", few, {**needed, "at": [0.5, 1.5]}, "out-of-range", "at", 1),
        error("shares descend", few, {**needed, "at": [0.5, 0.25]}, "out-of-range", "at", 1),
        error("missing share", few, {**needed, "at": [0.5, None]}, "missing-value", "at", 1),
    ]


def concentration_cases() -> list[Case]:
    cases: list[Case] = []
    ranks = [3, 1, 4, 1, 5, 9, 2, 6, 5]
    orders = ["most-deprived-first", "least-deprived-first"]
    for (values, weights), order in product(TABLES[:-1], orders):
        y, w = exact(values, len(values)), exact(weights, len(values))
        rank = ranks[: len(values)]
        key = [mpf(r) if order == orders[0] else -mpf(r) for r in rank]
        people, share = corners(key, y, w)
        index = area(people, share)
        index = mpf(0) if abs(index) < mpf(10) ** -40 else index
        options: Case = {"rank": rank, "order": order} | ({} if weights is None else {"weights": weights})
        expect: Case = {"people": people, "share": share, "index.value": index, "mean": mean_of(y, w)}
        cases.append(case(f"{values}, {order}", {"values": values}, options, spelled(expect)))
        expect = {"people": AT, "share": [on(people, share, mpf(str(p))) for p in AT]}
        cases.append(case(f"{values}, {order}, at shares", {"values": values}, {**options, "at": AT}, spelled(expect)))
    few: Case = {"values": [3, 2, 1]}
    needed: Case = {"rank": [1, 2, 3], "order": orders[0]}
    return [
        *cases,
        *common(few, needed),
        error("no rank", few, {"order": orders[0]}, "missing-argument", "rank"),
        error("no order", few, {"rank": [1, 2, 3]}, "missing-argument", "order"),
        error("missing rank", few, {"rank": [1, None, 3], "order": orders[0]}, "missing-value", "rank", 1),
        error("unknown order", few, {"rank": [1, 2, 3], "order": "up"}, "unknown-option", "order"),
    ]


def main() -> None:
    write("lorenz_curve", 1e-12, lorenz_cases())
    write("concentration_curve", 1e-12, concentration_cases())
