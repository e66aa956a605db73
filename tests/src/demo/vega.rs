//! Vega, which draws the charts in the page: fetched by npm once, kept under `target/`.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::digest;
use super::text;

/// What npm is told: versions and checksums, committed.
const MANIFESTS: [(&str, &str); 3] = [
    ("package.json", include_str!("../../vega/package.json")),
    (
        "package-lock.json",
        include_str!("../../vega/package-lock.json"),
    ),
    (".npmrc", include_str!("../../vega/.npmrc")),
];

/// The scripts, in the order in which they need each other.
const SCRIPTS: [(&str, &str); 3] = [
    ("vega", "build/vega.min.js"),
    ("vega-lite", "build/vega-lite.min.js"),
    ("vega-embed", "build/vega-embed.min.js"),
];

/// How long npm may take before the page does without.
pub const LIMIT: Duration = Duration::from_mins(1);

/// The scripts that draw the charts.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Each by itself.
    pub scripts: Vec<Script>,
}

/// One script with what its licence asks to stand beside it.
#[derive(Debug, Clone)]
pub struct Script {
    /// Name and version.
    pub name: String,
    /// The licence in full.
    pub licence: String,
    /// The program.
    pub text: String,
}

/// The scripts from the cache, or by npm into the cache.
///
/// # Errors
/// One sentence that says why there are none.
pub fn obtain(cache: &Path, search: Option<&OsStr>, limit: Duration) -> Result<Library, String> {
    let texts = MANIFESTS.map(|(_, content)| content);
    let folder = cache.join(format!("vega-{}", digest::short(&texts)));
    if let Ok(library) = load(&folder) {
        return Ok(library);
    }
    let npm = find(search).ok_or_else(|| no_charts("npm was not found"))?;
    fetch(cache, &folder, &npm, search, limit).map_err(|why| no_charts(&why))?;
    load(&folder).map_err(|why| no_charts(&why))
}

fn no_charts(why: &str) -> String {
    format!(
        "The page carries tables only, because {why}; with Node and npm installed and a connection, run it again for the charts."
    )
}

fn load(folder: &Path) -> Result<Library, String> {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .map_err(|error| format!("{} cannot be read ({error})", text::path(path)))
    };
    let script = |&(name, path): &(&str, &str)| {
        let package = folder.join("node_modules").join(name);
        let manifest: serde_json::Value =
            serde_json::from_str(&read(&package.join("package.json"))?)
                .map_err(|error| format!("the package.json of {name} is not JSON ({error})"))?;
        let version = manifest["version"].as_str().unwrap_or_default();
        Ok(Script {
            name: format!("{name} {version}"),
            licence: read(&package.join("LICENSE"))?,
            text: read(&package.join(path))?,
        })
    };
    let scripts = SCRIPTS.iter().map(script).collect::<Result<_, String>>()?;
    Ok(Library { scripts })
}

/// The first npm in the folders of a search path.
fn find(search: Option<&OsStr>) -> Option<PathBuf> {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    std::env::split_paths(search?)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Lets npm fill a folder of its own, which takes its name only when it is complete.
fn fetch(
    cache: &Path,
    folder: &Path,
    npm: &Path,
    search: Option<&OsStr>,
    limit: Duration,
) -> Result<(), String> {
    let unwritable = |error| format!("{} cannot be written ({error})", text::path(cache));
    let part = cache.join(format!(".part-{}", std::process::id()));
    let log = cache.join("npm.log");
    let prepare = || {
        if part.exists() {
            fs::remove_dir_all(&part)?;
        }
        fs::create_dir_all(&part)?;
        for (name, content) in MANIFESTS {
            fs::write(part.join(name), content)?;
        }
        fs::File::create(&log)
    };
    let output = prepare().map_err(unwritable)?;
    let errors = output.try_clone().map_err(unwritable)?;
    let mut command = Command::new(npm);
    command
        .args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
        ])
        // Where there is no connection, say so soon.
        .args([
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000",
            "--fetch-timeout=30000",
        ])
        .env("npm_config_update_notifier", "false")
        .env(
            "PATH",
            search.map_or_else(OsString::new, OsStr::to_os_string),
        )
        .current_dir(&part)
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors);
    // npm starts Node: a group of their own lets both be ended together.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let outcome = command
        .spawn()
        .map_err(|error| format!("npm cannot be started ({error})"))
        .and_then(|mut child| wait(&mut child, limit, &log))
        .and_then(|()| {
            fs::rename(&part, folder).or_else(|error| {
                // Another run may have been first; then its folder serves.
                if load(folder).is_ok() {
                    Ok(())
                } else {
                    Err(unwritable(error))
                }
            })
        });
    // Left over from a failure, or from losing to another run.
    let _ = fs::remove_dir_all(&part);
    outcome
}

fn wait(child: &mut Child, limit: Duration, log: &Path) -> Result<(), String> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => {
                return Err(format!(
                    "npm could not fetch Vega (its log is {})",
                    text::path(log)
                ));
            }
            Ok(None) if start.elapsed() > limit => {
                end(child);
                return Err(format!(
                    "npm took longer than {} s to fetch Vega",
                    limit.as_secs()
                ));
            }
            Ok(None) => sleep(Duration::from_millis(20)),
            Err(error) => {
                end(child);
                return Err(format!("npm cannot be waited for ({error})"));
            }
        }
    }
}

/// Ends npm and what it started.
fn end(child: &mut Child) {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        let _ = Command::new("kill").args(["-9", "--", &group]).status();
    }
    let _ = child.kill();
    let _ = child.wait();
}
