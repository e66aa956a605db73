"""The golden cases of the family `system`: a second implementation in Python's own dates, dictionaries and fractions.

Called by make_golden.py; nothing here calls commonweal.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from fractions import Fraction
from math import ceil
from typing import Any

Case = dict[str, Any]
Rows = list[tuple[Any, ...]]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def case(name: str, args: Case, options: Case, expect: Case) -> Case:
    return {"name": name, "args": args, "options": options, "expect": expect}


def error(name: str, args: Case, options: Case, code: str, param: str, index: int | None = None) -> Case:
    return {"name": name, "args": args, "options": options, "error": {"code": code, "param": param, "index": index}}


# Child, level, parent, level, first day, day on which it is over.
LINKS: Rows = [
    ("E01", "lsoa", "07H", "place", None, None),
    ("E02", "lsoa", "07H", "place", None, None),
    ("E03", "lsoa", "06L", "place", None, None),
    ("E04", "lsoa", "06L", "place", None, None),
    ("E01", "lsoa", "E06", "council", None, None),
    ("E03", "lsoa", "E06", "council", None, None),
    ("07H", "place", "QH8", "icb", None, "2023-04-01"),
    ("07H", "place", "QJG", "icb", "2023-04-01", None),
    ("06L", "place", "QJG", "icb", "2022-07-01", None),
]
LINK_COLUMNS = ("child", "child_level", "parent", "parent_level", "valid_from", "valid_to")


def links(rows: Rows = LINKS) -> Case:
    return {name: [row[at] for row in rows] for at, name in enumerate(LINK_COLUMNS)}


def above(code: str, level: str, target: str, when: str | None, rows: Rows = LINKS) -> set[str]:
    if level == target:
        return {code}
    found: set[str] = set()
    for child, child_level, parent, parent_level, start, end in rows:
        holds = when is None or ((start is None or day(start) <= day(when)) and (end is None or day(when) < day(end)))
        if (child, child_level) == (code, level) and holds:
            found |= above(parent, parent_level, target, when, rows)
    return found


def rolled(rows: Rows, target: str, when: str) -> Case:
    """Code, stratum, numerator, denominator: sums in order of first appearance, and what is left."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    left: dict[str, int] = defaultdict(int)
    for code, stratum, numerator, denominator in rows:
        parents = above(code, "lsoa", target, when)
        if not parents:
            left[code] += numerator
            continue
        (parent,) = parents
        for at, count in enumerate((numerator, denominator, 1)):
            sums[parent, stratum][at] += count
    out = sum(cell[0] for cell in sums.values())
    expect: Case = {
        "numerator_in": sum(row[2] for row in rows),
        "numerator_out": out,
        "numerator_unmatched": sum(left.values()),
        "unmatched_code": list(left),
        "to_level": target,
        "from_level": "lsoa",
        "date": when,
        "code": [parent for parent, _ in sums],
        "stratum": [stratum for _, stratum in sums],
    }
    for at, cell in enumerate(sums.values()):
        expect |= {f"numerator.{at}": cell[0], f"denominator.{at}": cell[1], f"rows.{at}": cell[2]}
    return expect


