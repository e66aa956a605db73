"""Draws the picture of the README: the published gradient of life expectancy.

target/verify/venv/bin/python tests/python/make_picture.py
"""

from __future__ import annotations

from pathlib import Path

import commonweal as cw

PICTURE = Path(__file__).parents[2] / "core" / "docs" / "gradient.svg"
# Office for National Statistics, 27 March 2019: males at birth, England 2015 to 2017, by national decile of IMD 2015.
YEARS = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]


def draw(path: Path) -> None:
    gradient = cw.gradient(YEARS, [1] * 10, rank=range(1, 11), order="most-deprived-first", unit="years")
    chart = gradient.chart(
        title="Life expectancy falls with every step of deprivation",
        subtitle="Males at birth, England 2015 to 2017, by national deprivation decile (ONS 2019)",
        value="Life expectancy at birth (years)",
    )
    chart.save(path)


if __name__ == "__main__":
    draw(PICTURE)
