"""How results look in a terminal and in a notebook."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from commonweal import _core, _display_system, _display_variation
from commonweal._core import interval_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Cell: TypeAlias = str | float | int | None
    Result: TypeAlias = (
        _core.Interval
        | _core.Caution
        | _core.Estimate
        | _core.IntervalColumn
        | _core.Estimates
        | _core.Gradient
        | _core.Cascade
        | _core.CascadeStages
        | _core.CascadeCosts
        | _core.CascadeDoses
        | _core.SuppressedCounts
        | _core.Xmr
        | _core.XmrPoints
        | _core.XmrPhases
        | _core.XmrTable
        | _core.FalseAlarms
        | _core.ControlChartTable
        | _core.Funnel
        | _core.FunnelAnswer
        | _core.FunnelLimit
        | _core.Overdispersed
        | _core.FunnelCurves
        | _core.FunnelCurveLimit
        | _core.Coverage
        | _core.PartnershipTotals
        | _core.LifeTable
        | _core.ShareCurve
        | _core.EntropyDecomposition
        | _core.GroupDecomposition
        | _core.SourceDecomposition
        | _core.InequalityProfile
        | _core.ProfileMeasure
        | _core.LeftOut
        | _core.Change
        | _core.BenchmarkComparison
        | _core.ConcentrationComparison
        | _core.ConcentrationDecomposition
        | _core.CurveDominance
        | _core.SpatialGini
        | _core.MeanLogDeviationChange
        | _core.RecentredInfluence
        | _core.ShapleyDecomposition
        | _core.Trend
    )


# Units that say nothing which the name of the measure does not say.
SILENT_UNITS = ("input units", "ratio", "proportion")
# A longer table shows its head and tail.
MOST_ROWS = 12
SHOWN_ROWS = 5


def text(result: Result) -> str:
    """A result in plain text."""
    heading, facts, table = _parts(result)
    lines = [heading]
    if table is not None:
        lines += _text_table(table)
    width = max((len(name) for name, _ in facts), default=0)
    lines += [f"  {name:<{width}}  {fact}" for name, fact in facts]
    return "\n".join(lines)


def html(result: Result) -> str:
    """A result as HTML; whatever came from the caller is escaped."""
    heading, facts, table = _parts(result)
    if table is None and not facts:
        return f"<p>{escape(heading)}</p>"
    parts = [] if table is None else [html_table(heading, table)]
    rows = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(fact)}</td></tr>'
        for name, fact in facts
    )
    caption = "" if table is not None else _caption(heading)
    if rows:
        parts.append(f"<table>{caption}<tbody>{rows}</tbody></table>")
    return "".join(parts)


def mimebundle(result: Result, include: object = None, exclude: object = None) -> dict[str, object]:
    """All forms of a result; the front end takes the richest that it can show."""
    if isinstance(result, _core.Funnel):
        bundle = result.chart()._repr_mimebundle_(include, exclude)
        return bundle | {"text/plain": text(result), "text/html": f"{_picture(bundle)}{html(result)}"}
    if isinstance(result, (_core.Gradient, _core.Cascade, _core.ShareCurve)):
        # The table of its chart has the groups; the indices and cautions stand below it.
        bundle = result.chart()._repr_mimebundle_(include, exclude)
        bundle["text/plain"] = text(result)
        if "text/html" in bundle:
            bundle["text/html"] = f"{bundle['text/html']}{_facts_html(_parts(result)[1])}"
        return bundle
    if isinstance(result, _core.Xmr):
        # The chart shows the points; what they mean stands below it.
        bundle = result.chart()._repr_mimebundle_(include, exclude)
        return bundle | {"text/plain": text(result), "text/html": f"{bundle.get('text/html', '')}{html(result)}"}
    return {"text/plain": text(result), "text/html": html(result)}


def _picture(bundle: Mapping[str, object]) -> str:
    """The picture of a chart without its table, where there is one."""
    page = str(bundle.get("text/html", ""))
    return page[: page.index("<table>")] if "<table>" in page else page


def funnel_columns(funnel: _core.Funnel) -> dict[str, list[Cell]]:
    """The units of a funnel as columns."""
    from commonweal._display_funnel import columns  # noqa: PLC0415 - it uses this module

    return columns(funnel)


def html_table(caption: str, columns: Mapping[str, Sequence[Cell]]) -> str:
    """Columns as an HTML table, numbers aligned to the right."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    rows = "".join(
        f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in zip(*columns.values(), strict=True)
    )
    return f"<table>{_caption(caption)}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def estimate_line(estimate: _core.Estimate) -> str:
    """Value, unit and interval in one line."""
    unit = "" if estimate.unit in SILENT_UNITS else f" {estimate.unit}"
    limits = "" if estimate.interval is None else f" ({interval_text(estimate.interval)})"
    return f"{value_text(estimate.value)}{unit}{limits}"


