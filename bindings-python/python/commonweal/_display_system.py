"""How results of the family `system` look: a heading, facts by name, and columns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commonweal import _core
    from commonweal._display import Cell

    Parts: TypeAlias = tuple[str, list[tuple[str, str]], dict[str, list[Cell]]]


def number(value: float) -> Cell:
    """A count: mostly whole, and then written without decimals; nothing where there is none."""
    if math.isnan(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def _numbers(column: Iterable[float]) -> list[Cell]:
    return [number(value) for value in column]


def _total(value: float) -> str:
    return f"{number(value):,}"


def _check(check: _core.HierarchyCheck) -> Parts:
    levels = ", ".join(f"{level} ({codes:,})" for level, codes in zip(check.level, check.codes, strict=True))
    found = "no fault" if check.ok else f"{len(check.issue)} {'fault' if len(check.issue) == 1 else 'faults'}"
    columns: dict[str, list[Cell]] = {"issue": [*check.issue], "row": [*check.row], "message": [*check.message]}
    facts = [("levels", levels), ("dates", "some links have dates" if check.dated else "no link has a date")]
    return f"hierarchy of {check.links:,} links: {found}", facts, columns


def _rolled(rolled: _core.RolledUp) -> Parts:
    when = "" if rolled.date is None else f" on {rolled.date}"
    columns: dict[str, list[Cell]] = {"code": [*rolled.code]}
    if rolled.stratum:
        columns["stratum"] = [*rolled.stratum]
    columns["numerator"] = _numbers(rolled.numerator)
    if rolled.denominator_in is not None:
        columns["denominator"] = _numbers(rolled.denominator)
    pairs = zip(rolled.codes_found, rolled.codes_expected, strict=True)
    columns["codes"] = [f"{found:,} of {expected:,}" for found, expected in pairs]
    reconciled = f"{_total(rolled.numerator_in)} in = {_total(rolled.numerator_out)} out"
    facts = [("reconciled", f"{reconciled} + {_total(rolled.numerator_unmatched)} without a place")]
    levels = zip(rolled.level, rolled.level_codes, rolled.level_numerator, strict=True)
    facts.append(("by level", "; ".join(f"{name}: {codes:,} codes, {_total(sum_)}" for name, codes, sum_ in levels)))
    return f"roll-up from {rolled.from_level} to {rolled.to_level}{when}", facts, columns


def _quantiles(quantiles: _core.Quantiles) -> Parts:
    columns: dict[str, list[Cell]] = {
        "area": [*quantiles.area],
        "rows": [*quantiles.area_rows],
        "groups": [f"{present} of {quantiles.groups}" for present in quantiles.groups_present],
        "none in": [*quantiles.groups_missing],
    }
    return quantiles.statement, [("rows", f"{len(quantiles.quantile):,}")], columns


def _restated(series: _core.Restated) -> Parts:
    columns: dict[str, list[Cell]] = {
        "code": [*series.code],
        "date": [*series.date],
        "count": _numbers(series.count),
        "then": _numbers(series.count_then),
        "sources": [*series.sources],
    }
    facts = [("total", f"{_total(series.total_then)} then, {_total(series.total_now)} now")]
    changes = zip(series.change_from, series.change_to, series.change_date, series.change_share, strict=True)
    for old, new, day, share in changes:
        part = "" if share == 1 else f" ({share:.6g} of it)"
        facts.append(("change", f"{old} is counted with {new}{part} since {day}"))
    for code, day, reason in zip(series.rebase_code, series.rebase_date, series.rebase_reason, strict=True):
        facts.append(("rebase", f"{code} at {day}: {reason}"))
    return f"series in the codes of {series.as_of}", facts, columns


def _reconciliation(report: _core.Reconciliation) -> Parts:
    columns: dict[str, list[Cell]] = {
        "code": [*report.code],
        "change": [*report.change],
        "before": _numbers(report.before),
        "after": _numbers(report.after),
        "explanation": [*report.explanation],
    }
    facts = [
        ("total", f"{_total(report.total_before)} before, {_total(report.total_after)} after"),
        ("kept codes", f"{_total(report.kept_before)} before, {_total(report.kept_after)} after"),
    ]
    heading = f"{report.kept:,} codes kept, {report.added:,} added, {report.lost:,} lost"
    return f"{heading}; {report.unexplained:,} unexplained", facts, columns


PARTS: dict[str, Callable[[Any], Parts]] = {
    "HierarchyCheck": _check,
    "RolledUp": _rolled,
    "Quantiles": _quantiles,
    "Restated": _restated,
    "Reconciliation": _reconciliation,
}
