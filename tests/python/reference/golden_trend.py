"""Golden cases of the trend of yearly figures."""

from __future__ import annotations

from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, case, error, line, t_of, write, z_of

RATE = ("126.9341", "125.829", "121.5234", "122.3782", "120.7742", "121.5", "118.25")
LOWER = ("125.9343", "124.8371", "120.5533", "121.4012", "119.8035", "119", "117.75")
UPPER = ("127.94", "126.8268", "122.4993", "123.361", "121.7507", "123.5", "119")
YEARS = (2015, 2016, 2018, 2019, 2020, 2021.5, 2023)


def chi_square_upper(x: mpf, df: int) -> mpf:
    return mp.gammainc(mpf(df) / 2, x / 2, mp.inf, regularized=True)


def two_sided(z: mpf, df: int | None) -> mpf:
    if df is None:
        return mp.erfc(abs(z) / mp.sqrt(2))
    return mp.betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + z * z), regularized=True)


def fitted(rows: range, scale: str, variance: str, level: str) -> Case:
    log = scale == "log"
    on = mp.log if log else (lambda number: number)
    value, lower, upper = ([on(mpf(float(column[row]))) for row in rows] for column in (RATE, LOWER, UPPER))
    errors = [(high - low) / 2 / z_of("0.95") for low, high in zip(lower, upper, strict=True)]
    weights = [1 / s**2 for s in errors]
    time = [mpf(YEARS[row]) for row in rows]
    intercept, slope, _, parts = line(value, time, weights)
    error_of_slope = mp.sqrt(sum((part * s) ** 2 for part, s in zip(parts, errors, strict=True)))
    at = [intercept + slope * t for t in time]
    q = sum(((y - f) / s) ** 2 for y, f, s in zip(value, at, errors, strict=True))
    df = len(time) - 2
    if variance != "sampling":
        error_of_slope *= mp.sqrt(max(q / df, mpf(1)))
    reach = t_of(level, df) if variance == "scaled" else z_of(level)
    told = (lambda b: 100 * mp.expm1(b)) if log else (lambda b: b)
    z = slope / error_of_slope
    low, high = told(slope - reach * error_of_slope), told(slope + reach * error_of_slope)
    back = mp.exp if log else (lambda number: number)
    expect: Case = {
        "slope.value": told(slope),
        "slope.standard_error": error_of_slope,
        "slope.intervals.0.lower": low,
        "slope.intervals.0.upper": high,
        "slope.intervals.0.method": "propagated" if variance == "sampling" else "propagated-scaled",
        "slope.unit": "per cent a unit of time" if log else "per 100,000 a unit of time",
        "slope.n": len(time),
        "chi_square": z * z,
        "p_value": two_sided(z, df if variance == "scaled" else None),
        "heterogeneity": q,
        "degrees_of_freedom": df,
        "heterogeneity_p_value": chi_square_upper(q, df),
        "verdict": "increasing" if low > 0 else "decreasing" if high < 0 else "no-significant-change",
        "time": [float(t) for t in time],
    }
    return expect | {f"fitted.{row}": back(f) for row, f in enumerate(at)}


def direction(value: list[mpf], errors: list[mpf]) -> tuple[mpf, bool]:
    """The slope, and whether it keeps its sign whichever point is left out."""
    time = [mpf(place) for place in range(len(value))]
    weights = [1 / s**2 for s in errors]
    slope = line(value, time, weights)[1]
    without = lambda column, k: [*column[:k], *column[k + 1 :]]
    others = [line(without(value, k), without(time, k), without(weights, k))[1] for k in range(len(value))]
    return slope, all((other < 0) == (slope < 0) for other in others)


def armitage(events: list[int], people: list[int]) -> mpf:
    time = list(range(1, len(events) + 1))
    with_event, everyone = mpf(sum(events)), mpf(sum(people))
    both = sum(x * t for x, t in zip(events, time, strict=True))
    first = sum(n * t for n, t in zip(people, time, strict=True))
    second = sum(n * t * t for n, t in zip(people, time, strict=True))
    above = everyone * (everyone * both - with_event * first) ** 2
    return above / (with_event * (everyone - with_event) * (everyone * second - first**2))