Parts: TypeAlias = "tuple[str, list[tuple[str, str]], dict[str, list[Cell]] | None]"


_FUNNELS = (
    _core.Funnel,
    _core.FunnelAnswer,
    _core.FunnelLimit,
    _core.Overdispersed,
    _core.FunnelCurves,
    _core.FunnelCurveLimit,
)


def _parts(result: Result) -> Parts:
    """A heading, facts by name, and a table where the result has columns."""
    if isinstance(result, _core.Estimate):
        return f"{result.measure}: {estimate_line(result)}", estimate_facts(result), None
    if isinstance(result, _core.Estimates):
        return _estimates_parts(result)
    if isinstance(result, _core.Gradient):
        return _gradient_parts(result)
    if type(result).__name__ in _display_system.PARTS:
        heading, facts, rows = _display_system.PARTS[type(result).__name__](result)
        table = shortened(rows) if any(rows.values()) else None
        return heading, facts + cautions(getattr(result, "cautions", ())), table
    if isinstance(result, _core.Interval):
        return f"{interval_text(result)} ({result.method})", [], None
    if isinstance(result, _core.IntervalColumn):
        columns: dict[str, list[Cell]] = {
            "lower": cells(result.lower),
            "upper": cells(result.upper),
            "method": list(result.method),
        }
        return f"{percent(result.level)} limits of {len(result.lower)} rows", [], shortened(columns)
    if isinstance(result, _display_variation.RESULTS):
        return _variation_parts(result)
    if isinstance(result, _FUNNELS):
        from commonweal._display_funnel import parts  # noqa: PLC0415 - it uses this module

        return parts(result)
    if isinstance(result, (_core.Coverage, _core.PartnershipTotals)):
        from commonweal import _partnerships  # noqa: PLC0415 - only where one is shown

        return _partnerships.parts(result)
    if isinstance(result, _core.LifeTable):
        from commonweal import _display_life  # noqa: PLC0415 - only where one is shown

        heading, life_facts, life_rows = _display_life.parts(result)
        return heading, life_facts + cautions(result.cautions), shortened(life_rows)
    if isinstance(result, (_core.InequalityProfile, _core.ProfileMeasure, _core.LeftOut)):
        from commonweal import _display_profile  # noqa: PLC0415 - only where one is shown

        return _display_profile.parts(result)
    if isinstance(result, (_core.Change, _core.BenchmarkComparison, _core.Trend)):
        from commonweal import _display_change  # noqa: PLC0415 - it uses this module

        return _display_change.parts(result)
    divided = (_core.EntropyDecomposition, _core.GroupDecomposition, _core.SourceDecomposition)
    explained = (_core.ConcentrationComparison, _core.ConcentrationDecomposition, _core.ShapleyDecomposition)
    others = (_core.CurveDominance, _core.SpatialGini, _core.MeanLogDeviationChange, _core.RecentredInfluence)
    if isinstance(result, (*divided, *explained, *others)):
        from commonweal import _display_explained  # noqa: PLC0415 - only where one is shown

        return _display_explained.parts(result)
    if isinstance(result, _core.ShareCurve):
        return _share_curve_parts(result)
    if not isinstance(result, _core.Caution):
        from commonweal import _interventions  # noqa: PLC0415 - only where one is shown

        return _interventions.parts(result)
    place = "" if result.row is None else f" (row {result.row})"
    return f"{result.code}{place}: {result.message}", [], None


