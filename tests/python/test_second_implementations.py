"""The same questions put to scipy, statsmodels and mpmath."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

import commonweal as cw
import mpmath
import numpy as np
import pytest
import scipy.stats
import statsmodels.api as sm
from statsmodels.stats.proportion import proportion_confint

LEVELS = [0.8, 0.95, 0.998]
DRAWS = np.random.default_rng(20_190_327)


def close(ours: Any, theirs: Any, tolerance: float = 1e-12) -> bool:
    return bool(np.allclose(ours, theirs, rtol=tolerance, atol=tolerance * float(np.max(np.abs(theirs)))))


@pytest.mark.parametrize("level", LEVELS)
def test_exact_limits_of_a_count(level: float) -> None:
    events = np.array([0, 1, 2, 5, 9, 10, 57, 812, 12_345])
    rates = cw.crude_rate(events, np.full(len(events), 7.0), per=7, level=level, interval="exact-poisson")
    tail = (1 - level) / 2
    lower = np.where(events == 0, 0.0, scipy.stats.chi2.ppf(tail, 2 * events) / 2)
    upper = scipy.stats.chi2.isf(tail, 2 * events + 2) / 2
    assert rates.interval is not None
    assert close(rates.value, events) and close(rates.interval.lower[1:], lower[1:]) and rates.interval.lower[0] == 0
    assert close(rates.interval.upper, upper)


@pytest.mark.parametrize("level", LEVELS)
def test_exact_limits_to_thirty_digits(level: float) -> None:
    """Scipy's quantiles have errors of their own; here the count's own equation is solved in 40 digits."""
    for events in (1, 7, 9):
        interval = cw.crude_rate([events], [1.0], per=1, level=level, interval="exact-poisson").row(0).interval
        assert interval is not None
        with mpmath.workdps(40):
            below = mpmath.findroot(partial(tail, events, level), interval.lower)
            above = mpmath.findroot(partial(tail, -events - 1, level), interval.upper)
        assert close(interval.lower, float(below), 1e-13) and close(interval.upper, float(above), 1e-13)


def tail(shape: int, level: float, mean: Any) -> Any:
    """The chance of at least `shape` events (of fewer than `-shape`, where it is negative), less that of a tail."""
    beyond = (0, mean) if shape > 0 else (mean, mpmath.inf)
    return mpmath.gammainc(abs(shape), *beyond, regularized=True) - (1 - mpmath.mpf(repr(level))) / 2


@pytest.mark.parametrize("level", LEVELS)
def test_byar(level: float) -> None:
    events = np.array([10.0, 57, 812, 12_345])
    rates = cw.crude_rate(events, np.full(4, 1.0), per=1, level=level, interval="byar")
    z = scipy.stats.norm.isf((1 - level) / 2)
    lower = events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    upper = (events + 1) * (1 - 1 / (9 * (events + 1)) + z / (3 * np.sqrt(events + 1))) ** 3
    assert rates.interval is not None
    assert close(rates.interval.lower, lower) and close(rates.interval.upper, upper)


@pytest.mark.parametrize("level", LEVELS)
def test_wilson(level: float) -> None:
    people = DRAWS.integers(1, 5_000, 200)
    events = DRAWS.binomial(people, 0.1)
    shares = cw.proportion(events, people, level=level)
    lower, upper = proportion_confint(events, people, alpha=1 - level, method="wilson")
    assert shares.interval is not None
    assert close(shares.value, events / people)
    assert close(shares.interval.lower, lower, 1e-11) and close(shares.interval.upper, upper, 1e-11)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["clopper-pearson", "mid-p"])
def test_exact_limits_of_proportions(level: float, name: Literal["clopper-pearson", "mid-p"]) -> None:
    """At each limit the tail of scipy's binomial distribution is the one outside the interval."""
    people = DRAWS.integers(1, 5_000, 200)
    events = DRAWS.binomial(people, 0.1)
    limits = cw.proportion(events, people, level=level, interval=name).interval
    assert limits is not None
    binomial, tail = scipy.stats.binom, (1 - level) / 2
    share = 0.5 if name == "mid-p" else 0.0
    lower, upper = np.array(limits.lower), np.array(limits.upper)
    above = binomial.sf(events - 1, people, lower) - share * binomial.pmf(events, people, lower)
    below = binomial.cdf(events, people, upper) - share * binomial.pmf(events, people, upper)
    some, rest = events > 0, events < people
    assert np.all(lower[~some] == 0) and np.all(upper[~rest] == 1)
    assert close(above[some], tail, 1e-9) and close(below[rest], tail, 1e-9)
    if name == "clopper-pearson":
        known = proportion_confint(events, people, alpha=1 - level, method="beta")
        assert close(lower[some], known[0][some], 1e-9) and close(upper[rest], known[1][rest], 1e-9)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["fay-feuer", "tiwari"])
