//! Core errors as JavaScript errors with the same facts.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

use crate::convert::camel;

/// Lets glue code write `?` on core results.
#[derive(Debug)]
pub struct Failure(pub(crate) commonweal::Error);

impl From<commonweal::Error> for Failure {
    fn from(error: commonweal::Error) -> Self {
        Self(error)
    }
}

impl From<Failure> for JsValue {
    fn from(Failure(error): Failure) -> Self {
        let message = error.to_string();
        // A key that no operation knows is told as it was written, so that the answer does not contradict itself.
        let unknown_key = message.contains("` is no option of ");
        let js = Error::new(&camel_in_backticks(&message, usize::from(unknown_key)));
        js.set_name("CommonwealError");
        let set = |key: &str, value: JsValue| {
            // Setting a property of a new plain error cannot fail.
            let _ = Reflect::set(&js, &key.into(), &value);
        };
        set("code", error.code().as_str().into());
        set(
            "param",
            error.param().map_or(JsValue::NULL, |param| {
                if unknown_key {
                    param.into()
                } else {
                    camel(param).into()
                }
            }),
        );
        set(
            "index",
            error
                .index()
                .map_or(JsValue::NULL, |index| JsValue::from_f64(index as f64)),
        );
        js.into()
    }
}

/// Parameters in a message stand in backticks; JavaScript knows them in camel case, the first few as they were written.
fn camel_in_backticks(message: &str, as_written: usize) -> String {
    let parts: Vec<String> = message
        .split('`')
        .enumerate()
        .map(|(place, part)| {
            if place % 2 == 1 && place / 2 >= as_written {
                camel(part)
            } else {
                part.to_owned()
            }
        })
        .collect();
    parts.join("`")
}
