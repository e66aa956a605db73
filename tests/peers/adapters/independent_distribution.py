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


def welfare(arguments: Mapping[str, Any]) -> Answer:
    """`ge_atkinson_kolm`: generalised entropy, Atkinson and Kolm indices, with the equivalents."""
    values, weights, epsilons = numbers(arguments["x"]), numbers(arguments["w"]), arguments["epsilon"]

    def entropy(alpha: float) -> float:
        return cw.generalised_entropy_index(values, weights=weights, alpha=alpha).value

    def atkinson(report: Any) -> list[float]:
        return [cw.atkinson_index(values, weights=weights, epsilon=e, report=report).value for e in epsilons]

    def kolm(report: Any) -> list[float]:
        return [cw.kolm_index(values, weights=weights, kappa=k, report=report).value for k in arguments["kappa"]]

    return Answer(
        {
            "theil_T": entropy(1),
            "mld": entropy(0),
            "ge2": entropy(2),
            "ge_minus1": entropy(-1),
            "atkinson": atkinson("index"),
            "atkinson_ede": atkinson("equally-distributed-equivalent"),
            "kolm": kolm("index"),
            "kolm_ede": kolm("equally-distributed-equivalent"),
            "cv": cw.coefficient_of_variation(values, weights=weights).value,
        }
    )


ADAPTERS = {"ge_atkinson_kolm": Adapter(welfare), "gini_weighted": Adapter(gini)}
