"""DescTools (R)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "DescTools"


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`Gini`, as it stands and with its correction by the weights."""
    values, weights = numbers(arguments["x"]), arguments.get("w")
    return Answer(
        {
            "unbiased_false": cw.gini_index(values, weights=weights).value,
            "unbiased_true": cw.gini_index(values, weights=weights, correction="weights").value,
        }
    )


ADAPTERS = {"Gini": Adapter(gini)}
