"""qicharts2 (R): charts of individual values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "qicharts2"


def _chart(arguments: Mapping[str, Any], **options: Any) -> Any:
    """Our chart of the same values."""
    times = arguments["multiply"]
    values = [value if value is None else value * times for value in numbers(arguments["y"])]
    # It names the last point of each part; ours starts the next one there, counting from 0.
    part = arguments["part"]
    rebase = None if part is None else numbers(part)
    return cw.xmr(values, rebase=rebase, fix_after=arguments["freeze"], **options)


def individuals(arguments: Mapping[str, Any]) -> Answer:
    """`qic(chart = 'i')`."""
    options = {"scaling": "3/1.128", "screen": arguments["screened_mr"], "centre": arguments["cl"]}
    chart = _chart(arguments, rules=["outside-limits"], **options)
    points = chart.points
    fields = {
        "y": points.value,
        "cl": points.centre,
        "lcl": points.lower_limit,
        "ucl": points.upper_limit,
        "lcl95": points.lower_near,
        "ucl95": points.upper_near,
        "sigma_signal": chart.fired("outside-limits"),
    }
    return Answer(fields)


def ranges(arguments: Mapping[str, Any]) -> Answer:
    """`qic(chart = 'mr')`: its values are our moving ranges, its centre line is their mean."""
    chart = _chart(arguments, rules=["outside-limits"], screen=False)
    means = chart.phases.mean_moving_range
    return Answer({"y": chart.points.moving_range, "cl": [means[phase] for phase in chart.points.phase]})


ADAPTERS = {
    "qic(chart='i')": Adapter(individuals, echoes=frozenset({"y"})),
    "qic(chart='mr')": Adapter(ranges),
}