def _variation_parts(
    result: (
        _core.Xmr | _core.XmrPoints | _core.XmrPhases | _core.XmrTable | _core.FalseAlarms | _core.ControlChartTable
    ),
) -> Parts:
    cautioned = (_core.Xmr, _core.XmrTable, _core.ControlChartTable)
    found = cautions(result.cautions) if isinstance(result, cautioned) else []
    table = _display_variation.columns(result)
    shown = None if table is None else shortened(table)
    return _display_variation.heading(result), _display_variation.facts(result) + found, shown


def estimate_facts(estimate: _core.Estimate) -> list[tuple[str, str]]:
    facts = [("also", interval_text(interval)) for interval in estimate.intervals[1:]]
    if estimate.no_interval_reason is not None:
        facts.append(("no interval", estimate.no_interval_reason))
    facts.append(("direction", estimate.direction))
    facts.append(("method", f"{estimate.method} ({estimate.citation})"))
    if estimate.interval is not None:
        facts.append(("limits", estimate.interval.method))
    facts.append(("based on", _basis(estimate)))
    if estimate.draws is not None:
        facts.append(("draws", f"{estimate.draws:,} (seed {estimate.seed})"))
    return facts + cautions(estimate.cautions)


def _estimates_parts(estimates: _core.Estimates) -> Parts:
    rows = len(estimates)
    columns: dict[str, list[Cell]] = {"row": list(range(rows)), "value": cells(estimates.value)}
    for interval in estimates.intervals:
        level = percent(interval.level)
        columns[f"{level} lower"] = cells(interval.lower)
        columns[f"{level} upper"] = cells(interval.upper)
    for name, column in (("events", estimates.events), ("population", estimates.population)):
        whole = counts(column)
        if any(cell is not None for cell in whole):
            columns[name] = whole
    columns["value"] = [value_text(value) for value in estimates.value]
    unit = "" if estimates.unit in SILENT_UNITS else f", {estimates.unit}"
    facts = [("direction", estimates.direction), ("method", f"{estimates.method} ({estimates.citation})")]
    if estimates.interval is not None:
        facts.append(("limits", ", ".join(sorted(set(estimates.interval.method)))))
    if estimates.no_interval_reason is not None:
        facts.append(("no interval", estimates.no_interval_reason))
    if estimates.draws is not None:
        facts.append(("draws", f"{estimates.draws:,} a row (seed {estimates.seed})"))
    heading = f"{estimates.measure}{unit}: {rows} {'row' if rows == 1 else 'rows'}"
    return heading, facts + cautions(estimates.cautions), shortened(columns)


def _gradient_parts(gradient: _core.Gradient) -> Parts:
    heading = f"gradient over {len(gradient.value)} groups, from the most to the least deprived"
    return heading, _gradient_facts(gradient), shortened(gradient_columns(gradient))


def gradient_columns(gradient: _core.Gradient) -> dict[str, list[Cell]]:
    """The groups of a gradient as columns."""
    return {
        "rank": counts(gradient.rank),
        "value": cells(gradient.value),
        "population": counts(gradient.population),
        "ridit": cells(gradient.ridit),
        "fitted": cells(gradient.fitted),
    }


def _share_curve_parts(curve: _core.ShareCurve) -> Parts:
    facts = [(curve.index.measure, estimate_line(curve.index)), ("order", curve.order), ("direction", curve.direction)]
    facts.append(("method", f"{curve.method} ({curve.citation})"))
    if curve.no_interval_reason is not None:
        facts.append(("no interval", curve.no_interval_reason))
    facts.append(("based on", _basis(curve.index)))
    heading = f"{curve.measure} of {len(curve)} {'point' if len(curve) == 1 else 'points'}"
    return heading, facts + cautions(curve.cautions), shortened(share_curve_columns(curve))


