//! What stands behind `cargo verify` and `cargo demo`.

pub mod verify;
