"""XmR charts of many series as tables."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Generic

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from commonweal import _chart_variation, _core, _display
from commonweal.errors import InputError
from commonweal.frames import _rows
from commonweal.frames._table import _nulled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from commonweal._chart import Chart
    from commonweal.frames._rows import Frame, Groups, Positions

# The columns of a table with one row a series, and of the long one.
SERIES = (
    *("n", "last_value", "variation", "assurance", "last_rule", "centre", "lower_limit", "upper_limit", "target"),
    *("fired", "autocorrelation", "false_alarm", "sentence", "method", "unit", "cautions"),
)
POINTS = (
    *("value", "moving_range", "screened", "phase", "centre", "lower_limit", "upper_limit", "lower_near"),
    *("upper_near", "target", "variation", "rule", "rules"),
)
PHASES = (
    *("phase", "first_row", "rows", "n", "baseline", "short", "centre", "mean_moving_range", "lower_limit"),
    *("upper_limit", "common_cause", "improvement", "concern", "neutral", "variation"),
)
STRINGS = ("variation", "assurance", "last_rule", "rule", "rules", "sentence", "method", "unit", "cautions", "date")


class XmrFrame(Generic[IntoDataFrameT]):
    """The XmR charts of a table: what `cw.frames.xmr` returns. Its tables are of the library of that table."""

    def __init__(self, frame: Frame, groups: Groups, table: _core.XmrTable, date: str | None, unit: str | None) -> None:
        self._frame, self._groups, self._date, self._unit = frame, groups, date, unit
        self.table = table

    def __len__(self) -> int:
        return len(self.table)

    def series(self) -> IntoDataFrameT:
        """One row for each series, in order of first appearance: its icons, last value, limits and cautions."""
        table = self.table
        height = len(table)
        columns: dict[str, Any] = {name: getattr(table, name) for name in SERIES[:12]}
        for name in ("n", "fired"):
            columns[name] = np.array(columns[name], dtype=np.int64)
        columns["sentence"] = table.sentence
        columns["method"] = [table.method] * height
        columns["unit"] = [self._unit or "input units"] * height
        columns["cautions"] = table.caution_codes
        native: IntoDataFrameT = self._beside_keys(build(columns, self._frame.implementation))
        return native

    def points(self) -> IntoDataFrameT:
        """One row for each row of the table that was passed in, in its order, with the columns of `by` and `date`."""
        order = self._groups.order
        back = np.arange(self._groups.height) if order is None else np.argsort(order)
        table = points_table(self.table.points, self.table.rules, back, self._frame.implementation, None)
        keys = [] if self._groups.keys is None else list(self._groups.keys.columns)
        kept = [*keys, *([] if self._date is None or self._date in keys else [self._date])]
        clash = set(kept) & set(table.columns)
        if clash:
            table = table.rename({name: f"{name}_" for name in clash})
        if kept:
            table = nw.concat([nw.maybe_reset_index(self._frame.select(kept)), table], how="horizontal")
        native: IntoDataFrameT = table.to_native()
        return native

    def phases(self) -> IntoDataFrameT:
        """One row for each phase of each series."""
        phases = self.table.phases
        counts = np.diff(self.table.phase_offsets)
        starts = np.repeat(np.array(self.table.phase_offsets[:-1], dtype=np.int64), counts)
        columns: dict[str, Any] = {"phase": np.arange(len(phases), dtype=np.int64) - starts}
        for name in PHASES[1:]:
            column = getattr(phases, name)
            whole = name in ("first_row", "rows", "n", "baseline", "common_cause", "improvement", "concern", "neutral")
            columns[name] = np.array(column, dtype=np.int64) if whole else column
        table = build(columns, self._frame.implementation)
        if self._groups.keys is not None:
            which = np.repeat(np.arange(len(counts)), counts).tolist()
            keys = nw.maybe_reset_index(self._groups.keys[which])
            table = nw.concat([keys, table], how="horizontal")
        native: IntoDataFrameT = table.to_native()
        return native

    def icons(self, *, title: str = "Variation and assurance", subtitle: str | None = None) -> Chart:
        """A grid: a row for each series with a small line, its last value, its icons and its target."""
        return _chart_variation.of_icons(self._names, self.table, title, subtitle, [self._unit or ""] * len(self))

    @cached_property
    def _names(self) -> list[str]:
        keys = self._groups.keys
        if keys is None:
            return ["all rows"]
        return [", ".join(str(cell) for cell in row) for row in keys.iter_rows()]

    def _beside_keys(self, table: Frame) -> Any:
        keys = self._groups.keys
        return (table if keys is None else nw.concat([keys, table], how="horizontal")).to_native()

    def __repr__(self) -> str:
        lines = [f"XmR charts of {len(self)} series; .series(), .points(), .phases() and .icons()"]
        shown = _display.MOST_ROWS
        for name, sentence in zip(self._names[:shown], self.table.sentence[:shown], strict=True):
            lines.append(f"  {name}: {sentence}")
        more = len(self) - shown
        return "\n".join([*lines, *([f"  and {more} more"] if more > 0 else [])])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{name}</th>' for name in ("series", "last value", "", "", "reading"))
        table, shown = self.table, 50
        columns = (self._names, table.last_value, table.variation, table.assurance, table.sentence)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(name)}</th><td>{_core.value_text(last)}</td>'
            f"<td>{_icon(variation)}</td><td>{_icon(assurance)}</td>"
            f'<td style="text-align:left">{escape(sentence)}</td></tr>'
            for name, last, variation, assurance, sentence in list(zip(*columns, strict=True))[:shown]
        )
        more = len(self) - shown
        below = f"<p>and {more:,} more series</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{below}"


def _icon(name: str | None) -> str:
    return "" if name is None else _core.icon_svg(name)


def points_table(
    points: _core.XmrPoints, rules: Sequence[str], back: Positions, backend: Any, date: Sequence[str] | None
) -> Frame:
    """The points as a table, sorted rows put back where they stood."""
    columns: dict[str, Any] = {} if date is None else {"date": list(date)}
    for name in POINTS[:10]:
        columns[name] = getattr(points, name)[back]
    columns["phase"] = columns["phase"].astype(np.int64)
    for name in ("variation", "rule"):
        columns[name] = np.array(getattr(points, name), dtype=object)[back]
    columns["rules"] = _fired(points, rules)[back]
    return build(columns, backend)


def _fired(points: _core.XmrPoints, rules: Sequence[str]) -> NDArray[np.object_]:
    """All rules that fire at each point, joined by commas: one text for each set of rules that occurs."""
    bits: NDArray[np.uint32] = np.bitwise_or(np.asarray(points.fired_high), np.asarray(points.fired_low)).astype(
        np.uint32
    )
    words = [
        ", ".join(name for place, name in enumerate(rules) if number >> place & 1) for number in range(1 << len(rules))
    ]
    chosen: NDArray[np.object_] = np.array(words, dtype=object)[bits]
    return chosen


def build(columns: dict[str, Any], backend: Any) -> Frame:
    series = {}
    for name, column in columns.items():
        texts = name in STRINGS
        cells = column.tolist() if texts and isinstance(column, np.ndarray) else column
        series[name] = _nulled(nw.new_series(name, cells, nw.String() if texts else None, backend=backend))
    return nw.DataFrame.from_dict(series, backend=backend)


def _quick_days(column: nw.Series[Any]) -> NDArray[np.int64] | None:
    """The days of a column that is well-formed throughout, as they mostly are; none where it is not."""
    try:
        if column.dtype == nw.String():
            # Of libraries that read text as days, some take "2024-3-1" too.
            column = column.str.to_date("%Y-%m-%d") if (column.str.len_chars() == len("2024-03-31")).all() else column
        moments = np.asarray(column.to_numpy())
    except Exception:
        return None
    if moments.dtype.kind != "M":
        return None
    days = moments.astype("datetime64[D]")
    # Not where one is missing, nor where one has a time of day.
    return days.astype(np.int64) if (days == moments).all() else None


def days_of(frame: Frame, name: str) -> NDArray[np.int64]:
    """A column of days as days since 1 January 1970."""
    column = frame.get_column(_rows.check_name(frame, name, "date"))
    quick = _quick_days(column)
    if quick is not None:
        return quick
    cells = _rows.dates(frame, name, "date")
    for row, cell in enumerate(cells):
        if cell is None:
            message = f"`date` (column '{name}') row {row} is missing: give the day of each row"
            raise InputError(message, "missing-value", "date", row)
        try:
            np.datetime64(cell, "D")
        except ValueError:
            message = (
                f"`date` (column '{name}') row {row} is {cell!r}: write the day as year-month-day, such as 2024-03-31"
            )
            raise InputError(message, "invalid-date", "date", row) from None
    return np.array(cells, dtype="datetime64[D]").astype(np.int64)


def phase_starts_of(frame: Frame, name: str, groups: Groups) -> list[int]:
    """The sorted rows at which a column says that a new phase starts; the first of a series starts one in any case."""
    flags = _rows.numbers(frame, name, "rebase")
    strange = ~((flags == 0) | (flags == 1))
    if strange.any():
        row = int(np.flatnonzero(strange)[0])
        message = f"`rebase` (column '{name}') row {row} is {flags[row]:g}: give 1 where a new phase starts, or 0"
        raise InputError(message, "out-of-range", "rebase", row)
    starts = np.flatnonzero(groups.sorted(flags) == 1)
    listed: list[int] = np.setdiff1d(starts, groups.offsets[:-1]).tolist()
    return listed
