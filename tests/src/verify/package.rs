//! Package: what is published, installed where nothing else is, and asked one question.

use std::path::{Path, PathBuf};

use super::layout::{self, Layout, copy_into, read, write};
use super::node::Node;
use super::outcome::{Attempt, Tally};
use super::process::Task;
use super::python;
use super::session::{Session, blocked};
use super::toolchain::cargo;

/// The manifest of a project that has nothing in it.
const EMPTY_PROJECT: &[u8] = b"{ \"name\": \"empty\", \"private\": true, \"type\": \"module\" }\n";

pub(crate) fn run(session: &Session) -> Tally {
    let mut tally = match session.wheel() {
        Ok(wheel) => session.check(
            "package",
            "wheel, clean environment without Rust",
            |layout| clean_environment(layout, wheel),
        ),
        Err(trouble) => blocked("package: the wheel", &trouble),
    };
    tally += match npm_archive(session) {
        Ok((node, archive)) => {
            session.check("package", "npm package, empty Node project", |layout| {
                empty_node_project(layout, node, &archive)
            }) + bundled(session, node, &archive)
        }
        Err(trouble) => blocked("package: the npm package", &trouble),
    };
    // The tree may hold work that is not committed yet; what is packaged is the same either way.
    tally += session.check("package", "cargo package of core", |layout| {
        cargo(session)
            .args(["package", "--package", "commonweal", "--allow-dirty"])
            .succeed(layout, "package-cargo", "packaging the crate")
            .map(drop)
    });
    tally
}

/// Installs the wheel into a new environment whose `PATH` has no compiler, and asks it once.
fn clean_environment(layout: &Layout, wheel: &Path) -> Attempt<()> {
    let folder = layout.made("clean-python");
    let environment = folder.join("venv");
    python::create(layout, &environment)?;
    let interpreter = python::inside(&environment);
    let task = || {
        let bin = interpreter.parent().unwrap_or(&environment);
        Task::new(&interpreter)
            .env("PATH", bin)
            .without(&["PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"])
            .dir(&folder)
    };
    task()
        .args([
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--only-binary=:all:",
        ])
        .arg(wheel)
        .arg("--constraint")
        .arg(layout.at("tests/python/requirements.txt"))
        .succeed(layout, "package-wheel-install", "installing the wheel")?;
    task()
        .arg("-I")
        .arg(layout.at("tests/package/call.py"))
        .succeed(layout, "package-wheel-call", "calling the installed wheel")
        .map(drop)
}

/// Packs the npm package as it would be published.
fn npm_archive(session: &Session) -> Attempt<(&Node, PathBuf)> {
    let node = session.node()?;
    let package = session.npm_package()?;
    let archive = session.prepare("npm pack", python::name, |layout| {
        let folder = layout.made("npm-archive");
        layout::empty_folder(&folder)?;
        node.npm("pack")
            .arg("--pack-destination")
            .arg(&folder)
            .dir(package)
            .succeed(layout, "npm-pack", "packing the npm package")?;
        layout::files_below(&folder, &[".tgz"])
            .pop()
            .ok_or_else(|| "npm reported success, but packed nothing".to_owned())
    })?;
    Ok((node, archive))
}

/// A project with nothing but the packed package in it.
fn project(layout: &Layout, node: &Node, archive: &Path, name: &str) -> Attempt<PathBuf> {
    let folder = layout.made(name);
    layout::empty_folder(&folder)?;
    write(&folder.join("package.json"), EMPTY_PROJECT)?;
    node.npm("install").arg(archive).dir(&folder).succeed(
        layout,
        &format!("{name}-install"),
        "installing the npm package",
    )?;
    Ok(folder)
}

fn empty_node_project(layout: &Layout, node: &Node, archive: &Path) -> Attempt<()> {
    let folder = project(layout, node, archive, "empty-node")?;
    copy_into(&layout.at("tests/package/call.mjs"), &folder)?;
    node.node()
        .arg("call.mjs")
        .dir(&folder)
        .succeed(
            layout,
            "package-node-call",
            "calling the npm package in Node",
        )
        .map(drop)
}

/// Bundles a page around the packed package, and opens it in the browser.
fn bundled(session: &Session, node: &Node, archive: &Path) -> Tally {
    let chromium = match session.chromium() {
        Ok(chromium) => chromium,
        Err(trouble) => return blocked("package: the bundle", &trouble),
    };
    session.check("package", "npm package, empty bundler project", |layout| {
        let folder = project(layout, node, archive, "empty-bundler")?;
        for name in ["index.html", "page.mjs"] {
            copy_into(&layout.at("tests/package").join(name), &folder)?;
        }
        node.script("vite/bin/vite.js")
            .args(["build", "--logLevel", "warn"])
            .dir(&folder)
            .succeed(layout, "package-bundle", "bundling the npm package")?;
        carries_module(&folder)?;
        node.node()
            .arg(layout.at("tests/package/open.mjs"))
            .arg(folder.join("dist"))
            .env("CHROMIUM", chromium)
            .seconds(120)
            .succeed(layout, "package-bundle-open", "opening the bundled page")
            .map(drop)
    })
}

/// The bundle holds the wasm module as it was packed, and once.
fn carries_module(project: &Path) -> Attempt<()> {
    let packed = layout::files_below(&project.join("node_modules/commonweal/web"), &[".wasm"]);
    // `files_below` leaves out `node_modules` only below where it starts.
    let original = packed
        .first()
        .ok_or("the installed npm package holds no wasm module")?;
    let bundled = layout::files_below(&project.join("dist"), &[".wasm"]);
    match bundled.as_slice() {
        [one] if read(one)? == read(original)? => Ok(()),
        [_] => Err("the bundled wasm module is not the one that was packed".to_owned()),
        others => Err(format!(
            "the bundle holds {} wasm modules; expected one",
            others.len()
        )),
    }
}
