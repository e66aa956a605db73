"""How a profile of an inequality is shown: its sentences first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonweal import _core, _display

if TYPE_CHECKING:
    from commonweal._display import Cell, Parts


def parts(result: _core.InequalityProfile | _core.ProfileMeasure | _core.LeftOut) -> Parts:
    """Heading, facts and table."""
    if isinstance(result, _core.LeftOut):
        return f"{result.operation}: left out", [("why", result.why)], None
    if isinstance(result, _core.ProfileMeasure):
        facts = [("says", result.sentence), ("why", result.why), ("scale", result.scale)]
        return f"{result.operation}: {_display.estimate_line(result.estimate)}", facts, None
    facts = [(measure.operation, measure.sentence) for measure in result.measures]
    facts += [(f"no {one.operation}", one.why) for one in result.left_out]
    columns: dict[str, list[Cell]] = {
        "measure": [measure.operation for measure in result.measures],
        "scale": [measure.scale for measure in result.measures],
        "number": [_display.estimate_line(measure.estimate) for measure in result.measures],
    }
    named = f" of {result.indicator}" if result.indicator else ""
    heading = f"inequality profile{named}: {len(result)} measures of {result.shape.replace('-', ' ')}"
    return heading, facts + _display.cautions(result.cautions), _display.shortened(columns)
