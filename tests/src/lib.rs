//! What stands behind `cargo verify` and `cargo demo`.

pub mod demo;
pub mod verify;

/// The Rust example of the README runs as printed.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
