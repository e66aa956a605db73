//! Golden cases in our own terms, read by the Rust, Python and JavaScript runners alike.

mod support;

use serde_json::Value;
use support::{Arguments, call, facts};

fn files() -> Vec<(String, Value)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/golden");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|e| e == "json") && !path.ends_with("agreement.json")
        })
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                serde_json::from_str(&text).unwrap(),
            )
        })
        .collect()
}

/// `intervals.0.lower` in a result.
fn at<'a>(result: &'a Value, path: &str) -> &'a Value {
    path.split('.')
        .fold(result, |value, step| match step.parse::<usize>() {
            Ok(index) if value.is_array() => &value[index],
            _ => &value[step],
        })
}

#[test]
fn every_golden_case_holds() {
    let mut failures = Vec::new();
    let mut cases = 0;
    for (stem, file) in files() {
        let operation = file["operation"].as_str().unwrap();
        assert_eq!(
            stem, operation,
            "a golden file is named after its operation"
        );
        let tolerance = file["tolerance"]["relative"].as_f64().unwrap();
        for case in file["cases"].as_array().unwrap() {
            cases += 1;
            let name = format!("{operation}: {}", case["name"].as_str().unwrap());
            let mut arguments = case["args"].as_object().unwrap().clone();
            arguments.extend(case["options"].as_object().cloned().unwrap_or_default());
            match (call(operation, &Arguments(arguments)), case.get("error")) {
                (Ok(result), None) => {
                    for (path, expected) in case["expect"].as_object().unwrap() {
                        let found = at(&result, path);
                        let same = match (found.as_f64(), expected.as_f64()) {
                            (Some(a), Some(b)) => (a - b).abs() <= tolerance * b.abs() + 1e-300,
                            _ => found == expected,
                        };
                        if !same {
                            failures.push(format!("{name}: {path} is {found}, not {expected}"));
                        }
                    }
                }
                (Err(error), Some(expected)) => {
                    let (code, param, index) = facts(&error);
                    let found = serde_json::json!({ "code": code, "param": param, "index": index });
                    if &found != expected {
                        failures.push(format!("{name}: {found}, not {expected}"));
                    }
                }
                (Ok(_), Some(expected)) => {
                    failures.push(format!("{name}: a result, not {expected}"));
                }
                (Err(error), None) => failures.push(format!("{name}: {error}")),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(cases > 20, "only {cases} cases");
}

#[test]
fn every_operation_has_a_golden_file() {
    let stems: Vec<String> = files().into_iter().map(|(stem, _)| stem).collect();
    for operation in commonweal::catalog() {
        assert!(
            stems.iter().any(|stem| stem == operation.name),
            "tests/golden/{}.json is missing: add it to a tests/python/reference/golden_*.py, and run make_golden.py",
            operation.name
        );
    }
}
