//! The charts of values over time.

use commonweal::chart::{self, IconRow, XmrParts};
use commonweal::{Assurance, Error, ErrorCode, Variation};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{LABELS, read_labels, texts};
use crate::convert::{Options, wrong_type};
use crate::errors::Failure;
use crate::facts::Facts;
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
    let options = Options::of_chart(labels, "xmr_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let xmr = Facts::of(xmr, "xmr")?;
    let points = xmr.field("points")?;
    let variation_of = points.texts("variation")?;
    let variation_of: Vec<Option<Variation>> = variation_of
        .iter()
        .map(|name| name.as_deref().map(Variation::parse).transpose())
        .collect::<Result<_, _>>()?;
    let date: Vec<String> = points.texts("date")?.into_iter().flatten().collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "phases count from 0; a strange number saturates"
    )]
    let phase: Vec<u32> = points
        .column("phase")?
        .into_iter()
        .map(|phase| phase as u32)
        .collect();
    let (sentence, unit) = (xmr.text("sentence")?, xmr.text("unit")?);
    let parts = XmrParts {
        date: &date,
        value: &points.column("value")?,
        phase: &phase,
        centre: &points.column("centre")?,
        lower_limit: &points.column("lowerLimit")?,
        upper_limit: &points.column("upperLimit")?,
        target: &points.column("target")?,
        variation_of: &variation_of,
        rule: &points.texts("rule")?,
        variation: xmr.choice("variation", Variation::parse)?,
        assurance: xmr.choice("assurance", Assurance::parse)?,
        sentence: &sentence,
        unit: &unit,
    };
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
    let options = Options::of_chart(options, "xmr_icons", &ICONS)?;
    let labels = read_labels(&options)?;
    let names = options.value("names");
    let names = names.ok_or_else(|| Failure(commonweal::missing_argument("names")))?;
    let names = texts(&names, "names")?;
    if !Array::is_array(charts) {
        return Err(wrong_type("charts", charts, "an array of results of xmr"));
    }
    let charts: Vec<JsValue> = charts.unchecked_ref::<Array>().iter().collect();
    if charts.len() != names.len() {
        let message = format!(
            "`names` has {} rows but `charts` has {}: give one name a chart",
            names.len(),
            charts.len()
        );
        return Err(Failure(Error::new(
            ErrorCode::LengthMismatch,
            "names",
            message,
        )));
    }
    let read = charts.iter().map(|chart| {
        let xmr = Facts::of(chart, "charts")?;
        let points = xmr.field("points")?;
        let row = xmr.number("lastRow")?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rows count from 0; a strange number saturates, and finds nothing"
        )]
        let last = |name: &str| -> Result<f64, Failure> {
            let column = points.column(name)?;
            Ok(column.get(row as usize).copied().unwrap_or(f64::NAN))
        };
        Ok::<_, Failure>((
            points.column("value")?,
            [last("lowerLimit")?, last("upperLimit")?, last("target")?],
            xmr.text("unit")?,
            xmr.choice("variation", Variation::parse)?,
            xmr.choice("assurance", Assurance::parse)?,
        ))
    });
    let read = read.collect::<Result<Vec<_>, _>>()?;
    let rows = names.iter().zip(&read).map(
        |(name, (value, [lower_limit, upper_limit, target], unit, variation, assurance))| IconRow {
            name,
            value,
            lower_limit: *lower_limit,
            upper_limit: *upper_limit,
            target: *target,
            unit,
            variation: *variation,
            assurance: *assurance,
        },
    );
    let rows: Vec<IconRow<'_>> = rows.collect();
    Ok(plain_json(&chart::xmr_icons(&rows, &labels)))
}

const ICONS: [&str; 4] = ["title", "subtitle", "value", "names"];