def marked(name: str, figures: Case, counts: tuple[list[int], list[int]] | None, polarity: str | None) -> Case:
    """What the trend marker says of five years of these figures."""
    columns = ("value", "lower", "upper")
    value, lower, upper = ([mpf(float(number)) for number in figures[column]] for column in columns)
    errors = [(high - low) / 2 / z_of("0.95") for low, high in zip(lower, upper, strict=True)]
    if counts is None:
        slope, steady = direction(value, errors)
        _, _, _, parts = line(value, [mpf(place) for place in range(5)], [1 / s**2 for s in errors])
        chi_square = slope**2 / sum((part * s) ** 2 for part, s in zip(parts, errors, strict=True))
    else:
        events, people = counts
        chi_square = armitage(events, people)
        odds = [mp.log(mpf(x) / (n - x)) for x, n in zip(events, people, strict=True)]
        slope, steady = direction(odds, [mpf(1)] * 5)
        figures = figures | {"events": events, "population": people}
    shown = steady and chi_square > mpf("9.54953570608324")
    verdict = ("increasing" if slope > 0 else "decreasing") if shown else "no-significant-change"
    if shown and polarity is not None:
        verdict = "getting-better" if (slope > 0) == (polarity == "higher-is-better") else "getting-worse"
    rule = "fingertips" if counts is None else "fingertips-proportions"
    options: Case = {"time": [2020, 2021, 2022, 2023, 2024], "rule": rule}
    options |= {} if polarity is None else {"polarity": polarity}
    expect = {"chi_square": chi_square, "p_value": two_sided(mp.sqrt(chi_square), None), "steady": steady}
    return case(name, {"estimates": figures}, options, expect | {"verdict": verdict, "rule": rule})


def markers() -> list[Case]:
    """Markers that the Fingertips website shows, and some that show the rule at work."""
    diabetes = ([3455176, 3491868, 3625401, 3774801, 3938080], [48783947, 49122259, 49956777, 50649129, 51441896])
    measles = ([57274, 55865, 53681, 51767, 53185], [61834, 60511, 59074, 57508, 59028])
    share = {
        "value": [7.0826, 7.1085, 7.2571, 7.4528, 7.6554],
        "lower": [7.0754, 7.1013, 7.2499, 7.4456, 7.6481],
        "upper": [7.094, 7.1199, 7.2684, 7.4643, 7.6669],
    }
    doses = {
        "value": [92.6254, 92.3221, 90.8708, 90.017, 90.1013],
        "lower": [92.4168, 92.1072, 90.6358, 89.7694, 89.8578],
        "upper": [92.8288, 92.5315, 91.1004, 90.2594, 90.3396],
    }
    eyes = {
        "value": [2.935, 1.93028, 2.7567, 2.8701, 3.0121],
        "lower": [2.7841, 1.8085, 2.6113, 2.7225, 2.8616],
        "upper": [3.0919, 2.058, 2.9082, 3.0237, 3.1683],
    }
    # Without its last year it falls: no marker, however large the chi-square.
    late = {
        "value": [10.0, 9.9, 9.8, 9.7, 14.0],
        "lower": [9.8, 9.7, 9.6, 9.5, 13.8],
        "upper": [10.2, 10.1, 10.0, 9.9, 14.2],
    }
    jumped = ([100, 99, 98, 97, 140], [1000, 1000, 1000, 1000, 1000])
    return [
        marked("diabetes, England", share, diabetes, None),
        marked("measles, Yorkshire and the Humber", doses, measles, "higher-is-better"),
        marked("sight loss, England", eyes, None, "lower-is-better"),
        marked("one year decides", late, None, None),
        marked("one year decides, of counts", late, jumped, None),
        marked("measles by its limits", doses, None, None),
    ]


def given(rows: range = range(7), **more: Any) -> Case:
    value, lower, upper = ([float(column[row]) for row in rows] for column in (RATE, LOWER, UPPER))
    return {"value": value, "lower": lower, "upper": upper, "unit": "per 100,000", "per": 100_000.0} | more


