//! The story of England's most deprived fifth: who lives there, by integrated care board.

use std::path::Path;

use commonweal::chart::{IntervalBars, Labels, interval_bars};
use commonweal::{CautionCode, Counts, Estimates, Proportion};
use serde_json::{Value, json};

use super::england::{BOARDS, Count, England, SMALL_AREAS, System};
use super::sketch;
use super::story::{Block, Figure, Medium, Section, Story, Table};
use super::text::{level, path, percent, whole};
use super::trouble::Trouble;

/// The eight systems that stand side by side, by code: a name in a file may be spelled in more than one way.
pub const EIGHT: [&str; 8] = [
    "E54000050", // North East and North Cumbria
    "E54000054", // West Yorkshire
    "E54000048", // Lancashire and South Cumbria
    "E54000041", // Dorset
    "E54000034", // Frimley
    "E54000044", // Buckinghamshire, Oxfordshire and Berkshire West
    "E54000052", // Surrey Heartlands
    "E54000043", // Gloucestershire
];

const FIFTH: &str = "the most deprived national fifth of small areas (deciles 1 and 2 of the English Indices of \
    Deprivation 2019, national ranking)";

const WHOLE_POPULATION: &str = "The counts are of all residents (mid-2020 estimates), not of a sample, so the interval is \
    no margin of error. It says how far such a share would scatter if each resident's kind of area were drawn by chance; \
    people live in neighbourhoods, so the true scatter is wider. Do not judge differences \
    between systems by it.";

pub(super) const SOURCE: &str = "Office for National Statistics, mid-2020 population estimates by small area (LSOA 2011) and codes of \
    2022; Ministry of Housing, Communities and Local Government, English Indices of Deprivation 2019. Open Government \
    Licence v3.0.";

/// The share of each count.
fn proportions(counts: &[Count], per: f64) -> Result<Estimates, Trouble> {
    // Whole numbers up to 2^53 (the reader sees to it): nothing is rounded here.
    let column =
        |pick: fn(&Count) -> u64| counts.iter().map(|c| pick(c) as f64).collect::<Vec<_>>();
    let (events, people) = (column(|c| c.deprived), column(|c| c.people));
    Ok(Proportion::new()
        .per(per)
        .estimate(&Counts::new(&events, &people)?)?)
}

/// Tells it.
///
/// # Errors
/// None that checked counts can cause.
pub(super) fn tell(england: &England, folder: &Path) -> Result<Story, Trouble> {
    let counts: Vec<Count> = england.systems.iter().map(|system| system.count).collect();
    // England stands in the last row.
    let shares = proportions(&[&counts[..], &[england.total]].concat(), 1.0)?;
    let cautions = cautions(england);
    let count = england.systems.len();
    let first = &england.systems[0];
    let last = &england.systems[count - 1];
    let lead = format!(
        "{} of England's {} people ({}) live in {FIFTH}. Among its {count} integrated care boards the share runs from {} \
         in {} to {} in {}.",
        whole(england.total.deprived),
        whole(england.total.people),
        percent(shares.value[count]),
        percent(shares.value[count - 1]),
        last.name,
        percent(shares.value[0]),
        first.name,
    );
    let files = format!(
        "Read from {}: {} ({} small areas) and {} ({count} boards).",
        path(folder),
        SMALL_AREAS,
        whole(england.total.areas),
        BOARDS
    );
    let mut blocks = vec![
        Block::Table(eight(england, &shares, Medium::Terminal)),
        Block::Table(eight(england, &shares, Medium::Page)),
        figure(england, &shares)?,
    ];
    blocks.push(Block::Facts(facts(&shares)));
    let sentences = cautions.iter().map(|(_, sentence)| sentence.clone());
    blocks.push(Block::Notes("Cautions", sentences.collect()));
    blocks.push(Block::Notes("Source", vec![SOURCE.to_owned(), files]));
    Ok(Story {
        title: "Who lives in England's most deprived fifth".to_owned(),
        lead,
        sections: vec![Section {
            heading: format!("Eight systems within the frame of all {count}"),
            blocks,
        }],
        data: data(england, &shares, &cautions),
    })
}

