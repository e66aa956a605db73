//! What JavaScript passes in that is not numbers: columns of text, days as ISO text, and columns of days.

use commonweal::{Date, Error, ErrorCode, complete_texts};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::convert::wrong_type;
use crate::errors::Failure;
use crate::options::Options;

/// A column of text; null and undefined are missing.
pub(crate) fn cells(value: &JsValue, param: &'static str) -> Result<Vec<Option<String>>, Failure> {
    if !Array::is_array(value) {
        return Err(wrong_type(param, value, "an array of text"));
    }
    let array: &Array = value.unchecked_ref();
    let mut column = Vec::with_capacity(array.length() as usize);
    for (row, item) in array.iter().enumerate() {
        if item.is_null() || item.is_undefined() {
            column.push(None);
        } else if let Some(text) = item.as_string() {
            column.push(Some(text));
        } else if Array::is_array(&item) || js_sys::ArrayBuffer::is_view(&item) {
            let message = format!("`{param}` has more than one dimension: give one column");
            return Err(Failure(Error::new(ErrorCode::WrongShape, param, message)));
        } else {
            let message =
                format!("`{param}` row {row} is no text: give text (a day as \"2024-03-31\")");
            return Err(Failure(
                Error::new(ErrorCode::WrongType, param, message).at(row),
            ));
        }
    }
    Ok(column)
}

/// A column of text in which every row has one.
#[derive(Default)]
pub(crate) struct Texts {
    cells: Vec<Option<String>>,
    param: &'static str,
}

impl Texts {
    pub(crate) fn read(value: &JsValue, param: &'static str) -> Result<Self, Failure> {
        Ok(Self {
            cells: cells(value, param)?,
            param,
        })
    }

    pub(crate) fn get(&self) -> Result<Vec<&str>, Failure> {
        let cells: Vec<Option<&str>> = self.cells.iter().map(Option::as_deref).collect();
        Ok(complete_texts(self.param, &cells)?)
    }
}

/// A column of days; null is an open end.
pub(crate) fn dates(value: &JsValue, param: &'static str) -> Result<Vec<Option<Date>>, Failure> {
    let cells = cells(value, param)?;
    let cells: Vec<Option<&str>> = cells.iter().map(Option::as_deref).collect();
    Ok(Date::parse_column(param, &cells)?)
}

impl Options {
    /// A column of text.
    pub(crate) fn texts(&self, name: &'static str) -> Option<Texts> {
        Some(self.text_data(&self.value(name)?, name))
    }

    /// A column of text beside the options.
    #[inline(never)]
    pub(crate) fn text_data(&self, value: &JsValue, name: &'static str) -> Texts {
        self.kept(Texts::read(value, name)).unwrap_or_default()
    }

    /// A column of days; null is an open end.
    pub(crate) fn dates(&self, name: &'static str) -> Option<Vec<Option<Date>>> {
        self.kept(dates(&self.value(name)?, name))
    }

    /// One day.
    pub(crate) fn date(&self, name: &'static str) -> Option<Date> {
        self.parsed(name, &Date::parse)
    }
}
