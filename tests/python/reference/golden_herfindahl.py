"""Golden cases of the Herfindahl-Hirschman index, with the variance of Simpson's estimate written out as he has it."""

from __future__ import annotations

from itertools import product

from golden_entropy import bad
from mpmath import mp, mpf
from reference_tools import Case, case, error, write, z_of

TABLES: list[list[float]] = [
    [620, 240, 90, 50],
    [61234, 58910, 57345, 60120, 55871, 54430, 56012, 53987, 52110, 49876],
    [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
    [1, 1, 1, 97],
    [3, 0, 2, 0],
    [4, 0],
]


def told(index: mpf, k: int, form: str) -> mpf:
    if form == "effective-number":
        return 1 / index
    return min(max((index - mpf(1) / k) / (1 - mpf(1) / k), mpf(0)), mpf(1)) if form == "normalised" else index


def by_place(values: list[mpf]) -> mpf:
    shares = sorted((x / sum(values) for x in values), reverse=True)
    return 1 / (2 * sum(place * share for place, share in enumerate(shares, 1)) - 1)


def limits(values: list[mpf], level: str) -> tuple[mpf, mpf, mpf]:
    """Error and limits of the index of the chances (Simpson 1949), on the scale of log odds."""
    n = sum(values)
    shares = [x / n for x in values]
    two, three = sum(s**2 for s in shares), sum(s**3 for s in shares)
    free = sum(x * (x - 1) for x in values) / (n * (n - 1))
    variance = 4 * n * (n - 1) * (n - 2) * three + 2 * n * (n - 1) * two - 2 * n * (n - 1) * (2 * n - 3) * two**2
    se = mp.sqrt(abs(variance)) / (n * (n - 1))
    if free == 1:
        return mpf(0), free, free
    logit, reach = mp.log(free / (1 - free)), z_of(level) * se / (free * (1 - free))
    back = lambda x: max(1 / (1 + mp.exp(-x)), mpf(1) / len(values))
    return se, back(logit - reach), back(logit + reach)


def cases_of(values: list[float], form: str, scale: str, level: str | None) -> Case:
    x, k = [mpf(v) for v in values], len(values)
    index = sum((v / sum(x)) ** 2 for v in x)
    per = mpf(10_000 if scale == "points" else 1)
    expect: Case = {"value": per * told(index, k, form), "per": per, "n": k, "interval": None}
    options: Case = {"form": form} if form != "index" else {}
    options |= {"scale": scale} if scale != "unit" else {}
    if level is not None:
        se, low, high = limits(x, level)
        slope = {"effective-number": 1 / index**2, "normalised": per * k / (k - 1)}.get(form, per)
        ends = sorted(per * told(one, k, form) for one in (low, high))
        del expect["interval"]
        expect |= {"standard_error": slope * se, "interval.lower": ends[0], "interval.upper": ends[1]}
        expect["interval.method"] = "multinomial-logit"
        options |= {"interval": "multinomial", "level": float(level)}
    return case(f"{values}, {form}, {scale}, level {level}", {"values": values}, options, expect)


def main() -> None:
    mp.dps = 50
    forms = [("index", "unit"), ("index", "points"), ("normalised", "unit"), ("normalised", "points")]
    forms.append(("effective-number", "unit"))
    cases = [
        cases_of(values, form, scale, level)
        for values, (form, scale), level in product(TABLES, forms, [None, "0.95", "0.998"])
    ]
    shares = [0.5, 0.25, 0.125, 0.125]
    amounts = [*TABLES, shares, [1e300, 3e300, 2e300], [1e-310, 3e-310]]
    for values in amounts:
        expect: Case = {"value": by_place([mpf(v) for v in values]), "unit": "index", "interval": None}
        cases.append(case(f"{values}, by places", {"values": values}, {"form": "hall-tideman"}, expect))
    cases += [cases_of(values, "index", "unit", None) for values in amounts[len(TABLES) :]]
    few: Case = {"values": [3, 1]}
    limited: Case = {"interval": "multinomial"}
    cases += [one for one in bad() if "weights" not in one["options"] and "linearised" not in one["options"].values()]
    cases += [
        error(
            "points of a number", few, {"form": "effective-number", "scale": "points"}, "conflicting-arguments", "scale"
        ),
        error("points by places", few, {"form": "hall-tideman", "scale": "points"}, "conflicting-arguments", "scale"),
        error("limits by places", few, {"form": "hall-tideman"} | limited, "conflicting-arguments", "interval"),
        error("one provider, normalised", {"values": [3]}, {"form": "normalised"}, "not-computable", "values"),
        error("shares have no limits", {"values": [0.5, 0.5]}, limited, "not-a-count", "values", 0),
        error("one event", {"values": [1, 0]}, limited, "not-computable", "values"),
        error("nobody has two", {"values": [1, 1, 1]}, limited, "not-computable", "values"),
        error("unknown form", few, {"form": "magic"}, "unknown-option", "form"),
        error("too much", {"values": [1e308, 1e308]}, {}, "overflow", "values"),
    ]
    write("herfindahl_hirschman_index", 1e-12, cases)
