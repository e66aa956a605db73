//! The catalogue of `rates`: how long people live.

use super::super::{Family, Operation, Parameter, Type};
use super::{LEVEL, data, option, required};
use crate::{HealthMeasure, Order, SmallAreaRule};

const DEATHS: Parameter = data("deaths", "deaths in each age band");
const POPULATION: Parameter = data("population", "people, or person-years, in each age band");
const AGE_START: Parameter = required(
    "age_start",
    Type::Numbers,
    "age at which each band starts; the last band is open-ended",
);
const AT_AGE: Parameter = option(
    "at_age",
    Type::Number,
    "null",
    "the age at which a band starts; the first (at birth) unless given",
);
const SEPARATION: Parameter = option(
    "separation",
    Type::Numbers,
    "null",
    "share of each band lived by those who die in it; 0.1 for a first year of life and 0.5 else unless given",
);
const SUPPRESSION: Parameter = option(
    "suppression",
    Type::Choice(SmallAreaRule::NAMES),
    "\"none\"",
    "the publisher's rule that withholds small populations and wide intervals",
);

pub(super) const LIFE_EXPECTANCY: Operation = Operation {
    name: "life_expectancy",
    family: Family::Rates,
    summary: "years still to live at an age, at the death rates of today",
    parameters: &[
        DEATHS,
        POPULATION,
        AGE_START,
        AT_AGE,
        SEPARATION,
        LEVEL,
        SUPPRESSION,
    ],
    result: "Estimate",
    citation: "chiang-1968",
};

pub(super) const LIFE_TABLE: Operation = Operation {
    name: "life_table",
    family: Family::Rates,
    summary: "what happens, band by band, to 100,000 people at the death rates of today",
    parameters: &[DEATHS, POPULATION, AGE_START, SEPARATION, LEVEL],
    result: "LifeTable",
    citation: "chiang-1968",
};

pub(super) const HEALTHY_LIFE_EXPECTANCY: Operation = Operation {
    name: "healthy_life_expectancy",
    family: Family::Rates,
    summary: "years in good health still to live at an age, by Sullivan's method",
    parameters: &[
        DEATHS,
        POPULATION,
        AGE_START,
        required(
            "healthy",
            Type::Numbers,
            "share of each age band in good health, from 0 to 1",
        ),
        option(
            "asked",
            Type::Numbers,
            "null",
            "people asked about their health in each age band",
        ),
        option(
            "standard_errors",
            Type::Numbers,
            "null",
            "standard error of each share in good health, in place of `asked`",
        ),
        option(
            "measure",
            Type::Choice(HealthMeasure::NAMES),
            "\"years-in-good-health\"",
            "years in good or in poor health, or the share of life in good health",
        ),
        option(
            "survival_variance",
            Type::Flag,
            "true",
            "whether the chance of deaths counts in the variance, beside that of the survey",
        ),
        AT_AGE,
        SEPARATION,
        LEVEL,
        SUPPRESSION,
    ],
    result: "Estimate",
    citation: "sullivan-1971",
};

pub(super) const YEARS_OF_LIFE_LOST: Operation = Operation {
    name: "years_of_life_lost",
    family: Family::Rates,
    summary: "deaths, each counted by the years that it came too early",
    parameters: &[
        DEATHS,
        option(
            "years_lost",
            Type::Numbers,
            "null",
            "years that each death of a row loses, such as the life expectancy at its age",
        ),
        option(
            "age",
            Type::Numbers,
            "null",
            "mean age at death in each row, in place of `years_lost`",
        ),
        option(
            "up_to",
            Type::Number,
            "null",
            "the age up to which years count, beside `age`",
        ),
        option(
            "population",
            Type::Numbers,
            "null",
            "people, or person-years, in each row: the answer is then a rate",
        ),
        option(
            "standard_population",
            Type::Numbers,
            "null",
            "people of each row in a standard population: the rate is then standardised",
        ),
        option(
            "per",
            Type::Number,
            "null",
            "the multiplier of a rate; 100,000 unless given",
        ),
        LEVEL,
    ],
    result: "Estimate",
    citation: "gardner-sanborn-1990",
};

pub(super) const LIFE_EXPECTANCY_GRADIENT: Operation = Operation {
    name: "life_expectancy_gradient",
    family: Family::Inequality,
    summary: "slope and relative index of inequality of life expectancy, from deaths and people by age and deprivation",
    parameters: &[
        DEATHS,
        POPULATION,
        AGE_START,
        required(
            "rank",
            Type::Numbers,
            "deprivation rank of the group that each row belongs to",
        ),
        required(
            "order",
            Type::Choice(Order::NAMES),
            "at which end of the ranks the most deprived stand",
        ),
        AT_AGE,
        LEVEL,
    ],
    result: "Gradient",
    citation: "low-low-2004",
};
