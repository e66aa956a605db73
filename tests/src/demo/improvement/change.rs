//! Is it changing?

use commonweal::chart::{self, Labels};
use commonweal::{Variation, Xmr};
use serde_json::{Value, json};

use super::super::sketch;
use super::super::story::{Block, Figure, Medium, Section, Table};
use super::super::text::{percent, thousands};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, fact, spelled};
use super::SYNTHETIC;
use super::answers::{AIM, HANDOVER_AIM, Indicator, at_a_glance, is_it_changing};
use super::example_system::ExampleSystem;
use super::glance;
use super::trusts::{Trust, UNIT_OPENED};

pub(super) fn tell(system: &ExampleSystem) -> Result<(Section, String, Value), Trouble> {
    let charts = is_it_changing(system)?;
    let indicators = at_a_glance(system)?;
    let first = &charts[0];
    let centres = &first.phases.centre;
    let lead = format!(
        "Since its same-day unit opened, {} sees {}% of people within four hours, up from {}%; at {} nothing unusual shows in that. {}",
        system.trusts[0].name,
        thousands(centres[centres.len() - 1], 1),
        thousands(centres[0], 1),
        system.trusts[1].name,
        concerns(&indicators),
    );
    let mut blocks = vec![
        Block::Text(lead.clone()),
        Block::Table(table(system, &charts)),
    ];
    for (trust, chart) in system.trusts.iter().zip(&charts) {
        blocks.push(Block::Figure(figure(system, trust, chart)));
    }
    blocks.push(Block::Figure(glance::figure(&indicators)));
    blocks.push(Block::Notes(
        "In words",
        indicators
            .iter()
            .map(|one| format!("{}: {}", one.name, one.chart.sentence))
            .collect(),
    ));
    blocks.push(Block::Facts(facts(system, first)));
    blocks.push(Block::Notes("Cautions", cautions(&indicators)));
    let section = Section {
        heading: "Is it changing?".to_owned(),
        blocks,
    };
    let data = json!({
        "codes": system.trusts.iter().map(|trust| trust.code).collect::<Vec<_>>(),
        "months": system.months,
        "aim": AIM,
        "charts": charts,
        "handover_aim": HANDOVER_AIM,
        "at_a_glance": indicators.iter().map(|one| json!({ "name": one.name, "chart": one.chart })).collect::<Vec<_>>(),
    });
    Ok((section, lead, data))
}

/// What else the last month shows: series with concern.
fn concerns(indicators: &[Indicator]) -> String {
    let concern = |one: &&Indicator| {
        matches!(
            one.chart.variation,
            Some(Variation::ConcernHigh | Variation::ConcernLow)
        )
    };
    let named = indicators.iter().filter(concern).map(|one| {
        format!(
            "{} ({}{})",
            one.name,
            thousands(one.chart.last_value, 1),
            one.unit
        )
    });
    match named.collect::<Vec<_>>().as_slice() {
        [] => "No other series of theirs shows concern.".to_owned(),
        some => format!("The last month shows concern in {}.", some.join(", ")),
    }
}

fn figure(system: &ExampleSystem, trust: &Trust, chart: &Xmr) -> Figure {
    let labels = Labels::new(format!("{}: within four hours", trust.name))
        .subtitle("Synthetic; per cent of attendances by month")
        .value("Per cent");
    let mut table = Table::new(
        format!("{}: per cent within four hours", trust.name),
        &["Month", "#Value", "#Centre", "#Lower", "#Upper", "Shows"],
    )
    .only(Medium::Page);
    let points = &chart.points;
    for (row, month) in system.months.iter().enumerate() {
        table.row([
            month.clone(),
            thousands(points.value[row], 1),
            thousands(points.centre[row], 1),
            thousands(points.lower_limit[row], 1),
            thousands(points.upper_limit[row], 1),
            points.variation[row].map_or_else(String::new, |kind| spelled(kind.as_str())),
        ]);
    }
    Figure {
        name: if trust.code == "XT1" { "change-1" } else { "change-2" },
        specification: chart::xmr(chart, &labels),
        sketch: vec![sketch::over_time(&format!("{:<18}", trust.name), &points.value, |value| thousands(value, 1))],
        caption: "Dots: months; the shape tells what they show. Solid: the centre. Dashed: the process limits. The two icons at \
                  the top are those of the last month and of the aim."
            .to_owned(),
        table,
    }
}

fn table(system: &ExampleSystem, charts: &[Xmr]) -> Table {
    let mut table = Table::new(
        format!(
            "People who leave the emergency department within four hours, per cent by month; aim {}%",
            thousands(AIM, 0)
        ),
        &[
            "Trust",
            "From",
            "#Centre",
            "#Limits",
            "#Last",
            "Last month",
            "Against aim",
        ],
    );
    for (trust, chart) in system.trusts.iter().zip(charts) {
        let phases = &chart.phases;
        let last = phases.centre.len() - 1;
        for phase in 0..=last {
            let from = usize::try_from(phases.first_row[phase]).unwrap_or(0);
            let now = |words: String| if phase == last { words } else { String::new() };
            table.row([
                trust.name.to_owned(),
                system.months[from].clone(),
                thousands(phases.centre[phase], 1),
                format!(
                    "{} to {}",
                    thousands(phases.lower_limit[phase], 1),
                    thousands(phases.upper_limit[phase], 1)
                ),
                now(thousands(chart.last_value, 1)),
                now(chart
                    .variation
                    .map_or_else(String::new, |icon| spelled(icon.as_str()))),
                now(chart
                    .assurance
                    .map_or_else(String::new, |icon| spelled(icon.as_str()))),
            ]);
        }
    }
    table
}

fn facts(system: &ExampleSystem, chart: &Xmr) -> Vec<(String, String)> {
    let mut facts = vec![
        fact(
            "Intervals",
            "None beside single months: every attendance is counted. The process limits say how far months scatter.",
        ),
        fact(
            "Direction",
            "within four hours, higher is better; ambulances over 30 minutes, lower is better; attendances, neither",
        ),
        fact("Method", chart.method.to_string()),
        fact(
            "Rules",
            format!(
                "{}: {}",
                chart.rule_set,
                chart
                    .rules
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        ),
        fact(
            "Rebase",
            format!(
                "within four hours at {}: {}, when its same-day unit opened; the other series have one baseline, so that what changed shows",
                system.trusts[0].name, system.months[UNIT_OPENED]
            ),
        ),
    ];
    match (&chart.false_alarms, &chart.no_false_alarms_reason) {
        (Some(alarms), _) => facts.push(fact(
            "False alarms",
            format!(
                "where nothing changes and months are independent, {} of charts of this length still fire a rule somewhere, and {} at \
                 the last month",
                percent(alarms.any_point),
                percent(alarms.last_point)
            ),
        )),
        (None, Some(reason)) => facts.push(fact("False alarms", reason.to_string())),
        (None, None) => {}
    }
    facts
}

fn cautions(indicators: &[Indicator]) -> Vec<String> {
    let mut all = vec![SYNTHETIC.to_owned()];
    for one in indicators {
        let mut own = Vec::new();
        add_cautions(&mut own, &one.chart.cautions);
        all.extend(
            own.into_iter()
                .map(|caution| format!("{}: {caution}", one.name)),
        );
    }
    all.push("Limits of a process are no margin of error: they say what this process does as it is, not what is good.".to_owned());
    all
}
