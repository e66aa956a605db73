//! What JavaScript passes in: columns and options.

use commonweal::{Error, ErrorCode, design_parts, options_of, unknown_design_part, unknown_option};
use js_sys::{Array, Float64Array, Function, Object, Reflect};
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

/// The options object of one operation, its keys checked against the catalogue.
pub(crate) struct Options(JsValue);

impl Options {
    pub(crate) fn read(options: &JsValue, operation: &'static str) -> Result<Self, Failure> {
        let is_known = |key: &str| options_of(operation).any(|name| camel(name) == key);
        Self::checked(options, &is_known, &|key| unknown_option(operation, key))
    }

    /// The options object of a chart function: charts stand outside the catalogue, with few options.
    pub(crate) fn of_chart(
        options: &JsValue,
        function: &'static str,
        known: &[&str],
    ) -> Result<Self, Failure> {
        let refuse = |key: &str| {
            let shown: String = key.chars().take(60).collect();
            let message = format!(
                "`{shown}` is no option of {}: its options are `{}`",
                camel(function),
                known.join("`, `")
            );
            Error::new(ErrorCode::UnknownOption, shown, message)
        };
        Self::checked(options, &|key| known.contains(&key), &refuse)
    }

    /// How the rows of a survey were drawn.
    pub(crate) fn of_design(options: &JsValue) -> Result<Self, Failure> {
        let is_known = |key: &str| design_parts().iter().any(|part| camel(part) == key);
        let refuse = |key: &str| unknown_design_part(key);
        if !options.is_object() {
            let wanted = "an object, such as { strata, clusters }";
            return Err(wrong_type("design", options, wanted));
        }
        Self::checked(options, &is_known, &refuse)
    }

    fn checked(
        options: &JsValue,
        is_known: &dyn Fn(&str) -> bool,
        refuse: &dyn Fn(&str) -> Error,
    ) -> Result<Self, Failure> {
        if options.is_undefined() || options.is_null() {
            return Ok(Self(JsValue::UNDEFINED));
        }
        let Some(object) = options
            .dyn_ref::<Object>()
            .filter(|_| !Array::is_array(options) && !options.is_function())
        else {
            return Err(wrong_type("options", options, "an object of named options"));
        };
        for key in Object::keys(object)
            .iter()
            .filter_map(|key| key.as_string())
        {
            if !is_known(&key) {
                return Err(Failure(refuse(&key)));
            }
        }
        Ok(Self(options.clone()))
    }

    /// An option that was given; undefined and null mean that it was not.
    pub(crate) fn value(&self, name: &str) -> Option<JsValue> {
        if self.0.is_undefined() {
            return None;
        }
        let value = Reflect::get(&self.0, &camel(name).into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    pub(crate) fn column(&self, name: &'static str) -> Result<Option<Vec<f64>>, Failure> {
        self.value(name)
            .map(|value| floats(&value, name))
            .transpose()
    }

    pub(crate) fn number(&self, name: &'static str) -> Result<Option<f64>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        value
            .as_f64()
            .map(Some)
            .ok_or_else(|| wrong_type(name, &value, "a number"))
    }

    pub(crate) fn whole(&self, name: &'static str) -> Result<Option<u32>, Failure> {
        let Some(number) = self.number(name)? else {
            return Ok(None);
        };
        if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "just checked"
            )]
            return Ok(Some(number as u32));
        }
        let message = format!("`{name}` is {number}: give a whole number from 0 to 4294967295");
        Err(Failure(Error::new(ErrorCode::OutOfRange, name, message)))
    }

    pub(crate) fn flag(&self, name: &'static str) -> Result<Option<bool>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let flag = value.as_bool();
        flag.map(Some)
            .ok_or_else(|| wrong_type(name, &value, "true or false"))
    }

    pub(crate) fn text(&self, name: &'static str) -> Result<Option<String>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        value
            .as_string()
            .map(Some)
            .ok_or_else(|| wrong_type(name, &value, "text"))
    }

    /// An option with a fixed list of names.
    pub(crate) fn choice<T>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> commonweal::Result<T>,
    ) -> Result<Option<T>, Failure> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        Ok(Some(parse(&text).map_err(|error| error.about(name))?))
    }

    pub(crate) fn function(&self, name: &'static str) -> Result<Option<Function>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        value
            .dyn_into::<Function>()
            .map(Some)
            .map_err(|value| wrong_type(name, &value, "a function"))
    }

    /// A level, up to four of them, or `{ z: 3 }`.
    pub(crate) fn levels(&self) -> Result<commonweal::Levels, Failure> {
        let Some(value) = self.value("level") else {
            return Ok(commonweal::Levels::default());
        };
        if Array::is_array(&value) {
            let several: &Array = value.unchecked_ref();
            let levels = several
                .iter()
                .map(|level| one_level(&level))
                .collect::<Result<Vec<_>, _>>()?;
            return Ok(commonweal::Levels::try_from_slice(&levels)?);
        }
        Ok(one_level(&value)?.into())
    }

    pub(crate) fn nulls(&self) -> Result<commonweal::Nulls, Failure> {
        Ok(self
            .choice("nulls", commonweal::Nulls::parse)?
            .unwrap_or(commonweal::Nulls::Raise))
    }
}

fn one_level(value: &JsValue) -> Result<commonweal::Level, Failure> {
    if let Some(probability) = value.as_f64() {
        return Ok(commonweal::Level::new(probability)?);
    }
    let z = value
        .is_object()
        .then(|| Reflect::get(value, &"z".into()).ok()?.as_f64())
        .flatten();
    match z {
        Some(z) => Ok(commonweal::Level::from_z(z)?),
        None => Err(wrong_type(
            "level",
            value,
            "a probability such as 0.95, a list of them, or { z: 3 }",
        )),
    }
}
