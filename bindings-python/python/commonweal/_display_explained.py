"""How the parts of an index, and two that are compared, look in a terminal and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonweal import _core, _display
from commonweal._core import value_text

if TYPE_CHECKING:
    from commonweal._display import Cell, Parts


def parts(
    result: (
        _core.EntropyDecomposition
        | _core.ConcentrationComparison
        | _core.ConcentrationDecomposition
        | _core.CurveDominance
        | _core.GroupDecomposition
        | _core.SourceDecomposition
        | _core.RecentredInfluence
        | _core.ShapleyDecomposition
        | _core.SpatialGini
        | _core.MeanLogDeviationChange
    ),
) -> Parts:
    """A heading, facts by name, and a table."""
    if isinstance(result, (_core.EntropyDecomposition, _core.GroupDecomposition)):
        return _by_group(result)
    if isinstance(result, _core.SourceDecomposition):
        return _by_source(result)
    if isinstance(result, _core.ConcentrationComparison):
        return _compared(result)
    if isinstance(result, _core.CurveDominance):
        return _dominance(result)
    if isinstance(result, _core.ShapleyDecomposition):
        return _shapley(result)
    if isinstance(result, _core.RecentredInfluence):
        return _recentred(result)
    if isinstance(result, _core.SpatialGini):
        return _spatial(result)
    if isinstance(result, _core.MeanLogDeviationChange):
        return _change(result)
    return _by_determinant(result)


def _by_group(parts: _core.EntropyDecomposition | _core.GroupDecomposition) -> Parts:
    columns: dict[str, list[Cell]] = {
        "group": list(parts.group),
        "people": _display.counts(parts.people),
        "mean": _display.cells(parts.mean),
        "share of total": _display.cells(parts.share_of_total),
        "index": _display.cells(parts.index),
        "contribution": _display.cells(parts.contribution),
    }
    facts = [
        (name, _display.estimate_line(one)) for name, one in (("within", parts.within), ("between", parts.between))
    ]
    if isinstance(parts, _core.GroupDecomposition):
        facts.append((parts.rest.measure, _display.estimate_line(parts.rest)))
    elif parts.p_value is not None:
        facts.append(("p-value", f"{value_text(parts.p_value)} ({parts.between.draws:,} permutations)"))
    if parts.between_of_largest is not None:
        facts.append(("between, of the largest it could be", _display.percent(parts.between_of_largest)))
    heading = f"{parts.total.measure} of {len(parts)} {'group' if len(parts) == 1 else 'groups'}"
    return (
        f"{heading}: {_display.estimate_line(parts.total)}",
        facts + _display.estimate_facts(parts.between),
        _display.shortened(columns),
    )


def _by_source(parts: _core.SourceDecomposition) -> Parts:
    added = parts.contribution
    columns: dict[str, list[Cell]] = {
        "source": list(parts.source),
        "mean": _display.cells(parts.mean),
        "share of total": _display.cells(parts.share_of_total),
        "index": _display.cells(parts.index),
        "correlation": _display.cells(parts.correlation),
        "contribution": _display.cells(added.value),
    }
    for interval in added.intervals:
        columns[f"{_display.percent(interval.level)} lower"] = _display.cells(interval.lower)
        columns[f"{_display.percent(interval.level)} upper"] = _display.cells(interval.upper)
    if len(parts.marginal_effect):
        columns["marginal effect"] = _display.cells(parts.marginal_effect.value)
    heading = f"{parts.total.measure} by {len(parts)} {'source' if len(parts) == 1 else 'sources'}"
    facts = _display.estimate_facts(parts.total) + _display.cautions(added.cautions)
    return f"{heading}: {_display.estimate_line(parts.total)}", facts, _display.shortened(columns)


def _compared(compared: _core.ConcentrationComparison) -> Parts:
    facts = [
        (name, _display.estimate_line(one)) for name, one in (("first", compared.first), ("second", compared.second))
    ]
    for name, number in (("correlation", compared.correlation), ("p-value", compared.p_value)):
        facts += [] if number is None else [(name, value_text(number))]
    difference = compared.difference
    return (
        f"{difference.measure}: {_display.estimate_line(difference)}",
        facts + _display.estimate_facts(difference),
        None,
    )


def _by_determinant(parts: _core.ConcentrationDecomposition) -> Parts:
    columns: dict[str, list[Cell]] = {
        "coefficient": _display.cells(parts.coefficient),
        "mean": _display.cells(parts.mean),
        "elasticity": _display.cells(parts.elasticity),
        "index": _display.cells(parts.concentration_index),
        "contribution": _display.cells(parts.contribution),
        "share": _display.cells(parts.share),
    }
    return _of_parts(parts, columns)


def _shapley(parts: _core.ShapleyDecomposition) -> Parts:
    columns: dict[str, list[Cell]] = {
        "contribution": _display.cells(parts.contribution),
        "share": _display.cells(parts.share),
        "first": _display.cells(parts.first),
        "last": _display.cells(parts.last),
    }
    return _of_parts(parts, columns)


def _recentred(found: _core.RecentredInfluence) -> Parts:
    columns: dict[str, list[Cell]] = {
        "coefficient": _display.cells(found.coefficient),
        "p-value": _display.cells(found.p_value),
        "mean": _display.cells(found.mean),
        "contribution": _display.cells(found.contribution),
    }
    return _of_parts(found, columns)


def _of_parts(
    parts: _core.ConcentrationDecomposition | _core.RecentredInfluence | _core.ShapleyDecomposition,
    columns: dict[str, list[Cell]],
) -> Parts:
    columns = {"determinant": list(parts.determinant), **columns}
    for interval in parts.intervals:
        columns[f"{_display.percent(interval.level)} lower"] = _display.cells(interval.lower)
        columns[f"{_display.percent(interval.level)} upper"] = _display.cells(interval.upper)
    if isinstance(parts, _core.RecentredInfluence):
        first, left = parts.intercept, [("intercept", parts.intercept)]
    else:
        first, left = parts.explained, [("explained", parts.explained), ("residual", parts.residual)]
    facts = [(name, _display.estimate_line(one)) for name, one in left]
    heading = f"{parts.index.measure} by {len(parts)} {'determinant' if len(parts) == 1 else 'determinants'}"
    facts += _display.estimate_facts(first) + _display.cautions(parts.cautions)
    return f"{heading}: {_display.estimate_line(parts.index)}", facts, _display.shortened(columns)


def _change(change: _core.MeanLogDeviationChange) -> Parts:
    columns: dict[str, list[Cell]] = {
        "group": list(change.group),
        "within": _display.cells(change.within_contribution),
        "sizes": _display.cells(change.sizes_contribution),
        "means": _display.cells(change.means_contribution),
    }
    named = (
        ("inequality within groups", change.within),
        ("sizes of groups, within", change.sizes_within),
        ("sizes of groups, between", change.sizes_between),
        ("means of groups", change.means),
        ("rest", change.rest),
    )
    facts = [(name, _display.estimate_line(one)) for name, one in named]
    facts.append(("from, to", f"{value_text(change.before)}, {value_text(change.after)}"))
    return (
        f"{change.total.measure}: {_display.estimate_line(change.total)}",
        facts + _display.estimate_facts(change.total),
        _display.shortened(columns),
    )


def _spatial(parts: _core.SpatialGini) -> Parts:
    facts = [
        ("between neighbours", _display.estimate_line(parts.neighbours)),
        ("between others", _display.estimate_line(parts.others)),
        ("neighbours by chance", value_text(parts.expected_neighbours)),
        ("pairs", f"{parts.neighbour_pairs:,} of {parts.pairs:,} are neighbours"),
    ]
    if parts.p_value is not None:
        facts.append(("p-value", f"{value_text(parts.p_value)} ({parts.alternative})"))
    return (
        f"{parts.total.measure}: {_display.estimate_line(parts.total)}",
        facts + _display.estimate_facts(parts.neighbours),
        None,
    )


def _dominance(found: _core.CurveDominance) -> Parts:
    columns: dict[str, list[Cell]] = {
        "people": _display.cells(found.people),
        "first": _display.cells(found.first),
        "second": _display.cells(found.second),
        "difference": _display.cells(found.difference),
    }
    for interval in found.simultaneous:
        columns[f"{_display.percent(interval.level)} lower"] = _display.cells(interval.lower)
        columns[f"{_display.percent(interval.level)} upper"] = _display.cells(interval.upper)
    facts = [("first", found.first_measure), ("second", found.second_measure), ("rule", found.rule)]
    if found.no_interval_reason is None:
        facts += [("limits", "of all points together"), ("critical value", value_text(found.critical_value))]
    else:
        facts.append(("no interval", found.no_interval_reason))
    facts += [("direction", found.direction), ("method", f"{found.method} ({found.citation})")]
    facts.append(("based on", f"{found.n:,} rows"))
    return found.sentence, facts + _display.cautions(found.cautions), _display.shortened(columns)
