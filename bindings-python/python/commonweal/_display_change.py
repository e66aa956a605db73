"""How changes, comparisons and trends look in a terminal and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonweal import _core
from commonweal._display import Parts, cautions, cells, estimate_line, shortened

if TYPE_CHECKING:
    from commonweal._display import Cell


def parts(result: _core.Change | _core.BenchmarkComparison | _core.Trend) -> Parts:
    """A heading, facts by name, and columns."""
    if isinstance(result, _core.BenchmarkComparison):
        return _benchmark(result)
    if isinstance(result, _core.Trend):
        return _trend(result)
    return _change(result)


def _rows(count: int) -> str:
    return f"{count} {'row' if count == 1 else 'rows'}"


def _change(change: _core.Change) -> Parts:
    estimates = change.estimates
    columns: dict[str, list[Cell]] = {
        "row": list(range(len(change))),
        "before": cells(change.before),
        "after": cells(change.after),
        change.scale: cells(estimates.value),
    }
    for interval in estimates.intervals:
        columns[f"{100 * interval.level:.4g} % lower"] = cells(interval.lower)
        columns[f"{100 * interval.level:.4g} % upper"] = cells(interval.upper)
    columns["p"] = cells(change.p_value)
    facts = [("direction", estimates.direction), ("method", f"{estimates.method} ({estimates.citation})")]
    facts.append(("limits", f"variance-recovery, correlation {change.correlation:g}"))
    heading = f"{estimates.measure}, {estimates.unit}: {_rows(len(change))}"
    return heading, facts + cautions(estimates.cautions), shortened(columns)


def _benchmark(found: _core.BenchmarkComparison) -> Parts:
    columns: dict[str, list[Cell]] = {
        "row": list(range(len(found))),
        "value": cells(found.value),
        "lower": cells(found.lower),
        "upper": cells(found.upper),
        "benchmark": cells(found.benchmark),
        "verdict": list(found.verdict),
    }
    counts = {word: found.verdict.count(word) for word in dict.fromkeys(found.verdict)}
    facts = [("verdicts", ", ".join(f"{count} {word}" for word, count in counts.items()))]
    facts += [("polarity", found.polarity), ("method", f"{found.method} ({found.citation})")]
    facts += [("not compared", f"row {row}: {why}") for row, why in enumerate(found.reason) if why is not None][:5]
    heading = f"{found.measure} beside a benchmark, {100 * found.level:.4g} % limits: {_rows(len(found))}"
    return heading, facts + cautions(found.cautions), shortened(columns)


def _trend(trend: _core.Trend) -> Parts:
    # A year is no count: it has no separator of thousands.
    times: list[Cell] = [f"{time:.10g}" for time in trend.time.tolist()]
    columns = {"time": times, "value": cells(trend.value), "fitted": cells(trend.fitted)}
    slope = trend.slope
    facts = [("verdict", trend.verdict), ("test", f"chi-square {trend.chi_square:.4g}, p = {trend.p_value:.4g}")]
    if trend.rule != "limits":
        turned = "keeps its direction" if trend.steady else "turns"
        facts.insert(1, ("rule", f"{trend.rule}, at 99.8 %: the line {turned} when one period is left out"))
    scatter = f"Q = {trend.heterogeneity:.4g} on {trend.degrees_of_freedom}, p = {trend.heterogeneity_p_value:.4g}"
    facts += [("scatter about the line", scatter), ("variance", trend.variance), ("direction", slope.direction)]
    facts.append(("method", f"{slope.method} ({slope.citation})"))
    return f"{slope.measure}: {estimate_line(slope)}", facts + cautions(slope.cautions), shortened(columns)
