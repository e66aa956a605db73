//! Results that come back from a page to be drawn: plain objects, read field by field.

use commonweal::{Error, ErrorCode, Named, place_of_name};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::convert::{floats, wrong_type};
use crate::errors::Failure;
use crate::options::Options;
use crate::texts::cells;

/// A plain object that one of our functions returned, perhaps by way of JSON or a worker. As with options, reading does not
/// end the call: what is wrong is kept there, and told by `finish`.
pub(crate) struct Facts<'a> {
    object: JsValue,
    /// The argument that it came in, for errors.
    param: &'static str,
    call: &'a Options,
}

impl<'a> Facts<'a> {
    pub(crate) fn of(value: &JsValue, param: &'static str, call: &'a Options) -> Self {
        if !value.is_object() {
            call.wrong(wrong_type(param, value, "a result as it was returned"));
        }
        Self::within(value.clone(), param, call)
    }

    fn within(object: JsValue, param: &'static str, call: &'a Options) -> Self {
        Self {
            object,
            param,
            call,
        }
    }

    #[inline(never)]
    fn value(&self, name: &str) -> JsValue {
        Reflect::get(&self.object, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    /// What was made of facts, unless they are wrong.
    pub(crate) fn kept<T>(&self, made: Result<T, Failure>) -> Option<T> {
        self.call.kept(made)
    }

    /// What was read; where it was not, the field is what is wrong.
    fn usable<T: Default>(&self, read: Option<T>, name: &str) -> T {
        read.unwrap_or_else(|| {
            self.strange(name);
            T::default()
        })
    }

    #[inline(never)]
    fn strange(&self, name: &str) {
        let param = self.param;
        let message = format!("`{param}` has no usable `{name}`: give a result as it was returned");
        let error = Error::new(ErrorCode::WrongType, param, message);
        self.call.wrong(Failure(error));
    }

    #[inline(never)]
    pub(crate) fn number(&self, name: &str) -> f64 {
        self.usable(self.value(name).as_f64(), name)
    }

    #[inline(never)]
    pub(crate) fn text(&self, name: &str) -> String {
        self.usable(self.value(name).as_string(), name)
    }

    /// A column of numbers; null is a value that is withheld.
    #[inline(never)]
    pub(crate) fn column(&self, name: &str) -> &'a [f64] {
        let column = floats(&self.value(name), self.param);
        self.call.keep(self.usable(column.ok(), name))
    }

    fn array(&self, name: &str) -> Array {
        let list = self.value(name);
        self.usable(Array::is_array(&list).then(|| list.unchecked_into()), name)
    }

    /// A column of text without gaps.
    #[inline(never)]
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        let cells = self.array(name);
        let names = cells.iter().map(|cell| cell.as_string());
        self.usable(names.collect(), name)
    }

    /// A column of text; null is none, and so is a column that is null.
    pub(crate) fn texts(&self, name: &str) -> Vec<Option<String>> {
        let value = self.value(name);
        if value.is_null() {
            return Vec::new();
        }
        if js_sys::ArrayBuffer::is_view(&value) {
            // A column without any text looks like withheld numbers to `typedColumns`.
            return vec![None; self.column(name).len()];
        }
        self.usable(cells(&value, self.param).ok(), name)
    }

    /// A name out of a list, or null.
    pub(crate) fn choice<T: Named>(&self, name: &'static str) -> Option<T> {
        if self.value(name).is_null() {
            return None;
        }
        Some(self.needed_choice(name))
    }

    /// A name out of a list.
    pub(crate) fn needed_choice<T: Named>(&self, name: &'static str) -> T {
        T::named_at(self.place(name, T::NAMES))
    }

    #[inline(never)]
    fn place(&self, name: &'static str, names: &[&str]) -> usize {
        let text = self.text(name);
        let place = place_of_name(name, &text, names).map_err(Failure);
        self.kept(place).unwrap_or_default()
    }

    pub(crate) fn field(&self, name: &str) -> Self {
        self.optional(name).unwrap_or_else(|| {
            self.strange(name);
            Self::within(JsValue::UNDEFINED, self.param, self.call)
        })
    }

    /// An object that may be null.
    #[inline(never)]
    pub(crate) fn optional(&self, name: &str) -> Option<Self> {
        let value = self.value(name);
        if value.is_null() {
            return None;
        }
        if !value.is_object() {
            self.strange(name);
        }
        Some(Self::within(value, self.param, self.call))
    }

    /// The objects of a list.
    pub(crate) fn list(&self, name: &str) -> Vec<Self> {
        let items = self.array(name);
        let items = items.iter();
        items
            .map(|item| Self::of(&item, self.param, self.call))
            .collect()
    }

    /// The first object of a list, where it has any.
    pub(crate) fn first(&self, name: &str) -> Option<Self> {
        self.list(name).into_iter().next()
    }
}
