//! Slope, relative index and gradient.

use commonweal::{
    Cautioned, CompleteRows, Critical, EventDistribution, GivenUncertainty, GradientModel, Level,
    Model, Order, OrderedGroups, Orientation, Polarity, Ranks, RelativeIndex, Result, Scale,
    SlopeIndex, SlopeInterval, Variance, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

/// Sets every option of one of the three slope models.
macro_rules! slope_call {
    ($name:ident, $model:ident) => {
        pub(super) fn $name(arguments: &Arguments) -> Result<Value> {
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
                .choice("standard_errors_scale", Scale::parse)?
                .map_or(model, |v| model.standard_errors_scale(v));
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
    let survey = survey::sample(arguments, columns[0].1.len())?;
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
        let (values, people) = (rows.column(0), rows.column(1));
        match &survey {
            None => compute(&OrderedGroups::new(values, people, ranks)?.with_given(&given)?),
            Some(survey) => {
                let survey = survey.of_rows(rows)?;
                let groups = OrderedGroups::of_survey(values, people, ranks, &survey)?;
                compute(&groups.with_given(&given)?)
            }
        }
    })
}
