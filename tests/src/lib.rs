//! What stands behind `cargo verify` and `cargo demo`.

pub mod demo;
pub mod verify;
