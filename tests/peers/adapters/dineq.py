"""dineq (R)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "dineq"


def weighted(arguments: Mapping[str, Any]) -> Answer:
    """The weighted measures of one distribution."""
    index = cw.gini_index(numbers(arguments["x"]), weights=arguments.get("w"))
    return Answer({"gini": index.value})


ADAPTERS = {"gini.wtd/mld.wtd/theil.wtd": Adapter(weighted)}
