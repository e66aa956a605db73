"""Golden cases of mergers and splits: recursion from one change to the next, over fractions."""

from __future__ import annotations

import datetime
from collections import defaultdict
from fractions import Fraction

from reference_tools import Case, Rows, case, day, error, write


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


def main() -> None:
    write("restate", 1e-12, restate())
    write("reconcile", 1e-12, reconcile())
