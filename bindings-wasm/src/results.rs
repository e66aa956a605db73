//! Results as plain objects: camel case keys, null for what is not there, columns as arrays of numbers; and back.

use js_sys::{Array, Float64Array, Object, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast, JsValue};

use crate::convert::{camel, snake, wrong_type};
use crate::errors::Failure;

/// A plain object from a result, through the one definition of its fields that serde has.
pub(crate) fn plain<T: serde::Serialize + ?Sized>(result: &T) -> Result<JsValue, Failure> {
    match serde_json::to_value(result) {
        Ok(value) => Ok(object(&value, camel)),
        Err(error) => Err(Failure(commonweal::Error::general(
            commonweal::ErrorCode::NotComputable,
            error.to_string(),
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

/// No result is nested deeper; an object that contains itself ends here too.
const DEEPEST: u32 = 8;

/// A result that was handed out as a plain object and comes back, to be drawn.
pub(crate) fn result<T: serde::de::DeserializeOwned>(
    value: &JsValue,
    param: &'static str,
) -> Result<T, Failure> {
    let wanted = "a result of this package, as it was returned";
    if !value.is_object() {
        return Err(wrong_type(param, value, wanted));
    }
    serde_json::from_value(facts(value, DEEPEST)).map_err(|error| {
        let message = format!("`{param}` is not {wanted}: {error}");
        Failure(commonweal::Error::new(
            commonweal::ErrorCode::WrongType,
            param,
            message,
        ))
    })
}

fn facts(value: &JsValue, deepest: u32) -> Value {
    if let Some(number) = value.as_f64() {
        return real(number);
    }
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(flag) = value.as_bool() {
        return Value::Bool(flag);
    }
    if deepest == 0 || !value.is_object() {
        return Value::Null;
    }
    if let Some(column) = value.dyn_ref::<Float64Array>() {
        return column.to_vec().into_iter().map(real).collect();
    }
    if Array::is_array(value) {
        let array: &Array = value.unchecked_ref();
        // In a column, null is a value that is withheld.
        let item = |item: JsValue| {
            if item.is_null() {
                real(f64::NAN)
            } else {
                facts(&item, deepest - 1)
            }
        };
        return array.iter().map(item).collect();
    }
    let mut fields = Map::new();
    for key in Object::keys(value.unchecked_ref::<Object>())
        .iter()
        .filter_map(|key| key.as_string())
    {
        let field = Reflect::get(value, &key.as_str().into()).unwrap_or(JsValue::NULL);
        fields.insert(snake(&key), facts(&field, deepest - 1));
    }
    Value::Object(fields)
}

/// A number as JSON has it: whole ones as whole numbers, so that counts can be read back.
fn real(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "only whole numbers up to 2^53 from zero on get there"
    )]
    if number.fract() == 0.0 && number.is_sign_positive() && number <= 9_007_199_254_740_992.0 {
        return Value::Number((number as u64).into());
    }
    Number::from_f64(number).map_or_else(|| Value::String("NaN".to_owned()), Value::Number)
}
