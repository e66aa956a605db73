//! Rust: every test of the core, its documentation examples, and the tests of `tests/rust`.

use super::counts;
use super::outcome::{Attempt, Tally};
use super::session::Session;
use super::toolchain::{cargo, features};

pub(crate) fn run(session: &Session) -> Attempt<Tally> {
    let features = features(&session.layout, "commonweal", "core")?;
    // One command for both crates, so that the core is compiled once.
    let task = cargo(session)
        .args(["test", "--package", "commonweal", "--package", "verify"])
        .args(["--features", &features, "--no-fail-fast"])
        .minutes(25);
    Ok(session.tests(
        "rust",
        "tests of core and tests/rust",
        task,
        counts::cargo,
        false,
    ))
}
