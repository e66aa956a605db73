"""rineq (R): the concentration index of persons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "rineq"

FORMS = {"CI": "standard", "CIg": "generalised", "CIc": "erreygers", "CIw": "wagstaff"}


def concentration(arguments: Mapping[str, Any]) -> Answer:
    """`ci`: by regression; bounds are those that were seen, or 0 and 1."""
    outcome = numbers(arguments["outcome"])
    form = FORMS[arguments.get("type", "CI")]
    seen = [value for value in outcome if value is not None]
    bounds = {
        "erreygers": {"lower": min(seen), "upper": max(seen)},
        "wagstaff": {"lower": 0, "upper": 1},
    }
    index = cw.concentration_index(
        outcome,
        rank=numbers(arguments["ineqvar"]),
        order="most-deprived-first",
        weights=arguments.get("weights"),
        form=form,
        interval="regression",
        variance="hc3" if arguments.get("robust_se") else "classical",
        critical="normal",
        nulls="omit",
        **bounds.get(form, {}),
    )
    return Answer(
        {
            "concentration_index": index.value,
            "variance": index.standard_error,
            "ci95": [index.interval.lower, index.interval.upper],
            "n": index.n,
        }
    )


ADAPTERS = {"ci": Adapter(concentration)}
