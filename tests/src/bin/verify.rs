//! `cargo verify`: sets up what is missing, runs every check, closes with `N passed, N failed`.

use std::process::ExitCode;

fn main() -> ExitCode {
    verify::verify::main(std::env::args().skip(1))
}
