"""Limits under a survey design: groups of a table are domains, and what may be passed in."""

from __future__ import annotations

import math
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pytest

# Clusters d and f have no man, c no woman.
TABLE: dict[str, list[Any]] = {
    "visits": [2.0, 5.0, 9.0, 1.0, 4.0, 3.0, 8.0, 7.0, 6.0, 2.5, 1.5, 12.0],
    "weight": [10.0, 12.0, 9.0, 20.0, 15.0, 11.0, 8.0, 14.0, 16.0, 13.0, 10.0, 7.0],
    "stratum": [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
    "cluster": ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f"],
    "sex": ["w", "m", "w", "m", "m", "m", "w", "w", "m", "w", "w", "w"],
}
DESIGN: dict[str, Any] = {"strata": "stratum", "clusters": "cluster"}


def error_of_domain(sex: str) -> float:
    """By hand: the derivative by each weight, summed over clusters; those without a member have a total of zero."""
    columns = {name: np.array(column) for name, column in TABLE.items()}
    here = columns["sex"] == sex
    y, w = columns["visits"][here], columns["weight"][here]

    def gini(weights: Any) -> float:
        both = weights[:, None] * weights[None, :]
        return float((both * abs(y[:, None] - y[None, :])).sum() / weights.sum() / (2 * (weights * y).sum()))

    step = 1e-5
    totals: dict[str, float] = dict.fromkeys(TABLE["cluster"], 0.0)
    for place, cluster in enumerate(columns["cluster"][here]):
        more, less = w.copy(), w.copy()
        more[place] += step
        less[place] -= step
        totals[str(cluster)] += float(w[place]) * (gini(more) - gini(less)) / (2 * step)
    variance = 0.0
    for names in (["a", "b", "c"], ["d", "e", "f"]):
        part = np.array([totals[name] for name in names])
        variance += 3 / 2 * ((part - part.mean()) ** 2).sum()
    return math.sqrt(variance)


@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame])
def test_groups_are_domains_of_the_whole_sample(library: Any) -> None:
    df = library(TABLE)
    options: dict[str, Any] = {"value": "visits", "weights": "weight", "by": "sex", "interval": "survey-design"}
    table = cw.frames.gini_index(df, design=DESIGN, **options)
    for sex, error in zip(table["sex"], table["standard_error"], strict=True):
        assert error == pytest.approx(error_of_domain(sex), rel=1e-8), sex
    # The classic error: the men as a sample of their own, which forgets the clusters without a man.
    men = pd.DataFrame(TABLE).query("sex == 'm'")
    own = {"strata": men["stratum"], "clusters": men["cluster"], "single_cluster": "certainty"}
    alone = cw.gini_index(men["visits"], weights=men["weight"], interval="survey-design", design=own)
    assert alone.standard_error is not None and alone.standard_error < 0.99 * error_of_domain("m")


def test_a_domain_is_a_weight_of_zero() -> None:
    women = [weight * (sex == "w") for weight, sex in zip(TABLE["weight"], TABLE["sex"], strict=True)]
    design: Any = {"strata": TABLE["stratum"], "clusters": TABLE["cluster"]}
    zeros = cw.gini_index(TABLE["visits"], weights=women, interval="survey-design", design=design)
    table = cw.frames.gini_index(
        pl.DataFrame(TABLE), value="visits", weights="weight", by="sex", interval="survey-design", design=DESIGN
    )
    assert zeros.interval is not None
    assert table["standard_error"][0] == pytest.approx(zeros.standard_error, rel=1e-13)
    assert table["upper"][0] == pytest.approx(zeros.interval.upper, rel=1e-13)


def test_rows_left_out_are_still_drawn() -> None:
    holes = [None, *TABLE["visits"][1:5], None, *TABLE["visits"][6:]]
    design: Any = {"strata": TABLE["stratum"], "clusters": TABLE["cluster"]}
    options: dict[str, Any] = {"interval": "survey-design", "design": design}
    found = cw.gini_index(holes, weights=TABLE["weight"], nulls="omit", **options)
    rest = [weight * (value is not None) for weight, value in zip(TABLE["weight"], holes, strict=True)]
    same = cw.gini_index([value or 0.0 for value in holes], weights=rest, **options)
    assert found.standard_error == same.standard_error
    df = pl.DataFrame({**TABLE, "visits": holes})
    table = cw.frames.gini_index(
        df, value="visits", weights="weight", interval="survey-design", design=DESIGN, nulls="omit"
    )
    assert table["standard_error"][0] == same.standard_error


def test_curves_and_parts_by_group() -> None:
    df = pl.DataFrame(TABLE)
    options: dict[str, Any] = {"value": "visits", "weights": "weight", "by": "sex", "interval": "survey-design"}
    curve = cw.frames.lorenz_curve(df, at=[0.5], design=DESIGN, **options)
    assert (curve["standard_error"] > 0).all()
    parts = cw.frames.entropy_decomposition(df, group="cluster", design=DESIGN, **options)
    women = [weight * (sex == "w") for weight, sex in zip(TABLE["weight"], TABLE["sex"], strict=True)]
    design: Any = {"strata": TABLE["stratum"], "clusters": TABLE["cluster"]}
    total = cw.generalised_entropy_index(TABLE["visits"], weights=women, interval="survey-design", design=design)
    assert parts.row(2)[1] == "total" and parts["standard_error"][2] == pytest.approx(total.standard_error, rel=1e-13)
    index = cw.frames.concentration_index(
        df.with_columns(rank=pl.col("visits")),
        value="visits",
        rank="rank",
        order="most-deprived-first",
        weights="weight",
        by="sex",
        design=DESIGN,
    )
    assert index["standard_error"].to_list() == pytest.approx([error_of_domain("w"), error_of_domain("m")], rel=1e-8)


