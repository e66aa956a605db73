"""The measures that suit the data, over tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from commonweal import _core
from commonweal.frames import _rows, _survey, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._long import beside_keys
from commonweal.frames._operation import handing_on

if TYPE_CHECKING:
    from typing import Unpack

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

# Options that name a column here.
COLUMNS = ("population", "rank", "standard_errors", "events")


class ProfileOptions(TypedDict, total=False):
    """Options of a profile; `cw.inequality_profile` says what they mean and what their defaults are."""

    population: str | None
    rank: str | None
    order: types.Order | None
    rows: types.ProfileRows
    level: types.Levels
    standard_errors: str | None
    events: str | None
    event_distribution: types.EventDistribution
    polarity: types.Polarity
    lower: float | None
    upper: float | None
    interval: types.SampleInterval
    design: types.SurveyColumns | None
    indicator: str | None
    people: str | None
    unit: str | None
    nulls: types.Nulls


@handing_on(ProfileOptions)
def inequality_profile(
    df: IntoDataFrameT,
    *,
    value: str,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[ProfileOptions],
) -> IntoDataFrameT:
    """Profile of an inequality, one row for each measure that suits the data of each group of `by`.

    `value`, `population`, `rank`, `standard_errors` and `events` name columns. The table has the measure, its scale,
    value and limits, the sentence and why it is in. What was left out, and why, is in `cw.inequality_profile`. For a
    survey of people the groups of `by` are domains of the sample of its `design`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"district": ["A", "B", "C"], "uptake": [91.0, 74.5, 68.0]})
    >>> table = cw.frames.inequality_profile(df, value="uptake", indicator="uptake", unit="%")
    >>> print(table["sentence"][0])
    Uptake: between the lowest and the highest group lie 23.0 %.
    """
    frame = _rows.read(df)
    rest: dict[str, Any] = dict(options)
    names = {"values": ("value", value)}
    for param in COLUMNS:
        name = rest.pop(param, None)
        if name is not None:
            names[param] = (param, name)
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, rest.pop("nulls", "raise"))
    survey = _survey.of_table(frame, rest.pop("design", None), rows)
    found: list[_core.InequalityProfile] = []

    def native(offsets: list[int]) -> None:
        for start, end in pairwise(offsets):
            part: dict[str, Any] = {name: column[start:end] for name, column in rows.columns.items()}
            if survey is not None:
                part["design"] = survey.domain(list(range(start, end)))
            with shifted(start):
                found.append(_core.inequality_profile(**part, **rest))

    with told(rows, names, native):
        native(rows.starts)
    measures = [measure for profile in found for measure in profile.measures]
    lengths = np.zeros(len(rows.groups), dtype=np.int64)
    lengths[rows.kept] = [len(profile) for profile in found]
    table: IntoDataFrameT = beside_keys(frame, rows, _columns(measures), lengths.tolist())
    return table


def _columns(measures: list[_core.ProfileMeasure]) -> dict[str, Any]:
    estimates = [measure.estimate for measure in measures]
    columns: dict[str, Any] = {
        "operation": [measure.operation for measure in measures],
        "scale": [measure.scale for measure in measures],
        "value": np.array([one.value for one in estimates]),
    }
    most = max(estimates, key=lambda one: len(one.intervals)).intervals
    for place, limits in enumerate(most):
        suffix = f"_{_table.level_name(limits.level)}" if len(most) > 1 else ""
        for side in ("lower", "upper"):
            columns[f"{side}{suffix}"] = np.array(
                [getattr(one.intervals[place], side) if one.intervals else np.nan for one in estimates]
            )
    columns["unit"] = [one.unit for one in estimates]
    columns["sentence"] = [measure.sentence for measure in measures]
    columns["why"] = [measure.why for measure in measures]
    columns["cautions"] = [", ".join(caution.code for caution in one.cautions) for one in estimates]
    return columns
