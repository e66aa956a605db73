//! A system that no authority contains: Frimley, across East Berkshire, Hampshire and Surrey.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use commonweal::{CountRows, Hierarchy, HierarchyIssue, RollUp, RolledUp};
use serde_json::{Value, json};

use super::england::SMALL_AREAS;
use super::england_story::SOURCE;
use super::story::{Block, Section, Table as Shown};
use super::table::Table;
use super::text::{self, count, percent};
use super::trouble::Trouble;
use super::words::fact;

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

/// The levels, lowest first.
const LEVELS: [&str; 4] = ["small area", "authority", "county", "board"];

/// Small areas, column by column.
#[derive(Debug, Default)]
struct Areas {
    code: Vec<String>,
    authority: Vec<String>,
    board: Vec<String>,
    people: Vec<f64>,
    deprived: Vec<f64>,
}

/// Tells it; nothing where the files hold no such system.
///
/// # Errors
/// Whatever is wrong with the files.
pub(super) fn tell(folder: &Path) -> Result<Option<(Section, Value)>, Trouble> {
    let names = names(&folder.join(AUTHORITIES))?;
    let areas = read(&folder.join(SMALL_AREAS), &names)?;
    let here: Vec<usize> = (0..areas.code.len())
        .filter(|&row| areas.board[row] == FRIMLEY)
        .collect();
    if here.is_empty() {
        return Ok(None);
    }
    let pick = |column: &'_ [String]| {
        here.iter()
            .map(|&row| column[row].clone())
            .collect::<Vec<_>>()
    };
    let number = |column: &[f64]| here.iter().map(|&row| column[row]).collect::<Vec<_>>();
    let frimley = Areas {
        code: pick(&areas.code),
        authority: pick(&areas.authority),
        board: pick(&areas.board),
        people: number(&areas.people),
        deprived: number(&areas.deprived),
    };
    let crossing = crossing(&areas)?;
    Ok(Some(section(&names, &roll_up(&frimley)?, &crossing)))
}

fn read(path: &Path, names: &BTreeMap<String, String>) -> Result<Areas, Trouble> {
    let mut areas = Areas::default();
    let mut table = Table::open(
        path,
        [
            "icb22_code",
            "ltla22_code",
            "imd2019_decile",
            "population",
            "lsoa11_code",
        ],
    )?;
    while let Some(row) = table.next()? {
        let authority = row.text(1, "the code of an authority")?;
        if !names.contains_key(authority) {
            return Err(row.refuse(1, &format!("a code that is listed in {AUTHORITIES}")));
        }
        areas.authority.push(authority.to_owned());
        areas
            .board
            .push(row.text(0, "the code of a board")?.to_owned());
        areas
            .code
            .push(row.text(4, "the code of a small area")?.to_owned());
        let people = row.whole(3, &(0..=1 << 40), "people, a whole number, 0 or more")? as f64;
        let decile = row.whole(2, &(1..=10), "a decile, a whole number from 1 to 10")?;
        areas.people.push(people);
        areas.deprived.push(if decile <= 2 { people } else { 0.0 });
    }
    Ok(areas)
}

fn texts(column: &[String]) -> Vec<&str> {
    column.iter().map(String::as_str).collect()
}

/// Which authorities lie in more than one board, and how many there are in all.
fn crossing(areas: &Areas) -> Result<(BTreeSet<String>, usize), Trouble> {
    let (authorities, boards) = (texts(&areas.authority), texts(&areas.board));
    let lookup = Hierarchy::from_lookup(&[(LEVELS[1], &authorities), (LEVELS[3], &boards)])?;
    let check = lookup.check(None);
    let faults = check.issue.iter().zip(check.code);
    let several = faults.filter(|(issue, _)| **issue == HierarchyIssue::TwoParents);
    Ok((
        several.map(|(_, code)| code).collect(),
        lookup.codes(LEVELS[1]).len(),
    ))
}

/// The county area of an authority; authorities of later files that the list does not know stand in a group of their own.
fn county(authority: &str) -> &'static str {
    let found = COUNTIES
        .iter()
        .find(|(_, codes)| codes.contains(&authority));
    found.map_or("Elsewhere", |(county, _)| county)
}

/// Frimley's people, from small areas up to authorities, counties and the board.
struct Levels {
    authorities: RolledUp,
    counties: RolledUp,
    board: RolledUp,
}

