"""Golden cases of Zenga's index: the integral by quadrature, piece by piece."""

from __future__ import annotations

import survey_cases
from golden_entropy import Column, answers, bad
from mpmath import mp, mpf
from reference_tools import error, write

TABLES: list[tuple[list[float], list[float] | None]] = [
    ([412.3, 378.9, 455.7, 498.2], [66.03, 88.62, 107.72, 81.41]),
    ([3, 3, 3, 5, 5, 8, 8, 8, 8, 20], None),
    ([0, 0, 1, 2, 5, 30], None),
    ([4.1, 4.1, 4.1], None),
    ([1e-300, 3e-300, 1e-299], [1, 0, 2]),
]


def zenga(y: Column, w: Column) -> mpf:
    """One less the integral of `(L / p) (1 - p) / (1 - L)`, of a curve that is straight between its points.

    On a piece `L = s p - d` the function is `1 - (d / c) / p + ((s - c) / c) / (c - s p)` with `c = 1 + d`, whose
    integral is one of logarithms; a check by quadrature stands below.
    """
    rows = sorted((a, b / sum(w)) for a, b in zip(y, w, strict=True) if b > 0)
    mean = sum(a * b for a, b in rows)
    start, held, found, last = mpf(0), mpf(0), mpf(0), rows[-1][0]
    for value, width in rows:
        slope, end = value / mean, start + width
        misses = slope * start - held
        scale = 1 + misses
        found += width
        if start > 0:
            found -= misses / scale * mp.log(end / start)
        if value == 0:
            found -= width
        elif value < last:
            found -= (slope - scale) / (scale * slope) * mp.log((scale - slope * end) / (scale - slope * start))
        start, held = end, held + slope * width
    return 1 - found


def by_quadrature(y: Column, w: Column) -> mpf:
    rows = sorted((a, b / sum(w)) for a, b in zip(y, w, strict=True) if b > 0)
    mean = sum(a * b for a, b in rows)
    start, held, found = mpf(0), mpf(0), mpf(0)
    for value, width in rows:
        curve = lambda p, value=value, start=start, held=held: held + value / mean * (p - start)
        found += mp.quad(lambda p, curve=curve: curve(p) / p * (1 - p) / (1 - curve(p)), [start, start + width])
        start, held = start + width, curve(start + width)
    return 1 - found


def main() -> None:
    mp.dps = 30
    for values, weights in TABLES[:3]:
        y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
        assert abs(zenga(y, w) - by_quadrature(y, w)) < mpf(10) ** -12
    mp.dps = 50
    cases = [one for table in TABLES for one in answers(zenga, table, {}, mpf(1))] + bad()
    asked = ["strata and clusters", "jackknife", "bootstrap"]
    cases += survey_cases.answers(zenga, survey_cases.VALUES, {}, (0, 1), asked)
    cases.append(error("nobody has anything", {"values": [0, 0, 0]}, {}, "not-computable", "values"))
    write("zenga_index", 1e-11, cases)