def roll_up() -> list[Case]:
    rows: Rows = [
        ("E01", "65+", 12, 400),
        ("E03", "65+", 7, 350),
        ("E02", "65+", 30, 900),
        ("E01", "under 65", 5, 1100),
        ("E04", "under 65", 4, 1300),
        ("E03", "65+", 1, 50),
    ]
    cases = []
    for when in ("2022-06-30", "2022-07-01", "2023-03-31", "2023-04-01"):
        for target in ("place", "icb", "council"):
            args = {"code": [row[0] for row in rows], "numerator": [row[2] for row in rows]}
            options = {
                **links(),
                "stratum": [row[1] for row in rows],
                "denominator": [row[3] for row in rows],
                "to_level": target,
                "date": when,
                "unmatched": "report",
            }
            cases.append(case(f"{target} on {when}", args, options, rolled(rows, target, when)))
    frimley: Rows = [
        ("East Berkshire", "part", "Frimley", "icb", None, None),
        ("Hampshire part", "part", "Frimley", "icb", None, None),
        ("Surrey part", "part", "Frimley", "icb", None, None),
    ]
    # ONS mid-2020 population by small area, counted over the parts of three authorities that Frimley crosses.
    people = [425_015, 167_593, 154_131]
    args = {"code": [row[0] for row in frimley], "numerator": people}
    plain = {**{name: column for name, column in links(frimley).items() if "valid" not in name}, "to_level": "icb"}
    expect = {"code": ["Frimley"], "numerator.0": 746_739, "numerator_in": 746_739, "date": None, "codes_expected.0": 3}
    cases.append(case("Frimley across authorities", args, plain, expect))
    inclusive = [(*row[:5], "2023-03-31" if row[5] else None) for row in LINKS]
    one = {"code": ["E01"], "numerator": [5]}
    good = {**links(), "to_level": "icb", "date": "2023-03-31"}
    options = {**links(inclusive), "to_level": "icb", "date": "2023-03-31", "ends": "inclusive"}
    cases.append(case("stated last days", one, options, {"code": ["QH8"]}))
    half = {**good, "fractions": "accept"}
    cases.append(case("person-years", {"code": ["E01", "E02"], "numerator": [0.5, 0.25]}, half, {"numerator.0": 0.75}))
    holes = {"code": ["E01", "E02"], "numerator": [None, 3]}
    expect = {
        "numerator.0": 3,
        "numerator_in": 3,
        "codes_found.0": 1,
        "codes_expected.0": 2,
        "cautions.1.code": "rows-omitted",
    }
    cases.append(case("rows with nulls are left out when asked for", holes, {**good, "nulls": "omit"}, expect))
    change = lambda **changes: {**good, **changes}
    twice = [*LINKS, ("07H", "place", "QM7", "icb", None, None)]
    circle = [*LINKS, ("QJG", "icb", "E09", "lsoa", None, None)]
    return [
        *cases,
        error("no rows", {"code": [], "numerator": []}, good, "empty", "code"),
        error("lengths differ", {"code": ["E01"], "numerator": [1, 2]}, good, "length-mismatch", "numerator"),
        error("no code", {"code": ["E01", None], "numerator": [1, 2]}, good, "missing-value", "code", 1),
        error("no count", {"code": ["E01", "E02"], "numerator": [1, None]}, good, "missing-value", "numerator", 1),
        error("a negative count", {"code": ["E01"], "numerator": [-1]}, good, "negative-value", "numerator", 0),
        error("a rate", {"code": ["E01"], "numerator": [12.5]}, good, "not-a-count", "numerator", 0),
        error("a rate below", one, change(denominator=[99.5]), "not-a-count", "denominator", 0),
        error("too large to be exact", {"code": ["E01"], "numerator": [1e300]}, good, "overflow", "numerator"),
        error("an unknown code", {"code": ["E01", "W01"], "numerator": [1, 2]}, good, "unknown-code", "code", 1),
        error(
            "no place on that day",
            {"code": ["E03"], "numerator": [1]},
            change(date="2022-06-30"),
            "unknown-code",
            "code",
            0,
        ),
        error("two parents on that day", one, change(**links(twice)), "overlap", "code", 0),
        error("a place and its small area", {"code": ["E01", "07H"], "numerator": [1, 2]}, good, "overlap", "code", 1),
        error("levels without a top", one, change(**links(circle)), "cycle", "parent_level"),
        error(
            "no day", one, {name: value for name, value in good.items() if name != "date"}, "missing-argument", "date"
        ),
        error("no links", one, {"to_level": "icb", "date": "2023-03-31"}, "missing-argument", "child"),
        error("no level", one, {**links(), "date": "2023-03-31"}, "missing-argument", "to_level"),
        error("a level that is none", one, change(to_level="region"), "unknown-option", "to_level"),
        error("a level from above", one, change(from_level="icb", to_level="place"), "out-of-range", "from_level"),
        error("a day that is none", one, change(date="2023-02-30"), "invalid-date", "date"),
        error("a date of a link that is none", one, change(valid_to=["31/03/2023"] * 9), "invalid-date", "valid_to", 0),
        error("links differ in length", one, change(parent=["07H"]), "length-mismatch", "parent"),
        error("unknown choice", one, change(unmatched="drop"), "unknown-option", "unmatched"),
    ]


