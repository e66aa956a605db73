"""Makes core/src/numeric/special/truth.csv, the reference for the special functions.

The values come from special_values.py, certified to 2^-80.

Rows give the point, both tails as doubles, and the quantile of those doubles (the smaller one counts), so that one row
tests the function and its inverse:

    normal,x,,,p,q,x'          gamma,a,x,,p,q,x'         beta,a,b,x or -y,p,q,logit'
    t,df,x,,p,q,x'             ln_gamma,x,,,value,,
    f,df1,df2,x,p,q,x'

In a beta row the smaller of x and y = 1 - x is given, y with a minus sign. The quantile of a beta row is the
smaller argument again.

Rows of counts k end in the probability of k itself, or hold only the logarithm of that:

    poisson,k,mean,,p,q,pmf    binomial,k,n,prob,p,q,pmf    negative_mean,k,mean,size,p,q,pmf
    poisson_ln,k,mean,,ln pmf,,    and so on                negative_prob,k,size,prob,p,q,pmf

Deterministic; takes a minute. `--scale 30 --seed 2 --output somewhere.csv` makes a larger table for a search through
all regions, which the test reads if the environment variable TRUTH_TABLE names it.
"""

import argparse
import math
import random
from pathlib import Path

from flint import arb
from special_values import (
    beta_tails,
    binomial_integral,
    binomial_law,
    check_against_arb,
    f_tails,
    gamma_tails,
    negative_law,
    normal_tails,
    poisson_integral,
    poisson_law,
    precise,
    t_tails,
)


def nearest(value):
    return float(value.mid())


def shifted(x, p, q, density):
    """The quantile of the smaller tail as rounded to a double: the point and a first-order step (the next is 1e-30)."""
    step = (arb(nearest(p)) - p) / density if p < q else (q - arb(nearest(q))) / density
    return nearest(arb(x) + step)


