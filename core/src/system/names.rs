//! Texts as small numbers.

use std::collections::HashMap;

/// Each different text once, numbered in order of first appearance.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    texts: Vec<String>,
    index: HashMap<String, u32>,
}

impl Names {
    pub(super) fn add(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.index.get(text) {
            return number;
        }
        // Columns are shorter than 2^32 rows on every machine that can hold them as text.
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.to_owned());
        self.index.insert(text.to_owned(), number);
        number
    }

    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.index.get(text).copied()
    }

    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }
}

/// Pairs of numbers as numbers, in order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Pairs(HashMap<u64, u32>);

impl Pairs {
    /// The number of the pair, and whether it is new.
    pub(super) fn add(&mut self, a: u32, b: u32) -> (usize, bool) {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let key = u64::from(a) << 32 | u64::from(b);
        let number = *self.0.entry(key).or_insert(next);
        (number as usize, number == next)
    }
}

/// A user's code in a message: in quotes, and not longer than a line.
pub(super) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\"{short}\"")
}
