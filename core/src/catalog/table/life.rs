//! The catalogue of `rates`: how long people live.

use super::super::{Family, Operation, Parameter, Type};
use super::{LEVEL, data, option, required};
use crate::{HealthMeasure, SmallAreaRule};

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
