//! Results as Vega-Lite specifications.

use commonweal::chart::{self, IntervalBars, Labels};
use commonweal::{Error, ErrorCode, Estimates, Gradient};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::convert::{Options, wrong_type};
use crate::errors::Failure;
use crate::results::{plain_json, result};

/// A Vega-Lite specification of a gradient: groups as bars of people, the fitted line, both indices in the subtitle.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = gradientChart, unchecked_return_type = "Chart")]
pub fn gradient_chart(
    #[wasm_bindgen(unchecked_param_type = "Gradient | TypedColumns<Gradient>")] gradient: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "gradient_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let gradient: Gradient = result(gradient, "gradient")?;
    Ok(plain_json(&chart::gradient(&gradient, &labels)))
}

/// A Vega-Lite specification of one value a place with its interval, in the order of the rows.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = intervalBars, unchecked_return_type = "Chart")]
pub fn interval_bars(
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] names: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Estimates | TypedColumns<Estimates>")]
    estimates: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "IntervalBarsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(options, "interval_bars", &BARS)?;
    let labels = read_labels(&options)?;
    let names = texts(names, "names")?;
    let estimates: Estimates = result(estimates, "estimates")?;
    let mut bars = IntervalBars::new();
    if let Some(front) = options.value("highlight") {
        let front = texts(&front, "highlight")?;
        bars = bars.highlight(&front.iter().map(String::as_str).collect::<Vec<_>>());
    }
    if let Some(reference) = options.value("reference") {
        let reference = Options::of_chart(&reference, "reference", &REFERENCE)?;
        let value = reference.number("value")?;
        let name = reference.text("name")?;
        let missing = |param| Failure(commonweal::missing_argument(param));
        bars = bars.reference(
            value.ok_or_else(|| missing("value"))?,
            name.ok_or_else(|| missing("name"))?,
        );
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ok(plain_json(&chart::interval_bars(
        &names, &estimates, &labels, &bars,
    )?))
}

const LABELS: [&str; 3] = ["title", "subtitle", "value"];
const BARS: [&str; 5] = ["title", "subtitle", "value", "reference", "highlight"];
const REFERENCE: [&str; 2] = ["value", "name"];

fn read_labels(options: &Options) -> Result<Labels, Failure> {
    let title = options.text("title")?;
    let title = title.ok_or_else(|| Failure(commonweal::missing_argument("title")))?;
    let mut labels = Labels::new(title);
    labels = options
        .text("subtitle")?
        .map_or(labels.clone(), |text| labels.subtitle(text));
    Ok(options
        .text("value")?
        .map_or(labels.clone(), |text| labels.value(text)))
}

/// A list of texts.
fn texts(value: &JsValue, param: &'static str) -> Result<Vec<String>, Failure> {
    if !Array::is_array(value) {
        return Err(wrong_type(param, value, "an array of text"));
    }
    let array: &Array = value.unchecked_ref();
    let text = |(row, item): (usize, JsValue)| {
        item.as_string().ok_or_else(|| {
            let message = format!("`{param}` row {row} is not text: give one name a row");
            Failure(Error::new(ErrorCode::WrongType, param, message).at(row))
        })
    };
    array.iter().enumerate().map(text).collect()
}
