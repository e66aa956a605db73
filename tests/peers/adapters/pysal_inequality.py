"""inequality (PySAL, Python)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import numbers

PACKAGE = "pysal inequality"


def schutz(arguments: Mapping[str, Any]) -> Answer:
    """`Schutz`: the distance is the Hoover index, the coefficient ten times it for each value."""
    values = numbers(arguments["x"])
    index = cw.hoover_index(values).value
    intersection = cw.lorenz_curve(values).people_below_mean
    return Answer({"distance": index, "coefficient": index * 10 * len(values), "intersection": intersection})


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`Gini`."""
    return Answer({"g": cw.gini_index(numbers(arguments["x"])).value})


def theil(arguments: Mapping[str, Any]) -> Answer:
    """`Theil`."""
    return Answer({"T": cw.generalised_entropy_index(numbers(arguments["x"])).value})


def atkinson(arguments: Mapping[str, Any]) -> Answer:
    """`Atkinson`, with the equivalent."""
    values, epsilon = numbers(arguments["x"]), arguments["epsilon"]
    index = cw.atkinson_index(values, epsilon=epsilon).value
    equivalent = cw.atkinson_index(values, epsilon=epsilon, report="equally-distributed-equivalent").value
    return Answer({"A": index, "EDE": equivalent})


def theil_parts(arguments: Mapping[str, Any]) -> Answer:
    """`TheilD`."""
    groups = [str(name) for name in arguments["partition"]]
    parts = cw.entropy_decomposition(numbers(arguments["x"]), group=groups)
    return Answer({"T": parts.total.value, "within": parts.within.value, "between": parts.between.value})


def polarisation(arguments: Mapping[str, Any]) -> Answer:
    """`wolfson`, which leaves out the first 2 of the published formula."""
    return Answer({"w": cw.wolfson_polarisation(numbers(arguments["x"])).value / 2})


# Where all values are zero it looks for a place on the curve that does not exist.
CODES = (("out-of-bounds", frozenset({"not-computable"})),)

POSITIVE = (("must be positive", frozenset({"not-computable"})),)

ADAPTERS = {
    "Atkinson": Adapter(atkinson, POSITIVE),
    "Gini": Adapter(gini),
    "Schutz": Adapter(schutz, CODES),
    "Theil": Adapter(theil),
    "TheilD": Adapter(theil_parts),
    "wolfson": Adapter(polarisation),
}
