"""convey (R): measures of a distribution from surveys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "convey"

UNWEIGHTED = "weights all 1"


CLUSTERED = "strata + psu + weights"


def limits(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """How the rows were drawn."""
    if arguments["design"] != CLUSTERED:
        return {"interval": "linearised-sampling"}
    return {"interval": "survey-design", "design": {"strata": arguments["strata"], "clusters": arguments["psu"]}}


def drawn(arguments: Mapping[str, Any]) -> tuple[list[float], list[float] | None]:
    """Values and weights; none where the design leaves the weights out."""
    values = numbers(arguments["income"] if "income" in arguments else arguments["x"])
    return values, None if arguments["design"] == UNWEIGHTED else numbers(arguments["weight"])


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`svygini`."""
    values, weights = drawn(arguments)
    index = cw.gini_index(values, weights=weights, **limits(arguments))
    return Answer({"estimate": index.value, "se": index.standard_error})


def entropy(arguments: Mapping[str, Any]) -> Answer:
    """`svygei`, whose `epsilon` is our alpha."""
    values, weights = drawn(arguments)
    alpha = arguments["epsilon"]
    index = cw.generalised_entropy_index(values, weights=weights, alpha=alpha, **limits(arguments))
    return Answer({"estimate": index.value, "se": index.standard_error})


def both_entropies(arguments: Mapping[str, Any]) -> Answer:
    """`svyjdiv`."""
    values, weights = drawn(arguments)
    index = cw.j_divergence(values, weights=weights, **limits(arguments))
    return Answer({"estimate": index.value, "se": index.standard_error})


def zenga(arguments: Mapping[str, Any]) -> Answer:
    """`svyzenga`."""
    values, weights = drawn(arguments)
    index = cw.zenga_index(values, weights=weights, **limits(arguments))
    return Answer({"estimate": index.value, "se": index.standard_error})


def atkinson(arguments: Mapping[str, Any]) -> Answer:
    """`svyatk`."""
    values, weights = drawn(arguments)
    index = cw.atkinson_index(values, weights=weights, epsilon=arguments["epsilon"], **limits(arguments))
    return Answer({"estimate": index.value, "se": index.standard_error})


def shares(arguments: Mapping[str, Any]) -> Answer:
    """`svyqsr`."""
    values, weights = drawn(arguments)
    ratio = cw.quantile_share_ratio(values, weights=weights, **limits(arguments))
    return Answer({"estimate": ratio.value, "se": ratio.standard_error})


def lorenz(arguments: Mapping[str, Any]) -> Answer:
    """`svylorenz`."""
    values, weights = drawn(arguments)
    curve = cw.lorenz_curve(values, weights=weights, at=arguments["quantiles"], **limits(arguments))
    return Answer({"estimate": curve.share, "se": curve.standard_error})


def decomposition(arguments: Mapping[str, Any]) -> Answer:
    """`svygeidec`, whose `epsilon` is our alpha."""
    values, weights = drawn(arguments)
    parts = cw.entropy_decomposition(
        values,
        group=arguments["region"],
        weights=weights,
        alpha=arguments["epsilon"],
        **limits(arguments),
    )
    found = {"total": parts.total, "within": parts.within, "between": parts.between}
    return Answer(
        {
            "estimate": {name: part.value for name, part in found.items()},
            "se": [part.standard_error for part in found.values()],
        }
    )


ADAPTERS = {
    "svyatk": Adapter(atkinson),
    "svygei": Adapter(entropy),
    "svygeidec": Adapter(decomposition),
    "svygini": Adapter(gini),
    "svyjdiv": Adapter(both_entropies),
    "svylorenz": Adapter(lorenz),
    "svyqsr": Adapter(shares),
    "svyzenga": Adapter(zenga),
}
