"""How interventions, and counts that may be shown, look in a terminal and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonweal import _core, _display
from commonweal._core import value_text

if TYPE_CHECKING:
    from commonweal._display import Cell, Parts


def parts(
    result: _core.Cascade | _core.CascadeStages | _core.CascadeCosts | _core.CascadeDoses | _core.SuppressedCounts,
) -> Parts:
    """A heading, facts by name, and a table."""
    if isinstance(result, _core.Cascade):
        heading = f"cascade of {len(result.stages)} stages"
        return heading, _cascade_facts(result), _display.shortened(stage_cells(result.strata))
    if isinstance(result, _core.CascadeStages):
        facts = _display.cautions([*result.conversion.cautions, *result.reach.cautions])
        return f"stages of a cascade: {len(result)} rows", facts, _display.shortened(stage_cells(result))
    if isinstance(result, _core.CascadeCosts):
        return _costs(result)
    if isinstance(result, _core.CascadeDoses):
        return _doses(result)
    columns: dict[str, list[Cell]] = {
        "count": _display.counts([*result.count, result.total]),
        "disclosure": [*result.disclosure, result.total_disclosure],
    }
    columns = {"row": [*range(len(result.count)), "total"], **columns}
    rule = f"1 to {result.threshold} hidden, others to the nearest {result.rounding} ({result.citation})"
    return "counts as they may be shown", [("rule", rule), *_notes(result.notes)], _display.shortened(columns)


def stage_cells(table: _core.CascadeStages) -> dict[str, list[Cell]]:
    """The rows of a cascade as columns."""
    columns: dict[str, list[Cell]] = {
        "stratum": [*table.stratum],
        "stage": [*table.stage],
        "count": _display.counts(table.count),
        "lost": _display.counts(table.lost),
    }
    for name, shares in (("conversion", table.conversion), ("reach", table.reach)):
        columns[name] = _display.cells(shares.value)
        if shares.interval is not None:
            columns[f"{name} lower"] = _display.cells(shares.interval.lower)
            columns[f"{name} upper"] = _display.cells(shares.interval.upper)
    columns["disclosure"] = [*table.disclosure]
    return columns


def _cascade_facts(cascade: _core.Cascade) -> list[tuple[str, str]]:
    facts = [("", sentence) for sentence in cascade.sentences]
    shares = cascade.total.reach
    limits = [] if shares.interval is None else [("limits", f"wilson, {shares.interval.level * 100:g}%")]
    if cascade.slope is not None:
        facts.append(("slope of reach", _display.estimate_line(cascade.slope)))
    elif cascade.no_slope_reason is not None:
        facts.append(("no slope", cascade.no_slope_reason))
    facts += limits + _notes(cascade.notes)
    tables = [*cascade.strata.conversion.cautions, *cascade.strata.reach.cautions, *cascade.cautions]
    return facts + _display.cautions(tables)


def _costs(costs: _core.CascadeCosts) -> Parts:
    columns: dict[str, list[Cell]] = {
        "payer": [*costs.payer, "all"],
        "amount": _display.cells([*costs.amount, costs.total_amount]),
        "share": [*_display.cells(costs.share), None],
        f"per person at {costs.reached}": _display.cells([*costs.per_reached, costs.total_per_reached]),
        "per person at the end": _display.cells([*costs.per_completed, costs.total_per_completed]),
    }
    heading = f"costs in {costs.currency}, prices of {costs.price_year:g}"
    spent = zip(costs.stage, costs.stage_amount, costs.per_person_at_stage, strict=True)
    facts = [(f"at {stage}", f"{value_text(amount)}, {value_text(each)} a person") for stage, amount, each in spent]
    facts.append(("no interval", costs.no_interval_reason))
    return heading, facts + _display.cautions(costs.cautions), columns


def _doses(doses: _core.CascadeDoses) -> Parts:
    columns: dict[str, list[Cell]] = {
        "stage": [*doses.stage],
        "amount": _display.cells(doses.amount),
        "unit": [*doses.unit],
        "people": _display.counts(doses.people),
        "per person": _display.cells(doses.per_person),
        "per person at the end": _display.cells(doses.per_completed),
    }
    return "doses", _display.cautions(doses.cautions), columns


def _notes(notes: list[str]) -> list[tuple[str, str]]:
    split = (note.split(": ", 1) for note in notes)
    return [(name, meaning) for name, meaning in split]
