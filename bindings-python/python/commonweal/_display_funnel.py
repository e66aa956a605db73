"""How funnels look in a terminal and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from commonweal import _core
from commonweal._core import interval_text, value_text
from commonweal._display import cautions, cells, counts, percent, shortened

if TYPE_CHECKING:
    from commonweal._display import Cell, Parts

    Result: TypeAlias = (
        _core.Funnel
        | _core.FunnelAnswer
        | _core.FunnelLimit
        | _core.Overdispersed
        | _core.FunnelCurves
        | _core.FunnelCurveLimit
    )


def parts(result: Result) -> Parts:
    """A heading, facts by name, and a table."""
    if isinstance(result, _core.Funnel):
        return _funnel(result)
    if isinstance(result, _core.Overdispersed):
        return f"scatter beyond chance: {_scatter(result)}", _facts(result), shortened(_answer(result.answer))
    if isinstance(result, _core.FunnelAnswer):
        return f"funnel limits of {len(result.z)} units", _outside(result), shortened(_answer(result))
    if isinstance(result, _core.FunnelCurves):
        columns: dict[str, list[Cell]] = {result.axis: counts(result.at)}
        for curve in result.limits:
            columns[f"{percent(curve.level)} lower"] = cells(curve.lower)
            columns[f"{percent(curve.level)} upper"] = cells(curve.upper)
        return f"funnel limits about {value_text(result.target)} ({result.method})", [], shortened(columns)
    limits: dict[str, list[Cell]] = {"lower": cells(result.lower), "upper": cells(result.upper)}
    return f"{percent(result.level)} limits at {len(result.lower)} sizes", [], shortened(limits)


def columns(funnel: _core.Funnel) -> dict[str, list[Cell]]:
    """Units, their limits and where they stand."""
    shown: dict[str, list[Cell]] = {
        "value": cells(funnel.value),
        "events": counts(funnel.events),
        "population": counts(funnel.population),
    }
    asked = funnel.overdispersed if funnel.overdispersion != "none" else None
    answer = funnel.naive if asked is None else asked.answer
    return shown | _answer(answer) | ({} if funnel.reading is None else {"reading": [*funnel.reading]})


def _answer(answer: _core.FunnelAnswer) -> dict[str, list[Cell]]:
    shown: dict[str, list[Cell]] = {}
    for limit in answer.limits:
        shown[f"{percent(limit.level)} lower"] = cells(limit.lower)
        shown[f"{percent(limit.level)} upper"] = cells(limit.upper)
    return shown | {"z": cells(answer.z), "flag": [*answer.flag]}


def _funnel(funnel: _core.Funnel) -> Parts:
    rows = len(funnel)
    target = f"{value_text(funnel.target)} ({funnel.target_source})"
    facts = [("target", target), *_outside(funnel.naive), ("method", f"{funnel.method} ({funnel.citation})")]
    if funnel.overdispersed is not None:
        facts.append(("scatter", _scatter(funnel.overdispersed)))
        facts += [(f"with scatter, {name}", fact) for name, fact in _outside(funnel.overdispersed.answer)]
    shown = {"row": [*range(rows)], **columns(funnel)}
    heading = f"funnel of {rows} units ({funnel.kind}, {funnel.unit})"
    return heading, facts + cautions(funnel.cautions), shortened(shown)


def _outside(answer: _core.FunnelAnswer) -> list[tuple[str, str]]:
    return [
        (
            f"outside {percent(limit.level)}",
            f"{limit.below} below, {limit.above} above; {value_text(limit.expected_outside)} expected",
        )
        for limit in answer.limits
    ]


def _scatter(scatter: _core.Overdispersed) -> str:
    interval = "" if scatter.tau2_interval is None else f" ({interval_text(scatter.tau2_interval)})"
    tau2 = f"tau2 {scatter.tau2:.4g}{interval} on the {scatter.scale} scale"
    return f"phi {value_text(scatter.phi)}, {tau2} ({scatter.method})"


def _facts(scatter: _core.Overdispersed) -> list[tuple[str, str]]:
    facts = [("units", str(scatter.kept)), ("tau2 without trimming", f"{scatter.untrimmed_tau2:.4g}")]
    if scatter.no_interval_reason is not None:
        facts.append(("no interval", scatter.no_interval_reason))
    return facts + _outside(scatter.answer)