def share_curve_columns(curve: _core.ShareCurve) -> dict[str, list[Cell]]:
    """The points of a curve as columns."""
    columns = {"share of people": cells(curve.people), "share of total": cells(curve.share)}
    for interval in curve.intervals:
        columns[f"{percent(interval.level)} lower"] = cells(interval.lower)
        columns[f"{percent(interval.level)} upper"] = cells(interval.upper)
    return columns


def _gradient_facts(gradient: _core.Gradient) -> list[tuple[str, str]]:
    slope = gradient.slope_index
    ends = f"{value_text(gradient.most_deprived)} to {value_text(gradient.least_deprived)}"
    facts = [
        ("slope index", estimate_line(slope)),
        ("relative index", f"none: {gradient.no_relative_index_reason}")
        if gradient.relative_index is None
        else ("relative index", estimate_line(gradient.relative_index)),
        ("fitted ends", f"{ends} ({gradient.scale} scale)"),
    ]
    if gradient.slope_over_mean is not None:
        facts.append(("slope over the mean", estimate_line(gradient.slope_over_mean)))
    # What the estimate says of itself, less what this heading and the lines above say already.
    return facts + [fact for fact in estimate_facts(slope) if fact[0] != "based on"]


def _facts_html(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(fact)}</td></tr>'
        for name, fact in facts
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _basis(estimate: _core.Estimate) -> str:
    rows = f"{estimate.n} {'row' if estimate.n == 1 else 'rows'}"
    known_counts = {"events": estimate.events, "population": estimate.population}
    known = [f", {name} {_cell_text(_count(count))}" for name, count in known_counts.items() if count is not None]
    return rows + "".join(known)


def cautions(found: Iterable[_core.Caution]) -> list[tuple[str, str]]:
    """One line for each message, with the rows that it belongs to."""
    rows: dict[str, list[int]] = {}
    for caution in found:
        where = rows.setdefault(f"{caution.code}: {caution.message}", [])
        if caution.row is not None:
            where.append(caution.row)
    return [("caution", _rows(where) + line) for line, where in rows.items()]


def _rows(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    more = "" if len(rows) <= SHOWN_ROWS else f" and {len(rows) - SHOWN_ROWS} more"
    listed = ", ".join(str(row) for row in rows[:SHOWN_ROWS])
    return f"{'row' if len(rows) == 1 else 'rows'} {listed}{more}: "


def cells(column: Iterable[float]) -> list[Cell]:
    return [None if math.isnan(number) else float(number) for number in column]


def counts(column: Iterable[float]) -> list[Cell]:
    return [_count(number) for number in column]


def _count(number: float) -> Cell:
    """A count: mostly whole, and then written without decimals."""
    if math.isnan(number):
        return None
    return int(number) if float(number).is_integer() else float(number)


def shortened(columns: Mapping[str, list[Cell]]) -> dict[str, list[Cell]]:
    rows = max(len(cells) for cells in columns.values())
    if rows <= MOST_ROWS:
        return dict(columns)
    return {name: [*cells[:SHOWN_ROWS], "…", *cells[-SHOWN_ROWS:]] for name, cells in columns.items()}


def percent(level: float) -> str:
    return f"{round(level * 100, 6):g}%"


def _cell_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return value_text(cell)
    return cell if isinstance(cell, str) else f"{cell:,}"


def _text_table(columns: Mapping[str, Sequence[Cell]]) -> list[str]:
    written = {name: [_cell_text(cell) for cell in cells] for name, cells in columns.items()}
    widths = [max(len(name), *(len(cell) for cell in cells)) for name, cells in written.items()]
    rows = [tuple(written), *zip(*written.values(), strict=True)]
    return ["  " + "  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]


def _html_cell(cell: Cell) -> str:
    align = "left" if isinstance(cell, str) and cell != "…" else "right"
    return f'<td style="text-align:{align}">{escape(_cell_text(cell))}</td>'


def _caption(heading: str) -> str:
    return f'<caption style="text-align:left">{escape(heading)}</caption>'
