"""The mathematics of improving health and care across a system.

Every function takes data first (a NumPy array, a list, or a column of pandas, polars or pyarrow) and named options after
it; every result carries its interval, the method that made it, its unit and direction, and its cautions. `cw.frames` has the
same functions over whole dataframes, with `by=` for many areas at once.
"""

from commonweal._core import (
    Caution,
    Estimate,
    Estimates,
    Gradient,
    Interval,
    IntervalColumn,
    Level,
    crude_rate,
    directly_standardised_rate,
    gradient,
    proportion,
    relative_index,
    slope_index,
)
from commonweal.errors import InputError

__all__ = [
    "Caution",
    "Estimate",
    "Estimates",
    "Gradient",
    "InputError",
    "Interval",
    "IntervalColumn",
    "Level",
    "crude_rate",
    "directly_standardised_rate",
    "gradient",
    "proportion",
    "relative_index",
    "slope_index",
]
