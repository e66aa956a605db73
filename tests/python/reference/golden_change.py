"""Golden cases of change between two figures, and of comparison with a benchmark."""

from __future__ import annotations

from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

Row = tuple[str, str, str]


def two_sided(z: mpf) -> mpf:
    return mp.erfc(abs(z) / mp.sqrt(2))


def reach(a: mpf, b: mpf, r: mpf) -> mpf:
    return mp.sqrt(a * a - 2 * r * a * b + b * b)


def recovered(before: Row, after: Row, scale: str, r: str, level: str) -> dict[str, mpf]:
    """The change, its limits and its test, of figures (value, lower, upper)."""
    b, low, high = (mpf(float(number)) for number in before)
    a, under, over = (mpf(float(number)) for number in after)
    ratio = scale == "ratio"
    value = a / b if ratio else a - b
    if ratio:
        b, low, high, a, over = (mp.log(number) for number in (b, low, high, a, over))
        under = mp.log(under) if under else -mp.inf
    change = a - b
    up = reach(over - a, b - low, mpf(float(r)))
    if mp.isinf(under):
        down, lower = mp.inf, mpf(0)
    else:
        down = reach(a - under, high - b, mpf(float(r)))
        lower = mp.exp(change - down) if ratio else change - down
    facing = down if change > 0 else up
    z = mpf(0) if mp.isinf(facing) else change / facing * z_of(level)
    return {
        "estimates.value": value,
        "estimates.intervals.0.lower": lower,
        "estimates.intervals.0.upper": mp.exp(change + up) if ratio else change + up,
        "z": z,
        "p_value": two_sided(z),
    }


def given(rows: list[Row], level: str = "0.95", **more: Any) -> Case:
    value, lower, upper = ([float(cell) for cell in column] for column in zip(*rows, strict=True))
    return {"value": value, "lower": lower, "upper": upper, "level": float(level)} | more


RATES = [("318.0", "266", "377"), ("219.2", "178", "268"), ("120", "95", "150"), ("12.5", "3.1", "33")]
LATER = [("219.2", "178", "268"), ("250.5", "203", "301"), ("121", "96", "151"), ("2.5", "0", "9.5")]
ENGLAND = [("240.1", "238", "242")]


def changes() -> list[Case]:
    cases = []
    for scale in ("difference", "ratio"):
        for r in ("0", "0.6666", "-0.25"):
            for level in ("0.95", "0.998"):
                for name, before, after in (
                    ("periods", RATES, LATER),
                    ("one before many", ENGLAND, LATER),
                    ("many before one", RATES, ENGLAND),
                ):
                    expect: Case = {}
                    for row in range(4):
                        pair = (before[row % len(before)], after[row % len(after)])
                        found = recovered(*pair, scale, r, level)
                        expect |= {f"{path}.{row}": number for path, number in found.items()}
                    options: Case = {} if scale == "difference" else {"scale": scale}
                    options |= {} if r == "0" else {"correlation": float(r)}
                    more = {"measure": "deaths", "unit": "per 100,000", "per": 100_000.0}
                    args = {"before": given(before, level, **more), "after": given(after, level, **more)}
                    expect |= {
                        "estimates.measure": f"{scale} in deaths",
                        "estimates.unit": "per 100,000" if scale == "difference" else "ratio",
                        "estimates.intervals.0.method.0": "variance-recovery",
                        "estimates.cautions": [],
                    }
                    cases.append(case(f"{name}, {scale}, correlation {r}, level {level}", args, options, expect))
    flat = {"value": 3.0, "lower": 3.0, "upper": 3.0}
    expect = {"estimates.value.0": mpf(0), "p_value.0": "NaN", "estimates.cautions.0.code": "zero-width"}
    cases.append(case("without width", {"before": flat, "after": flat}, {}, expect))
    return cases


