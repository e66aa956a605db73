"""Golden cases of the limits of funnels along a grid of sizes."""

from __future__ import annotations

from typing import Any

from golden_funnel import LEVELS, back, naive, scaled
from mpmath import mp, mpf
from reference_tools import Case, error, gamma_quantile, write, z_of


def curve_cases() -> list[Case]:
    cases: list[Case] = []
    asked = [
        ("proportion", 0.07, ["exact", "mid-p", "normal", "arcsine"], 1),
        ("rate", 0.0012, ["exact", "mid-p"], 1e5),
        ("standardised-ratio", 1, ["exact", "normal"], 100),
    ]
    for kind, target, methods, per in asked:
        grid = [1, 5, 37.5, 400, 12_000]
        for how in methods:
            rows = [naive(kind, how, mpf(0), mpf(n), mpf(target))[2] for n in grid]
            expect = {}
            for row, limits in enumerate(rows):
                for place, (lower, upper) in enumerate(limits):
                    expect |= {f"limits.{place}.lower.{row}": lower * mpf(per)}
                    expect |= {f"limits.{place}.upper.{row}": upper * mpf(per)}
            cases.append(
                {
                    "name": f"{kind}, {how}",
                    "args": {"population": grid},
                    "options": {"kind": kind, "target": target * per, "per": per, "limits": how},
                    "expect": expect,
                }
            )
    for kind, target, scale in [("proportion", 0.3, "arcsine"), ("rate", 2, "square-root"), ("rate", 2, "log")]:
        grid = [10, 1000]
        expect = {}
        for row, n in enumerate(grid):
            zero, s = scaled(scale, mpf(target) * n, mpf(n), mpf(target))
            for place, level in enumerate(LEVELS):
                reach = z_of(level) * mp.sqrt(s * s + mpf(0.01))
                expect |= {f"limits.{place}.lower.{row}": back(scale, zero - reach)}
                expect |= {f"limits.{place}.upper.{row}": back(scale, zero + reach)}
        cases.append(
            {
                "name": f"{kind}, {scale}, with scatter",
                "args": {"population": grid},
                "options": {"kind": kind, "target": target, "tau2": 0.01, "scale": scale},
                "expect": expect,
            }
        )
    events = [1, 9, 25, 900]
    expect = {}
    for row, x in enumerate(events):
        for place, level in enumerate(LEVELS):
            tail = (1 - mpf(level)) / 2
            low, high = gamma_quantile(mpf(x), tail), gamma_quantile(mpf(x) + 1, 1 - tail)
            expect |= {f"limits.{place}.upper_population.{row}": low / 2, f"limits.{place}.upper.{row}": x * 2 / low}
            expect |= {f"limits.{place}.lower_population.{row}": high / 2, f"limits.{place}.lower.{row}": x * 2 / high}
    cases.append(
        {
            "name": "observed events",
            "args": {"population": events},
            "options": {"kind": "rate", "target": 2, "axis": "events"},
            "expect": expect,
        }
    )
    return cases


def curve_errors() -> list[Case]:
    one: dict[str, Any] = {"population": [10]}
    good = {"kind": "rate", "target": 2}
    return [
        error("no kind", one, {"target": 1}, "missing-argument", "kind"),
        error("no target", one, {"kind": "rate"}, "missing-argument", "target"),
        error("no sizes", {"population": []}, good, "empty", "population"),
        error("a missing size", {"population": [1, None]}, good, "missing-value", "population", 1),
        error("a size of nobody", {"population": [1, 0]}, good, "zero-denominator", "population", 1),
        error("target 0", one, {**good, "target": 0}, "out-of-range", "target"),
        error("target of all", one, {"kind": "proportion", "target": 1}, "out-of-range", "target"),
        error("negative variance", one, {**good, "tau2": -1}, "out-of-range", "tau2"),
        error("per 0", one, {**good, "per": 0}, "out-of-range", "per"),
        error("arcsine of a rate", one, {**good, "scale": "arcsine"}, "out-of-range", "scale"),
        error(
            "proportions by events",
            one,
            {"kind": "proportion", "target": 0.1, "axis": "events"},
            "out-of-range",
            "axis",
        ),
        error("normal limits by events", one, {**good, "limits": "normal", "axis": "events"}, "out-of-range", "axis"),
        error("unknown axis", one, {**good, "axis": "sideways"}, "unknown-option", "axis"),
    ]


def main() -> None:
    write("funnel_limits", 1e-12, curve_cases() + curve_errors())
