"""Results: immutable facts that print, pickle, compare and turn into plain values."""

from __future__ import annotations

import json
import pickle
from copy import copy, deepcopy
from typing import Any

import commonweal as cw
import numpy as np
import pytest

YEARS = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]
DECILES: dict[str, Any] = {"rank": range(1, 11), "order": "most-deprived-first"}
MARKUP = "<script>alert('1')</script> & \"years\""


def results() -> dict[str, Any]:
    slope = cw.slope_index(YEARS, [1] * 10, **DECILES, unit=MARKUP, level=[0.95, 0.998])
    rates = cw.crude_rate([3, 812, 0], [1_000, 61_234, 50], level=[0.95, 0.99])
    gradient = cw.gradient(YEARS, [1] * 10, **DECILES, unit=MARKUP, interval="simulated", standard_errors=[0.1] * 10)
    withheld = cw.gradient([-1, 0, 2], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    return {
        "Interval": slope.interval,
        "Caution": slope.cautions[0],
        "Estimate": slope,
        "Estimate without interval": cw.hoover_index([1, 2, 3]),
        "IntervalColumn": rates.interval,
        "Estimates": rates,
        "Estimates in many rows": cw.proportion(range(40), [40] * 40),
        "Gradient": gradient,
        "MeanLogDeviationChange": cw.mean_log_deviation_change(
            [1, 3, 4], [2, 3, 9], before_group=["a", MARKUP, "a"], after_group=["a", MARKUP, "a"], interval="linearised"
        ),
        "SpatialGini": cw.spatial_gini_decomposition(
            [1, 3, 4], place=["a", MARKUP, "c"], neighbour_from=["a"], neighbour_to=[MARKUP], permutations=99
        ),
        "EntropyDecomposition": cw.entropy_decomposition([1, 3, 4, 8], group=["a", "a", MARKUP, MARKUP]),
        "GroupDecomposition": cw.gini_decomposition([1, 5, 4, 8], group=["a", "a", MARKUP, MARKUP]),
        "SourceDecomposition": cw.gini_source_decomposition(
            [1, 2, 4, 9], sources={MARKUP: [1, 2, 3, 2], "b": [0, 0, 1, 7]}, interval="linearised", level=[0.95, 0.998]
        ),
        "InequalityProfile": cw.inequality_profile([91, 74.5, 0], indicator=MARKUP),
        "ProfileMeasure": cw.inequality_profile([91, 74.5], indicator=MARKUP).measures[0],
        "LeftOut": cw.inequality_profile([91, 74.5, 0]).left_out[0],
        "ConcentrationComparison": cw.compare_concentration_indices(
            YEARS, other_values=YEARS[::-1], **DECILES, interval="linearised", level=[0.95, 0.998]
        ),
        "ConcentrationDecomposition": cw.concentration_decomposition(
            YEARS,
            determinants={MARKUP: [1, 5, 2, 7, 3, 3, 8, 1, 4, 9]},
            **DECILES,
            interval="bootstrap",
            draws=10_000,
            level=[0.95, 0.998],
        ),
        "ShapleyDecomposition": cw.shapley_decomposition(
            YEARS,
            determinants={MARKUP: [1, 5, 2, 7, 3, 3, 8, 1, 4, 9], "age": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]},
            **DECILES,
            interval="bootstrap",
            draws=10_000,
            level=[0.95, 0.998],
        ),
        "RecentredInfluence": cw.recentred_influence_regression(
            YEARS,
            determinants={MARKUP: [1, 5, 2, 7, 3, 3, 8, 1, 4, 9]},
            draws=10_000,
            level=[0.95, 0.998],
        ),
        "CurveDominance": cw.curve_dominance(YEARS, **DECILES, at=[0.2, 0.6], level=[0.95, 0.998]),
        "ShareCurve": cw.lorenz_curve([1, 2, 5], at=[0.3, 0.7], interval="linearised", level=[0.95, 0.998]),
        "Gradient without relative index": withheld,
    }


NAMES = list(results())


@pytest.fixture(params=NAMES)
def result(request: pytest.FixtureRequest) -> Any:
    return results()[request.param]


def fields(result: Any) -> list[str]:
    kind = type(result)
    return [name for name in dir(kind) if not name.startswith("_") and not callable(getattr(result, name))]


def test_pickling_keeps_every_bit(result: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(result, protocol))
        assert again == result and type(again) is type(result) and again.to_dict() == result.to_dict()


def test_copies_are_equal(result: Any) -> None:
    assert copy(result) == result and deepcopy(result) == result


def test_a_result_differs_from_other_facts(result: Any) -> None:
    assert result != "a text" and not result == 3  # noqa: SIM201 - both operators
    assert cw.hoover_index([1, 2, 4]) != cw.hoover_index([1, 2, 3])
    assert type(result).__eq__(result, None) is False


