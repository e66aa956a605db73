//! Names numbered in the order in which they first appear.

use std::collections::HashMap;

/// Names and their numbers: one map for all who number names, since each kind of map weighs in a page.
#[derive(Debug, Default)]
pub(crate) struct Numbered<'a>(HashMap<&'a str, usize>);

impl<'a> Numbered<'a> {
    /// The number of a name, and whether the name is new.
    #[inline(never)]
    pub(crate) fn number(&mut self, name: &'a str) -> (usize, bool) {
        let next = self.0.len();
        let number = *self.0.entry(name).or_insert(next);
        (number, number == next)
    }

    /// Whether a name has a number.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_as_they_appear() {
        let mut names = Numbered::default();
        let found = ["b", "a", "b", "", "a"].map(|name| names.number(name));
        assert_eq!(
            found,
            [(0, true), (1, true), (0, false), (2, true), (1, false)]
        );
        assert!(names.knows("") && names.knows("a") && !names.knows("c"));
    }
}
