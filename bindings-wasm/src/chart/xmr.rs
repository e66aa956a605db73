//! The charts of values over time.

use commonweal::Variation;
use commonweal::chart::{self, IconRow, XmrParts};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::read_labels;
use crate::convert::wrong_type;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
use crate::results::plain_json;

/// A Vega-Lite specification of an `XmR` chart: values, limits, target, the points where rules fire, and both icons.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = xmrChart, unchecked_return_type = "Chart")]
pub fn xmr_chart(
    #[wasm_bindgen(unchecked_param_type = "Xmr | TypedColumns<Xmr>")] xmr: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(labels, "xmr_chart");
    let labels = read_labels(&options);
    let xmr = Facts::of(xmr, "xmr", &options);
    let points = xmr.field("points");
    let variation_of = points.texts("variation");
    let variation_of = variation_of
        .iter()
        .map(|name| Ok(name.as_deref().map(Variation::parse).transpose()?));
    let variation_of: Option<Vec<Option<Variation>>> = options.kept(variation_of.collect());
    let variation_of = variation_of.unwrap_or_default();
    let date: Vec<String> = points.texts("date").into_iter().flatten().collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "phases count from 0; a strange number saturates"
    )]
    let phase: Vec<u32> = points
        .column("phase")
        .iter()
        .map(|phase| *phase as u32)
        .collect();
    let parts = XmrParts {
        date: &date,
        value: points.column("value"),
        phase: &phase,
        centre: points.column("centre"),
        lower_limit: points.column("lowerLimit"),
        upper_limit: points.column("upperLimit"),
        target: points.column("target"),
        variation_of: &variation_of,
        rule: &points.texts("rule"),
        variation: xmr.choice("variation"),
        assurance: xmr.choice("assurance"),
        sentence: &xmr.text("sentence"),
        unit: &xmr.text("unit"),
    };
    options.finish()?;
    Ok(plain_json(&parts.draw(&labels)))
}

/// A Vega-Lite specification of many `XmR` charts at a glance: a row each with both icons and the last value.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = xmrIcons, unchecked_return_type = "Chart")]
pub fn xmr_icons(
    #[wasm_bindgen(unchecked_param_type = "readonly (Xmr | TypedColumns<Xmr>)[]")] charts: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "XmrIconsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "xmr_icons");
    let labels = read_labels(&options);
    let names = options.needed(options.names("names"), "names");
    if !Array::is_array(charts) {
        options.wrong(wrong_type("charts", charts, "an array of results of xmr"));
    }
    options.so_far()?;
    let charts: Vec<JsValue> = charts.unchecked_ref::<Array>().iter().collect();
    if charts.len() != names.len() {
        options.other_length(format!(
            "`names` has {} rows but `charts` has {}: give one name a chart",
            names.len(),
            charts.len()
        ));
    }
    let units = charts.iter().map(|chart| {
        let xmr = Facts::of(chart, "charts", &options);
        xmr.text("unit")
    });
    let units: Vec<String> = units.collect();
    let rows = names.iter().zip(&charts).zip(&units);
    let rows = rows.map(|((name, chart), unit)| {
        let xmr = Facts::of(chart, "charts", &options);
        let points = xmr.field("points");
        let row = xmr.number("lastRow");
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rows count from 0; a strange number saturates, and finds nothing"
        )]
        let last = |name: &str| {
            let column = points.column(name);
            column.get(row as usize).copied().unwrap_or(f64::NAN)
        };
        IconRow {
            name,
            value: points.column("value"),
            lower_limit: last("lowerLimit"),
            upper_limit: last("upperLimit"),
            target: last("target"),
            unit,
            variation: xmr.choice("variation"),
            assurance: xmr.choice("assurance"),
        }
    });
    let rows: Vec<IconRow<'_>> = rows.collect();
    options.finish()?;
    Ok(plain_json(&chart::xmr_icons(&rows, &labels)))
}
