//! A system that no authority contains: Frimley, across East Berkshire, Hampshire and Surrey.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use super::england::SMALL_AREAS;
use super::story::{Block, Section, Table as Shown};
use super::table::Table;
use super::text::{self, percent, whole};
use super::trouble::Trouble;

/// The file of local authorities.
pub(super) const AUTHORITIES: &str = "england_ltla_2022.csv";

/// Frimley's code of 2022.
const FRIMLEY: &str = "E54000034";

/// Which county area the authorities of Frimley belong to. East Berkshire has no county council: its three are unitary.
const COUNTIES: [(&str, &[&str]); 3] = [
    ("East Berkshire", &["E06000036", "E06000039", "E06000040"]),
    ("Hampshire", &["E07000089", "E07000092"]),
    (
        "Surrey",
        &["E07000209", "E07000212", "E07000214", "E07000216"],
    ),
];

#[derive(Debug, Clone, Copy, Default)]
struct People {
    all: u64,
    deprived: u64,
}

impl People {
    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.deprived += other.deprived;
    }
}

/// Tells it; nothing where the files hold no such system.
///
/// # Errors
/// Whatever is wrong with the files.
pub(super) fn tell(folder: &Path) -> Result<Option<(Section, Value)>, Trouble> {
    let names = names(&folder.join(AUTHORITIES))?;
    let mut systems: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut parts: BTreeMap<String, People> = BTreeMap::new();
    let mut table = Table::open(
        &folder.join(SMALL_AREAS),
        ["icb22_code", "ltla22_code", "imd2019_decile", "population"],
    )?;
    while let Some(row) = table.next()? {
        let authority = row.text(1, "the code of an authority")?;
        if !names.contains_key(authority) {
            return Err(row.refuse(1, &format!("a code that is listed in {AUTHORITIES}")));
        }
        let board = row.text(0, "the code of a board")?;
        systems
            .entry(authority.to_owned())
            .or_default()
            .insert(board.to_owned());
        if board == FRIMLEY {
            let all = row.whole(3, &(0..=1 << 40), "people, a whole number, 0 or more")?;
            let decile = row.whole(2, &(1..=10), "a decile, a whole number from 1 to 10")?;
            let part = parts.entry(authority.to_owned()).or_default();
            part.add(People {
                all,
                deprived: if decile <= 2 { all } else { 0 },
            });
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let crossing = systems.values().filter(|boards| boards.len() > 1).count();
    Ok(Some(section(&names, &systems, &parts, crossing)))
}

fn names(path: &Path) -> Result<BTreeMap<String, String>, Trouble> {
    let mut table = Table::open(path, ["ltla22_code", "ltla22_name"])?;
    let mut names = BTreeMap::new();
    while let Some(row) = table.next()? {
        let code = row.text(0, "the code of an authority")?.to_owned();
        let name = text::plain(row.text(1, "the name of an authority")?);
        if names.insert(code, name).is_some() {
            return Err(row.refuse(0, "a code that is not in the file already"));
        }
    }
    Ok(names)
}

fn section(
    names: &BTreeMap<String, String>,
    systems: &BTreeMap<String, BTreeSet<String>>,
    parts: &BTreeMap<String, People>,
    crossing: usize,
) -> (Section, Value) {
    let mut shown = Shown::new(
        "Frimley by local authority, mid-2020; people in small areas of national deciles 1 and 2",
        &[
            "Authority",
            "Also part of another board",
            "#People",
            "#In fifth",
            "#Share",
        ],
    );
    let mut total = People::default();
    let mut counties: Vec<(&str, People)> = Vec::new();
    let cells = |name: String, also: &str, people: People| {
        let share = if people.all == 0 {
            "none".to_owned()
        } else {
            percent(people.deprived as f64 / people.all as f64)
        };
        [
            name,
            also.to_owned(),
            whole(people.all),
            whole(people.deprived),
            share,
        ]
    };
    let groups = COUNTIES.iter().map(|(name, codes)| (*name, codes.to_vec()));
    // Authorities of later files that the list does not know stand in a group of their own.
    let known: Vec<&str> = COUNTIES
        .iter()
        .flat_map(|(_, codes)| codes.iter().copied())
        .collect();
    let others: Vec<&str> = parts
        .keys()
        .map(String::as_str)
        .filter(|code| !known.contains(code))
        .collect();
    for (county, codes) in groups.chain([("Elsewhere", others)]) {
        let mut sum = People::default();
        for code in codes {
            let Some(&people) = parts.get(code) else {
                continue;
            };
            let also = if systems.get(code).is_some_and(|boards| boards.len() > 1) {
                "yes"
            } else {
                ""
            };
            shown.row(cells(
                format!("  {}", names.get(code).map_or(code, String::as_str)),
                also,
                people,
            ));
            sum.add(people);
        }
        if sum.all > 0 {
            shown.push(cells(county.to_owned(), "", sum), true);
            counties.push((county, sum));
        }
        total.add(sum);
    }
    shown.push(cells("Frimley".to_owned(), "", total), true);
    let sum: Vec<String> = counties
        .iter()
        .map(|(name, people)| format!("{} in {name}", whole(people.all)))
        .collect();
    let lead = format!(
        "Frimley's {} people: {}. No authority contains it, and {crossing} of England's {} authorities lie in more than one board: a \
         figure of an authority cannot be added up to boards without its small areas.",
        whole(total.all),
        sum.join(", "),
        systems.len()
    );
    let data = json!({
        "people": total.all,
        "people_in_most_deprived_fifth": total.deprived,
        "counties": counties.iter().map(|(name, people)| json!({
            "name": name, "people": people.all, "people_in_most_deprived_fifth": people.deprived,
        })).collect::<Vec<_>>(),
        "authorities_in_more_than_one_board": crossing,
    });
    let section = Section {
        heading: "Frimley: a system across authorities".to_owned(),
        blocks: vec![Block::Text(lead), Block::Table(shown)],
    };
    (section, data)
}
