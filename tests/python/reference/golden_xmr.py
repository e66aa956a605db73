"""Golden cases of XmR charts: the rules by their definition, window by window.

Nothing is rounded: values are fractions, and so are means, moving ranges and limits.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import pairwise
from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, error, write

Value = Fraction | None
SCREEN = Fraction("3.267")
FEWEST = 13


def number(value: Any) -> float | None:
    return None if value is None else float(value)


def fractions(values: list[float | None]) -> list[Value]:
    return [None if value is None else Fraction(value) for value in values]


def reach(scaling: str) -> Fraction:
    if scaling == "2.66":
        return Fraction("2.66")
    if scaling == "3/1.128":
        return 3 / Fraction("1.128")
    return Fraction(mp.nstr(mpf(3) * mp.sqrt(mp.pi) / 2, 40))


def limits(baseline: list[Value], scaling: str, screen: bool) -> tuple[Value, Value, Value, Value]:
    """Centre, lower, upper and the mean moving range; nothing where there is none."""
    present = [value for value in baseline if value is not None]
    centre = sum(present, Fraction()) / len(present) if present else None
    pairs = [(a, b) for a, b in pairwise(baseline) if a is not None and b is not None]
    ranges = [abs(b - a) for a, b in pairs]
    if not ranges or centre is None:
        return centre, None, None, None
    mean = sum(ranges) / len(ranges)
    if screen and mean > 0:
        kept = [one for one in ranges if one < SCREEN * mean]
        mean = sum(kept) / len(kept)
    return centre, centre - reach(scaling) * mean, centre + reach(scaling) * mean, mean


def windows(rows: list[Value], length: int) -> list[tuple[int, list[Fraction]]]:
    found = []
    for start in range(len(rows) - length + 1):
        part = [value for value in rows[start : start + length] if value is not None]
        if len(part) == length:
            found.append((start, part))
    return found


def marks(rule: str, rows: list[Value], centre: Fraction, lower: Fraction, upper: Fraction) -> list[set[str]]:
    """For each row, the ways in which a rule fires there."""
    ways: list[set[str]] = [set() for _ in rows]
    name, _, length = rule.rpartition("-")
    if rule == "outside-limits":
        for row, value in enumerate(rows):
            if value is not None and not lower <= value <= upper:
                ways[row].add("high" if value > upper else "low")
    elif name == "run":
        for start, part in windows(rows, int(length)):
            for way, held in (("high", all(v > centre for v in part)), ("low", all(v < centre for v in part))):
                for row in range(start, start + int(length)) if held else ():
                    ways[row].add(way)
    elif name == "trend":
        for start, part in windows(rows, int(length)):
            steps = [b - a for a, b in pairwise(part)]
            for way, held in (("high", all(s > 0 for s in steps)), ("low", all(s < 0 for s in steps))):
                for row in range(start, start + int(length)) if held else ():
                    ways[row].add(way)
    else:
        near_high, near_low = centre + (upper - centre) * 2 / 3, centre - (centre - lower) * 2 / 3
        for start, part in windows(rows, 3):
            high = [v > near_high and (rule == "two-of-three-or-beyond" or v <= upper) for v in part]
            low = [v < near_low and (rule == "two-of-three-or-beyond" or v >= lower) for v in part]
            one_side = all(v > centre for v in part) or all(v < centre for v in part)
            if rule == "two-of-three" and not one_side:
                continue
            for way, flags, others in (("high", high, low), ("low", low, high)):
                if sum(flags) - sum(others) >= 2:
                    for row, flag in enumerate(flags):
                        if flag:
                            ways[start + row].add(way)
    return ways


SETS = {
    "making-data-count-7": ["outside-limits", "trend-7", "two-of-three", "run-7"],
    "making-data-count-6": ["outside-limits", "trend-6", "two-of-three", "run-6"],
    "nhsr-plot-the-dots": ["outside-limits", "trend-7", "two-of-three", "run-7"],
}
GOOD = {"increase": ("improvement-high", "concern-low"), "decrease": ("concern-high", "improvement-low")}


def chart(values: list[float | None], **options: Any) -> dict[str, Any]:
    """What the chart must say, by the paths of its result."""
    rules_given = options.get("rules", "making-data-count-7")
    rules = SETS[rules_given] if isinstance(rules_given, str) else rules_given
    all_rows = fractions(values)
    n = sum(value is not None for value in all_rows)
    withheld = isinstance(rules_given, str) and rules_given.startswith("making") and n < FEWEST
    direction = options.get("direction", "neutral")
    rebase = options.get("rebase", [])
    if rebase and isinstance(rebase[0], str):
        rebase = [options["dates"].index(day) for day in rebase]
    starts = [0, *rebase, len(all_rows)]
    expect: dict[str, Any] = {"n": n, "rules": list(rules)}
    columns: dict[str, list[Any]] = {name: [] for name in ("centre", "lower_limit", "upper_limit", "variation", "rule")}
    columns |= {"moving_range": [], "fired_high": [], "fired_low": [], "phase": [], "zone": []}
    products = squares = Fraction()
    for phase, (start, end) in enumerate(pairwise(starts)):
        rows = all_rows[start:end]
        baseline = rows[: options.get("fix_after") or len(rows)]
        centre, lower, upper, mean_range = limits(baseline, options.get("scaling", "2.66"), options.get("screen", True))
        shown_lower, shown_upper = (None, None) if withheld else (lower, upper)
        judged = not withheld and upper is not None
        ways = {rule: marks(rule, rows, centre, lower, upper) for rule in rules} if judged else {}
        kinds: list[str | None] = []
        for row, value in enumerate(rows):
            before = rows[row - 1] if row else None
            columns["moving_range"].append("NaN" if value is None or before is None else abs(value - before))
            columns["phase"].append(phase)
            high = sum(1 << k for k, rule in enumerate(rules) if judged and "high" in ways[rule][row])
            low = sum(1 << k for k, rule in enumerate(rules) if judged and "low" in ways[rule][row])
            columns["fired_high"].append(high)
            columns["fired_low"].append(low)
            first = next((rule for rule in rules if judged and ways[rule][row]), None)
            kind = None
            if judged and value is not None:
                kind = "common-cause"
                if first is not None:
                    found = ways[first][row]
                    # A turning point belongs to what follows.
                    later = rows[row + 1] if len(found) == 2 else None
                    way = next(iter(found)) if later is None else ("high" if later > value else "low")
                    kind = f"neutral-{way}" if direction == "neutral" else GOOD[direction][way == "low"]
            columns["zone"].append(zone(value, centre, lower, upper) if kind is not None else None)
            kinds.append(kind)
            columns["rule"].append(first)
        columns["variation"] += kinds
        for name, line in (("centre", centre), ("lower_limit", shown_lower), ("upper_limit", shown_upper)):
            columns[name] += ["NaN" if line is None else line] * len(rows)
        present = [value for value in rows if value is not None]
        if present:
            own = sum(present, Fraction()) / len(present)
            squares += sum((v - own) ** 2 for v in present)
            products += sum((a - own) * (b - own) for _, (a, b) in windows(rows, 2))
        expect[f"phases.n.{phase}"] = len(present)
        expect[f"phases.first_row.{phase}"] = start
        expect[f"phases.mean_moving_range.{phase}"] = "NaN" if mean_range is None else mean_range
        for name in ("improvement", "concern", "neutral"):
            expect[f"phases.{name}.{phase}"] = sum(kind is not None and kind.startswith(name) for kind in kinds)
    for name, column in columns.items():
        expect |= {f"points.{name}.{row}": cell for row, cell in enumerate(column)}
    last = max(row for row, value in enumerate(all_rows) if value is not None)
    expect |= {"last_row": last, "variation": columns["variation"][last]}
    expect["autocorrelation"] = products / squares if squares else None
    expect["assurance"] = assurance(options.get("target"), direction, last, columns)
    return {path: number(cell) if isinstance(cell, Fraction) else cell for path, cell in expect.items()}


def zone(value: Value, centre: Fraction, lower: Fraction, upper: Fraction) -> int:
    width = (upper - centre) / 3 if value > centre else (centre - lower) / 3
    far = abs(value - centre)
    size = 3 if far > 3 * width else 2 if far > 2 * width else 1
    return 0 if value == centre else size if value > centre else -size


def assurance(target: Any, direction: str, last: int, columns: dict[str, list[Any]]) -> str | None:
    if isinstance(target, list):
        phase = columns["phase"][last]
        target = target[last] if len(target) == len(columns["phase"]) else target[phase]
    lower, upper = columns["lower_limit"][last], columns["upper_limit"][last]
    if target is None or direction == "neutral" or upper == "NaN":
        return None
    beyond = 1 if target > upper else -1 if target < lower else 0
    if beyond == 0:
        return "hit-or-miss"
    return "consistently-fails" if (beyond > 0) == (direction == "increase") else "consistently-passes"


# Quarters and whole numbers: exact as doubles, so that a value on the mean is on it in every arithmetic.
STABLE = [
    77.25,
    79,
    79.5,
    79,
    79.75,
    80.75,
    74.25,
    78,
    80.5,
    75.5,
    79,
    80.75,
    81.5,
    80.5,
    81.5,
    81.5,
    81.75,
    78.75,
    78.75,
    72.25,
]
SHIFT = [52, 48, 51, 49, 50, 53, 47, 50, 52, 49, 51, 50, 60, 62, 61, 63, 60, 64, 61, 62, 63, 60]
TURN = [20, 30, 28, 26, 24, 22, 20, 18, 20, 22, 24, 26, 28, 30, 20, 25, 21, 24]
TREND = [10, 11, 10, 11, 10, 12, 14, 16, 18, 20, 22, 24, 10, 11, 12, 11]
GAPS = [
    201,
    207,
    211,
    232,
    None,
    197,
    196,
    192,
    197,
    205,
    207,
    216,
    179,
    None,
    None,
    192,
    205,
    201,
    207,
    189,
    223,
    190,
    None,
]
CLOSE = [50, 52, 48, 51, 49, 50, 53, 47, 50, 51, 49, 50, 57, 55, 57, 50, 49, 51, 48, 52, 40, 43, 43, 50]
JUMP = [50, 55, 51, 43, 50, 54, 50, 46, 47, 44, 45, 95, 50, 50, 40, 55, 50, 48, 49, 47]
MEAN = [5, 5, 5, 5, 5, 5, 5, 5, 3, 7, 4, 6, 2, 8, 5, 5]
MONTHS = [datetime.date(2021 + month // 12, month % 12 + 1, 1).isoformat() for month in range(22)]

CASES: list[tuple[str, list[float | None], dict[str, Any]]] = [
    ("stable", STABLE, {"direction": "increase", "target": 95}),
    ("a shift", SHIFT, {"direction": "increase", "target": 40}),
    ("a shift, fixed after 12", SHIFT, {"direction": "decrease", "fix_after": 12, "target": 40}),
    ("a shift, rebased", SHIFT, {"direction": "decrease", "rebase": [12], "target": [80, 61]}),
    (
        "a shift, rebased by day",
        SHIFT,
        {"dates": MONTHS, "rebase": ["2022-01-01"], "direction": "decrease", "target": 40},
    ),
    ("rebased and fixed", SHIFT, {"rebase": [8], "fix_after": 4, "rules": "nhsr-plot-the-dots"}),
    ("target row by row", SHIFT, {"direction": "increase", "target": [None, *[90] * 20, 10]}),
    ("turning trend", TURN, {"direction": "increase"}),
    ("turning trend, set of NHSRplotthedots", TURN, {"direction": "increase", "rules": "nhsr-plot-the-dots"}),
    ("a trend of seven", TREND, {"direction": "decrease"}),
    ("runs and trends of six", TREND, {"rules": "making-data-count-6", "direction": "decrease"}),
    ("gaps", GAPS, {"direction": "increase", "target": 300}),
    ("two of three", CLOSE, {"direction": "increase"}),
    ("two of three or beyond", CLOSE, {"rules": ["two-of-three-or-beyond", "two-of-three"], "direction": "increase"}),
    ("one jump, screened", JUMP, {}),
    ("one jump, not screened", JUMP, {"screen": False}),
    ("one jump, 3/1.128", JUMP, {"scaling": "3/1.128"}),
    ("one jump, exact d2", JUMP, {"scaling": "d2"}),
    ("values on the mean", MEAN, {"rules": ["run-3", "trend-3", "outside-limits"]}),
    ("own rules", SHIFT, {"rules": ["run-8", "outside-limits"], "direction": "increase"}),
    ("constant", [5] * 15, {"direction": "increase", "target": 5}),
    ("twelve values", STABLE[:12], {"direction": "increase", "target": 95}),
    (
        "twelve values, set of NHSRplotthedots",
        STABLE[:12],
        {"rules": "nhsr-plot-the-dots", "direction": "increase", "target": 95},
    ),
    ("thirteen values", STABLE[:13], {"direction": "increase", "target": 95}),
    ("one value", [3], {"rules": "nhsr-plot-the-dots"}),
    ("no two values in a row", [3, None, 4], {"rules": "nhsr-plot-the-dots"}),
]


def main() -> None:
    cases: list[Case] = [
        {"name": name, "args": {"values": values}, "options": options, "expect": chart(values, **options)}
        for name, values, options in CASES
    ]
    own = {"centre": 50, "limits": [40, 60]}
    given = {
        "points.lower_limit.0": 40,
        "points.upper_limit.0": 60,
        "points.upper_near.0": 50 + 20 / 3,
        "false_alarms": None,
    }
    cases.append({"name": "limits of one's own", "args": {"values": SHIFT}, "options": own, "expect": given})
    halfway = {"points.centre.3": 45, "points.centre.14": 62.5, "points.lower_near.14": 62.5 - 5 / 3}
    phases = {"rebase": [12], "limits": [40, 50, 60, 65]}
    cases.append({"name": "limits for each phase", "args": {"values": SHIFT}, "options": phases, "expect": halfway})
    counts = [1, 0, 0, 3, 1, 1, 0, 0, 0, 0, 1, 2, 3, 1]
    cut = {"points.lower_limit.0": 0, "points.lower_near.0": 0}
    cases.append({"name": "cut off at zero", "args": {"values": counts}, "options": {"lower_bound": 0}, "expect": cut})
    one = {"values": [1, 2, 3]}
    day = ["2024-01-01", "2024-02-01", "2024-03-01"]
    cases += [
        error("no rows", {"values": []}, {}, "empty", "values"),
        error("gaps only", {"values": [None, None]}, {}, "not-computable", "values"),
        error("infinite value", {"values": [1, "Infinity"]}, {}, "not-finite", "values", 1),
        error("below the bound", one, {"lower_bound": 2}, "out-of-range", "values", 0),
        error("above the bound", one, {"upper_bound": 2}, "out-of-range", "values", 2),
        error("bounds turned round", one, {"lower_bound": 5, "upper_bound": 2}, "out-of-range", "lower_bound"),
        error("rebase at the first row", one, {"rebase": [0]}, "out-of-range", "rebase", 0),
        error("rebase beyond the rows", one, {"rebase": [3]}, "out-of-range", "rebase", 0),
        error("rebase twice", one, {"rebase": [1, 1]}, "duplicate-key", "rebase", 1),
        error("rebase between rows", one, {"rebase": [1.5]}, "out-of-range", "rebase", 0),
        error("rebase by day without days", one, {"rebase": ["2024-02-01"]}, "missing-argument", "dates"),
        error("rebase on a day of no row", one, {"dates": day, "rebase": ["2024-02-02"]}, "out-of-range", "rebase", 0),
        error("days twice", one, {"dates": [day[0], day[1], day[1]]}, "duplicate-key", "dates", 2),
        error("days not in order", one, {"dates": day[::-1]}, "out-of-range", "dates", 1),
        error("a day missing", one, {"dates": [day[0], None, day[2]]}, "missing-value", "dates", 1),
        error("days of another length", one, {"dates": day[:2]}, "length-mismatch", "dates"),
        error("no day", one, {"dates": ["2024-01-01", "2024-02-30", "2024-03-01"]}, "invalid-date", "dates", 1),
        error("fixed after one row", one, {"fix_after": 1}, "out-of-range", "fix_after"),
        error("targets of another length", {"values": [1, 2, 3, 4]}, {"target": [1, 2]}, "length-mismatch", "target"),
        error("centres of another length", one, {"centre": [1, 2]}, "length-mismatch", "centre"),
        error("limits of another length", one, {"limits": [1]}, "length-mismatch", "limits"),
        error("limits turned round", one, {"limits": [3, 1]}, "out-of-range", "limits", 0),
        error("unknown set", one, {"rules": "western-electric"}, "unknown-option", "rules"),
        error("unknown rule", one, {"rules": ["run-2"]}, "unknown-option", "rules"),
        error("a rule twice", one, {"rules": ["run-7", "run-7"]}, "duplicate-key", "rules"),
        error("no rules", one, {"rules": []}, "empty", "rules"),
        error("unknown direction", one, {"direction": "up"}, "unknown-option", "direction"),
        error("unknown scaling", one, {"scaling": "3"}, "unknown-option", "scaling"),
        error("too many simulated", one, {"false_alarm_series": 10_000_000}, "too-much-work", "false_alarm_series"),
        error("too large for a number", {"values": [1, 1e308] * 7}, {}, "overflow", "values", 1),
    ]
    write("xmr", 1e-12, cases, "over fractions")
