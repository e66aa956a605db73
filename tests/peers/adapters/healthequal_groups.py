"""healthequal (R): measures between groups without an order, and between two groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import levels, numbers

PACKAGE = "healthequal"


def told(measure: str, result: Any, **scale: float) -> Answer:
    """Estimate, standard error and limits; those that the peer tells as a percentage or a thousandth times `by`."""
    by = scale.get("by", 1)
    interval = result.interval
    return Answer(
        {
            "measure": measure,
            "estimate": result.value * by,
            "se": result.standard_error,
            "lowerci": None if interval is None else interval.lower * by,
            "upperci": None if interval is None else interval.upper * by,
        }
    )


def common(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What every function has: populations, standard errors and a level."""
    return {
        "population": arguments.get("pop"),
        "standard_errors": arguments.get("se"),
        "level": levels(arguments.get("conf.level", arguments.get("conf_level", 0.95))),
    }


def two_groups(measure: str, function: Any) -> Callable[[Mapping[str, Any]], Answer]:
    """`d` and `r`: of ordered groups the ends, of others the reference and the worst, or the two extremes."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        values = numbers(arguments["est"])
        favourable = arguments["favourable_indicator"][0]
        rows = list(range(len(values)))
        options = common(arguments)
        if arguments["ordered_dimension"][0]:
            order = sorted(rows, key=lambda row: arguments["subgroup_order"][row])
            worst, best = order[0], order[-1]
        elif arguments.get("reference_subgroup") is not None:
            best = arguments["reference_subgroup"].index(1)
            others = sorted((row for row in rows if row != best), key=lambda row: values[row])
            worst = others[0] if favourable else others[-1]
        else:
            # The peer's limits do not know that the two were chosen for their values.
            return told(measure, function(values, interval="propagated", **options))
        group, reference = (best, worst) if favourable else (worst, best)
        return told(measure, function(values, group=group, reference=reference, **options))

    return ask


def variance(measure: str, form: str, **scale: float) -> Callable[[Mapping[str, Any]], Answer]:
    """`bgv`, `bgsd` and `covar`: limits of the last two are drawn by the peer, and not compared."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        options = common(arguments) | ({"interval": "propagated"} if form == "variance" else {})
        return told(measure, cw.between_group_variance(numbers(arguments["est"]), form=form, **options), **scale)

    return ask


def worst_or_best(arguments: Mapping[str, Any]) -> str:
    """Which end is good."""
    return "higher-is-better" if arguments["favourable_indicator"][0] else "lower-is-better"


def distance(measure: str, function: Any, against: str, **told_as: Any) -> Callable[[Mapping[str, Any]], Answer]:
    """`mdm*`, `mdb*`, `mdr*` and `idis*`: weighted where the name ends in w; limits are drawn by the peer."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        average = arguments.get("setting_average")
        own: dict[str, Any] = {"against": against, "weighted": measure.endswith("w")}
        if against == "best":
            own["polarity"] = worst_or_best(arguments)
        elif against == "reference":
            own["reference"] = arguments["reference_subgroup"].index(1)
        elif average is not None:
            own["mean"] = average[0]
        return told(measure, function(numbers(arguments["est"]), **own, **common(arguments)), **told_as)

    return ask


def entropy(measure: str, form: str) -> Callable[[Mapping[str, Any]], Answer]:
    """`ti` and `mld`: a thousand times the usual ones."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        options = {"form": form, "interval": "propagated", **common(arguments)}
        return told(measure, cw.between_group_entropy(numbers(arguments["est"]), **options), by=1000)

    return ask


def attributable(measure: str, form: str, **scale: float) -> Callable[[Mapping[str, Any]], Answer]:
    """`parisk` and `paf`: of ordered groups the most advantaged is the reference, of others the best."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        values, average = numbers(arguments["est"]), arguments.get("setting_average")
        own: dict[str, Any] = {"form": form}
        if arguments["ordered_dimension"][0]:
            own["reference"] = max(range(len(values)), key=lambda row: arguments["subgroup_order"][row])
        else:
            own["polarity"] = worst_or_best(arguments)
        if average is not None:
            own["mean"] = average[0]
        return told(measure, cw.population_attributable_risk(values, **own, **common(arguments)), **scale)

    return ask


ECHOES = frozenset({"measure"})

ADAPTERS = {
    "he_d": Adapter(two_groups("d", cw.group_difference), echoes=ECHOES),
    "he_r": Adapter(two_groups("r", cw.group_ratio), echoes=ECHOES),
    "he_bgv": Adapter(variance("bgv", "variance"), echoes=ECHOES),
    "he_bgsd": Adapter(variance("bgsd", "standard-deviation"), echoes=ECHOES),
    "he_covar": Adapter(variance("cov", "coefficient-of-variation", by=100), echoes=ECHOES),
    "he_idisu": Adapter(distance("idisu", cw.index_of_disparity, "mean", by=100), echoes=ECHOES),
    "he_idisw": Adapter(distance("idisw", cw.index_of_disparity, "mean", by=100), echoes=ECHOES),
    "he_mdmu": Adapter(distance("mdmu", cw.mean_difference, "mean"), echoes=ECHOES),
    "he_mdmw": Adapter(distance("mdmw", cw.mean_difference, "mean"), echoes=ECHOES),
    "he_mdbu": Adapter(distance("mdbu", cw.mean_difference, "best"), echoes=ECHOES),
    "he_mdbw": Adapter(distance("mdbw", cw.mean_difference, "best"), echoes=ECHOES),
    "he_mdru": Adapter(distance("mdru", cw.mean_difference, "reference"), echoes=ECHOES),
    "he_mdrw": Adapter(distance("mdrw", cw.mean_difference, "reference"), echoes=ECHOES),
    "he_ti": Adapter(entropy("ti", "theil"), echoes=ECHOES),
    "he_mld": Adapter(entropy("mld", "mean-log-deviation"), echoes=ECHOES),
    "he_parisk": Adapter(attributable("par", "risk"), echoes=ECHOES),
    "he_paf": Adapter(attributable("paf", "fraction", by=100), echoes=ECHOES),
}
