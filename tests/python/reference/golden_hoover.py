"""Golden cases of the Hoover index."""

from __future__ import annotations

import survey_cases
from mpmath import mp, mpf
from reference_tools import Case, error, write, z_of


def main() -> None:
    cases: list[Case] = []
    tables = [
        ([0, 0, 1, 2, 5, 9, 9, 30], None),
        ([4, 4, 4], None),
        ([22.5, 13.1, 8.8, 30.2, 17.4], [120, 80.5, 60, 10, 0]),
    ]
    for values, weights in tables:
        y, w = [mpf(v) for v in values], [mpf(v) for v in (weights or [1] * len(values))]
        people = sum(w)
        mean = sum(a * b for a, b in zip(y, w, strict=False)) / people
        distance = sum(abs(a - mean) * b for a, b in zip(y, w, strict=False)) / people
        index = distance / (2 * mean)
        below = sum(b * (1 if a < mean else mpf(a == mean) / 2) for a, b in zip(y, w, strict=False)) / people
        influence = [
            (abs(a - mean) - distance + (2 * below - 1) * (a - mean)) / (2 * mean) - index * (a - mean) / mean
            for a in y
        ]
        se = mp.sqrt(sum(b * u * u for b, u in zip(w, influence, strict=False)) / people / (people - 1))
        options = {} if weights is None else {"weights": weights}
        cases.append(
            {
                "name": f"{values}, no interval",
                "args": {"values": values},
                "options": options,
                "expect": {"value": index, "interval": None, "population": people},
            }
        )
        expect = {
            "value": index,
            "standard_error": se,
            "interval.upper": min(index + z_of("0.95") * se, mpf(1)),
            "interval.method": "linearised",
        }
        cases.append(
            {
                "name": f"{values}, linearised",
                "args": {"values": values},
                "options": {**options, "interval": "linearised"},
                "expect": expect,
            }
        )

    def hoover(y: list[mpf], w: list[mpf]) -> mpf:
        mean = sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)
        return sum(abs(a - mean) * b for a, b in zip(y, w, strict=True)) / sum(w) / (2 * mean)

    cases += survey_cases.answers(hoover, survey_cases.VALUES, {}, (0, 1), survey_cases.SOME)
    cases += survey_cases.refused([3, 2, 1, 5], {})[:3]
    one = {"values": [3, 2, 1]}
    write(
        "hoover_index",
        1e-12,
        [
            *cases,
            error("no rows", {"values": []}, {}, "empty", "values"),
            error("missing value", {"values": [1, None]}, {}, "missing-value", "values", 1),
            error("infinite value", {"values": ["Infinity", 1]}, {}, "not-finite", "values", 0),
            error("negative value", {"values": [1, -1]}, {}, "negative-value", "values", 1),
            error("all zero", {"values": [0, 0]}, {}, "not-computable", "values"),
            error("lengths differ", one, {"weights": [1, 2]}, "length-mismatch", "weights"),
            error("negative weight", one, {"weights": [1, -2, 1]}, "negative-value", "weights", 1),
            error("weights of nobody", one, {"weights": [0, 0, 0]}, "zero-denominator", "weights"),
            error("weights too large for a number", one, {"weights": [1e308, 1e308, 1e308]}, "overflow", "weights"),
            error("level 0", one, {"level": 0}, "out-of-range", "level"),
            error("level 1", one, {"level": 1}, "out-of-range", "level"),
            error("unknown interval", one, {"interval": "magic"}, "unknown-option", "interval"),
            error(
                "one person has no linearised limits",
                {"values": [3]},
                {"interval": "linearised"},
                "too-few-groups",
                "values",
            ),
        ],
    )
