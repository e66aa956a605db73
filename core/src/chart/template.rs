//! Specifications as data.
//!
//! A specification is mostly fixed text. Written as a constant it weighs a few bytes a word; built by code, field by
//! field, it would be a tenth of the module that a browser has to load.

use serde_json::{Map, Value};

/// A piece of a specification, with slots for what depends on the result.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Flag(bool),
    Number(f64),
    Text(&'static str),
    List(&'static [Node]),
    Fields(&'static [(&'static str, Node)]),
    /// Filled by the value of this name.
    Slot(&'static str),
}

impl Node {
    /// The specification with its slots filled; a slot without a value is null.
    pub(super) fn fill(&self, slots: &[(&str, Value)]) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Bool(*flag),
            Self::Number(number) => number_value(*number),
            Self::Text(text) => Value::String((*text).to_owned()),
            Self::List(items) => items.iter().map(|item| item.fill(slots)).collect(),
            Self::Fields(fields) => {
                // Collecting would sort first, with code of its own for each place that does it.
                let mut object = Map::new();
                for (key, value) in *fields {
                    object.insert((*key).to_owned(), value.fill(slots));
                }
                object.into()
            }
            Self::Slot(name) => slots
                .iter()
                .find(|(slot, _)| slot == name)
                .map_or(Value::Null, |(_, value)| value.clone()),
        }
    }
}

/// Sizes and counts are written as whole numbers.
fn number_value(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
    if number.fract() == 0.0 && number.abs() < 1e6 {
        return (number as i64).into();
    }
    number.into()
}

/// A [`Node`] in the notation of JSON. Numbers stand in parentheses, named texts as `(text NAME)`, slots are bare words.
macro_rules! node {
    (null) => { $crate::chart::template::Node::Null };
    (true) => { $crate::chart::template::Node::Flag(true) };
    (false) => { $crate::chart::template::Node::Flag(false) };
    ((text $name:ident)) => { $crate::chart::template::Node::Text($name) };
    (($number:expr)) => { $crate::chart::template::Node::Number($number) };
    ([$($item:tt),* $(,)?]) => { $crate::chart::template::Node::List(&[$(node!($item)),*]) };
    ({$($key:literal: $value:tt),* $(,)?}) => {
        $crate::chart::template::Node::Fields(&[$(($key, node!($value))),*])
    };
    ($slot:ident) => { $crate::chart::template::Node::Slot(stringify!($slot)) };
    ($text:literal) => { $crate::chart::template::Node::Text($text) };
}

pub(super) use node;

/// One row of a data set; the values are moved out.
pub(super) fn row(fields: &mut [(&str, Value)]) -> Value {
    let mut object = Map::new();
    for (key, value) in fields {
        object.insert((*key).to_owned(), value.take());
    }
    object.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_template_is_the_json_it_looks_like() {
        const TEMPLATE: Node =
            node!({ "a": [null, true, (2.0), (0.5), "text"], "b": { "c": slot }, "d": other });
        assert_eq!(
            TEMPLATE.fill(&[("slot", json!([1]))]),
            json!({ "a": [null, true, 2, 0.5, "text"], "b": { "c": [1] }, "d": null })
        );
    }
}
