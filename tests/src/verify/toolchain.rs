//! The compilers: cargo for this machine, and one that can target `wasm32-unknown-unknown`.

use std::path::{Path, PathBuf};

use super::layout::{Layout, on_path};
use super::outcome::Attempt;
use super::process::Task;
use super::session::Session;
use super::system;

/// The target triple of the browser build.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Debian's compiler for the web, with the sources of the standard library.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Where Debian installs it.
const DEBIAN_BIN: &str = "/usr/bin";

/// Names that a linker for wasm goes by, the one in Debian's packages first.
const WASM_LINKERS: [&str; 5] = [
    "wasm-ld-22",
    "wasm-ld-21",
    "wasm-ld-20",
    "wasm-ld-19",
    "wasm-ld",
];

/// The cargo that runs this program, at the top of the checkout.
pub(crate) fn cargo(session: &Session) -> Task {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Task::new(program).dir(&session.layout.root).minutes(20)
}

/// How the wasm module gets compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WasmCompiler {
    /// The active toolchain has the target's standard library.
    Active,
    /// Debian's compiler builds the standard library from its sources.
    Debian {
        /// The linker, which Debian names by its version.
        linker: PathBuf,
    },
}

impl WasmCompiler {
    /// How it is told on the progress line.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Active => "the active toolchain",
            Self::Debian { .. } => "Debian's compiler, std from source",
        }
    }

    /// `cargo build` for wasm, in a target folder of its own: two compilers would thrash one.
    pub(crate) fn build(&self, session: &Session) -> Task {
        let task = match self {
            Self::Active => cargo(session),
            Self::Debian { linker } => debian_cargo(session)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
        };
        let task = task
            .env("CARGO_TARGET_DIR", session.layout.made("wasm-target"))
            .args(["build", "--target", WASM])
            .minutes(20);
        match self {
            Self::Active => task.env("RUSTFLAGS", nameless()),
            Self::Debian { .. } => task
                .env("RUSTFLAGS", format!("{} {SMALL}", nameless()))
                .args(["-Zbuild-std=std,panic_abort", SMALL_STD]),
        }
    }
}

/// Where the standard library is compiled here, it is compiled for weight: what only tells where a panic came from is left
/// out. A panic is a trap either way, and a defect of ours.
///
/// Functions of other crates are inlined where they say so only: each copy weighs.
const SMALL: &str = "-Zlocation-detail=none -Zunstable-options -Cpanic=immediate-abort -Zcross-crate-inline-threshold=never";

/// Its sorting and searching likewise.
const SMALL_STD: &str = "-Zbuild-std-features=optimize_for_size";

/// Messages of panics name source files: without this they would carry the folder of whoever built the module into every
/// page.
fn nameless() -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| {
        let home = std::env::var("HOME");
        home.map(|home| format!("{home}/.cargo"))
    });
    home.map_or_else(
        |_| String::new(),
        |home| format!("--remap-path-prefix={home}/registry/src/="),
    )
}

/// Debian's cargo. Under `cargo run` the environment points at the other toolchain, so every such
/// variable is dropped, and `PATH` begins where Debian's compiler is.
fn debian_cargo(session: &Session) -> Task {
    Task::new(Path::new(DEBIAN_BIN).join("cargo"))
        .without(&[
            "CARGO",
            "CARGO_BUILD_RUSTC",
            "CARGO_BUILD_TARGET",
            "CARGO_ENCODED_RUSTFLAGS",
            "RUSTC",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTDOC",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
        ])
        .path_first(Path::new(DEBIAN_BIN))
        .dir(&session.layout.root)
}

/// Finds a compiler for wasm, or gets one: the active toolchain as it is; then with the target
/// added by rustup, which some networks do not reach; then Debian's.
pub(crate) fn wasm_compiler(session: &Session) -> Attempt<WasmCompiler> {
    let name = |compiler: &WasmCompiler| compiler.name().to_owned();
    session.prepare("wasm compiler", name, |layout| {
        if active_has_target(session) {
            return Ok(WasmCompiler::Active);
        }
        // Where Debian's compiler stands ready, rustup was tried before, in vain.
        if let Some(compiler) = debian_compiler() {
            return Ok(compiler);
        }
        if on_path(&["rustup"]).is_some() {
            let added = Task::new("rustup")
                .args(["target", "add", WASM])
                .seconds(90)
                .run(layout, "rustup-target");
            if added.is_ok_and(|added| added.success) && active_has_target(session) {
                return Ok(WasmCompiler::Active);
            }
        }
        system::install(
            layout,
            &DEBIAN_PACKAGES,
            "a Rust compiler for wasm (one that `rustup target add wasm32-unknown-unknown` completes)",
        )?;
        debian_compiler().ok_or_else(|| {
            "Debian's packages for wasm are installed, but the compiler, its sources or wasm-ld is not where it should be; run `rustup target add wasm32-unknown-unknown`".to_owned()
        })
    })
}

/// Whether the active toolchain can link against the target's standard library.
pub(crate) fn active_has_target(session: &Session) -> bool {
    Task::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .dir(&session.layout.root)
        .seconds(30)
        .run(&session.layout, "rustc-target")
        .is_ok_and(|printed| {
            let folder = printed.text.lines().last().unwrap_or_default();
            printed.success && has_std(Path::new(folder))
        })
}

/// Whether a library folder of the compiler holds a standard library.
fn has_std(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// Debian's compiler, if it, its sources and a linker are installed.
fn debian_compiler() -> Option<WasmCompiler> {
    let bin = Path::new(DEBIAN_BIN);
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/std");
    let ready = bin.join("cargo").is_file() && bin.join("rustc").is_file() && sources.is_dir();
    let linker = on_path(&WASM_LINKERS).filter(|_| ready)?;
    Some(WasmCompiler::Debian { linker })
}

/// The optional features that a crate of the workspace declares, as `--features` wants them.
pub(crate) fn features(layout: &Layout, crate_name: &str, folder: &str) -> Attempt<String> {
    let manifest = super::layout::read(&layout.at(folder).join("Cargo.toml"))?;
    let text = String::from_utf8_lossy(&manifest).into_owned();
    let names = text
        .lines()
        .skip_while(|line| line.trim() != "[features]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| format!("{crate_name}/{}", name.trim()))
        .collect::<Vec<_>>();
    Ok(names.join(","))
}