def check_hierarchy() -> list[Case]:
    def of(rows: Rows) -> tuple[Case, Case]:
        columns = links(rows)
        return {name: columns[name] for name in LINK_COLUMNS[:4]}, {name: columns[name] for name in LINK_COLUMNS[4:]}

    good = [("a", "place", "x", "icb", "2020-01-01", "2022-07-01")]
    cases = []
    for name, more, issues in [
        ("nothing wrong", [("a", "place", "y", "icb", "2022-07-01", None)], []),
        ("parents of two levels", [("a", "place", "r", "region", None, None)], []),
        ("two parents for a day", [("a", "place", "y", "icb", "2022-06-30", None)], [("two-parents", 1, "a")]),
        ("a month without parent", [("a", "place", "y", "icb", "2022-08-01", None)], [("gap", 1, "a")]),
        ("the same again", [("a", "place", "x", "icb", None, None)], [("duplicate-link", 1, "a")]),
        ("over before it began", [("b", "place", "x", "icb", "2022-08-01", "2022-07-01")], [("empty-period", 1, "b")]),
        ("its own parent", [("a", "place", "a", "place", None, None)], [("self-link", 1, "a")]),
        ("a circle", [("x", "icb", "a", "place", None, None)], [("cycle", 0, "a"), ("cycle", 1, "x")]),
        ("an orphan", [("n", "lsoa", "b", "place", None, None)], [("orphan", None, "b")]),
    ]:
        args, options = of(good + more)
        expect = {
            "ok": not issues,
            "links": len(good + more),
            "issue": [issue for issue, _, _ in issues],
            "row": [row for _, row, _ in issues],
            "code": [code for _, _, code in issues],
        }
        cases.append(case(name, args, options, expect))
    args, options = of(LINKS)
    expect = {"ok": True, "codes": [4, 2, 1, 2], "level": ["lsoa", "place", "council", "icb"]}
    cases.append(case("levels and codes", args, options, expect))
    known = {**options, "known": ["E01", "E02", "E03", "E04", "07H", "06L", "E06", "QH8"]}
    cases.append(case("a code that does not exist", args, known, {"issue": ["unknown-code"], "code": ["QJG"]}))
    one, dates = of(good)
    return [
        *cases,
        error("no rows", {name: [] for name in LINK_COLUMNS[:4]}, {}, "empty", "child"),
        error("lengths differ", {**one, "parent": ["x", "y"]}, dates, "length-mismatch", "parent"),
        error("no parent", {**one, "parent": [None]}, dates, "missing-value", "parent", 0),
        error("a text that is NaN", {**one, "child": ["NaN"]}, dates, "missing-value", "child", 0),
        error("a day that is none", one, {"valid_from": ["2023-02-29"]}, "invalid-date", "valid_from", 0),
        error("unknown ends", one, {"ends": "open"}, "unknown-option", "ends"),
    ]


AREAS = {"imd-2015": 32_844, "imd-2019": 32_844, "imd-2025": 33_755}