def test_nothing_can_be_changed(result: Any) -> None:
    for name in fields(result):
        with pytest.raises(AttributeError):
            setattr(result, name, 0)
    with pytest.raises(AttributeError):
        result.something_new = 1
    for name in fields(result):
        column = getattr(result, name)
        if isinstance(column, np.ndarray):
            column[:] = 12345.0  # a copy of its own
            assert not (getattr(result, name) == 12345.0).any()


def test_to_dict_holds_plain_values_of_every_field(result: Any) -> None:
    facts = result.to_dict()
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts
    explained = (cw.ConcentrationDecomposition, cw.RecentredInfluence, cw.ShapleyDecomposition)
    of_rows = (cw.Estimates, cw.ShareCurve, cw.CurveDominance, *explained)
    derived = {"interval", "caution_codes"} if isinstance(result, of_rows) else set()
    derived |= {"sentences"} if isinstance(result, cw.InequalityProfile) else set()
    kept = {"per"} if isinstance(result, cw.Gradient) else set()
    assert set(facts) - kept == set(fields(result)) - derived


def test_text_says_value_interval_level_and_unit() -> None:
    text = repr(cw.slope_index(YEARS, [1] * 10, **DECILES, unit="years", level=[0.95, 0.998]))
    assert text.startswith("slope index of inequality: 9.40 years (95% CI 7.39 to 11.4)\n")
    for words in ("99.8% CI", "least deprived minus most deprived", "regression-hc1", "10 rows", "caution"):
        assert words in text


def test_text_of_withheld_and_many_rows() -> None:
    text = repr(results()["Estimates in many rows"])
    assert text.count("\n") < 30 and "…" in text and "40 rows" in text
    assert "above 0" in repr(results()["Gradient without relative index"])
    assert "rows 0, 1, 2, 3, 4 and 5 more: few-events" in repr(cw.crude_rate([1] * 10, [100] * 10))


def test_text_is_written_for_people(result: Any) -> None:
    text = repr(result).replace("determinant", "")  # which has "nan" in it
    assert text and "\n\n" not in text and "None" not in text and "nan" not in text and "np." not in text


def test_html_escapes_what_the_caller_gave(result: Any) -> None:
    html = result._repr_html_()
    assert "<script" not in html and "alert('1')" not in html
    assert html.startswith("<") and html.endswith(">")
    for tag in ("table", "tbody", "tr", "td", "th", "caption"):
        assert html.count(f"<{tag}>") + html.count(f"<{tag} ") == html.count(f"</{tag}>")


def test_mimebundle_has_text_and_html(result: Any) -> None:
    bundle = result._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/plain"] == repr(result)
    assert "<script" not in bundle["text/html"]
    assert ("application/vnd.vegalite.v5+json" in bundle) is isinstance(result, (cw.Gradient, cw.ShareCurve))


def test_html_has_the_cautions_and_the_interval() -> None:
    html = cw.slope_index(YEARS, [1] * 10, **DECILES)._repr_html_()
    assert "95% CI 7.39 to 11.4" in html and "scatter-only" in html and 'scope="row"' in html


def test_rows_of_estimates() -> None:
    rates = cw.crude_rate([3, 812], [1_000, 61_234])
    assert len(rates) == 2
    row = rates.row(1)
    assert (row.value, row.interval.upper) == (rates.value[1], rates.interval.upper[1])
    assert row.cautions == [] and rates.row(0).cautions[0].code == "few-events"
    assert rates.caution_codes == ["few-events", ""]
    with pytest.raises(IndexError, match="row 2 of 2 rows"):
        rates.row(2)


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_estimates_as_a_table(backend: str) -> None:
    rates = cw.crude_rate([3, 812], [1_000, 61_234])
    table = rates.to_frame(backend)
    assert type(table).__module__.split(".")[0] == backend
    assert list(table["value"]) == (rates.value.tolist() if backend != "pyarrow" else list(table["value"]))
    with pytest.raises(cw.InputError, match="must be one of"):
        rates.to_frame("spreadsheet")


def test_the_error_pickles_and_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="more than the 10") as caught:
        cw.proportion([12], [10])
    error = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(error, cw.InputError)
    assert (str(error), error.code, error.param, error.index) == (
        str(caught.value),
        "numerator-above-denominator",
        "events",
        0,
    )


def test_levels() -> None:
    level = cw.Level.from_z(3)
    assert level.z == 3 and level.probability == pytest.approx(0.9973002039367398, abs=1e-15)
    assert level == cw.Level.from_z(3) and level != cw.Level(0.95)
    assert repr(cw.Level(0.95)) == "Level(probability=0.95, z=1.9599639845400543)"
    assert all(pickle.loads(pickle.dumps(one)) == one for one in (level, cw.Level(0.95), cw.Level(0.73)))
    assert cw.crude_rate([9], [100], level=level).interval.level == level.probability