def large_deviation(size, distance, low, high):
    """Where a rate function reaches a size, by bisection between the mean (low) and the far end (high)."""
    for _ in range(200):
        middle = 0.5 * (low + high)
        if distance(middle) < size:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def sizes(count):
    """Logarithms of tails: near one half, down to 1e-15, and down to 1e-300."""
    for i in range(count):
        kind = i % 5
        top = (1.5, 35, 35, 200, 680)[kind]
        yield (-1) ** (i // 5) * random.uniform(0.01 if kind == 0 else 0.5, top)


def round_numbers(x):
    """Sometimes a whole or half number, as counts and degrees of freedom are."""
    kind = random.random()
    if kind < 0.3 and x > 0.6:
        return max(1.0, float(round(x)))
    if kind < 0.5 and x > 0.6:
        return max(0.5, round(2 * x) / 2)
    return x


rows = []


def add(name, arguments, p, q, quantile):
    p, q = nearest(p), nearest(q)
    if min(p, q) < 1e-300:
        return
    rows.append(
        ",".join([name, *(repr(float(v)) if v != "" else "" for v in arguments), repr(p), repr(q), repr(quantile)])
    )


def normal_rows(count):
    for i in range(count):
        x = random.uniform(-8, 8) if i % 2 else random.uniform(-37, 37)
        if i % 10 == 0:
            x = random.choice([-1, 1]) * 10 ** random.uniform(-18, 0)
        p, q, density = normal_tails(x)
        if x == 0 or abs(x) < 0.1:
            # Near the middle the doubles nearest to the tails no longer determine x; test the function only.
            add("normal", [x, "", ""], p, q, math.nan)
        else:
            add("normal", [x, "", ""], p, q, shifted(x, p, q, density))


def gamma_rows(count, low=-3, high=7):
    for size in sizes(count):
        a = round_numbers(10 ** random.uniform(low, high))
        rate = lambda r: a * (math.expm1(r) - r)  # r = ln(x / a)
        r = (
            large_deviation(abs(size), rate, 0.0, math.copysign(720.0, size))
            if size < 0
            else large_deviation(size, rate, 0.0, 50.0)
        )
        x = a * math.exp(r)
        if not 1e-300 < x < 1e300:
            continue
        p, q, density = gamma_tails(a, x)
        add("gamma", [a, x, ""], p, q, shifted(x, p, q, density / x))


def beta_rows(count, low=-3, high=7):
    for size in sizes(count):
        a, b = (round_numbers(10 ** random.uniform(low, high)) for _ in range(2))
        mean = math.log(a / b)

        def rate(logit):
            # a ln(x0 / x) + b ln(y0 / y)
            soft = lambda v: max(v, 0) + math.log1p(math.exp(-abs(v)))
            return a * (soft(-logit) - soft(-mean)) + b * (soft(logit) - soft(mean))

        logit = large_deviation(abs(size), rate, mean, math.copysign(690.0, size))
        e = math.exp(-abs(logit))
        small = math.copysign(e / (1 + e), -logit)
        if not 1e-300 < abs(small) < 0.5:
            continue
        p, q, density = beta_tails(a, b, small)
        slope = density / (arb(abs(small)) * (1 - arb(abs(small))))
        value = shifted(abs(small), p, q, slope if small > 0 else -slope)
        add("beta", [a, b, small], p, q, math.copysign(value, small))


def t_rows(count, low=-1, high=7.3):
    for size in sizes(count):
        df = round_numbers(10 ** random.uniform(low, high))
        rate = lambda r: (df + 1) / 2 * math.log1p(math.exp(2 * r) / df)
        x = math.exp(large_deviation(abs(size), rate, -12.0, 350.0))
        if not 1e-4 < x < 1e150:
            continue
        x = math.copysign(x, size)
        p, q, density = t_tails(df, x)
        add("t", [df, x, ""], p, q, shifted(x, p, q, density))


def ln_gamma_rows(count):
    for i in range(count):
        x = round_numbers(10 ** random.uniform(-3, 9)) if i % 4 else random.uniform(0.5, 3)
        (value,) = precise(lambda: (arb(x).lgamma(),)) if x not in (1.0, 2.0) else (arb(0),)
        rows.append(f"ln_gamma,{x!r},,,{nearest(value)!r},,")


def f_rows(count):
    for size in sizes(count):
        first, second = (round_numbers(shape()) for _ in range(2))
        a, b = first / 2, second / 2
        mean = math.log(a / b)

        def rate(logit):
            soft = lambda v: max(v, 0) + math.log1p(math.exp(-abs(v)))
            return a * (soft(-logit) - soft(-mean)) + b * (soft(logit) - soft(mean))

        odds = math.exp(large_deviation(abs(size), rate, mean, math.copysign(690.0, size)))
        x = odds * second / first
        if not (1e-290 < x < 1e290 and 1e-290 < odds < 1e290):
            continue
        p, q, density = f_tails(first, second, x)
        add("f", [first, second, x], p, q, shifted(x, p, q, density))


def shape():
    """A size, a mean or degrees of freedom."""
    return 10 ** random.uniform(-3, 9)


def chance():
    """A probability of any order, from either end."""
    value = 10 ** random.uniform(-8, math.log10(0.5)) if random.random() < 0.5 else random.uniform(0.01, 0.5)
    value = round(value, 3) if value > 0.002 and random.random() < 0.3 else value
    return 1 - value if random.random() < 0.5 else value


def cross_entropy(x, y):
    """The term `x ln(x / y)`, which is 0 at x = 0."""
    return x * math.log(x / y) if x > 0 else 0.0


def draw_poisson(size):
    mean = round_numbers(shape())
    rate = lambda k: cross_entropy(k, mean) - k + mean
    k = large_deviation(abs(size), rate, mean, 0.0 if size < 0 else 50 * mean + 3000)
    return k, lambda k: ("poisson", [k, mean], poisson_law(k, mean))


def draw_binomial(size):
    n, prob = float(max(1, round(shape()))), chance()
    rate = lambda k: cross_entropy(k, n * prob) + cross_entropy(n - k, n * (1 - prob))
    k = large_deviation(abs(size), rate, n * prob, 0.0 if size < 0 else n - 1)
    return k, lambda k: ("binomial", [k, n, prob], binomial_law(k, n, prob)) if k < n else None


def negative_count(size, mean, dispersion):
    rate = lambda k: cross_entropy(k, mean) - (dispersion + k) * math.log((dispersion + k) / (dispersion + mean))
    return large_deviation(abs(size), rate, mean, 0.0 if size < 0 else 1e13)


def draw_negative_mean(size):
    mean, dispersion = round_numbers(shape()), round_numbers(shape())
    k = negative_count(size, mean, dispersion)
    ball = lambda: arb(dispersion) / (arb(dispersion) + arb(mean))
    return k, lambda k: ("negative_mean", [k, mean, dispersion], negative_law(k, dispersion, ball))


def draw_negative_prob(size):
    dispersion, prob = round_numbers(shape()), chance()
    k = negative_count(size, dispersion * (1 - prob) / prob, dispersion)
    return k, lambda k: ("negative_prob", [k, dispersion, prob], negative_law(k, dispersion, lambda: arb(prob)))


DRAWS = (draw_poisson, draw_binomial, draw_negative_mean, draw_negative_prob)


def count_rows(count):
    for size in sizes(count):
        for draw in DRAWS:
            k, case = draw(size)
            # The series have about as many terms as there are counts between k and the mean.
            case = case(float(math.floor(k))) if k < 3e9 else None
            if case is None:
                continue
            name, arguments, (tails, ln_pmf) = case
            upto, above = precise(tails)
            (pmf,) = precise(lambda: (ln_pmf().exp(),))
            add(name, [*arguments, ""][:3], upto, above, nearest(pmf))


def ln_rows(count):
    for i in range(count):
        for draw in DRAWS:
            k, case = draw((-1) ** i * 10 ** random.uniform(-1, 6))
            case = case(float(math.floor(k)))
            if case is None:
                continue
            name, arguments, (_, ln_pmf) = case
            (value,) = precise(lambda: (ln_pmf(),))
            fields = [*map(repr, map(float, arguments)), ""][:3]
            rows.append(",".join([name + "_ln", *fields, repr(nearest(value)), "", ""]))


def large_rows(count):
    """Counts up to 2^52."""
    for size in sizes(count):
        mean = 10 ** random.uniform(9, 15.6)
        z = math.copysign(math.sqrt(2 * abs(size)), size)
        k = math.floor(mean + z * math.sqrt(mean))
        n, prob = math.floor(10 ** random.uniform(9, 15.6)), chance()
        hits = math.floor(n * prob + z * math.sqrt(n * prob * (1 - prob)))
        for name, arguments, law in (
            ("poisson", [k, mean, ""], poisson_integral(k, mean)),
            ("binomial", [hits, n, prob], binomial_integral(hits, n, prob)),
        ):
            if min(arguments[0], arguments[1] - arguments[0] if name == "binomial" else 1e9) < 1e4:
                continue
            upto, above = precise(law[0])
            (pmf,) = precise(lambda: (law[1]().exp(),))
            add(name, arguments, upto, above, nearest(pmf))


def small_rows(count):
    """Shapes near zero, where one tail is close to 1 over many orders of the argument, and the quantile ill-defined."""
    for _ in range(count):
        a, b = 10 ** random.uniform(-8, 0), 10 ** random.uniform(-8, 2)
        x = 10 ** random.uniform(-20, 1)
        add("gamma", [a, x, ""], *gamma_tails(a, x)[:2], math.nan)
        a, b = random.sample([a, b], 2)  # either order
        x = random.choice([-1, 1]) * 10 ** random.uniform(-20, math.log10(0.5))
        add("beta", [a, b, x], *beta_tails(a, b, x)[:2], math.nan)
        mean, k = 10 ** random.uniform(-8, 8), float(int(10 ** random.uniform(-0.5, 6)))
        if k * math.log1p(a / mean) > 600:
            continue
        tails, ln_pmf = negative_law(k, a, lambda: arb(a) / (arb(a) + arb(mean)))
        (pmf,) = precise(lambda: (ln_pmf().exp(),))
        add("negative_mean", [k, mean, a], *precise(tails), nearest(pmf))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Truth table of the special functions.")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--seed", type=int, default=20250101)
    default = Path(__file__).resolve().parents[3] / "core/src/numeric/special/truth.csv"
    parser.add_argument("--output", type=Path, default=default)
    options = parser.parse_args()
    random.seed(options.seed)
    check_against_arb()
    normal_rows(160 * options.scale)
    gamma_rows(550 * options.scale)
    beta_rows(550 * options.scale)
    t_rows(260 * options.scale)
    ln_gamma_rows(80 * options.scale)
    f_rows(250 * options.scale)
    count_rows(200 * options.scale)
    ln_rows(30 * options.scale)
    for some in (gamma_rows, beta_rows, t_rows):
        some(30 * options.scale, 7, 9)
    large_rows(40 * options.scale)
    small_rows(40 * options.scale)
    options.output.write_text("\n".join(["function,a,b,x,p,q,quantile", *rows]) + "\n")
    print(len(rows), "rows,", options.output.stat().st_size, "bytes")
