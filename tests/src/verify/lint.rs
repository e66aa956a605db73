//! Lint: formatting, lints, types, spelling, documentation, and the rules of this house. Each tool
//! is one check.

use std::path::Path;

use super::layout::Layout;
use super::node::Node;
use super::outcome::{Attempt, Tally};
use super::process::Task;
use super::session::{Session, blocked};
use super::toolchain::{self, WASM, cargo, features};
use super::{house, python};

pub(crate) fn run(session: &Session) -> Attempt<Tally> {
    let mut tally = rust(session)?;
    tally += match session.python() {
        Ok(interpreter) => text_and_python(session, interpreter),
        Err(trouble) => blocked("lint of Python and spelling", &trouble),
    };
    tally += match session.node() {
        Ok(node) => javascript(session, node),
        Err(trouble) => blocked("lint of JavaScript", &trouble),
    };
    tally += house::run(session);
    Ok(tally)
}

/// One tool, one check.
fn tool(session: &Session, name: &str, task: Task) -> Tally {
    let log = format!("lint-{}", name.replace([' ', '/'], "-"));
    session.check("lint", name, |layout: &Layout| {
        task.succeed(layout, &log, name).map(drop)
    })
}

fn rust(session: &Session) -> Attempt<Tally> {
    // Every feature of the core, none of this crate's: `glue` would compile wasm-bindgen's
    // generator once more, only to lint forty lines around it.
    let features = features(&session.layout, "commonweal", "core")?;
    let mut tally = tool(
        session,
        "rustfmt",
        cargo(session).args(["fmt", "--all", "--check", "--", "--color=never"]),
    );
    tally += tool(
        session,
        "clippy",
        cargo(session)
            .args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                &features,
            ])
            .args(["--", "-D", "warnings"]),
    );
    // Clippy reads the target's standard library as compiled by its own compiler. Debian's compiler
    // comes without clippy, so where only that one can target wasm, its build is the check.
    if toolchain::active_has_target(session) {
        tally += tool(
            session,
            "clippy for wasm",
            cargo(session)
                .args([
                    "clippy",
                    "--package",
                    "commonweal",
                    "--package",
                    "commonweal-wasm",
                ])
                .args(["--target", WASM, "--", "-D", "warnings"]),
        );
    }
    tally += tool(
        session,
        "rustdoc",
        cargo(session)
            .args([
                "doc",
                "--workspace",
                "--lib",
                "--no-deps",
                "--features",
                &features,
            ])
            .env("RUSTDOCFLAGS", "-D warnings"),
    );
    tally += tool(
        session,
        "Cargo.lock is up to date",
        cargo(session).args(["metadata", "--locked", "--quiet", "--format-version", "1"]),
    );
    Ok(tally)
}

fn text_and_python(session: &Session, interpreter: &Path) -> Tally {
    let module = |name: &str| python::tool(session, interpreter, name);
    let mut tally = tool(session, "ruff", module("ruff").args(["check", "."]));
    tally += tool(
        session,
        "ruff format",
        module("ruff").args(["format", "--check", "."]),
    );
    // An adapter renames, selects and rescales; numpy or scipy in it would be computing.
    tally += tool(
        session,
        "peers compute nothing",
        module("ruff").args(["check", "--select", "TID251", "tests/peers"]),
    );
    tally += tool(
        session,
        "typos",
        python::program(session, interpreter, "typos"),
    );
    if let Err(trouble) = session.wheel() {
        return tally + blocked("mypy and stubtest", &trouble);
    }
    let cache = session.layout.made("mypy");
    tally += tool(
        session,
        "mypy --strict",
        module("mypy")
            .args(["--strict", "--cache-dir"])
            .arg(&cache)
            .args(["--package", "commonweal"])
            .env("MYPYPATH", "bindings-python/python"),
    );
    // A script of a user, and what a type checker must refuse in it.
    tally += tool(
        session,
        "mypy --strict on use",
        module("mypy")
            .args(["--strict", "--warn-unused-ignores", "--cache-dir"])
            .arg(&cache)
            .arg("tests/python/typed_use.py"),
    );
    tally += tool(
        session,
        "stubtest",
        module("mypy.stubtest")
            .args(["commonweal", "--mypy-config-file", ".mypy.ini"])
            .args(["--allowlist", "tests/python/stubtest-allowlist.txt"]),
    );
    tally
        + tool(
            session,
            "stub is up to date",
            python::interpreter(session, interpreter)
                .args(["tests/python/make_stub.py", "--check"])
                .minutes(20),
        )
}

fn javascript(session: &Session, node: &Node) -> Tally {
    let root = &session.layout.root;
    let mut tally = tool(
        session,
        "biome",
        node.script("@biomejs/biome/bin/biome")
            .args(["ci", "--colors=off", "--error-on-warnings", "."])
            .dir(root),
    );
    let package = match session.npm_package() {
        Ok(package) => package,
        Err(trouble) => return tally + blocked("tsc and publint", &trouble),
    };
    tally += tool(
        session,
        "tsc --strict",
        node.script("typescript/bin/tsc")
            .args(["--strict", "--project", "tests/js/tsconfig.json"])
            .dir(root),
    );
    tally
        + tool(
            session,
            "publint",
            node.script("publint/src/cli.js")
                .args(["run", "--strict"])
                .arg(package)
                .dir(root),
        )
}
