//! Specifications as data.
//!
//! A specification is mostly fixed text. Written as a constant it weighs a few bytes a word; built by code, field by
//! field, it would be a tenth of the module that a browser has to load.

use serde_json::{Map, Value};

/// A piece of a specification in the notation of JSON, with slots (bare words) for what depends on the result and for
/// colours; made by [`node`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Node(pub(super) &'static str);

/// What a slot stands for that no chart fills itself.
const FIXED: [(&str, &str); 4] = [
    ("SCHEMA", super::SCHEMA),
    ("DATA", super::DATA),
    ("QUIET", super::QUIET),
    ("FITTED", super::FITTED),
];

impl Node {
    /// The specification with its slots filled; a slot without a value is null.
    pub(super) fn fill(self, slots: &[(&str, Value)]) -> Value {
        Reader {
            rest: self.0,
            slots,
        }
        .value()
    }
}

/// Reads the text of a template from its start.
struct Reader<'a> {
    rest: &'static str,
    slots: &'a [(&'a str, Value)],
}

impl Reader<'_> {
    /// Whether this mark comes next; it is stepped over.
    fn found(&mut self, mark: char) -> bool {
        self.rest = self.rest.trim_ascii_start();
        let after = self.rest.strip_prefix(mark);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// What comes before the first byte that ends it.
    fn until(&mut self, end: fn(u8) -> bool) -> &'static str {
        let length = self.rest.bytes().position(end);
        let (word, rest) = self
            .rest
            .split_at_checked(length.unwrap_or(self.rest.len()))
            .unwrap_or_default();
        self.rest = rest;
        word
    }

    fn text(&mut self) -> String {
        let text = self.until(|byte| byte == b'"').to_owned();
        self.found('"');
        text
    }

    fn value(&mut self) -> Value {
        if self.found('{') {
            let mut object = Map::new();
            while self.found('"') {
                let key = self.text();
                self.found(':');
                object.insert(key, self.value());
                self.found(',');
            }
            self.found('}');
            object.into()
        } else if self.found('[') {
            let mut items = Vec::new();
            while !self.found(']') && !self.rest.is_empty() {
                items.push(self.value());
                self.found(',');
            }
            Value::Array(items)
        } else if self.found('"') {
            Value::String(self.text())
        } else {
            let word = self.until(|byte| !byte.is_ascii_alphanumeric() && !b"_.-".contains(&byte));
            self.word(word)
        }
    }

    fn word(&self, word: &str) -> Value {
        let named = |(name, value): &(&str, Value)| (*name == word).then(|| value.clone());
        match word {
            "true" | "false" => Value::Bool(word == "true"),
            _ if word.starts_with(|first: char| !first.is_ascii_alphabetic()) => number(word),
            _ => self
                .slots
                .iter()
                .find_map(named)
                .or_else(|| {
                    let fixed = FIXED.iter().find(|(name, _)| *name == word);
                    fixed.map(|(_, text)| (*text).into())
                })
                .unwrap_or_default(),
        }
    }
}

/// A number of few digits. The standard library's reading of numbers weighs more than all templates.
fn number(text: &str) -> Value {
    let (mut whole, mut scale) = (0i64, None);
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            whole = 10 * whole + i64::from(byte - b'0');
            scale = scale.map(|scale: f64| 10.0 * scale);
        } else if byte == b'.' {
            scale = Some(1.0);
        }
    }
    let whole = if text.starts_with('-') { -whole } else { whole };
    #[expect(clippy::cast_precision_loss, reason = "few digits")]
    scale.map_or_else(|| whole.into(), |scale| (whole as f64 / scale).into())
}

/// A [`Node`] out of what it looks like.
macro_rules! node {
    ($json:tt) => {
        $crate::chart::template::Node(stringify!($json))
    };
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
        const TEMPLATE: Node = node!({ "a": [null, true, 2, -0.25, "a text, with: marks {}"], "b": { "c": slot, "e": DATA }, "d": other, "f": [], "g": {} });
        assert_eq!(
            TEMPLATE.fill(&[("slot", json!([1]))]),
            json!({ "a": [null, true, 2, -0.25, "a text, with: marks {}"], "b": { "c": [1], "e": "#1d4f91" }, "d": null, "f": [], "g": {} })
        );
    }
}
