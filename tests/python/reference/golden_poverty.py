"""Golden cases of the poverty indices: head counts, gaps and Gini indices as they were published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import survey_cases
from golden_polarisation import gini, kish, median
from mpmath import mp, mpf
from reference_tools import Case, case, error, t_of, write, z_of

Column = list[mpf]
Asked = dict[str, Any]

TABLES: list[tuple[list[float], list[float] | None]] = [
    ([412.3, 378.9, 455.7, 498.2, 521.4, 389.6, 401.8], [66.03, 88.62, 107.72, 81.41, 70.84, 90.08, 57.12]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 8, 20], None),
    ([5, 1, 3, 8, 13, 2, 34, 21], [1, 2, 3, 1, 2, 0, 1, 1]),
]
FORMS: list[Asked] = [
    {},
    {"alpha": 1},
    {"alpha": 2},
    {"alpha": 3.25},
    {"form": "watts"},
    {"form": "sen"},
    {"form": "sen-shorrocks-thon"},
]


def mean(y: Column, w: Column) -> mpf:
    return sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)


def line_of(y: Column, w: Column, asked: Asked) -> mpf:
    if "line" in asked:
        return mpf(asked["line"])
    centre = mean if asked.get("line_of") == "mean" else median
    return mpf(asked["line_share"]) * centre(y, w)


def at(y: Column, w: Column, z: mpf, asked: Asked) -> mpf:
    """The index with this line."""
    is_poor = lambda a: a < z or (asked.get("at_line") == "poor" and a == z)
    poor = [(a, b) for a, b in zip(y, w, strict=True) if b > 0 and is_poor(a)]
    total, form = sum(w), asked.get("form", "foster-greer-thorbecke")
    if form == "foster-greer-thorbecke":
        return sum((b * ((z - a) / z) ** mpf(asked.get("alpha", 0)) for a, b in poor), mpf(0)) / total
    if form == "watts":
        return sum((b * mp.log(z / a) for a, b in poor), mpf(0)) / total
    if not poor:
        return mpf(0)
    heads = sum(b for _, b in poor) / total
    gap = sum(b * (z - a) / z for a, b in poor) / (heads * total)
    if form == "sen":
        ys, ws = [a for a, _ in poor], [b for _, b in poor]
        among = gini(ys, ws) if any(ys) else mpf(0)
        return heads * gap + heads * (1 - gap) * among
    gaps = [max((z - a) / z, mpf(0)) for a in y]
    return heads * gap * (1 + gini(gaps, w)) if gap else mpf(0)


def index(y: Column, w: Column, asked: Asked) -> mpf:
    return at(y, w, line_of(y, w, asked), asked)


def quantile(y: Column, w: Column, share: mpf) -> mpf:
    """Half way between two values where exactly this share stands below."""
    rows, below = sorted((a, b) for a, b in zip(y, w, strict=True) if b > 0), mpf(0)
    for place, (value, weight) in enumerate(rows):
        below += weight
        # Sums of these weights are exact, but for what 50 digits lack.
        if abs(below - share * sum(w)) < mpf(10) ** -40:
            return (value + rows[min(place + 1, len(rows) - 1)][0]) / 2
        if below > share * sum(w):
            return value
    raise ValueError(share)


def density(y: Column, w: Column, units: mpf, point: mpf) -> mpf:
    """A sum of normal curves, of Silverman's width."""
    centre = mean(y, w)
    deviation = mp.sqrt(sum(b * (a - centre) ** 2 for a, b in zip(y, w, strict=True)) / sum(w))
    quartiles = (quantile(y, w, mpf(3) / 4) - quantile(y, w, mpf(1) / 4)) / mpf("1.34")
    width = mpf("0.9") * (min(deviation, quartiles) if quartiles else deviation) * units ** -mpf("0.2")
    return sum(b * mp.npdf(point, a, width) for a, b in zip(y, w, strict=True)) / sum(w)


