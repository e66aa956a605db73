//! Results as Vega-Lite specifications.

pub mod cascade;
pub mod coverage;
pub mod funnel;
pub mod gradient;
pub mod inequality;
pub mod places;
pub mod share_curve;
pub mod xmr;

use commonweal::chart::Labels;
use commonweal::{Error, ErrorCode};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::convert::{Options, wrong_type};
use crate::errors::Failure;

const LABELS: [&str; 3] = ["title", "subtitle", "value"];

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
