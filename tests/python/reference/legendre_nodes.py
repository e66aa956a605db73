"""Makes core/src/numeric/special/legendre.rs: Gauss-Legendre nodes and weights on [0, 1]. Needs mpmath."""

from pathlib import Path

from mpmath import mp, mpf

NODES = 32
mp.dps = 80


def series(x):
    """P_n(x) and its derivative, by the three-term recurrence."""
    before, now = mpf(1), x
    for k in range(2, NODES + 1):
        before, now = now, ((2 * k - 1) * x * now - (k - 1) * before) / k
    return now, NODES * (before - x * now) / (1 - x * x)


pairs = []
for i in range(NODES // 2):
    x = mp.cos(mp.pi * (i + mpf(3) / 4) / (NODES + mpf(1) / 2))
    for _ in range(10):
        value, slope = series(x)
        x -= value / slope
    value, slope = series(x)
    weight = 2 / ((1 - x * x) * slope**2)
    pairs += [((1 - x) / 2, weight / 2), ((1 + x) / 2, weight / 2)]
pairs.sort()
assert abs(sum(w for _, w in pairs) - 1) < mpf("1e-70")
assert abs(sum(w * x**63 for x, w in pairs) - mpf(1) / 64) < mpf("1e-70")

lines = [
    "// Made by tests/python/reference/legendre_nodes.py; do not edit.",
    "",
    f"/// Nodes and weights of the Gauss-Legendre rule of {NODES} points on `[0, 1]`.",
    f"pub(super) const RULE: [(f64, f64); {NODES}] = [",
    *(f"    ({float(x)!r}, {float(w)!r})," for x, w in pairs),
    "];",
    "",
]
target = Path(__file__).resolve().parents[3] / "core/src/numeric/special/legendre.rs"
target.write_text("\n".join(lines))