fn is_eight(system: &System) -> bool {
    EIGHT.contains(&system.code.as_str())
}

/// The letter by which a system stands in the sketch: A for the largest share of the eight.
fn letter(england: &England, code: &str) -> Option<char> {
    let mut eight = england.systems.iter().filter(|system| is_eight(system));
    let at = eight.position(|system| system.code == code)?;
    ('A'..='H').nth(at)
}

fn cells(england: &England, shares: &Estimates, row: usize) -> Vec<String> {
    let (rank, name, count) = match england.systems.get(row) {
        Some(system) => (system.rank.to_string(), system.name.clone(), system.count),
        None => (String::new(), "England".to_owned(), england.total),
    };
    let limits = shares.intervals.first();
    vec![
        rank,
        name,
        whole(count.people),
        whole(count.deprived),
        percent(shares.value[row]),
        limits.map_or_else(String::new, |limits| {
            format!(
                "{:.2} to {:.2}",
                limits.lower[row] * 100.0,
                limits.upper[row] * 100.0
            )
        }),
    ]
}

fn interval_name(shares: &Estimates) -> String {
    let at = shares.intervals.first().map_or(0.95, |limits| limits.level);
    format!("#{} interval", level(at))
}

/// The eight beside England; with the letters of the sketch for the terminal.
fn eight(england: &England, shares: &Estimates, medium: Medium) -> Table {
    let lettered = medium == Medium::Terminal;
    let interval = interval_name(shares);
    let mut names = if lettered { vec![""] } else { vec![] };
    names.extend([
        "#Rank",
        "System",
        "#People",
        "#In fifth",
        "#Share",
        &interval,
    ]);
    let count = england.systems.len();
    let caption = format!(
        "People in the most deprived national fifth, mid-2020; rank among all {count} (1 = largest share)"
    );
    let mut table = Table::new(caption, &names).only(medium);
    let line = |letter: Option<char>, row: usize| {
        let mut line = Vec::with_capacity(names.len());
        if lettered {
            line.push(letter.map_or_else(String::new, String::from));
        }
        line.extend(cells(england, shares, row));
        line
    };
    for (row, system) in england.systems.iter().enumerate() {
        if let Some(letter) = letter(england, &system.code) {
            table.row(line(Some(letter), row));
        }
    }
    table.push(line(None, count), true);
    table
}

fn figure(england: &England, shares: &Estimates) -> Result<Block, Trouble> {
    let count = england.systems.len();
    let reference = shares.value[count];
    // The chart reads in per cent and shows the boards alone: England is its line.
    let counts: Vec<Count> = england.systems.iter().map(|system| system.count).collect();
    let percentages = proportions(&counts, 100.0)?;
    let names: Vec<&str> = england.systems.iter().map(|s| s.name.as_str()).collect();
    let eight = england.systems.iter().filter(|system| is_eight(system));
    let front: Vec<&str> = eight.map(|system| system.name.as_str()).collect();
    let labels = Labels::new("People in England's most deprived national fifth")
        .subtitle("Share of residents, mid-2020, in deciles 1 and 2 of IMD 2019 (national), by integrated care board of 2022")
        .value("Per cent of residents");
    let mut options = IntervalBars::new().reference(reference * 100.0, "England");
    if !front.is_empty() {
        options = options.highlight(&front);
    }
    let specification = interval_bars(&names, &percentages, &labels, &options)?;
    let mut table = Table::new(
        format!("All {count} integrated care boards by share, largest first"),
        &[
            "#Rank",
            "System",
            "#People",
            "#In fifth",
            "#Share",
            &interval_name(shares),
        ],
    )
    .only(Medium::Page);
    for (row, system) in england.systems.iter().enumerate() {
        table.push(cells(england, shares, row), is_eight(system));
    }
    table.row(cells(england, shares, count));
    let points: Vec<(f64, Option<char>)> = england
        .systems
        .iter()
        .zip(&shares.value)
        .map(|(system, &share)| (share * 100.0, letter(england, &system.code)))
        .collect();
    Ok(Block::Figure(Figure {
        name: "most-deprived-fifth",
        specification,
        sketch: sketch::dots(&points, reference * 100.0, "England"),
        caption: format!(
            "Each of the {count} boards by its share of residents in the most deprived national fifth; the named systems \
             stand out. The dashed line is England ({}).",
            percent(reference)
        ),
        table,
    }))
}

