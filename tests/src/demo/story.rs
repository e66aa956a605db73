//! What is told, before it is set in type: the terminal and the page show the same story.

use serde_json::Value;

/// A whole report.
#[derive(Debug, Clone)]
pub struct Story {
    /// What it is about.
    pub title: String,
    /// The answer in one or two sentences.
    pub lead: String,
    /// Its parts.
    pub sections: Vec<Section>,
    /// What `--json` prints.
    pub data: Value,
}

/// A part of a report.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Results and what is to be known about them: a name and its words.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A picture with the table of what it shows.
    Figure(Figure),
    /// Warnings and sources: a heading and sentences.
    Notes(&'static str, Vec<String>),
    /// Where more can be read: words and an address. In the page only: addresses are wider than terminals.
    Link(&'static str, &'static str),
}

/// Where a piece is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// On the terminal and in the page.
    Both,
    /// In the page only: too long for a terminal.
    Page,
    /// On the terminal only: the page has a picture instead.
    Terminal,
}

/// Rows of text under names.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the table shows, with units.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<TableRow>,
    /// Where it is shown.
    pub medium: Medium,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct TableRow {
    /// The text of each column.
    pub cells: Vec<String>,
    /// Whether it is set apart from the others.
    pub front: bool,
}

/// A name, and whether what stands under it are numbers.
#[derive(Debug, Clone)]
pub struct Column {
    /// The name, with the unit where the caption does not say it.
    pub name: String,
    /// Numbers stand to the right.
    pub number: bool,
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Figure {
    /// A short name for the file that a reader saves.
    pub name: &'static str,
    /// The Vega-Lite specification.
    pub specification: Value,
    /// The same in characters, one line a string.
    pub sketch: Vec<String>,
    /// What is seen, and how to read it.
    pub caption: String,
    /// The numbers behind it.
    pub table: Table,
}

impl Table {
    /// A table without rows; a name that begins with `#` heads numbers, and is shown without it.
    #[must_use]
    pub fn new(caption: impl Into<String>, names: &[&str]) -> Self {
        let columns = names.iter().map(|name| {
            let (number, name) = name
                .strip_prefix('#')
                .map_or((false, *name), |rest| (true, rest));
            Column {
                name: name.to_owned(),
                number,
            }
        });
        Self {
            caption: caption.into(),
            columns: columns.collect(),
            rows: Vec::new(),
            medium: Medium::Both,
        }
    }

    /// Shows it in one place only.
    #[must_use]
    pub fn only(mut self, medium: Medium) -> Self {
        self.medium = medium;
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.push(cells, false);
    }

    /// Adds a row that is set apart, or not.
    pub fn push(&mut self, cells: impl IntoIterator<Item = String>, front: bool) {
        self.rows.push(TableRow {
            cells: cells.into_iter().collect(),
            front,
        });
    }
}