def influence(y: Column, w: Column, asked: Asked, units: mpf) -> Column:
    """What one more person at each row moves: with the line held, a difference; and through the line."""
    z, total = line_of(y, w, asked), sum(w)
    held = survey_cases.influence(lambda y, w: at(y, w, z, asked), y, w)
    if "line_share" in asked:
        share, form = mpf(asked["line_share"]), asked.get("form")
        if asked.get("line_of") == "mean":
            line = [share * (a - mean(y, w)) for a in y]
        else:
            middle = median(y, w)
            line = [-share * ((a <= middle) - mpf(1) / 2) / density(y, w, units, middle) for a in y]
        # Between two values the index has a derivative by the line; who then becomes poor is told from the density.
        step = mpf(10) ** -20
        slope = (at(y, w, z + step, asked) - at(y, w, z - step, asked)) / (2 * step)
        if form is None and asked.get("alpha", 0) == 0:
            slope = density(y, w, units, z)
        if form == "sen":
            # One more at the line adds to the head count, by which the Gini index of the poor is divided.
            heads = sum(b for a, b in zip(y, w, strict=True) if a < z) / total
            whole = at(y, w, z, {"alpha": 1})
            squares = (2 * whole - at(y, w, z, asked)) * heads
            slope += density(y, w, units, z) * squares / heads**2
        held = [one + slope * other for one, other in zip(held, line, strict=True)]
    lean = sum(b * u for b, u in zip(w, held, strict=True)) / total
    return [one - lean for one in held]


def answers(table: tuple[list[float], list[float] | None], asked: Asked, told: str) -> list[Case]:
    values, weights = table
    y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
    value = index(y, w, asked)
    top = mp.inf if asked.get("form") == "watts" else mpf(1)
    options: Case = asked if weights is None else {"weights": weights, **asked}
    cases = [case(told, {"values": values}, options, {"value": value, "interval": None, "population": sum(w)})]
    for interval in ["linearised", "linearised-sampling"]:
        units = sum(w) if interval == "linearised" else kish(w)
        moved = influence(y, w, asked, units)
        parts = [b * u / sum(w) for b, u in zip(w, moved, strict=True) if b > 0]
        if interval == "linearised":
            one = mp.sqrt(sum(b * u * u for b, u in zip(w, moved, strict=True)) / sum(w) / (sum(w) - 1))
        else:
            n, centre = len(parts), sum(parts) / len(parts)
            one = mp.sqrt(sum((part - centre) ** 2 for part in parts) * n / (n - 1))
        if one < mpf(10) ** -20:
            continue
        reach = z_of("0.95") * one
        expect: Case = {"value": value, "standard_error": one, "interval.method": interval}
        expect |= {"interval.lower": max(value - reach, mpf(0)), "interval.upper": min(value + reach, top)}
        cases.append(case(f"{told}, {interval}", {"values": values}, {**options, "interval": interval}, expect))
    return cases


