"""How charts of variation look in a terminal and in a notebook."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from commonweal._core import ControlChartTable, FalseAlarms, Xmr, XmrPhases, XmrPoints, XmrTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commonweal import _core
    from commonweal._display import Cell

RESULTS = (Xmr, XmrPoints, XmrPhases, XmrTable, FalseAlarms, ControlChartTable)

# Constants by the names that books give them.
CONSTANTS = {key: key for key in ("c4", "c5", "d2", "d3", "d4")}
CONSTANTS |= {key: key.upper() for key in ("a2", "a3", "b3", "b4", "e2")} | {"range_lower": "D3", "range_upper": "D4"}


def heading(result: object) -> str:
    """What it is, in a line."""
    if isinstance(result, Xmr):
        return f"XmR chart of {result.n} values"
    if isinstance(result, XmrTable):
        return f"XmR charts of {len(result)} series"
    if isinstance(result, XmrPoints):
        return f"{len(result)} points"
    if isinstance(result, XmrPhases):
        return f"{len(result)} {'phase' if len(result) == 1 else 'phases'}"
    if isinstance(result, ControlChartTable):
        return f"constants of control charts at {result.z:g} standard errors"
    return "false alarms of independent normal values"


def columns(result: object) -> dict[str, list[Cell]] | None:
    """The columns that it has, if any."""
    if isinstance(result, (Xmr, XmrPhases)):
        return phase_columns(result.phases if isinstance(result, Xmr) else result)
    if isinstance(result, XmrPoints):
        return point_columns(result)
    if isinstance(result, XmrTable):
        return {
            "series": list(range(len(result))),
            "last value": _cells(result.last_value),
            "variation": list(result.variation),
            "assurance": list(result.assurance),
            "mean": _cells(result.centre),
            "lower limit": _cells(result.lower_limit),
            "upper limit": _cells(result.upper_limit),
            "target": _cells(result.target),
        }
    if isinstance(result, ControlChartTable):
        constants = {name: _cells(getattr(result, key)) for key, name in CONSTANTS.items()}
        return {"n": [int(size) for size in result.subgroup_size], **constants}
    return None


def facts(result: object) -> list[tuple[str, str]]:
    """What stands below the columns, name by name; cautions are added by the caller."""
    if isinstance(result, Xmr):
        return _xmr_facts(result)
    if isinstance(result, FalseAlarms):
        return _alarm_facts(result)
    if isinstance(result, XmrTable):
        return [("rules", f"{result.rule_set}: {', '.join(result.rules)}"), ("method", result.method)]
    if isinstance(result, ControlChartTable):
        return [("method", f"{result.method} ({result.citation})")]
    return []


def point_columns(points: _core.XmrPoints) -> dict[str, list[Cell]]:
    """The points of a chart as columns."""
    days = points.date
    first: dict[str, list[Cell]] = {"row": list(range(len(points)))} if days is None else {"date": list(days)}
    return {
        **first,
        "value": _cells(points.value),
        "mean": _cells(points.centre),
        "lower limit": _cells(points.lower_limit),
        "upper limit": _cells(points.upper_limit),
        "variation": list(points.variation),
        "rule": list(points.rule),
    }


def phase_columns(phases: _core.XmrPhases) -> dict[str, list[Cell]]:
    """The phases of a chart as columns."""
    return {
        "from row": list(phases.first_row),
        "values": list(phases.n),
        "mean": _cells(phases.centre),
        "lower limit": _cells(phases.lower_limit),
        "upper limit": _cells(phases.upper_limit),
        "common cause": list(phases.common_cause),
        "improvement": list(phases.improvement),
        "concern": list(phases.concern),
        "neither": list(phases.neutral),
    }


def _xmr_facts(xmr: _core.Xmr) -> list[tuple[str, str]]:
    found = [("reading", xmr.sentence), ("variation", xmr.variation or "none: too few values, or no limits")]
    found.append(("assurance", xmr.assurance or f"none: {xmr.no_assurance_reason}"))
    found.append(("method", f"{xmr.method} ({xmr.citation})"))
    found.append(("rules", f"{xmr.rule_set}: {', '.join(xmr.rules)}"))
    alarms = xmr.false_alarms
    if alarms is None:
        found.append(("false alarms", f"{xmr.no_false_alarms_reason}"))
    else:
        found += _alarm_facts(alarms)
    if xmr.autocorrelation is not None:
        found.append(("autocorrelation", f"{xmr.autocorrelation:.2f} at lag 1"))
    return found


def _alarm_facts(alarms: _core.FalseAlarms) -> list[tuple[str, str]]:
    source = "library's table" if alarms.from_table else "simulated for this chart"
    told = (
        f"{alarms.any_point:.1%} of such charts fire a rule somewhere, and {alarms.last_point:.1%} at the last point, "
        f"where nothing is wrong ({source})"
    )
    return [("false alarms", told)]


def _cells(column: Iterable[float]) -> list[Cell]:
    return [None if math.isnan(number) else float(number) for number in column]
