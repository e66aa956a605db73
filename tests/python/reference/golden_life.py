"""Golden cases of life tables: the published sums over ages, with survivors, in 50 digits."""

from __future__ import annotations

from typing import Any

from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

TWENTY = [0, 1, *range(5, 95, 5)]
PEOPLE = [7060, 30059, 39219, 39219, 41364, 35400, 33300, 34200, 35500, 36500]
PEOPLE += [38200, 36100, 31000, 27500, 26100, 22000, 17500, 11800, 6100, 2900]
DEATHS = [17, 9, 4, 8, 20, 15, 24, 33, 50, 67, 120, 190, 245, 330, 495, 602, 840, 1010, 1050, 980]


class Table:
    """A life table, ages ascending; `healthy` is the share of each band in good health, `asked` its variance."""

    def __init__(
        self,
        deaths: list[float],
        people: list[float],
        ages: list[float],
        separation: list[float] | None = None,
        healthy: list[mpf] | None = None,
        asked: list[mpf] | None = None,
    ) -> None:
        count = len(ages)
        order = sorted(range(count), key=lambda row: ages[row])
        self.start = [mpf(ages[row]) for row in order]
        self.deaths = [mpf(deaths[row]) for row in order]
        self.people = [mpf(people[row]) for row in order]
        self.n = [b - a for a, b in zip(self.start, self.start[1:], strict=False)]
        self.a = [mpf("0.1") if s == 0 and n == 1 else mpf("0.5") for s, n in zip(self.start, self.n, strict=False)]
        if separation is not None:
            self.a = [mpf(separation[row]) for row in order][:-1]
        self.m = [d / p for d, p in zip(self.deaths, self.people, strict=True)]
        self.q = [min(mpf(1), n * m / (1 + n * (1 - a) * m)) for n, m, a in zip(self.n, self.m, self.a, strict=False)]
        self.q.append(mpf(1))
        self.g = [mpf(1)] * count if healthy is None else [healthy[row] for row in order]
        self.v = [mpf(0)] * count if asked is None else [asked[row] for row in order]

    def lived(self, first: int) -> list[tuple[int, mpf, mpf]]:
        """From a band on: its number, those who live to it of one at the first, and the years that they live in it."""
        rows, left = [], mpf(1)
        for i in range(first, len(self.start)):
            years = left / self.m[i] if i == len(self.n) else left * self.n[i] * (1 - (1 - self.a[i]) * self.q[i])
            rows.append((i, left, years))
            left *= 1 - self.q[i]
        return rows

    def expectancy(self, first: int) -> mpf:
        return sum(self.g[i] * years for i, _, years in self.lived(first))

    def variance(self, first: int) -> mpf:
        """From the chance of deaths."""
        total = mpf(0)
        for i, left, _ in self.lived(first):
            if i == len(self.n):
                # The templates' 4 / (D M^2) times (l/2)^2.
                total += (left * self.g[i] / 2) ** 2 * 4 / (self.deaths[i] * self.m[i] ** 2)
            elif self.deaths[i]:
                reach = (1 - self.a[i]) * self.n[i] * self.g[i] + self.expectancy(i + 1)
                total += left**2 * reach**2 * self.q[i] ** 2 * (1 - self.q[i]) / self.deaths[i]
        return total

    def asked(self, first: int) -> mpf:
        """From the chance of who was asked."""
        return sum(years**2 * self.v[i] for i, _, years in self.lived(first))


def limits(value: mpf, variance: mpf, level: str) -> tuple[mpf, mpf]:
    reach = z_of(level) * mp.sqrt(variance)
    return max(mpf(0), value - reach), value + reach


