//! The `XmR` chart.

use commonweal::{RuleSet, XmrModel};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::convert::floats;
use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;
use crate::texts::{cells, dates};

/// `XmR` chart of one indicator over time: process limits, special causes, and the icons for variation and assurance.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = xmr, unchecked_return_type = "Xmr")]
pub fn xmr(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "XmrOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "xmr");
    let values = options.data(values, "values");
    let mut model = XmrModel::new();
    set!(model, options: direction choice, scaling choice, fix_after whole, screen flag);
    set!(model, options: lower_bound number, upper_bound number, false_alarm_series whole, seed whole);
    if let Some(target) = one_or_many(&options, "target") {
        model = model.targets(target);
    }
    if let Some(centre) = one_or_many(&options, "centre") {
        model = model.centre(centre);
    }
    if let Some(limits) = options.column("limits") {
        model = model.limits(limits);
    }
    let rules = options.value("rules").map(|rules| match rules.as_string() {
        Some(one) => Ok(vec![Some(one)]),
        None => cells(&rules, "rules"),
    });
    let rules = rules.and_then(|rules| options.kept(rules));
    let (rebase, days) = (options.value("rebase"), options.dates("dates"));
    let unit = options.text("unit");
    options.finish()?;
    if let Some(rebase) = rebase {
        // Days are text; whatever else it is, it is read as rows, and refused as such.
        let is_days =
            Array::is_array(&rebase) && rebase.unchecked_ref::<Array>().get(0).is_string();
        model = if is_days {
            let days = dates(&rebase, "rebase")?;
            model.rebase_dates(&commonweal::complete_dates("rebase", &days)?)
        } else {
            let rows = floats(&rebase, "rebase")?;
            model.rebase(&commonweal::whole_rows("rebase", &rows)?)
        };
    }
    if let Some(names) = rules {
        let names: Vec<&str> = names
            .iter()
            .map(|name| name.as_deref().unwrap_or(""))
            .collect();
        model = model.rules(RuleSet::parse(&names)?);
    }
    if let Some(days) = days {
        model = model.dates(&commonweal::complete_dates("dates", &days)?);
    }
    let chart = model.estimate(values)?;
    plain(&match unit {
        Some(unit) => chart.with_unit(unit),
        None => chart,
    })
}

/// A column, or one number for all rows.
pub(super) fn one_or_many<'a>(options: &'a Options, name: &'static str) -> Option<&'a [f64]> {
    let value = options.value(name)?;
    match value.as_f64() {
        Some(one) => Some(options.keep(vec![one])),
        None => options.column(name),
    }
}
