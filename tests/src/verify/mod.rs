//! The runner behind `cargo verify`.
//!
//! Each part sets up what it needs, runs its checks and returns how many passed and failed. Nothing
//! is skipped silently: a part that cannot run, or that ran no test, counts as a failure and says in
//! one sentence what to do. Builds and environments are reused between runs, verdicts never.

mod browser;
mod counts;
mod house;
mod layout;
mod lint;
mod node;
mod outcome;
mod package;
mod peers;
mod process;
mod python;
mod rust;
mod session;
mod system;
mod toolchain;
mod wasm;

use std::process::ExitCode;

use outcome::{Attempt, Tally};
use session::{Session, blocked};

/// One part of the run: its name on the command line, what it does, and the function that does it.
struct Part {
    name: &'static str,
    about: &'static str,
    run: fn(&Session) -> Attempt<Tally>,
}

/// Every part, in the order in which a full run takes them: cheap and telling ones first.
const PARTS: [Part; 7] = [
    Part {
        name: "rust",
        about: "unit, property, golden and documentation tests of the core",
        run: rust::run,
    },
    Part {
        name: "python",
        about: "the wheel, built and installed, and its tests",
        run: python::run,
    },
    Part {
        name: "wasm",
        about: "the npm package, built, weighed and tested in Node",
        run: wasm::run,
    },
    Part {
        name: "browser",
        about: "the demo page in Chromium",
        run: browser::run,
    },
    Part {
        name: "peers",
        about: "what other packages answer to the same question",
        run: peers::run,
    },
    Part {
        name: "package",
        about: "what is published, installed where nothing else is",
        run: |session| Ok(package::run(session)),
    },
    Part {
        name: "lint",
        about: "formatting, lints, types, spelling, documentation, house rules",
        run: lint::run,
    },
];

/// Runs the parts named in `arguments`, or all of them, and returns the exit code: 0 when
/// everything passed, 1 when something failed, 2 when the request was not understood.
pub fn main(arguments: impl Iterator<Item = String>) -> ExitCode {
    let arguments: Vec<String> = arguments.collect();
    if arguments.iter().any(|a| a == "--help" || a == "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let known = |name: &String| PARTS.iter().any(|part| part.name == name);
    if let Some(unknown) = arguments.iter().find(|a| !known(a)) {
        let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        eprintln!(
            "there is no part {unknown:?}; the parts are: {}",
            names.join(", ")
        );
        return ExitCode::from(2);
    }
    let session = match Session::open() {
        Ok(session) => session,
        Err(trouble) => {
            eprintln!("{trouble}");
            println!("\n0 passed, 1 failed");
            return ExitCode::FAILURE;
        }
    };
    let chosen = PARTS
        .iter()
        .filter(|part| arguments.is_empty() || arguments.iter().any(|a| a == part.name));
    let mut total = Tally::default();
    let mut summary = Vec::new();
    for part in chosen {
        let tally = match (part.run)(&session) {
            Ok(tally) => tally,
            Err(trouble) => blocked(part.name, &trouble),
        };
        summary.push((part.name, tally));
        total += tally;
    }
    println!();
    for (name, tally) in &summary {
        println!(
            "{name:<9} {:>6} passed {:>4} failed",
            tally.passed, tally.failed
        );
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn help() -> String {
    let mut text = String::from(
        "cargo verify [PART ...]\n\n\
         Sets up whatever is missing, runs the parts named (all of them when none is), and closes\n\
         with `N passed, N failed`. Full logs are in target/verify/logs.\n\n",
    );
    for part in &PARTS {
        text.extend(["  ", &format!("{:<9}", part.name), " ", part.about, "\n"]);
    }
    text += "\nExit code 0: everything passed. 1: something failed. 2: no such part.\n";
    text
}
