"""healthequal (R): slope, relative and concentration index of groups or of persons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, OfWidth, Relative
from selection import levels, numbers

PACKAGE = "healthequal"

# What 1 is in the unit of the estimates is guessed by the package from the largest of them.
SCALES = (1, 100, 1_000, 10_000, 100_000, 1_000_000)


# What the parts of a survey design are called.
NAMES = {"strata": "strata", "clusters": "psu"}


def design(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """How persons with weights were drawn: each by himself unless clusters are told."""
    return {name: arguments[theirs] for name, theirs in NAMES.items() if arguments.get(theirs)}


def index_of(measure: str, function: Any) -> Callable[[Mapping[str, Any]], Answer]:
    """`sii` and `rii`: `subgroup_order` rises from the most disadvantaged, or persons have a rank and a weight each."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        estimates = numbers(arguments["est"])
        # Persons stand for themselves, or for as many as their weight says.
        people = arguments.get("pop") or arguments.get("weight") or [1 for _ in estimates]
        options: dict[str, Any] = {
            "rank": arguments["subgroup_order"],
            "order": "most-deprived-first",
            "level": levels(arguments.get("conf.level", arguments.get("conf_level", 0.95))),
            "nulls": "omit" if arguments.get("force") else "raise",
        }
        # Persons with weights are a survey, each drawn by himself unless clusters are told; of others the scatter is
        # HC1, with normal quantiles, whatever the number of groups.
        scatter: dict[str, Any] = {"interval": "regression", "critical": "normal"}
        scatter |= {"design": design(arguments)} if arguments.get("weight") else {"variance": "hc1"}
        if not arguments.get("linear", False):
            per = next(scale for scale in SCALES if all(value is None or value <= scale for value in estimates))
            options |= {"model": "binomial", "per": per}
        # Groups of so many people, as events of a model, have the limits of that model.
        if arguments.get("linear", False) or not arguments.get("pop"):
            options |= scatter
        result = function(estimates, people, **options)
        return Answer(
            {
                "measure": measure,
                "estimate": result.value,
                "se": result.standard_error,
                "lowerci": result.interval.lower,
                "upperci": result.interval.upper,
            }
        )

    return ask


def concentration(measure: str, form: str) -> Callable[[Mapping[str, Any]], Answer]:
    """`aci` and `rci`: regression limits of the convenient regression, classical, with normal quantiles."""

    def ask(arguments: Mapping[str, Any]) -> Answer:
        method = arguments.get("method")
        scatter = {"design": design(arguments)} if arguments.get("weight") else {"variance": "classical"}
        bounds = {"lower": arguments.get("lmin"), "upper": arguments.get("lmax")} if method else {}
        result = cw.concentration_index(
            numbers(arguments["est"]),
            rank=arguments["subgroup_order"],
            order="most-deprived-first",
            weights=arguments.get("pop") or arguments.get("weight"),
            form=method or form,
            level=levels(arguments.get("conf.level", arguments.get("conf_level", 0.95))),
            nulls="omit" if arguments.get("force") else "raise",
            interval="regression",
            critical="normal",
            **scatter,
            **bounds,
        )
        return Answer(
            {
                "measure": measure,
                "estimate": result.value,
                "se": result.standard_error,
                "lowerci": result.interval.lower,
                "upperci": result.interval.upper,
            }
        )

    return ask


# What these functions check, by the words of their messages.
CODES = (
    ("numeric", frozenset({"wrong-type"})),
    ("same length|lengths? differ|same number", frozenset({"length-mismatch"})),
    ("missing|NA\\b", frozenset({"missing-value", "missing-argument"})),
    ("zero|negative|positive", frozenset({"zero-denominator", "negative-value", "missing-value"})),
    ("at least|more than (one|two)|fewer than", frozenset({"too-few-groups"})),
)

# marginaleffects differentiates numerically behind standard errors and limits: measured, 3e-8 of the standard error.
# A limit may be near zero, so that it is the width that counts.
TOLERANCES = (("se", Relative(1e-7)), ("lowerci", OfWidth(1e-7)), ("upperci", OfWidth(1e-7)))

ECHOES = frozenset({"measure"})

ADAPTERS = {
    "he_sii": Adapter(index_of("sii", cw.slope_index), CODES, TOLERANCES, ECHOES),
    "he_aci": Adapter(concentration("aci", "generalised"), CODES, (), ECHOES),
    "he_rci": Adapter(concentration("rci", "standard"), CODES, (), ECHOES),
    "he_rii": Adapter(index_of("rii", cw.relative_index), CODES, TOLERANCES, ECHOES),
}
