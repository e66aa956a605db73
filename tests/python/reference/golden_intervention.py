"""Golden cases of the cascade and of the rule for small counts."""

from __future__ import annotations

from itertools import product
from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, error, exact, line, ridits, wilson, write, z_of

Stages = list[list[Any]]

# Recipients of the Warm Home Prescription by place, 2022/23 (Energy Systems Catapult): the last stage. The others
# are made up.
WARMTH: Stages = [
    ["eligible", [700, 400, 60, 50]],
    ["offered", [600, 350, 40, 30]],
    ["accepted", [486, 292, 23, 22]],
]
PLACES = ["Aberdeen", "Middlesbrough", "Gloucestershire", "London"]
LUNGS: Stages = [["invited", [5000]], ["attended", [1800]], ["cancer found", [7]]]


def shares(count: list[int | None], base: list[int | None], level: str, path: str) -> Case:
    """Values and Wilson limits of one table, and the exact upper limit where nobody came."""
    expect: Case = {}
    z, tail = z_of(level), (1 - mpf(level)) / 2
    for row, (x, n) in enumerate(zip(count, base, strict=True)):
        if x is None or not n:
            expect[f"{path}.value.{row}"] = "NaN"
            continue
        lower, upper = wilson(mpf(x), mpf(n), z)
        expect[f"{path}.value.{row}"] = mpf(x) / n
        expect[f"{path}.intervals.0.lower.{row}"] = lower if x else mpf(0)
        expect[f"{path}.intervals.0.upper.{row}"] = upper if x < n else mpf(1)
        bound = 1 - tail ** (mpf(1) / n) if x == 0 else "NaN"
        expect[f"{path}_upper_if_none.{row}"] = bound
    return expect


def table(counts: list[list[int | None]], level: str, path: str) -> Case:
    """A table with one row a stratum and stage; `counts` are the strata."""
    flat = [x for stratum in counts for x in stratum]
    before = [x for stratum in counts for x in [None, *stratum[:-1]]]
    first = [stratum[0] for stratum in counts for _ in stratum]
    expect = {f"{path}.count.{row}": "NaN" if x is None else x for row, x in enumerate(flat)}
    expect |= {
        f"{path}.lost.{row}": "NaN" if a is None or b is None else a - b
        for row, (a, b) in enumerate(zip(before, flat, strict=True))
    }
    return expect | shares(flat, before, level, f"{path}.conversion") | shares(flat, first, level, f"{path}.reach")


def both(stages: Stages, level: str) -> Case:
    strata = [list(stratum) for stratum in zip(*(column for _, column in stages), strict=True)]
    total = [sum(column) for _, column in stages]
    return table(strata, level, "strata") | table([total], level, "total")


def slope(stages: Stages, rank: list[float], most_first: bool, level: str) -> Case:
    people, events = [[mpf(x) for x in stages[place][1]] for place in (0, -1)]
    reach = [x / n for x, n in zip(events, people, strict=True)]
    position = ridits(rank, people, most_first)
    _, b, _, weights = line(reach, position, people)
    spread = mp.sqrt(
        sum((w * w * p * (1 - p) / n for w, p, n in zip(weights, reach, people, strict=True)), mpf(0)),
    )
    return {
        "slope.value": b,
        "slope.standard_error": spread,
        "slope.interval.lower": b - z_of(level) * spread,
        "slope.interval.upper": b + z_of(level) * spread,
    }


