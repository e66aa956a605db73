"""Prints the reference values in the tests of core's regression and GLM code, to 17 digits from 60-digit arithmetic.

The definitions are those of R: lm with weights, sandwich::vcovHC and vcovCL (type HC1), glm. Needs mpmath.
"""

from mpmath import diag, exp, log, matrix, mp, mpf

mp.dps = 60


def show(name, values):
    print(name, "[" + ", ".join(repr(float(v)) for v in values) + "]")


def flat(m):
    return [m[i, j] for i in range(m.rows) for j in range(m.cols)]


x1 = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 0.31, 0.62]
x2 = [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1]
w = [1.5, 2, 0.7, 3.1, 2.2, 1.1, 0.9, 2.5, 1.3, 4, 0.2, 1.8]
y = [73.97, 76.12, 77.47, 78.76, 79.7, 80.45, 81.09, 81.58, 82.24, 83.32, 78.1, 79.9]
groups = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 1, 3]

n, p = len(y), 3
X = matrix([[1, a, b] for a, b in zip(x1, x2, strict=True)])
W = diag([mpf(v) for v in w])
bread = (X.T * W * X) ** -1
beta = bread * X.T * W * matrix(y)
residuals = [mpf(y[i]) - (X * beta)[i] for i in range(n)]
leverages = [w[i] * (X[i, :] * bread * X[i, :].T)[0] for i in range(n)]
show("coefficients", beta)
show("residuals", residuals)
show("leverages", leverages)


def sandwich(squares):
    meat = matrix(p, p)
    for i in range(n):
        meat += X[i, :].T * X[i, :] * mpf(w[i]) ** 2 * squares[i]
    return flat(bread * meat * bread)


s2 = sum(w[i] * residuals[i] ** 2 for i in range(n)) / (n - p)
show("classical", flat(bread * s2))
square = [r**2 for r in residuals]
show("HC0", sandwich(square))
show("HC1", sandwich([s * n / (n - p) for s in square]))
show("HC2", sandwich([s / (1 - h) for s, h in zip(square, leverages, strict=True)]))
show("HC3", sandwich([s / (1 - h) ** 2 for s, h in zip(square, leverages, strict=True)]))
meat = matrix(p, p)
for g in set(groups):
    score = matrix(p, 1)
    for i in range(n):
        if groups[i] == g:
            score += X[i, :].T * mpf(w[i]) * residuals[i]
    meat += score * score.T
G = len(set(groups))
show("cluster", flat(bread * meat * bread * G / (G - 1) * (n - 1) / (n - p)))


def newton(design, y, mean, variance, beta):
    for _ in range(60):
        eta = design * beta
        weights = diag([variance(i, eta[i]) for i in range(design.rows)])
        gap = matrix([mpf(y[i]) - mean(i, eta[i]) for i in range(design.rows)])
        covariance = (design.T * weights * design) ** -1
        step = covariance * design.T * gap
        beta = beta + step
        if max(abs(s) for s in step) < mpf(10) ** -50:
            return beta, covariance, [mean(i, eta[i]) for i in range(design.rows)]
    raise ArithmeticError


def part(y, m):
    return (y * log(mpf(y) / m) if y else 0) - y + m


# Beetle mortality (Bliss 1935).
dose = [1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839]
trials = [59, 60, 62, 56, 63, 59, 62, 60]
killed = [6, 13, 18, 28, 52, 53, 61, 60]
X = matrix([[1, d] for d in dose])
share = lambda t: 1 / (1 + exp(-t))
beta, covariance, fitted = newton(
    X, killed, lambda i, t: trials[i] * share(t), lambda i, t: trials[i] * share(t) * (1 - share(t)), matrix([-60, 34])
)
show("logit coefficients", beta)
show("logit covariance", flat(covariance))
show("logit fitted", fitted)
show(
    "logit deviance", [2 * sum(part(k, f) + part(t - k, t - f) for k, t, f in zip(killed, trials, fitted, strict=True))]
)

# Coronary deaths of British doctors (Doll & Hill 1966).
deaths = [32, 104, 206, 186, 102, 2, 12, 28, 28, 31]
years = [52407, 43248, 28612, 12663, 5317, 18790, 10673, 5710, 2585, 1462]
age, smokes = list(range(1, 6)) * 2, [1] * 5 + [0] * 5
X = matrix([[1, a, a * a, s, s * a] for a, s in zip(age, smokes, strict=True)])
beta, covariance, fitted = newton(
    X, deaths, lambda i, t: years[i] * exp(t), lambda i, t: years[i] * exp(t), matrix([-10, 2, -0.2, 1, -0.3])
)
show("poisson coefficients", beta)
show("poisson covariance", flat(covariance))
show("poisson fitted", fitted)
show("poisson deviance", [2 * sum(part(d, f) for d, f in zip(deaths, fitted, strict=True))])
