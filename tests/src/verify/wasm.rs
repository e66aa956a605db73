//! The browser build: the wasm module, its JavaScript glue, the npm package around them, its
//! weight, and its tests in Node.

use std::path::{Path, PathBuf};

use super::layout::{self, Layout, copy_into, files_below};
use super::node::Node;
use super::outcome::{Attempt, Tally};
use super::session::Session;
use super::toolchain::{self, WASM, WasmCompiler, cargo};
use super::{counts, node};

/// The most that the wasm module may weigh on its way to a page, in bytes after gzip.
const BUDGET: usize = 400_000;

/// What more a module weighs with a standard library that was not compiled for weight, tells where it panics, and with the
/// functions of other crates inlined wherever the compiler likes: 52 kB were measured.
const PREBUILT: usize = 55_000;

/// The compiled module, as wasm-bindgen names it.
const MODULE: &str = "commonweal_wasm_bg.wasm";

pub(crate) fn run(session: &Session) -> Attempt<Tally> {
    let node = session.node()?;
    let package = session.npm_package()?;
    let bytes = gzipped(&session.layout, node, &package.join("web").join(MODULE))?;
    let budget = match toolchain::wasm_compiler(session)? {
        WasmCompiler::Active => BUDGET + PREBUILT,
        WasmCompiler::Debian { .. } => BUDGET,
    };
    let name = format!("weight after gzip, {bytes} of {budget} bytes");
    let weight = session.check("wasm", &name, |_| {
        if bytes <= budget {
            Ok(())
        } else {
            Err(format!(
                "the wasm module weighs {bytes} bytes after gzip, more than its budget of {budget}"
            ))
        }
    });
    let tests = node::tests(session, node, "tests/js")?;
    Ok(weight + session.tests("wasm", "tests in Node", tests, counts::tap, false))
}

/// The size of a file after gzip at its strongest, as a server would send it.
fn gzipped(layout: &Layout, node: &Node, file: &Path) -> Attempt<usize> {
    let script = "console.log(require('zlib').gzipSync(require('fs').readFileSync(process.argv[1]), { level: 9 }).length)";
    node.node()
        .args(["-e", script])
        .arg(file)
        .succeed(layout, "wasm-weight", "weighing the wasm module")?
        .trim()
        .parse()
        .map_err(|_| "the weight of the wasm module could not be read".to_owned())
}

/// Builds the npm package in `target/verify/npm/commonweal`, as it would be published.
pub(crate) fn npm_package(session: &Session) -> Attempt<PathBuf> {
    let node = session.node()?;
    let compiler = toolchain::wasm_compiler(session)?;
    let module = session.prepare(
        "wasm module",
        |_| String::new(),
        |layout| {
            compiler
                .build(session)
                .args(["--profile", "wasm", "--package", "commonweal-wasm"])
                .succeed(layout, "wasm-build", "building the wasm module")?;
            Ok(layout
                .made("wasm-target")
                .join(WASM)
                .join("wasm/commonweal_wasm.wasm"))
        },
    )?;
    session.prepare(
        "glue generator",
        |()| String::new(),
        |layout| {
            glue(session, "build")
                .succeed(layout, "glue-build", "building the glue generator")
                .map(drop)
        },
    )?;
    session.prepare(
        "npm package",
        |_| String::new(),
        |layout| {
            let package = layout.made("npm/commonweal");
            layout::empty_folder(&package)?;
            glue(session, "run")
                .arg("--")
                .arg(&module)
                .arg(package.join("web"))
                .succeed(layout, "glue", "generating the glue")?;
            optimise(layout, node, &package.join("web").join(MODULE))?;
            let sources = layout.at("bindings-wasm");
            copy_into(&sources.join("package.json"), &package)?;
            copy_into(&sources.join("README.md"), &package)?;
            for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
                copy_into(&layout.at(licence), &package)?;
            }
            for file in files_below(&sources.join("js"), &[".js", ".d.ts"]) {
                copy_into(&file, &package)?;
            }
            layout::write(&package.join("catalog.js"), catalogue().as_bytes())?;
            layout::write(&package.join("reports.js"), reports().as_bytes())?;
            Ok(package)
        },
    )
}

/// The catalogue, which a page can do without.
fn catalogue() -> String {
    let catalog = serde_json::to_string_pretty(commonweal::catalog()).unwrap_or_default();
    format!("// Every function with its parameters.\n\nexport const catalog = {catalog};\n")
}

/// Which functions tell of progress: what a worker has to know of the catalogue.
fn reports() -> String {
    let tells = |operation: &&commonweal::Operation| {
        let mut parameters = operation.parameters.iter();
        parameters.any(|parameter| parameter.name == "progress")
    };
    let names = commonweal::catalog().iter().filter(tells);
    let names: Vec<String> = names
        .map(|operation| format!("  \"{}\",\n", operation.name))
        .collect();
    format!(
        "// Functions that tell of progress.\n\nexport const reports = [\n{}];\n",
        names.concat()
    )
}

/// The glue generator, behind its feature so that nothing else builds it.
fn glue(session: &Session, command: &str) -> super::process::Task {
    cargo(session).args([
        command,
        "--quiet",
        "--package",
        "verify",
        "--features",
        "glue",
        "--bin",
        "glue",
    ])
}

/// How the module is shrunk.
const SHRINKING: [&str; 14] = [
    // A value that is computed again compresses better than one that is kept in a local variable, and a table of data better
    // in one piece than cut at every few zeros.
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    // Functions that are alike, and locals that could be one, compress better as they are than told apart by a parameter.
    "--skip-pass=merge-similar-functions",
    "--skip-pass=merge-locals",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // The lowest kilobyte is the end of a stack of one megabyte: nothing has an address there.
    "--low-memory-unused",
    // A function with one caller compresses better apart from it.
    "--one-caller-inline-max-function-size=0",
    // So does a small function in place of its call.
    "--always-inline-max-function-size=4",
    "--strip-producers",
    "--strip-target-features",
];

/// Shrinks the module, or takes what came of the same module last time.
fn optimise(layout: &Layout, node: &Node, module: &Path) -> Attempt<()> {
    let before = layout::read(module)?;
    let (known, shrunk) = (layout.made("shrunk.before"), layout.made("shrunk.wasm"));
    let mut key = SHRINKING.join(" ").into_bytes();
    key.extend(layout::read(&layout.at("tests/js/package-lock.json"))?);
    key.extend(before);
    if layout::read(&known).is_ok_and(|last| last == key)
        && let Ok(after) = layout::read(&shrunk)
    {
        return layout::write(module, &after);
    }
    node.script("binaryen/bin/wasm-opt")
        .args(SHRINKING)
        .arg("-o")
        .arg(module)
        .arg(module)
        .succeed(layout, "wasm-opt", "shrinking the wasm module")?;
    layout::write(&shrunk, &layout::read(module)?)?;
    layout::write(&known, &key)
}
