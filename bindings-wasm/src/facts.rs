//! Results that come back from a page to be drawn: plain objects, read field by field.

use commonweal::{Error, ErrorCode};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::convert::{floats, wrong_type};
use crate::errors::Failure;
use crate::texts::cells;

/// A plain object that one of our functions returned, perhaps by way of JSON or a worker.
pub(crate) struct Facts {
    object: JsValue,
    /// The argument that it came in, for errors.
    param: &'static str,
}

impl Facts {
    pub(crate) fn of(value: &JsValue, param: &'static str) -> Result<Self, Failure> {
        if !value.is_object() {
            return Err(wrong_type(param, value, "a result as it was returned"));
        }
        Ok(Self {
            object: value.clone(),
            param,
        })
    }

    fn value(&self, name: &str) -> JsValue {
        Reflect::get(&self.object, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn strange(&self, name: &str) -> Failure {
        let message = format!(
            "`{}` has no usable `{name}`: give a result as it was returned",
            self.param
        );
        Failure(Error::new(ErrorCode::WrongType, self.param, message))
    }

    pub(crate) fn number(&self, name: &str) -> Result<f64, Failure> {
        self.value(name).as_f64().ok_or_else(|| self.strange(name))
    }

    pub(crate) fn text(&self, name: &str) -> Result<String, Failure> {
        let text = self.value(name).as_string();
        text.ok_or_else(|| self.strange(name))
    }

    /// A column of numbers; null is a value that is withheld.
    pub(crate) fn column(&self, name: &str) -> Result<Vec<f64>, Failure> {
        floats(&self.value(name), self.param).map_err(|_| self.strange(name))
    }

    /// A column of text without gaps.
    pub(crate) fn names(&self, name: &str) -> Result<Vec<String>, Failure> {
        let column = self.value(name);
        if !Array::is_array(&column) {
            return Err(self.strange(name));
        }
        let cells = column.unchecked_ref::<Array>().iter();
        cells
            .map(|cell| cell.as_string().ok_or_else(|| self.strange(name)))
            .collect()
    }

    /// A column of text; null is none, and so is a column that is null.
    pub(crate) fn texts(&self, name: &str) -> Result<Vec<Option<String>>, Failure> {
        let value = self.value(name);
        if value.is_null() {
            return Ok(Vec::new());
        }
        if js_sys::ArrayBuffer::is_view(&value) {
            // A column without any text looks like withheld numbers to `typedColumns`.
            return Ok(vec![None; self.column(name)?.len()]);
        }
        cells(&value, self.param).map_err(|_| self.strange(name))
    }

    /// A name out of a list, or null.
    pub(crate) fn choice<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> commonweal::Result<T>,
    ) -> Result<Option<T>, Failure> {
        let value = self.value(name);
        if value.is_null() {
            return Ok(None);
        }
        let text = value.as_string().ok_or_else(|| self.strange(name))?;
        parse(&text).map(Some).map_err(|_| self.strange(name))
    }

    pub(crate) fn field(&self, name: &str) -> Result<Self, Failure> {
        self.optional(name)?.ok_or_else(|| self.strange(name))
    }

    /// An object that may be null.
    pub(crate) fn optional(&self, name: &str) -> Result<Option<Self>, Failure> {
        let value = self.value(name);
        if value.is_null() {
            return Ok(None);
        }
        match Self::of(&value, self.param) {
            Ok(facts) => Ok(Some(facts)),
            Err(_) => Err(self.strange(name)),
        }
    }

    /// The objects of a list.
    pub(crate) fn list(&self, name: &str) -> Result<Vec<Self>, Failure> {
        let list = self.value(name);
        if !Array::is_array(&list) {
            return Err(self.strange(name));
        }
        let items = list.unchecked_ref::<Array>().iter();
        items.map(|item| Self::of(&item, self.param)).collect()
    }

    /// The first object of a list, where it has any.
    pub(crate) fn first(&self, name: &str) -> Result<Option<Self>, Failure> {
        let list = self.value(name);
        if !Array::is_array(&list) {
            return Err(self.strange(name));
        }
        let first = list.unchecked_ref::<Array>().get(0);
        if first.is_undefined() {
            return Ok(None);
        }
        Self::of(&first, self.param).map(Some)
    }
}
