"""The special functions in Arb ball arithmetic, for special_truth.py.

Every value has an error below 2^-80, relatively, at whatever precision that takes: the incomplete functions from their
series of positive terms with a geometric bound on the rest, and the other tail as one minus it; the largest counts from
Arb's certified quadrature. Where Arb's own hypergeometric functions succeed, the two are compared.
"""

import random

from flint import acb, arb, ctx

TARGET_BITS = 80


def precise(function):
    """The function's values at the lowest precision (doubling) at which all are known to TARGET_BITS."""
    for bits in (256, 512, 1024, 2048, 4096):
        ctx.prec = bits
        values = function()
        if all(v.rel_accuracy_bits() >= TARGET_BITS for v in values):
            return values
    raise ArithmeticError("no certified value")


def geometric(ratio, limit):
    """1 + r(1) + r(1) r(2) + ..., for ratios r(n) that tend to a limit below 1 and from 1 on do so from one side."""
    tiny = arb(2) ** -(ctx.prec - 8)
    total = term = arb(1)
    n = 0
    while True:
        n += 1
        r = ratio(n)
        term = term * r
        total = total + term
        if n % 16 == 0:
            most = r.max(limit)
            if most < 0.999999 and term < tiny * total * (1 - most):
                return total + arb(0, (term * most / (1 - most)).upper())


def gamma_tails(a, x):
    a, x = arb(a), arb(x)

    def both():
        lead = (a * x.log() - x - (a + 1).lgamma()).exp()
        p = lead * geometric(lambda n: x / (a + n), arb(0))
        return p, 1 - p, lead * a

    return precise(both)


def beta_tails(a, b, small):
    """Tails below and above the point whose smaller argument is given (y with a minus sign), and the logit density."""
    mirrored = small < 0
    x = arb(abs(small))
    a, b = (arb(b), arb(a)) if mirrored else (arb(a), arb(b))

    def both():
        density = (a * x.log() + b * (1 - x).log() + (a + b).lgamma() - a.lgamma() - b.lgamma()).exp()
        p = density / a * geometric(lambda n: (a + b + n - 1) / (a + n) * x, x)
        return p, 1 - p, density

    p, q, density = precise(both)
    return (q, p, density) if mirrored else (p, q, density)


def beta_balls(a, b, x, y):
    """As beta_tails at the running precision, from balls for both arguments."""
    mirrored = bool(x > y)
    if mirrored:
        a, b, x, y = b, a, y, x
    density = (a * x.log() + b * y.log() + (a + b).lgamma() - a.lgamma() - b.lgamma()).exp()
    p = density / a * geometric(lambda n: (a + b + n - 1) / (a + n) * x, x)
    return (1 - p, p, density) if mirrored else (p, 1 - p, density)


def f_tails(first, second, x):
    first, second, x = arb(first), arb(second), arb(x)

    def both():
        total = first * x + second
        p, q, density = beta_balls(first / 2, second / 2, first * x / total, second / total)
        return p, q, density / x

    return precise(both)


def normal_tails(x):
    x = arb(x)

    def both():
        root = arb(2).sqrt()
        return (-x / root).erfc() / 2, (x / root).erfc() / 2, (-x * x / 2).exp() / (2 * arb.pi()).sqrt()

    return precise(both)


def t_tails(df, x):
    df, x = arb(df), arb(x)

    def both():
        # Half the beta probability beyond the square, by the series in the smaller argument.
        square = x * x
        inside, outside = df / (df + square), square / (df + square)
        a, b = df / 2, arb(0.5)
        density = (a * inside.log() + b * outside.log() + (a + b).lgamma() - a.lgamma() - b.lgamma()).exp()
        if inside < 0.5:
            far = density / a * geometric(lambda n: (a + b + n - 1) / (a + n) * inside, inside)
        else:
            far = 1 - density / b * geometric(lambda n: (a + b + n - 1) / (b + n) * outside, outside)
        half = far / 2
        p, q = (half, 1 - half) if x < 0 else (1 - half, half)
        return p, q, density / abs(x)

    return precise(both)


def poisson_law(k, mean):
    """The tails and the logarithm of the probability itself, as functions of the running precision."""
    k, mean = arb(k), arb(mean)

    def ln_pmf():
        return k * mean.log() - mean - (k + 1).lgamma()

    def tails():
        above = (ln_pmf() + (mean / (k + 1)).log()).exp() * geometric(lambda n: mean / (k + 1 + n), arb(0))
        return 1 - above, above

    return tails, ln_pmf


def binomial_law(k, n, prob):
    k, n, prob = arb(k), arb(n), arb(prob)

    def ln_pmf():
        ways = (n + 1).lgamma() - (k + 1).lgamma() - (n - k + 1).lgamma()
        return ways + k * prob.log() + (n - k) * (1 - prob).log()

    return lambda: beta_balls(n - k, k + 1, 1 - prob, prob)[:2], ln_pmf


