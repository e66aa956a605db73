//! England's small areas, read and counted by integrated care board.

use std::collections::HashMap;
use std::path::Path;

use super::table::Table;
use super::text;
use super::trouble::Trouble;

/// The file of small areas.
pub const SMALL_AREAS: &str = "england_lsoa_2011.csv";
/// The file of integrated care boards.
pub const BOARDS: &str = "england_icb_2022.csv";

/// The most people that any total holds: beyond it a float no longer tells neighbouring counts apart.
const MOST_PEOPLE: u64 = 1 << 53;

/// People in an area, and those of them in the most deprived national fifth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Everybody.
    pub people: u64,
    /// Those in small areas of national deciles 1 and 2.
    pub deprived: u64,
    /// Small areas.
    pub areas: u64,
    /// Small areas of national deciles 1 and 2.
    pub deprived_areas: u64,
}

/// One integrated care board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Its code of 2022, such as E54000050.
    pub code: String,
    /// Its name without "NHS" and "Integrated Care Board", and safe to show.
    pub name: String,
    /// What was counted.
    pub count: Count,
    /// Its place when ordered by share, 1 for the largest; equal shares have equal ranks.
    pub rank: usize,
}

/// The whole of England.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct England {
    /// The boards, the largest share first.
    pub systems: Vec<System>,
    /// All of them together.
    pub total: Count,
    /// What is odd about the files, though it can be read.
    pub oddities: Vec<String>,
}

/// Reads the two files of a folder.
///
/// # Errors
/// Whatever is missing or not as expected, with file, line and column.
pub fn read(folder: &Path) -> Result<England, Trouble> {
    if !folder.is_dir() {
        let found = if folder.exists() {
            "it is a file"
        } else {
            "there is no such folder"
        };
        return Err(Trouble::request(format!(
            "{}: expected a folder with {SMALL_AREAS} and {BOARDS}, but {found}",
            text::path(folder)
        )));
    }
    let mut oddities = Vec::new();
    let mut systems = boards(&folder.join(BOARDS), &mut oddities)?;
    let total = small_areas(&folder.join(SMALL_AREAS), &mut systems, &mut oddities)?;
    if let Some(empty) = systems.iter().find(|system| system.count.people == 0) {
        return Err(Trouble::request(format!(
            "{}: expected people in every board of {BOARDS}, found none in {} ({})",
            text::path(&folder.join(SMALL_AREAS)),
            text::quoted(&empty.name),
            text::plain(&empty.code)
        )));
    }
    order(&mut systems);
    Ok(England {
        systems,
        total,
        oddities,
    })
}

fn boards(path: &Path, oddities: &mut Vec<String>) -> Result<Vec<System>, Trouble> {
    let mut table = Table::open(path, ["icb22_code", "icb22_name"])?;
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut systems: Vec<System> = Vec::new();
    while let Some(row) = table.next()? {
        let code = row.text(0, "the code of a board")?;
        let name = text::plain(short(row.text(1, "the name of a board")?));
        if let Some(line) = lines.insert(code.to_owned(), row.line) {
            return Err(row.refuse(0, &format!("a code that is not on line {line} already")));
        }
        // Two boards of one name would share a bar of the chart.
        if systems.iter().any(|system| system.name == name) {
            return Err(row.refuse(1, "a name that no other board has"));
        }
        systems.push(System {
            code: code.to_owned(),
            name,
            count: Count::default(),
            rank: 0,
        });
    }
    note_ending(&table, path, oddities);
    Ok(systems)
}

fn small_areas(
    path: &Path,
    systems: &mut [System],
    oddities: &mut Vec<String>,
) -> Result<Count, Trouble> {
    let wanted = ["lsoa11_code", "icb22_code", "imd2019_decile", "population"];
    let mut table = Table::open(path, wanted)?;
    let places: HashMap<String, usize> = systems
        .iter()
        .enumerate()
        .map(|(at, system)| (system.code.clone(), at))
        .collect();
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut total = Count::default();
    while let Some(row) = table.next()? {
        let area = row.text(0, "the code of a small area")?;
        if let Some(line) = lines.insert(area.to_owned(), row.line) {
            return Err(row.refuse(
                0,
                &format!("a small area that is not on line {line} already"),
            ));
        }
        let board = row.text(1, "the code of a board")?;
        let place = *places
            .get(board)
            .ok_or_else(|| row.refuse(1, &format!("a code that is listed in {BOARDS}")))?;
        let decile = row.whole(2, &(1..=10), "a decile, a whole number from 1 to 10")?;
        let people = row.whole(3, &(0..=MOST_PEOPLE), "people, a whole number, 0 or more")?;
        // The total bounds every other sum.
        if total.people + people > MOST_PEOPLE {
            return Err(row.refuse(3, "a population that keeps the total below 2 to the 53rd"));
        }
        let deprived = decile <= 2;
        for count in [&mut total, &mut systems[place].count] {
            count.people += people;
            count.areas += 1;
            if deprived {
                count.deprived += people;
                count.deprived_areas += 1;
            }
        }
    }
    note_ending(&table, path, oddities);
    Ok(total)
}

fn note_ending<const N: usize>(table: &Table<N>, path: &Path, oddities: &mut Vec<String>) {
    if !table.ends_with_line_end() {
        oddities.push(format!(
            "The last line of {} has no line end: check that the file was copied to its end.",
            text::path(path)
        ));
    }
}

/// The name as people say it.
fn short(name: &str) -> &str {
    let name = name.trim();
    let inner = name.strip_prefix("NHS ").unwrap_or(name);
    let inner = inner
        .strip_suffix(" Integrated Care Board")
        .unwrap_or(inner);
    if inner.trim().is_empty() { name } else { inner }
}

/// Puts the largest share first. Shares are compared as fractions of whole numbers, so that no rounding decides a rank;
/// equal ones stand in the order of their names.
fn order(systems: &mut [System]) {
    let crossed = |a: &System, b: &System| {
        let product = |x: u64, y: u64| u128::from(x) * u128::from(y);
        product(b.count.deprived, a.count.people).cmp(&product(a.count.deprived, b.count.people))
    };
    systems.sort_by(|a, b| crossed(a, b).then_with(|| a.name.cmp(&b.name)));
    for at in 0..systems.len() {
        let ties = at > 0 && crossed(&systems[at - 1], &systems[at]).is_eq();
        systems[at].rank = if ties { systems[at - 1].rank } else { at + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(name: &str, deprived: u64, people: u64) -> System {
        System {
            code: name.to_owned(),
            name: name.to_owned(),
            count: Count {
                people,
                deprived,
                ..Count::default()
            },
            rank: 0,
        }
    }

    #[test]
    fn equal_shares_have_equal_ranks() {
        let mut systems = [
            system("d", 1, 7),
            system("c", 2, 6),
            system("b", 1, 3),
            system("a", 9, 10),
        ];
        order(&mut systems);
        let ranks: Vec<_> = systems.iter().map(|s| (s.name.as_str(), s.rank)).collect();
        assert_eq!(ranks, [("a", 1), ("b", 2), ("c", 2), ("d", 4)]);
    }

    #[test]
    fn names_are_shortened_unless_nothing_is_left() {
        assert_eq!(short("NHS Dorset Integrated Care Board"), "Dorset");
        assert_eq!(short("Elsewhere"), "Elsewhere");
        assert_eq!(
            short("NHS  Integrated Care Board"),
            "NHS  Integrated Care Board"
        );
    }
}
