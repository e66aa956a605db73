"""NHSRplotthedots (R): XmR charts under the rules of Making Data Count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "NHSRplotthedots"

# What its rules are called, by ours and the way in which they point.
CAUSES = {
    ("outside-limits", "high"): "Above UCL",
    ("outside-limits", "low"): "Below LCL",
    ("trend-7", "high"): "7 Point Trend (Increasing)",
    ("trend-7", "low"): "7 Point Trend (Decreasing)",
    ("two-of-three", "high"): "2 in 3 Above CL",
    ("two-of-three", "low"): "2 in 3 Below CL",
    ("run-7", "high"): "7 Points Above CL",
    ("run-7", "low"): "7 Points Below CL",
}
# It has no name for a gap.
KINDS = {
    None: "common_cause",
    "common-cause": "common_cause",
    "improvement-high": "special_cause_improvement",
    "improvement-low": "special_cause_improvement",
    "concern-high": "special_cause_concern",
    "concern-low": "special_cause_concern",
    "neutral-high": "special_cause_neutral_high",
    "neutral-low": "special_cause_neutral_low",
}
ASSURANCE = {
    None: None,
    "consistently-passes": "consistent_pass",
    "consistently-fails": "consistent_fail",
    "hit-or-miss": "inconsistent",
}
FLAGS = {True: 1, False: 0}
SIDES = {-3: -1, -2: -1, -1: -1, 0: 0, 1: 1, 2: 1, 3: 1, None: None}


def spc(arguments: Mapping[str, Any]) -> Answer:
    """`ptd_spc`, its columns and its summary."""
    options = {
        "dates": arguments["date"],
        "direction": arguments["improvement_direction"],
        "screen": arguments["screen_outliers"],
        "fix_after": arguments["fix_after_n_points"],
        "target": arguments["target"],
        "rebase": arguments["rebase_dates"],
    }
    values = numbers(arguments["value"])
    chart = cw.xmr(values, rules="nhsr-plot-the-dots", **options)
    points, phases = chart.points, chart.phases
    ways = [None if kind is None else kind.rpartition("-")[2] for kind in points.variation]
    causes = [CAUSES.get(pair, "Common Cause") for pair in zip(points.rule, ways, strict=True)]
    fields = {
        "rebase_group": points.phase,
        "mean": points.centre,
        "lpl": points.lower_limit,
        "upl": points.upper_limit,
        "outside_limits": [None if zone is None else zone in (-3, 3) for zone in points.zone],
        "relative_to_mean": [SIDES[zone] for zone in points.zone],
        "close_to_limits": [None if zone is None else zone in (-2, 2) for zone in points.zone],
        "special_cause_type": causes,
        "point_type": [KINDS[kind] for kind in points.variation],
        "short_group_warning": [phases.short[phase] for phase in points.phase],
        "summary": {
            "rebase_group": list(range(len(phases))),
            "mean_col": phases.centre,
            "lpl": phases.lower_limit,
            "upl": phases.upper_limit,
            "n": phases.rows,
            "common_cause": phases.common_cause,
            "special_cause_improvement": phases.improvement,
            "special_cause_concern": phases.concern,
            "variation_type": [KINDS[kind] for kind in phases.variation],
            "assurance_type": [*[None for _ in phases.rows[1:]], ASSURANCE[chart.assurance]],
        },
    }
    return Answer(fields)


def _flags(chart: Any, rule: str) -> list[int]:
    return [FLAGS[flag] for flag in chart.fired(rule).tolist()]


def one_side(arguments: Mapping[str, Any]) -> Answer:
    """`ptd_seven_point_one_side_mean`: signs are values about a centre of 0."""
    signs = numbers(arguments["relative_to_mean"])
    chart = cw.xmr(signs, centre=0, limits=[-3, 3], rules=["run-7"])
    # Its trigger does not tell the side.
    trigger = [FLAGS[sign != 0] for sign in chart.completed("run-7").tolist()]
    return Answer({"trigger": trigger, "part_of": _flags(chart, "run-7")})


def trend(arguments: Mapping[str, Any]) -> Answer:
    """`ptd_seven_point_trend`."""
    chart = cw.xmr(numbers(arguments["y"]), rules=["trend-7"])
    return Answer({"trigger": chart.completed("trend-7"), "part_of": _flags(chart, "trend-7")})


def two_in_three(arguments: Mapping[str, Any]) -> Answer:
    """`ptd_two_in_three`: a value about a centre of 0 for each pair of flag and sign, with limits at 3."""
    places = {(0, 0): 0, (0, 1): 1, (0, -1): -1, (1, 1): 2.5, (1, -1): -2.5}
    pairs = zip(arguments["close_to_limits"], arguments["relative_to_mean"], strict=True)
    chart = cw.xmr([places.get(pair) for pair in pairs], centre=0, limits=[-3, 3], rules=["two-of-three"])
    return Answer({"flagged": _flags(chart, "two-of-three")})


CODES = (
    ("duplicate", frozenset({"duplicate-key"})),
    ("rebase", frozenset({"out-of-range", "duplicate-key"})),
    ("fix_after", frozenset({"out-of-range"})),
    ("numeric|character", frozenset({"wrong-type"})),
    ("improvement_direction", frozenset({"unknown-option"})),
)

ADAPTERS = {
    "ptd_spc": Adapter(spc, CODES),
    "ptd_seven_point_one_side_mean": Adapter(one_side),
    "ptd_seven_point_trend": Adapter(trend),
    "ptd_two_in_three": Adapter(two_in_three),
}
