//! Long work, away from the interpreter: it tells of progress, and hears Ctrl-C and what the callable answers or raises.

use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::convert::Callback;

/// Told how much is done of how much; answers whether to go on.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// Whoever waits for the work: a callable, if one was given, and the user at the keyboard in any case.
pub(crate) struct Listener {
    call: Option<Py<PyAny>>,
    /// What was told last, so that numbers only rise.
    told: Option<u64>,
    raised: Option<PyErr>,
}

impl Listener {
    pub(crate) fn new(progress: Option<&Callback<'_>>) -> Self {
        Self {
            call: progress.map(|progress| progress.0.clone().unbind()),
            told: None,
            raised: None,
        }
    }

    /// Runs the work without the interpreter's lock. What the callable or a signal handler raises is raised.
    pub(crate) fn listen<T: Send>(
        mut self,
        py: Python<'_>,
        work: impl FnOnce(Tell<'_>) -> T + Send,
    ) -> PyResult<T> {
        let result = py.detach(|| work(&mut |done, total| self.tell(done, total)));
        self.raised.map_or(Ok(result), Err)
    }

    fn tell(&mut self, done: u64, total: u64) -> bool {
        let answer = Python::try_attach(|py| {
            py.check_signals()?;
            match &self.call {
                Some(call) if self.told.is_none_or(|told| told < done) => {
                    self.told = Some(done);
                    // Only False cancels: a progress bar that returns nothing goes on.
                    Ok(!call
                        .bind(py)
                        .call1((done, total))?
                        .is(PyBool::new(py, false)))
                }
                _ => Ok(true),
            }
        });
        // Without an interpreter, which is on its way out, nobody waits any more.
        answer.unwrap_or(Ok(false)).unwrap_or_else(|error| {
            self.raised = Some(error);
            false
        })
    }
}
