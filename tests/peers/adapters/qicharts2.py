"""qicharts2 (R): charts of individual values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, Relative
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


def constants(arguments: Mapping[str, Any]) -> Answer:
    """`c4`, `c5`, `a3`, `b3`, `b4`: limits at three standard errors, and as `_95` at two."""
    three, two = (cw.control_chart_constants([arguments["n"]], z=z) for z in (3, 2))
    fields = {name: getattr(three, name) for name in ("c4", "c5", "a3", "b3", "b4")}
    return Answer(fields | {f"{name}_95": getattr(two, name) for name in ("a3", "b3", "b4")})


# The peer takes c4 from a difference of logarithms and c5 from 1 - c4^2: by n = 1,000 it has lost six digits.
CANCELLED: Sequence[tuple[str, Relative]] = (("c5", Relative(1e-9)),)

ADAPTERS = {
    "c4,c5,a3,b3,b4": Adapter(constants, tolerances=CANCELLED),
    "qic(chart='i')": Adapter(individuals, echoes=frozenset({"y"})),
    "qic(chart='mr')": Adapter(ranges),
}
