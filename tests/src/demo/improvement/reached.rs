//! Whom did the programme reach?

use commonweal::chart::{self, Labels};
use commonweal::{Cascade, Disclosure, Estimates, SuppressedCounts};
use serde_json::{Value, json};

use super::super::sketch;
use super::super::story::{Block, Figure, Medium, Section, Table};
use super::super::text::{count, percent, thousands};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, fact, limits_method, sentence};
use super::SYNTHETIC;
use super::answers::{admitted, whom_did_it_reach};
use super::example_system::ExampleSystem;

pub(super) fn tell(system: &ExampleSystem) -> Result<(Section, String, Value), Trouble> {
    let cascade = whom_did_it_reach(system)?;
    let admissions = admitted(system)?;
    let reach = |row: usize| {
        let last = (row + 1) * cascade.stages.len() - 1;
        let reach = &cascade.strata.reach;
        format!(
            "{} ({})",
            percent(reach.value[last]),
            limits_of(reach, last)
        )
    };
    let lead = format!(
        "Home monitoring was completed by {} of those eligible in the most deprived fifth, and by {} in the least.",
        reach(0),
        reach(system.programme.len() - 1),
    );
    let section = Section {
        heading: "Whom did the programme reach?".to_owned(),
        blocks: vec![
            Block::Text(lead.clone()),
            Block::Table(stages(&cascade).only(Medium::Terminal)),
            Block::Figure(figure(&cascade)),
            Block::Notes(
                "In words",
                cascade
                    .sentences
                    .iter()
                    .map(|words| sentence(words))
                    .collect(),
            ),
            Block::Table(hidden(&admissions)),
            Block::Facts(facts(&cascade, &admissions)),
            Block::Notes("Cautions", cautions(&cascade)),
        ],
    };
    Ok((
        section,
        lead,
        json!({ "cascade": cascade, "admitted": admissions }),
    ))
}

/// People at each stage, and the share of those eligible who finished.
fn stages(cascade: &Cascade) -> Table {
    let mut names = vec!["National fifth".to_owned()];
    names.extend(cascade.stages.iter().map(|stage| format!("#{stage}")));
    names.extend([
        "#Completed of eligible".to_owned(),
        "#95% interval".to_owned(),
    ]);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut table = Table::new(
        "Home blood pressure monitoring, people by stage (1 = most deprived; counts rounded to 5)",
        &names,
    );
    let each = cascade.stages.len();
    for (columns, front) in [(&cascade.strata, false), (&cascade.total, true)] {
        for first in (0..columns.count.len()).step_by(each) {
            let last = first + each - 1;
            let mut cells = vec![if front {
                "all".to_owned()
            } else {
                columns.stratum[first].clone()
            }];
            cells.extend(
                (first..=last).map(|row| shown(columns.count[row], columns.disclosure[row])),
            );
            cells.push(percent(columns.reach.value[last]));
            cells.push(limits_of(&columns.reach, last));
            table.push(cells, front);
        }
    }
    table
}

/// The limits of one row, in per cent.
fn limits_of(shares: &Estimates, row: usize) -> String {
    shares.intervals.first().map_or_else(String::new, |limits| {
        format!(
            "{} to {}",
            thousands(100.0 * limits.lower[row], 1),
            thousands(100.0 * limits.upper[row], 1)
        )
    })
}

fn figure(cascade: &Cascade) -> Figure {
    let labels = Labels::new("Home monitoring: whom it reached").subtitle(
        "Synthetic; share of those eligible at each stage, by national fifth of deprivation",
    );
    let each = cascade.stages.len();
    let last = |row: usize| row * each + each - 1;
    let rows = (0..cascade.strata.count.len() / each).map(|row| {
        let reach = 100.0 * cascade.strata.reach.value[last(row)];
        (
            cascade.strata.stratum[last(row)].clone(),
            reach,
            format!("{}% completed", thousands(reach, 1)),
        )
    });
    Figure {
        name: "cascade",
        specification: chart::cascade(cascade, &labels),
        sketch: sketch::bars(&rows.collect::<Vec<_>>()),
        caption: "Each stage as a share of those eligible, with its interval, and who was lost on the way.".to_owned(),
        table: stages(cascade).only(Medium::Page),
    }
}

fn shown(value: f64, disclosure: Disclosure) -> String {
    if disclosure.is_hidden() {
        "hidden".to_owned()
    } else {
        count(value)
    }
}

fn hidden(admissions: &SuppressedCounts) -> Table {
    let mut table = Table::new(
        "Admitted to hospital within 90 days of completing: few people, so counts of 1 to 7 are hidden",
        &["National fifth", "#Admitted", "Why"],
    );
    for (row, (&value, &disclosure)) in admissions
        .count
        .iter()
        .zip(&admissions.disclosure)
        .enumerate()
    {
        table.row([
            format!("fifth {}", row + 1),
            shown(value, disclosure),
            why(disclosure).to_owned(),
        ]);
    }
    let total = [
        "all".to_owned(),
        shown(admissions.total, admissions.total_disclosure),
        why(admissions.total_disclosure).to_owned(),
    ];
    table.push(total, true);
    table
}

fn why(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Small => "from 1 to 7",
        Disclosure::Secondary => "or the hidden one could be had from the total",
        Disclosure::Rounded => "rounded to 5",
        _ => "",
    }
}

fn facts(cascade: &Cascade, admissions: &SuppressedCounts) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    match (&cascade.slope, &cascade.no_slope_reason) {
        (Some(slope), _) => {
            let interval = slope.interval.map_or_else(String::new, |i| {
                format!(
                    " ({} to {})",
                    thousands(100.0 * i.lower, 1),
                    thousands(100.0 * i.upper, 1)
                )
            });
            facts.push(fact(
                "Slope of reach",
                format!(
                    "{}{interval} percentage points; {}; {}",
                    thousands(100.0 * slope.value, 1),
                    slope.direction,
                    limits_method(slope)
                ),
            ));
        }
        (None, Some(reason)) => facts.push(fact("Slope of reach", reason.to_string())),
        (None, None) => {}
    }
    if let Some(doses) = &cascade.doses {
        for row in 0..doses.stage.len() {
            facts.push(fact(
                "Dose",
                format!(
                    "{} {} in all, {} a person at \"{}\"",
                    count(doses.amount[row]),
                    doses.unit[row],
                    thousands(doses.per_person[row], 1),
                    doses.stage[row]
                ),
            ));
        }
    }
    if let Some(costs) = &cascade.costs {
        facts.push(fact(
            "Cost",
            format!(
                "{} {} in all, prices of {}; no interval: {}",
                count(costs.total_amount),
                costs.currency,
                thousands(costs.price_year, 0).replace(',', ""),
                costs.no_interval_reason
            ),
        ));
    }
    facts.push(fact(
        "Small numbers",
        format!(
            "counts of 1 to {} hidden, others rounded to {}; no rate and no interval is made of what is hidden",
            admissions.threshold, admissions.rounding
        ),
    ));
    facts
}

fn cautions(cascade: &Cascade) -> Vec<String> {
    let mut all = vec![SYNTHETIC.to_owned()];
    add_cautions(&mut all, &cascade.cautions);
    all.extend(cascade.notes.iter().map(|note| sentence(note)));
    all.push(
        "Those who complete a programme differ from those who do not: the figures say whom it reached, not what it did."
            .to_owned(),
    );
    all
}