fn roll_up(areas: &Areas) -> Result<Levels, Trouble> {
    let (code, authority) = (texts(&areas.code), texts(&areas.authority));
    let board = texts(&areas.board);
    let county: Vec<&str> = authority.iter().map(|code| county(code)).collect();
    let hierarchy = Hierarchy::from_lookup(&[
        (LEVELS[0], &code),
        (LEVELS[1], &authority),
        (LEVELS[2], &county),
        (LEVELS[3], &board),
    ])?;
    let rows = CountRows::new(&code, &areas.deprived).denominator(&areas.people);
    let up = |level: &str| {
        RollUp::new(level)
            .from_level(LEVELS[0])
            .apply(&hierarchy, &rows)
    };
    Ok(Levels {
        authorities: up(LEVELS[1])?,
        counties: up(LEVELS[2])?,
        board: up(LEVELS[3])?,
    })
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
    levels: &Levels,
    crossing: &(BTreeSet<String>, usize),
) -> (Section, Value) {
    let (crossing, authorities) = crossing;
    let counties = &levels.counties;
    let order: Vec<&str> = COUNTIES
        .iter()
        .map(|(county, _)| *county)
        .chain(["Elsewhere"])
        .collect();
    let place = |row: &usize| {
        order
            .iter()
            .position(|county| *county == counties.code[*row])
    };
    let mut rows: Vec<usize> = (0..counties.code.len()).collect();
    rows.sort_by_key(place);
    let sum: Vec<String> = rows
        .iter()
        .map(|&row| {
            format!(
                "{} in {}",
                count(counties.denominator[row]),
                counties.code[row]
            )
        })
        .collect();
    let lead = format!(
        "Frimley's {} people: {}. No authority contains it, and {} of England's {authorities} authorities lie in more than one board: \
         a figure of an authority cannot be added up to boards without its small areas.",
        count(levels.board.denominator[0]),
        sum.join(", "),
        crossing.len(),
    );
    let data = json!({
        "people": levels.board.denominator[0],
        "people_in_most_deprived_fifth": levels.board.numerator[0],
        "counties": rows.iter().map(|&row| json!({
            "name": counties.code[row],
            "people": counties.denominator[row],
            "people_in_most_deprived_fifth": counties.numerator[row],
        })).collect::<Vec<_>>(),
        "authorities_in_more_than_one_board": crossing.len(),
        "roll_up": levels.board,
    });
    let blocks = vec![
        Block::Text(lead),
        Block::Table(shown(names, levels, &rows, crossing)),
        Block::Facts(facts(levels)),
        Block::Notes(
            "Cautions",
            vec![
                "Counties stand here for parts of them: Frimley has no more of Hampshire and Surrey than the authorities that are listed, \
                 and of those marked with yes only a part."
                    .to_owned(),
                "Where deprivation is, not how ill people are: no inequality in health is measured here.".to_owned(),
            ],
        ),
        Block::Notes("Source", vec![SOURCE.to_owned()]),
    ];
    let section = Section {
        heading: "Frimley: a system across authorities".to_owned(),
        blocks,
    };
    (section, data)
}

fn shown(
    names: &BTreeMap<String, String>,
    levels: &Levels,
    counties: &[usize],
    crossing: &BTreeSet<String>,
) -> Shown {
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
    for &row in counties {
        let name = &levels.counties.code[row];
        for (at, code) in levels.authorities.code.iter().enumerate() {
            if county(code) == name {
                let also = if crossing.contains(code) { "yes" } else { "" };
                let name = names.get(code).unwrap_or(code);
                shown.row(cells(format!("  {name}"), also, &levels.authorities, at));
            }
        }
        shown.push(cells(name.clone(), "", &levels.counties, row), true);
    }
    shown.push(cells("Frimley".to_owned(), "", &levels.board, 0), true);
    shown
}

fn cells(name: String, also: &str, rolled: &RolledUp, row: usize) -> [String; 5] {
    let (deprived, people) = (rolled.numerator[row], rolled.denominator[row]);
    let share = if people == 0.0 {
        "none".to_owned()
    } else {
        percent(deprived / people)
    };
    [name, also.to_owned(), count(people), count(deprived), share]
}

fn facts(levels: &Levels) -> Vec<(String, String)> {
    let board = &levels.board;
    vec![
        fact(
            "Measure",
            "people in small areas of national deciles 1 and 2, over all residents; per cent",
        ),
        fact(
            "Method",
            format!(
                "counts of {} small areas rolled up along {}; what came in is what went out: {} and {} people",
                board.rows[0],
                board.level.join(", "),
                count(board.denominator_in.unwrap_or(f64::NAN)),
                count(board.denominator_out.unwrap_or(f64::NAN)),
            ),
        ),
        fact(
            "Intervals",
            "None: a full count of residents, not a sample of them.",
        ),
    ]
}
