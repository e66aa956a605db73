"""IC2 (R): measures of a distribution, and the extended concentration index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "IC2"


def extended_gini(arguments: Mapping[str, Any]) -> Answer:
    """`calcSGini`: the extended Gini index."""
    nu = arguments["param"]
    index = cw.gini_index(numbers(arguments["x"]), weights=arguments.get("w"), nu=nu)
    return Answer({"index": index.value, "parameter": nu})


def concentration(arguments: Mapping[str, Any]) -> Answer:
    """`calcSConc`: `x` by `y`, with `param` for inequality aversion."""
    nu = arguments.get("param", 2)
    index = cw.concentration_index(
        numbers(arguments["x"]),
        rank=numbers(arguments["y"]),
        order="most-deprived-first",
        weights=arguments.get("w"),
        form="extended",
        nu=nu,
    )
    return Answer({"index": index.value, "parameter": nu})


def entropy(arguments: Mapping[str, Any]) -> Answer:
    """`calcGEI`: the generalised entropy index."""
    alpha = arguments["alpha"]
    index = cw.generalised_entropy_index(numbers(arguments["x"]), weights=arguments.get("w"), alpha=alpha)
    return Answer({"index": index.value, "parameter": alpha, "value": index.value})


def atkinson(arguments: Mapping[str, Any]) -> Answer:
    """`calcAtkinson`."""
    epsilon = arguments["epsilon"]
    index = cw.atkinson_index(numbers(arguments["x"]), weights=arguments.get("w"), epsilon=epsilon)
    return Answer({"index": index.value, "parameter": epsilon})


def decomposition(arguments: Mapping[str, Any]) -> Answer:
    """`decompGEI`."""
    names = [str(name) for name in arguments["z"]]
    parts = cw.entropy_decomposition(
        numbers(arguments["x"]), group=names, weights=arguments.get("w"), alpha=arguments["alpha"]
    )
    whole = {"index": parts.total.value, "within": parts.within.value, "between": parts.between.value}
    return Answer(whole | by_group(parts))


def by_group(parts: Any) -> dict[str, Any]:
    """What is told of the groups, under the peer's names."""
    columns = {"groups": parts.index, "pop_share": parts.share_of_people, "value_share": parts.share_of_total}
    found = {name: dict(zip(parts.group, column.tolist(), strict=True)) for name, column in columns.items()}
    return found | {"betweenELMO": parts.between_of_largest}


def gini_parts(arguments: Mapping[str, Any]) -> Answer:
    """`decompSGini`, in the forms BM and YL."""
    names = [str(name) for name in arguments["z"]]
    form, rest = {"BM": ("bhattacharya-mahalanobis", "overlap"), "YL": ("yitzhaki-lerman", "stratif")}[
        arguments["decomp"]
    ]
    options: dict[str, Any] = {"weights": arguments.get("w"), "nu": arguments["param"], "form": form}
    parts = cw.gini_decomposition(numbers(arguments["x"]), group=names, **options)
    named = {"index": parts.total, "within": parts.within, "between": parts.between, rest: parts.rest}
    return Answer({name: part.value for name, part in named.items()} | by_group(parts))


def atkinson_parts(arguments: Mapping[str, Any]) -> Answer:
    """`decompAtkinson`, whose form BDA goes by the means of groups; its cross term has the other sign."""
    names = [str(name) for name in arguments["z"]]
    options: dict[str, Any] = {"weights": arguments.get("w"), "epsilon": arguments["epsilon"]}
    parts = cw.atkinson_decomposition(numbers(arguments["x"]), group=names, **options)
    whole = {"index": parts.total.value, "within": parts.within.value, "between": parts.between.value}
    return Answer(whole | {"cross": -1 * parts.rest.value} | by_group(parts))


ADAPTERS = {
    "calcAtkinson": Adapter(atkinson, echoes=frozenset({"parameter"})),
    "calcGEI": Adapter(entropy, echoes=frozenset({"parameter"})),
    "decompAtkinson": Adapter(atkinson_parts),
    "decompGEI": Adapter(decomposition),
    "decompSGini": Adapter(gini_parts),
    "calcSConc": Adapter(concentration, echoes=frozenset({"parameter"})),
    "calcSGini": Adapter(extended_gini, echoes=frozenset({"parameter"})),
}
