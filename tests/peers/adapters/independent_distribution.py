"""Formulas written in R as a second opinion: the measures of a distribution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "independent formula"


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`gini_weighted`: by mid-ranks, corrected by the weights, and its jackknife."""
    values, weights = numbers(arguments["x"]), numbers(arguments["w"])
    index = cw.gini_index(values, weights=weights, interval="jackknife")
    corrected = cw.gini_index(values, weights=weights, correction="weights")
    return Answer(
        {"gini": index.value, "gini_unbiased_desctools": corrected.value, "jackknife_se": index.standard_error}
    )


ADAPTERS = {"gini_weighted": Adapter(gini)}
