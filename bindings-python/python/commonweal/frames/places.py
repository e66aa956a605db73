"""Inequality between neighbours, and what changed between two periods, over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonweal import _core
from commonweal._columns import as_labels
from commonweal.errors import InputError
from commonweal.frames import _rows
from commonweal.frames._complete import Complete
from commonweal.frames._errors import moved, shifted, told
from commonweal.frames._long import beside_keys, in_rows_of, parts_of
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def spatial_gini_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    place: str,
    neighbours: IntoDataFrame,
    neighbour_from: str,
    neighbour_to: str,
    weights: str | None = None,
    by: By = None,
    alternative: types.SpatialAlternative = "clustered",
    permutations: int | None = None,
    seed: int = 1,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """The Gini index between neighbours and others: three rows (neighbours, others, total) for each group of `by`.

    `place` names the column of places, each once in a group; `neighbour_from` and `neighbour_to` name columns of the
    table `neighbours`, the same pairs for every group. Beside the values stand, in the rows of the neighbours, expected
    and, where `permutations` are asked for, p_value. See `cw.spatial_gini_decomposition`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["a", "b", "c", "d"], "rate": [1, 2, 8, 9]})
    >>> pairs = pl.DataFrame({"one": ["a", "b", "c"], "other": ["b", "c", "d"]})
    >>> table = cw.frames.spatial_gini_decomposition(df, value="rate", place="area", neighbours=pairs,
    ...     neighbour_from="one", neighbour_to="other")
    >>> dict(zip(table["part"], [round(value, 6) for value in table["value"]]))
    {'neighbours': 0.1, 'others': 0.275, 'total': 0.375}
    """
    frame, near = _rows.read(df), _rows.read(neighbours)
    pairs = {
        "neighbour_from": _rows.texts(near, neighbour_from, "neighbour_from"),
        "neighbour_to": _rows.texts(near, neighbour_to, "neighbour_to"),
    }
    names = {"values": ("value", value)} | ({} if weights is None else {"weights": ("weights", weights)})
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    places = _rows.texts(frame, place, "place")
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    if rows.groups.order is not None:
        places = [places[row] for row in rows.groups.order.tolist()]
    options: Any = {"alternative": alternative, "permutations": permutations, "seed": seed, **pairs}
    found = []
    wrong: InputError | None = None
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part: Any = {name: column[start:end] for name, column in rows.columns.items()}
            with shifted(start):
                try:
                    found.append(_core.spatial_gini_decomposition(**part, place=places[start:end], **options))
                except InputError as error:
                    if error.param not in pairs:
                        raise
                    wrong = error
                    break
    if wrong is not None:
        # Its row is one of the table of neighbours.
        raise wrong
    parts = ("neighbours", "others", "total")
    estimates = [getattr(one, part) for one in found for part in parts]
    whole: dict[str, Any] = {"part": [*parts] * len(found)} | parts_of(estimates)
    beside: dict[str, list[float | None]] = {
        "expected": [one.expected_neighbours for one in found],
        "p_value": [one.p_value for one in found],
    }
    whole |= in_rows_of("neighbours", parts, beside)
    table: IntoDataFrameT = beside_keys(frame, rows, whole, [len(parts)] * len(found))
    return table


@operation
def mean_log_deviation_change(
    df: IntoDataFrameT,
    *,
    value: str,
    group: str,
    period: str,
    before: Any,
    after: Any,
    weights: str | None = None,
    by: By = None,
    form: types.MeanLogDeviationChangeForm = "exact",
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Why the mean log deviation rose or fell: six rows of parts for each group of `by`.

    `period` names the column that tells both periods apart, `before` and `after` are its values in them (rows of other
    periods do not count). Parts: within, sizes_within, sizes_between, means, rest, total. See
    `cw.mean_log_deviation_change`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> beds = {"beds": [1, 3, 4, 8, 2, 3, 8, 16], "place": ["a", "a", "b", "b"] * 2}
    >>> df = pl.DataFrame({"year": [2019] * 4 + [2024] * 4, **beds})
    >>> table = cw.frames.mean_log_deviation_change(df, value="beds", group="place", period="year",
    ...     before=2019, after=2024)
    >>> dict(zip(table["part"], [round(value, 6) for value in table["value"]]))["means"]
    0.136562
    """
    frame = _rows.read(df)
    names = {"values": ("value", value)} | ({} if weights is None else {"weights": ("weights", weights)})
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    labels = _rows.texts(frame, group, "group")
    periods = _rows.cells(frame, period, "period", as_labels)
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    if rows.groups.order is not None:
        order = rows.groups.order.tolist()
        labels, periods = [labels[row] for row in order], [periods[row] for row in order]
    named = {"before": str(before), "after": str(after)}
    for side in named:
        names |= {
            side: ("value", value),
            f"{side}_group": ("group", group),
            f"{side}_weights": ("weights", str(weights)),
        }
    found = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            here = {side: [row for row in range(start, end) if periods[row] == label] for side, label in named.items()}
            given: Any = {"form": form, "level": level, "interval": interval}
            for side, numbers in here.items():
                if not numbers:
                    message = f"`{side}` is {named[side]}: the column '{period}' has no such value in a group of `by`"
                    raise InputError(message, "empty", side)
                given[side] = rows.columns["values"][numbers]
                given[f"{side}_group"] = [labels[row] for row in numbers]
                given[f"{side}_weights"] = None if weights is None else rows.columns["weights"][numbers]
            try:
                found.append(_core.mean_log_deviation_change(**given))
            except InputError as error:
                side = "after" if str(error.param).startswith("after") else "before"
                raise moved(error, here[side].__getitem__) from None
    parts = ("within", "sizes_within", "sizes_between", "means", "rest", "total")
    estimates = [getattr(one, part) for one in found for part in parts]
    whole: dict[str, Any] = {"part": [*parts] * len(found)} | parts_of(estimates)
    table: IntoDataFrameT = beside_keys(frame, rows, whole, [len(parts)] * len(found))
    return table
