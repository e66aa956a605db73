//! Calls an operation by name with JSON arguments, as Python and JavaScript do by nature.
#![allow(dead_code, reason = "each test target uses its own part")]

mod cascade;
mod change;
mod concentration;
mod coverage;
mod distribution;
mod dominance;
mod explained;
mod groups;
mod life;
mod profile;
mod rates;
mod recentred;
mod shapley;
mod slope;
mod survey;
mod system;
mod variation;

use slope::{gradient, relative, slope};
use variation::{funnel, funnel_limits, xmr};

use commonweal::{
    CompleteRows, ControlChartConstants, Counts, CrudeRate, Date, DirectRate, DirectRateInterval,
    Error, Level, Levels, Nulls, Proportion, ProportionInterval, RateInterval, Result, Standard,
    StandardPopulation, Strata, Suppression,
};
use serde_json::{Map, Value};

/// Data and options together, by name.
pub(crate) struct Arguments(pub(crate) Map<String, Value>);

impl Arguments {
    /// Columns of numbers by name: a list of pairs, since JSON has no order of keys.
    fn columns(&self, name: &str) -> Vec<(&str, Vec<f64>)> {
        let pair = |pair: &'_ Value| {
            let column = pair[1].as_array()?.iter();
            Some(
                column
                    .map(|value| value.as_f64().unwrap_or(f64::NAN))
                    .collect(),
            )
        };
        let pairs = self.given(name).and_then(Value::as_array);
        pairs
            .into_iter()
            .flatten()
            .filter_map(|item| Some((item[0].as_str()?, pair(item)?)))
            .collect()
    }

    fn given(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn column(&self, name: &str) -> Option<Vec<f64>> {
        let number = |value: &Value| match value.as_str() {
            Some("Infinity") => f64::INFINITY,
            Some("-Infinity") => f64::NEG_INFINITY,
            _ => value.as_f64().unwrap_or(f64::NAN),
        };
        self.given(name)?
            .as_array()
            .map(|column| column.iter().map(number).collect())
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.given(name)?.as_f64()
    }

    /// A column of text, none where a cell is missing.
    fn texts(&self, name: &str) -> Option<Vec<Option<&str>>> {
        self.given(name)?
            .as_array()
            .map(|column| column.iter().map(Value::as_str).collect())
    }

    /// A column of days; a missing one is an open end.
    fn dates(&self, name: &'static str) -> Result<Option<Vec<Option<Date>>>> {
        let column = self.texts(name);
        column
            .map(|column| Date::parse_column(name, &column))
            .transpose()
    }

    /// One day.
    fn date(&self, name: &'static str) -> Result<Option<Date>> {
        self.choice(name, Date::parse)
    }

    fn whole(&self, name: &str) -> Option<u32> {
        self.given(name)?
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
    }

    fn choice<T>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T>,
    ) -> Result<Option<T>> {
        self.given(name)
            .and_then(Value::as_str)
            .map(|text| parse(text).map_err(|error| error.about(name)))
            .transpose()
    }

    fn levels(&self) -> Result<Levels> {
        match self.given("level") {
            None => Ok(Levels::default()),
            Some(Value::Array(several)) => {
                let levels = several
                    .iter()
                    .map(|level| Level::new(level.as_f64().unwrap_or(f64::NAN)))
                    .collect::<Result<Vec<_>>>();
                Levels::try_from_slice(&levels?)
            }
            Some(one) => Ok(Level::new(one.as_f64().unwrap_or(f64::NAN))?.into()),
        }
    }

    fn nulls(&self) -> Result<Nulls> {
        Ok(self.choice("nulls", Nulls::parse)?.unwrap_or(Nulls::Raise))
    }
}

