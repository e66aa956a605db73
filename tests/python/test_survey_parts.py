"""Decompositions and profiles under a survey design: another program's numbers, and groups of a table as domains."""

from __future__ import annotations

from typing import Any

import commonweal as cw
import pandas as pd
import polars as pl
import pytest

ROWS: dict[str, list[Any]] = {
    "visits": [2.0, 5.0, 9.0, 1.0, 4.0, 3.0, 8.0, 7.0, 6.0, 2.5, 1.5, 12.0],
    "weight": [10, 12, 9, 20, 15, 11, 8, 14, 16, 13, 10, 7],
    "stratum": [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
    "cluster": [*"aabbccddeeff"],
    "income": [3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.0, 6.0, 5.5, 3.5, 8.0, 7.0],
    "ill": [0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0],
    "age": [34, 61, 45, 29, 70, 52, 41, 38, 66, 25, 80, 57],
}
DETERMINANTS: dict[str, Any] = {"ill": ROWS["ill"], "age": ROWS["age"]}
ORDER: dict[str, Any] = {"rank": ROWS["income"], "order": "most-deprived-first"}


def jackknife() -> dict[str, Any]:
    """Each cluster left out in turn, the two others of its stratum counting for it."""

    def weight(cluster: str, out: str, own: float) -> float:
        if cluster == out:
            return 0.0
        return own * 1.5 if (cluster < "d") == (out < "d") else own

    columns = [
        [weight(cluster, out, own) for cluster, own in zip(ROWS["cluster"], ROWS["weight"], strict=True)]
        for out in "abcdef"
    ]
    return {"replicate_weights": columns, "replicate_method": "jackknife", "replicate_scales": [2 / 3] * 6}


def test_replicates_agree_with_r() -> None:
    """R 4.2.2, survey 4.1.1: `withReplicates` over `as.svrepdesign(type="JKn", mse=TRUE)`, by `svyglm` and `lm`."""
    options: Any = {"weights": ROWS["weight"], "interval": "survey-design", "design": jackknife()}
    found = cw.concentration_decomposition(ROWS["visits"], determinants=DETERMINANTS, **ORDER, **options)
    wholes = [found.explained.standard_error, found.residual.standard_error, found.index.standard_error]
    assert found.contribution == pytest.approx([-0.00119510093504504, 0.03152779493377025], rel=1e-12)
    errors = [0.0290068216335475, 0.0622895114100787, 0.0602676682024552, 0.0830158335150146, 0.0968918641029484]
    assert [*found.standard_error, *wholes] == pytest.approx(errors, rel=1e-12)
    shapley = cw.shapley_decomposition(ROWS["visits"], determinants=DETERMINANTS, **ORDER, **options)
    assert shapley.standard_error[0] == pytest.approx(0.0281207453249513, rel=1e-12)
    variance = cw.shapley_decomposition(ROWS["visits"], determinants=DETERMINANTS, index="variance", **options)
    assert variance.standard_error[0] == pytest.approx(0.5947644661153229, rel=1e-12)
    assert found.intervals[0].method[0] == "replicate-weights"


@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame])
def test_groups_are_domains(library: Any) -> None:
    """The second half of the clusters has no member of the first place, and still counts as drawn."""
    places = ["x"] * 8 + ["y"] * 16
    both = {name: column * 2 for name, column in ROWS.items()}
    both["cluster"] = [f"{name}{row // 12}" for row, name in enumerate(both["cluster"])]
    df = library(both | {"place": places})
    design: Any = {"strata": "stratum", "clusters": "cluster"}
    words: Any = {"strata": both["stratum"], "clusters": both["cluster"]}
    named: Any = {"determinants": ["ill", "age"], "rank": "income", "order": "most-deprived-first", "weights": "weight"}
    kind: Any = {"interval": "survey-design"}
    for function in (cw.concentration_decomposition, cw.shapley_decomposition):
        frames: Any = getattr(cw.frames, function.__name__)
        single: Any = function
        table = frames(df, value="visits", by="place", design=design, **named, **kind)
        for start, place in ((0, "x"), (4, "y")):
            weights = [own * (here == place) for own, here in zip(both["weight"], places, strict=True)]
            determinants = {name: both[name] for name in ("ill", "age")}
            whole = single(
                both["visits"],
                determinants=determinants,
                rank=both["income"],
                order="most-deprived-first",
                weights=weights,
                design=words,
                **kind,
            )
            ours = list(table["standard_error"])[start : start + 2]
            assert ours == pytest.approx(list(whole.standard_error), rel=1e-9), (function, place)
            # Few clusters: said of what is left and of the whole as well as of each part.
            cautions = list(table["cautions"])[start : start + 4]
            assert all("few-groups" in codes for codes in cautions), cautions


def test_profile_of_people_in_an_order() -> None:
    df = pl.DataFrame(ROWS | {"place": ["x"] * 12})
    options: Any = {"rows": "people", "order": "most-deprived-first", "interval": "survey-design"}
    design: Any = {"strata": "stratum", "clusters": "cluster"}
    table = cw.frames.inequality_profile(
        df, value="visits", population="weight", rank="income", by="place", design=design, **options
    )
    words: Any = {"strata": ROWS["stratum"], "clusters": ROWS["cluster"]}
    own: Any = {"rank": ROWS["income"], "order": "most-deprived-first", "design": words}
    slope = cw.slope_index(ROWS["visits"], population=ROWS["weight"], **own)
    index = cw.concentration_index(ROWS["visits"], weights=ROWS["weight"], interval="survey-design", **own)
    assert slope.interval is not None and index.interval is not None
    names = ["slope_index", "relative_index", "concentration_index", "concentration_index", "gini_index"]
    assert list(table["operation"]) == names
    for place, estimate in ((0, slope), (2, index)):
        assert estimate.interval is not None
        assert (table["value"][place], table["lower"][place]) == (estimate.value, estimate.interval.lower)
    profile = cw.inequality_profile(
        ROWS["visits"], population=ROWS["weight"], **own, rows="people", interval="survey-design"
    )
    assert profile.left_out[0].operation == "hoover_index" and profile.shape == "ranked-people"
