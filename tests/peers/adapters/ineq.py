"""ineq (R)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, attempt, of
from selection import numbers

PACKAGE = "ineq"


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`Gini`, as it stands and with `corr = TRUE`."""
    values = numbers(arguments["x"])
    corrected = attempt(cw.gini_index, values, correction="sample-size")
    return Answer({"corr_false": cw.gini_index(values).value, "corr_true": of(corrected, lambda index: index.value)})


ADAPTERS = {"Gini": Adapter(gini)}