def cascade() -> None:
    cases: list[Case] = []

    def case(name: str, stages: Stages, options: Case, expect: Case) -> None:
        cases.append({"name": name, "args": {"stages": stages}, "options": options, "expect": expect})

    none: Stages = [["prescribed", [28]], ["admitted", [0]]]
    for level in ["0.95", "0.998"]:
        for name, stages in [("warmth", WARMTH), ("lung checks", LUNGS), ("0 of 28", none)]:
            case(f"{name} at {level}", stages, {"level": float(level)}, both(stages, level))
    gaps: Stages = [["eligible", [0, 9, 12]], ["accepted", [0, 0, 5]], ["completed", [0, 0, 0]]]
    case("nobody there", gaps, {"strata": ["a", "b", "c"]}, both(gaps, "0.95") | {"strata.stratum.3": "b"})
    one: Stages = [["recipients", [23]]]
    lower, upper = exact(mpf(23), "0.95")
    case(
        "planned",
        one,
        {"planned": [150]},
        {
            "delivered.value.0": mpf(23) / 150,
            "total_delivered.intervals.0.lower.0": lower / 150,
            "total_delivered.intervals.0.upper.0": upper / 150,
            "slope": None,
        },
    )
    lower, upper = exact(mpf(823), "0.9")
    case(
        "planned by place",
        WARMTH,
        {"planned": [400, 300, 150, 0], "level": 0.9, "strata": PLACES},
        {
            "delivered.value.0": mpf(486) / 400,
            "delivered.value.3": "NaN",
            "delivered.cautions.0.code": "no-denominator",
            "total_delivered.value.0": mpf(823) / 850,
            "total_delivered.intervals.0.lower.0": lower / 850,
            "total_delivered.intervals.0.upper.0": upper / 850,
        },
    )
    for first, level in product([True, False], ["0.95", "0.99"]):
        options = {
            "rank": [3, 1, 2, 2],
            "order": "most-deprived-first" if first else "least-deprived-first",
            "level": float(level),
        }
        case(f"slope, {options['order']} at {level}", WARMTH, options, slope(WARMTH, [3, 1, 2, 2], first, level))
    spent = {
        "cost_payer": ["NHS", "council", "NHS"],
        "cost_stage": ["offered", "accepted", "accepted"],
        "cost_amount": [12_000, 800_000, 100_000],
        "cost_price_year": [2021, 2022, 2022],
    }
    index = {"deflator_year": [2021, 2022, 2023], "deflator_index": [96.5, 103, 110.25], "price_year": 2023}
    amounts = [mpf(12_000) * mpf("110.25") / mpf("96.5"), *(mpf(x) * mpf("110.25") / 103 for x in (800_000, 100_000))]
    payers = [amounts[0] + amounts[2], amounts[1]]
    total = sum(amounts)
    case(
        "costs in prices of one year",
        WARMTH,
        {**spent, **index, "reached": "offered", "currency": "EUR"},
        {
            **{f"costs.amount.{row}": amount for row, amount in enumerate(payers)},
            **{f"costs.share.{row}": amount / total for row, amount in enumerate(payers)},
            **{f"costs.per_reached.{row}": amount / 1020 for row, amount in enumerate(payers)},
            **{f"costs.per_completed.{row}": amount / 823 for row, amount in enumerate(payers)},
            "costs.payer.0": "NHS",
            "costs.total_amount": total,
            "costs.total_per_reached": total / 1020,
            "costs.total_per_completed": total / 823,
            "costs.stage_amount.0": 0,
            "costs.stage_amount.1": amounts[0],
            "costs.stage_amount.2": amounts[1] + amounts[2],
            "costs.per_person_at_stage.2": (amounts[1] + amounts[2]) / 823,
            "costs.price_year": 2023,
            "costs.deflated": True,
            "costs.currency": "EUR",
            "reached": "offered",
        },
    )
    case(
        "doses",
        WARMTH,
        {"dose_stage": ["accepted", "offered"], "dose_amount": [411_500, 510], "dose_unit": ["GBP", "visits"]},
        {
            "doses.per_person.0": mpf(411_500) / 823,
            "doses.per_person.1": mpf(510) / 1020,
            "doses.per_completed.1": mpf(510) / 823,
            "doses.unit.1": "visits",
        },
    )
    small: Stages = [["eligible", [702, 398, 61]], ["accepted", [488, 3, 23]]]
    shown = [["eligible", [700, 400, 60]], ["accepted", [490, None, 25]]]
    strata = [list(stratum) for stratum in zip(*(column for _, column in shown), strict=True)]
    case(
        "small counts hidden",
        small,
        {"suppression": "hes"},
        table(strata, "0.95", "strata")
        | table([[1160, 515]], "0.95", "total")
        | {"strata.disclosure.3": "small", "strata.disclosure.0": "rounded", "notes.1": SMALL},
    )
    later: Stages = [["eligible", [40]], ["accepted", [50]], ["completed", [20]]]
    case(
        "entry at a later stage",
        later,
        {"allow_entry_later": True},
        {
            "strata.conversion.value.1": mpf(50) / 40,
            "strata.conversion.intervals.0.lower.1": "NaN",
            "strata.conversion.value.2": mpf(20) / 50,
            "strata.lost.1": -10,
            "cautions.0.code": "entry-later",
        },
    )
    two: Stages = [["a", [9, 8]], ["b", [5, 4]]]
    bad = lambda name, options, code, param, index=None: error(name, {"stages": two}, options, code, param, index)
    refused = lambda name, stages, code, index=None: error(name, {"stages": stages}, {}, code, "stages", index)
    cost = {"cost_payer": ["x", "y"], "cost_stage": ["a", "b"], "cost_amount": [1, 2], "cost_price_year": [2020, 2020]}
    years = {"deflator_year": [2020, 2021], "deflator_index": [1, 2], "price_year": 2021}
    dose = {"dose_stage": ["a"], "dose_amount": [1], "dose_unit": ["hours"]}
    cases += [
        refused("no stage", [], "empty"),
        refused("no rows", [["a", []]], "empty"),
        refused("a stage without name", [["", [1]]], "missing-value"),
        refused("a stage twice", [["a", [1]], ["a", [1]]], "duplicate-key"),
        refused("lengths differ", [["a", [1, 2]], ["b", [1]]], "length-mismatch"),
        refused("missing count", [["a", [1, 2]], ["b", [1, None]]], "missing-value", 1),
        refused("negative count", [["a", [1, 2]], ["b", [-1, 1]]], "negative-value", 0),
        refused("more than before", [["a", [9, 8]], ["b", [9, 9]]], "out-of-range", 1),
        bad("strata of another length", {"strata": ["x"]}, "length-mismatch", "strata"),
        bad("a stratum twice", {"strata": ["x", "x"]}, "duplicate-key", "strata", 1),
        bad("a stratum without name", {"strata": ["x", None]}, "missing-value", "strata", 1),
        bad("unknown stage", {"reached": "c"}, "unknown-option", "reached"),
        bad("unknown rule", {"suppression": "magic"}, "unknown-option", "suppression"),
        bad("rank without order", {"rank": [1, 2]}, "missing-argument", "order"),
        bad("order without rank", {"order": "most-deprived-first"}, "missing-argument", "rank"),
        bad("rank of another length", {"rank": [1], "order": "most-deprived-first"}, "length-mismatch", "rank"),
        bad("plan of another length", {"planned": [1]}, "length-mismatch", "planned"),
        bad("negative plan", {"planned": [1, -1]}, "negative-value", "planned", 1),
        bad("level 0", {"level": 0}, "out-of-range", "level"),
        bad("costs without amounts", {"cost_payer": ["x"], "cost_stage": ["a"]}, "missing-argument", "cost_amount"),
        bad("a price year without costs", {"price_year": 2020}, "missing-argument", "cost_payer"),
        bad("costs of an unknown stage", cost | {"cost_stage": ["a", "c"]}, "unknown-option", "cost_stage", 1),
        bad("negative cost", cost | {"cost_amount": [1, -2]}, "negative-value", "cost_amount", 1),
        bad("price years differ", cost | {"cost_price_year": [2020, 2021]}, "not-computable", "cost_price_year", 1),
        bad("no index for a year", cost | years | {"price_year": 2022}, "out-of-range", "price_year"),
        bad(
            "no index for a cost",
            cost | years | {"cost_price_year": [2020, 2019]},
            "out-of-range",
            "cost_price_year",
            1,
        ),
        bad("an index of zero", cost | years | {"deflator_index": [1, 0]}, "zero-denominator", "deflator_index", 1),
        bad("a year twice", cost | years | {"deflator_year": [2021, 2021]}, "duplicate-key", "deflator_year", 1),
        bad("a dose without unit", {"dose_stage": ["a"], "dose_amount": [1]}, "missing-argument", "dose_unit"),
        bad("a dose of an unknown stage", dose | {"dose_stage": ["c"]}, "unknown-option", "dose_stage", 0),
        error("halves are no people", {"stages": [["a", [9.5]]]}, {"suppression": "hes"}, "out-of-range", "stages", 0),
    ]
    write("cascade", 1e-12, cases)