def populations() -> list[tuple[str, list[float], list[float], list[float], list[float] | None]]:
    old = [*TWENTY[:18], 85]
    pooled = lambda column: [*column[:18], column[18] + column[19]]
    back = lambda column: list(reversed(column))
    small = [max(1, round(p / 300)) for p in PEOPLE]
    few = [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 2, 0, 3, 2, 1, 4, 3, 5, 4]
    single = list(range(0, 101))
    many = [1000 - 9 * age for age in single]
    dying = [round(0.2 + 0.00004 * people * 1.1**age, 2) for age, people in zip(single, many, strict=True)]
    shares = [0.07, *[0.4] * 18, 0]
    return [
        ("twenty bands", DEATHS, PEOPLE, TWENTY, None),
        ("85 and over", pooled(DEATHS), pooled(PEOPLE), old, None),
        ("the oldest first", back(DEATHS), back(PEOPLE), back(TWENTY), None),
        ("own separation factors", DEATHS, PEOPLE, TWENTY, shares),
        ("few deaths", few, small, TWENTY, None),
        ("so many deaths that nobody lives on", [*DEATHS[:18], 5900, 980], PEOPLE, TWENTY, None),
        ("single years", dying, many, single, None),
        ("from 65 on", DEATHS[14:], PEOPLE[14:], TWENTY[14:], None),
        ("half a band", [0.5, 12.25], [1000.5, 80.75], [0, 65], None),
    ]


def bad() -> list[Case]:
    two: Case = {"deaths": [4, 90], "population": [7000, 1000]}
    ages = {"age_start": [0, 65]}
    change = lambda **columns: two | columns
    return [
        error("no rows", {"deaths": [], "population": []}, {"age_start": []}, "empty", "deaths"),
        error("lengths differ", change(population=[10]), ages, "length-mismatch", "population"),
        error("ages of another length", two, {"age_start": [0]}, "length-mismatch", "age_start"),
        error("missing deaths", change(deaths=[None, 90]), ages, "missing-value", "deaths", 0),
        error("missing age", two, {"age_start": [0, None]}, "missing-value", "age_start", 1),
        error("infinite", change(population=["Infinity", 10]), ages, "not-finite", "population", 0),
        error("negative deaths", change(deaths=[4, -1]), ages, "negative-value", "deaths", 1),
        error("negative age", two, {"age_start": [-1, 65]}, "negative-value", "age_start", 0),
        error("a band stands twice", two, {"age_start": [65, 65]}, "duplicate-key", "age_start", 1),
        error("nobody in a band", change(population=[0, 1000]), ages, "zero-denominator", "population", 0),
        error("more deaths than people", change(deaths=[4, 1001]), ages, "numerator-above-denominator", "deaths", 1),
        error("nobody dies in the last band", change(deaths=[4, 0]), ages, "not-computable", "deaths", 1),
        error("separation of another length", two, {**ages, "separation": [0.1]}, "length-mismatch", "separation"),
        error("separation above 1", two, {**ages, "separation": [1.5, 0]}, "out-of-range", "separation", 0),
        error("level 1", two, {**ages, "level": 1}, "out-of-range", "level"),
        error("too long a life", change(deaths=[4, 1e-300], population=[7000, 1e300]), ages, "overflow", "deaths"),
    ]


def columns(ages: list[float], separation: list[float] | None) -> Case:
    return {"age_start": ages} | ({} if separation is None else {"separation": separation})


