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


def parts_of(arguments: Mapping[str, Any], found: Any, index: str) -> dict[str, Any]:
    """What both decompositions tell of the groups, in the peer's order and under its names."""
    by_group = lambda column: dict(zip(found.group, column.tolist(), strict=True))
    mean = cw.mean(numbers(arguments["x"]), weights=arguments.get("w"))
    return {
        f"{index}_group": {
            f"{index}_group": by_group(found.index),
            f"{index}_group_contribution": by_group(found.contribution),
        },
        "mean": {"mean_total": mean.value, "mean_group": by_group(found.mean)},
        "share_groups": by_group(found.share_of_people),
        "share_income_groups": by_group(found.share_of_total),
        "number_cases": {
            "n_unweighted": found.total.n,
            "n_weighted": found.total.population,
            "n_group_unweighted": dict(zip(found.group, found.rows, strict=True)),
            "n_group_weighted": by_group(found.people),
        },
    }


def gini_parts(arguments: Mapping[str, Any]) -> Answer:
    """`gini_decomp`."""
    options = {"group": [str(name) for name in arguments["z"]], "weights": arguments.get("w")}
    found = cw.gini_decomposition(numbers(arguments["x"]), **options)
    named = {"total": found.total, "within": found.within, "between": found.between, "overlap": found.rest}
    whole = {"gini_decomp": {f"gini_{name}": part.value for name, part in named.items()}}
    return Answer(whole | parts_of(arguments, found, "gini"))


def mld_parts(arguments: Mapping[str, Any]) -> Answer:
    """`mld_decomp`."""
    options = {"group": [str(name) for name in arguments["z"]], "weights": arguments.get("w")}
    found = cw.entropy_decomposition(numbers(arguments["x"]), alpha=0, **options)
    named = {"total": found.total, "within": found.within, "between": found.between}
    whole = {"mld_decomp": {f"mld_{name}": part.value for name, part in named.items()}}
    return Answer(whole | parts_of(arguments, found, "mld"))


ADAPTERS = {
    "gini.wtd/mld.wtd/theil.wtd": Adapter(weighted),
    "gini_decomp": Adapter(gini_parts),
    "mld_decomp": Adapter(mld_parts),
    "ntiles.wtd": Adapter(groups),
}
