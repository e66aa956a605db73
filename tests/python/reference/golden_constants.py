"""Golden cases of the constants of control charts.

The moments of the standard deviation come from gamma functions. The range has its mean from the distributions of the
largest and the smallest value, its variance and median from its distribution function as an integral over the smallest
value (the library integrates a density over the middle of the two ends).
"""

from __future__ import annotations

from functools import cache

from mpmath import mp, mpf
from reference_tools import Case, case, error, write

SIZES = [2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 21, 22, 25, 50, 100]
LARGE = [101, 250, 1_000, 1_000_000, 10**12, 2**53]


def upper(x: mpf) -> mpf:
    return mp.erfc(x / mp.sqrt(2)) / 2


def normal(x: mpf) -> mpf:
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


# Integrands are smooth and vanish at both ends: the trapezium rule gains digits as fast as its step shrinks.
STEP = mpf(1) / 8
WIDTH_STEP = STEP / 2
SMALLEST = [(x, normal(x)) for x in (STEP * k for k in range(-76, 77))]


def contents(w: mpf) -> list[mpf]:
    """The probability of a value between each smallest one and w above it."""
    return [upper(x) - upper(x + w) for x, _ in SMALLEST]


def below(n: int, inside: list[mpf]) -> mpf:
    """The probability that the largest of n values is less than w above the smallest."""
    return n * STEP * sum(weight * content ** (n - 1) for (_, weight), content in zip(SMALLEST, inside, strict=True))


@cache
def widths() -> list[tuple[mpf, mpf, list[mpf]]]:
    """Widths w = e^(t - e^-t) between 0 and infinity, dw / dt times its step, and what lies within them."""
    points = (WIDTH_STEP * k for k in range(-72, 46))
    all_widths = [(mp.exp(t - mp.exp(-t)), 1 + mp.exp(-t)) for t in points]
    return [(w, w * slope * WIDTH_STEP, contents(w)) for w, slope in all_widths]


@cache
def of_range(n: int) -> tuple[mpf, mpf, mpf]:
    """Mean, standard deviation and median of the range."""
    with mp.workdps(25):
        mean = STEP * sum(1 - (1 - upper(x)) ** n - upper(x) ** n for x, _ in SMALLEST)
        square = 2 * sum(w * share * (1 - below(n, inside)) for w, share, inside in widths())
        median = mp.findroot(lambda w: below(n, contents(w)) - mpf(1) / 2, (mean * mpf("0.9"), mean), tol=1e-20)
        return mean, mp.sqrt(square - mean**2), median


def of_deviation(n: int) -> tuple[mpf, mpf]:
    half = mpf(n) / 2
    with mp.workdps(90):  # differences lose as many digits as n has
        ratio = mp.exp(mp.loggamma(half) - mp.loggamma(half - mpf(1) / 2))
        c4 = mp.sqrt(2 / mpf(n - 1)) * ratio
        return c4, mp.sqrt(1 - c4**2)


def constants(n: int, z: mpf, row: int) -> Case:
    c4, c5 = of_deviation(n)
    root = mp.sqrt(mpf(n))
    found = {"c4": c4, "c5": c5, "a3": z / (c4 * root), "b3": max(1 - z * c5 / c4, mpf(0)), "b4": 1 + z * c5 / c4}
    if n > SIZES[-1]:
        found |= dict.fromkeys(("d2", "d3", "d4", "a2", "e2", "range_lower", "range_upper"), "NaN")
    else:
        d2, d3, d4 = of_range(n)
        found |= {"d2": d2, "d3": d3, "d4": d4, "a2": z / (d2 * root), "e2": z / d2}
        found |= {"range_lower": max(1 - z * d3 / d2, mpf(0)), "range_upper": 1 + z * d3 / d2}
    return {f"{name}.{row}": value for name, value in found.items()}


def main() -> None:
    cases: list[Case] = []
    for name, sizes, cautions in [("up to a hundred", SIZES, []), ("larger", LARGE, ["no-range-constants"])]:
        for z in (3, 2, 3.09):
            expect: Case = {"z": z}
            for row, n in enumerate(sizes):
                expect |= constants(n, mpf(z), row)
            expect |= {f"cautions.{at}.code": code for at, code in enumerate(cautions)} or {"cautions": []}
            options = {} if z == 3 else {"z": z}
            cases.append(case(f"{name}, z {z}", {"subgroup_size": sizes}, options, expect))
    five = {"subgroup_size": [5]}
    bad = [
        error("no rows", {"subgroup_size": []}, {}, "empty", "subgroup_size"),
        error("missing size", {"subgroup_size": [5, None]}, {}, "missing-value", "subgroup_size", 1),
        error("infinite size", {"subgroup_size": ["Infinity"]}, {}, "not-finite", "subgroup_size", 0),
        error("a single value", {"subgroup_size": [5, 1]}, {}, "out-of-range", "subgroup_size", 1),
        error("half a value", {"subgroup_size": [4.5]}, {}, "out-of-range", "subgroup_size", 0),
        error("beyond whole numbers", {"subgroup_size": [1e17]}, {}, "out-of-range", "subgroup_size", 0),
        error("z 0", five, {"z": 0}, "out-of-range", "z"),
        error("negative z", five, {"z": -3}, "out-of-range", "z"),
    ]
    write("control_chart_constants", 1e-12, cases + bad)