def negative_law(k, size, prob):
    """`prob` gives the probability of a success as a ball of the running precision."""
    k, size = arb(k), arb(size)

    def ln_pmf():
        ways = (k + size).lgamma() - (k + 1).lgamma() - size.lgamma()
        return ways + size * prob().log() + k * (1 - prob()).log()

    return lambda: beta_balls(size, k + 1, prob(), 1 - prob())[:2], ln_pmf


def log_less_linear(v):
    """log(1 + v) - v, without the width that the difference of two wide balls would have."""
    size = v.abs_upper()
    if size > 0.01:
        return (1 + v).log() - v
    terms = ctx.prec // 6
    total = acb(0)
    for n in range(terms, 1, -1):
        total = total * v + (-1) ** (n + 1) * acb(arb(1) / n)
    rest = arb(0, (2 * size ** (terms + 1)).upper())
    return total * v * v + acb(rest, rest)


def tail_integral(ln_ratio, slope, scale):
    """The integral over u > 0 of exp(ln_ratio(u)), which is concave and falls from 0, by Arb's certified quadrature.

    It is cut where it is below e^-90; what is left out is bounded by the tangent there.
    """
    end = 1.0
    while ln_ratio(acb(end)).real > -90:
        end *= 1.25
    body = acb.integral(lambda u, _: ln_ratio(u).exp(), acb(0), acb(end), rel_tol=arb(2) ** -100).real
    rest = ln_ratio(acb(end)).real.exp() / -slope(arb(end))
    return (body + arb(0, rest.upper())) * scale


def poisson_integral(k, mean):
    """The tails from the gamma density, for counts too large for series: beyond the mean, on the side away from k."""
    up = k < mean
    k, mean = arb(k), arb(mean)

    def tails():
        step = (1 if up else -1) / mean.sqrt()
        ln_ratio = lambda u: k * log_less_linear(step * u) + (k - mean) * step * u
        slope = lambda u: k * step / (1 + step * u) - mean * step
        here = (k * mean.log() - mean - (k + 1).lgamma()).exp()
        tail = here * tail_integral(ln_ratio, slope, mean.sqrt())
        return (tail, 1 - tail) if up else (1 - tail, tail)

    return tails, poisson_law(k, mean)[1]


def binomial_integral(k, n, prob):
    up = k < n * prob
    k, n, prob = arb(k), arb(n), arb(prob)

    def tails():
        rest = 1 - prob
        step = (1 if up else -1) * (prob * rest / n).sqrt()
        lead = (k / prob - (n - k - 1) / rest) * step

        def ln_ratio(u):
            v = step * u
            return k * log_less_linear(v / prob) + (n - k - 1) * log_less_linear(-v / rest) + lead * u

        slope = lambda u: k * step / (prob + step * u) - (n - k - 1) * step / (rest - step * u)
        here = (binomial_law(k, n, prob)[1]().exp()) * (n - k) / rest
        tail = here * tail_integral(ln_ratio, slope, abs(step))
        return (tail, 1 - tail) if up else (1 - tail, tail)

    return tails, binomial_law(k, n, prob)[1]


def check_against_arb():
    """Arb's own functions, where they are quick."""
    for _ in range(40):
        a, b, x = 10 ** random.uniform(-2, 2.5), 10 ** random.uniform(-2, 2.5), random.uniform(0.05, 0.95)
        x = min(x, 1 - x)
        ours = beta_tails(a, b, x)[0]
        ctx.prec = 512
        theirs = arb(x).beta_lower(arb(a), arb(b), regularized=True)
        assert abs(ours / theirs - 1) < 1e-24, (a, b, x, ours, theirs)
        ours = gamma_tails(a, a * 2 * x)[0]
        ctx.prec = 512
        theirs = arb(a * 2 * x).gamma_lower(arb(a), regularized=True)
        assert abs(ours / theirs - 1) < 1e-24, (a, x, ours, theirs)
    # The counts once more, as sums of their probabilities.
    for law in (
        lambda k: poisson_law(k, 7.3),
        lambda k: binomial_law(k, 40, 0.3),
        lambda k: negative_law(k, 1.7, lambda: arb(1.7) / (arb(1.7) + 5)),
    ):
        ctx.prec = 256
        upto = arb(0)
        for k in range(30):
            upto += law(k)[1]().exp()
            assert abs(law(k)[0]()[0] / upto - 1) < 1e-24, (k, upto)
    # Series and integrals.
    for k in (9_000.0, 10_000.0, 11_000.0):
        for one, other in (
            (poisson_law(k, 1e4), poisson_integral(k, 1e4)),
            (binomial_law(k, 4e4, 0.25), binomial_integral(k, 4e4, 0.25)),
        ):
            for a, b in zip(precise(one[0]), precise(other[0]), strict=True):
                assert abs(a / b - 1) < 1e-22, (k, a, b)