def test_gamma_limits_of_a_standardised_rate(level: float, name: Literal["fay-feuer", "tiwari"]) -> None:
    people, sizes = DRAWS.integers(500, 9_000, 12), DRAWS.integers(500, 9_000, 12)
    weights = sizes / sizes.sum() / people
    more = (weights.max(), weights.max() ** 2) if name == "fay-feuer" else (weights.mean(), (weights**2).mean())
    for mean in (0.3, 4, 200):
        events = DRAWS.poisson(mean, 12)
        rate = cw.directly_standardised_rate(
            events, people, standard_population=sizes, per=1, level=level, interval=name
        )
        y, v = weights @ events, weights**2 @ events
        lower = scipy.stats.gamma.ppf((1 - level) / 2, y**2 / v, scale=v / y)
        y, v = y + more[0], v + more[1]
        upper = scipy.stats.gamma.isf((1 - level) / 2, y**2 / v, scale=v / y)
        assert rate.interval is not None
        assert close([rate.interval.lower, rate.interval.upper], [lower, upper], 1e-11)


@pytest.mark.parametrize("variance", ["classical", "hc0", "hc1", "hc2", "hc3"])
@pytest.mark.parametrize("critical", ["t", "normal"])
def test_regression_limits(variance: str, critical: str) -> None:
    """The slope on the scale of people: a weighted least-squares fit with the variance asked for."""
    groups = 12
    people = DRAWS.integers(500, 5_000, groups).astype(float)
    rank = DRAWS.permutation(groups) + 1.0
    values = 60 + 1.5 * rank + DRAWS.normal(0, 2, groups)
    order = np.argsort(rank)
    ridit = np.empty(groups)
    ridit[order] = (np.cumsum(people[order]) - people[order] / 2) / people.sum()
    fit = sm.WLS(values, sm.add_constant(ridit), weights=people).fit(
        cov_type="nonrobust" if variance == "classical" else variance.upper(), use_t=critical == "t"
    )
    options: dict[str, Any] = {"variance": variance, "critical": critical, "interval": "regression", "level": 0.95}
    index = cw.slope_index(values, people, rank=rank, order="most-deprived-first", **options)
    assert index.interval is not None and index.standard_error is not None
    assert close(index.value, fit.params[1]) and close(index.standard_error, fit.bse[1], 1e-11)
    assert close([index.interval.lower, index.interval.upper], fit.conf_int()[1], 1e-11)
    gradient = cw.gradient(values, people, rank=rank, order="most-deprived-first", **options)
    assert close(gradient.fitted, fit.fittedvalues) and close(gradient.ridit, ridit)


def test_simulated_limits_are_those_of_the_distribution() -> None:
    """On the linear scale the index is normal, so its percentiles are known; 200,000 draws come within 1 % of them."""
    values, people, errors = [30.0, 26, 24, 19, 18], [900.0, 800, 1000, 700, 1100], [0.9, 0.4, 0.6, 0.3, 0.5]
    options: dict[str, Any] = {"rank": range(1, 6), "order": "most-deprived-first", "standard_errors": errors}
    known = cw.slope_index(values, people, **options)
    drawn = cw.slope_index(values, people, **options, interval="simulated", draws=200_000, seed=7)
    assert known.interval is not None and drawn.interval is not None and known.standard_error is not None
    assert drawn.value == known.value and (drawn.seed, drawn.draws) == (7, 200_000)
    near = 0.01 * known.standard_error
    assert abs(drawn.interval.lower - known.interval.lower) < 3 * near
    assert abs(drawn.interval.upper - known.interval.upper) < 3 * near


def test_standardised_rate_and_dobsons_limits() -> None:
    deaths, people = DRAWS.poisson(30, 19).astype(float), DRAWS.integers(1_000, 9_000, 19).astype(float)
    standard = DRAWS.integers(1_000, 7_000, 19).astype(float)
    rate = cw.directly_standardised_rate(deaths, people, standard_population=standard)
    weights = standard / standard.sum()
    value, variance, events = (weights * deaths / people).sum(), (weights**2 * deaths / people**2).sum(), deaths.sum()
    z = scipy.stats.norm.isf(0.025)
    byar_lower = events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    byar_upper = (events + 1) * (1 - 1 / (9 * (events + 1)) + z / (3 * np.sqrt(events + 1))) ** 3
    limits = value + np.sqrt(variance / events) * (np.array([byar_lower, byar_upper]) - events)
    assert rate.interval is not None and rate.standard_error is not None
    assert close(rate.value, 1e5 * value) and close(rate.standard_error, 1e5 * np.sqrt(variance))
    assert close([rate.interval.lower, rate.interval.upper], 1e5 * limits)


def test_hoover_is_half_the_relative_mean_deviation() -> None:
    values, weights = DRAWS.gamma(2.0, 3.0, 500), DRAWS.integers(1, 90, 500).astype(float)
    mean = np.average(values, weights=weights)
    wanted = np.average(np.abs(values - mean), weights=weights) / (2 * mean)
    assert close(cw.hoover_index(values, weights=weights).value, wanted)
