"""IC2 (R)."""

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


ADAPTERS = {"calcSGini": Adapter(extended_gini, echoes=frozenset({"parameter"}))}
