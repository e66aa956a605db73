"""Long work is bounded, tells of progress, and stops at once: by Ctrl-C, by an answer, or by an exception."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import commonweal as cw
import numpy as np
import polars as pl
import pytest
from commonweal import _core

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST = "most-deprived-first"
# Every group is drawn by itself, so that ten million draws take many seconds.
DEAR: dict[str, Any] = {"interval": "simulated", "noise": "log", "draws": 10_000_000}
# Stopping takes about a twentieth of a second; a machine that does other work may need a few more.
AT_ONCE = 1.0


def areas(count: int) -> pl.DataFrame:
    rows = np.arange(count * 10)
    columns = {"area": rows // 10, "decile": rows % 10 + 1, "people": 1_000.0 + rows % 7, "error": 0.5 + 0 * rows}
    return pl.DataFrame(columns | {"years": 70.0 + rows % 10 + (rows * 7 % 13) / 13})


def over_tables(count: int, **options: Any) -> Any:
    named = {"value": "years", "population": "people", "rank": "decile", "order": FIRST, "by": "area"}
    return cw.frames.slope_index(areas(count), **{**named, "standard_errors": "error", **options})


def over_columns(**options: Any) -> Any:
    table = areas(1)
    columns = {"rank": table["decile"], "standard_errors": table["error"], "order": FIRST}
    return cw.slope_index(table["years"], table["people"], **{**columns, **options})


def dear_table(**options: Any) -> Any:
    return over_tables(40, **DEAR, **options)


def dear_column(**options: Any) -> Any:
    return over_columns(**DEAR, **options)


@pytest.fixture(params=[dear_table, dear_column], ids=["table", "columns"])
def dear(request: pytest.FixtureRequest) -> Callable[..., Any]:
    function: Callable[..., Any] = request.param
    return function


@pytest.fixture
def one_core() -> Iterator[None]:
    """Where there is one core, the thread that works also tells."""
    if not hasattr(os, "sched_setaffinity"):
        # Elsewhere the test runs on all cores: it holds there too.
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


def interrupted(work: Callable[[], Any]) -> float:
    """How long work goes on after a Ctrl-C that arrives once it runs."""
    sent: list[float] = []

    def send() -> None:
        sent.append(time.perf_counter())
        signal.raise_signal(signal.SIGINT)

    # A shell that runs a command in the background has it ignore Ctrl-C, and Python then leaves it at that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, send)
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            work()
        return time.perf_counter() - sent[0]
    finally:
        timer.cancel()
        timer.join()
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_is_heard_at_once(dear: Callable[..., Any]) -> None:
    assert interrupted(dear) < AT_ONCE
    assert interrupted(lambda: dear(progress=lambda done, total: None)) < AT_ONCE


@pytest.mark.usefixtures("one_core")
def test_ctrl_c_is_heard_where_there_is_one_core(dear: Callable[..., Any]) -> None:
    assert interrupted(dear) < AT_ONCE


def test_ctrl_c_is_heard_however_many_groups_one_fit_has() -> None:
    rows = 1_000_000
    ones, rank = np.ones(rows), np.arange(float(rows))
    fit = {"rank": rank, "order": FIRST, "standard_errors": ones, "interval": "simulated", "noise": "log"}
    assert interrupted(lambda: cw.slope_index(ones, ones, draws=1_000, **fit)) < AT_ONCE


def test_other_threads_run_meanwhile(dear: Callable[..., Any]) -> None:
    turns: list[float] = []
    over = threading.Event()

    def turn() -> None:
        while not over.wait(0.001):
            turns.append(time.perf_counter())

    def stop_after(done: int, total: int) -> bool:
        return time.perf_counter() - start < 0.5

    other = threading.Thread(target=turn)
    other.start()
    start = time.perf_counter()
    with pytest.raises(cw.InputError):
        dear(progress=stop_after)
    over.set()
    other.join()
    during = [moment for moment in turns if 0 < moment - start < 0.5]
    assert len(during) > 10, "a thread that holds the interpreter's lock lets nobody else have a turn"


def test_work_off_the_main_thread_is_stopped_by_its_answer(dear: Callable[..., Any]) -> None:
    caught: list[cw.InputError] = []

    def work() -> None:
        with pytest.raises(cw.InputError) as error:
            dear(progress=lambda done, total: done == 0)
        caught.append(error.value)

    start = time.perf_counter()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert [error.code for error in caught] == ["cancelled"]
    assert time.perf_counter() - start < AT_ONCE


def test_what_progress_raises_stops_the_work_and_is_raised(dear: Callable[..., Any]) -> None:
    told: list[int] = []

    def fail(done: int, total: int) -> None:
        told.append(done)
        if done:
            message = "the caller's own trouble"
            raise KeyError(message)

    start = time.perf_counter()
    with pytest.raises(KeyError, match="own trouble"):
        dear(progress=fail)
    assert time.perf_counter() - start < AT_ONCE
    assert len(told) == 2 and told[0] == 0, "who has raised is not told any more"


@pytest.mark.parametrize("draws", [None, 20_000])
def test_progress_over_tables_rises_to_all_and_changes_nothing(draws: int | None) -> None:
    options = {} if draws is None else {"interval": "simulated", "noise": "log", "draws": draws}
    told: list[tuple[int, int]] = []
    watched = over_tables(300, **options, progress=lambda done, total: told.append((done, total)))
    assert watched.equals(over_tables(300, **options))
    total = 300 * (draws or 1)
    assert told[0] == (0, total) and told[-1] == (total, total) and {all_ for _, all_ in told} == {total}
    assert all(earlier < later for (earlier, _), (later, _) in pairwise(told))


@pytest.mark.usefixtures("one_core")
def test_progress_on_one_core_is_that_of_several() -> None:
    test_progress_over_tables_rises_to_all_and_changes_nothing(20_000)
    test_progress_over_tables_rises_to_all_and_changes_nothing(None)


def test_groups_over_tables_are_those_over_columns() -> None:
    options = {"interval": "simulated", "noise": "log", "draws": 5_000}
    table, rows = over_tables(50, **options), areas(50)
    for area in (0, 17, 49):
        part = rows.filter(pl.col("area") == area)
        given = {"rank": part["decile"], "standard_errors": part["error"], "order": FIRST}
        one = cw.slope_index(part["years"], part["people"], **given, **options)
        assert one.interval is not None
        assert (table["lower"][area], table["upper"][area]) == (one.interval.lower, one.interval.upper)


def test_a_table_above_the_cap_is_refused_at_once() -> None:
    count = 10_001
    start = time.perf_counter()
    for function in (cw.frames.slope_index, cw.frames.relative_index):
        with pytest.raises(cw.InputError) as caught:
            function(
                areas(count),
                value="years",
                population="people",
                rank="decile",
                order=FIRST,
                by="area",
                standard_errors="error",
                interval="simulated",
            )
        error = caught.value
        assert (error.code, error.param, error.index) == ("too-much-work", "draws", None)
        for fact in ("`draws` (100,000)", "10,001,000,000", "cap of 10,000,000,000", "fewer draws", "split the table"):
            assert fact in str(error)
        assert "group area" not in str(error), "no single group is at fault"
    assert time.perf_counter() - start < 5 * AT_ONCE


def test_a_table_of_a_country_is_let_through() -> None:
    # 150 areas of ten deciles at 100,000 draws: a third of a second on one core.
    assert len(over_tables(150, interval="simulated", draws=100_000)) == 150


def test_a_callback_that_fails_leaves_no_thread_and_no_reference() -> None:
    class Bar:
        def __call__(self, done: int, total: int) -> bool:
            return False

    bar = Bar()
    before = sys.getrefcount(bar)
    for _ in range(3):
        with pytest.raises(cw.InputError, match="cancelled"):
            over_tables(40, **DEAR, progress=bar)
    assert sys.getrefcount(bar) == before
    with pytest.raises(cw.InputError, match="`progress` is of type int"):
        over_tables(4, progress=3)


def test_the_twins_take_the_options_of_the_functions_over_columns() -> None:
    import inspect

    for name in ("slope_index", "relative_index"):
        twin = list(inspect.signature(getattr(_core, f"{name}_groups")).parameters)
        assert twin == ["offsets", *list(inspect.signature(getattr(_core, name)).parameters)[:-1]]
