"""Makes core/src/numeric/special/gamma_temme.rs: the coefficients of Temme's uniform expansion.

    Q(a, x) ~ erfc(eta sqrt(a / 2)) / 2 + exp(-a eta^2 / 2) / sqrt(2 pi a) sum_k c_k(eta) a^-k

with the c_k as power series in eta (DLMF 8.12.8 to 8.12.12), in exact rational arithmetic. Rows are cut where
they no longer matter for a >= SHAPE and |eta| <= ETA. Needs python-flint. Run from the repository's root.
"""

from pathlib import Path

from flint import ctx, fmpq, fmpq_series

SHAPE, ETA, TOLERANCE = 24, 0.48, 2e-18
ORDER, ROWS = 60, 16

ctx.cap = ORDER + 2 * ROWS + 8
TOP = ORDER + 2 * ROWS + 4

# mu(eta), from mu mu' = (1 + mu) eta, which follows from eta^2 / 2 = mu - ln(1 + mu).
mu = [fmpq(0), fmpq(1)]
for n in range(2, TOP):
    # coefficient of eta^n in mu mu': sum_i mu_i (n + 1 - i) mu_{n+1-i}, of (1 + mu) eta: mu_{n-1}
    inner = sum((mu[i] * (n + 1 - i) * mu[n + 1 - i] for i in range(2, n)), fmpq(0))
    mu.append((mu[n - 1] - inner) / (n + 1))
reciprocal = 1 / fmpq_series(mu[1:])  # eta / mu

# Stirling coefficients g_k: Gamma*(a) ~ sum g_k a^-k, from the expansion of mu itself (DLMF 5.11.5, 8.12):
# g_k = 1 3 5 ... (2k + 1) times the coefficient of eta^(2k+1) in mu.
g = []
odd = fmpq(1)
for k in range(ROWS + 1):
    odd *= 2 * k + 1
    g.append(odd * mu[2 * k + 1])
assert g[1] == fmpq(1, 12) and g[2] == fmpq(1, 288) and g[3] == fmpq(-139, 51840)

# Laurent series as lists from eta^-1 on.
over_mu = [reciprocal[n] for n in range(TOP - 2)]
rows = [[over_mu[n] for n in range(1, len(over_mu))]]  # c_0 = 1/mu - 1/eta
for k in range(1, ROWS):
    c = rows[-1]
    sign = 1 if k % 2 == 0 else -1
    derivative = [n * c[n] for n in range(1, len(c))]  # eta^0 first; divided by eta it starts at eta^-1
    row = [derivative[n] + sign * g[k] * over_mu[n] for n in range(len(derivative))]
    assert row[0] == 0  # no pole is left
    rows.append(row[1:])
assert rows[0][0] == fmpq(-1, 3) and rows[1][0] == fmpq(-1, 540) and rows[2][0] == fmpq(25, 6048)


def real(x):
    return int(x.p) / int(x.q)


kept = []
for k, row in enumerate(rows):
    sizes = [abs(real(c)) * ETA**n * float(SHAPE) ** -k for n, c in enumerate(row[:ORDER])]
    if max(sizes) < TOLERANCE:
        break
    length = max(n for n, size in enumerate(sizes) if size >= TOLERANCE) + 1
    bound = sum(size for size in sizes) * float(SHAPE) ** k
    # the shape from which this row and the rest are below 1e-17
    needed_below = (bound / 1e-17) ** (1 / k) if k else float("inf")
    kept.append((row[:length], needed_below))
else:
    raise SystemExit("more rows are needed")

lines = [
    "// Made by tests/python/reference/temme_coefficients.py; do not edit.",
    "",
    "/// Row `k`: the shape above which it and all later rows are below 1e-17, and the power series of `c_k(eta)`.",
    f"pub(super) const ROWS: [(f64, &[f64]); {len(kept)}] = [",
]
for row, needed_below in kept:
    limit = "f64::INFINITY" if needed_below == float("inf") else f"{needed_below:.3e}"
    lines.append("    (")
    lines.append(f"        {limit},")
    lines.append("        &[")
    lines += [f"            {real(c)!r}," for c in row]
    lines.append("        ],")
    lines.append("    ),")
lines += ["];", ""]
target = Path(__file__).resolve().parents[3] / "core/src/numeric/special/gamma_temme.rs"
target.write_text("\n".join(lines))
print(len(kept), "rows,", sum(len(row) for row, _ in kept), "coefficients", [f"{n:.3g}" for _, n in kept])
