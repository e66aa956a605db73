"""Makes core/src/numeric/rng/ziggurat.rs: 256 layers of equal area under the normal density and its right edge.

Marsaglia & Tsang (2000), The ziggurat method for generating random variables, J. Statist. Software 5(8).
Layer 0 is the base with the tail; layer i >= 1 reaches from 0 to X[i]; X[256] is 0. Needs mpmath.
"""

from pathlib import Path

from mpmath import erfc, exp, log, mp, mpf, pi, sqrt

mp.dps = 60
LAYERS = 256


def density(x):
    return exp(-x * x / 2)


def edges(r):
    """The right edges when the base layer ends at r."""
    area = r * density(r) + sqrt(pi / 2) * erfc(r / sqrt(2))
    x = [area / density(r), r]
    while len(x) < LAYERS:
        height = density(x[-1]) + area / x[-1]
        if height >= 1:
            return x, height - 1
        x.append(sqrt(-2 * log(height)))
    return x, density(x[-1]) + area / x[-1] - 1


# The last layer must end at the top of the density: a bisection, as too small an r ends early.
low, high = mpf("3.5"), mpf("3.8")
for _ in range(190):
    middle = (low + high) / 2
    x, miss = edges(middle)
    if miss > 0:
        low = middle
    else:
        high = middle
x, miss = edges(high)
assert len(x) == LAYERS and abs(miss) < mpf("1e-50")
assert abs(high - mpf("3.6541528853610088")) < 1e-15
x.append(mpf(0))


def table(name, doc, values):
    rows = [f"/// {doc}", f"pub(super) const {name}: [f64; {len(values)}] = ["]
    rows += [f"    {float(v)!r}," for v in values]
    return [*rows, "];"]


lines = ["// Made by tests/python/reference/ziggurat_tables.py; do not edit.", ""]
lines += ["/// Where the tail begins.", f"pub(super) const TAIL: f64 = {float(high)!r};", ""]
lines += table("EDGES", "Right edges of the layers; the first is the width a base layer without tail would have.", x)
lines += [""]
target = Path(__file__).resolve().parents[3] / "core/src/numeric/rng/ziggurat.rs"
target.write_text("\n".join(lines))
