//! Calls an operation by name with JSON arguments, as Python and JavaScript do by nature.
#![allow(dead_code, reason = "each test target uses its own part")]

mod cascade;
mod coverage;
mod system;

use commonweal::{
    Cautioned, CompleteRows, ControlChartConstants, Counts, Critical, CrudeRate, Date, DirectRate,
    Error, EventDistribution, FunnelAxis, FunnelCurve, FunnelKind, FunnelLimits, FunnelModel,
    FunnelScale, GivenUncertainty, GradientModel, HooverIndex, HooverInterval, Level, Levels,
    Model, Nulls, Order, OrderedGroups, Orientation, Overdispersion, Polarity, Proportion,
    ProportionInterval, Ranks, RateInterval, RelativeIndex, Result, Scale, SlopeIndex,
    SlopeInterval, Standard, StandardPopulation, Strata, Suppression, Variance, WeightedValues,
    XmrModel, missing_argument,
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
        "slope_index" => slope(arguments),
        "relative_index" => relative(arguments),
        "gradient" => gradient(arguments),
        "hoover_index" => hoover(arguments),
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
    let age = arguments.column("age");
    let own = arguments.column("standard_population");
    let standard = match arguments.choice("standard_population", StandardPopulation::parse)? {
        Some(published) => published.into(),
        None => own.map_or_else(Standard::default, |sizes| Standard::Sizes(sizes.into())),
    };
    let sizes = standard.sizes(age.as_deref(), arguments.number("age_end"))?;
    let columns = [
        ("events", &events[..]),
        ("population", &population),
        ("standard_population", &sizes),
        ("age", age.as_deref().unwrap_or(&sizes)),
    ];
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let estimate = rows.answer(|rows| {
        let strata = Strata::new(rows.column(0), rows.column(1), rows.column(2))?;
        let mut estimate = metric.estimate(&strata)?;
        standard.describe(&mut estimate, rows.column(2), rows.column(3));
        Ok(estimate)
    });
    estimate.map(json)
}

fn hoover(arguments: &Arguments) -> Result<Value> {
    let (values, weights) = (
        arguments.column("values").unwrap_or_default(),
        arguments.column("weights"),
    );
    let mut metric = HooverIndex::new().level(arguments.levels()?);
    metric = arguments
        .choice("interval", HooverInterval::parse)?
        .map_or(metric, |kind| metric.interval(kind));
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let index = rows.answer(|rows| {
        metric.estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    });
    index.map(json)
}

fn xmr(arguments: &Arguments) -> Result<Value> {
    let choice = |model: XmrModel| -> Result<XmrModel> {
        let direction = arguments.choice("direction", commonweal::Direction::parse)?;
        let scaling = arguments.choice("scaling", commonweal::Scaling::parse)?;
        let model = direction.map_or(model.clone(), |v| model.direction(v));
        Ok(scaling.map_or(model.clone(), |v| model.scaling(v)))
    };
    let one_or_many = |name: &str| match arguments.number(name) {
        Some(one) => Some(vec![one]),
        None => arguments.column(name),
    };
    let mut model = choice(XmrModel::new())?;
    if let Some(target) = one_or_many("target") {
        model = model.targets(&target);
    }
    if let Some(rows) = arguments.column("rebase") {
        // Days are text, which is no number.
        model = if arguments.given("rebase").is_some_and(|v| v[0].is_string()) {
            let days = arguments.dates("rebase")?.unwrap_or_default();
            model.rebase_dates(&commonweal::complete_dates("rebase", &days)?)
        } else {
            model.rebase(&commonweal::whole_rows("rebase", &rows)?)
        };
    }
    if let Some(rows) = arguments.whole("fix_after") {
        model = model.fix_after(rows);
    }
    if let Some(centre) = one_or_many("centre") {
        model = model.centre(&centre);
    }
    if let Some(limits) = arguments.column("limits") {
        model = model.limits(&limits);
    }
    if let Some(screen) = arguments.given("screen").and_then(Value::as_bool) {
        model = model.screen(screen);
    }
    match arguments.given("rules") {
        Some(Value::String(name)) => model = model.rules(commonweal::RuleSet::parse(&[name])?),
        Some(Value::Array(names)) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            model = model.rules(commonweal::RuleSet::parse(&names)?);
        }
        _ => {}
    }
    model = arguments
        .number("lower_bound")
        .map_or(model.clone(), |bound| model.lower_bound(bound));
    model = arguments
        .number("upper_bound")
        .map_or(model.clone(), |bound| model.upper_bound(bound));
    model = model
        .false_alarm_series(arguments.whole("false_alarm_series").unwrap_or(0))
        .seed(arguments.whole("seed").unwrap_or(1));
    if let Some(dates) = arguments.dates("dates")? {
        model = model.dates(&commonweal::complete_dates("dates", &dates)?);
    }
    let chart = model.estimate(&arguments.column("values").unwrap_or_default())?;
    Ok(match arguments.given("unit").and_then(Value::as_str) {
        Some(unit) => json(chart.with_unit(unit.to_owned())),
        None => json(chart),
    })
}

