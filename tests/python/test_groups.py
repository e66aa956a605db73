"""Measures between groups without an order, over tables of many indicators."""

from __future__ import annotations

from typing import Any

import commonweal as cw
import numpy as np
import polars as pl
import pytest

REGIONS = ["North", "East", "South", "West"]
PAIR: dict[str, Any] = {"name": "region", "group": "North", "reference": "South"}


def indicators(count: int) -> pl.DataFrame:
    """Values of four regions for many indicators, rows mixed."""
    draws = np.random.default_rng(7)
    rows = count * len(REGIONS)
    table = pl.DataFrame(
        {
            "indicator": np.repeat(np.arange(count), len(REGIONS)),
            "region": REGIONS * count,
            "rate": draws.uniform(10, 90, rows),
            "people": draws.integers(100, 9_000, rows),
            "se": draws.uniform(0.5, 5, rows),
        }
    )
    return table.sample(fraction=1.0, shuffle=True, seed=3)


def test_a_thousand_indicators_are_those_of_one_after_the_other() -> None:
    table = indicators(1_000)
    columns: dict[str, Any] = {"value": "rate", "population": "people", "by": "indicator"}
    gaps = cw.frames.group_difference(table, standard_errors="se", **PAIR, **columns)
    spread = cw.frames.between_group_variance(table, standard_errors="se", interval="propagated", **columns)
    gains = cw.frames.population_attributable_risk(table, polarity="higher-is-better", **columns)
    assert len(gaps) == len(spread) == len(gains) == 1_000
    for row in (0, 500, 999):
        here = table.filter(pl.col("indicator") == gaps["indicator"][row])
        place = {name: here["region"].to_list().index(name) for name in REGIONS}
        one = cw.group_difference(
            here["rate"], group=place["North"], reference=place["South"], standard_errors=here["se"]
        )
        assert one.interval is not None
        assert (gaps["value"][row], gaps["lower"][row]) == (one.value, one.interval.lower)
        whole: dict[str, Any] = {"population": here["people"]}
        variance = cw.between_group_variance(here["rate"], standard_errors=here["se"], interval="propagated", **whole)
        assert (spread["value"][row], spread["standard_error"][row]) == (variance.value, variance.standard_error)
        gain = cw.population_attributable_risk(here["rate"], polarity="higher-is-better", **whole)
        assert gains["value"][row] == gain.value


def test_simulated_limits_are_the_same_in_a_table() -> None:
    table = indicators(3)
    found = cw.frames.group_difference(table, value="rate", standard_errors="se", by="indicator", draws=1_000)
    here = table.filter(pl.col("indicator") == found["indicator"][1])
    one = cw.group_difference(here["rate"], standard_errors=here["se"], draws=1_000)
    assert one.interval is not None
    assert (found["lower"][1], found["upper"][1]) == (one.interval.lower, one.interval.upper)


@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"group": "Nowhere"}, "unknown-code", "group"),
        ({"name": None}, "missing-argument", "name"),
        ({"reference": None}, "missing-argument", "reference"),
        ({"group": None, "reference": None}, "conflicting-arguments", "name"),
        ({"by": None}, "duplicate-key", "group"),
        ({"reference": "North"}, "conflicting-arguments", "reference"),
    ],
)
def test_a_name_that_does_not_fit_is_told(change: dict[str, Any], code: str, param: str) -> None:
    with pytest.raises(cw.InputError) as caught:
        cw.frames.group_difference(indicators(2), **{"value": "rate", "by": "indicator"} | PAIR | change)
    assert (caught.value.code, caught.value.param) == (code, param)