def test_replicate_weights_may_be_an_array() -> None:
    replicates = np.array([[2.0, 0.0, 1.0], [1.0, 2.0, 0.0], [0.0, 1.0, 2.0], [1.0, 1.0, 1.0]])
    design: Any = {"replicate_weights": replicates, "replicate_method": "bootstrap"}
    options: dict[str, Any] = {"weights": [1.0] * 4, "interval": "survey-design"}
    whole = cw.gini_index([1, 4, 2, 9], design=design, **options)
    columns: Any = {**design, "replicate_weights": [replicates[:, column] for column in range(3)]}
    assert whole == cw.gini_index([1, 4, 2, 9], design=columns, **options)
    df = pl.DataFrame({"y": [1, 4, 2, 9], "w": [1] * 4, **{f"r{place}": replicates[:, place] for place in range(3)}})
    named: Any = {**design, "replicate_weights": ["r0", "r1", "r2"]}
    table = cw.frames.gini_index(df, value="y", weights="w", interval="survey-design", design=named)
    assert table["standard_error"][0] == whole.standard_error
    assert table["interval_method"][0] == "replicate-weights"


def test_errors_name_the_row_and_the_column_of_the_table() -> None:
    df = pl.DataFrame(TABLE).with_columns(cluster=pl.Series([*TABLE["cluster"][:11], "a"]))
    with pytest.raises(cw.InputError) as raised:
        cw.frames.gini_index(df, value="visits", by="sex", interval="survey-design", design=DESIGN)
    assert (raised.value.code, raised.value.param) == ("conflicting-arguments", "clusters")
    assert "(column 'cluster')" in str(raised.value)
    for design, code, param in [
        ([1, 2], "wrong-type", "design"),
        ({"stratum": [1, 2]}, "unknown-option", "stratum"),
        ({"strata": [1.5, None]}, "missing-value", "strata"),
        ({"strata": [True, False]}, "wrong-type", "strata"),
        ({"nested": 1}, "wrong-type", "nested"),
        ({"replicate_weights": "abc"}, "wrong-type", "replicate_weights"),
        ({"degrees_of_freedom": "many"}, "wrong-type", "degrees_of_freedom"),
    ]:
        with pytest.raises(cw.InputError) as raised:
            cw.gini_index([1, 2], interval="survey-design", design=design)  # type: ignore[arg-type]
        assert (raised.value.code, raised.value.param) == (code, param)


def test_slopes_of_domains() -> None:
    df = pl.DataFrame(TABLE).with_columns(rank=pl.col("visits") * 2 + pl.col("weight"))
    women = [weight * (sex == "w") for weight, sex in zip(TABLE["weight"], TABLE["sex"], strict=True)]
    design: Any = {"strata": TABLE["stratum"], "clusters": TABLE["cluster"]}
    by: dict[str, Any] = {"value": "visits", "population": "weight", "rank": "rank", "by": "sex"}
    for frames, alone in [
        (cw.frames.slope_index, cw.slope_index),
        (cw.frames.relative_index, cw.relative_index),
    ]:
        for interval in ["survey-design", "regression"]:
            options: dict[str, Any] = {"order": "least-deprived-first", "interval": interval}
            options |= {"scale": "log", "level": 0.9}
            table = frames(df, design=DESIGN, **by, **options)
            one = alone(TABLE["visits"], women, rank=df["rank"], design=design, **options)
            assert one.interval is not None and one.standard_error is not None
            assert table["standard_error"][0] == pytest.approx(one.standard_error, rel=1e-12)
            assert table["upper"][0] == pytest.approx(one.interval.upper, rel=1e-12)


def test_replicates_beyond_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from commonweal.frames import _survey

    df = pl.DataFrame(TABLE).with_columns(one=pl.col("weight"), two=pl.col("weight") * 2)
    design: Any = {"replicate_weights": ["one", "two"], "replicate_method": "bootstrap"}
    options: dict[str, Any] = {"value": "visits", "weights": "weight", "interval": "survey-design", "design": design}
    monkeypatch.setattr(_survey, "MOST_CELLS", 24)
    assert cw.frames.gini_index(df, **options)["standard_error"][0] == 0  # the same weights, in another unit
    monkeypatch.setattr(_survey, "MOST_CELLS", 23)
    with pytest.raises(cw.InputError, match="2 columns of 12 rows") as raised:
        cw.frames.gini_index(df, **options)
    assert (raised.value.code, raised.value.param) == ("too-much-work", "replicate_weights")


def test_comparisons_of_domains() -> None:
    df = pl.DataFrame(TABLE).with_columns(rank=pl.col("weight") - pl.col("visits"), other=15 - pl.col("visits"))
    names: dict[str, Any] = {"value": "visits", "other_values": "other", "rank": "rank", "weights": "weight"}
    options: dict[str, Any] = {"order": "most-deprived-first", "interval": "survey-design"}
    table = cw.frames.compare_concentration_indices(df, by="sex", design=DESIGN, **names, **options)
    women = [weight * (sex == "w") for weight, sex in zip(TABLE["weight"], TABLE["sex"], strict=True)]
    design: Any = {"strata": TABLE["stratum"], "clusters": TABLE["cluster"]}
    columns: dict[str, Any] = {"rank": df["rank"], "other_values": df["other"], "weights": women}
    one = cw.compare_concentration_indices(TABLE["visits"], design=design, **columns, **options)
    assert one.difference.standard_error is not None and one.p_value is not None
    assert table["standard_error"][2] == pytest.approx(one.difference.standard_error, rel=1e-12)
    assert table["p_value"][2] == pytest.approx(one.p_value, rel=1e-12)