fn funnel(arguments: &Arguments) -> Result<Value> {
    let (events, population) = (
        arguments.column("events").unwrap_or_default(),
        arguments.column("population").unwrap_or_default(),
    );
    let kind = arguments.choice("kind", FunnelKind::parse)?;
    let mut model = FunnelModel::new(kind.ok_or_else(|| missing_argument("kind"))?);
    if arguments.given("level").is_some() {
        model = model.level(arguments.levels()?);
    }
    model = arguments
        .choice("limits", FunnelLimits::parse)?
        .map_or(model, |v| model.limits(v));
    model = arguments
        .number("target")
        .map_or(model, |v| model.target(v));
    model = arguments
        .choice("overdispersion", Overdispersion::parse)?
        .map_or(model, |v| model.overdispersion(v));
    model = arguments
        .choice("scale", FunnelScale::parse)?
        .map_or(model, |v| model.scale(v));
    model = arguments.number("trim").map_or(model, |v| model.trim(v));
    model = arguments
        .choice("polarity", Polarity::parse)?
        .map_or(model, |v| model.polarity(v));
    model = arguments.number("per").map_or(model, |v| model.per(v));
    let columns = [("events", &events[..]), ("population", &population)];
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let counts = Counts::new(rows.column(0), rows.column(1));
    let mut result = counts
        .and_then(|counts| model.estimate(&counts))
        .map_err(|error| rows.restore(error))?;
    rows.caution()
        .into_iter()
        .for_each(|caution| result.add_caution(caution));
    Ok(json(result))
}

fn funnel_limits(arguments: &Arguments) -> Result<Value> {
    let kind = arguments.choice("kind", FunnelKind::parse)?;
    let kind = kind.ok_or_else(|| missing_argument("kind"))?;
    let target = arguments.number("target");
    let mut curve = FunnelCurve::new(kind, target.ok_or_else(|| missing_argument("target"))?);
    if arguments.given("level").is_some() {
        curve = curve.level(arguments.levels()?);
    }
    curve = arguments
        .choice("limits", FunnelLimits::parse)?
        .map_or(curve, |v| curve.limits(v));
    curve = arguments
        .choice("axis", FunnelAxis::parse)?
        .map_or(curve, |v| curve.axis(v));
    curve = arguments.number("tau2").map_or(curve, |v| curve.tau2(v));
    curve = arguments
        .choice("scale", FunnelScale::parse)?
        .map_or(curve, |v| curve.scale(v));
    curve = arguments.number("per").map_or(curve, |v| curve.per(v));
    curve
        .at(&arguments.column("population").unwrap_or_default())
        .map(json)
}

/// Sets every option of one of the three slope models.
macro_rules! slope_call {
    ($name:ident, $model:ident) => {
        fn $name(arguments: &Arguments) -> Result<Value> {
            let mut model = $model::new().level(arguments.levels()?);
            model = arguments
                .choice("model", Model::parse)?
                .map_or(model, |v| model.model(v));
            model = arguments
                .choice("interval", SlopeInterval::parse)?
                .map_or(model, |v| model.interval(v));
            model = arguments
                .choice("scale", Scale::parse)?
                .map_or(model, |v| model.scale(v));
            model = arguments
                .choice("noise", Scale::parse)?
                .map_or(model, |v| model.noise(v));
            model = arguments
                .choice("variance", Variance::parse)?
                .map_or(model, |v| model.variance(v));
            model = arguments
                .choice("critical", Critical::parse)?
                .map_or(model, |v| model.critical(v));
            model = arguments
                .choice("orientation", Orientation::parse)?
                .map_or(model, |v| model.orientation(v));
            model = arguments
                .choice("polarity", Polarity::parse)?
                .map_or(model, |v| model.polarity(v));
            model = arguments.number("per").map_or(model, |v| model.per(v));
            model = arguments.whole("draws").map_or(model, |v| model.draws(v));
            model = arguments.whole("seed").map_or(model, |v| model.seed(v));
            let result = with_groups(arguments, |groups| model.estimate(groups))?;
            Ok(match arguments.given("unit").and_then(Value::as_str) {
                Some(unit) if stringify!($name) != "relative" => {
                    json(result.with_unit(unit.to_owned()))
                }
                _ => json(result),
            })
        }
    };
}

slope_call!(slope, SlopeIndex);
slope_call!(relative, RelativeIndex);
slope_call!(gradient, GradientModel);

fn with_groups<T: Cautioned>(
    arguments: &Arguments,
    compute: impl Fn(&OrderedGroups<'_>) -> Result<T>,
) -> Result<T> {
    let column = |name: &'static str| arguments.column(name);
    let needed = |name: &'static str| column(name).ok_or_else(|| missing_argument(name));
    let mut given = vec![
        ("values", needed("values")?),
        ("population", needed("population")?),
        ("rank", needed("rank")?),
    ];
    for name in ["standard_errors", "events", "lower_limits", "upper_limits"] {
        given.extend(column(name).map(|column| (name, column)));
    }
    let order = arguments
        .choice("order", Order::parse)?
        .ok_or_else(|| missing_argument("order"))?;
    let columns: Vec<(&'static str, &[f64])> = given
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    rows.answer(|rows| {
        let distribution = arguments.choice("event_distribution", EventDistribution::parse)?;
        let limits_level = arguments.number("limits_level").map(Level::new).transpose();
        let limits_level = limits_level.map_err(|error| error.about("limits_level"))?;
        let given = GivenUncertainty {
            standard_errors: rows.named("standard_errors"),
            events: rows.named("events"),
            event_distribution: distribution,
            lower_limits: rows.named("lower_limits"),
            upper_limits: rows.named("upper_limits"),
            limits_level,
        };
        let ranks = Ranks::new(rows.column(2), order);
        let groups = OrderedGroups::new(rows.column(0), rows.column(1), ranks)?;
        compute(&groups.with_given(&given)?)
    })
}

/// What an error says, for comparison.
pub(crate) fn facts(error: &Error) -> (String, Option<String>, Option<usize>) {
    (
        error.code().as_str().to_owned(),
        error.param().map(str::to_owned),
        error.index(),
    )
}
