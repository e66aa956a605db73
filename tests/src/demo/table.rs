//! A CSV file with named columns, read row by row and strictly: whatever is not as expected is one sentence with file,
//! line, column, what was expected and what was found.

use std::fs::File;
use std::io::Read;
use std::ops::RangeInclusive;
use std::path::Path;
use std::str::FromStr;

use csv::ByteRecord;

use super::source::Source;
use super::text;
use super::trouble::Trouble;

/// An open table, of which `N` columns are wanted.
pub(crate) struct Table<const N: usize> {
    name: String,
    reader: csv::Reader<Source<Box<dyn Read>>>,
    wanted: [&'static str; N],
    /// Where each wanted column stands.
    columns: [usize; N],
    width: usize,
    record: ByteRecord,
    rows: u64,
}

/// One row of a table.
pub(crate) struct Row<'t, const N: usize> {
    table: &'t Table<N>,
    /// Its line in the file, counted from 1.
    pub(crate) line: u64,
}

impl<const N: usize> Table<N> {
    /// Opens a file and reads its header.
    pub(crate) fn open(path: &Path, wanted: [&'static str; N]) -> Result<Self, Trouble> {
        let name = text::path(path);
        // Opening a folder succeeds on some systems, and reading it then fails without saying why.
        if path.is_dir() {
            return Err(Trouble::request(format!(
                "{name}: expected a CSV file, found a folder"
            )));
        }
        let file = File::open(path).map_err(|error| {
            let why = match error.kind() {
                std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
                _ => format!("it cannot be opened: {error}"),
            };
            Trouble::request(format!(
                "{name}: expected a CSV file with the columns {}, but {why}",
                wanted.join(", ")
            ))
        })?;
        Self::read(name, Box::new(file), wanted)
    }

    /// A table from any reader; `name` stands for it in messages.
    pub(crate) fn read(
        name: String,
        reader: Box<dyn Read>,
        wanted: [&'static str; N],
    ) -> Result<Self, Trouble> {
        let source = Source::new(reader)
            .map_err(|error| Trouble::request(format!("{name}: it cannot be read: {error}")))?;
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            // Lengths are checked here, with a message of ours.
            .flexible(true)
            .from_reader(source);
        let mut table = Self {
            name,
            reader,
            wanted,
            columns: [0; N],
            width: 0,
            record: ByteRecord::new(),
            rows: 0,
        };
        table.header()?;
        Ok(table)
    }

    fn header(&mut self) -> Result<(), Trouble> {
        let expected = format!("the column names {}", self.wanted.join(", "));
        let Some(line) = self.advance()? else {
            let found = if self.reader.get_ref().is_empty() {
                "the file is empty"
            } else {
                "only blank lines"
            };
            return Err(Trouble::request(format!(
                "{}, line 1: expected {expected}; found: {found}",
                self.name
            )));
        };
        let names: Vec<&[u8]> = self.record.iter().collect();
        for (slot, wanted) in self.columns.iter_mut().zip(self.wanted) {
            let mut places = (0..names.len()).filter(|&at| names[at] == wanted.as_bytes());
            let trouble = |found: String| {
                Trouble::request(format!(
                    "{}, line {line}: expected a column named {wanted} once; found {found}",
                    self.name
                ))
            };
            *slot = places.next().ok_or_else(|| {
                let all: Vec<_> = names.iter().map(|n| String::from_utf8_lossy(n)).collect();
                trouble(format!("the names {}", text::quoted(&all.join(","))))
            })?;
            if let Some(second) = places.next() {
                let (first, second) = (*slot + 1, second + 1);
                return Err(trouble(format!("it as columns {first} and {second}")));
            }
        }
        self.width = names.len();
        Ok(())
    }

    /// Reads the next record, and returns its line.
    fn advance(&mut self) -> Result<Option<u64>, Trouble> {
        let more = self
            .reader
            .read_byte_record(&mut self.record)
            .map_err(|error| {
                Trouble::request(format!("{}: it cannot be read: {error}", self.name))
            })?;
        if !more {
            return Ok(None);
        }
        let start = self.record.position().map_or(0, csv::Position::byte);
        let line = self.reader.get_mut().line_of(start);
        for (column, field) in self.record.iter().enumerate() {
            if let Err(error) = std::str::from_utf8(field) {
                let byte = field[error.valid_up_to()];
                return Err(Trouble::request(format!(
                    "{}, line {line}, column {}: expected text in UTF-8, found the byte 0x{byte:02x}",
                    self.name,
                    column + 1
                )));
            }
        }
        Ok(Some(line))
    }

    /// The next row; none after the last. A table without any row is refused.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_, N>>, Trouble> {
        let Some(line) = self.advance()? else {
            if self.rows == 0 {
                return Err(Trouble::request(format!(
                    "{}, line 2: expected a row under the column names, found the end of the file",
                    self.name
                )));
            }
            return Ok(None);
        };
        self.rows += 1;
        let found = self.record.len();
        if found != self.width {
            let cut = if found < self.width && self.is_cut_off() {
                " (the file ends there: it seems to be cut off)"
            } else {
                ""
            };
            return Err(Trouble::request(format!(
                "{}, line {line}, column {}: expected {} fields as in the first line, found {found}{cut}",
                self.name,
                found.min(self.width) + 1,
                self.width
            )));
        }
        Ok(Some(Row { table: self, line }))
    }

    /// Whether the row that was just read is the last and has no line end.
    fn is_cut_off(&mut self) -> bool {
        let mut next = ByteRecord::new();
        let last = matches!(self.reader.read_byte_record(&mut next), Ok(false));
        last && !self.ends_with_line_end()
    }

    /// Whether the last line ends as a line does. Where it does not, the file may have been cut off inside a number.
    pub(crate) fn ends_with_line_end(&self) -> bool {
        self.reader.get_ref().ends_with_line_end()
    }
}

impl<const N: usize> Row<'_, N> {
    fn field(&self, wanted: usize) -> &str {
        let bytes = self.table.record.get(self.table.columns[wanted]);
        // Every field was checked when its record was read.
        bytes
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    /// The text of a wanted column, which is never empty.
    pub(crate) fn text(&self, wanted: usize, what: &str) -> Result<&str, Trouble> {
        let field = self.field(wanted);
        if field.trim().is_empty() {
            return Err(self.refuse(wanted, what));
        }
        Ok(field)
    }

    /// A whole number within a range, in plain digits.
    pub(crate) fn whole(
        &self,
        wanted: usize,
        range: &RangeInclusive<u64>,
        what: &str,
    ) -> Result<u64, Trouble> {
        let field = self.field(wanted);
        // The parser would take a plus sign.
        let plain = field.bytes().all(|byte| byte.is_ascii_digit());
        match u64::from_str(field) {
            Ok(number) if plain && range.contains(&number) => Ok(number),
            _ => Err(self.refuse(wanted, what)),
        }
    }

    /// A finite number.
    pub(crate) fn number(&self, wanted: usize, what: &str) -> Result<f64, Trouble> {
        match f64::from_str(self.field(wanted)) {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.refuse(wanted, what)),
        }
    }

    /// The sentence that says that a field is not `what` was expected.
    pub(crate) fn refuse(&self, wanted: usize, what: &str) -> Trouble {
        let found = match self.field(wanted) {
            "" => "an empty field".to_owned(),
            field => text::quoted(field),
        };
        Trouble::request(format!(
            "{}, line {}, column {} ({}): expected {what}, found {found}",
            self.table.name,
            self.line,
            self.table.columns[wanted] + 1,
            self.table.wanted[wanted],
        ))
    }
}
