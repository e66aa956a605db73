//! Writing a file whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use super::text;
use super::trouble::Trouble;

/// Refuses a path that cannot become a file, before any work is done for it.
///
/// # Errors
/// A folder, a name that is missing, or a folder above it that does not exist.
pub(super) fn check(path: &Path) -> Result<(), Trouble> {
    let refused = |why: &str| Trouble::request(format!("--out {}: {why}", text::path(path)));
    if path.is_dir() {
        return Err(refused("expected a file, found a folder"));
    }
    if path.file_name().is_none() {
        return Err(refused("expected the name of a file"));
    }
    if !parent(path).is_dir() {
        return Err(refused("the folder that it names does not exist"));
    }
    Ok(())
}

/// Writes the content beside the file, and then renames it: a reader never sees half a file, and a failure leaves the
/// file as it was.
///
/// # Errors
/// Whatever the system says.
pub(super) fn atomically(path: &Path, content: &str) -> Result<(), Trouble> {
    let part = parent(path).join(format!(".commonweal-{}.part", std::process::id()));
    let written = fs::write(&part, content).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        // The reason is what counts; a part that was never made cannot be removed.
        let _ = fs::remove_file(&part);
        Trouble::request(format!(
            "{}: it cannot be written: {error}",
            text::path(path)
        ))
    })
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}
