"""PHEindicatormethods (R): funnel points, limits and flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, Relative
from selection import numbers

PACKAGE = "PHEindicatormethods"

# The peer draws a hundred sizes, the first ones 1, 2, 3, ...; departures.md says how far ours are the same.
SIZES = range(1, 101)
KINDS = {"proportion": "proportion", "rate": "rate", "ratio": "standardised-ratio"}
SIGMAS = {"2s": 0, "3s": 1}
WORDS = {
    "inside": "Not significant",
    "above": "High (0.025)",
    "below": "Low (0.025)",
    "far-above": "High (0.001)",
    "far-below": "Low (0.001)",
}
# The level whose limits have this much outside on either side.
LEVELS = {0.025: 0.95, 0.001: 0.998}


def funnel_limits(arguments: Mapping[str, Any]) -> Answer:
    """`calculate_funnel_limits`: about the pooled value, over populations or over observed events."""
    statistic, multiplier = arguments["statistic"], arguments.get("multiplier", 1)
    x, n = numbers(arguments["numerator"]), numbers(arguments["denominator"])
    if statistic == "proportion":
        baseline = cw.funnel(x, n, kind="proportion", limits="normal", per=multiplier).target
        curves = cw.funnel_limits(SIZES, kind="proportion", limits="normal", target=baseline, per=multiplier)
        fields: dict[str, Any] = {"Population": list(SIZES), "baseline": [baseline for _ in SIZES]}
    elif statistic == "ratio":
        per = 100 if arguments.get("ratio_type") == "isr" else 1
        curves = cw.funnel_limits(SIZES, kind="standardised-ratio", axis="events", target=per, per=per)
        fields = {"Observed_events": list(SIZES)}
    else:
        years = arguments.get("years_of_data") or 1
        baseline = cw.funnel(x, n, kind="rate", per=multiplier).target
        curves = cw.funnel_limits(SIZES, kind="rate", axis="events", target=baseline, per=multiplier)
        fields = {"Events": list(SIZES), "baseline": [baseline for _ in SIZES]}
    for name, place in SIGMAS.items():
        limit = curves.limits[place]
        fields |= {f"lower_{name}_limit": limit.lower.tolist(), f"upper_{name}_limit": limit.upper.tolist()}
        if statistic == "ratio":
            fields[f"lower_{name}_exp_events"] = limit.lower_population
            fields[f"upper_{name}_exp_events"] = limit.upper_population
        elif statistic == "rate":
            assert limit.lower_population is not None and limit.upper_population is not None
            fields[f"lower_{name}_population_1_year"] = [value / years for value in limit.lower_population.tolist()]
            fields[f"upper_{name}_population_1_year"] = [value / years for value in limit.upper_population.tolist()]
    fields = {name: list(values) for name, values in fields.items()}
    return Answer(fields, [{"size": size} for size in SIZES])


def funnel_points(arguments: Mapping[str, Any]) -> Answer:
    """`calculate_funnel_points`: rates, and the people of one year behind them."""
    x, n = numbers(arguments["numerator"]), numbers(arguments["denominator"])
    years = arguments.get("years_of_data") or 1
    funnel = cw.funnel(x, n, kind="rate", per=arguments.get("multiplier", 1))
    fields = {
        "rate_chart": funnel.value.tolist(),
        "denominator_derived": [people / years for people in funnel.population.tolist()],
    }
    return Answer(fields, [{"x": a, "n": b} for a, b in zip(x, n, strict=True)])


def significance(arguments: Mapping[str, Any]) -> Answer:
    """`assign_funnel_significance`: by normal limits for a proportion, by exact ones for a rate or ratio."""
    x, n = numbers(arguments["numerator"]), numbers(arguments["denominator"])
    statistic = arguments["statistic"]
    how: dict[str, Any] = {"limits": "normal"} if statistic == "proportion" else {}
    if statistic == "ratio":
        how["target"] = 1
    flags = cw.funnel(x, n, kind=KINDS[statistic], **how).flag
    words = [WORDS[flag] for flag in flags]
    return Answer({"significance": words}, [{"x": a, "n": b} for a, b in zip(x, n, strict=True)])


def poisson_funnel(arguments: Mapping[str, Any]) -> Answer:
    """`poisson_funnel`: the means at which so many events are at a limit."""
    limit = cw.funnel_limits(
        [arguments["obs"]], kind="rate", axis="events", target=1, level=LEVELS[arguments["p"]]
    ).limits[0]
    low, high = limit.upper_population, limit.lower_population
    assert low is not None and high is not None
    return Answer({"low": low[0], "exact_low": low[0], "high": high[0], "exact_high": high[0]})


def sigma_adjustment(arguments: Mapping[str, Any]) -> Answer:
    """`sigma_adjustment`: the inverse Wilson limits, which are the normal ones."""
    multiplier, average = arguments.get("multiplier", 1), arguments["average_proportion"]
    curves = cw.funnel_limits(
        [arguments["population"]], kind="proportion", limits="normal", target=average * multiplier, per=multiplier
    )
    sides = {"low": "lower", "high": "upper"}
    return Answer(
        {
            f"{ours}_{name}": getattr(curves.limits[place], side)[0]
            for name, place in SIGMAS.items()
            for ours, side in sides.items()
        }
    )


# The peer searches to 1e-7 of mean / (1 + events + mean): 4e-6 for most means, 5e-5 for the smallest, 0.001.
SEARCHED: Sequence[tuple[str, Relative]] = (("*", Relative(1e-4)),)
EXACT: Sequence[tuple[str, Relative]] = (("exact_*", Relative()), ("*", Relative(1e-5)))

ADAPTERS = {
    "calculate_funnel_limits": Adapter(funnel_limits, tolerances=SEARCHED),
    "calculate_funnel_points": Adapter(funnel_points),
    "assign_funnel_significance": Adapter(significance),
    "poisson_funnel": Adapter(poisson_funnel, tolerances=EXACT),
    "sigma_adjustment": Adapter(sigma_adjustment),
}