def assign_quantiles() -> list[Case]:
    cases = []
    for edition, areas in AREAS.items():
        for groups in (10, 5, 20):
            edges = [areas * group // groups + step for group in range(1, groups) for step in (0, 1)]
            rank = [1, *edges, areas]
            quantile = [ceil(Fraction(r * groups, areas)) for r in rank]
            for order in ("most-deprived-first", "least-deprived-first"):
                given = rank if order == "most-deprived-first" else [areas + 1 - r for r in rank]
                options = {"order": order, "edition": edition, "groups": groups}
                expect = {
                    "quantile": quantile,
                    "areas": areas,
                    "groups_present": [groups],
                    "direction": "1 is the most deprived",
                }
                cases.append(case(f"{edition}, {groups} groups, {order}", {"rank": given}, options, expect))
    rank = [100, 32_000, 9_000, 9_000, 20_000, 15_000, 31_000, 2, 25_000]
    area = ["A", "A", "A", "A", "A", "B", "B", "B", "C"]
    people = [1500, 1700, 1600, 1400, 1800, 2000, 1000, 1250, 1111]
    for groups in (2, 3, 5, 10):
        for weighted in (False, True):
            weight = people if weighted else [1] * len(rank)
            quantile = []
            for r, a in zip(rank, area, strict=True):
                of_area = [(other, w) for other, b, w in zip(rank, area, weight, strict=True) if a == b]
                before = sum(w for other, w in of_area if other < r)
                block = sum(w for other, w in of_area if other == r)
                middle = Fraction(2 * before + block, 2 * sum(w for _, w in of_area))
                quantile.append(ceil(middle * groups))
            present = [len({q for q, b in zip(quantile, area, strict=True) if a == b}) for a in "ABC"]
            options = {"order": "most-deprived-first", "basis": "within-area", "area": area, "groups": groups}
            if weighted:
                options["population"] = people
            expect = {"quantile": quantile, "groups_present": present, "area": ["A", "B", "C"], "area_rows": [5, 3, 1]}
            cases.append(case(f"within areas, {groups} groups, weighted {weighted}", {"rank": rank}, options, expect))
    heartlands = list(range(4_000, 32_844, 3_000))
    deciles = {ceil(Fraction(r * 10, 32_844)) for r in heartlands}
    options = {"order": "most-deprived-first", "edition": "imd-2019", "area": ["Surrey Heartlands"] * len(heartlands)}
    expect = {"groups_present": [len(deciles)], "groups_missing": ["1"], "cautions.0.code": "missing-groups"}
    cases.append(case("a place without the most deprived decile", {"rank": heartlands}, options, expect))
    two, imd = {"rank": [1, 2]}, {"order": "most-deprived-first", "edition": "imd-2019"}
    local = {"order": "most-deprived-first", "basis": "within-area"}
    return [
        *cases,
        error("no rows", {"rank": []}, imd, "empty", "rank"),
        error("no rank", {"rank": [1, None]}, imd, "missing-value", "rank", 1),
        error("an infinite rank", {"rank": [1, "Infinity"]}, imd, "not-finite", "rank", 1),
        error("a rank of another edition", {"rank": [1, 33_000]}, imd, "out-of-range", "rank", 1),
        error("a score", {"rank": [21.5]}, imd, "out-of-range", "rank", 0),
        error("no order", two, {"edition": "imd-2019"}, "missing-argument", "order"),
        error("no edition", two, {"order": "most-deprived-first"}, "missing-argument", "edition"),
        error("an unknown edition", two, {**imd, "edition": "imd-2010"}, "unknown-option", "edition"),
        error("two sizes", two, {**imd, "areas": 10}, "conflicting-arguments", "areas"),
        error("one group", two, {**imd, "groups": 1}, "out-of-range", "groups"),
        error("areas differ in length", two, {**imd, "area": ["A"]}, "length-mismatch", "area"),
        error("people of the nation", two, {**imd, "population": [1, 2]}, "conflicting-arguments", "population"),
        error("nobody", two, {**local, "population": [0, 0]}, "zero-denominator", "population", 0),
        error("fewer than nobody", two, {**local, "population": [1, -1]}, "negative-value", "population", 1),
    ]


def follow(code: str, dated: datetime.date, as_of: datetime.date, rows: Rows) -> dict[str, Fraction]:
    """Every part of a code on a day, by recursion from one change to the next."""

    def step(code: str, since: datetime.date | None) -> dict[str, Fraction]:
        for when in sorted({day(row[2]) for row in rows if row[0] == code}):
            heirs = [(row[1], Fraction(str(row[3]))) for row in rows if row[0] == code and day(row[2]) == when]
            goes_on = any(heir == code for heir, _ in heirs)
            if when > as_of or (since is not None and when <= since) or (dated >= when and goes_on):
                continue
            parts: dict[str, Fraction] = defaultdict(Fraction)
            for heir, share in heirs:
                for name, part in step(heir, when).items():
                    parts[name] += share * part
            return parts
        return {code: Fraction(1)}

    return step(code, None)


def restate() -> list[Case]:
    # Type 1 attendances of RRK as NHS England published them; those of RR1 are invented.
    series: Rows = [
        ("RR1", "2018-05-01", 23_000),
        ("RRK", "2018-05-01", 10_100),
        ("RR1", "2018-06-01", 22_000),
        ("RRK", "2018-06-01", 10_035),
        ("RRK", "2018-07-01", 32_209),
        ("RXX", "2018-07-01", 500),
    ]
    merger: Rows = [("RR1", "RRK", "2018-04-01", 1)]
    chain: Rows = [("RR1", "RRK", "2018-07-01", 1), ("RRK", "RZZ", "2019-04-01", 1)]
    split: Rows = [("RXX", "RXX", "2018-08-01", 0.75), ("RXX", "RYY", "2018-08-01", 0.25)]
    cases = []
    for name, rows, as_of in [
        ("a merger", merger, None),
        ("a chain, half way", chain, "2019-03-31"),
        ("a chain, to its end", chain, "2019-04-01"),
        ("a split to come", split, None),
        ("a split", split, "2018-08-01"),
    ]:
        until = day(as_of or max(row[1] for row in series))
        now: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        then = {(code, date): count for code, date, count in series}
        for code, date, count in series:
            for heir, share in follow(code, day(date), until, rows).items():
                now[heir, date] += count * share
        options: Case = {
            "predecessor": [row[0] for row in rows],
            "successor": [row[1] for row in rows],
            "effective": [row[2] for row in rows],
        }
        if any(row[3] != 1 for row in rows):
            options["share"] = [row[3] for row in rows]
        if as_of:
            options["as_of"] = as_of
        expect: Case = {
            "as_of": until.isoformat(),
            "code": [code for code, _ in now],
            "date": [date for _, date in now],
            "total_then": sum(row[2] for row in series),
            "total_now": sum(row[2] for row in series),
        }
        for at, (key, count) in enumerate(now.items()):
            expect |= {f"count.{at}": float(count)}
            if key in then:
                expect |= {f"count_then.{at}": then[key]}
        if name == "a merger":
            expect |= {
                "rebase_code": ["RRK"],
                "rebase_date": ["2018-07-01"],
                "change_from": ["RR1"],
                "change_to": ["RRK"],
            }
            expect |= {"cautions.0.code": "late-reports"}
        args = {name: [row[at] for row in series] for at, name in enumerate(("code", "date", "count"))}
        cases.append(case(name, args, options, expect))
    one = {"code": ["A"], "date": ["2020-01-01"], "count": [5]}
    good = {"predecessor": ["A"], "successor": ["B"], "effective": ["2019-01-01"]}
    two = {"predecessor": ["A", "A"], "successor": ["B", "C"], "effective": ["2019-01-01"] * 2}
    return [
        *cases,
        error("no rows", {"code": [], "date": [], "count": []}, good, "empty", "code"),
        error("lengths differ", {**one, "date": ["2020-01-01"] * 2}, good, "length-mismatch", "date"),
        error("counts differ in length", {**one, "count": [1, 2]}, good, "length-mismatch", "count"),
        error("no date", {**one, "date": [None]}, good, "missing-value", "date", 0),
        error("a day that is none", {**one, "date": ["2020-13-01"]}, good, "invalid-date", "date", 0),
        error("a rate", {**one, "count": [0.5]}, good, "not-a-count", "count", 0),
        error("no count", {**one, "count": [None]}, good, "missing-value", "count", 0),
        error("a negative count", {**one, "count": [-5]}, good, "negative-value", "count", 0),
        error("no successions", one, {}, "missing-argument", "predecessor"),
        error("no day of the succession", one, {**good, "effective": [None]}, "missing-value", "effective", 0),
        error("an earlier day", one, {**good, "as_of": "2019-12-31"}, "out-of-range", "as_of"),
        error("a split without shares", one, two, "missing-argument", "share", 0),
        error("shares that lose some", one, {**two, "share": [0.5, 0.4]}, "out-of-range", "share", 0),
        error("a share that is none", one, {**good, "share": [1.5]}, "out-of-range", "share", 0),
        error(
            "said twice", one, {**two, "successor": ["B", "B"], "share": [0.5, 0.5]}, "duplicate-key", "successor", 1
        ),
        error("ends as it begins", one, {**two, "predecessor": ["A", "B"]}, "cycle", "successor", 0),
        error("successors differ in length", one, {**good, "successor": ["B", "C"]}, "length-mismatch", "successor"),
    ]


def reconcile() -> list[Case]:
    before: Rows = [("RR1", 22_000), ("RRK", 10_035), ("RXX", 500), ("RXX", 25), ("ROLD", 90)]
    after: Rows = [("RRK", 32_209), ("RXX", 510), ("RNEW", 95), ("RODD", 3)]
    successions = {
        "predecessor": ["RR1", "ROLD"],
        "successor": ["RRK", "RNEW"],
        "effective": ["2018-04-01", "2018-07-01"],
    }
    sides = [defaultdict(int), defaultdict(int)]
    for side, rows in zip(sides, (before, after), strict=True):
        for code, count in rows:
            side[code] += count
    sides = [dict(side) for side in sides]
    codes = list(dict.fromkeys([*sides[0], *sides[1]]))
    change = ["kept" if c in sides[0] and c in sides[1] else "lost" if c in sides[0] else "added" for c in codes]
    args = {"code": [row[0] for row in before], "count": [row[1] for row in before]}
    options = {"code_after": [row[0] for row in after], "count_after": [row[1] for row in after]}
    expect: Case = {
        "code": codes,
        "change": change,
        "kept": change.count("kept"),
        "added": change.count("added"),
        "lost": change.count("lost"),
        "total_before": sum(sides[0].values()),
        "total_after": sum(sides[1].values()),
        "difference": sum(sides[1].values()) - sum(sides[0].values()),
        "kept_before": sum(sides[0][c] for c in sides[0] if c in sides[1]),
        "kept_after": sum(sides[1][c] for c in sides[1] if c in sides[0]),
    }
    explained = ["followed by RRK", "", "", "followed by RNEW", "follows ROLD", ""]
    none = {**expect, "unexplained": 4, "explanation": [""] * 6, "cautions.0.code": "unmatched"}
    return [
        case(
            "what successions explain",
            args,
            {**options, **successions},
            {**expect, "unexplained": 1, "explanation": explained},
        ),
        case("nothing explains", args, options, none),
        case(
            "the same twice",
            args,
            {"code_after": args["code"], "count_after": args["count"]},
            {"kept": 4, "difference": 0, "cautions": []},
        ),
        error("no rows", {"code": [], "count": []}, options, "empty", "code"),
        error("lengths differ", {**args, "count": [1]}, options, "length-mismatch", "count"),
        error("no later codes", args, {"count_after": [1]}, "missing-argument", "code_after"),
        error("no later counts", args, {"code_after": ["A"]}, "missing-argument", "count_after"),
        error("nothing later", args, {"code_after": [], "count_after": []}, "empty", "code_after"),
        error("no count", {**args, "count": [1, None, 1, 1, 1]}, options, "missing-value", "count", 1),
        error("a negative count", args, {**options, "count_after": [1, -1, 1, 1]}, "negative-value", "count_after", 1),
        error(
            "too large for a number",
            args,
            {"code_after": ["A", "B"], "count_after": [1e308, 1e308]},
            "overflow",
            "count_after",
        ),
        error("a successor of nobody", args, {**options, "successor": ["A"]}, "missing-argument", "predecessor"),
        error("half a succession", args, {**options, "predecessor": ["A"]}, "missing-argument", "successor"),
    ]


CASES = {
    "check_hierarchy": check_hierarchy,
    "roll_up": roll_up,
    "assign_quantiles": assign_quantiles,
    "restate": restate,
    "reconcile": reconcile,
}
