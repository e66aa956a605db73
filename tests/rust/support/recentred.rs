//! What goes with more of an index, from JSON arguments.

use commonweal::{
    CompleteRows, RecentredIndex, RecentredInfluenceModel, RecentredInterval, Result,
    WeightedValues, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn call(arguments: &Arguments) -> Result<Value> {
    let mut model = RecentredInfluenceModel::new().level(arguments.levels()?);
    model = arguments
        .choice("index", RecentredIndex::parse)?
        .map_or(model, |index| model.index(index));
    model = arguments
        .choice("interval", RecentredInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
    let number = |name| arguments.number(name);
    model = number("quantile").map_or(model, |v| model.quantile(v));
    model = number("alpha").map_or(model, |v| model.alpha(v));
    model = number("epsilon").map_or(model, |v| model.epsilon(v));
    model = arguments.whole("draws").map_or(model, |v| model.draws(v));
    model = arguments.whole("seed").map_or(model, |v| model.seed(v));
    if arguments.given("determinants").is_none() {
        return Err(missing_argument("determinants"));
    }
    let named = arguments.columns("determinants");
    let values = arguments.column("values").unwrap_or_default();
    let weights = arguments.column("weights");
    let mut given: Vec<(&'static str, &[f64])> = vec![("values", &values)];
    let columns = named.iter();
    given.extend(columns.map(|(_, column)| ("determinants", &column[..])));
    given.extend(weights.as_deref().map(|column| ("weights", column)));
    let survey = survey::sample(arguments, values.len())?;
    let found = CompleteRows::of(&given, arguments.nulls()?)?.answer(|rows| {
        let mut people = WeightedValues::new(rows.column(0), rows.named("weights"))?;
        let survey = survey.as_ref().map(|survey| survey.of_rows(rows));
        let survey = survey.transpose()?;
        if let Some(survey) = &survey {
            people = people.with_survey(survey)?;
        }
        let names = named.iter().zip(1..);
        let named: Vec<(&str, &[f64])> = names
            .map(|((name, _), at)| (*name, rows.column(at)))
            .collect();
        model.estimate(&people, &named)
    });
    found.map(json)
}
