"""stats (R): exact Poisson limits by chi-square quantiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from answers import Adapter, Answer

from adapters.phe_indicator_methods import poisson_limits

PACKAGE = "stats"


def exact_limits(arguments: Mapping[str, Any]) -> Answer:
    """`qchisq(a / 2, 2 x) / 2` and `qchisq(1 - a / 2, 2 x + 2) / 2`."""
    interval = poisson_limits("exact-poisson")(arguments)
    return Answer({"exact_lower": interval.lower, "exact_upper": interval.upper})


ADAPTERS = {"byars_limits": Adapter(exact_limits)}
