"""Systems over tables: hierarchies, roll-ups, deprivation groups, successions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By, Frame

LINKS = ("child", "child_level", "parent", "parent_level")
PERIOD = ("valid_from", "valid_to")


class Hierarchy:
    """Links between codes, read once and used for many roll-ups; made by `cw.frames.hierarchy`."""

    __slots__ = ("_columns", "_ends")

    def __init__(self, columns: dict[str, Any], ends: types.Ends) -> None:
        self._columns = columns
        self._ends = ends

    def check(self, known: types.Texts | None = None) -> _core.HierarchyCheck:
        """Everything that is wrong with the links."""
        return _core.check_hierarchy(**self._columns, ends=self._ends, known=known)

    def roll_up(
        self,
        df: IntoDataFrameT,
        *,
        code: str,
        numerator: str,
        to_level: str,
        denominator: str | None = None,
        from_level: str | None = None,
        date: types.Day | None = None,
        unmatched: types.Unmatched = "raise",
        fractions: types.Fractions = "raise",
        nulls: types.Nulls = "raise",
        by: By = None,
    ) -> IntoDataFrameT:
        """Counts added up, one row for each code of the level and group of `by`; see `cw.frames.roll_up`."""
        frame = _rows.read(df)
        options: dict[str, Any] = {"from_level": from_level, "date": date, "unmatched": unmatched, "nulls": nulls}
        columns: dict[str, Any] = {"numerator": _rows.numbers(frame, numerator, "numerator")}
        if denominator is not None:
            columns["denominator"] = _rows.numbers(frame, denominator, "denominator")
        groups = _rows.Groups(frame, by)
        rolled = _core.roll_up(
            _rows.texts(frame, code, "code"),
            columns.pop("numerator"),
            **columns,
            **self._columns,
            stratum=None if by is None else [str(number) for number in groups.of_input_rows()],
            ends=self._ends,
            to_level=to_level,
            fractions=fractions,
            **options,
        )
        table: IntoDataFrameT = _sums(rolled, groups, frame)
        return table


def hierarchy(
    links: Any,
    *,
    levels: Sequence[str] | None = None,
    child: str = "child",
    child_level: str = "child_level",
    parent: str = "parent",
    parent_level: str = "parent_level",
    valid_from: str | None = None,
    valid_to: str | None = None,
    ends: types.Ends = "exclusive",
) -> Hierarchy:
    """Links between codes, from a table with a row a link, or (with `levels`) a lookup with a column a level.

    Parameters
    ----------
    links
        A table. Each row says that `child` belonged to `parent` from `valid_from` until, not with, `valid_to`.
    levels
        For a lookup: its columns, lowest level first; the names of the columns become the names of the levels.
    ends
        Say "inclusive" where `valid_to` is the last day on which a link held.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> lookup = pl.DataFrame({"lsoa": ["E01", "E02", "E03"], "icb": ["QWO", "QWO", "QHM"]})
    >>> england = cw.frames.hierarchy(lookup, levels=["lsoa", "icb"])
    >>> people = pl.DataFrame({"lsoa": ["E01", "E02", "E03"], "people": [1500, 1700, 1600]})
    >>> england.roll_up(people, code="lsoa", numerator="people", to_level="icb")["numerator"].to_list()
    [3200.0, 1600.0]
    """
    frame = _rows.read(links)
    if levels is not None:
        return Hierarchy(_lookup(frame, levels), ends)
    columns: dict[str, Any] = {
        param: _rows.texts(frame, name, param)
        for param, name in zip(LINKS, (child, child_level, parent, parent_level), strict=True)
    }
    for param, name in zip(PERIOD, (valid_from, valid_to), strict=True):
        if name is not None:
            columns[param] = _rows.dates(frame, name, param)
    return Hierarchy(columns, ends)


def _lookup(frame: Frame, levels: Sequence[str]) -> dict[str, Any]:
    """The links between neighbouring columns, each once."""
    if isinstance(levels, str) or len(levels) < 2:
        message = "`levels` must be a list of two or more columns, the lowest level first"
        raise InputError(message, "wrong-type", "levels")
    columns: dict[str, list[Any]] = {name: [] for name in LINKS}
    cells = [_rows.texts(frame, name, "levels") for name in levels]
    for at in range(len(levels) - 1):
        pairs = dict.fromkeys(zip(cells[at], cells[at + 1], strict=True))
        for child, parent in pairs:
            for name, cell in zip(LINKS, (child, levels[at], parent, levels[at + 1]), strict=True):
                columns[name].append(cell)
    return columns


def _with_keys(columns: dict[str, Any], groups: _rows.Groups, numbers: list[int], frame: Frame) -> Any:
    """Columns beside the keys of the group that each row belongs to."""
    table = _table.build(columns, frame.implementation)
    if groups.keys is not None:
        _table.refuse_clash(groups, columns)
        keys = nw.maybe_reset_index(groups.keys[numbers])
        table = nw.concat([keys, table], how="horizontal")
    return table.to_native()


def _sums(rolled: _core.RolledUp, groups: _rows.Groups, frame: Frame) -> Any:
    height = len(rolled.code)
    columns: dict[str, Any] = {"code": rolled.code, "numerator": rolled.numerator}
    if rolled.denominator_in is not None:
        columns["denominator"] = rolled.denominator
    columns["rows"] = np.array(rolled.rows, dtype=np.int64)
    columns["codes_found"] = np.array(rolled.codes_found, dtype=np.int64)
    columns["codes_expected"] = np.array(rolled.codes_expected, dtype=np.int64)
    columns["date"] = [rolled.date] * height
    columns["cautions"] = [", ".join(caution.code for caution in rolled.cautions)] * height
    return _with_keys(columns, groups, [int(number) for number in rolled.stratum], frame)


@operation
def check_hierarchy(
    df: IntoDataFrameT,
    *,
    child: str,
    child_level: str,
    parent: str,
    parent_level: str,
    valid_from: str | None = None,
    valid_to: str | None = None,
    ends: types.Ends = "exclusive",
    known: types.Texts | None = None,
) -> IntoDataFrameT:
    """Everything that is wrong with a table of links, one row a fault. See `cw.check_hierarchy`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> links = pl.DataFrame({"from": ["E01", "E01"], "a": ["lsoa"] * 2, "to": ["E06", "E07"], "b": ["council"] * 2})
    >>> cw.frames.check_hierarchy(links, child="from", child_level="a", parent="to", parent_level="b")["issue"][0]
    'two-parents'
    """
    names = {"child": child, "child_level": child_level, "parent": parent, "parent_level": parent_level}
    check = hierarchy(df, **names, valid_from=valid_from, valid_to=valid_to, ends=ends).check(known)
    columns = {
        "issue": check.issue,
        "row": np.array([np.nan if row is None else row for row in check.row], dtype=np.float64),
        "code": check.code,
        "code_level": check.code_level,
        "message": check.message,
    }
    table: IntoDataFrameT = _table.build(columns, _rows.read(df).implementation).to_native()
    return table


@operation
def roll_up(
    df: IntoDataFrameT,
    *,
    code: str,
    numerator: str,
    links: Any,
    child: str = "child",
    child_level: str = "child_level",
    parent: str = "parent",
    parent_level: str = "parent_level",
    to_level: str,
    denominator: str | None = None,
    valid_from: str | None = None,
    valid_to: str | None = None,
    ends: types.Ends = "exclusive",
    from_level: str | None = None,
    date: types.Day | None = None,
    unmatched: types.Unmatched = "raise",
    fractions: types.Fractions = "raise",
    nulls: types.Nulls = "raise",
    by: By = None,
) -> IntoDataFrameT:
    """Counts added up to a higher level, one row for each code and group of `by`. See `cw.roll_up`.

    `links` is a table with a row a link; for a lookup with a column a level, or for many roll-ups, use
    `cw.frames.hierarchy`. Rows without a place are an error; with unmatched="report" they are in no sum, every row says
    so in its cautions, and `cw.roll_up` lists them.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> links = pl.DataFrame({"child": ["E01", "E02"], "child_level": ["lsoa"] * 2, "parent": ["QWO"] * 2,
    ...     "parent_level": ["icb"] * 2})
    >>> df = pl.DataFrame({"lsoa": ["E01", "E02", "E01"], "sex": ["F", "F", "M"], "people": [800, 900, 700]})
    >>> sums = cw.frames.roll_up(df, code="lsoa", numerator="people", links=links, to_level="icb", by="sex")
    >>> sums["numerator"].to_list()
    [1700.0, 700.0]
    """
    names = {"child": child, "child_level": child_level, "parent": parent, "parent_level": parent_level}
    return hierarchy(links, **names, valid_from=valid_from, valid_to=valid_to, ends=ends).roll_up(
        df,
        code=code,
        numerator=numerator,
        to_level=to_level,
        denominator=denominator,
        from_level=from_level,
        date=date,
        unmatched=unmatched,
        fractions=fractions,
        nulls=nulls,
        by=by,
    )


@operation
def assign_quantiles(
    df: IntoDataFrameT,
    *,
    rank: str,
    order: types.Order,
    edition: types.Edition | None = None,
    areas: int | None = None,
    groups: int = 10,
    basis: types.QuantileBasis = "national",
    place: types.QuantilePlace | None = None,
    area: str | None = None,
    population: str | None = None,
    nulls: types.Nulls = "raise",
) -> IntoDataFrameT:
    """The table with two columns more: the deprivation group of each row, and whose groups they are.

    See `cw.assign_quantiles`, which also tells what each area lacks.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"lsoa": ["E01000001", "E01000002"], "imd": [29199, 30379]})
    >>> deciles = cw.frames.assign_quantiles(df, rank="imd", order="most-deprived-first", edition="imd-2019")
    >>> deciles["quantile"].to_list()
    [9, 10]
    """
    frame = _rows.read(df)
    given = {"rank": _rows.numbers(frame, rank, "rank")}
    if population is not None:
        given["population"] = _rows.numbers(frame, population, "population")
    complete = ~np.any([np.isnan(column) for column in given.values()], axis=0)
    cells = None if area is None else _rows.texts(frame, area, "area")
    assigned = _core.assign_quantiles(
        given.pop("rank"),
        **given,
        order=order,
        edition=edition,
        areas=areas,
        groups=groups,
        basis=basis,
        place=place,
        area=cells,
        nulls=nulls,
    )
    # Under nulls="omit" the rows that were left out have no group.
    quantile = np.full(len(frame), np.nan)
    quantile[complete] = assigned.quantile
    columns = ("quantile", "quantile_statement")
    for name in columns:
        if name in frame.columns:
            message = f"`df` has a column '{name}' already: rename it first"
            raise InputError(message, "duplicate-key", "df")
    group = nw.new_series("quantile", quantile, nw.Float64(), backend=frame.implementation).fill_nan(None)
    # The whole numbers of pandas have no missing one.
    if complete.all() or not frame.implementation.is_pandas_like():
        group = group.cast(nw.Int64())
    words = [assigned.statement] * len(frame)
    added = [group, nw.new_series("quantile_statement", words, nw.String(), backend=frame.implementation)]
    table: IntoDataFrameT = nw.maybe_reset_index(frame).with_columns(*added).to_native()
    like: IntoDataFrameT = _table.like_input(table, frame)
    return like


@operation
def restate(
    df: IntoDataFrameT,
    *,
    code: str,
    date: str,
    count: str,
    successions: Any,
    predecessor: str = "predecessor",
    successor: str = "successor",
    effective: str = "effective",
    share: str | None = None,
    as_of: types.Day | None = None,
    fractions: types.Fractions = "raise",
    nulls: types.Nulls = "raise",
) -> IntoDataFrameT:
    """A series in the codes of a later day, one row for each code and date. See `cw.restate`.

    That also says where limits should be computed afresh.
    `successions` is a table with a row for each predecessor and successor.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> merger = pl.DataFrame({"predecessor": ["RR1"], "successor": ["RRK"], "effective": ["2018-04-01"]})
    >>> df = pl.DataFrame({"trust": ["RRK", "RR1"], "month": ["2018-06-01"] * 2, "attended": [10_035, 22_000]})
    >>> series = cw.frames.restate(df, code="trust", date="month", count="attended", successions=merger)
    >>> series["count"].to_list()
    [32035.0]
    """
    frame, rules = _rows.read(df), _rows.read(successions)
    series = _core.restate(
        _rows.texts(frame, code, "code"),
        _rows.dates(frame, date, "date"),
        _rows.numbers(frame, count, "count"),
        predecessor=_rows.texts(rules, predecessor, "predecessor"),
        successor=_rows.texts(rules, successor, "successor"),
        effective=_rows.dates(rules, effective, "effective"),
        share=None if share is None else _rows.numbers(rules, share, "share"),
        as_of=as_of,
        fractions=fractions,
        nulls=nulls,
    )
    columns = {
        "code": series.code,
        "date": series.date,
        "count": series.count,
        "count_then": series.count_then,
        "sources": np.array(series.sources, dtype=np.int64),
        "cautions": [", ".join(caution.code for caution in series.cautions)] * len(series.code),
    }
    table: IntoDataFrameT = _table.build(columns, frame.implementation).to_native()
    return table


@operation
def reconcile(
    df: IntoDataFrameT,
    *,
    code: str,
    count: str,
    after: Any,
    code_after: str,
    count_after: str,
    successions: Any = None,
    predecessor: str = "predecessor",
    successor: str = "successor",
    effective: str = "effective",
) -> IntoDataFrameT:
    """Codes and counts kept, added or lost from `df` to the table `after`, one row a code. See `cw.reconcile`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> old = pl.DataFrame({"icb": ["QH8", "QJG"], "people": [1000, 2000]})
    >>> new = pl.DataFrame({"icb": ["QJG"], "people": [3010]})
    >>> report = cw.frames.reconcile(old, code="icb", count="people", after=new, code_after="icb", count_after="people")
    >>> report["change"].to_list()
    ['lost', 'kept']
    """
    frame, later = _rows.read(df), _rows.read(after)
    known: dict[str, Any] = {}
    if successions is not None:
        rules = _rows.read(successions)
        known["predecessor"] = _rows.texts(rules, predecessor, "predecessor")
        known["successor"] = _rows.texts(rules, successor, "successor")
        known["effective"] = _rows.dates(rules, effective, "effective")
    report = _core.reconcile(
        _rows.texts(frame, code, "code"),
        _rows.numbers(frame, count, "count"),
        code_after=_rows.texts(later, code_after, "code_after"),
        count_after=_rows.numbers(later, count_after, "count_after"),
        **known,
    )
    columns = {
        "code": report.code,
        "change": report.change,
        "before": report.before,
        "after": report.after,
        "explanation": report.explanation,
    }
    table: IntoDataFrameT = _table.build(columns, frame.implementation).to_native()
    return table