def of_a_survey() -> list[Case]:
    values, weights = survey_cases.VALUES, survey_cases.WEIGHTS
    y, w = [mpf(v) for v in values], [mpf(v) for v in weights]
    cases: list[Case] = []
    replicated = ["jackknife", "bootstrap"]
    line = float(sorted(values)[len(values) // 2]) + 0.5
    for form in FORMS:
        top = mp.inf if form.get("form") == "watts" else mpf(1)
        fixed: Asked = {"line": line, **form}
        measure: Callable[[Column, Column], mpf] = lambda y, w, asked=fixed: index(y, w, asked)
        cases += survey_cases.answers(measure, values, fixed, (0, top), ["strata and clusters", *replicated])
    design = survey_cases.designs(weights)["strata and clusters"]
    for form in FORMS:
        asked: Asked = {"line_share": 0.9, **form}
        top = mp.inf if form.get("form") == "watts" else mpf(1)
        rows = [b * u / sum(w) for b, u in zip(w, influence(y, w, asked, kish(w)), strict=True)]
        sigma, degrees = survey_cases.of_scores(rows, w, design)
        value, away = index(y, w, asked), t_of("0.95", degrees) * sigma
        expect: Case = {"value": value, "standard_error": sigma, "interval.upper": min(value + away, top)}
        options: Case = {**asked, "weights": weights, "interval": "survey-design", "design": design}
        cases.append(case(f"survey, {asked}", {"values": values}, options, expect))
    return cases


def bad() -> list[Case]:
    few: Case = {"values": [3, 2, 1]}
    line: Case = {"line": 2.5}
    watts: Case = {**line, "form": "watts"}
    return [
        error("no rows", {"values": []}, line, "empty", "values"),
        error("missing value", {"values": [1, None]}, line, "missing-value", "values", 1),
        error("infinite value", {"values": ["Infinity", 1]}, line, "not-finite", "values", 0),
        error("lengths differ", few, {**line, "weights": [1, 2]}, "length-mismatch", "weights"),
        error("negative weight", few, {**line, "weights": [1, -2, 1]}, "negative-value", "weights", 1),
        error("weights of nobody", few, {**line, "weights": [0, 0, 0]}, "zero-denominator", "weights"),
        error("level 0", few, {**line, "level": 0}, "out-of-range", "level"),
        error("unknown interval", few, {**line, "interval": "magic"}, "unknown-option", "interval"),
        error("unknown form", few, {**line, "form": "magic"}, "unknown-option", "form"),
        error("unknown at_line", few, {**line, "at_line": "magic"}, "unknown-option", "at_line"),
        error("unknown line_of", few, {"line_share": 0.6, "line_of": "mode"}, "unknown-option", "line_of"),
        error("one person, limits", {"values": [3]}, {**line, "interval": "linearised"}, "too-few-groups", "values"),
        error("no line", few, {}, "missing-argument", "line"),
        error("no line, of the mean", few, {"line_of": "mean"}, "missing-argument", "line"),
        error("two lines", few, {**line, "line_share": 0.6}, "conflicting-arguments", "line_share"),
        error("a share of nothing", few, {**line, "line_of": "median"}, "conflicting-arguments", "line_of"),
        error("a line of zero", few, {"line": 0}, "out-of-range", "line"),
        error("a share of zero", few, {"line_share": 0}, "out-of-range", "line_share"),
        error("alpha below zero", few, {**line, "alpha": -0.5}, "out-of-range", "alpha"),
        error("alpha of Sen", few, {**line, "form": "sen", "alpha": 1}, "conflicting-arguments", "alpha"),
        error("at the line of gaps", few, {**line, "alpha": 1, "at_line": "poor"}, "conflicting-arguments", "at_line"),
        error("at the line of Watts", few, {**watts, "at_line": "poor"}, "conflicting-arguments", "at_line"),
        error("a debt has no gap", {"values": [3, -1]}, {**line, "alpha": 1}, "negative-value", "values", 1),
        error("nor ranks", {"values": [3, -1]}, {**line, "form": "sen"}, "negative-value", "values", 1),
        error("nor a logarithm", {"values": [3, -1]}, watts, "negative-value", "values", 1),
        error("a zero has no logarithm", {"values": [3, 0]}, watts, "not-computable", "values", 1),
        error("a median of zero", {"values": [0, 0, 3]}, {"line_share": 0.6}, "not-computable", "values"),
        error(
            "a debt on average", {"values": [-9, 3]}, {"line_share": 1, "line_of": "mean"}, "not-computable", "values"
        ),
        error(
            "a power between 0 and 1 and a line that moves",
            few,
            {"line_share": 0.6, "alpha": 0.5, "interval": "linearised"},
            "not-computable",
            "alpha",
        ),
        error(
            "nobody near the median",
            {"values": [1, 9]},
            {"line_share": 0.6, "weights": [1e12, 1e12], "interval": "linearised"},
            "not-computable",
            "values",
        ),
    ]


def main() -> None:
    cases: list[Case] = []
    for table in TABLES:
        middle = sorted(table[0])[len(table[0]) // 2]
        for form in FORMS:
            for line in [
                {"line": middle + 0.5},
                {"line_share": 0.93},
                {"line_share": 1.25, "line_of": "mean"},
            ]:
                asked: Asked = {**line, **form}
                cases += answers(table, asked, f"{table[0]}, {asked}")
    here = ([3.0, 3, 3, 5, 5, 8, 8, 8, 8, 20], None)
    counted: list[Asked] = [{}, {"form": "sen"}]
    for form in counted:
        for at_line in ["not-poor", "poor"]:
            asked = {"line": 5, **form, "at_line": at_line}
            cases += answers(here, asked, f"at the line, {asked}")
    cases += answers(here, {"line": 6, "alpha": 0.5}, "the root of gaps")
    for form in FORMS:
        one = {"value": mpf(0), "interval": None}
        cases.append(case(f"nobody is poor, {form}", {"values": [3, 4]}, {"line": 3, **form}, one))
    for form in [one for one in FORMS if one.get("form") != "watts"]:
        all_of = {"value": mpf(1), "interval": None}
        cases.append(case(f"nobody has anything, {form}", {"values": [0, 0]}, {"line": 3, **form}, all_of))
    debts = {"values": [-5, 1, 2, 3, 4]}
    cases.append(case("debts", debts, {"line_share": 0.6}, {"value": mpf(2) / 5, "interval": None}))
    write("poverty_index", 1e-11, cases + of_a_survey() + bad())
