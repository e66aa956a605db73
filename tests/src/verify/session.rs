//! One run: its folders, its progress on the terminal, and what it has set up so far.

use std::cell::OnceCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::counts::Counted;
use super::layout::Layout;
use super::node::{self, Node};
use super::outcome::{Attempt, Tally};
use super::process::Task;
use super::{browser, python, wasm};

/// Everything that parts share. What is set up, is set up once a run, also when that failed.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) layout: Layout,
    python: OnceCell<Attempt<PathBuf>>,
    wheel: OnceCell<Attempt<PathBuf>>,
    node: OnceCell<Attempt<Node>>,
    npm_package: OnceCell<Attempt<PathBuf>>,
    chromium: OnceCell<Attempt<PathBuf>>,
}

impl Session {
    pub(crate) fn open() -> Attempt<Self> {
        Ok(Self {
            layout: Layout::find()?,
            python: OnceCell::new(),
            wheel: OnceCell::new(),
            node: OnceCell::new(),
            npm_package: OnceCell::new(),
            chromium: OnceCell::new(),
        })
    }

    /// The interpreter of the Python environment, every pinned package in it.
    pub(crate) fn python(&self) -> Attempt<&Path> {
        let made = self.python.get_or_init(|| python::environment(self));
        made.as_deref().map_err(Clone::clone)
    }

    /// The wheel, built from this checkout and installed into that environment.
    pub(crate) fn wheel(&self) -> Attempt<&Path> {
        let made = self.wheel.get_or_init(|| python::wheel(self));
        made.as_deref().map_err(Clone::clone)
    }

    /// Node, and the development packages from npm.
    pub(crate) fn node(&self) -> Attempt<&Node> {
        let made = self.node.get_or_init(|| node::environment(self));
        made.as_ref().map_err(Clone::clone)
    }

    /// The folder of the npm package, as it would be published.
    pub(crate) fn npm_package(&self) -> Attempt<&Path> {
        let made = self.npm_package.get_or_init(|| wasm::npm_package(self));
        made.as_deref().map_err(Clone::clone)
    }

    /// The browser.
    pub(crate) fn chromium(&self) -> Attempt<&Path> {
        let made = self.chromium.get_or_init(|| browser::chromium(self));
        made.as_deref().map_err(Clone::clone)
    }

    /// A step that makes ready: one line with its seconds, and the sentence when it failed.
    /// `remark` words what it found, for the end of the line.
    pub(crate) fn prepare<T>(
        &self,
        name: &str,
        remark: impl FnOnce(&T) -> String,
        step: impl FnOnce(&Layout) -> Attempt<T>,
    ) -> Attempt<T> {
        let start = begin("set-up", name);
        let made = step(&self.layout);
        match &made {
            Ok(found) => end(start, &remark(found)),
            Err(trouble) => {
                end(start, "FAILED");
                println!("{trouble}");
            }
        }
        made
    }

    /// One check that either passes or has a sentence to say.
    pub(crate) fn check(
        &self,
        part: &str,
        name: &str,
        step: impl FnOnce(&Layout) -> Attempt<()>,
    ) -> Tally {
        let start = begin(part, name);
        match step(&self.layout) {
            Ok(()) => {
                end(start, "passed");
                Tally::PASS
            }
            Err(trouble) => {
                end(start, "FAILED");
                println!("{trouble}");
                Tally::FAIL
            }
        }
    }

    /// Runs a test runner and counts its tests. None executed is a failure; so is one skipped,
    /// unless `may_skip`.
    pub(crate) fn tests(
        &self,
        part: &str,
        name: &str,
        task: Task,
        count: fn(&str) -> Counted,
        may_skip: bool,
    ) -> Tally {
        let start = begin(part, name);
        let log = format!("{part}-{}", name.replace([' ', '/'], "-"));
        let finished = match task.run(&self.layout, &log) {
            Ok(finished) => finished,
            Err(trouble) => {
                end(start, "FAILED");
                println!("{trouble}");
                return Tally::FAIL;
            }
        };
        let counted = count(&finished.text);
        let (tally, remarks) = judge(&counted, finished.success, may_skip);
        let skipped = match counted.skipped {
            0 => String::new(),
            skipped => format!(", {skipped} skipped"),
        };
        end(
            start,
            &format!("{} passed, {} failed{skipped}", tally.passed, tally.failed),
        );
        if tally.failed > 0 {
            for line in counted.failing.iter().take(20) {
                println!("    {line}");
            }
            for remark in remarks {
                println!("{remark}");
            }
            println!("{}", finished.trouble(&format!("{part}: {name}")));
        }
        tally
    }
}

/// A part, or some of its checks, that could not run: one failure.
pub(crate) fn blocked(what: &str, trouble: &str) -> Tally {
    let sentence = trouble.lines().next().unwrap_or_default();
    println!("{what} could not run: {sentence}");
    Tally::FAIL
}

/// Turns what a runner reported into a tally, with a sentence for whatever it left out.
fn judge(counted: &Counted, success: bool, may_skip: bool) -> (Tally, Vec<String>) {
    let mut tally = Tally {
        passed: counted.passed,
        failed: counted.failed,
    };
    let mut remarks = Vec::new();
    if counted.skipped > 0 && !may_skip {
        tally.failed += counted.skipped;
        remarks.push(format!(
            "{} of the tests did not run; each counts as failed",
            counted.skipped
        ));
    }
    if tally == Tally::default() {
        tally.failed = 1;
        remarks.push("no test ran; that counts as a failure".to_owned());
    } else if !success && tally.failed == 0 {
        tally.failed = 1;
        remarks.push("every test passed, but the runner reports a failure".to_owned());
    }
    (tally, remarks)
}

fn begin(part: &str, name: &str) -> Instant {
    print!("{part:<8} {name:<46} ");
    // Progress that cannot be shown is no reason to stop.
    let _ = std::io::stdout().flush();
    Instant::now()
}

fn end(start: Instant, outcome: &str) {
    println!("{:>7.1} s  {outcome}", start.elapsed().as_secs_f64());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(passed: usize, failed: usize, skipped: usize) -> Counted {
        Counted {
            passed,
            failed,
            skipped,
            failing: Vec::new(),
        }
    }

    fn failures(counted: &Counted, success: bool, may_skip: bool) -> usize {
        judge(counted, success, may_skip).0.failed
    }

    #[test]
    fn only_a_clean_run_has_no_failure() {
        assert_eq!(failures(&counted(3, 0, 0), true, false), 0);
        assert_eq!(failures(&counted(3, 1, 0), false, false), 1);
        assert_eq!(failures(&counted(3, 0, 0), false, false), 1);
        assert_eq!(failures(&counted(0, 0, 0), true, false), 1);
        assert_eq!(failures(&counted(3, 0, 2), true, false), 2);
        assert_eq!(failures(&counted(3, 0, 2), true, true), 0);
    }
}
