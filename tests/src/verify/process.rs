//! Runs another program: with a time limit, without standard input, its output in a log.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::layout::Layout;
use super::outcome::Attempt;

/// How many lines of a failing log are shown.
const TAIL: usize = 40;

/// A program to run.
#[derive(Debug)]
pub(crate) struct Task {
    command: Command,
    name: String,
    limit: Duration,
}

/// A program that has ended.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) success: bool,
    /// How it ended, as the end of a sentence: `ended with exit code 1`.
    ending: String,
    /// Everything that it printed.
    pub(crate) text: String,
    log: String,
}

impl Task {
    /// A program by name or path, with a limit of ten minutes.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(&program);
        command.stdin(Stdio::null());
        for variable in inherited_from_cargo() {
            command.env_remove(variable);
        }
        match library_path() {
            Some(libraries) => command.env("LD_LIBRARY_PATH", libraries),
            None => command.env_remove("LD_LIBRARY_PATH"),
        };
        // Colours would stand between the counts and their reader.
        command
            .env_remove("FORCE_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env("NO_COLOR", "1")
            .env("CARGO_TERM_COLOR", "never");
        let name = Path::new(program.as_ref())
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Self {
            command,
            name,
            limit: Duration::from_mins(10),
        }
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    pub(crate) fn without(mut self, keys: &[&str]) -> Self {
        for key in keys {
            self.command.env_remove(key);
        }
        self
    }

    /// Puts `folder` in front of `PATH`.
    pub(crate) fn path_first(self, folder: &Path) -> Self {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&rest));
        match std::env::join_paths(folders) {
            Ok(path) => self.env("PATH", path),
            Err(_) => self,
        }
    }

    pub(crate) fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn minutes(mut self, minutes: u64) -> Self {
        self.limit = Duration::from_mins(minutes);
        self
    }

    pub(crate) fn seconds(mut self, seconds: u64) -> Self {
        self.limit = Duration::from_secs(seconds);
        self
    }

    /// Runs the program to its end or to its limit; both of its outputs go to `logs/{log}.log`.
    pub(crate) fn run(mut self, layout: &Layout, log: &str) -> Attempt<Finished> {
        let path = layout.made("logs").join(format!("{log}.log"));
        let open = |error| format!("{} cannot be written: {error}", path.display());
        let output = File::create(&path).map_err(open)?;
        self.command
            .stdout(output.try_clone().map_err(open)?)
            .stderr(output);
        let mut child = self
            .command
            .spawn()
            .map_err(|error| format!("`{}` cannot be started: {error}", self.name))?;
        let (success, ending) = wait(&mut child, self.limit)
            .map_err(|error| format!("`{}` cannot be waited for: {error}", self.name))?;
        // A log may hold bytes that are no text, such as a file name quoted by a compiler.
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned();
        Ok(Finished {
            success,
            ending: format!("`{}` {ending}", self.name),
            text,
            log: layout.short(&path),
        })
    }

    /// Runs the program and insists on success; `what` begins the sentence otherwise.
    pub(crate) fn succeed(self, layout: &Layout, log: &str, what: &str) -> Attempt<String> {
        let finished = self.run(layout, log)?;
        if finished.success {
            Ok(finished.text)
        } else {
            Err(finished.trouble(what))
        }
    }
}

impl Finished {
    /// One sentence on how it failed, and the end of its log.
    pub(crate) fn trouble(&self, what: &str) -> String {
        format!(
            "{what} failed: {}; the whole log is {}\n{}",
            self.ending,
            self.log,
            self.tail()
        )
    }

    /// The last lines of the log, each set off by a bar.
    pub(crate) fn tail(&self) -> String {
        let lines: Vec<&str> = self.text.lines().collect();
        let shown = &lines[lines.len().saturating_sub(TAIL)..];
        shown
            .iter()
            .map(|line| format!("    | {line}"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Waits for a child up to `limit`; past it, ends the child and everything that it started.
fn wait(child: &mut Child, limit: Duration) -> std::io::Result<(bool, String)> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        if let Some(status) = child.try_wait()? {
            let ending = status.code().map_or_else(
                || "was ended by a signal".to_owned(),
                |code| format!("ended with exit code {code}"),
            );
            return Ok((status.success(), ending));
        }
        if start.elapsed() > limit {
            end_tree(child);
            child.wait()?;
            let ending = format!("was ended after {} s, its time limit", limit.as_secs());
            return Ok((false, ending));
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(100));
    }
}

/// Ends a child and its descendants. They share this program's process group, so that Ctrl-C
/// reaches them; hence they are looked up one by one.
fn end_tree(child: &mut Child) {
    let table = Command::new("ps")
        .args(["-A", "-o", "pid=,ppid="])
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let pairs: Vec<(u32, u32)> = table
        .lines()
        .filter_map(|line| {
            let mut numbers = line.split_whitespace().map(str::parse);
            Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
        })
        .collect();
    let mut doomed = vec![child.id()];
    let mut at = 0;
    while let Some(&parent) = doomed.get(at) {
        doomed.extend(
            pairs
                .iter()
                .filter(|(_, p)| *p == parent)
                .map(|(pid, _)| *pid),
        );
        at += 1;
    }
    // The youngest first would leave time for the eldest to start others.
    let _ = child.kill();
    for pid in doomed.iter().skip(1) {
        let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
    }
}

/// What `cargo run` sets for this program alone, and a child that builds should not see.
fn inherited_from_cargo() -> impl Iterator<Item = String> {
    std::env::vars_os()
        .filter_map(|(key, _)| key.into_string().ok())
        .filter(|key| {
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CFG_"]
                .iter()
                .any(|start| key.starts_with(start))
                || ["CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"].contains(&key.as_str())
        })
}

/// `LD_LIBRARY_PATH` without the folders that `cargo run` put in front of it: those of its own
/// target folder and of its own toolchain. Nothing where none is left.
fn library_path() -> Option<std::ffi::OsString> {
    let all = std::env::var_os("LD_LIBRARY_PATH")?;
    let kept: Vec<PathBuf> = std::env::split_paths(&all)
        .filter(|folder| {
            let text = folder.to_string_lossy();
            !text.contains("/target/debug")
                && !text.contains("/target/release")
                && !text.contains("/toolchains/")
                && !text.contains("/rustlib/")
        })
        .collect();
    if kept.is_empty() {
        return None;
    }
    std::env::join_paths(kept).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_past_its_limit_is_ended() {
        let layout = Layout::find().expect("a checkout");
        let start = Instant::now();
        let finished = Task::new("sleep")
            .arg("60")
            .seconds(0)
            .run(&layout, "self-test-limit")
            .expect("sleep starts");
        assert!(!finished.success);
        assert!(finished.trouble("the nap").contains("time limit"));
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_missing_program_is_named() {
        let layout = Layout::find().expect("a checkout");
        let trouble = Task::new("no-such-program-here")
            .run(&layout, "self-test-missing")
            .expect_err("it does not exist");
        assert!(trouble.contains("no-such-program-here"));
    }
}
