//! What an index is made of, from JSON arguments.

use commonweal::{
    CompleteRows, ConcentrationComparisonModel, ConcentrationDecompositionModel, ConcentrationForm,
    ConcentrationIndex, DecompositionInterval, Order, RankedValues, Ranks, Result, SampleInterval,
    missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn concentration(arguments: &Arguments) -> Result<Value> {
    let mut model = ConcentrationDecompositionModel::new().level(arguments.levels()?);
    model = arguments
        .choice("form", ConcentrationForm::parse)?
        .map_or(model, |form| model.form(form));
    model = arguments.number("lower").map_or(model, |v| model.lower(v));
    model = arguments.number("upper").map_or(model, |v| model.upper(v));
    model = arguments.number("nu").map_or(model, |v| model.nu(v));
    model = arguments.number("beta").map_or(model, |v| model.beta(v));
    model = arguments
        .choice("interval", DecompositionInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
    model = arguments.whole("draws").map_or(model, |v| model.draws(v));
    model = arguments.whole("seed").map_or(model, |v| model.seed(v));
    if arguments.given("determinants").is_none() {
        return Err(missing_argument("determinants"));
    }
    let named = arguments.columns("determinants");
    let values = arguments.column("values").unwrap_or_default();
    let rank = arguments.column("rank");
    let rank = rank.ok_or_else(|| missing_argument("rank"))?;
    let order = arguments.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing_argument("order"))?;
    let weights = arguments.column("weights");
    let mut given: Vec<(&'static str, &[f64])> = vec![("values", &values), ("rank", &rank)];
    given.extend(
        named
            .iter()
            .map(|(_, column)| ("determinants", &column[..])),
    );
    given.extend(weights.as_deref().map(|column| ("weights", column)));
    let survey = survey::sample(arguments, values.len())?;
    let parts = CompleteRows::of(&given, arguments.nulls()?)?.answer(|rows| {
        let mut ranked = RankedValues::new(rows.column(0), Ranks::new(rows.column(1), order))?;
        if let Some(weights) = rows.named("weights") {
            ranked = ranked.with_weights(weights)?;
        }
        let survey = survey.as_ref().map(|survey| survey.of_rows(rows));
        let survey = survey.transpose()?;
        if let Some(survey) = &survey {
            ranked = ranked.with_survey(survey)?;
        }
        let names = named.iter().zip(2..);
        let named: Vec<(&str, &[f64])> = names
            .map(|((name, _), at)| (*name, rows.column(at)))
            .collect();
        model.estimate(&ranked, &named)
    });
    parts.map(json)
}

pub(super) fn comparison(arguments: &Arguments) -> Result<Value> {
    let mut index = ConcentrationIndex::new().level(arguments.levels()?);
    index = arguments
        .choice("form", ConcentrationForm::parse)?
        .map_or(index, |form| index.form(form));
    index = arguments.number("lower").map_or(index, |v| index.lower(v));
    index = arguments.number("upper").map_or(index, |v| index.upper(v));
    index = arguments.number("nu").map_or(index, |v| index.nu(v));
    index = arguments.number("beta").map_or(index, |v| index.beta(v));
    let interval = arguments.choice("interval", SampleInterval::parse)?;
    index = index.interval(interval.unwrap_or(SampleInterval::None).into());
    let values = arguments.column("values").unwrap_or_default();
    let rank = arguments.column("rank");
    let rank = rank.ok_or_else(|| missing_argument("rank"))?;
    let order = arguments.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing_argument("order"))?;
    let mut given = vec![("values", values), ("rank", rank)];
    for name in ["other_values", "other_rank", "weights"] {
        given.extend(arguments.column(name).map(|column| (name, column)));
    }
    let columns: Vec<_> = given
        .iter()
        .map(|(name, column)| (*name, &column[..]))
        .collect();
    let model = ConcentrationComparisonModel::new().index(index);
    let survey = survey::sample(arguments, columns[0].1.len())?;
    let compared = CompleteRows::of(&columns, arguments.nulls()?)?.answer(|rows| {
        let survey = survey
            .as_ref()
            .map(|survey| survey.of_rows(rows))
            .transpose()?;
        let others = (rows.named("other_values"), rows.named("other_rank"));
        let first = (rows.column(0), rows.column(1));
        model.estimate_columns(
            first,
            others,
            rows.named("weights"),
            order,
            survey.as_deref(),
        )
    });
    compared.map(json)
}
