"""What the golden cases share: the formulas of intervals and lines in 50 digits, and how a file of cases is written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mpmath import mp, mpf
from scipy.special import gammaincinv

mp.dps = 50
FOLDER = Path(__file__).parents[2] / "golden"
Case = dict[str, Any]
Rows = list[tuple[Any, ...]]


def z_of(level: str) -> mpf:
    return mp.sqrt(2) * mp.erfinv(mpf(level))


def t_of(level: str, df: int) -> mpf:
    """Quantile of Student's t by root finding on the regularised incomplete beta function."""
    tail = (1 - mpf(level)) / 2

    def upper(t: mpf) -> mpf:
        return mp.betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2 - tail

    return mp.findroot(upper, z_of(level) * mpf("1.2"))


def gamma_quantile(shape: mpf, p: mpf) -> mpf:
    """Newton's method in 50 digits from scipy's answer in 15."""
    x = mpf(float(gammaincinv(float(shape), float(p))))
    for _ in range(4):
        density = mp.exp((shape - 1) * mp.log(x) - x - mp.loggamma(shape))
        x -= (mp.gammainc(shape, 0, x, regularized=True) - p) / density
    return x


def byar(x: mpf, z: mpf) -> tuple[mpf, mpf]:
    lower = x * (1 - 1 / (9 * x) - z / (3 * mp.sqrt(x))) ** 3 if x else mpf(0)
    n = x + 1
    return max(lower, mpf(0)), n * (1 - 1 / (9 * n) + z / (3 * mp.sqrt(n))) ** 3


def exact(x: mpf, level: str) -> tuple[mpf, mpf]:
    tail = (1 - mpf(level)) / 2
    return (gamma_quantile(x, tail) if x else mpf(0)), gamma_quantile(x + 1, 1 - tail)


def wilson(x: mpf, n: mpf, z: mpf) -> tuple[mpf, mpf]:
    root = z * mp.sqrt(z * z + 4 * x * (1 - x / n))
    return (2 * x + z * z - root) / (2 * (n + z * z)), (2 * x + z * z + root) / (2 * (n + z * z))


def share_at(at_least: Callable[[mpf], mpf], wanted: mpf) -> mpf:
    """The share at which a rising probability is the one wanted: by halving until it is near, and then by secants."""
    low, high = mpf(0), mpf(1)
    for _ in range(16):
        middle = (low + high) / 2
        low, high = (middle, high) if at_least(middle) < wanted else (low, middle)
    return mp.findroot(lambda share: at_least(share) - wanted, (low, high), solver="anderson", tol=mpf(10) ** -90)


def at_least(x: mpf, n: mpf, share: mpf) -> mpf:
    """The probability of x events or more of n; of x that is no whole number, that of the beta distribution."""
    if x <= 0 or x > n:
        return mpf(x <= 0)
    return mp.betainc(x, n - x + 1, 0, share, regularized=True)


def clopper_pearson(x: mpf, n: mpf, level: str) -> tuple[mpf, mpf]:
    tail = (1 - mpf(level)) / 2
    lower = share_at(lambda share: at_least(x, n, share), tail) if x else mpf(0)
    return lower, share_at(lambda share: at_least(x + 1, n, share), 1 - tail) if x < n else mpf(1)


def mid_p(x: mpf, n: mpf, level: str) -> tuple[mpf, mpf]:
    tail = (1 - mpf(level)) / 2

    def half(share: mpf) -> mpf:
        return (at_least(x, n, share) + at_least(x + 1, n, share)) / 2

    return share_at(half, tail) if x else mpf(0), share_at(half, 1 - tail) if x < n else mpf(1)


def line(y: list[mpf], ridit: list[mpf], weight: list[mpf]) -> tuple[mpf, mpf, list[mpf], list[mpf]]:
    """Intercept, slope, and the weights that each y has in them."""
    total = sum(weight)
    centre = sum(w * x for w, x in zip(weight, ridit, strict=False)) / total
    spread = sum(w * (x - centre) ** 2 for w, x in zip(weight, ridit, strict=False))
    slope_weights = [w * (x - centre) / spread for w, x in zip(weight, ridit, strict=False)]
    intercept_weights = [w / total - centre * c for w, c in zip(weight, slope_weights, strict=False)]
    combine = lambda cs: sum(c * v for c, v in zip(cs, y, strict=False))
    return combine(intercept_weights), combine(slope_weights), intercept_weights, slope_weights


def ridits(rank: list[float], population: list[mpf], most_first: bool) -> list[mpf]:
    key = rank if most_first else [-r for r in rank]
    total = sum(population)
    before = lambda k: sum(n for r, n in zip(key, population, strict=False) if r < k)
    block = lambda k: sum(n for r, n in zip(key, population, strict=False) if r == k)
    return [(before(k) + block(k) / 2) / total for k in key]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def case(name: str, args: Case, options: Case, expect: Case) -> Case:
    return {"name": name, "args": args, "options": options, "expect": expect}


def error(name: str, args: Case, options: Case, code: str, param: str | None, index: int | None = None) -> Case:
    return {"name": name, "args": args, "options": options, "error": {"code": code, "param": param, "index": index}}


def write(operation: str, relative: float, cases: list[Case], how: str = "in 50-digit arithmetic") -> None:
    def plain(value: Any) -> Any:
        return float(value) if isinstance(value, mp.mpf) else value

    for case in cases:
        if "expect" in case:
            case["expect"] = {path: plain(value) for path, value in case["expect"].items()}
    text = {
        "operation": operation,
        "tolerance": {"relative": relative},
        "provenance": f"published formulas {how}, tests/python/reference/make_golden.py",
        "cases": cases,
    }
    (FOLDER / f"{operation}.json").write_text(json.dumps(text, indent=1) + "\n")
