//! Texts as small numbers.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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
pub(super) struct Pairs(HashMap<u64, u32, BuildHasherDefault<Mixed>>);

/// The finaliser of splitmix64 (Steele, Lea & Flood 2014): every bit of a key moves half of the bits of its hash, at a
/// tenth of the cost of the standard library's hash.
#[derive(Debug, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Keys are u64, which come by `write_u64`; anything else would still be hashed.
        for &byte in bytes {
            self.write_u64(self.0 << 8 ^ u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        let mut z = key.wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        self.0 = z ^ (z >> 31);
    }
}

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
