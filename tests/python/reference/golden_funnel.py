"""Golden cases of funnels.

Limits are roots of the tails of the binomial and Poisson distribution, continued between whole counts by the incomplete
beta and gamma functions, whose power series (all terms positive) are summed here; the variance between units comes from
the published sums.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, error, gamma_quantile, write, z_of
from scipy.optimize import brentq
from scipy.special import betainc, gammaincc

ONE = 2**160
LEVELS = ["0.95", "0.998"]
Tails = tuple[mpf, mpf]

TRUSTS = {"events": [12, 30, 95, 21, 44], "population": [400, 620, 810, 530, 900]}
PRACTICES = {
    "events": [0, 3, 1, 9, 4, 0, 2, 6, 14, 1, 5, 3],
    "population": [12, 40, 33, 95, 61, 8, 27, 150, 160, 55, 48, 71],
}
HOSPITALS = {
    "events": [204, 23, 0, 24, 310, 96, 150, 41, 77, 12, 133, 64],
    "population": [210.594, 25.392, 7.541, 22.338, 241.07, 118.66, 131.2, 52.75, 61.333, 19.021, 140.88, 60.1],
}
WEIGHTED = {"events": [3.5, 20.25, 7.75], "population": [50.5, 210.25, 99.75]}


def series(first: mpf, ratio: Callable[[int], int]) -> mpf:
    """A sum of positive terms from the first and the ratio of neighbours, in whole multiples of 1 / ONE for speed."""
    term, total, n = ONE, ONE, 0
    while term * 10**32 > total:
        term = term * ratio(n) // ONE
        total += term
        n += 1
    return first * total / ONE


def fixed(x: mpf) -> int:
    return int(x * ONE)


def beta_below(a: mpf, b: mpf, x: mpf) -> mpf:
    """The regularised incomplete beta function."""
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(b, a, 1 - x)
    log = a * mp.log(x) + b * mp.log(1 - x) + mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b)
    top, bottom, step = fixed(a + b), fixed(a + 1), fixed(x)
    return series(mp.exp(log), lambda n: (top + n * ONE) * step // (bottom + n * ONE))


def gamma_below(a: mpf, x: mpf) -> mpf:
    """The regularised lower incomplete gamma function."""
    bottom, step = fixed(a + 1), fixed(x) * ONE
    return series(mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)), lambda n: step // (bottom + n * ONE))


class Law:
    """`P(X <= x)` and `P(X >= x)`, or with half of `P(X = x)` each."""

    def __init__(self, upto: Callable[[Any], Any], rough: Callable[[float], float], high: float, halved: bool) -> None:
        self.upto, self.rough, self.end, self.halved = upto, rough, high, halved

    def low(self, x: mpf) -> mpf:
        return (self.upto(x) + self.upto(x - 1)) / 2 if self.halved else self.upto(x)

    def high(self, x: mpf) -> mpf:
        return 1 - (self.upto(x) + self.upto(x - 1)) / 2 if self.halved else 1 - self.upto(x - 1)

    def near(self, tail: float, *, upper: bool) -> float:
        """The root in doubles."""

        def beyond(x: float) -> float:
            low = (self.rough(x) + self.rough(x - 1)) / 2 if self.halved else self.rough(x - upper)
            return (1 - low if upper else low) - tail

        return float(brentq(beyond, 0, self.end, xtol=1e-13, rtol=1e-14))


def chance(kind: str, n: mpf, target: mpf, *, halved: bool) -> tuple[Law, mpf, mpf]:
    """The law of the count, its variance, and a count that is beyond all limits."""
    m, p = float(n), float(target)
    if kind == "proportion":
        upto = lambda x: mpf(0) if x <= -1 else mpf(1) if x >= n else 1 - beta_below(x + 1, n - x, target)
        rough = lambda x: 0.0 if x <= -1 else 1.0 if x >= m else float(betainc(m - x, x + 1, 1 - p))
        return Law(upto, rough, m, halved), n * target * (1 - target), n
    mean = n * target
    upto = lambda x: mpf(0) if x <= -1 else 1 - gamma_below(x + 1, mean)
    rough = lambda x: 0.0 if x <= -1 else float(gammaincc(x + 1, m * p))
    most = mean + 5 * mp.sqrt(mean) + 8
    return Law(upto, rough, float(most), halved), mean, most


def counts_at(law: Law, tail: mpf, most: mpf) -> Tails:
    """The counts whose lower and upper tail are this probability: secant steps from the roots in doubles."""
    lower = mpf(0) if law.low(mpf(0)) >= tail else refined(law.low, law.near(float(tail), upper=False), tail)
    upper = most if law.high(most) >= tail else refined(law.high, law.near(float(tail), upper=True), tail)
    return lower, upper


def refined(side: Callable[[mpf], mpf], start: float, tail: mpf) -> mpf:
    """A root of the logarithm of a tail, which is nearly a straight line."""
    before, x = mpf(start) * (1 + mpf(10) ** -7), mpf(start)
    there, here = mp.log(side(before) / tail), mp.log(side(x) / tail)
    for _ in range(2):
        before, x, there = x, x - here * (x - before) / (here - there), here
        here = mp.log(side(x) / tail)
    return x


def normal_tails(z: mpf) -> Tails:
    return mp.erfc(-z / mp.sqrt(2)) / 2, mp.erfc(z / mp.sqrt(2)) / 2


def naive(kind: str, how: str, x: mpf, n: mpf, target: mpf) -> tuple[Tails, mpf, list[Tails]]:
    """Tails, z and the limits at both levels."""
    law, variance, most = chance(kind, n, target, halved=how == "mid-p")
    z = (x - n * target) / mp.sqrt(variance)
    limits = []
    for level in LEVELS:
        if how in ("exact", "mid-p"):
            lower, upper = counts_at(law, (1 - mpf(level)) / 2, most)
            limits.append((lower / n, upper / n))
        elif how == "normal":
            reach = z_of(level) * mp.sqrt(variance) / n
            top = target + reach
            limits.append((max(target - reach, mpf(0)), min(top, mpf(1)) if kind == "proportion" else top))
        else:
            reach = z_of(level) / (2 * mp.sqrt(n))
            centre = mp.asin(mp.sqrt(target))
            ends = (max(centre - reach, mpf(0)), min(centre + reach, mp.pi / 2))
            limits.append((mp.sin(ends[0]) ** 2, mp.sin(ends[1]) ** 2))
    if how == "arcsine":
        z = 2 * mp.sqrt(n) * (mp.asin(mp.sqrt(x / n)) - mp.asin(mp.sqrt(target)))
    return ((law.low(x), law.high(x)) if how in ("exact", "mid-p") else normal_tails(z)), z, limits


def flag(low: mpf, high: mpf) -> str:
    for tail, far in ((mpf("0.001"), "far-"), (mpf("0.025"), "")):
        if high <= tail:
            return f"{far}above"
        if low <= tail:
            return f"{far}below"
    return "inside"


def answer(path: str, rows: list[tuple[Tails, mpf, list[Tails]]], per: mpf) -> Case:
    """What is expected of one account."""
    expect: Case = {}
    for row, ((low, high), z, limits) in enumerate(rows):
        expect |= {f"{path}.tail_low.{row}": low, f"{path}.tail_high.{row}": high, f"{path}.z.{row}": z}
        expect[f"{path}.flag.{row}"] = flag(low, high)
        for place, (lower, upper) in enumerate(limits):
            expect |= {f"{path}.limits.{place}.lower.{row}": lower * per}
            expect |= {f"{path}.limits.{place}.upper.{row}": upper * per}
    for place, tail in enumerate((mpf("0.025"), mpf("0.001"))):
        expect[f"{path}.limits.{place}.below"] = sum(low <= tail for (low, _), _, _ in rows)
        expect[f"{path}.limits.{place}.above"] = sum(high <= tail for (_, high), _, _ in rows)
    return expect


def pooled(columns: Case) -> mpf:
    return sum(map(mpf, columns["events"])) / sum(map(mpf, columns["population"]))


def naive_cases() -> list[Case]:
    cases: list[Case] = []
    asked = [
        ("trusts", TRUSTS, "proportion", ["exact", "mid-p", "normal", "arcsine"], None, 100),
        ("practices", PRACTICES, "proportion", ["exact", "mid-p", "normal", "arcsine"], None, 1),
        ("practices", PRACTICES, "rate", ["exact", "mid-p", "normal"], None, 1000),
        ("hospitals", HOSPITALS, "standardised-ratio", ["exact", "mid-p", "normal"], 1, 1),
        ("weighted counts", WEIGHTED, "proportion", ["exact", "mid-p"], None, 1),
        ("large", {"events": [3_550, 3_400], "population": [50_000, 50_000]}, "proportion", ["exact"], None, 1),
        ("rare", {"events": [0, 5], "population": [3, 900]}, "proportion", ["exact", "mid-p"], 0.004, 1),
    ]
    for name, columns, kind, methods, target, per in asked:
        centre = pooled(columns) if target is None else mpf(target)
        for how in methods:
            pairs = zip(columns["events"], columns["population"], strict=True)
            rows = [naive(kind, how, mpf(x), mpf(n), centre) for x, n in pairs]
            options = {"kind": kind, "per": per} | ({} if how == "exact" else {"limits": how})
            if target is not None:
                options["target"] = target * per
            expect = answer("naive", rows, mpf(per)) | {
                "target": centre * per,
                "target_source": "pooled" if target is None else "given",
                "limits": how,
            }
            expect |= {
                f"value.{row}": mpf(x) / mpf(n) * per
                for row, (x, n) in enumerate(zip(columns["events"], columns["population"], strict=True))
            }
            cases.append({"name": f"{name}, {kind}, {how}", "args": columns, "options": options, "expect": expect})
    return cases


def scaled(scale: str, x: mpf, n: mpf, target: mpf) -> tuple[mpf, mpf]:
    """A value on the scale and its standard error."""
    if scale == "arcsine":
        return mp.asin(mp.sqrt(x / n)), 1 / (2 * mp.sqrt(n))
    if scale == "square-root":
        return mp.sqrt(x / n), 1 / (2 * mp.sqrt(n))
    return mp.log((x or mpf("0.5")) / n), 1 / mp.sqrt(n * target)


def back(scale: str, y: mpf) -> mpf:
    if scale == "arcsine":
        return mp.sin(min(max(y, mpf(0)), mp.pi / 2)) ** 2
    return max(y, mpf(0)) ** 2 if scale == "square-root" else mp.exp(y)


def bisect(above: Callable[[mpf], bool]) -> mpf:
    """Where a falling condition ends."""
    low, high = mpf(0), mpf(64)
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if above(middle) else (low, middle)
    return (low + high) / 2


def cochran(y: list[mpf], s: list[mpf], tau2: mpf) -> mpf:
    w = [1 / (e * e + tau2) for e in s]
    mean = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w)
    return sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True))


def laird(y: list[mpf], s: list[mpf]) -> tuple[mpf, mpf, Tails]:
    """The variance between units, its standard error and its 95 % interval."""
    w = [1 / (e * e) for e in s]
    one, two, three = (sum(a**power for a in w) for power in (1, 2, 3))
    degrees = len(y) - 1
    scale = one - two / one
    tau2 = max(mpf(0), (cochran(y, s, mpf(0)) - degrees) / scale)
    spread = two - 2 * three / one + two**2 / one**2
    se = mp.sqrt(2 * degrees + 4 * scale * tau2 + 2 * spread * tau2**2) / scale
    ends = []
    for tail in (mpf("0.975"), mpf("0.025")):
        wanted = 2 * gamma_quantile(mpf(degrees) / 2, tail)
        above = cochran(y, s, mpf(0)) > wanted
        ends.append(bisect(lambda t, q=wanted: cochran(y, s, t) > q) if above else mpf(0))
    return tau2, se, (ends[0], ends[1])


def rank(values: list[mpf]) -> list[mpf]:
    """Average ranks from 1."""
    return [mpf(sum(b < a for b in values)) + mpf(sum(b == a for b in values) + 1) / 2 for a in values]


def type_seven(values: list[mpf], p: mpf) -> mpf:
    ordered = sorted(values)
    place = (len(ordered) - 1) * p
    below = int(mp.floor(place))
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def adjusted_cases() -> list[Case]:
    cases: list[Case] = []
    asked = [
        ("trusts", TRUSTS, "proportion", "arcsine", None, 100),
        ("practices", PRACTICES, "proportion", "arcsine", None, 1),
        ("practices", PRACTICES, "rate", "square-root", None, 1),
        ("practices", PRACTICES, "rate", "log", None, 1000),
        ("hospitals", HOSPITALS, "standardised-ratio", "square-root", None, 1),
        ("hospitals", HOSPITALS, "standardised-ratio", "log", 1, 1),
    ]
    for name, columns, kind, scale, target, per in asked:
        centre = pooled(columns) if target is None else mpf(target)
        methods = ["additive", "additive-winsorised"]
        if scale == "log" and kind == "standardised-ratio":
            methods += ["shmi", "shmi-unrounded"]
        for method in methods:
            n = [mpf(v) for v in columns["population"]]
            if method == "shmi":
                n = [mpf(round(v * 100)) / 100 for v in map(mpf, columns["population"])]
            x = [mpf(v) for v in columns["events"]]
            pairs = [scaled(scale, a, b, centre) for a, b in zip(x, n, strict=True)]
            y, s = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
            zero = scaled(scale, centre, mpf(1), centre)[0]
            z = [(a - zero) / b for a, b in zip(y, s, strict=True)]
            tau2, se, interval = laird(y, s)
            expect: Case = {"overdispersed.untrimmed_tau2": tau2}
            kept = list(range(len(z)))
            trimmed = z
            if method == "additive":
                phi = sum(v * v for v in z) / len(z)
                expect |= {"overdispersed.tau2_standard_error": se, "overdispersed.no_interval_reason": None}
                expect |= {"overdispersed.tau2_interval.lower": interval[0]}
                expect |= {"overdispersed.tau2_interval.upper": interval[1]}
            else:
                if method == "additive-winsorised":
                    low, high = type_seven(z, mpf("0.1")), type_seven(z, mpf("0.9"))
                    trimmed = [min(max(v, low), high) for v in z]
                else:
                    ranks = rank([-mp.inf if not a else v for a, v in zip(x, z, strict=True)])
                    parts = [int(mp.floor(r * 10 / (len(z) + 1))) for r in ranks]
                    kept = [row for row, part in enumerate(parts) if 0 < part < 9]
                phi = sum(trimmed[row] ** 2 for row in kept) / len(kept)
                w = [1 / s[row] ** 2 for row in kept]
                excess = len(kept) * phi - (len(kept) - 1)
                tau2 = max(mpf(0), excess / (sum(w) - sum(v * v for v in w) / sum(w)))
                expect |= {"overdispersed.tau2_interval": None}
            rows = []
            for value, e in zip(z, s, strict=True):
                wide = mp.sqrt(e * e + tau2)
                score = value * e / wide
                reach = [z_of(level) * wide for level in LEVELS]
                limits = [(back(scale, zero - r), back(scale, zero + r)) for r in reach]
                rows.append((normal_tails(score), score, limits))
            expect |= answer("overdispersed.answer", rows, mpf(per)) | {
                "overdispersed.phi": phi,
                "overdispersed.tau2": tau2,
                "overdispersed.kept": len(kept),
                "overdispersed.method": method,
                "overdispersed.scale": scale,
                "overdispersed.transformed_target": zero,
                **{f"overdispersed.transformed.{row}": v for row, v in enumerate(y)},
                **{f"overdispersed.standard_error.{row}": v for row, v in enumerate(s)},
                **{f"overdispersed.trimmed_z.{row}": trimmed[row] for row in kept},
                **{f"flag.{row}": flag(*row_[0]) for row, row_ in enumerate(rows)},
            }
            options: Case = {"kind": kind, "per": per, "overdispersion": method}
            if not method.startswith("shmi"):
                options["scale"] = scale
                if target is not None:
                    options["target"] = target * per
            else:
                expect["target_source"] = "standard"
            cases.append(
                {"name": f"{name}, {kind}, {scale}, {method}", "args": columns, "options": options, "expect": expect}
            )
    return cases


def funnel_errors() -> list[Case]:
    two = {"events": [1, 2], "population": [10, 20]}
    kind = {"kind": "proportion"}
    ratio = {"kind": "standardised-ratio"}
    return [
        error("no kind", two, {}, "missing-argument", "kind"),
        error("unknown kind", two, {"kind": "mean"}, "unknown-option", "kind"),
        error("no rows", {"events": [], "population": []}, kind, "empty", "events"),
        error("lengths differ", {"events": [1, 2], "population": [10]}, kind, "length-mismatch", "population"),
        error("missing value", {"events": [1, None], "population": [10, 20]}, kind, "missing-value", "events", 1),
        error("infinite", {"events": [1, 2], "population": ["Infinity", 20]}, kind, "not-finite", "population", 0),
        error("negative", {"events": [1, -2], "population": [10, 20]}, kind, "negative-value", "events", 1),
        error("nobody", {"events": [1, 0], "population": [10, 0]}, kind, "zero-denominator", "population", 1),
        error(
            "too many", {"events": [1, 21], "population": [10, 20]}, kind, "numerator-above-denominator", "events", 1
        ),
        error("level 0", two, {**kind, "level": 0}, "out-of-range", "level"),
        error("five levels", two, {**kind, "level": [0.5, 0.6, 0.7, 0.8, 0.9]}, "out-of-range", "level"),
        error("per 0", two, {**kind, "per": 0}, "out-of-range", "per"),
        error("target 0", two, {**kind, "target": 0}, "out-of-range", "target"),
        error("target of all", two, {**kind, "target": 100, "per": 100}, "out-of-range", "target"),
        error("trim of half", two, {**kind, "trim": 0.5}, "out-of-range", "trim"),
        error("unknown limits", two, {**kind, "limits": "wide"}, "unknown-option", "limits"),
        error("unknown scale", two, {**kind, "scale": "cube"}, "unknown-option", "scale"),
        error("arcsine of a ratio", two, {**ratio, "limits": "arcsine"}, "out-of-range", "limits"),
        error("logarithm of a proportion", two, {**kind, "scale": "log"}, "out-of-range", "scale"),
        error("SHMI of a proportion", two, {**kind, "overdispersion": "shmi"}, "out-of-range", "overdispersion"),
        error(
            "SHMI on another scale",
            two,
            {**ratio, "overdispersion": "shmi", "scale": "square-root"},
            "out-of-range",
            "scale",
        ),
        error("no events at all", {"events": [0, 0], "population": [10, 20]}, kind, "not-computable", "events"),
        error("all have it", {"events": [10, 20], "population": [10, 20]}, kind, "not-computable", "events"),
        error(
            "one unit has no scatter",
            {"events": [3], "population": [10]},
            {**kind, "overdispersion": "additive"},
            "too-few-groups",
            "events",
        ),
        error(
            "expected events that round to nothing",
            {"events": [1, 2, 3], "population": [1.5, 0.004, 3]},
            {**ratio, "overdispersion": "shmi"},
            "out-of-range",
            "population",
            1,
        ),
        error(
            "too large a population",
            {"events": [1, 2], "population": [1e308, 1e308]},
            {"kind": "rate"},
            "overflow",
            "population",
        ),
        error("unknown nulls", two, {**kind, "nulls": "ignore"}, "unknown-option", "nulls"),
    ]


def main() -> None:
    write("funnel", 1e-12, naive_cases() + adjusted_cases() + funnel_errors())
