"""Golden cases of coverage and of sums over partnerships, with sets and fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

from reference_tools import Case, error, write

Row = tuple[str, str, str | None, str | None]

# Frimley's integrated care board by the authority it lies in, mid-2020 (counted from the small areas of the 2022
# codes).
FRIMLEY = {"East Berkshire": 425_015, "Hampshire part": 167_593, "Surrey part": 154_131}
BOARDS: list[Row] = [(part, "Frimley", None, None) for part in FRIMLEY]
COUNTIES: list[Row] = [("Hampshire part", "Hampshire", None, None), ("Surrey part", "Surrey", None, None)]
# Harrogate is one of the six acute trusts of West Yorkshire's alliance, and belongs to another board. The counts are
# made up.
TRUSTS = {"RAE": 10_400.5, "RCD": 4_100, "RCF": 5_300, "RR8": 21_000, "RWY": 12_700, "RXF": 15_194}
ALLIANCE: list[Row] = [(trust, "WYAAT", "2016-10-01", None) for trust in TRUSTS]
HARROGATE: Row = ("RCD", "Humber and North Yorkshire", "2022-07-01", None)
BEFORE: Row = ("RAE", "West Yorkshire and Harrogate", "2016-04-01", "2022-07-01")


def options(rows: list[Row], at: str | None) -> Case:
    """Columns of the memberships; those of dates only where they have any."""
    area, partnership, starts, ends = zip(*rows, strict=True)
    found: Case = {"member_area": list(area), "member_partnership": list(partnership)}
    if any(starts):
        found["member_from"] = list(starts)
    if any(ends):
        found["member_to"] = list(ends)
    return found | ({} if at is None else {"at": at})


def in_force(rows: list[Row], at: str | None) -> list[Row]:
    """Days as ISO text are in order."""
    holds = lambda row: at is None or ((row[2] or "") <= at and (row[3] is None or at < row[3]))
    return [row for row in rows if holds(row)]


def coverage(people: dict[str, Any], rows: list[Row], at: str | None) -> Case:
    held = in_force(rows, at)
    size = {area: Fraction(count) for area, count in people.items()}
    members: dict[str, set[str]] = {}
    for area, partnership, _, _ in held:
        members.setdefault(partnership, set()).add(area)
    whole = lambda areas: sum((size[area] for area in areas), Fraction(0))
    of = {area: [name for name, areas in members.items() if area in areas] for area in people}
    covered = set().union(*members.values())
    expect: Case = {
        "total": float(whole(people)),
        "covered": float(whole(covered)),
        "share": float(whole(covered) / whole(people)),
        "counted_twice": float(sum(whole(areas) for areas in members.values()) - whole(covered)),
        "not_in_force": len(rows) - len(held),
        "at": at,
    }
    for row, area in enumerate(people):
        expect |= {f"area.{row}": area, f"partnerships_of_area.{row}": len(of[area])}
    for many in range(max(map(len, of.values())) + 1):
        those = [area for area in people if len(of[area]) == many]
        expect |= {f"areas_covered_by.{many}": len(those), f"people_covered_by.{many}": float(whole(those))}
    for row, (name, areas) in enumerate(members.items()):
        alone = {area for area in areas if len(of[area]) == 1}
        expect |= {f"partnership.{row}": name, f"partnership_areas.{row}": len(areas)}
        expect |= {f"partnership_people.{row}": float(whole(areas)), f"partnership_alone.{row}": float(whole(alone))}
    pairs = [(a, b) for a, b in combinations(members, 2) if members[a] & members[b]]
    for row, (a, b) in enumerate(pairs):
        both, either = members[a] & members[b], members[a] | members[b]
        expect |= {f"pair_first.{row}": a, f"pair_second.{row}": b, f"pair_areas.{row}": len(both)}
        expect |= {f"pair_people.{row}": float(whole(both)), f"pair_jaccard.{row}": float(whole(both) / whole(either))}
    for row, area in enumerate(area for area in people if not of[area]):
        expect |= {f"uncovered_area.{row}": area, f"uncovered_people.{row}": float(size[area])}
    return expect


def totals(values: dict[str, Any], rows: list[Row], at: str | None) -> Case:
    held = in_force(rows, at)
    sums: dict[str, Fraction] = {}
    for area, partnership, _, _ in held:
        sums[partnership] = sums.get(partnership, Fraction(0)) + Fraction(values[area])
    covered = {area for area, *_ in held}
    none = [area for area in values if area not in covered]
    expect: Case = {"total": float(sum(map(Fraction, values.values()))), "not_in_force": len(rows) - len(held)}
    expect["uncovered"] = float(sum((Fraction(values[area]) for area in none), Fraction(0)))
    for row, (name, value) in enumerate(sums.items()):
        expect |= {f"partnership.{row}": name, f"value.{row}": float(value)}
    return expect | {f"uncovered_area.{row}": area for row, area in enumerate(none)}


def bad(data: str) -> list[Case]:
    """Input that both refuse in the same words."""
    two = {"area": ["a", "b"], data: [1, 2]}
    given = {"member_area": ["a", "b"], "member_partnership": ["X", "Y"]}
    wrong = lambda name, args, more, code, param, index=None: error(name, two | args, given | more, code, param, index)
    late, early = ["2023-01-01", None], ["2022-01-01", None]
    return [
        wrong("no areas", {"area": [], data: []}, {}, "empty", "area"),
        wrong("an area without name", {"area": ["a", None]}, {}, "missing-value", "area", 1),
        wrong("an area twice", {"area": ["a", "a"]}, {}, "duplicate-key", "area", 1),
        wrong("lengths differ", {data: [1]}, {}, "length-mismatch", data),
        wrong("a missing number", {data: [1, None]}, {}, "missing-value", data, 1),
        wrong("an infinite number", {data: ["Infinity", 1]}, {}, "not-finite", data, 0),
        wrong("too many", {data: [1.7e308, 1.7e308]}, {}, "overflow", data),
        wrong("no members", {}, {"member_area": [], "member_partnership": []}, "empty", "member_area"),
        wrong("members without area", {}, {"member_area": None}, "missing-argument", "member_area"),
        wrong("members of another length", {}, {"member_partnership": ["X"]}, "length-mismatch", "member_partnership"),
        wrong("an unknown member", {}, {"member_area": ["a", "c"]}, "unknown-option", "member_area", 1),
        wrong(
            "a membership twice",
            {},
            {"member_area": ["a", "a"], "member_partnership": ["X", "X"]},
            "duplicate-key",
            "member_area",
            1,
        ),
        wrong("dates without a day", {}, {"member_from": late}, "missing-argument", "at"),
        wrong("dates of another length", {}, {"member_to": ["2022-01-01"]}, "length-mismatch", "member_to"),
        wrong("no day", {}, {"at": "2022-02-30"}, "invalid-date", "at"),
        wrong("no first day", {}, {"member_from": ["1/2/2022", None]}, "invalid-date", "member_from", 0),
        wrong(
            "the end before the start",
            {},
            {"member_from": late, "member_to": early, "at": "2022-06-01"},
            "out-of-range",
            "member_to",
            0,
        ),
    ]


def main() -> None:
    cases: list[Case] = []
    sums: list[Case] = []
    dated = [*ALLIANCE, HARROGATE, BEFORE]
    tables: list[tuple[str, dict[str, Any], list[Row], list[str | None]]] = [
        ("Frimley across authorities", FRIMLEY, [*BOARDS, *COUNTIES], [None]),
        ("a partition", FRIMLEY, [BOARDS[0], *COUNTIES], [None]),
        ("somebody left out", FRIMLEY, COUNTIES, [None]),
        ("six trusts", TRUSTS, dated, ["2016-09-30", "2016-10-01", "2022-06-30", "2022-07-01"]),
        ("four of six trusts", TRUSTS, [*ALLIANCE[:4], HARROGATE], ["2022-01-01", "2023-01-01"]),
    ]
    for name, people, rows, days in tables:
        for at in days:
            label = name if at is None else f"{name} on {at}"
            given = options(rows, at)
            cases.append(
                {
                    "name": label,
                    "args": {"area": list(people), "people": list(people.values())},
                    "options": given,
                    "expect": coverage(people, rows, at),
                }
            )
            args = {"area": list(people), "values": list(people.values())}
            areas = [area for area, *_ in in_force(rows, at)]
            twice = [row for row, area in enumerate(areas) if area in areas[:row]]
            if twice:
                holding = [row for row, found in enumerate(rows) if found in in_force(rows, at)]
                sums.append(error(label, args, given, "not-computable", "member_area", holding[twice[0]]))
            else:
                sums.append({"name": label, "args": args, "options": given, "expect": totals(people, rows, at)})
    negative = error(
        "fewer than nobody",
        {"area": ["a"], "people": [-1]},
        {"member_area": ["a"], "member_partnership": ["X"]},
        "negative-value",
        "people",
        0,
    )
    write("coverage", 1e-14, [*cases, negative, *bad("people")])
    write("roll_up_partnerships", 1e-14, [*sums, *bad("values")])
