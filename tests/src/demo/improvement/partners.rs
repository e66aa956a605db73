//! Who works together?

use commonweal::Coverage;
use commonweal::chart::{self, Labels};
use serde_json::{Value, json};

use super::super::sketch;
use super::super::story::{Block, Figure, Medium, Section, Table};
use super::super::text::{count, percent};
use super::super::trouble::Trouble;
use super::super::words::{fact, sentence};
use super::SYNTHETIC;
use super::example_system::{ExampleSystem, NAME};
use super::partnerships::{PARTNERSHIPS, TODAY};
use super::together::{Together, who_works_together};

pub(super) fn tell(system: &ExampleSystem) -> Result<(Section, String, Value), Trouble> {
    let together = who_works_together(system)?;
    let now = &together.now;
    let lead = format!(
        "Six partnerships cover {} of {} people ({}), and nobody is counted twice; {} networks with {} people are in none: {}.",
        count(now.covered),
        count(now.total),
        percent(now.share),
        now.uncovered_area.len(),
        count(now.uncovered_people.iter().sum()),
        left_out_by_place(system, now),
    );
    let section = Section {
        heading: "Who works together?".to_owned(),
        blocks: vec![
            Block::Text(lead.clone()),
            Block::Text(warning(system, &together)),
            Block::Table(members(now)),
            Block::Figure(covered(now)),
            Block::Figure(overlap(now)?),
            Block::Table(left_out(system, &together)),
            Block::Table(years(&together.years)),
            Block::Facts(facts(&together)),
            Block::Notes("Cautions", cautions(&together)),
        ],
    };
    let data = json!({
        "partnerships": PARTNERSHIPS.iter().map(|one| json!({ "name": one.name, "kind": one.kind })).collect::<Vec<_>>(),
        "networks": together.networks,
        "coverage": now,
        "coverage_of_most_deprived_fifth": together.deprived,
        "years": together.years,
        "refused": together.refused,
    });
    Ok((section, lead, data))
}

/// The place of a network, by its code.
fn place_of(system: &ExampleSystem, code: &str) -> &'static str {
    let network = system.networks.iter().find(|network| network.code == code);
    network.map_or("", |network| system.places[network.place])
}

