"""dineq (R)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, attempt, of
from selection import numbers

PACKAGE = "dineq"


def weighted(arguments: Mapping[str, Any]) -> Answer:
    """The weighted measures of one distribution."""
    values, weights = numbers(arguments["x"]), arguments.get("w")
    index = cw.gini_index(values, weights=weights)
    theil = cw.generalised_entropy_index(values, weights=weights)
    mld = attempt(cw.generalised_entropy_index, values, weights=weights, alpha=0)
    polarisation = attempt(cw.wolfson_polarisation, values, weights=weights)
    found = {"gini": index.value, "theil": theil.value}
    found |= {name: of(one, lambda one: one.value) for name, one in (("mld", mld), ("polarisation", polarisation))}
    return Answer(found)


def groups(arguments: Mapping[str, Any]) -> Answer:
    """`ntiles.wtd`: as many people in each group, by where each value starts; 1 is the lowest."""
    options = {"basis": "within-area", "place": "start", "order": "most-deprived-first"}
    values, weights = numbers(arguments["x"]), arguments.get("w")
    assigned = cw.assign_quantiles(values, groups=arguments["n"], population=weights, **options)
    return Answer({"value": assigned.quantile})


ADAPTERS = {"gini.wtd/mld.wtd/theil.wtd": Adapter(weighted), "ntiles.wtd": Adapter(groups)}
