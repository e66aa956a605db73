//! Peers: the committed answers of other packages, compared through the adapters.

use super::outcome::{Attempt, Tally};
use super::session::Session;
use super::{counts, python};

pub(crate) fn run(session: &Session) -> Attempt<Tally> {
    let python = session.python()?;
    session.wheel()?;
    let task = python::interpreter(session, python)
        .args(["tests/peers/run.py", "tests/peers/cases"])
        .args(["--differences", "core/docs/differences.md"])
        .minutes(15);
    // A case is skipped where no adapter exists for its function yet: the one skip that is allowed.
    Ok(session.tests("peers", "cases", task, counts::closing, true))
}