def life_expectancy() -> None:
    cases: list[Case] = []
    for name, deaths, people, ages, separation in populations():
        table = Table(deaths, people, ages, separation)
        for first, level in [(0, "0.95"), (len(table.start) // 2, "0.998"), (len(table.start) - 1, "0.9")]:
            value, variance = table.expectancy(first), table.variance(first)
            lower, upper = limits(value, variance, level)
            expect: Case = {
                "value": value,
                "standard_error": mp.sqrt(variance),
                "intervals.0.lower": lower,
                "intervals.0.upper": upper,
                "interval.method": "chiang-silcocks",
                "events": sum(table.deaths[first:]),
                "population": sum(table.people[first:]),
                "n": len(ages) - first,
                "unit": "years",
            }
            options: dict[str, Any] = {"level": float(level), **columns(ages, separation)}
            if first:
                options["at_age"] = float(table.start[first])
            cases.append(
                case(f"{name}, from {table.start[first]}", {"deaths": deaths, "population": people}, options, expect)
            )
    cases.append(told("few deaths", ["small-population", "zero-event-strata"]))
    cases.append(told("so many deaths that nobody lives on", ["certain-death"]))
    two = {"deaths": [4, 90], "population": [4000, 1000]}
    ages = {"age_start": [0, 65]}
    more = [
        error("no band starts there", two, {**ages, "at_age": 5}, "out-of-range", "at_age"),
        error("no ages", two, {}, "missing-argument", "age_start"),
        error("unknown rule", two, {**ages, "suppression": "magic"}, "unknown-option", "suppression"),
        error("5,000 people", two, {**ages, "suppression": "phe"}, "too-few-events", "population"),
    ]
    shown = case("5,001 people", {"deaths": [4, 90], "population": [4001, 1000]}, {**ages, "suppression": "phe"}, {})
    shown["expect"] = {"cautions": []}
    write("life_expectancy", 1e-12, [*cases, shown, *bad(), *more])


def told(name: str, codes: list[str]) -> Case:
    _, deaths, people, ages, separation = next(row for row in populations() if row[0] == name)
    expect = {f"cautions.{at}.code": code for at, code in enumerate(codes)}
    data = {"deaths": deaths, "population": people}
    return case(f"cautions of {name}", data, columns(ages, separation), expect)


def life_table() -> None:
    cases: list[Case] = []
    for name, deaths, people, ages, separation in populations():
        if name == "single years":
            continue
        table = Table(deaths, people, ages, separation)
        expect: Case = {}
        for row, (i, left, years) in enumerate(table.lived(0)):
            value, variance = table.expectancy(i), table.variance(i)
            lower, upper = limits(value, variance, "0.95")
            last = i == len(table.n)
            found = {
                "age_start": table.start[i],
                "age_end": "NaN" if last else table.start[i + 1],
                "separation": "NaN" if last else table.a[i],
                "death_rate": table.m[i],
                "probability_of_dying": table.q[i],
                "survivors": left * 100_000,
                "dying": left * table.q[i] * 100_000,
                "years_lived": years * 100_000,
                "years_above": left * value * 100_000,
                "life_expectancy": value,
                "standard_error": mp.sqrt(variance),
                "intervals.0.lower": lower,
                "intervals.0.upper": upper,
            }
            expect |= {f"{column}.{row}": number for column, number in found.items()}
        cases.append(case(name, {"deaths": deaths, "population": people}, columns(ages, separation), expect))
    write("life_table", 1e-12, [*cases, *bad()])


def share_in_good_health(table: Table, first: int) -> tuple[mpf, mpf, mpf]:
    """The share of life in good health, and its variances from deaths and from who was asked, by derivatives."""
    last = len(table.n)
    start = [*table.q[first:last], 1 / table.m[last], *table.g[first:]]
    bands = last - first

    def share(values: list[mpf]) -> mpf:
        dying, open_years, good = values[:bands], values[bands], values[bands + 1 :]
        left, healthy, all_years = mpf(1), mpf(0), mpf(0)
        for place in range(bands + 1):
            i = first + place
            years = left * open_years if i == last else left * table.n[i] * (1 - (1 - table.a[i]) * dying[place])
            healthy += good[place] * years
            all_years += years
            if i < last:
                left *= 1 - dying[place]
        return healthy / all_years

    step = mpf(10) ** -20

    def squared_slope(place: int) -> mpf:
        up, down = list(start), list(start)
        up[place] += step
        down[place] -= step
        return ((share(up) - share(down)) / (2 * step)) ** 2

    deaths = squared_slope(bands) / (table.deaths[last] * table.m[last] ** 2)
    for place in range(bands):
        i = first + place
        if table.deaths[i]:
            deaths += squared_slope(place) * table.q[i] ** 2 * (1 - table.q[i]) / table.deaths[i]
    asked = sum(squared_slope(bands + 1 + place) * table.v[first + place] for place in range(bands + 1))
    return share(start), deaths, asked


def healthy_life_expectancy() -> None:
    cases: list[Case] = []
    for name, deaths, people, ages, separation in populations():
        if name == "single years":
            continue
        count = len(ages)
        oldest = max(ages)
        healthy = [round(0.97 - 0.6 * (age / max(oldest, 1)) ** 2, 3) for age in ages]
        asked = [40 + 7 * row for row in range(count)]
        errors = [round(0.01 + 0.002 * row, 3) for row in range(count)]
        g = [mpf(share) for share in healthy]
        by_asked = [share * (1 - share) / number for share, number in zip(g, asked, strict=True)]
        by_error = [mpf(e) ** 2 for e in errors]
        poor = Table(deaths, people, ages, separation, [1 - share for share in g], by_error)
        good = Table(deaths, people, ages, separation, g, by_asked)
        middle = count // 2
        kept: list[tuple[str, Table, int, Case, str]] = [
            ("in good health", good, 0, {"asked": asked}, "0.95"),
            ("by the survey alone", good, middle, {"asked": asked, "survival_variance": False}, "0.9"),
            (
                "in poor health",
                poor,
                middle,
                {"standard_errors": errors, "measure": "years-in-poor-health"},
                "0.998",
            ),
            ("share", good, 0, {"asked": asked, "measure": "share-in-good-health"}, "0.95"),
            (
                "share by the survey alone",
                good,
                middle,
                {"asked": asked, "measure": "share-in-good-health", "survival_variance": False},
                "0.95",
            ),
        ]
        for what, table, first, given, level in kept:
            if "share" in what:
                value, of_deaths, of_asked = share_in_good_health(table, first)
            else:
                value, of_deaths, of_asked = table.expectancy(first), table.variance(first), table.asked(first)
            both = given.get("survival_variance", True)
            variance = of_asked + (of_deaths if both else 0)
            lower, upper = limits(value, variance, level)
            if "share" in what:
                upper = min(mpf(1), upper)
            expect: Case = {
                "value": value,
                "standard_error": mp.sqrt(variance),
                "intervals.0.lower": lower,
                "intervals.0.upper": upper,
                "interval.method": "sullivan-silcocks" if both else "sullivan",
                "unit": "share of life" if "share" in what else "years",
                "events": sum(table.deaths[first:]),
            }
            options: dict[str, Any] = {"level": float(level), **columns(ages, separation), "healthy": healthy, **given}
            if first:
                options["at_age"] = float(table.start[first])
            data = {"deaths": deaths, "population": people}
            cases.append(case(f"{name}, {what}, from {table.start[first]}", data, options, expect))
    two = {"deaths": [4, 90], "population": [7000, 1000]}
    ages = {"age_start": [0, 65], "healthy": [0.9, 0.5]}
    bare = case("nobody says how sure", two, ages, {})
    bare["expect"] = {"interval": None, "standard_error": None}
    alike = case("all said the same", two, {**ages, "healthy": [1, 0.5], "asked": [9, 20]}, {})
    alike["expect"] = {"cautions.0.code": "zero-event-strata"}
    more = [
        error("no shares", two, {"age_start": [0, 65]}, "missing-argument", "healthy"),
        error("shares of another length", two, {**ages, "healthy": [0.9]}, "length-mismatch", "healthy"),
        error("per cent", two, {**ages, "healthy": [90, 50]}, "out-of-range", "healthy", 0),
        error("missing share", two, {**ages, "healthy": [0.9, None]}, "missing-value", "healthy", 1),
        error("negative share", two, {**ages, "healthy": [-0.1, 0.5]}, "negative-value", "healthy", 0),
        error("nobody asked", two, {**ages, "asked": [0, 5]}, "zero-denominator", "asked", 0),
        error("asked of another length", two, {**ages, "asked": [5]}, "length-mismatch", "asked"),
        error("negative error", two, {**ages, "standard_errors": [0.1, -0.1]}, "negative-value", "standard_errors", 1),
        error(
            "asked and errors",
            two,
            {**ages, "asked": [5, 5], "standard_errors": [0.1, 0.1]},
            "conflicting-arguments",
            "standard_errors",
        ),
        error("unknown measure", two, {**ages, "measure": "magic"}, "unknown-option", "measure"),
        error("no band starts there", two, {**ages, "at_age": 5}, "out-of-range", "at_age"),
        error("no ages", two, {"healthy": [0.9, 0.5]}, "missing-argument", "age_start"),
        error(
            "5,000 people",
            {"deaths": [4, 90], "population": [4000, 1000]},
            {**ages, "suppression": "phe"},
            "too-few-events",
            "population",
        ),
        error("nobody dies in the last band", two | {"deaths": [4, 0]}, ages, "not-computable", "deaths", 1),
    ]
    write("healthy_life_expectancy", 1e-12, [*cases, bare, alike, *more])


def main() -> None:
    life_expectancy()
    life_table()
    healthy_life_expectancy()
