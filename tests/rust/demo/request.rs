//! What is asked on the command line, and where the answer goes.

use crate::bench::{AREAS, BOARDS, Bench};

#[test]
fn help_is_help_whatever_else_is_asked() {
    let bench = Bench::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["--json", "--help"],
        &["--", "--help"],
    ] {
        let ran = bench.demo(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        for option in ["--england DIR", "--out FILE", "--json", "--help"] {
            assert!(ran.out.contains(option), "{option}");
        }
    }
    assert_eq!(bench.names("checkout"), ["tests"]);
}

#[test]
fn a_request_that_is_wrong_gets_one_sentence_and_exit_code_2() {
    let bench = Bench::new();
    for (arguments, sentence) in [
        (&["--inequality"][..], "\"--inequality\" is not an option"),
        (&["somewhere"], "\"somewhere\" is not an option"),
        (&["--", "--"], "\"--\" is not an option"),
        (&["--england"], "\"--england\" needs a path"),
        (&["--england="], "\"--england\" needs a path"),
        (&["--out"], "\"--out\" needs a path"),
        (&["--out", "a", "--out", "b"], "\"--out\" stands twice"),
        (&["--json=yes"], "\"--json\" takes no value"),
        (&["--\u{1b}[31m"], "\"--\\u{1b}[31m\" is not an option"),
        (
            &["--out", "nothing"],
            "--out nothing: expected a file, found a folder",
        ),
        (&["--out", "no/page.html"], "--out no/page.html: the folder"),
        (
            &["--out", "nothing/.."],
            "--out nothing/..: expected a file, found a folder",
        ),
    ] {
        let ran = bench.demo(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.starts_with(sentence), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
    assert_eq!(bench.names("checkout"), ["tests"]);
}

#[test]
fn the_page_goes_where_it_is_asked_for() {
    let bench = Bench::with_files(BOARDS, AREAS);
    let ran = bench.demo(&["--england=data", "--out=page.html"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.ends_with("Page: page.html\n"));
    assert!(bench.read("page.html").starts_with("<!doctype html>"));
    // Nothing else stays: no half-written file, no folder of its own.
    assert_eq!(
        bench.names(""),
        ["checkout", "data", "nothing", "page.html"]
    );
    let ran = bench.demo(&[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(bench.names("checkout/target/demo"), ["commonweal.html"]);
}

#[test]
fn json_and_a_page_can_be_had_at_once() {
    let bench = Bench::with_files(BOARDS, AREAS);
    let ran = bench.demo(&["--england", "data", "--json", "--out", "page.html"]);
    assert_eq!(ran.code, Some(0));
    serde_json::from_str::<serde_json::Value>(&ran.out).unwrap();
    // The sentence on the missing charts must not stand among the JSON.
    assert!(ran.err.contains("npm was not found"));
    assert!(bench.read("page.html").ends_with("</html>\n"));
}

#[test]
fn a_page_that_cannot_be_written_leaves_nothing_behind() {
    let bench = Bench::new();
    // No system has names as long as this one: the content is written, and then cannot take its name.
    let name = "x".repeat(400);
    let ran = bench.demo(&["--out", &name]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("it cannot be written"), "{}", ran.err);
    assert_eq!(bench.names(""), ["checkout", "nothing"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    use std::process::{Command, Stdio};
    let bench = Bench::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_demo"))
        .args(["--json"])
        .env("CARGO_MANIFEST_DIR", bench.at("checkout/tests"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
