//! Measures of a distribution: values and weights.

use commonweal::{
    AtkinsonDecompositionForm, AtkinsonDecompositionModel, AtkinsonIndex, CoefficientOfVariation,
    CompleteRows, ConcentrationCurve, Divisor, EntropyDecompositionModel, Estimate,
    GeneralisedEntropyIndex, GiniCorrection, GiniDecompositionForm, GiniDecompositionModel,
    GiniIndex, GiniInterval, GiniSourceDecompositionModel, HerfindahlForm,
    HerfindahlHirschmanIndex, HerfindahlInterval, HerfindahlScale, HooverIndex, HooverInterval,
    IndexReport, JDivergence, KolmIndex, LorenzCurve, MeanLogDeviationChangeForm,
    MeanLogDeviationChangeModel, Order, PeriodColumns, PovertyAtLine, PovertyForm, PovertyIndex,
    PovertyLineOf, QuantileShareRatio, RankedValues, Ranks, Result, SampleInterval,
    SpatialAlternative, SpatialGiniModel, WeightedValues, WolfsonPolarisation, ZengaIndex,
    complete_texts, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn call(operation: &str, arguments: &Arguments) -> Result<Value> {
    match operation {
        "gini_index" => {
            let mut metric = GiniIndex::new().level(arguments.levels()?);
            metric = arguments.number("nu").map_or(metric, |nu| metric.nu(nu));
            metric = arguments
                .choice("correction", GiniCorrection::parse)?
                .map_or(metric, |kind| metric.correction(kind));
            metric = arguments
                .choice("interval", GiniInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "generalised_entropy_index" => {
            let mut metric = GeneralisedEntropyIndex::new().level(arguments.levels()?);
            metric = arguments
                .number("alpha")
                .map_or(metric, |alpha| metric.alpha(alpha));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "atkinson_index" => {
            let mut metric = AtkinsonIndex::new().level(arguments.levels()?);
            metric = arguments
                .number("epsilon")
                .map_or(metric, |epsilon| metric.epsilon(epsilon));
            metric = arguments
                .choice("report", IndexReport::parse)?
                .map_or(metric, |report| metric.report(report));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "kolm_index" => {
            let kappa = arguments
                .number("kappa")
                .ok_or_else(|| missing_argument("kappa"))?;
            let mut metric = KolmIndex::new(kappa).level(arguments.levels()?);
            metric = arguments
                .choice("report", IndexReport::parse)?
                .map_or(metric, |report| metric.report(report));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "quantile_share_ratio" => {
            let mut metric = QuantileShareRatio::new().level(arguments.levels()?);
            metric = arguments
                .number("top")
                .map_or(metric, |top| metric.top(top));
            metric = arguments
                .number("bottom")
                .map_or(metric, |bottom| metric.bottom(bottom));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "coefficient_of_variation" => {
            let mut metric = CoefficientOfVariation::new().level(arguments.levels()?);
            metric = arguments
                .choice("divisor", Divisor::parse)?
                .map_or(metric, |divisor| metric.divisor(divisor));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "j_divergence" => {
            let mut metric = JDivergence::new().level(arguments.levels()?);
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "wolfson_polarisation" => {
            let mut metric = WolfsonPolarisation::new().level(arguments.levels()?);
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "zenga_index" => {
            let mut metric = ZengaIndex::new().level(arguments.levels()?);
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "herfindahl_hirschman_index" => {
            let mut metric = HerfindahlHirschmanIndex::new().level(arguments.levels()?);
            metric = arguments
                .choice("form", HerfindahlForm::parse)?
                .map_or(metric, |form| metric.form(form));
            metric = arguments
                .choice("scale", HerfindahlScale::parse)?
                .map_or(metric, |scale| metric.scale(scale));
            metric = arguments
                .choice("interval", HerfindahlInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values.values()))
        }
        "hoover_index" => {
            let mut metric = HooverIndex::new().level(arguments.levels()?);
            metric = arguments
                .choice("interval", HooverInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        other => {
            panic!("the tests cannot call {other}: add it to tests/rust/support/distribution.rs")
        }
    }
}

pub(super) fn poverty(arguments: &Arguments) -> Result<Value> {
    let mut metric = PovertyIndex::new().level(arguments.levels()?);
    metric = arguments
        .number("line")
        .map_or(metric, |line| metric.line(line));
    metric = arguments
        .number("line_share")
        .map_or(metric, |share| metric.line_share(share));
    metric = arguments
        .choice("line_of", PovertyLineOf::parse)?
        .map_or(metric, |of| metric.line_of(of));
    metric = arguments
        .choice("form", PovertyForm::parse)?
        .map_or(metric, |form| metric.form(form));
    metric = arguments
        .number("alpha")
        .map_or(metric, |alpha| metric.alpha(alpha));
    metric = arguments
        .choice("at_line", PovertyAtLine::parse)?
        .map_or(metric, |at_line| metric.at_line(at_line));
    metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
    of_all(arguments, |values| metric.estimate(values))
}

pub(super) fn decomposition(operation: &str, arguments: &Arguments) -> Result<Value> {
    let values = arguments.column("values").unwrap_or_default();
    let weights = arguments.column("weights");
    let group = arguments.texts("group");
    let group = group.ok_or_else(|| missing_argument("group"))?;
    let group = complete_texts("group", &group)?;
    let survey = survey::sample(arguments, values.len())?;
    let mut values = WeightedValues::new(&values, weights.as_deref())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    let levels = arguments.levels()?;
    let interval = sampled(arguments)?;
    match operation {
        "gini_decomposition" => {
            let mut model = GiniDecompositionModel::new().level(levels);
            model = arguments
                .choice("form", GiniDecompositionForm::parse)?
                .map_or(model, |form| model.form(form));
            model = arguments.number("nu").map_or(model, |nu| model.nu(nu));
            model = interval.map_or(model, |kind| model.interval(kind));
            model.estimate(&values, &group).map(json)
        }
        "atkinson_decomposition" => {
            let mut model = AtkinsonDecompositionModel::new().level(levels);
            model = arguments
                .choice("form", AtkinsonDecompositionForm::parse)?
                .map_or(model, |form| model.form(form));
            model = arguments
                .number("epsilon")
                .map_or(model, |epsilon| model.epsilon(epsilon));
            model = interval.map_or(model, |kind| model.interval(kind));
            model.estimate(&values, &group).map(json)
        }
        _ => {
            let mut model = EntropyDecompositionModel::new().level(levels);
            model = arguments
                .number("alpha")
                .map_or(model, |alpha| model.alpha(alpha));
            model = interval.map_or(model, |kind| model.interval(kind));
            model = arguments
                .whole("permutations")
                .map_or(model, |count| model.permutations(count));
            model = arguments
                .whole("seed")
                .map_or(model, |seed| model.seed(seed));
            model.estimate(&values, &group).map(json)
        }
    }
}

pub(super) fn sources(arguments: &Arguments) -> Result<Value> {
    let values = arguments.column("values").unwrap_or_default();
    let weights = arguments.column("weights");
    let mut model = GiniSourceDecompositionModel::new().level(arguments.levels()?);
    model = sampled(arguments)?.map_or(model, |kind| model.interval(kind));
    if arguments.given("sources").is_none() {
        return Err(missing_argument("sources"));
    }
    let named = arguments.columns("sources");
    let named: Vec<(&str, &[f64])> = named
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let survey = survey::sample(arguments, values.len())?;
    let mut values = WeightedValues::new(&values, weights.as_deref())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    model.estimate(&values, &named).map(json)
}

pub(super) fn mld_change(arguments: &Arguments) -> Result<Value> {
    let mut model = MeanLogDeviationChangeModel::new().level(arguments.levels()?);
    model = arguments
        .choice("form", MeanLogDeviationChangeForm::parse)?
        .map_or(model, |form| model.form(form));
    model = sampled(arguments)?.map_or(model, |kind| model.interval(kind));
    let given = |values, group: &'static str, weights| {
        let texts = arguments
            .texts(group)
            .ok_or_else(|| missing_argument(group))?;
        Ok((
            arguments.column(values).unwrap_or_default(),
            complete_texts(group, &texts)?
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<String>>(),
            arguments.column(weights),
        ))
    };
    let before = given("before", "before_group", "before_weights")?;
    let after = given("after", "after_group", "after_weights")?;
    let (groups, later): (Vec<&str>, Vec<&str>) = (
        before.1.iter().map(String::as_str).collect(),
        after.1.iter().map(String::as_str).collect(),
    );
    let first = PeriodColumns {
        values: &before.0,
        group: &groups,
        weights: before.2.as_deref(),
    };
    let second = PeriodColumns {
        values: &after.0,
        group: &later,
        weights: after.2.as_deref(),
    };
    model.estimate_columns(first, second).map(json)
}

pub(super) fn spatial(arguments: &Arguments) -> Result<Value> {
    let values = arguments.column("values").unwrap_or_default();
    let weights = arguments.column("weights");
    let texts = |name: &'static str| {
        let column = arguments.texts(name);
        complete_texts(name, &column.ok_or_else(|| missing_argument(name))?)
            .map(|column: Vec<&str>| column.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let mut model = SpatialGiniModel::new();
    model = arguments
        .choice("alternative", SpatialAlternative::parse)?
        .map_or(model, |one| model.alternative(one));
    model = arguments
        .whole("permutations")
        .map_or(model, |count| model.permutations(count));
    model = arguments
        .whole("seed")
        .map_or(model, |seed| model.seed(seed));
    let (place, from, to) = (
        texts("place")?,
        texts("neighbour_from")?,
        texts("neighbour_to")?,
    );
    let values = WeightedValues::new(&values, weights.as_deref())?;
    model.estimate(&values, &place, &from, &to).map(json)
}

/// The two curves.
pub(super) fn curve(operation: &str, arguments: &Arguments) -> Result<Value> {
    let values = arguments.column("values").unwrap_or_default();
    let at = arguments.column("at");
    let mut given = vec![("values", values)];
    given.extend(
        arguments
            .column("weights")
            .map(|column| ("weights", column)),
    );
    if operation == "lorenz_curve" {
        let mut model = LorenzCurve::new().level(arguments.levels()?);
        if let Some(at) = &at {
            model = model.at(at);
        }
        let model = sampled(arguments)?.map_or(model, |kind| model.interval(kind));
        let rows = columns(&given);
        let survey = survey::sample(arguments, rows[0].1.len())?;
        return CompleteRows::of(&rows, arguments.nulls()?)?
            .answer(|rows| survey::measured(rows, survey.as_ref(), |values| model.estimate(values)))
            .map(json);
    }
    let rank = arguments.column("rank");
    given.push(("rank", rank.ok_or_else(|| missing_argument("rank"))?));
    let order = arguments.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing_argument("order"))?;
    let mut model = ConcentrationCurve::new();
    if let Some(at) = &at {
        model = model.at(at);
    }
    CompleteRows::of(&columns(&given), arguments.nulls()?)?
        .answer(|rows| {
            let rank = rows.named("rank").unwrap_or_default();
            let mut ranked = RankedValues::new(rows.column(0), Ranks::new(rank, order))?;
            if let Some(weights) = rows.named("weights") {
                ranked = ranked.with_weights(weights)?;
            }
            model.estimate(&ranked)
        })
        .map(json)
}

fn columns<'a>(given: &'a [(&'static str, Vec<f64>)]) -> Vec<(&'static str, &'a [f64])> {
    given
        .iter()
        .map(|(name, column)| (*name, &column[..]))
        .collect()
}

fn sampled(arguments: &Arguments) -> Result<Option<SampleInterval>> {
    arguments.choice("interval", SampleInterval::parse)
}

fn of_all(
    arguments: &Arguments,
    measure: impl Fn(&WeightedValues<'_>) -> Result<Estimate>,
) -> Result<Value> {
    let (values, weights) = (
        arguments.column("values").unwrap_or_default(),
        arguments.column("weights"),
    );
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let survey = survey::sample(arguments, values.len())?;
    rows.answer(|rows| survey::measured(rows, survey.as_ref(), &measure))
        .map(json)
}
