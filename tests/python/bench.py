"""How fast the Python package is, beside what its users would otherwise run: `python tests/python/bench.py`.

Times are the best of several runs; ratios are of times in the same run. Not a test: nothing here can fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
from commonweal import _core
from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Callable

GROUPS = 100_000
BANDS = 19


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def call_overhead() -> None:
    """A ten-decile slope index: the call from Python, and the core alone on one thread."""
    values, people, rank = np.linspace(74, 83, 10), np.ones(10), np.arange(1.0, 11.0)
    calls = 20_000

    def one_by_one() -> None:
        for _ in range(calls):
            cw.slope_index(values, people, rank=rank, order="most-deprived-first")

    offsets = list(range(0, 10 * calls + 1, 10))
    columns = [np.tile(column, calls) for column in (values, people, rank)]

    def in_one_call() -> None:
        _core.slope_index_groups(offsets, *columns[:2], rank=columns[2], order="most-deprived-first")

    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    # By turns, so that what else the machine does falls on both.
    rounds = [(best(one_by_one, 1) / calls, best(in_one_call, 1) / calls) for _ in range(9)]
    os.sched_setaffinity(0, cores)
    call, core = (min(times) for times in zip(*rounds, strict=True))
    one = np.ones(1)
    smallest = best(lambda: [cw.hoover_index(one) for _ in range(calls)]) / calls
    print(f"slope index of ten deciles: {call * 1e6:.2f} us a call")
    print(f"    of it the core (a group of many in one call, one core): {core * 1e6:.2f} us")
    print(f"    of it the call from Python: {(call - core) * 1e6:.2f} us")
    print(f"    for comparison, the whole Hoover index of one value: {smallest * 1e6:.2f} us a call")


def import_time() -> None:
    """`import commonweal` once numpy is there, in fresh interpreters."""

    def seconds(module: str) -> float:
        program = (
            f"import time, numpy; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
        )
        run = [sys.executable, "-c", program]
        return min(float(subprocess.run(run, check=True, capture_output=True).stdout) for _ in range(10))

    print(f"import commonweal: {seconds('commonweal') * 1e3:.1f} ms beyond numpy's")
    print(f"    with frames: {seconds('commonweal.frames') * 1e3:.1f} ms")


def process_charts() -> None:
    """10,000 XmR charts of 36 months, from a table to one row a series, and to the long table."""
    series, months = 10_000, 36
    days = [f"{2021 + month // 12}-{month % 12 + 1:02}-01" for month in range(months)]
    frame = pl.DataFrame(
        {
            "trust": np.repeat(np.char.add("R", np.arange(series).astype(str)), months),
            "month": days * series,
            "seen": np.round(np.random.default_rng(1).normal(75, 3, series * months), 1),
        }
    )
    options = {"value": "seen", "date": "month", "by": "trust", "target": 74.0, "direction": "increase"}
    for name, table in (("polars", frame), ("pandas", frame.to_pandas())):
        ask = partial(cw.frames.xmr, table, **options)
        charts = ask()
        print(f"10,000 XmR charts of 36 months with days, cw.frames on {name}: {best(ask):.3f} s")
        print(f"    a row for each series: {best(charts.series):.3f} s")
        print(f"    a row for each point: {best(charts.points):.3f} s")
    offsets = list(range(0, series * months + 1, months))
    values = frame["seen"].to_numpy()
    native = best(lambda: _core.xmr_groups(offsets, values, target=74.0, direction="increase"))
    print(f"    of it the core: {native:.3f} s")


def funnel_flags() -> None:
    """Exact tails, limits and flags of 7,000 practices, beside SciPy's distribution functions over whole columns."""
    draws = np.random.default_rng(1)
    people = np.round(draws.uniform(10, 120, 7_000) ** 2)
    seen = draws.binomial(people.astype(int), 0.07).astype(float)
    options = {"kind": "proportion", "target": 0.07, "limits": "exact"}
    columns = {"practice": [f"P{number:05}" for number in range(7_000)], "seen": seen, "people": people}
    native = best(lambda: cw.funnel(seen, people, **options))

    def by_hand() -> object:
        exact = stats.binom(people, 0.07)
        tails = exact.cdf(seen), exact.sf(seen - 1)
        return tails, [exact.ppf(tail) for tail in (0.025, 0.975, 0.001, 0.999)]

    theirs = best(by_hand)
    print("7,000 practices about a target, exact binomial tails, limits at 95% and 99.8%, flags:")
    print(f"    SciPy, tails and whole-number limits {theirs * 1e3:.1f} ms")
    print(f"    cw.funnel                            {native * 1e3:.1f} ms   {native / theirs:.2f} times SciPy")
    for name, table in (("polars", pl.DataFrame(columns)), ("pandas", pd.DataFrame(columns))):
        ask = partial(cw.frames.funnel, table, events="seen", population="people", name="practice", **options)
        seconds = best(ask)
        print(f"    cw.frames.funnel, {name:<19}{seconds * 1e3:.1f} ms   {seconds / theirs:.2f} times SciPy")


