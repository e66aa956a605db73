//! Results as plain objects: camel case keys, null for what is not there, columns as arrays of numbers.

use js_sys::{Array, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::convert::camel;
use crate::errors::Failure;

/// A plain object from a result, through the one definition of its fields that serde has.
pub(crate) fn plain<T: serde::Serialize + ?Sized>(result: &T) -> Result<JsValue, Failure> {
    // Serialising a result cannot fail; the reason is left out because its wording would weigh more than the rest of this
    // file.
    match serde_json::to_value(result) {
        Ok(value) => Ok(object(&value, camel)),
        Err(_) => Err(Failure(commonweal::Error::general(
            commonweal::ErrorCode::NotComputable,
            "the result cannot be written as an object",
        ))),
    }
}

/// A plain object from JSON whose keys belong to somebody else, such as Vega-Lite.
pub(crate) fn plain_json(value: &Value) -> JsValue {
    object(value, str::to_owned)
}

fn object(value: &Value, rename: fn(&str) -> String) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => number.as_f64().map_or(JsValue::NULL, JsValue::from_f64),
        // A withheld value: JSON in a page has null for it.
        Value::String(text) if text == "NaN" => JsValue::NULL,
        Value::String(text) => JsValue::from_str(text),
        Value::Array(items) => items
            .iter()
            .map(|item| object(item, rename))
            .collect::<Array>()
            .into(),
        Value::Object(fields) => {
            let plain = Object::new();
            for (key, value) in fields {
                // Setting a property of a new plain object cannot fail.
                let _ = Reflect::set(&plain, &rename(key).into(), &object(value, rename));
            }
            plain.into()
        }
    }
}
