"""Golden cases of years of life lost."""

from __future__ import annotations

from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

DEATHS = [3, 2, 9, 41, 60, 300]
AGES = [0.2, 9, 30, 55, 70, 84]
LIVES = [80.5, 71.25, 51, 28.75, 16.5, 7.125]
PEOPLE = [1200, 14000, 22000.5, 18000, 6100, 3300]
STANDARD = [1000, 15000, 37500, 27000, 10500, 9000]
FEW = [0, 0, 1, 0, 2.5, 0]


def byar(count: mpf, z: mpf) -> tuple[mpf, mpf]:
    lower = count * (1 - 1 / (9 * count) - z / (3 * mp.sqrt(count))) ** 3
    more = count + 1
    return max(mpf(0), lower), more * (1 - 1 / (9 * more) + z / (3 * mp.sqrt(more))) ** 3


def main() -> None:
    cases: list[Case] = []
    for name, deaths in [("many", DEATHS), ("few", FEW)]:
        for how in ("up to 75", "up to 60.5", "a life table"):
            for kind in ("sum", "rate", "standardised"):
                for level, per in (("0.95", None), ("0.998", 1000)):
                    if kind == "sum" and per:
                        continue
                    limit = mpf(how.removeprefix("up to ")) if how.startswith("up to") else None
                    years = [mpf(x) for x in LIVES] if limit is None else [max(limit - mpf(a), mpf(0)) for a in AGES]
                    options: Case = {"years_lost": LIVES} if limit is None else {"age": AGES, "up_to": float(limit)}
                    options |= {"level": float(level)} | ({"per": per} if per else {})
                    scale = mpf(1) if kind == "sum" else mpf(per or 100_000)
                    weights = years
                    if kind == "rate":
                        options["population"] = PEOPLE
                        weights = [w / sum(map(mpf, PEOPLE)) for w in years]
                    if kind == "standardised":
                        options |= {"population": PEOPLE, "standard_population": STANDARD}
                        sizes = zip(years, PEOPLE, STANDARD, strict=True)
                        weights = [w * s / mpf(n) / sum(STANDARD) for w, n, s in sizes]
                    d = [mpf(x) for x in deaths]
                    value = sum(a * w for a, w in zip(d, weights, strict=True))
                    variance = sum(a * w * w for a, w in zip(d, weights, strict=True))
                    events = sum(a for a, w in zip(d, years, strict=True) if w)
                    lower, upper = (
                        value + mp.sqrt(variance / events) * (limit - events) for limit in byar(events, z_of(level))
                    )
                    expect = {
                        "value": value * scale,
                        "standard_error": mp.sqrt(variance) * scale,
                        "intervals.0.lower": max(mpf(0), lower) * scale,
                        "intervals.0.upper": upper * scale,
                        "interval.method": "dobson",
                        "events": events,
                        "n": 6,
                        "per": scale,
                    }
                    cases.append(case(f"{name}, {how}, {kind}, {level}", {"deaths": deaths}, options, expect))
    data, ages = {"deaths": [4, 30]}, {"age": [45, 80], "up_to": 75}
    nobody = {"value": 0, "interval": None, "standard_error": None, "events": 0, "cautions.0.code": "few-events"}
    cases.append(case("nobody before 75", {"deaths": [0, 30]}, ages, nobody))
    years = {"years_lost": [30, 8]}
    bad = [
        error("no rows", {"deaths": []}, {"years_lost": []}, "empty", "deaths"),
        error("nothing said", data, {}, "missing-argument", "years_lost"),
        error("no limit", data, {"age": [45, 80]}, "missing-argument", "up_to"),
        error("no ages", data, {"up_to": 75}, "missing-argument", "age"),
        error("both", data, {**ages, **years}, "conflicting-arguments", "age"),
        error("years and a limit", data, {**years, "up_to": 75}, "conflicting-arguments", "up_to"),
        error("years of another length", data, {"years_lost": [30]}, "length-mismatch", "years_lost"),
        error("negative years", data, {"years_lost": [30, -8]}, "negative-value", "years_lost", 1),
        error("negative deaths", {"deaths": [4, -1]}, years, "negative-value", "deaths", 1),
        error("missing deaths", {"deaths": [4, None]}, years, "missing-value", "deaths", 1),
        error("infinite deaths", {"deaths": ["Infinity", 1]}, years, "not-finite", "deaths", 0),
        error("negative age", data, {"age": [-1, 80], "up_to": 75}, "negative-value", "age", 0),
        error("missing age", data, {"age": [1, None], "up_to": 75}, "missing-value", "age", 1),
        error("up to 0", data, {"age": [1, 80], "up_to": 0}, "out-of-range", "up_to"),
        error("nobody", data, {**years, "population": [10, 0]}, "zero-denominator", "population", 1),
        error("no people", data, {**years, "standard_population": [1, 1]}, "missing-argument", "population"),
        error(
            "an empty standard",
            data,
            {**years, "population": [10, 10], "standard_population": [0, 0]},
            "zero-denominator",
            "standard_population",
        ),
        error("a multiplier of nothing", data, {**years, "per": 1000}, "missing-argument", "population"),
        error("a multiplier of 0", data, {**years, "population": [10, 10], "per": 0}, "out-of-range", "per"),
        error("too large", {"deaths": [1e308, 1e308]}, years, "overflow", "deaths"),
        error("level 1", data, {**years, "level": 1}, "out-of-range", "level"),
    ]
    write("years_of_life_lost", 1e-12, [*cases, *bad])
