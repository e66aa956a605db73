//! Where things are: the checkout, and what the runner keeps under `target/verify`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::outcome::Attempt;

/// The folders of one checkout.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The top of the checkout.
    pub(crate) root: PathBuf,
    /// `target/verify`, for everything that the runner makes.
    pub(crate) work: PathBuf,
}

impl Layout {
    /// The checkout that holds the manifest of this crate.
    pub(crate) fn find() -> Attempt<Self> {
        // Cargo sets the variable when it runs the program; the compiled-in path serves a program
        // that was started by hand.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .filter(|root| root.join("Cargo.toml").is_file())
            .ok_or("the checkout was not found; run `cargo verify` inside it")?
            .to_path_buf();
        let work = root.join("target").join("verify");
        fs::create_dir_all(work.join("logs"))
            .map_err(|error| format!("{} cannot be made: {error}", work.display()))?;
        Ok(Self { root, work })
    }

    /// A path below the top of the checkout.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A path below `target/verify`.
    pub(crate) fn made(&self, path: &str) -> PathBuf {
        self.work.join(path)
    }

    /// `path` as the reader would type it: relative to the checkout where it lies inside.
    pub(crate) fn short(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }
}

/// A fingerprint of files and texts, for the stamps that say what an environment was made from.
/// A change of compiler may change it; the environment is then checked once more, which is cheap.
pub(crate) fn fingerprint(files: &[PathBuf], texts: &[&str]) -> Attempt<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        read(file)?.hash(&mut hasher);
    }
    texts.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

/// The bytes of a file.
pub(crate) fn read(file: &Path) -> Attempt<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))
}

/// Writes a file, making the folders above it.
pub(crate) fn write(file: &Path, content: &[u8]) -> Attempt<()> {
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    fs::write(file, content)
        .map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(folder: &Path) -> Attempt<()> {
    fs::create_dir_all(folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))
}

/// Makes a folder that is empty.
pub(crate) fn empty_folder(folder: &Path) -> Attempt<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| format!("{} cannot be emptied: {error}", folder.display()))?;
    }
    make_folder(folder)
}

/// Copies one file into a folder, keeping its name.
pub(crate) fn copy_into(file: &Path, folder: &Path) -> Attempt<()> {
    let name = file
        .file_name()
        .ok_or_else(|| format!("{} has no file name", file.display()))?;
    write(&folder.join(name), &read(file)?)
}

/// The files below `folder` whose names end in one of `endings`, in a fixed order.
pub(crate) fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "node_modules" && !name.starts_with('.') {
                found.extend(files_below(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The first of `names` that stands in a folder of `PATH`.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
            .find(|file| file.is_file())
    })
}
