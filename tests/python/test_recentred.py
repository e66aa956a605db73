"""Regression of recentred influence beside numpy and statsmodels, from influence computed by hand, and over tables."""

from __future__ import annotations

from typing import Any

import commonweal as cw
import numpy as np
import polars as pl
import pytest

RNG = np.random.default_rng(9)
ILL = (RNG.random(300) < 0.4).astype(float)
FAR = RNG.normal(size=300)
VISITS = np.exp(0.3 * ILL + 0.2 * FAR + (0.3 + 0.2 * ILL) * RNG.normal(size=300))
WEIGHTS = RNG.integers(1, 9, size=300).astype(float)
DETERMINANTS = {"ill": ILL, "far": FAR}


def by_hand(index: str) -> np.ndarray[Any, Any]:
    """Recentred influence of each row, by the formulas of Firpo, Fortin and Lemieux (2018)."""
    p = WEIGHTS / WEIGHTS.sum()
    mean = p @ VISITS
    if index == "variance":
        return (VISITS - mean) ** 2
    if index == "generalised-entropy":
        ratio = VISITS / mean
        theil = p @ (ratio * np.log(ratio))
        return ratio * np.log(ratio) - (ratio - 1) - theil * (ratio - 1)
    if index == "quantile":
        q = np.quantile(VISITS, 0.7, weights=WEIGHTS, method="inverted_cdf")
        n = WEIGHTS.sum() ** 2 / (WEIGHTS**2).sum()
        everyone = np.repeat(VISITS, WEIGHTS.astype(int))
        low, high = np.quantile(everyone, [0.25, 0.75], method="averaged_inverted_cdf")
        deviation = np.sqrt(p @ (VISITS - mean) ** 2)
        width = 0.9 * min(deviation, (high - low) / 1.34) * n**-0.2
        density = p @ np.exp(-(((VISITS - q) / width) ** 2) / 2) / width / np.sqrt(2 * np.pi)
        return q + ((p @ (q >= VISITS)) - (q >= VISITS)) / density
    # 2 y / m (F - (1 + G) / 2) + 2 ((1 - G) / 2 - L) + G, with F the mid-rank and L half-way up the Lorenz curve.
    below = (p * (VISITS[:, None] > VISITS)).sum(axis=1)
    rank, held = below + p / 2, (p * VISITS * (VISITS[:, None] > VISITS)).sum(axis=1) / mean + p * VISITS / mean / 2
    gini = 2 * p @ ((VISITS - mean) * (rank - 0.5)) / mean
    return 2 * VISITS / mean * (rank - (1 + gini) / 2) + 2 * ((1 - gini) / 2 - held) + gini


@pytest.mark.parametrize("index", ["gini", "variance", "quantile", "generalised-entropy"])
def test_it_is_the_robust_regression_of_statsmodels(index: str) -> None:
    sm = pytest.importorskip("statsmodels.api")
    options: dict[str, Any] = {"quantile": 0.7} if index == "quantile" else {}
    found = cw.recentred_influence_regression(
        VISITS, determinants=DETERMINANTS, weights=WEIGHTS, index=index, interval="robust", **options
    )
    design = sm.add_constant(np.column_stack([ILL, FAR]))
    theirs = sm.WLS(by_hand(index), design, weights=WEIGHTS).fit(cov_type="HC1", use_t=True)
    assert [found.intercept.value, *found.coefficient] == pytest.approx(theirs.params, rel=1e-9)
    assert [found.intercept.standard_error, *found.standard_error] == pytest.approx(theirs.bse, rel=1e-9)
    assert found.p_value == pytest.approx(theirs.pvalues[1:], rel=1e-6, abs=1e-14)
    assert found.interval is not None
    assert found.interval.lower == pytest.approx(theirs.conf_int()[1:, 0], rel=1e-9)
    assert found.r_squared == pytest.approx(theirs.rsquared, rel=1e-9)


def test_over_a_table() -> None:
    half = np.repeat(["north", "south"], 150)
    df = pl.DataFrame({"visits": VISITS, "ill": ILL, "far": FAR, "half": half, "weight": WEIGHTS})
    table = cw.frames.recentred_influence_regression(
        df, value="visits", determinants=["ill", "far"], weights="weight", by="half", draws=400
    )
    assert table["part"].to_list() == ["determinant", "determinant", "intercept", "total"] * 2
    south = {name: column[150:] for name, column in DETERMINANTS.items()}
    alone = cw.recentred_influence_regression(VISITS[150:], determinants=south, weights=WEIGHTS[150:], draws=400)
    rows = table.filter(pl.col("half") == "south")
    assert rows["coefficient"][:2].to_list() == alone.coefficient.tolist()
    assert rows["contribution"].to_list() == [*alone.contribution, alone.intercept.value, alone.index.value]
    assert alone.interval is not None
    assert alone.index.interval is not None
    assert alone.intercept.interval is not None
    ends = [alone.intercept.interval.upper, alone.index.interval.upper]
    assert rows["upper"].to_list() == [*alone.interval.upper, *ends]
    assert rows["p_value"][:2].to_list() == alone.p_value.tolist()
    assert "intercept" in repr(alone)
    assert "p-value" in repr(alone)
