"""Age bands of many groups, and their sizes in a standard population."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np

from commonweal import _core
from commonweal._typing import PublishedStandard
from commonweal.errors import InputError
from commonweal.frames import _rows
from commonweal.frames._errors import moved, renamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from commonweal.frames._rows import Frame, Groups, Numbers

PUBLISHED: tuple[str, ...] = get_args(PublishedStandard)


def published_sizes(groups: Groups, ages: Numbers, column: str, standard: str, age_end: float | None) -> Numbers:
    """The size of each sorted row's band in a published standard population."""
    return _each_pattern(groups, ages, column, lambda bands: _core.standard_population_sizes(standard, bands, age_end))


def given_sizes(frame: Frame, column: str) -> Numbers:
    """The column of sizes."""
    if isinstance(column, str) and column not in frame.columns:
        known = ", ".join(f'"{name}"' for name in PUBLISHED)
        message = (
            f"`standard_population` is {column!r}, which is neither a published standard population ({known}) "
            f"nor a column of the table"
        )
        raise InputError(message, "unknown-option", "standard_population")
    return _rows.numbers(frame, column, "standard_population")


def refuse_duplicates(groups: Groups, ages: Numbers, column: str) -> None:
    """A band stands once in a group, whatever the standard population."""
    _each_pattern(groups, ages, column, _distinct)


def _distinct(bands: Numbers) -> Numbers:
    _, first = np.unique(bands, return_index=True)
    if len(first) < len(bands):
        row = int(np.setdiff1d(np.arange(len(bands)), first)[0])
        message = f"`age` row {row} is {bands[row]:g}: another row starts at the same age; give each band once"
        raise InputError(message, "duplicate-key", "age", row)
    return bands


def _each_pattern(groups: Groups, ages: Numbers, column: str, compute: Callable[[Numbers], Numbers]) -> Numbers:
    """What `compute` makes of the bands of each group, asked once for each set of bands that occurs."""
    offsets = groups.offsets
    heights = np.diff(offsets)
    if (heights == heights[0]).all():
        table = ages.reshape(len(groups), -1)
        made = _alike(table, lambda bands: _of_group(groups, 0, bands, column, compute))
        if made is not None:
            return made
    known: dict[bytes, Numbers] = {}
    parts = []
    for group, (start, end) in enumerate(zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)):
        bands = ages[start:end]
        pattern = bands.tobytes()
        if pattern not in known:
            known[pattern] = _of_group(groups, group, bands, column, compute)
        parts.append(known[pattern])
    return np.concatenate(parts)


def _alike(table: Numbers, compute: Callable[[Numbers], Numbers]) -> Numbers | None:
    """The same for groups that all have the same bands, as they mostly do; none where they do not."""
    if (table == table[0]).all():
        return np.tile(compute(table[0]), len(table))
    ordered = np.sort(table, axis=1)
    if not (ordered == ordered[0]).all():
        return None
    made = compute(table[0])[np.argsort(table[0])]
    return made[np.searchsorted(ordered[0], table.ravel())]


def _of_group(
    groups: Groups, group: int, bands: Numbers, column: str, compute: Callable[[Numbers], Numbers]
) -> Numbers:
    start = int(groups.offsets[group])
    try:
        return compute(bands)
    except InputError as error:
        error = moved(error, lambda row: groups.input_row(start + row))
        raise renamed(error, {"age": ("age", column)}) from None
