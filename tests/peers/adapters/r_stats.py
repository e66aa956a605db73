"""stats (R): exact Poisson limits, `qchisq(a / 2, 2 x) / 2` and `qchisq(1 - a / 2, 2 x + 2) / 2`."""

from __future__ import annotations

from adapters.phe_indicator_methods import CODES, poisson_limits
from answers import Adapter

PACKAGE = "stats"

ADAPTERS = {"byars_limits": Adapter(poisson_limits("exact-poisson", ("exact_lower", "exact_upper")), CODES)}
