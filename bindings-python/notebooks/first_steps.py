# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # First steps with commonweal
#
# How unequal is health between the most and the least deprived, and how do places compare once their age structure is
# taken out? Twenty minutes with published figures, pandas and polars.
#
# ```
# pip install "commonweal[save]" pandas polars
# ```
#
# The extra `save` shows charts as pictures wherever this notebook is opened, and saves them as PNG, SVG or PDF.
# This file is a notebook in text form: open it with Jupytext, or turn it into one with `jupytext --to ipynb first_steps.py`.

# %%
import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl

# %% [markdown]
# ## A published table
#
# Life expectancy of males at birth in England, 2015 to 2017, by national deprivation decile; decile 1 is the most
# deprived tenth of small areas. Source: Office for National Statistics, *Health state life expectancies by national
# deprivation deciles, England: 2015 to 2017*, 27 March 2019 (Index of Multiple Deprivation 2015).

# %%
ons = pd.DataFrame(
    {
        "decile": range(1, 11),
        "life_expectancy": [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175],
        "healthy": [51.7182, 56.6479, 58.7618, 61.6578, 63.8382, 64.6954, 66.4610, 67.9231, 68.8129, 70.4463],
    }
)
ons["people"] = 1  # deciles are ten equal groups
ons

# %% [markdown]
# ## The slope index
#
# Comparing decile 10 with decile 1 ignores the eight tenths of the people in between. The slope index of inequality fits a
# line through all ten, and gives its value at the least deprived end minus the most deprived. Which end of the ranks is the
# most deprived has to be said, because publishers number both ways.

# %%
sii = cw.slope_index(
    ons["life_expectancy"], ons["people"], rank=ons["decile"], order="most-deprived-first", unit="years"
)
sii

# %% [markdown]
# ONS published 9.4 years. Every result carries its interval, the method behind it, and how to read its sign:

# %%
print(f"{sii.value:.1f} years, {sii.interval.lower:.1f} to {sii.interval.upper:.1f} ({sii.interval.method})")
print(sii.direction)

# %% [markdown]
# ## The picture
#
# `gradient` gives the groups, the line and both indices at once, and draws them. Each bar is as wide as its share of the
# people.

# %%
gradient = cw.gradient(
    ons["life_expectancy"], ons["people"], rank=ons["decile"], order="most-deprived-first", unit="years"
)
chart = gradient.chart(
    title="Men in the most deprived areas live nine years less",
    subtitle="Life expectancy at birth, males, England 2015 to 2017, by national deprivation decile (ONS 2019)",
    value="Years",
)
chart

# %% [markdown]
# For a report or a slide, save it; the ending chooses the format (`.png`, `.svg`, `.pdf`, `.html`).

# %%
chart.save("life-expectancy.png")

# %% [markdown]
# ## What a caution says
#
# A caution has a stable code for programs, and a sentence that says what to do:

# %%
for caution in sii.cautions:
    print(f"{caution.code}: {caution.message}")

# %% [markdown]
# Here the published table has no standard errors, so the limits can only come from the scatter of the ten deciles about
# the line. Given the uncertainty of each group (`standard_errors`, `events`, or published limits), they are propagated
# instead. With standard errors of, say, 0.05 years for each decile, the caution goes, and the interval answers another
# question: how sure the index is, not how straight the gradient.

# %%
cw.slope_index(
    ons["life_expectancy"],
    ons["people"],
    rank=ons["decile"],
    order="most-deprived-first",
    unit="years",
    standard_errors=[0.05] * 10,
)

# %% [markdown]
# ## Many at once: `cw.frames` and `by=`
#
# Over a whole table, columns are named, and `by` gives one row for each group. Any dataframe goes in, and the same kind
# comes out.

# %%
long = ons.melt(["decile", "people"], var_name="measure", value_name="years")
slopes = cw.frames.slope_index(
    long, value="years", population="people", rank="decile", order="most-deprived-first", by="measure", unit="years"
)
slopes[["measure", "value", "lower", "upper", "interval_method", "cautions"]].round(1)

# %% [markdown]
# The gap in *healthy* life expectancy is twice as wide: 19.1 years, as published.

# %% [markdown]
# ## Rates that can be compared: direct standardisation
#
# An older place has more deaths, whatever its health. A directly standardised rate is the rate that a standard population
# would have with the place's own rates at each age. The figures below are **synthetic** (a seeded generator), in polars:
# deaths and people in eight areas and five-year age bands.

# %%
draws = np.random.default_rng(2019)
ages = np.arange(0, 95, 5)
areas = ["Ashby", "Brook", "Coombe", "Dale", "Elmham", "Ford", "Grange", "Hurst"]
risk = np.linspace(0.8, 1.3, len(areas))
tables = []
for area, times in zip(areas, draws.permutation(risk), strict=True):
    people = draws.integers(1_500, 4_500, len(ages)) * (ages < 75) + draws.integers(200, 900, len(ages)) * (ages >= 75)
    deaths = draws.poisson(people * times * 0.00006 * np.exp(0.088 * ages))
    tables.append(pl.DataFrame({"area": area, "age": ages, "people": people, "deaths": deaths}))
deaths = pl.concat(tables)
deaths

# %%
rates = cw.frames.directly_standardised_rate(
    deaths, events="deaths", population="people", age="age", standard_population="european-2013", by="area"
)
rates.select("area", "value", "lower", "upper", "events", "unit", "cautions")

# %% [markdown]
# A table of results can be sorted and drawn:

# %%
ranked = rates.sort("value", descending=True)
bars = cw.frames.interval_bars(
    ranked,
    name="area",
    title="Deaths in eight areas, at the same age structure",
    subtitle="Synthetic figures; European Standard Population 2013",
    value="Deaths per 100,000, directly standardised",
    highlight=[ranked["area"][0], ranked["area"][-1]],
)
bars.save("rates.png")
bars

# %% [markdown]
# ## Errors say what to do
#
# Bad input is refused by name and row, never dropped in silence. Ranks as text, for instance, would sort "10" before "2":

# %%
try:
    cw.frames.slope_index(
        ons.astype({"decile": str}),
        value="life_expectancy",
        population="people",
        rank="decile",
        order="most-deprived-first",
    )
except cw.InputError as error:
    print(error)
    print(error.code, error.param, error.index)

# %% [markdown]
# ## Where to go on
#
# - `help(cw.slope_index)` has the formula, the options and the source of each method.
# - `level=[0.95, 0.998]` gives several intervals at once; `scale="log"` fits ratios; `nulls="omit"` leaves rows out, and
#   counts them.
# - `result.to_dict()` is plain data for a file or a page; the same calculation runs in Rust and in the browser, and gives
#   the same bits.