/// "XN13 and XN14 (Northmoor)", place by place.
fn left_out_by_place(system: &ExampleSystem, now: &Coverage) -> String {
    let of = |place: &str| {
        let codes = now.uncovered_area.iter().map(String::as_str);
        let codes: Vec<&str> = codes
            .filter(|code| place_of(system, code) == place)
            .collect();
        (!codes.is_empty()).then(|| format!("{} ({place})", codes.join(" and ")))
    };
    system
        .places
        .iter()
        .filter_map(|place| of(place))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What goes wrong where somebody adds up.
fn warning(system: &ExampleSystem, together: &Together) -> String {
    let networks = &together.networks;
    format!(
        "Networks add up: each of {} practices is in one of {}, and their people are the {} of the system. Partnerships do \
         not: added up they would come to {}, of which {} are the same people again.",
        system.practices.len(),
        networks.partnership.len(),
        count(networks.value.iter().sum()),
        count(together.now.partnership_people.iter().sum()),
        count(together.now.counted_twice),
    )
}

fn members(now: &Coverage) -> Table {
    let mut table = Table::new(
        format!("Partnerships on {TODAY}; people may stand in several rows, and in the last once"),
        &[
            "Partnership",
            "Kind",
            "#Networks",
            "#People",
            "#Share",
            "#In no other",
        ],
    );
    let kind = |name: &str| {
        PARTNERSHIPS
            .iter()
            .find(|one| one.name == name)
            .map_or("", |one| one.kind)
    };
    for (row, name) in now.partnership.iter().enumerate() {
        table.row([
            name.clone(),
            kind(name).to_owned(),
            now.partnership_areas[row].to_string(),
            count(now.partnership_people[row]),
            percent(now.partnership_people[row] / now.total),
            count(now.partnership_alone[row]),
        ]);
    }
    let any = [
        "in any of them".to_owned(),
        "each person once".to_owned(),
        (now.area.len() - now.uncovered_area.len()).to_string(),
        count(now.covered),
        percent(now.share),
        count(now.partnership_alone.iter().sum()),
    ];
    table.push(any, true);
    table
}

fn covered(now: &Coverage) -> Figure {
    let labels = Labels::new("People by how many partnerships cover them")
        .subtitle(format!("{NAME} (synthetic), {TODAY}"))
        .value("People");
    let mut table = Table::new(
        "People by how many partnerships cover them, each person in one row",
        &["#Partnerships", "#Networks", "#People", "#Share"],
    )
    .only(Medium::Page);
    let mut sketched = Vec::new();
    for (row, &many) in now.covered_by.iter().enumerate() {
        let people = now.people_covered_by[row];
        table.row([
            many.to_string(),
            now.areas_covered_by[row].to_string(),
            count(people),
            percent(people / now.total),
        ]);
        let name = match many {
            0 => "in none".to_owned(),
            more => format!("in {more}"),
        };
        sketched.push((
            name,
            people,
            format!("{} ({})", count(people), percent(people / now.total)),
        ));
    }
    Figure {
        name: "covered",
        specification: chart::coverage(now, &labels),
        sketch: sketch::bars(&sketched),
        caption:
            "Bars: people, each in one bar. Grey, and named so: people whom no partnership covers."
                .to_owned(),
        table,
    }
}

fn overlap(now: &Coverage) -> Result<Figure, Trouble> {
    let labels =
        Labels::new("Where partnerships overlap").subtitle(format!("{NAME} (synthetic), {TODAY}"));
    let mut table = Table::new(
        "Pairs of partnerships that share people; Jaccard is people of both over people of either",
        &[
            "First",
            "Second",
            "#Networks of both",
            "#People of both",
            "#Jaccard",
        ],
    );
    for row in 0..now.pair_first.len() {
        table.row([
            now.pair_first[row].clone(),
            now.pair_second[row].clone(),
            now.pair_areas[row].to_string(),
            count(now.pair_people[row]),
            percent(now.pair_jaccard[row]),
        ]);
    }
    Ok(Figure {
        name: "overlap",
        specification: chart::overlap(now, &labels)?,
        sketch: Vec::new(),
        caption: "Each cell: people of both partnerships, and their share of the people of either; the darker, the more. On the \
                  diagonal: the people of each."
            .to_owned(),
        table,
    })
}

fn left_out(system: &ExampleSystem, together: &Together) -> Table {
    let now = &together.now;
    let mut table = Table::new(
        format!("Networks in no partnership on {TODAY}"),
        &[
            "Network",
            "Place",
            "#People",
            "#Of them in the deprived fifth",
        ],
    );
    let poorest = &together.deprived.uncovered_people;
    for (row, code) in now.uncovered_area.iter().enumerate() {
        table.row([
            code.clone(),
            place_of(system, code).to_owned(),
            count(now.uncovered_people[row]),
            count(poorest[row]),
        ]);
    }
    let all = [
        "all of them".to_owned(),
        String::new(),
        count(now.uncovered_people.iter().sum()),
        count(poorest.iter().sum()),
    ];
    table.push(all, true);
    table
}

fn years(years: &[Coverage]) -> Table {
    let mut table = Table::new(
        "The same at the ends of years: memberships have a first day, and some have ended",
        &[
            "Day",
            "#Partnerships",
            "#People in any",
            "#Share",
            "#In more than one",
        ],
    );
    for year in years {
        let several = year.covered_by.iter().zip(&year.people_covered_by);
        let several: f64 = several
            .filter(|&(&many, _)| many > 1)
            .map(|(_, people)| people)
            .sum();
        table.row([
            year.at.map_or_else(String::new, |day| day.to_string()),
            year.partnership.len().to_string(),
            count(year.covered),
            percent(year.share),
            count(several),
        ]);
    }
    table
}

fn facts(together: &Together) -> Vec<(String, String)> {
    let now = &together.now;
    vec![
        fact(
            "Measure",
            "people of networks that are in at least one partnership on the day; count, and per cent of all",
        ),
        fact(
            "Method",
            "union of overlapping sets: each network's people once (Berge 1973); overlap by Jaccard 1912",
        ),
        fact(
            "Intervals",
            sentence(&format!("none: {}", now.no_interval_reason)),
        ),
        fact(
            "Deprived fifth",
            format!(
                "{} of {} people in the most deprived national fifth are covered ({}), and {} of the others",
                count(together.deprived.covered),
                count(together.deprived.total),
                percent(together.deprived.share),
                percent(
                    (now.covered - together.deprived.covered)
                        / (now.total - together.deprived.total)
                ),
            ),
        ),
        fact(
            "Adding up",
            format!(
                "Refused by the library: {} of {} networks are in more than one partnership.",
                now.partnerships_of_area
                    .iter()
                    .filter(|&&many| many > 1)
                    .count(),
                now.area.len(),
            ),
        ),
    ]
}

fn cautions(together: &Together) -> Vec<String> {
    vec![
        SYNTHETIC.to_owned(),
        "To live where a partnership works is not to be helped by it: this says whom it could reach; whom one programme did reach is \
         told below."
            .to_owned(),
        format!(
            "A network is in a partnership as a whole; {} memberships that were given do not hold on {TODAY}.",
            together.now.not_in_force
        ),
    ]
}
