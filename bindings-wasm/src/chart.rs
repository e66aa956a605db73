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

use crate::convert::wrong_type;
use crate::errors::Failure;
use crate::options::{Options, set};

/// What every chart may be told in words.
fn read_labels(options: &Options) -> Labels {
    let mut labels = Labels::new(options.needed(options.text("title"), "title"));
    set!(labels, options: subtitle text, value text);
    labels
}

impl Options {
    /// A list of texts beside the options.
    fn name_data(&self, value: &JsValue, param: &'static str) -> Vec<String> {
        self.kept(texts(value, param)).unwrap_or_default()
    }

    fn names(&self, name: &'static str) -> Option<Vec<String>> {
        Some(self.name_data(&self.value(name)?, name))
    }

    /// Names that are not as many as what they name.
    fn other_length(&self, message: String) {
        let error = Error::new(ErrorCode::LengthMismatch, "names", message);
        self.wrong(Failure(error));
    }
}

fn refs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
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
