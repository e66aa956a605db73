//! Reads what a test runner printed: how many tests passed, failed and were skipped, and which.

/// What one test runner reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
    /// The lines that name the tests which failed.
    pub(crate) failing: Vec<String>,
}

/// `cargo test`: one `test result:` line a test binary, and one for documentation tests.
pub(crate) fn cargo(text: &str) -> Counted {
    let mut counted = Counted::default();
    for line in text.lines() {
        if let Some(result) = line.strip_prefix("test result: ") {
            counted.passed += number_before(result, "passed");
            counted.failed += number_before(result, "failed");
            counted.skipped += number_before(result, "ignored");
        } else if line.starts_with("test ") && line.ends_with("... FAILED") {
            counted.failing.push(line.to_owned());
        }
    }
    counted
}

/// pytest: the last line that counts, such as `2 failed, 10 passed, 1 skipped in 0.12s`.
pub(crate) fn pytest(text: &str) -> Counted {
    let closing = text
        .lines()
        .rev()
        .find(|line| {
            line.contains(" in ")
                && ["passed", "failed", "error", "skipped"]
                    .iter()
                    .any(|word| line.contains(word))
        })
        .unwrap_or_default();
    let failing = text
        .lines()
        .filter(|line| line.starts_with("FAILED ") || line.starts_with("ERROR "))
        .map(str::to_owned)
        .collect();
    Counted {
        passed: number_before(closing, "passed") + number_before(closing, "xpassed"),
        failed: number_before(closing, "failed")
            + number_before(closing, "error")
            + number_before(closing, "errors"),
        skipped: number_before(closing, "skipped")
            + number_before(closing, "xfailed")
            + number_before(closing, "deselected"),
        failing,
    }
}

/// Node's test runner with `--test-reporter=tap`: comment lines such as `# pass 12`.
pub(crate) fn tap(text: &str) -> Counted {
    let value = |key: &str| -> usize {
        text.lines()
            .rev()
            .find_map(|line| {
                line.strip_prefix("# ")?
                    .strip_prefix(key)?
                    .strip_prefix(' ')
            })
            .and_then(|number| number.trim().parse().ok())
            .unwrap_or(0)
    };
    Counted {
        passed: value("pass"),
        failed: value("fail") + value("cancelled"),
        skipped: value("skipped") + value("todo"),
        failing: text
            .lines()
            .map(str::trim_start)
            .filter(|line| line.starts_with("not ok "))
            .map(str::to_owned)
            .collect(),
    }
}

/// A plain closing line: `N passed, N failed`, perhaps with `, N skipped` after it.
pub(crate) fn closing(text: &str) -> Counted {
    let closing = text
        .lines()
        .rev()
        .find(|line| line.contains(" passed, ") && line.contains(" failed"))
        .unwrap_or_default();
    Counted {
        passed: number_before(closing, "passed"),
        failed: number_before(closing, "failed"),
        skipped: number_before(closing, "skipped"),
        failing: Vec::new(),
    }
}

/// The number in front of `word`, where punctuation may touch either; 0 where there is none.
fn number_before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_adds_every_binary() {
        let text = "test a ... ok\ntest b ... FAILED\n\
            test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.05s\n\
            test result: ok. 30 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 1.50s\n";
        let counted = cargo(text);
        assert_eq!(
            (counted.passed, counted.failed, counted.skipped),
            (42, 1, 2)
        );
        assert_eq!(counted.failing, ["test b ... FAILED"]);
    }

    #[test]
    fn pytest_takes_the_closing_line() {
        let text = "FAILED tests/python/test_a.py::test_b - AssertionError: 3 passed in vain\n\
            ====== 2 failed, 10 passed, 1 skipped, 1 error in 0.12s ======\n";
        let counted = pytest(text);
        assert_eq!(
            (counted.passed, counted.failed, counted.skipped),
            (10, 3, 1)
        );
        assert_eq!(counted.failing.len(), 1);
        assert_eq!(pytest("no tests ran in 0.01s"), Counted::default());
    }

    #[test]
    fn tap_reads_the_totals() {
        let text = "TAP version 13\n    not ok 1 - limits\n# tests 8\n# suites 0\n# pass 6\n# fail 1\n\
            # cancelled 0\n# skipped 1\n# todo 0\n# duration_ms 51.9\n";
        let counted = tap(text);
        assert_eq!((counted.passed, counted.failed, counted.skipped), (6, 1, 1));
        assert_eq!(counted.failing, ["not ok 1 - limits"]);
    }

    #[test]
    fn closing_line_may_name_skipped_ones() {
        let counted = closing("noise\npeers: 310 passed, 2 failed, 44 skipped\n");
        assert_eq!(
            (counted.passed, counted.failed, counted.skipped),
            (310, 2, 44)
        );
        assert_eq!(closing("nothing of the kind"), Counted::default());
    }
}
