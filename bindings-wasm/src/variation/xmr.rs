//! The `XmR` chart.

use commonweal::{Direction, RuleSet, Scaling, XmrModel};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::texts::cells;

/// `XmR` chart of one indicator over time: process limits, special causes, and the icons for variation and assurance.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = xmr, unchecked_return_type = "Xmr")]
pub fn xmr(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "XmrOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "xmr")?;
    let values = floats(values, "values")?;
    let mut model = XmrModel::new();
    if let Some(direction) = options.choice("direction", Direction::parse)? {
        model = model.direction(direction);
    }
    if let Some(scaling) = options.choice("scaling", Scaling::parse)? {
        model = model.scaling(scaling);
    }
    if let Some(target) = one_or_many(&options, "target")? {
        model = model.targets(&target);
    }
    if let Some(rebase) = options.value("rebase") {
        // Days are text; whatever else it is, it is read as rows, and refused as such.
        let is_days =
            Array::is_array(&rebase) && rebase.unchecked_ref::<Array>().get(0).is_string();
        model = if is_days {
            let days = options.dates("rebase")?.unwrap_or_default();
            model.rebase_dates(&commonweal::complete_dates("rebase", &days)?)
        } else {
            model.rebase(&commonweal::whole_rows(
                "rebase",
                &floats(&rebase, "rebase")?,
            )?)
        };
    }
    if let Some(rows) = options.whole("fix_after")? {
        model = model.fix_after(rows);
    }
    if let Some(centre) = one_or_many(&options, "centre")? {
        model = model.centre(&centre);
    }
    if let Some(limits) = options.column("limits")? {
        model = model.limits(&limits);
    }
    if let Some(screen) = options.flag("screen")? {
        model = model.screen(screen);
    }
    if let Some(rules) = options.value("rules") {
        let names = match rules.as_string() {
            Some(one) => vec![Some(one)],
            None => cells(&rules, "rules")?,
        };
        let names: Vec<&str> = names
            .iter()
            .map(|name| name.as_deref().unwrap_or(""))
            .collect();
        model = model.rules(RuleSet::parse(&names)?);
    }
    if let Some(bound) = options.number("lower_bound")? {
        model = model.lower_bound(bound);
    }
    if let Some(bound) = options.number("upper_bound")? {
        model = model.upper_bound(bound);
    }
    if let Some(series) = options.whole("false_alarm_series")? {
        model = model.false_alarm_series(series);
    }
    if let Some(seed) = options.whole("seed")? {
        model = model.seed(seed);
    }
    if let Some(days) = options.dates("dates")? {
        model = model.dates(&commonweal::complete_dates("dates", &days)?);
    }
    let unit = options.text("unit")?;
    let chart = model.estimate(&values)?;
    plain(&match unit {
        Some(unit) => chart.with_unit(unit),
        None => chart,
    })
}

pub(super) fn one_or_many(
    options: &Options,
    name: &'static str,
) -> Result<Option<Vec<f64>>, Failure> {
    let Some(value) = options.value(name) else {
        return Ok(None);
    };
    match value.as_f64() {
        Some(one) => Ok(Some(vec![one])),
        None => floats(&value, name).map(Some),
    }
}
