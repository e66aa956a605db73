//! Python: the environment with every pinned package, the wheel in it, and its tests.

use std::path::{Path, PathBuf};

use super::layout::{self, Layout};
use super::outcome::{Attempt, Tally};
use super::process::Task;
use super::session::Session;
use super::{counts, system};

/// Interpreters by name; the first that is new enough is taken.
const INTERPRETERS: [&str; 6] = [
    "python3",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python",
];

/// Exits with 0 where the interpreter is new enough.
const NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 11))";

pub(crate) fn run(session: &Session) -> Attempt<Tally> {
    let python = session.python()?;
    session.wheel()?;
    // As many processes as there are cores, which take tests from each other: most wait for none.
    let task =
        pytest(session, python).args(["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]);
    let task = task.arg("tests/python").minutes(20);
    Ok(session.tests("python", "tests", task, counts::pytest, false))
}

/// pytest with the project's configuration.
fn pytest(session: &Session, python: &Path) -> Task {
    tool(session, python, "pytest")
        .args(["-c", "tests/python/pytest.ini", "--rootdir", "."])
        .args(["-q", "-r", "fE", "--color=no", "-p", "no:cacheprovider"])
}

/// A module of the environment, run as a program at the top of the checkout.
pub(crate) fn tool(session: &Session, python: &Path, module: &str) -> Task {
    interpreter(session, python).args(["-m", module])
}

/// A program of the environment that is no module, at the top of the checkout.
pub(crate) fn program(session: &Session, python: &Path, name: &str) -> Task {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Task::new(python.with_file_name(file)).dir(&session.layout.root)
}

/// The environment's interpreter, its programs first on `PATH`, as if it were activated.
pub(crate) fn interpreter(session: &Session, python: &Path) -> Task {
    let bin = python.parent().unwrap_or(python);
    Task::new(python)
        .path_first(bin)
        .env("VIRTUAL_ENV", session.layout.made("venv"))
        .without(&["PYTHONPATH", "PYTHONHOME"])
        .dir(&session.layout.root)
}

/// The interpreter inside an environment.
pub(crate) fn inside(environment: &Path) -> PathBuf {
    if cfg!(windows) {
        environment.join("Scripts").join("python.exe")
    } else {
        environment.join("bin").join("python")
    }
}

/// Makes the environment, or brings it up to the committed list of versions.
pub(crate) fn environment(session: &Session) -> Attempt<PathBuf> {
    let folder = session.layout.made("venv");
    let requirements = session.layout.at("tests/python/requirements.txt");
    session.prepare(
        "Python environment",
        |_| String::new(),
        |layout| {
            let python = inside(&folder);
            if !accepts(layout, &python) {
                create(layout, &folder)?;
            }
            let wanted = layout::fingerprint(std::slice::from_ref(&requirements), &[])?;
            let stamp = folder.join("requirements.stamp");
            if std::fs::read_to_string(&stamp).is_ok_and(|had| had == wanted) {
                return Ok(python);
            }
            Task::new(&python)
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--disable-pip-version-check",
                    "--requirement",
                ])
                .arg(&requirements)
                .minutes(15)
                .succeed(
                    layout,
                    "python-requirements",
                    "installing the Python packages",
                )?;
            layout::write(&stamp, wanted.as_bytes())?;
            Ok(python)
        },
    )
}

/// Whether an interpreter starts and is new enough.
fn accepts(layout: &Layout, python: &Path) -> bool {
    Task::new(python)
        .args(["-c", NEW_ENOUGH])
        .seconds(30)
        .run(layout, "python-version")
        .is_ok_and(|finished| finished.success)
}

/// Makes an empty environment with pip in it.
pub(crate) fn create(layout: &Layout, folder: &Path) -> Attempt<()> {
    let purpose = "Python 3.11 or later with its venv module";
    let packages = ["python3", "python3-venv"];
    let find = || {
        let accepted = |name: &&str| accepts(layout, Path::new(name));
        INTERPRETERS.into_iter().find(accepted)
    };
    if find().is_none() {
        system::install(layout, &packages, purpose)?;
    }
    let python = find().ok_or_else(|| format!("{purpose} is missing: install it"))?;
    let make = || {
        layout::empty_folder(folder)?;
        Task::new(python)
            .args(["-m", "venv"])
            .arg(folder)
            .run(layout, "python-venv")
    };
    // Debian ships Python without the module that puts pip into an environment.
    if !make()?.success {
        system::install(layout, &packages, purpose)?;
        let made = make()?;
        if !made.success {
            return Err(made.trouble("making the Python environment"));
        }
    }
    Ok(())
}

/// Builds the wheel and installs it into the environment.
pub(crate) fn wheel(session: &Session) -> Attempt<PathBuf> {
    let python = session.python()?;
    session.prepare("wheel", name, |layout| {
        let folder = layout.made("wheels");
        layout::empty_folder(&folder)?;
        tool(session, python, "maturin")
            .args([
                "build",
                "--release",
                "--manifest-path",
                "bindings-python/Cargo.toml",
            ])
            .arg("--interpreter")
            .arg(python)
            .arg("--out")
            .arg(&folder)
            .minutes(20)
            .succeed(layout, "python-wheel", "building the wheel")?;
        let wheel = layout::files_below(&folder, &[".whl"])
            .pop()
            .ok_or("maturin reported success, but made no wheel")?;
        tool(session, python, "pip")
            .args([
                "install",
                "--disable-pip-version-check",
                "--force-reinstall",
                "--no-deps",
            ])
            .arg(&wheel)
            .succeed(layout, "python-install", "installing the wheel")?;
        Ok(wheel)
    })
}

/// The file name of a path, for the progress line.
#[expect(clippy::ptr_arg, reason = "the signature that `prepare` asks for")]
pub(crate) fn name(path: &PathBuf) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
