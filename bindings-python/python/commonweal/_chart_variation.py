"""Charts of variation over time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from commonweal import _core, _display_variation
from commonweal._chart import Chart

if TYPE_CHECKING:
    from commonweal._display import Cell


def of_xmr(xmr: _core.Xmr, title: str, subtitle: str | None, value: str | None) -> Chart:
    """The chart of an XmR; called by `Xmr.chart`."""
    spec = json.loads(_core.xmr_specification(xmr, title, subtitle, value))
    return Chart(spec, _display_variation.point_columns(xmr.points))


def of_icons(
    names: list[str], table: _core.XmrTable, title: str, subtitle: str | None, units: list[str] | None = None
) -> Chart:
    """A grid of icons, one row a series; called by the result of `cw.frames.xmr`."""
    spec = json.loads(_core.xmr_icons_specification(names, table, title, subtitle, units or []))
    columns = _display_variation.columns(table) or {}
    del columns["series"]
    first: dict[str, list[Cell]] = {"name": [*names]}
    return Chart(spec, first | columns)
