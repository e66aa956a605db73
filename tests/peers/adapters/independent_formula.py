"""Formulas written in R as a second opinion: slopes in closed form and by generalised linear models, concentration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, Relative
from selection import levels, numbers

PACKAGE = "independent formula"

ORDER = "most-deprived-first"


def linear(arguments: Mapping[str, Any]) -> Answer:
    """`sii_linear_analytic`: groups in the order of their rows, the most deprived first."""
    values, population = numbers(arguments["est"]), numbers(arguments["pop"])
    rank = list(range(len(values)))
    whole = {"rank": rank, "order": ORDER, "level": levels(arguments.get("confidence", 0.95))}
    gradient = cw.gradient(values, population, standard_errors=arguments.get("se"), **whole)
    slope, ratio = gradient.slope_index, gradient.relative_index
    scatter = cw.slope_index(values, population, interval="regression", variance="classical", **whole)
    turned = cw.relative_index(values, population, orientation="gap", polarity="lower-is-better", **whole)
    return Answer(
        {
            "ridit": gradient.ridit,
            "intercept": gradient.most_deprived,
            "sii": slope.value,
            "sii_se_from_group_se": slope.standard_error,
            "sii_lower": slope.interval.lower,
            "sii_upper": slope.interval.upper,
            "rii": ratio.value,
            "log_rii_se": ratio.standard_error,
            "rii_lower": ratio.interval.lower,
            "rii_upper": ratio.interval.upper,
            "sii_regression_se": scatter.standard_error,
            "kunst_mackenbach_rii": turned.value,
            "sii_over_mean": gradient.slope_over_mean.value,
        }
    )


def generalised(arguments: Mapping[str, Any]) -> Answer:
    """`sii_rii_glm`: events among people, in the order of their rows, the most deprived first."""
    x, n = numbers(arguments["x"]), numbers(arguments["n"])
    whole = {"rank": list(range(len(x))), "order": ORDER, "events": x}
    logistic = cw.gradient(cw.proportion(x, n).value, n, model="binomial", **whole)
    ratio = cw.gradient(cw.crude_rate(x, n, per=1).value, n, model="log-binomial", **whole)
    poisson = cw.gradient(cw.crude_rate(x, n, per=1).value, n, model="poisson", **whole)
    return Answer(
        {
            "logit_intercept": logistic.intercept,
            "logit_slope": logistic.slope,
            "sii": logistic.slope_index.value,
            "sii_delta_se": logistic.slope_index.standard_error,
            "rii": logistic.relative_index.value,
            "log_rii_delta_se": logistic.relative_index.standard_error,
            # The line of logarithms runs from rank 0 to 1, so its slope is the logarithm of the ratio.
            "poisson_log_rii": poisson.slope,
            "log_binomial_log_rii": ratio.slope,
            "poisson_log_rii_se": poisson.relative_index.standard_error,
        }
    )


def concentration(arguments: Mapping[str, Any]) -> Answer:
    """`concentration_index`: all forms of one outcome; those for values between bounds where these are given."""
    values = numbers(arguments["outcome"])
    whole = {"rank": arguments["rank"], "order": ORDER, "weights": arguments.get("weight")}
    standard = cw.concentration_index(values, interval="linearised", **whole)
    fields: dict[str, Any] = {
        "standard": standard.value,
        "generalised": cw.concentration_index(values, form="generalised", **whole).value,
        "extended": {
            f"nu_{nu:g}": cw.concentration_index(values, form="extended", nu=nu, **whole).value for nu in (1.5, 2, 3, 5)
        },
        "kakwani_se": standard.standard_error,
    }
    if arguments.get("limits") is not None:
        bounds = dict(zip(("lower", "upper"), arguments["limits"], strict=True))
        for form in ("erreygers", "wagstaff"):
            fields[form] = cw.concentration_index(values, form=form, **bounds, **whole).value
    return Answer(fields)


def disparity(arguments: Mapping[str, Any]) -> Answer:
    """`grouped_disparity`: all measures between groups of one indicator, in natural units."""
    values = numbers(arguments["est"])
    whole = {"population": arguments["pop"], "standard_errors": arguments["se"]}

    def distance(**options: Any) -> tuple[float, float]:
        pair = [cw.mean_difference(values, weighted=weighted, **options, **whole) for weighted in (False, True)]
        return pair[0].value, pair[1].value

    def entropy(form: str) -> Any:
        return cw.between_group_entropy(values, form=form, interval="propagated", **whole)

    def gain(polarity: str, form: str) -> float:
        return cw.population_attributable_risk(values, polarity=polarity, form=form, **whole).value

    def variance(form: str) -> float:
        return cw.between_group_variance(values, form=form, **whole).value

    mdm, mdr = distance(), distance(against="reference", reference=0)
    mdb_max = distance(against="best", polarity="higher-is-better")
    mdb_min = distance(against="best", polarity="lower-is-better")
    theil, deviation = entropy("theil"), entropy("mean-log-deviation")
    return Answer(
        {
            "bgv": variance("variance"),
            "bgv_delta_se": cw.between_group_variance(values, interval="propagated", **whole).standard_error,
            "bgsd": variance("standard-deviation"),
            "cov_pct": variance("coefficient-of-variation") * 100,
            "idis_u": cw.index_of_disparity(values, **whole).value * 100,
            "idis_w": cw.index_of_disparity(values, weighted=True, **whole).value * 100,
            "mdm_u": mdm[0],
            "mdm_w": mdm[1],
            "mdb_u_max": mdb_max[0],
            "mdb_w_max": mdb_max[1],
            "mdb_u_min": mdb_min[0],
            "mdb_w_min": mdb_min[1],
            "mdr_u_first": mdr[0],
            "mdr_w_first": mdr[1],
            "mld": deviation.value,
            "mld_delta_se": deviation.standard_error,
            "theil": theil.value,
            "theil_delta_se": theil.standard_error,
            "par_adverse": gain("lower-is-better", "risk"),
            "paf_adverse_pct": gain("lower-is-better", "fraction") * 100,
            "par_favourable": gain("higher-is-better", "risk"),
            "range_diff": cw.group_difference(values, **whole).value,
            "range_ratio": cw.group_ratio(values, **whole).value,
        }
    )


# R's glm stops once the deviance changes by less than 1e-8 of itself, and its covariance has the weights of the step
# before the last: measured, off by 2e-9 to 2e-6. Its coefficients are as exact as anywhere, except those of the
# log-binomial model, whose link is not canonical, so that they are nearer by a share only in each step: measured, off
# by 3e-7 (in 50 digits `golden_slope.py` has ours).
TOLERANCES = (("*_se", Relative(1e-5)), ("log_binomial_log_rii", Relative(1e-6)))

ADAPTERS = {
    "concentration_index": Adapter(concentration),
    "grouped_disparity": Adapter(disparity),
    "sii_linear_analytic": Adapter(linear),
    "sii_rii_glm": Adapter(generalised, tolerances=TOLERANCES),
}
