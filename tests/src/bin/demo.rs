//! `cargo demo`: the main job on built-in examples, and on files given by path.

use std::process::ExitCode;

fn main() -> ExitCode {
    verify::demo::main(std::env::args_os().skip(1))
}
