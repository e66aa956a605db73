//! What stands behind `cargo demo`: stories told from data, on the terminal, in one page, and as JSON.

pub mod args;
pub mod digest;
mod emergency;
pub mod england;
mod england_story;
mod frimley;
mod improvement;
pub mod life_expectancy;
pub mod page;
mod sketch;
mod source;
pub mod story;
mod table;
pub mod terminal;
pub mod text;
mod trouble;
pub mod two_places;
mod two_places_story;
pub mod vega;
mod words;
mod write;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub use england_story::EIGHT;
pub use trouble::Trouble;

use args::Request;
use story::Story;

/// Runs the demo, and returns its exit code.
pub fn main(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    match run(arguments) {
        Ok(printed) => {
            match io::stdout().write_all(printed.as_bytes()) {
                // A reader that closes the pipe has read enough.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    eprintln!("the report cannot be printed: {error}");
                    ExitCode::FAILURE
                }
                _ => ExitCode::SUCCESS,
            }
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::from(trouble.code())
        }
    }
}

/// What is printed. Everything is read and computed before anything is written, and the page is written before anything is
/// printed.
fn run(arguments: impl Iterator<Item = OsString>) -> Result<String, Trouble> {
    let request = args::parse(arguments)?;
    if request.help {
        return Ok(args::HELP.to_owned());
    }
    if let Some(out) = &request.out {
        write::check(out)?;
    }
    let story = tell(request.england.as_deref())?;
    let folder = made();
    let page = match page_path(&request, &folder)? {
        Some(path) => {
            let search = std::env::var_os("PATH");
            let library = vega::obtain(&folder, search.as_deref(), vega::LIMIT);
            let html = page::set(&story, library.as_ref().map_err(String::as_str));
            write::atomically(&path, &html)?;
            Some((path, library.err()))
        }
        None => None,
    };
    if request.json {
        // A sentence among JSON would break its reader.
        if let Some((_, Some(reason))) = &page {
            eprintln!("{reason}");
        }
        return Ok(format!("{:#}\n", story.data));
    }
    let mut printed = terminal::set(&story);
    if let Some((path, reason)) = page {
        printed.push('\n');
        if let Some(reason) = reason {
            printed.push_str(&terminal::sentence(&reason));
        }
        printed.push_str(&format!("Page: {}\n", text::path(&path)));
    }
    Ok(printed)
}

/// The story asked for.
///
/// # Errors
/// Files that are missing or malformed.
pub fn tell(england: Option<&Path>) -> Result<Story, Trouble> {
    match england {
        Some(folder) => of_england(folder),
        None => built_in(),
    }
}

/// Who lives in the most deprived fifth; and, where the folder has the file, the four-hour standard.
fn of_england(folder: &Path) -> Result<Story, Trouble> {
    let mut story = england_story::tell(&england::read(folder)?, folder)?;
    if folder.join(frimley::AUTHORITIES).exists()
        && let Some((section, data)) = frimley::tell(folder)?
    {
        story.sections.push(section);
        story.data["frimley"] = data;
    }
    let path = folder.join(emergency::FILE);
    if path.exists() {
        let (sections, data) = emergency::tell(&path)?;
        story.sections.extend(sections);
        story.data["emergency_departments"] = data;
    } else {
        let message = format!(
            "{} is not there: the sections on emergency departments are left out.",
            text::path(&path)
        );
        story.sections.push(story::Section {
            heading: "Four hours in emergency departments".to_owned(),
            blocks: vec![story::Block::Text(message)],
        });
        story.data["emergency_departments"] = serde_json::Value::Null;
    }
    Ok(story)
}

/// The improvement report of the example system; then the same measures on published figures.
fn built_in() -> Result<Story, Trouble> {
    let mut story = improvement::tell()?;
    let (gradient, gap, gradient_data) = life_expectancy::tell()?;
    let (rates, rates_data) = two_places_story::tell()?;
    story.sections.push(story::Section {
        heading: "The same measures on published figures".to_owned(),
        blocks: vec![story::Block::Text(gap)],
    });
    story.sections.extend([gradient, rates]);
    story.data["life_expectancy"] = gradient_data;
    story.data["standardised_rates"] = rates_data;
    Ok(story)
}

/// Where the page goes; nowhere, where only JSON was asked for.
fn page_path(request: &Request, folder: &Path) -> Result<Option<PathBuf>, Trouble> {
    if let Some(out) = &request.out {
        return Ok(Some(out.clone()));
    }
    if request.json {
        return Ok(None);
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        Trouble::request(format!(
            "{}: it cannot be made: {error}",
            text::path(folder)
        ))
    })?;
    let name = if request.england.is_some() {
        "england.html"
    } else {
        "commonweal.html"
    };
    Ok(Some(folder.join(name)))
}

/// `target/demo` of the checkout.
fn made() -> PathBuf {
    // Cargo sets the variable when it runs the program; the compiled-in path serves one that was started by hand.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = manifest.parent().unwrap_or(&manifest);
    root.join("target").join("demo")
}