def refused() -> list[Case]:
    good = given(RATES[:2])

    def bad(name: str, code: str, param: str, index: int | None = None, **arguments: Any) -> Case:
        args = {"before": arguments.pop("before", good), "after": arguments.pop("after", good)}
        return error(name, args, arguments, code, param, index)

    return [
        bad("lengths", "length-mismatch", "after", after=given(RATES[:3])),
        bad("lengths of limits", "length-mismatch", "lower", after=good | {"lower": [1.0]}),
        bad("no rows", "empty", "value", before={"value": [], "lower": [], "upper": []}),
        bad("infinite", "not-finite", "upper", 1, after=good | {"upper": [400.0, "Infinity"]}),
        bad("withheld", "missing-value", "before", 1, before=good | {"value": [318.0, None]}),
        bad("limits withheld", "missing-value", "after", 0, after=good | {"lower": [None, 178.0]}),
        bad("no limits", "missing-argument", "after", after={"value": [318.0, 219.2]}),
        bad("crossed limits", "out-of-range", "lower", 0, after={"value": 2.0, "lower": 3.0, "upper": 1.0}),
        bad("outside", "out-of-range", "before", 0, before={"value": 5.0, "lower": 1.0, "upper": 3.0}),
        bad("levels", "conflicting-arguments", "after", after=good | {"level": 0.9}),
        bad("level", "out-of-range", "level", after=good | {"level": 95}),
        bad("measures", "conflicting-arguments", "after", after=good | {"measure": "births"}),
        bad("units", "conflicting-arguments", "after", after=good | {"unit": "years"}),
        bad("multipliers", "conflicting-arguments", "after", after=good | {"per": 1000.0}),
        bad("correlation", "out-of-range", "correlation", correlation=1.2),
        bad("scale", "unknown-option", "scale", scale="percent"),
        bad("ratio to zero", "not-computable", "before", 0, before=given([("1", "0", "2")] * 2), scale="ratio"),
        bad("ratio of zero", "not-computable", "after", 1, after=given([RATES[0], ("0", "0", "2")]), scale="ratio"),
        bad("ratio of losses", "not-computable", "after", 0, after=given([("1", "-1", "2")] * 2), scale="ratio"),
    ]


def benchmarks() -> list[Case]:
    rows = [("318.0", "266", "377"), ("219.2", "178", "268"), ("120", "95", "150"), ("268", "250", "290")]
    words = {
        "neutral": ["higher", "similar", "lower", "similar"],
        "lower-is-better": ["worse", "similar", "better", "similar"],
        "higher-is-better": ["better", "similar", "worse", "similar"],
    }
    cases = []
    for polarity, verdict in words.items():
        options = {"benchmark": 250.0} | ({} if polarity == "neutral" else {"polarity": polarity})
        expect = {"verdict": verdict, "reason": [None] * 4, "polarity": polarity, "level": 0.95, "cautions": []}
        expect |= {"benchmark.3": 250.0, "lower.0": 266.0, "upper.0": 377.0}
        cases.append(case(f"one benchmark, {polarity}", {"estimates": given(rows)}, options, expect))
    own = {"benchmark": [266.0, 268.5, 150.5, 290.0]}
    expect = {"verdict": ["similar", "lower", "lower", "similar"]}
    cases.append(case("a benchmark each", {"estimates": given(rows, "0.998")}, own, expect | {"level": 0.998}))
    holes = given(rows)
    holes |= {"value": [318.0, None, 120.0, 268.0], "lower": [266.0, 178.0, None, 250.0]}
    expect = {"verdict": ["higher", "not-compared", "not-compared", "similar"]}
    expect |= {"reason": [None, "the value is withheld", "there are no limits to compare by", None]}
    cases.append(case("withheld", {"estimates": holes}, {"benchmark": 250.0}, expect | {"value.1": "NaN"}))
    many = {"value": [10.0] * 37 + [12.0] * 3, "lower": [9.0] * 37 + [11.0] * 3, "upper": [11.0] * 37 + [13.0] * 3}
    expect = {"cautions.0.code": "many-comparisons", "cautions.0.row": None}
    cases.append(case("few of many", {"estimates": many}, {"benchmark": 10.0}, expect))
    good = {"estimates": given(rows)}
    return [
        *cases,
        error("no limits", {"estimates": {"value": [1.0]}}, {"benchmark": 1.0}, "missing-argument", "estimates"),
        error("no benchmark", good, {}, "missing-argument", "benchmark"),
        error("empty benchmark", good, {"benchmark": []}, "empty", "benchmark"),
        error("missing benchmark", good, {"benchmark": [1, 2, None, 4]}, "missing-value", "benchmark", 2),
        error("two benchmarks", good, {"benchmark": [1, 2]}, "length-mismatch", "benchmark"),
        error("polarity", good, {"benchmark": 1.0, "polarity": "good"}, "unknown-option", "polarity"),
    ]


def main() -> None:
    write("change", 1e-12, changes() + refused())
    write("compare_with_benchmark", 1e-12, benchmarks())
