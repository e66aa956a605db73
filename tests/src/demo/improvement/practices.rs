//! Which practices differ?

use commonweal::chart::{self, FunnelChart, Labels};
use commonweal::{Funnel, FunnelAnswer, FunnelFlag};
use serde_json::{Value, json};

use super::super::story::{Block, Figure, Medium, Section, Table};
use super::super::text::{count, level, thousands};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, fact, scatter_limits, stands};
use super::SYNTHETIC;
use super::answers::which_practices_differ;
use super::example_system::{ExampleSystem, NAME, Practice};

pub(super) fn tell(system: &ExampleSystem) -> Result<(Section, String, Value), Trouble> {
    let funnel = which_practices_differ(system)?;
    let apart: Vec<usize> = (0..funnel.len())
        .filter(|&row| is_far(funnel.flag[row]))
        .collect();
    let outside = |answer: &FunnelAnswer| {
        answer
            .limits
            .last()
            .map_or(0, |limit| limit.below + limit.above)
    };
    let lead = format!(
        "Of {} practices {} differ from the system's {}% treated to target by more than practices usually differ; measured \
         by chance alone {} would seem to.",
        funnel.len(),
        apart.len(),
        thousands(funnel.target, 1),
        outside(&funnel.naive),
    );
    let section = Section {
        heading: "Which practices differ?".to_owned(),
        blocks: vec![
            Block::Text(lead.clone()),
            Block::Table(far(system, &funnel, &apart)),
            Block::Figure(figure(system, &funnel)),
            Block::Table(outside_table(&funnel)),
            Block::Facts(facts(&funnel)),
            Block::Notes("Cautions", cautions(&funnel)),
        ],
    };
    let codes: Vec<&str> = system
        .practices
        .iter()
        .map(|practice| practice.code.as_str())
        .collect();
    Ok((section, lead, json!({ "codes": codes, "funnel": funnel })))
}

fn is_far(flag: FunnelFlag) -> bool {
    matches!(flag, FunnelFlag::FarAbove | FunnelFlag::FarBelow)
}

/// All practices, in the funnel.
fn figure(system: &ExampleSystem, funnel: &Funnel) -> Figure {
    let names: Vec<&str> = system
        .practices
        .iter()
        .map(|practice| practice.code.as_str())
        .collect();
    let labels = Labels::new("High blood pressure treated to target, by practice")
        .subtitle(format!(
            "{NAME} (synthetic); per cent of people on each register"
        ))
        .value("Per cent treated to target");
    let options = FunnelChart::new()
        .names(&names)
        .size("People on the register (logarithmic)")
        .log_sizes(true);
    let mut table = Table::new(
        "All practices: people on the register of high blood pressure, and those treated to target",
        &[
            "Practice",
            "Network",
            "#On register",
            "#Treated to target",
            "#Per cent",
            "Where",
        ],
    )
    .only(Medium::Page);
    for (row, practice) in system.practices.iter().enumerate() {
        table.row(cells(system, funnel, row, practice));
    }
    Figure {
        name: "practices",
        specification: chart::funnel(funnel, &labels, &options),
        sketch: Vec::new(),
        caption: "Marks: practices. Grey lines: limits of chance alone. Orange lines: limits that allow for the usual scatter of \
                  practices, by which the shapes are chosen: dots inside, triangles outside, filled where they are outside 99.8%."
            .to_owned(),
        table,
    }
}

fn cells(system: &ExampleSystem, funnel: &Funnel, row: usize, practice: &Practice) -> [String; 6] {
    [
        practice.code.clone(),
        system.networks[practice.network].code.clone(),
        count(funnel.population[row]),
        count(funnel.events[row]),
        thousands(funnel.value[row], 1),
        stands(funnel.flag[row]).to_owned(),
    ]
}

/// The practices that stand apart, the lowest first.
fn far(system: &ExampleSystem, funnel: &Funnel, apart: &[usize]) -> Table {
    let mut table = Table::new(
        "Practices outside the 99.8% limits that allow for the usual scatter of practices",
        &[
            "Practice",
            "Network",
            "#On register",
            "#Treated to target",
            "#Per cent",
            "Where",
        ],
    );
    let mut rows = apart.to_vec();
    rows.sort_by(|&a, &b| funnel.value[a].total_cmp(&funnel.value[b]));
    for row in rows {
        table.row(cells(system, funnel, row, &system.practices[row]));
    }
    table
}

fn outside_table(funnel: &Funnel) -> Table {
    let mut table = Table::new(
        format!("Practices outside the limits, of {}", funnel.len()),
        &["Limits", "#Level", "#Below", "#Above", "#Expected outside"],
    );
    let scatter = funnel.overdispersed.as_ref().map(|scatter| &scatter.answer);
    for (name, answer) in [
        ("chance alone", Some(&funnel.naive)),
        ("practices' own scatter", scatter),
    ] {
        for limit in answer.iter().flat_map(|answer| &answer.limits) {
            table.row([
                name.to_owned(),
                level(limit.level),
                limit.below.to_string(),
                limit.above.to_string(),
                thousands(limit.expected_outside, 1),
            ]);
        }
    }
    table
}

fn facts(funnel: &Funnel) -> Vec<(String, String)> {
    let mut facts = vec![
        fact(
            "Measure",
            "people on the register of high blood pressure whose last reading is on target; per cent",
        ),
        fact(
            "Compared with",
            format!("{}%, all practices pooled", thousands(funnel.target, 2)),
        ),
        fact("Limits", format!("{} ({})", funnel.limits, funnel.method)),
        fact(
            "Intervals",
            "None beside single practices: the limits about the common level take their place, and widen as registers get smaller.",
        ),
        fact("Direction", "higher is better"),
    ];
    if let Some(scatter) = &funnel.overdispersed {
        let interval = scatter_limits(scatter);
        facts.push(fact(
            "Own scatter",
            format!(
                "phi {}; standard deviation between practices {} ({interval}) on the {} scale ({})",
                thousands(scatter.phi, 1),
                thousands(scatter.tau2.sqrt(), 4),
                scatter.scale,
                scatter.method
            ),
        ));
    }
    facts
}

fn cautions(funnel: &Funnel) -> Vec<String> {
    let mut all = vec![SYNTHETIC.to_owned()];
    add_cautions(&mut all, &funnel.cautions);
    all.push(
        "A practice that stands apart is a question, not an answer: look at its patients, its coding and its list first. Most \
         others cannot be told from each other, so do not rank them."
            .to_owned(),
    );
    all
}
