//! Examples in documentation.

/// Whether a documentation text has a fenced example that runs and asserts.
pub(super) fn asserts(doc: &str) -> bool {
    let mut runs = None;
    for line in doc.lines().map(str::trim) {
        match (line.strip_prefix("```"), runs) {
            // Text after the fence that is not Rust, or stops it from running, makes it an illustration.
            (Some(info), None) => runs = Some(matches!(info, "" | "rust" | "should_panic")),
            (Some(_), Some(_)) => runs = None,
            (None, Some(true)) if line.contains("assert") => return true,
            (None, _) => {}
        }
    }
    false
}
