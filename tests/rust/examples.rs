//! Every public item of the crate has an example of its own, which asserts what that very item does.
//!
//! Read from the text of the sources, as formatted: what `lib.rs` reaches through `pub mod` and `pub use`, with all public
//! methods and constants of it. What a macro makes is judged where the macro is written.

#[path = "examples/fence.rs"]
mod fence;
#[path = "examples/reach.rs"]
mod reach;
#[path = "examples/scan.rs"]
mod scan;

use std::path::{Path, PathBuf};

use reach::public_items;
use scan::{Item, Source};

/// All sources below a folder, in order, by their path from it.
fn sources(root: &Path) -> Vec<Source> {
    let mut folders = vec![root.to_path_buf()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .iter()
        .map(|path| {
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            Source::read(
                &name.replace('\\', "/"),
                &std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect()
}

fn without_example(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .filter(|item| !fence::asserts(&item.doc))
        .map(|item| format!("core/src/{}:{} {}", item.file, item.line, item.name))
        .collect()
}

#[test]
fn every_public_item_has_an_example_that_asserts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let items = public_items(&sources(&root));
    // A scan that finds nothing would pass: these stand for the ways in which an item becomes public.
    let known = [
        "rates",         // a public module
        "exact_sum",     // defined in lib.rs
        "estimate_each", // re-exported from a private module
        "DirectRate::minimum_events",
        "Level::P998",               // a constant
        "OrderedGroups::with_given", // in another file than its type
        "SlopeIndex",                // a type that a macro makes
        "$name::ALL",                // what macros make
        "$name::seed",
        "gradient::gradient", // re-exported by a public module
        "array_column",       // under a feature
    ];
    let found = |name: &str| {
        items
            .iter()
            .any(|item| item.name == name || item.path() == name)
    };
    let unseen: Vec<&str> = known.into_iter().filter(|name| !found(name)).collect();
    assert!(unseen.is_empty(), "the scan no longer sees {unseen:?}");
    assert!(!found("ExactSum::add"), "the toolbox is not public");
    let missing = without_example(&items);
    assert!(
        missing.is_empty(),
        "{} of {} public items have no example of their own that asserts:\n{}",
        missing.len(),
        items.len(),
        missing.join("\n")
    );
}

/// A crate that breaks the rule in every way that the scan knows, beside items that keep it or need not.
#[test]
fn what_lacks_an_example_is_found() {
    let lib = r"
mod deep;
pub mod open;
mod tools;

pub use deep::{
    inner::Renamed as Shown,
    Kept,
};

/// No fence at all.
pub fn bare() {}

/// ```ignore
/// assert!(true);
/// ```
pub fn ignored() {}

/// ```
/// assert_eq!(1, 1);
/// ```
#[must_use]
pub const fn kept() -> u8 {
    1
}

#[cfg(test)]
mod tests {
    pub fn helper() {}
}
";
    let deep = r#"
pub(crate) mod inner;
/// ```
/// assert!(true);
/// ```
pub struct Kept<'a> {
    /// Fields are shown by the example of their type.
    pub field: &'a str,
}

impl<'a> Kept<'a> {
    /// Runs, but asserts nothing.
    ///
    /// ```
    /// let x = 1;
    /// ```
    #[expect(
        clippy::unused_self,
        reason = "an attribute of several lines"
    )]
    pub fn silent(&self) {}

    pub(crate) fn inside(&self) {}

    pub const LIMIT: u8 = 1;
}

impl std::fmt::Display for Kept<'_> {
    fn fmt(&self) {}
}

/// Public in a private module, and not re-exported.
pub struct Hidden;

impl Hidden {
    pub fn unseen(&self) {}
}
"#;
    let inner =
        "/// Text.\npub struct Renamed;\nimpl super::Kept<'_> {\n    pub fn elsewhere() {}\n}\n";
    let open = "//! A table.\nchoice! {\n    /// Text.\n    pub enum Pick(\"pick\") {\n        One = \"one\",\n    }\n}\n";
    let tools = "macro_rules! choice {\n    () => {\n        impl $name {\n            /// Text.\n            pub fn made() {}\n        }\n    };\n}\npub struct Kept;\nimpl Kept {\n    pub fn private_namesake() {}\n}\n";
    let crate_ = [
        ("lib.rs", lib),
        ("deep.rs", deep),
        ("deep/inner.rs", inner),
        ("open/mod.rs", open),
        ("tools.rs", tools),
    ]
    .map(|(file, text)| Source::read(file, text));
    let mut missing = without_example(&public_items(&crate_));
    missing.sort();
    assert_eq!(
        missing,
        [
            "core/src/deep.rs:21 Kept::silent",
            "core/src/deep.rs:25 Kept::LIMIT",
            "core/src/deep/inner.rs:2 Renamed",
            "core/src/deep/inner.rs:4 Kept::elsewhere",
            "core/src/lib.rs:12 bare",
            "core/src/lib.rs:17 ignored",
            "core/src/open/mod.rs:1 open",
            "core/src/open/mod.rs:4 Pick",
            "core/src/tools.rs:5 $name::made",
        ]
    );
}