fn facts(shares: &Estimates) -> Vec<(String, String)> {
    let interval = shares.intervals.first().map_or_else(String::new, |limits| {
        let source = limits.method.first().map_or("", |method| method.source());
        let method = limits.method.first().map_or("", |method| method.as_str());
        format!(
            "{} limits at {} ({source}), of a full count: see the first caution",
            method[..1].to_uppercase() + &method[1..],
            level(limits.level)
        )
    });
    let fact = |name: &str, words: String| (name.to_owned(), words);
    vec![
        fact(
            "Measure",
            "people in small areas of national deciles 1 and 2, over all residents; per cent".to_owned(),
        ),
        fact("Direction", shares.direction.clone().into_owned()),
        fact("Interval", interval),
        fact(
            "Compared with",
            "England as a whole: the line is where a system stands when it has its share of the fifth".to_owned(),
        ),
    ]
}

/// Each with the code that stands beside it in JSON.
fn cautions(england: &England) -> Vec<(&'static str, String)> {
    let mut cautions = vec![
        (CautionCode::WholePopulation.as_str(), WHOLE_POPULATION.to_owned()),
        (
            "national-ranking",
            "The fifth is national. A fifth of a system's own areas (a local ranking) is another question with another answer."
                .to_owned(),
        ),
        (
            "area-not-person",
            "A deprived area is not a deprived person: many deprived people live elsewhere, and not everybody here is one."
                .to_owned(),
        ),
        (
            "dates-differ",
            "Deprivation is as ranked in 2019, people as estimated for 2020, boards as coded in 2022: boundaries have moved since."
                .to_owned(),
        ),
    ];
    let listed = |code: &&str| england.systems.iter().any(|system| system.code == *code);
    let absent: Vec<&str> = EIGHT.into_iter().filter(|code| !listed(code)).collect();
    if !absent.is_empty() {
        let sentence = format!(
            "Not in {BOARDS}, and so not side by side: {}.",
            absent.join(", ")
        );
        cautions.push(("systems-absent", sentence));
    }
    let oddities = england.oddities.iter().cloned();
    cautions.extend(oddities.map(|sentence| ("file-ending", sentence)));
    cautions
}

fn data(england: &England, shares: &Estimates, cautions: &[(&str, String)]) -> Value {
    let cautions: Vec<Value> = cautions
        .iter()
        .map(|(code, message)| json!({ "code": code, "message": message }))
        .collect();
    let record = |row: usize, count: &Count| {
        let interval = shares.row(row).and_then(|estimate| estimate.interval);
        json!({
            "people": count.people,
            "people_in_most_deprived_fifth": count.deprived,
            "small_areas": count.areas,
            "small_areas_in_most_deprived_fifth": count.deprived_areas,
            "share": shares.value[row],
            "interval": interval,
        })
    };
    let systems: Vec<Value> = england
        .systems
        .iter()
        .enumerate()
        .map(|(row, system)| {
            let mut value = record(row, &system.count);
            value["rank"] = json!(system.rank);
            value["code"] = json!(system.code);
            value["name"] = json!(system.name);
            value["side_by_side"] = json!(is_eight(system));
            value
        })
        .collect();
    json!({
        "report": "england",
        "measure": format!("share of residents in {FIFTH}"),
        "unit": shares.unit,
        "direction": shares.direction,
        "method": shares.method,
        "citation": shares.citation,
        "rank": "by share, 1 = largest; equal shares have equal ranks",
        "england": record(england.systems.len(), &england.total),
        "systems": systems,
        "cautions": cautions,
        "source": SOURCE,
    })
}
