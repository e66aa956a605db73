"""ineq (R)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer, attempt, of
from selection import numbers

PACKAGE = "ineq"


def gini(arguments: Mapping[str, Any]) -> Answer:
    """`Gini`, as it stands and with `corr = TRUE`."""
    values = numbers(arguments["x"])
    corrected = attempt(cw.gini_index, values, correction="sample-size")
    return Answer({"corr_false": cw.gini_index(values).value, "corr_true": of(corrected, lambda index: index.value)})


def theil(arguments: Mapping[str, Any]) -> Answer:
    """`Theil`: Theil's index, and the mean log deviation for its parameter of zero."""
    values = numbers(arguments["x"])
    mld = attempt(cw.generalised_entropy_index, values, alpha=0)
    return Answer({"theil_T": cw.generalised_entropy_index(values).value, "MLD": of(mld, lambda index: index.value)})


def entropy(arguments: Mapping[str, Any]) -> Answer:
    """`entropy`, for each parameter."""
    values, parameters = numbers(arguments["x"]), arguments["parameter"]
    indices = [attempt(cw.generalised_entropy_index, values, alpha=alpha) for alpha in parameters]
    return Answer(
        {"GE": [of(index, lambda index: index.value) for index in indices]}, [{"alpha": alpha} for alpha in parameters]
    )


def atkinson(arguments: Mapping[str, Any]) -> Answer:
    """`Atkinson`, for each parameter, with the equivalent."""
    values, parameters = numbers(arguments["x"]), arguments["parameter"]

    def told(report: Any) -> list[Any]:
        indices = [attempt(cw.atkinson_index, values, epsilon=epsilon, report=report) for epsilon in parameters]
        return [of(index, lambda index: index.value) for index in indices]

    return Answer(
        {"A": told("index"), "EDE": told("equally-distributed-equivalent")},
        [{"epsilon": epsilon} for epsilon in parameters],
    )


def kolm(arguments: Mapping[str, Any]) -> Answer:
    """`Kolm`, for each parameter, with the equivalent."""
    values, parameters = numbers(arguments["x"]), arguments["parameter"]

    def told(report: Any) -> list[float]:
        return [cw.kolm_index(values, kappa=kappa, report=report).value for kappa in parameters]

    return Answer({"K": told("index"), "EDE": told("equally-distributed-equivalent")})


def variation(arguments: Mapping[str, Any]) -> Answer:
    """`var.coeff`; its square is twice the generalised entropy index of 2."""
    values = numbers(arguments["x"])
    square = 2 * cw.generalised_entropy_index(values, alpha=2).value
    return Answer({"cv": cw.coefficient_of_variation(values).value, "cv2": square})


def ricci_schutz(arguments: Mapping[str, Any]) -> Answer:
    """`RS`: the Hoover index by another of its names."""
    return Answer({"value": cw.hoover_index(numbers(arguments["x"])).value})


def lorenz(arguments: Mapping[str, Any]) -> Answer:
    """`Lc`: a point for each value, as shares and as the generalised curve."""
    values = numbers(arguments["x"])
    curve = cw.lorenz_curve(values, at=[row / len(values) for row in range(len(values) + 1)])
    return Answer({"p": curve.people, "L": curve.share, "L_general": curve.share * curve.mean})


def concentration(arguments: Mapping[str, Any]) -> Answer:
    """`conc`: Herfindahl's index, and Rosenbluth's, which is that of Hall and Tideman."""
    index = lambda form: cw.herfindahl_hirschman_index(numbers(arguments["x"]), form=form).value
    return Answer({"Herfindahl": index("index"), "Rosenbluth": index("hall-tideman")})


ADAPTERS = {
    "Atkinson": Adapter(atkinson),
    "Gini": Adapter(gini),
    "Kolm": Adapter(kolm),
    "Lc": Adapter(lorenz),
    "RS": Adapter(ricci_schutz),
    "Theil": Adapter(theil),
    "conc": Adapter(concentration),
    "entropy": Adapter(entropy),
    "var.coeff": Adapter(variation),
}
