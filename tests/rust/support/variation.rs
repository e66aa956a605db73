//! The operations of the family `variation`.

use commonweal::{
    CompleteRows, Counts, FunnelAxis, FunnelCurve, FunnelKind, FunnelLimits, FunnelModel,
    FunnelScale, Overdispersion, Polarity, Result, XmrModel, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn xmr(arguments: &Arguments) -> Result<Value> {
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

pub(super) fn funnel(arguments: &Arguments) -> Result<Value> {
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

pub(super) fn funnel_limits(arguments: &Arguments) -> Result<Value> {
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
