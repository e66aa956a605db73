"""Charts: a Vega-Lite specification with the table behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commonweal import _core, _display, _display_system
from commonweal._columns import as_float64
from commonweal.errors import InputError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    import altair

    from commonweal import _typing as types
    from commonweal._display import Cell

MIME = "application/vnd.vegalite.v5+json"
# Two pixels for each point: sharp on paper and on the screens of today.
SCALE = 2


class Chart:
    """A chart as a Vega-Lite specification, with the numbers behind it as a table.

    A notebook shows it by itself; `save` writes it to a file, `to_altair` goes on with it in Altair, and `to_dict`
    gives the specification to any page with Vega-Lite 5 or 6.
    """

    __slots__ = ("_json", "_table")

    def __init__(self, spec: Mapping[str, Any], table: Mapping[str, Sequence[Cell]]) -> None:
        # As text, so that nobody can change a chart that somebody else holds.
        self._json = json.dumps(spec)
        self._table = {name: tuple(cells) for name, cells in table.items()}

    @property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification; a copy."""
        spec: dict[str, Any] = json.loads(self._json)
        return spec

    @property
    def table(self) -> dict[str, list[Cell]]:
        """The numbers behind the chart, column by column; a copy."""
        return {name: list(cells) for name, cells in self._table.items()}

    @property
    def description(self) -> str:
        """What the chart shows, in words, for whoever does not see it."""
        return str(self.spec["description"])

    def to_dict(self) -> dict[str, Any]:
        """The Vega-Lite specification; the same as `spec`."""
        return self.spec

    def to_altair(self) -> altair.LayerChart:
        """The chart as an Altair chart, to go on with."""
        chart: altair.LayerChart = _need("altair", "altair", "to_altair()", "plot").LayerChart.from_dict(self.spec)
        return chart

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the chart to a file: .png, .svg, .pdf, .html (self-contained, with the table) or .json."""
        path = Path(path)
        kind = path.suffix.lower().removeprefix(".")
        writers = {"json": self._to_json, "svg": self._to_svg, "html": self._to_html}
        images = {"png": {"scale": SCALE}, "pdf": {}}
        if kind in writers:
            path.write_text(writers[kind](), encoding="utf-8")
        elif kind in images:
            convert = getattr(_converter(f"saving as .{kind}"), f"vegalite_to_{kind}")
            path.write_bytes(convert(self.spec, **images[kind]))
        else:
            message = f"`path` ends in {path.suffix!r}: a chart is saved as .png, .svg, .pdf, .html or .json"
            raise InputError(message, "unknown-option", "path")

    def _to_json(self) -> str:
        return json.dumps(self.spec, ensure_ascii=False, indent=2) + "\n"

    def _to_svg(self) -> str:
        return str(_converter("saving as .svg").vegalite_to_svg(self.spec))

    def _to_html(self) -> str:
        from commonweal._page import page  # noqa: PLC0415 - only where a page is written

        library = str(_converter("saving as .html").javascript_bundle())
        table = _display.html_table(self._title(), self._table)
        return page(self._title(), self.description, self.spec, table, library)

    def _title(self) -> str:
        return str(self.spec["title"]["text"])

    def __repr__(self) -> str:
        return f"Chart: {self.description}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chart):
            return NotImplemented
        return self._json == other._json and self._table == other._table

    def __hash__(self) -> int:
        return hash(self._json)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        table = _display.html_table(self._title(), self._table)
        return {MIME: self.spec, "text/html": self._picture() + table, "text/plain": repr(self)}

    def _picture(self) -> str:
        """The chart as an image inside the page, where the extra `save` is installed; nothing otherwise."""
        try:
            svg = self._to_svg()
        except ImportError:
            return ""
        # As an image, not inline: its identifiers cannot clash with those of the chart above it on the same page.
        from base64 import b64encode  # noqa: PLC0415 - only where a picture is shown
        from html import escape  # noqa: PLC0415 - the same

        data = b64encode(svg.encode()).decode()
        return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.description)}">'


def of_gradient(gradient: _core.Gradient, title: str, subtitle: str | None, value: str | None) -> Chart:
    """The chart of a gradient; called by `Gradient.chart`."""
    spec = json.loads(_core.gradient_specification(gradient, title, subtitle, value))
    return Chart(spec, _display.gradient_columns(gradient))


def of_share_curve(curve: _core.ShareCurve, title: str | None, subtitle: str | None, value: str | None) -> Chart:
    """The chart of a Lorenz or concentration curve; called by `ShareCurve.chart`."""
    measure = curve.measure[0].upper() + curve.measure[1:]
    spec = json.loads(_core.share_curve_specification(curve, measure if title is None else title, subtitle, value))
    return Chart(spec, _display.shortened(_display.share_curve_columns(curve)))


def of_cascade(cascade: _core.Cascade, title: str, subtitle: str | None, value: str | None) -> Chart:
    """The chart of a cascade; called by `Cascade.chart`."""
    from commonweal._interventions import stage_cells  # noqa: PLC0415 - only where one is drawn

    spec = json.loads(_core.cascade_specification(cascade, title, subtitle, value))
    return Chart(spec, stage_cells(cascade.strata))


def of_rolled_up(
    rolled: _core.RolledUp, title: str, subtitle: str | None, value: str | None, names: Mapping[str, str] | None
) -> Chart:
    """The table of a roll-up; called by `RolledUp.chart`."""
    named = [(names or {}).get(code, code) for code in rolled.code]
    strata = rolled.stratum or [""] * len(named)
    notes = [
        "" if found == expected else f"{found} of {expected} codes"
        for found, expected in zip(rolled.codes_found, rolled.codes_expected, strict=True)
    ]
    return hierarchy_table(
        [f"{name}, {stratum}" if stratum else name for name, stratum in zip(named, strata, strict=True)],
        rolled.numerator,
        denominator=None if rolled.denominator_in is None else rolled.denominator,
        notes=notes,
        title=title,
        subtitle=subtitle,
        value=value,
    )


def hierarchy_table(
    names: Iterable[str],
    values: types.Floats,
    *,
    title: str,
    depth: types.Floats | None = None,
    denominator: types.Floats | None = None,
    notes: Iterable[str] | None = None,
    subtitle: str | None = None,
    value: str | None = None,
) -> Chart:
    """A table of places within places, with a bar for each, in the order of the rows.

    Parameters
    ----------
    names, values
        The name and the count of each row.
    depth
        How deep each row stands: 0 for the whole, 1 for its parts, and so on.
    denominator
        Among how many: bars are percentages then.
    notes
        What stands behind each number, such as what is missing from it.
    title, subtitle, value
        The title, what stands below it, and the title of the axis of values.

    Examples
    --------
    >>> import commonweal as cw
    >>> chart = cw.hierarchy_table(["England", "Dorset"], [11_301_143, 65_020], depth=[0, 1],
    ...     denominator=[56_550_138, 776_780], title="Most deprived national fifth")
    >>> chart.spec["datasets"]["places"][1]["label"]
    '65,020 of 776,780 (8.37%)'
    """
    names = _names(names, "names")
    notes = None if notes is None else _names(notes, "notes")
    options = (depth, denominator, notes, title, subtitle, value)
    spec = json.loads(_core.hierarchy_table_specification(names, values, *options))
    table: dict[str, list[Cell]] = {"name": [*names], "value": _numbers(values)}
    if denominator is not None:
        table["denominator"] = _numbers(denominator)
    if notes is not None:
        table["note"] = [*notes]
    return Chart(spec, table)


def of_funnel(
    funnel: _core.Funnel,
    names: Iterable[str] | None,
    title: str,
    subtitle: str | None,
    value: str | None,
    size: str | None,
    size_scale: str,
    labelled: int,
) -> Chart:
    """The chart of a funnel; called by `Funnel.chart`."""
    if size_scale not in ("linear", "log"):
        message = f'`size_scale` is "{size_scale}": choose one of "linear", "log"'
        raise InputError(message, "unknown-option", "size_scale")
    listed = [] if names is None else _names(names, "names")
    if names is not None and len(listed) != len(funnel):
        message = f"`names` has {len(listed)} rows but the funnel has {len(funnel)} units: give one name a unit"
        raise InputError(message, "length-mismatch", "names")
    options = (title, subtitle, value, size, size_scale == "log", labelled)
    spec = json.loads(_core.funnel_specification(funnel, listed, *options))
    return Chart(spec, {**({"name": listed} if listed else {}), **_display.funnel_columns(funnel)})


def of_coverage(coverage: _core.Coverage, title: str, subtitle: str | None, value: str | None) -> Chart:
    """The chart of coverage; called by `Coverage.chart`."""
    spec = json.loads(_core.coverage_specification(coverage, title, subtitle, value))
    people = _display.counts(coverage.people_covered_by)
    return Chart(spec, {"covered by": [*coverage.covered_by], "areas": [*coverage.areas_covered_by], "people": people})


def of_overlap(coverage: _core.Coverage, title: str, subtitle: str | None) -> Chart:
    """The chart of overlaps; called by `Coverage.overlap_chart`."""
    spec = json.loads(_core.overlap_specification(coverage, title, subtitle))
    table: dict[str, list[Cell]] = {
        "first": [*coverage.pair_first],
        "second": [*coverage.pair_second],
        "areas": [*coverage.pair_areas],
        "people": _display.counts(coverage.pair_people),
        "Jaccard": _display.cells(coverage.pair_jaccard),
    }
    return Chart(spec, table)


def interval_bars(
    names: Iterable[str],
    estimates: _core.Estimates,
    *,
    title: str,
    subtitle: str | None = None,
    value: str | None = None,
    reference: float | None = None,
    reference_name: str | None = None,
    highlight: Iterable[str] = (),
) -> Chart:
    """Bars with intervals: one value a place, in the order of the rows.

    Parameters
    ----------
    names
        The name of each row.
    estimates
        What `crude_rate` or `proportion` gave; for a table of `cw.frames`, see `cw.frames.interval_bars`.
    title, subtitle, value
        The title, what stands below it, and the title of the axis of values (the unit unless given).
    reference, reference_name
        A value to compare with, drawn as a line, and its name.
    highlight
        Names to bring forward: darker, and labelled with their value.

    Examples
    --------
    >>> import commonweal as cw
    >>> shares = cw.proportion([957_058, 65_020], [3_000_432, 776_780])
    >>> chart = cw.interval_bars(["North East and North Cumbria", "Dorset"], shares, title="Most deprived fifth")
    >>> [round(share, 4) for share in chart.table["value"]]
    [0.319, 0.0837]
    """
    names, highlight = _names(names, "names"), _names(highlight, "highlight")
    options = (title, subtitle, value, reference, reference_name, highlight)
    spec = json.loads(_core.interval_bars_specification(names, estimates, *options))
    table: dict[str, list[Cell]] = {"name": [*names], "value": [*estimates.value.tolist()]}
    for interval in estimates.intervals:
        suffix = "" if len(estimates.intervals) == 1 else f"_{interval.level * 100:g}"
        table[f"lower{suffix}"] = [*interval.lower.tolist()]
        table[f"upper{suffix}"] = [*interval.upper.tolist()]
    return Chart(spec, table)


def _numbers(column: types.Floats) -> list[Cell]:
    array, *_ = as_float64(column)
    return [] if array is None else [_display_system.number(value) for value in array.tolist()]


def _names(names: Iterable[str], param: str) -> list[str]:
    if isinstance(names, str):
        message = f"`{param}` is one text: give a list of names"
        raise InputError(message, "wrong-type", param)
    return [str(name) for name in names]


def _converter(what: str) -> ModuleType:
    return _need("vl_convert", "vl-convert-python", what, "save")


def _need(module: str, package: str, what: str, extra: str) -> ModuleType:
    from importlib import import_module  # noqa: PLC0415 - only where an extra is used

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        message = f'{what} needs the package {package}: pip install "commonweal[{extra}]"'
        raise ModuleNotFoundError(message, name=module) from error
