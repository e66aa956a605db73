"""Golden cases of the gradient of life expectancy: life tables by group, and the line through them."""

from __future__ import annotations

from golden_life import DEATHS, PEOPLE, TWENTY, Table
from mpmath import mp, mpf
from reference_tools import Case, case, error, line, ridits, write, z_of

RANKS = [1, 2, 3, 4, 5]
# Deaths rise by a tenth with each step of deprivation; people fall a little.
ROWS = [
    (rank, age, round(deaths * (1.4 - 0.1 * rank)), people - 40 * rank)
    for rank in RANKS
    for age, deaths, people in zip(TWENTY, DEATHS, PEOPLE, strict=True)
]


def columns(rows: list[tuple[int, int, int, int]]) -> tuple[Case, Case]:
    rank, age, deaths, people = ([float(cell) for cell in column] for column in zip(*rows, strict=True))
    return {"deaths": deaths, "population": people}, {"age_start": age, "rank": rank}


def expected(rows: list[tuple[int, int, int, int]], first: int, most_first: bool, level: str) -> Case:
    ranks = sorted({row[0] for row in rows})
    years, variances, people = [], [], []
    for rank in ranks:
        own = [row for row in rows if row[0] == rank]
        table = Table([row[2] for row in own], [row[3] for row in own], [row[1] for row in own])
        place = table.start.index(mpf(first))
        years.append(table.expectancy(place))
        variances.append(table.variance(place))
        people.append(mpf(sum(row[3] for row in own)))
    at = ridits([float(rank) for rank in ranks], people, most_first)
    intercept, slope, _, tilts = line(years, at, people)
    error_of_slope = mp.sqrt(sum(c * c * v for c, v in zip(tilts, variances, strict=True)))
    reach = z_of(level) * error_of_slope
    found: Case = {f"value.{row}": value for row, value in enumerate(years)}
    found |= {f"ridit.{row}": place for row, place in enumerate(at)}
    found |= {"most_deprived": intercept, "least_deprived": intercept + slope}
    found |= {"slope_index.value": slope, "slope_index.standard_error": error_of_slope}
    found |= {"slope_index.intervals.0.lower": slope - reach, "slope_index.intervals.0.upper": slope + reach}
    found |= {"slope_index.unit": "years", "slope_index.interval.method": "propagated"}
    return found | {"relative_index.value": (intercept + slope) / intercept}


def main() -> None:
    cases: list[Case] = []
    shuffled = [ROWS[(37 * row + 11) % len(ROWS)] for row in range(len(ROWS))]
    for name, rows in (("in order", ROWS), ("in any order", shuffled), ("three groups", ROWS[20:80])):
        for first, level in ((0, "0.95"), (65, "0.95"), (0, "0.998")):
            for order in ("most-deprived-first", "least-deprived-first"):
                args, options = columns(rows)
                options |= {"order": order} | ({"at_age": first} if first else {})
                options |= {"level": float(level)} if level != "0.95" else {}
                expect = expected(rows, first, order.startswith("most"), level)
                cases.append(case(f"{name}, at {first}, {level}, {order}", args, options, expect))
    args, options = columns(ROWS[:40])
    options |= {"order": "most-deprived-first"}

    def changed(column: str, row: int, cell: float | None) -> tuple[Case, Case]:
        data, more = {**args}, {**options}
        holder = data if column in data else more
        holder[column] = [cell if at == row else old for at, old in enumerate(holder[column])]
        return data, more

    def lacking(name: str) -> Case:
        return {key: value for key, value in options.items() if key != name}

    one, one_options = columns(ROWS[:20])
    bad = [
        error("no age", args, lacking("age_start"), "missing-argument", "age_start"),
        error("no rank", args, lacking("rank"), "missing-argument", "rank"),
        error("no order", args, lacking("order"), "missing-argument", "order"),
        error("lengths", args, options | {"rank": [1, 2]}, "length-mismatch", "rank"),
        error("missing deaths", *changed("deaths", 25, None), "missing-value", "deaths", 25),
        error("negative people", *changed("population", 39, -1), "negative-value", "population", 39),
        error("missing rank", *changed("rank", 3, None), "missing-value", "rank", 3),
        error("an age twice", *changed("age_start", 21, 0.0), "duplicate-key", "age_start", 21),
        error("no deaths at the end", *changed("deaths", 39, 0), "not-computable", "deaths", 39),
        error("one group", one, one_options | {"order": "most-deprived-first"}, "too-few-groups", "rank"),
    ]
    write("life_expectancy_gradient", 1e-12, cases + bad)


if __name__ == "__main__":
    main()