SMALL = "small: hidden because it is from 1 to 7; a zero is shown as 0"


def hidden(counts: list[int], threshold: int, base: int) -> tuple[list[str], str]:
    """The rule by trying: hide more, smallest first, until each small count has more than one value left."""
    small = lambda x: 1 <= x <= threshold
    treat = lambda x: "exact" if x == 0 or base == 1 else "rounded"
    kinds = ["small" if small(x) else treat(x) for x in counts]
    if small(sum(counts)):
        return kinds, "small"
    more = sorted((x, row) for row, x in enumerate(counts) if x > threshold)
    while True:
        if not leaks(counts, kinds, threshold, base):
            return kinds, treat(sum(counts))
        if not more:
            return kinds, "secondary"
        kinds[more.pop(0)[1]] = "secondary"


def leaks(counts: list[int], kinds: list[str], threshold: int, base: int) -> bool:
    """Whether a reader of the table can work out a small count, by listing all that agrees with it."""
    rounded = lambda x: (2 * x + base) // (2 * base) * base
    most = sum(counts) + 2 * base
    allowed = {
        "exact": lambda x: [x],
        "rounded": lambda x: [y for y in range(threshold + 1, most) if rounded(y) == rounded(x)],
        "small": lambda _: range(1, threshold + 1),
        "secondary": lambda _: range(threshold + 1, most),
    }
    lists = product(*(allowed[kind](x) for x, kind in zip(counts, kinds, strict=True)))
    total = sum(counts)
    same = (lambda x: x == total) if base == 1 else (lambda x: rounded(x) == rounded(total))
    possible = [found for found in lists if same(sum(found))]
    return any(kind == "small" and len({found[row] for found in possible}) == 1 for row, kind in enumerate(kinds))


