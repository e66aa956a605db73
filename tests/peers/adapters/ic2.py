"""IC2 (R): the extended Gini and concentration indices."""

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


ADAPTERS = {
    "calcSConc": Adapter(concentration, echoes=frozenset({"parameter"})),
    "calcSGini": Adapter(extended_gini, echoes=frozenset({"parameter"})),
}
