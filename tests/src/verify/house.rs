//! The rules of this house that no linter knows: what committed files never hold, and what has to
//! agree between them.

use std::path::{Path, PathBuf};

use super::layout::{Layout, files_below, read};
use super::outcome::{Attempt, Tally};
use super::process::Task;
use super::session::Session;

/// Addresses that packages are downloaded from, and settings that name one. Written in two pieces,
/// so that this list does not find itself.
const DOWNLOADS: [&str; 8] = [
    concat!("\"resolved\": \"", "http"),
    concat!("--index", "-url"),
    concat!("index-url", " ="),
    concat!("registry", "=http"),
    concat!("registry.npm", "js.org"),
    concat!("files.python", "hosted.org"),
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
];

/// Marks of work left undone, and of tests that do not run.
const UNFINISHED: [&str; 11] = [
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("NotImplemented", "Error"),
    concat!("#[ign", "ore"),
    concat!("pytest.mark.", "skip"),
    concat!("pytest.mark.", "xfail"),
    concat!("test.", "skip("),
    concat!("it.", "skip("),
    concat!("describe.", "skip("),
];

/// Where marks of unfinished work are looked for.
const CODE: [&str; 6] = [".rs", ".py", ".pyi", ".ts", ".js", ".mjs"];

pub(crate) fn run(session: &Session) -> Tally {
    let check = |name, step: fn(&Layout) -> Attempt<()>| session.check("lint", name, step);
    check("no download addresses", no_downloads)
        + check("no paths of this machine", no_machine_paths)
        + check("nothing left undone or skipped", nothing_unfinished)
        + check("every Rust test is listed", tests_are_listed)
        + check("versions agree", versions_agree)
}

fn no_downloads(layout: &Layout) -> Attempt<()> {
    let found = search(layout, |_| true, &DOWNLOADS)?;
    none(&found, "download addresses in committed files")
}

fn no_machine_paths(layout: &Layout) -> Attempt<()> {
    let home = std::env::var("HOME").unwrap_or_default();
    let folders = [layout.root.display().to_string(), home];
    let paths: Vec<String> = folders
        .iter()
        .filter(|folder| folder.len() > 1)
        .map(|folder| format!("{folder}/"))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let found = search(layout, |_| true, &paths)?;
    none(&found, "paths of this machine in committed files")
}

fn nothing_unfinished(layout: &Layout) -> Attempt<()> {
    let is_code = |file: &str| CODE.iter().any(|ending| file.ends_with(ending));
    let found = search(layout, is_code, &UNFINISHED)?;
    none(
        &found,
        "marks of unfinished work or of tests that do not run",
    )
}

/// Cargo runs a test in `tests/rust` only if the manifest lists it.
fn tests_are_listed(layout: &Layout) -> Attempt<()> {
    let manifest = text(&layout.at("tests/Cargo.toml"))?;
    let unlisted: Vec<String> = files_below(&layout.at("tests/rust"), &[".rs"])
        .into_iter()
        // Modules that tests share stand in folders, the tests themselves do not.
        .filter(|file| file.parent() == Some(&layout.at("tests/rust")))
        .map(|file| format!("rust/{}", super::python::name(&file)))
        .filter(|path| !manifest.contains(&format!("path = \"{path}\"")))
        .collect();
    none(
        &unlisted,
        "test files that tests/Cargo.toml does not list as [[test]]",
    )
}

/// One version for the crate, the wheel (which takes it from its crate) and the npm package.
fn versions_agree(layout: &Layout) -> Attempt<()> {
    let manifest = text(&layout.at("Cargo.toml"))?;
    let version = manifest
        .lines()
        .skip_while(|line| line.trim() != "[workspace.package]")
        .find_map(|line| line.strip_prefix("version = "))
        .map(|value| value.trim().trim_matches('"').to_owned())
        .ok_or("Cargo.toml states no version under [workspace.package]")?;
    let package: serde_json::Value =
        serde_json::from_slice(&read(&layout.at("bindings-wasm/package.json"))?)
            .map_err(|error| format!("bindings-wasm/package.json is not JSON: {error}"))?;
    let npm = package["version"].as_str().unwrap_or_default();
    if npm == version {
        Ok(())
    } else {
        Err(format!(
            "bindings-wasm/package.json says version {npm:?}, Cargo.toml {version:?}: make them equal"
        ))
    }
}

/// Fails with the first findings, one a line.
fn none(found: &[String], what: &str) -> Attempt<()> {
    if found.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = found
        .iter()
        .take(20)
        .map(|line| format!("    {line}"))
        .collect();
    Err(format!("{what}: {}\n{}", found.len(), lines.join("\n")))
}

/// The lines of committed files that hold one of `needles`.
fn search(
    layout: &Layout,
    chosen: impl Fn(&str) -> bool,
    needles: &[&str],
) -> Attempt<Vec<String>> {
    let mut found = Vec::new();
    for file in committed(layout)? {
        let name = layout.short(&file);
        let Ok(bytes) = read(&file) else { continue };
        if !chosen(&name) || bytes.contains(&0) {
            continue;
        }
        let content = String::from_utf8_lossy(&bytes);
        for (number, line) in content.lines().enumerate() {
            if let Some(needle) = needles.iter().find(|needle| line.contains(**needle)) {
                found.push(format!("{name}:{}: {needle}", number + 1));
            }
        }
    }
    Ok(found)
}

/// Files that git tracks or would track.
fn committed(layout: &Layout) -> Attempt<Vec<PathBuf>> {
    let listed = Task::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .dir(&layout.root)
        .seconds(60)
        .succeed(layout, "lint-files", "listing the files with git")?;
    Ok(listed
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(|name| layout.at(name))
        .filter(|file| file.is_file())
        .collect())
}

fn text(file: &Path) -> Attempt<String> {
    Ok(String::from_utf8_lossy(&read(file)?).into_owned())
}
