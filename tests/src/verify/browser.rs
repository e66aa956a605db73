//! Browser: the demo page in Chromium, driven by playwright.

use std::path::PathBuf;

use super::layout::on_path;
use super::outcome::{Attempt, Tally};
use super::session::Session;
use super::{counts, node, system};

/// Names that the browser goes by.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

pub(crate) fn run(session: &Session) -> Attempt<Tally> {
    let node = session.node()?;
    session.npm_package()?;
    let task = node::tests(session, node, "tests/browser")?
        .env("CHROMIUM", session.chromium()?)
        .env("SCREENSHOTS", session.layout.made("screenshots"))
        .minutes(10);
    Ok(session.tests("browser", "demo page", task, counts::tap, false))
}

/// Finds the browser, or installs it.
pub(crate) fn chromium(session: &Session) -> Attempt<PathBuf> {
    session.prepare("browser", super::python::name, |layout| {
        if let Some(found) = on_path(&BROWSERS) {
            return Ok(found);
        }
        let packages = ["chromium", "fonts-dejavu-core"];
        system::install(layout, &packages, "Chromium")?;
        on_path(&BROWSERS).ok_or_else(|| {
            "Chromium was installed, but is not on PATH: add its folder to PATH".to_owned()
        })
    })
}
