"""How the rows of a table were drawn, from the names of its columns."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal._columns import as_labels
from commonweal.errors import InputError
from commonweal.frames import _rows
from commonweal.frames._errors import moved, renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commonweal import _typing as types
    from commonweal.frames._complete import Complete
    from commonweal.frames._errors import Names
    from commonweal.frames._rows import Frame, Groups


# Cells of replicate weights, held twice in eight bytes each: 4 GB.
MOST_CELLS = 250_000_000

# The whole sample, and where in it a part of a table starts.
_WHOLE: ContextVar[tuple[_core.SurveySample, int] | None] = ContextVar("whole", default=None)


@contextmanager
def part_of(sample: _core.SurveySample | None, start: int) -> Iterator[None]:
    """The table is a part of a larger one, from this row on: its rows are a domain of the whole sample."""
    token = _WHOLE.set(None if sample is None else (sample, start))
    try:
        yield
    finally:
        _WHOLE.reset(token)


def of_table(frame: Frame, design: types.SurveyColumns | None, rows: Complete) -> _core.SurveySample | None:
    """The sample of all rows of the table, of which those that are complete are a domain.

    The groups of `by` are domains of it too: a cluster without a member of a group was drawn all the same.
    """
    if design is None:
        return None
    whole = _WHOLE.get()
    if whole is not None:
        sample, start = whole
        own = np.arange(rows.groups.height) if rows.rows is None else rows.rows
        return sample.domain((own + start).tolist())
    sample = of_groups(frame, design, rows.groups)
    return sample if rows.rows is None else sample.domain(rows.rows.tolist())


def of_groups(frame: Frame, design: types.SurveyColumns, groups: Groups) -> _core.SurveySample:
    """The sample of all rows, in the order of the groups."""
    words: Any = design
    if not isinstance(words, dict):
        message = f"`design` is of type {type(words).__name__}: give a dictionary, such as dict(strata=...)"
        raise InputError(message, "wrong-type", "design")
    words = dict(words)
    names: Names = {}
    for param in ("strata", "clusters"):
        if words.get(param) is not None:
            names[param] = (param, words[param])
            labels = _rows.cells(frame, words[param], param, as_labels)
            words[param] = labels if groups.order is None else [labels[row] for row in groups.order.tolist()]
    if words.get("sampling_fraction") is not None:
        names["sampling_fraction"] = ("sampling_fraction", words["sampling_fraction"])
        words["sampling_fraction"] = _sorted(frame, words["sampling_fraction"], "sampling_fraction", groups)
    if words.get("replicate_weights") is not None:
        columns = words["replicate_weights"]
        if not isinstance(columns, (list, tuple)):
            message = "`replicate_weights` must be a list of names of columns, one for each replicate"
            raise InputError(message, "wrong-type", "replicate_weights")
        _bounded(groups.height, len(columns))
        words["replicate_weights"] = [_sorted(frame, name, "replicate_weights", groups) for name in columns]
    try:
        return _core.survey_sample(words, groups.height)
    except InputError as error:
        raise renamed(moved(error, groups.input_row), names) from None


def _bounded(height: int, columns: int) -> None:
    if height * columns > MOST_CELLS:
        needed, most = (cells * 16 / 1e9 for cells in (height * columns, MOST_CELLS))
        message = (
            f"`replicate_weights` are {columns:,} columns of {height:,} rows, {needed:,.0f} GB in memory, above the "
            f"bound of {most:,.0f}: give `strata` and `clusters` instead, or compute one part of the table after the "
            "other (a domain of replicate weights needs its own rows only)"
        )
        raise InputError(message, "too-much-work", "replicate_weights")


def _sorted(frame: Frame, name: str, param: str, groups: Groups) -> _rows.Numbers:
    return groups.sorted(_rows.numbers(frame, name, param))
