"""inequality (PySAL, Python)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "pysal inequality"


def schutz(arguments: Mapping[str, Any]) -> Answer:
    """`Schutz`: the distance is the Hoover index, the coefficient ten times it for each value."""
    values = numbers(arguments["x"])
    index = cw.hoover_index(values).value
    return Answer({"distance": index, "coefficient": index * 10 * len(values)})


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`Gini`."""
    return Answer({"g": cw.gini_index(numbers(arguments["x"])).value})


# Where all values are zero it looks for a place on the curve that does not exist.
CODES = (("out-of-bounds", frozenset({"not-computable"})),)

ADAPTERS = {"Gini": Adapter(gini), "Schutz": Adapter(schutz, CODES)}
