"""Formulas written in R as a second opinion: healthy life expectancy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "independent formula"


def sullivan(arguments: Mapping[str, Any]) -> Answer:
    """`sullivan_hle`: at every age; `a0` and `a_other` are the usual separation factors."""
    deaths, population, ages = (numbers(arguments[name]) for name in ("deaths", "population", "startage"))
    usual, first = arguments["a_other"], arguments["a0"]
    shares: dict[str, Any] = {
        "age_start": ages,
        "healthy": [1 - share for share in numbers(arguments["prevalence_unhealthy"])],
        "asked": arguments["survey_n"],
        "separation": [first, *[usual] * (len(ages) - 1)],
    }
    at = lambda **options: [
        cw.healthy_life_expectancy(deaths, population, at_age=age, **shares, **options) for age in ages
    ]
    healthy = at()
    return Answer(
        {
            "ex": cw.life_table(deaths, population, age_start=ages).life_expectancy,
            "hle": [years.value for years in healthy],
            "hle_se_with_mortality": [years.standard_error for years in healthy],
            "hle_se_sullivan": [years.standard_error for years in at(survival_variance=False)],
            "dfle_share_pct": [100 * share.value for share in at(measure="share-in-good-health")],
        }
    )


ADAPTERS = {"sullivan_hle": Adapter(sullivan)}
