"""rineq (R): the concentration index of persons, and its decomposition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "rineq"

FORMS = {"CI": "standard", "CIg": "generalised", "CIc": "erreygers", "CIw": "wagstaff"}


def concentration(arguments: Mapping[str, Any]) -> Answer:
    """`ci`: by regression; bounds are those that were seen, or 0 and 1."""
    outcome = numbers(arguments["outcome"])
    form = FORMS[arguments.get("type", "CI")]
    seen = [value for value in outcome if value is not None]
    bounds = {
        "erreygers": {"lower": min(seen), "upper": max(seen)},
        "wagstaff": {"lower": 0, "upper": 1},
    }
    index = cw.concentration_index(
        outcome,
        rank=numbers(arguments["ineqvar"]),
        order="most-deprived-first",
        weights=arguments.get("weights"),
        form=form,
        interval="regression",
        variance="hc3" if arguments.get("robust_se") else "classical",
        critical="normal",
        nulls="omit",
        **bounds.get(form, {}),
    )
    return Answer(
        {
            "concentration_index": index.value,
            "variance": index.standard_error,
            "ci95": [index.interval.lower, index.interval.upper],
            "n": index.n,
        }
    )


def contribution(arguments: Mapping[str, Any]) -> Answer:
    """`contribution`, with correction=FALSE for what it shifts: the regression decomposition."""
    data = arguments["data"]
    outcome, _, right = arguments["formula"].partition(" ~ ")
    form = FORMS[arguments.get("type", "CI")]
    bounds = {"erreygers": {"lower": min(data[outcome]), "upper": max(data[outcome])}}
    weights = arguments.get("weights")
    ranker = arguments["ranker"]
    parts = cw.concentration_decomposition(
        data[outcome],
        determinants={name: data[name] for name in right.split(" + ")},
        rank=data[ranker] if isinstance(ranker, str) else ranker,
        order="most-deprived-first",
        weights=data[weights] if isinstance(weights, str) else weights,
        form=form,
        **bounds.get(form, {}),
    )

    def named(column: Any) -> dict[str, float]:
        return dict(zip(parts.determinant, column.tolist(), strict=True))

    return Answer(
        {
            "betas": named(parts.coefficient),
            "partial_cis": named(parts.concentration_index),
            "averages": named(parts.mean),
            "elasticities": named(parts.elasticity),
            "ci_contribution": named(parts.contribution) | {"residual": parts.residual.value},
            "rel_contribution": named(100 * parts.share) | {"residual": 100 * parts.residual_share},
            "overall_ci": parts.index.value,
        }
    )


ADAPTERS = {"ci": Adapter(concentration), "contribution": Adapter(contribution)}
