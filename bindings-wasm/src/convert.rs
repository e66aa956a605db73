//! What JavaScript passes in: columns of numbers.

use commonweal::{Error, ErrorCode};
use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::Failure;

/// `standard_errors` becomes `standardErrors`.
pub(crate) fn camel(snake: &str) -> String {
    let mut name = String::with_capacity(snake.len());
    let mut upper = false;
    for letter in snake.chars() {
        if letter == '_' {
            upper = true;
        } else {
            name.push(if upper {
                letter.to_ascii_uppercase()
            } else {
                letter
            });
            upper = false;
        }
    }
    name
}

pub(crate) fn wrong_type(param: &'static str, found: &JsValue, wanted: &str) -> Failure {
    let kind = if found.is_null() {
        "null".to_owned()
    } else {
        kind(found)
    };
    Failure(Error::new(
        ErrorCode::WrongType,
        param,
        format!("`{param}` is of type {kind}: give {wanted}"),
    ))
}

fn kind(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}

/// A column of numbers: a `Float64Array` is copied at once, an array value by value; null and undefined are missing.
pub(crate) fn floats(value: &JsValue, param: &'static str) -> Result<Vec<f64>, Failure> {
    if let Some(array) = value.dyn_ref::<Float64Array>() {
        return Ok(array.to_vec());
    }
    if js_sys::ArrayBuffer::is_view(value) && !value.is_instance_of::<js_sys::DataView>() {
        // Other number columns (Float32Array, Int32Array): JavaScript's own conversion is exact for them.
        // BigInt columns would throw there.
        let big = value.is_instance_of::<js_sys::BigInt64Array>()
            || value.is_instance_of::<js_sys::BigUint64Array>();
        return if big {
            Err(wrong_type(
                param,
                value,
                "a column of numbers, not of BigInt",
            ))
        } else {
            Ok(Float64Array::new(value).to_vec())
        };
    }
    if !Array::is_array(value) {
        return Err(wrong_type(param, value, "an array of numbers"));
    }
    let array: &Array = value.unchecked_ref();
    let mut column = Vec::with_capacity(array.length() as usize);
    for (row, item) in array.iter().enumerate() {
        if let Some(number) = item.as_f64() {
            column.push(number);
        } else if item.is_null() || item.is_undefined() {
            column.push(f64::NAN);
        } else if Array::is_array(&item) || js_sys::ArrayBuffer::is_view(&item) {
            let message = format!("`{param}` has more than one dimension: give one column");
            return Err(Failure(Error::new(ErrorCode::WrongShape, param, message)));
        } else {
            let message = format!(
                "`{param}` row {row} is of type {}: give a number",
                kind(&item)
            );
            return Err(Failure(
                Error::new(ErrorCode::WrongType, param, message).at(row),
            ));
        }
    }
    Ok(column)
}

/// Columns of numbers by name: an object, or pairs of a name and a column.
pub(crate) fn columns(
    value: &JsValue,
    param: &'static str,
) -> Result<Vec<(String, Vec<f64>)>, Failure> {
    let wanted = "named columns: an object, or pairs of a name and a column";
    let pairs = if Array::is_array(value) {
        value.unchecked_ref::<Array>().clone()
    } else {
        let object = value.dyn_ref::<Object>().filter(|_| !value.is_function());
        Object::entries(object.ok_or_else(|| wrong_type(param, value, wanted))?)
    };
    let mut columns = Vec::with_capacity(pairs.length() as usize);
    for pair in pairs.iter() {
        let item = pair.dyn_ref::<Array>().filter(|pair| pair.length() == 2);
        let pair = item.ok_or_else(|| wrong_type(param, &pair, wanted))?;
        let name = pair.get(0);
        let text = name
            .as_string()
            .ok_or_else(|| wrong_type(param, &name, wanted))?;
        // JavaScript puts such keys of an object first, whatever the order in which they were written.
        if !Array::is_array(value)
            && text.bytes().all(|letter| letter.is_ascii_digit())
            && !text.is_empty()
        {
            let message = format!(
                "`{param}` has the name \"{text}\", a number, whose place is lost: give pairs instead"
            );
            return Err(Failure(Error::new(ErrorCode::WrongType, param, message)));
        }
        columns.push((text, floats(&pair.get(1), param)?));
    }
    Ok(columns)
}