def suppress_counts() -> None:
    cases: list[Case] = []
    tables = [
        [823, 23, 0, 5],
        [1, 8, 9],
        [3, 8, 9],
        [3, 6, 20],
        [1, 1, 20],
        [7, 7, 20],
        [7, 7, 0],
        [5, 0],
        [12, 15],
        [4, 9],
    ]
    for counts, (threshold, base) in product(tables, [(7, 5), (7, 1), (4, 3), (5, 10)]):
        known = [min(x, 60) for x in counts]  # large counts behave alike, and trying them would take long
        kinds, total = hidden(known, threshold, base)
        show = lambda x, kind: (
            "NaN" if kind in ("small", "secondary") else x if base == 1 else (2 * x + base) // (2 * base) * base
        )
        expect: Case = {f"disclosure.{row}": kind for row, kind in enumerate(kinds)}
        expect |= {f"count.{row}": show(x, kinds[row]) for row, x in enumerate(counts)}
        expect |= {"total_disclosure": total, "total": show(sum(counts), total)}
        options = {"threshold": threshold, "rounding": base}
        cases.append({"name": f"{counts}, {options}", "args": {"counts": counts}, "options": options, "expect": expect})
    bad = lambda name, counts, options, code, param, index=None: error(
        name, {"counts": counts}, options, code, param, index
    )
    cases += [
        bad("no rows", [], {}, "empty", "counts"),
        bad("missing", [1, None], {}, "missing-value", "counts", 1),
        bad("infinite", ["Infinity"], {}, "not-finite", "counts", 0),
        bad("negative", [1, -1], {}, "negative-value", "counts", 1),
        bad("not whole", [1, 8.5], {}, "out-of-range", "counts", 1),
        bad("too large", [9e15, 9e15], {}, "overflow", "counts"),
        bad("a threshold that hides nothing", [1], {"threshold": 1}, "out-of-range", "threshold"),
        bad("no rounding is 1", [1], {"rounding": 0}, "out-of-range", "rounding"),
        bad("rounding to zero", [9], {"rounding": 17}, "out-of-range", "rounding"),
    ]
    write("suppress_counts", 1e-12, cases)


def main() -> None:
    cascade()
    suppress_counts()