/// The result of one operation as JSON.
pub(crate) fn call(operation: &str, arguments: &Arguments) -> Result<Value> {
    match operation {
        "crude_rate" => {
            let mut metric = CrudeRate::new().level(arguments.levels()?);
            metric = arguments
                .number("per")
                .map_or(metric, |per| metric.per(per));
            metric = arguments
                .choice("interval", RateInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_counts(arguments, |counts| metric.estimate(counts))
        }
        "proportion" => {
            let mut metric = Proportion::new().level(arguments.levels()?);
            metric = arguments
                .number("per")
                .map_or(metric, |per| metric.per(per));
            metric = arguments
                .choice("interval", ProportionInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_counts(arguments, |counts| metric.estimate(counts))
        }
        "directly_standardised_rate" => standardised(arguments),
        "life_expectancy" | "life_table" | "healthy_life_expectancy" => {
            life::call(operation, arguments)
        }
        "years_of_life_lost" => life::lost(arguments),
        "indirectly_standardised_ratio" => rates::indirect(arguments, false),
        "indirectly_standardised_rate" => rates::indirect(arguments, true),
        "mean" => rates::mean(arguments),
        "slope_index" => slope(arguments),
        "relative_index" => relative(arguments),
        "gradient" => gradient(arguments),
        "gini_index"
        | "hoover_index"
        | "generalised_entropy_index"
        | "atkinson_index"
        | "kolm_index"
        | "quantile_share_ratio"
        | "j_divergence"
        | "wolfson_polarisation"
        | "zenga_index"
        | "herfindahl_hirschman_index"
        | "coefficient_of_variation" => distribution::call(operation, arguments),
        "poverty_index" => distribution::poverty(arguments),
        "entropy_decomposition" | "gini_decomposition" | "atkinson_decomposition" => {
            distribution::decomposition(operation, arguments)
        }
        "lorenz_curve" | "concentration_curve" => distribution::curve(operation, arguments),
        "concentration_index" => concentration::call(arguments),
        "curve_dominance" => dominance::call(arguments),
        "compare_concentration_indices" => explained::comparison(arguments),
        "concentration_decomposition" => explained::concentration(arguments),
        "gini_source_decomposition" => distribution::sources(arguments),
        "mean_log_deviation_change" => distribution::mld_change(arguments),
        "spatial_gini_decomposition" => distribution::spatial(arguments),
        "shapley_decomposition" => shapley::call(arguments),
        "recentred_influence_regression" => recentred::call(arguments),
        "group_difference"
        | "group_ratio"
        | "between_group_variance"
        | "mean_difference"
        | "index_of_disparity"
        | "between_group_entropy"
        | "population_attributable_risk" => groups::call(operation, arguments),
        "inequality_profile" => profile::call(arguments),
        "suppress_counts" => {
            let mut rule = Suppression::hes();
            rule = arguments
                .whole("threshold")
                .map_or(rule, |most| rule.threshold(most));
            rule = arguments
                .whole("rounding")
                .map_or(rule, |base| rule.rounding(base));
            rule.apply(&arguments.column("counts").unwrap_or_default())
                .map(json)
        }
        "cascade" => cascade::call(arguments),
        "xmr" => xmr(arguments),
        "check_hierarchy" | "roll_up" | "assign_quantiles" | "restate" | "reconcile" => {
            system::call(operation, arguments)
        }
        "funnel" => funnel(arguments),
        "funnel_limits" => funnel_limits(arguments),
        "control_chart_constants" => {
            let mut constants = ControlChartConstants::new();
            constants = arguments.number("z").map_or(constants, |z| constants.z(z));
            constants
                .at(&arguments.column("subgroup_size").unwrap_or_default())
                .map(json)
        }
        "change" => change::change(arguments),
        "compare_with_benchmark" => change::benchmark(arguments),
        "life_expectancy_gradient" => life::gradient(arguments),
        "trend" => change::trend(arguments),
        "coverage" => coverage::call(arguments, false),
        "roll_up_partnerships" => coverage::call(arguments, true),
        other => panic!("the tests cannot call {other}: add it to tests/rust/support/mod.rs"),
    }
}

fn json<T: serde::Serialize>(result: T) -> Value {
    serde_json::to_value(result).expect("results are plain")
}

fn of_counts(
    arguments: &Arguments,
    estimate: impl Fn(&Counts<'_>) -> Result<commonweal::Estimates>,
) -> Result<Value> {
    let (events, population) = (
        arguments.column("events").unwrap_or_default(),
        arguments.column("population").unwrap_or_default(),
    );
    let rows = CompleteRows::of(
        &[("events", &events), ("population", &population)],
        arguments.nulls()?,
    )?;
    rows.answer(|rows| estimate(&Counts::new(rows.column(0), rows.column(1))?))
        .map(json)
}

fn standardised(arguments: &Arguments) -> Result<Value> {
    let (events, population) = (
        arguments.column("events").unwrap_or_default(),
        arguments.column("population").unwrap_or_default(),
    );
    let mut metric = DirectRate::new().level(arguments.levels()?);
    metric = arguments
        .number("per")
        .map_or(metric, |per| metric.per(per));
    metric = arguments
        .number("minimum_events")
        .map_or(metric, |least| metric.minimum_events(least));
    metric = arguments
        .choice("interval", DirectRateInterval::parse)?
        .map_or(metric, |kind| metric.interval(kind));
    let age = arguments.column("age");
    let own = arguments.column("standard_population");
    let standard = match arguments.choice("standard_population", StandardPopulation::parse)? {
        Some(published) => published.into(),
        None => own.map_or_else(Standard::default, |sizes| Standard::Sizes(sizes.into())),
    };
    let sizes = standard.sizes(age.as_deref(), arguments.number("age_end"))?;
    let mut columns = vec![
        ("events", &events[..]),
        ("population", &population),
        ("standard_population", &sizes),
        ("age", age.as_deref().unwrap_or(&sizes)),
    ];
    let squares = arguments.column("squared_events");
    columns.extend(squares.as_deref().map(|column| ("squared_events", column)));
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let estimate = rows.answer(|rows| {
        let mut strata = Strata::new(rows.column(0), rows.column(1), rows.column(2))?;
        if let Some(squares) = rows.named("squared_events") {
            strata = strata.with_squared_events(squares)?;
        }
        let mut estimate = metric.estimate(&strata)?;
        standard.describe(&mut estimate, rows.column(2), rows.column(3));
        Ok(estimate)
    });
    estimate.map(json)
}

/// What an error says, for comparison.
pub(crate) fn facts(error: &Error) -> (String, Option<String>, Option<usize>) {
    (
        error.code().as_str().to_owned(),
        error.param().map(str::to_owned),
        error.index(),
    )
}
