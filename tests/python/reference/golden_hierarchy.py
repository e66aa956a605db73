"""Golden cases of links, sums over them and quantiles: Python's own dates, dictionaries and fractions."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import ceil

from reference_tools import Case, Rows, case, day, error, write

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


def by_edge(rank: list[int], area: list[str], weight: list[int], groups: int, place: str) -> list[int]:
    """Within areas, by where a small area starts or ends."""
    quantile = []
    for r, a in zip(rank, area, strict=True):
        of_area = [(other, w) for other, b, w in zip(rank, area, weight, strict=True) if a == b]
        total = sum(w for _, w in of_area)
        before = Fraction(sum(w for other, w in of_area if other < r), total)
        after = Fraction(sum(w for other, w in of_area if other <= r), total)
        quantile.append(1 + int(before * groups) if place == "start" else ceil(after * groups))
    return quantile


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
            for place in ("start", "end"):
                name = f"within areas, {groups} groups, weighted {weighted}, by the {place}"
                expect = {"quantile": by_edge(rank, area, weight, groups, place)}
                cases.append(case(name, {"rank": rank}, options | {"place": place}, expect))
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
        error("a place in the nation", two, {**imd, "place": "start"}, "conflicting-arguments", "place"),
        error("an unknown place", two, {**local, "place": "left"}, "unknown-option", "place"),
        error("nobody", two, {**local, "population": [0, 0]}, "zero-denominator", "population", 0),
        error("fewer than nobody", two, {**local, "population": [1, -1]}, "negative-value", "population", 1),
    ]


def main() -> None:
    write("check_hierarchy", 1e-12, check_hierarchy())
    write("roll_up", 1e-12, roll_up())
    write("assign_quantiles", 1e-12, assign_quantiles())
