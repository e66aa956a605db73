//! The serialiser behind [`plain`](super::plain): straight to JavaScript values.
//!
//! A detour over `serde_json::Value` would weigh a tenth of the module: its maps own their keys and can fail at each
//! field, and that code is written out once for every field of every result.

use std::fmt::{self, Display};

use js_sys::{Array, Object};
use serde::Serialize;
use serde::ser::{
    self, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use wasm_bindgen::JsValue;

use super::set_in_camel_case;

type Written = Result<JsValue, Never>;

/// Writes any value; it has no state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain;

/// The error of a serialiser that cannot fail.
#[derive(Debug)]
pub(super) enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    /// No result refuses to be written; if one did, JavaScript would be told by an error of its own.
    fn custom<T: Display>(_: T) -> Self {
        wasm_bindgen::throw_str("the result cannot be written as an object")
    }
}

fn value<T: Serialize + ?Sized>(of: &T) -> JsValue {
    let Ok(value) = of.serialize(Plain);
    value
}

/// An object of one field, for a variant that carries something.
fn named(variant: &str, content: JsValue) -> JsValue {
    let object = Object::new();
    set_in_camel_case(&object, variant, content);
    object.into()
}

macro_rules! numbers {
    ($($name:ident: $kind:ty),*) => {
        $(fn $name(self, v: $kind) -> Written {
            Ok(JsValue::from_f64(v.into()))
        })*
    };
}

impl Serializer for Plain {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_f32: f32);
    numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_f64: f64);

    fn serialize_i64(self, v: i64) -> Written {
        Ok(JsValue::from_f64(v as f64))
    }

    fn serialize_u64(self, v: u64) -> Written {
        Ok(JsValue::from_f64(v as f64))
    }

    fn serialize_bool(self, v: bool) -> Written {
        Ok(JsValue::from_bool(v))
    }

    fn serialize_char(self, v: char) -> Written {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Written {
        // A withheld value: JSON in a page has null for it.
        Ok(if v == "NaN" {
            JsValue::NULL
        } else {
            JsValue::from_str(v)
        })
    }

    fn serialize_bytes(self, v: &[u8]) -> Written {
        v.serialize(self)
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, v: &T) -> Written {
        v.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, v: &T) -> Written {
        v.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        v: &T,
    ) -> Written {
        Ok(named(variant, value(v)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Never> {
        Ok(Items::new(""))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Never> {
        Ok(Items::new(""))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Never> {
        Ok(Items::new(""))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items, Never> {
        Ok(Items::new(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Never> {
        Ok(Fields::new(""))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Never> {
        Ok(Fields::new(""))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Fields, Never> {
        Ok(Fields::new(variant))
    }
}

/// An array in the making, and the variant that carries it, if any.
#[derive(Debug)]
pub(super) struct Items {
    array: Array,
    variant: &'static str,
}

impl Items {
    fn new(variant: &'static str) -> Self {
        Self {
            array: Array::new(),
            variant,
        }
    }

    fn push<T: Serialize + ?Sized>(&mut self, item: &T) {
        self.array.push(&value(item));
    }
}

macro_rules! items {
    ($($kind:ident: $method:ident),*) => {
        $(impl $kind for Items {
            type Ok = JsValue;
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Never> {
                self.push(item);
                Ok(())
            }

            fn end(self) -> Written {
                Ok(self.array.into())
            }
        })*
    };
}

items!(SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field);

impl SerializeTupleVariant for Items {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Never> {
        self.push(item);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(named(self.variant, self.array.into()))
    }
}

/// An object in the making, and the variant that carries it, if any.
#[derive(Debug)]
pub(super) struct Fields {
    object: Object,
    key: Option<String>,
    variant: &'static str,
}

impl Fields {
    fn new(variant: &'static str) -> Self {
        Self {
            object: Object::new(),
            key: None,
            variant,
        }
    }
}

impl SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        content: &T,
    ) -> Result<(), Never> {
        set_in_camel_case(&self.object, key, value(content));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.object.into())
    }
}

impl SerializeStructVariant for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        content: &T,
    ) -> Result<(), Never> {
        SerializeStruct::serialize_field(self, key, content)
    }

    fn end(self) -> Written {
        Ok(named(self.variant, self.object.into()))
    }
}

impl SerializeMap for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.key = value(key).as_string();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, content: &T) -> Result<(), Never> {
        if let Some(key) = self.key.take() {
            set_in_camel_case(&self.object, &key, value(content));
        }
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.object.into())
    }
}