def simulated_slopes() -> None:
    """Slope and relative index of 150 areas with 100,000 draws each, beside the same written for NumPy."""
    areas, deciles, draws = 150, 10, 100_000
    generator = np.random.default_rng(1)
    values, errors = generator.uniform(60, 90, (areas, deciles)), generator.uniform(0.2, 1.5, (areas, deciles))
    people = generator.uniform(5_000, 90_000, (areas, deciles))
    rank = np.arange(1.0, 11.0)

    def ours() -> None:
        for value, person, error in zip(values, people, errors, strict=True):
            cw.gradient(
                value,
                person,
                rank=rank,
                order="most-deprived-first",
                standard_errors=error,
                interval="simulated",
                draws=draws,
            )

    def with_numpy() -> None:
        for value, person, error in zip(values, people, errors, strict=True):
            share = person / person.sum()
            ridit = share.cumsum() - share / 2
            centred = ridit - share @ ridit
            slope_weights = share * centred / (share @ centred**2)
            drawn = generator.normal(value, error, (draws, deciles))
            slope = drawn @ slope_weights
            most = drawn @ share - slope * (share @ ridit)
            np.percentile(slope, [2.5, 97.5])
            np.percentile((most + slope) / most, [2.5, 97.5])

    mine, theirs = best(ours, 3), best(with_numpy, 1)
    print(f"150 slope and relative indices, 100,000 draws each: {mine:.2f} s on one thread")
    print(f"  the same in NumPy: {theirs:.2f} s; ratio {mine / theirs:.2f}")


def standardised_rates() -> None:
    """100,000 directly standardised rates over 19 age bands."""
    draws = np.random.default_rng(1)
    rows = GROUPS * BANDS
    people = draws.integers(500, 5_000, rows).astype(float)
    deaths = draws.poisson(people * 0.01).astype(float)
    ages = np.tile(np.arange(BANDS) * 5.0, GROUPS)
    sizes = np.tile(_core.standard_population_sizes("european-2013", ages[:BANDS], None), GROUPS)
    offsets = list(range(0, rows + 1, BANDS))
    options = {"per": 100_000.0, "level": 0.95, "interval": "dobson", "minimum_events": 0.0}
    native = best(lambda: _core.directly_standardised_rate_groups(offsets, deaths, people, sizes, **options))

    area = np.repeat([f"E{number:08}" for number in range(GROUPS)], BANDS)
    columns = {"area": area, "age": ages, "deaths": deaths, "people": people, "size": sizes}
    tables = {"polars": pl.DataFrame(columns), "pandas": pd.DataFrame(columns)}
    shuffled = tables["polars"].sample(fraction=1.0, shuffle=True, seed=1)

    def through_frames(table: pl.DataFrame | pd.DataFrame) -> Callable[[], object]:
        return lambda: cw.frames.directly_standardised_rate(
            table, events="deaths", population="people", age="age", by="area"
        )

    def points_only() -> object:
        weighted = (pl.col("deaths") / pl.col("people") * pl.col("size")).sum() / pl.col("size").sum()
        return tables["polars"].group_by("area", maintain_order=True).agg((weighted * 100_000).alias("value"))

    points = best(points_only)
    print(f"{GROUPS:,} directly standardised rates with limits over {BANDS} age bands:")
    print(f"    polars, points only, no limits   {points:.3f} s")
    print(f"    native, columns sorted by group  {native:.3f} s   {native / points:.2f} times polars")
    for name, table in (*tables.items(), ("polars, rows shuffled", shuffled)):
        seconds = best(through_frames(table), runs=3)
        print(f"    frames, {name:<24} {seconds:.3f} s   {seconds / points:.2f} times polars")


if __name__ == "__main__":
    call_overhead()
    import_time()
    process_charts()
    funnel_flags()
    simulated_slopes()
    standardised_rates()