def main() -> None:
    cases: list[Case] = []
    for scale in ("linear", "log"):
        for variance in ("sampling", "scaled", "scaled-normal"):
            for level in ("0.95", "0.998"):
                for name, rows in (("seven", range(7)), ("five", range(2, 7)), ("three", range(3))):
                    options: Case = {"time": list(YEARS[rows.start : rows.stop])}
                    options |= {"scale": scale} if scale == "log" else {}
                    options |= {"variance": variance} if variance != "sampling" else {}
                    options |= {"level": float(level)} if level != "0.95" else {}
                    expect = fitted(rows, scale, variance, level)
                    name = f"{name} points, {scale}, {variance}, {level}"
                    cases.append(case(name, {"estimates": given(rows)}, options, expect))
    everything: Case = {"time": list(YEARS)}
    last = fitted(range(2, 7), "linear", "sampling", "0.998")
    marker = everything | {"recent": 5, "level": 0.998}
    for polarity, verdict in (("lower-is-better", "getting-better"), ("higher-is-better", "getting-worse")):
        expect = last | {"verdict": verdict, "polarity": polarity}
        cases.append(case(f"marker, {polarity}", {"estimates": given()}, marker | {"polarity": polarity}, expect))
    mixed = {key: column[::-1] if isinstance(column, list) else column for key, column in given().items()}
    turned = {"time": list(YEARS[::-1])}
    cases.append(case("last first", {"estimates": mixed}, turned, fitted(range(7), "linear", "sampling", "0.95")))
    expect = {"slope.cautions.0.code": "overdispersed"}
    cases.append(case("scatter", {"estimates": given()}, everything, expect))
    expect = {"slope.cautions.0.code": "narrow-limits"}
    cases.append(case("few points", {"estimates": given()}, everything | {"variance": "scaled-normal"}, expect))
    cases += markers()
    five: Case = {"estimates": given(range(5))}
    years: Case = {"time": [1, 2, 3, 4, 5]}
    proportions: Case = {"rule": "fingertips-proportions"}
    none = {"estimates": given(range(5), events=[0, 1, 2, 3, 4], population=[9] * 5)}
    good = {"estimates": given()}
    flat = given(upper=[float(number) for number in RATE], lower=[float(number) for number in RATE])
    low = given(lower=[0.0, *(float(number) for number in LOWER[1:])])
    holed = given(value=[None, *(float(number) for number in RATE[1:])])
    bad = [
        error("no time", good, {}, "missing-argument", "time"),
        error("lengths", good, {"time": [1, 2, 3]}, "length-mismatch", "time"),
        error("missing time", good, {"time": [None, *YEARS[1:]]}, "missing-value", "time", 0),
        error("a year twice", good, {"time": [*YEARS[:6], 2015]}, "duplicate-key", "time", 6),
        error("two points", {"estimates": given(range(2))}, {"time": [1, 2]}, "too-few-groups", "estimates"),
        error("two recent", good, everything | {"recent": 2}, "out-of-range", "recent"),
        error("eight recent", good, everything | {"recent": 8}, "out-of-range", "recent"),
        error("no limits", {"estimates": {"value": [1, 2, 3]}}, {"time": [1, 2, 3]}, "missing-argument", "estimates"),
        error("without width", {"estimates": flat}, everything, "not-computable", "estimates", 0),
        error("logarithm of zero", {"estimates": low}, everything | {"scale": "log"}, "not-computable", "estimates", 0),
        error("withheld", {"estimates": holed}, everything, "missing-value", "estimates", 0),
        error("rule", good, everything | {"rule": "magic"}, "unknown-option", "rule"),
        error("a break", good, everything | {"rule": "fingertips"}, "not-computable", "time"),
        error(
            "four points",
            {"estimates": given(range(4))},
            {"time": [1, 2, 3, 4], "rule": "fingertips"},
            "too-few-groups",
            "estimates",
        ),
        error("three recent", five, years | {"rule": "fingertips", "recent": 3}, "conflicting-arguments", "recent"),
        error("marker of logs", five, years | {"rule": "fingertips", "scale": "log"}, "conflicting-arguments", "scale"),
        error(
            "marker of scatter",
            five,
            years | {"rule": "fingertips", "variance": "scaled"},
            "conflicting-arguments",
            "variance",
        ),
        error("no counts", five, years | proportions, "missing-argument", "estimates"),
        error("nobody with it", none, years | proportions, "not-computable", "estimates", 0),
        error("scale", good, everything | {"scale": "loglog"}, "unknown-option", "scale"),
        error("variance", good, everything | {"variance": "none"}, "unknown-option", "variance"),
    ]
    # Probabilities far out in a tail lose digits with the square of how far.
    write("trend", 1e-10, cases + bad)
