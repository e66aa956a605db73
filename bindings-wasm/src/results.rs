//! Results as plain objects: camel case keys, null for what is not there, columns as arrays of numbers.

use js_sys::{Array, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::convert::camel;
use crate::errors::Failure;
use crate::results::plain::Plain;

mod plain;

/// A plain object from a result, through the one definition of its fields that serde has.
#[expect(
    clippy::unnecessary_wraps,
    reason = "what every exported function returns"
)]
pub(crate) fn plain<T: serde::Serialize + ?Sized>(result: &T) -> Result<JsValue, Failure> {
    let Ok(value) = result.serialize(Plain);
    Ok(value)
}

/// A plain object from JSON whose keys belong to somebody else, such as Vega-Lite.
pub(crate) fn plain_json(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => number.as_f64().map_or(JsValue::NULL, JsValue::from_f64),
        Value::String(text) => JsValue::from_str(text),
        Value::Array(items) => items.iter().map(plain_json).collect::<Array>().into(),
        Value::Object(fields) => {
            let object = Object::new();
            for (key, value) in fields {
                set(&object, key, &plain_json(value));
            }
            object.into()
        }
    }
}

#[inline(never)]
fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a new plain object cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

/// By value: dropping it here is one place in place of one for each field.
#[expect(clippy::needless_pass_by_value, reason = "see above")]
#[inline(never)]
fn set_in_camel_case(object: &Object, key: &str, value: JsValue) {
    set(object, &camel(key), &value);
}
