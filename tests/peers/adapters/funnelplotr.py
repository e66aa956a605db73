"""FunnelPlotR (R): funnels with overdispersion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers, take

PACKAGE = "FunnelPlotR"

# The peer writes its normal quantiles with seven digits.
NORMAL = {95: cw.Level.from_z(1.959964), 99: cw.Level.from_z(3.090232)}


def funnel_plot(arguments: Mapping[str, Any]) -> Answer:
    """`funnel_plot`: proportions (PR), standardised ratios (SR) and ratios of counts (RC), sorted by group."""
    group = arguments["group"]
    order = sorted(range(len(group)), key=group.__getitem__)
    x, n = (take(numbers(arguments[name]), order) for name in ("numerator", "denominator"))
    data_type, recipe = arguments["data_type"], arguments.get("sr_method", "SHMI")
    how: dict[str, Any] = {"trim": arguments.get("trim_by", 0.1), "overdispersion": "additive-winsorised"}
    if data_type == "PR":
        how |= {"kind": "proportion", "limits": "arcsine"}
    elif data_type == "SR" and recipe == "SHMI":
        rounded = arguments.get("SHMI_rounding", True)
        how |= {"kind": "standardised-ratio", "overdispersion": "shmi" if rounded else "shmi-unrounded"}
    elif data_type == "SR":
        how |= {"kind": "standardised-ratio", "target": 1}
    else:
        how |= {"kind": "rate", "scale": "log"}
    per = arguments.get("multiplier", 1)
    plain = cw.funnel(x, n, level=list(NORMAL.values()), **how)
    scatter = plain.overdispersed
    assert scatter is not None
    drawn = cw.funnel(x, n, level=list(NORMAL.values()), per=per, **scaled(how, per))
    adjusted = drawn.overdispersed
    assert adjusted is not None
    limit = arguments.get("limit", 99)
    one = cw.funnel(x, n, level=NORMAL[limit], **how)
    account = one.flag if arguments.get("draw_adjusted", True) else one.naive.flag
    left_out = [value != value for value in scatter.trimmed_z.tolist()]
    pulled = [a != b for a, b in zip(scatter.unadjusted_z.tolist(), scatter.trimmed_z.tolist(), strict=True)]
    fields: dict[str, Any] = {
        "phi": scatter.phi,
        "tau2": scatter.tau2,
        "draw_adjusted": arguments.get("draw_adjusted", True),
        "draw_unadjusted": arguments.get("draw_unadjusted", True),
        "group": take(group, order),
        "rr": plain.value,
        "target_transformed": [scatter.transformed_target for _ in order],
        "Y": scatter.transformed,
        "Uzscore": scatter.unadjusted_z,
        "Wuzscore": scatter.trimmed_z,
        "truncated": [int(left) for left in left_out],
        "winsorised": [int(one) for one in pulled],
        "s": scatter.standard_error,
        "outlier": [int(flag != "inside") for flag in account],
    }
    for place, name in enumerate(NORMAL):
        naive = drawn.naive.limits[place]
        fields |= {f"LCL{name}": naive.lower, f"UCL{name}": naive.upper}
        answer = adjusted.answer.limits[place]
        fields |= {f"OD{name}LCL": answer.lower, f"OD{name}UCL": answer.upper}
    fields = {name: value.tolist() if hasattr(value, "tolist") else value for name, value in fields.items()}
    return Answer(fields, [{"x": a, "n": b} for a, b in zip(x, n, strict=True)])


def scaled(how: Mapping[str, Any], per: float) -> dict[str, Any]:
    """The same with the target in the unit of the multiplier."""
    return {**how, "target": how["target"] * per} if "target" in how else dict(how)


ADAPTERS = {"funnel_plot": Adapter(funnel_plot, echoes=frozenset({"draw_adjusted", "draw_unadjusted", "group"}))}
