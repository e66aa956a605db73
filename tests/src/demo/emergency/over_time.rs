//! Is it getting better? One `XmR` chart a trust; trusts that merged are joined, and their limits start anew.

use std::collections::BTreeMap;

use commonweal::{Assurance, Direction, Variation, XmrColumns, XmrModel, XmrTable};
use serde_json::{Value, json};

use super::super::story::{Block, Medium, Section, Table};
use super::super::text::{percent, thousands};
use super::super::trouble::Trouble;
use super::super::words::{fact, sentence, spelled};
use super::SOURCE;
use super::figures::{Emergency, Month, month_name};
use super::joined::{STANDARD, Series, figure, join, then_and_now};

pub(super) fn tell(emergency: &Emergency) -> Result<(Section, Value), Trouble> {
    let series = join(emergency)?;
    let table = chart(&series)?;
    let span = match (emergency.months.first(), emergency.months.last()) {
        (Some(&first), Some(&last)) => format!("{} to {}", month_name(first), month_name(last)),
        _ => String::new(),
    };
    let mut blocks = vec![Block::Text(lead(&table)), Block::Table(icons(&table))];
    let merged: Vec<String> = series
        .iter()
        .enumerate()
        .filter_map(|(row, one)| then_and_now(one, row, &table))
        .collect();
    if let Some((figure, cautions)) = figure(&series, &emergency.months)? {
        blocks.push(Block::Figure(figure));
        blocks.push(Block::Notes("Cautions of this chart", cautions));
    }
    if !merged.is_empty() {
        blocks.push(Block::Notes(
            "Mergers: predecessor and successor in one chart",
            merged,
        ));
    }
    blocks.push(Block::Table(each(&series, &table)));
    blocks.push(Block::Facts(facts(&table, emergency.months.len())));
    blocks.push(Block::Notes("Cautions", cautions(&table)));
    blocks.push(Block::Notes("Source", vec![SOURCE.to_owned()]));
    let data = json!({
        "target": STANDARD,
        "codes": series.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(),
        "joined": series.iter().map(|one| &one.joined).collect::<Vec<_>>(),
        "rebase": series.iter().map(|one| one.rebase.map(|at| emergency.months[at])).collect::<Vec<_>>(),
        "months": emergency.months,
        "charts": table,
    });
    let section = Section {
        heading: format!("Four hours in emergency departments, {span}: is it getting better?"),
        blocks,
    };
    Ok((section, data))
}

fn chart(series: &[Series]) -> Result<XmrTable, Trouble> {
    let (mut offsets, mut values, mut starts) = (vec![0], Vec::new(), Vec::new());
    for one in series {
        // A month that is missing stays a gap: no moving range bridges it.
        starts.extend(one.rebase.filter(|&at| at > 0).map(|at| values.len() + at));
        values.extend(
            one.months
                .iter()
                .map(|month| month.map_or(f64::NAN, Month::within)),
        );
        offsets.push(values.len());
    }
    let model = XmrModel::new()
        .direction(Direction::Increase)
        .target(STANDARD)
        .upper_bound(100.0);
    let columns = XmrColumns {
        phase_starts: &starts,
        ..XmrColumns::default()
    };
    Ok(model.estimate_each(&offsets, &values, columns)?)
}

fn count<T: PartialEq + Copy>(column: &[Option<T>], wanted: Option<T>) -> usize {
    column.iter().filter(|&&item| item == wanted).count()
}

fn lead(table: &XmrTable) -> String {
    let worse = count(&table.variation, Some(Variation::ConcernLow));
    let better = count(&table.variation, Some(Variation::ImprovementHigh));
    format!(
        "Of {} trusts the last month shows concern in {worse}, improvement in {better}, and nothing unusual in {}. Against the \
         standard of 95% {} consistently fail, {} hit or miss it, and {} consistently pass.",
        table.n.len(),
        count(&table.variation, Some(Variation::CommonCause)),
        count(&table.assurance, Some(Assurance::ConsistentlyFails)),
        count(&table.assurance, Some(Assurance::HitOrMiss)),
        count(&table.assurance, Some(Assurance::ConsistentlyPasses)),
    )
}

/// How many trusts have which icons.
fn icons(table: &XmrTable) -> Table {
    let mut shown = Table::new(
        "Trusts by the icon of their last month and the assurance of their last limits against 95%",
        &[
            "Last month",
            "#Consistently fails",
            "#Hit or miss",
            "#Consistently passes",
            "#No assurance",
        ],
    );
    let rows = [
        ("improvement (higher)", Some(Variation::ImprovementHigh)),
        ("common cause", Some(Variation::CommonCause)),
        ("concern (lower)", Some(Variation::ConcernLow)),
        ("no limits", None),
    ];
    for (name, variation) in rows {
        let of = |assurance: Option<Assurance>| {
            let both = table.variation.iter().zip(&table.assurance);
            both.filter(|&(&v, &a)| v == variation && a == assurance)
                .count()
                .to_string()
        };
        shown.row([
            name.to_owned(),
            of(Some(Assurance::ConsistentlyFails)),
            of(Some(Assurance::HitOrMiss)),
            of(Some(Assurance::ConsistentlyPasses)),
            of(None),
        ]);
    }
    shown
}

fn each(series: &[Series], table: &XmrTable) -> Table {
    let mut shown = Table::new(
        "Every trust: per cent within four hours",
        &[
            "Code",
            "#Last month",
            "Icon",
            "#Centre",
            "#Limits",
            "Against 95%",
            "#Points that fire a rule",
        ],
    )
    .only(Medium::Page);
    for (row, one) in series.iter().enumerate() {
        let limits = if table.lower_limit[row].is_nan() {
            String::new()
        } else {
            format!(
                "{} to {}",
                thousands(table.lower_limit[row], 1),
                thousands(table.upper_limit[row], 1)
            )
        };
        let code = if one.joined.is_empty() {
            one.code.clone()
        } else {
            format!("{} (with {})", one.code, one.joined.join(", "))
        };
        shown.row([
            code,
            thousands(table.last_value[row], 1),
            spelled(table.variation[row].map_or("no limits", Variation::as_str)),
            if table.centre[row].is_nan() {
                String::new()
            } else {
                thousands(table.centre[row], 1)
            },
            limits,
            spelled(table.assurance[row].map_or("", Assurance::as_str)),
            format!("{} of {}", table.fired[row], table.n[row]),
        ]);
    }
    shown
}

fn facts(table: &XmrTable, months: usize) -> Vec<(String, String)> {
    let mut facts = vec![
        fact(
            "Measure",
            "attendances admitted, transferred or sent home within four hours; per cent by month",
        ),
        fact(
            "Intervals",
            "None beside single months: every attendance is counted. The process limits say how far months scatter.",
        ),
        fact("Direction", "higher is better"),
        fact(
            "Mergers",
            "counts of predecessors are added to those of their successor, month by month, and divided last",
        ),
        fact("Method", table.method.to_string()),
        fact(
            "Rules",
            format!(
                "{} ({})",
                table.rule_set,
                table
                    .rules
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        ),
    ];
    let alarms = table.false_alarms.iter().flatten().find(|_| months > 0);
    if let Some(alarms) = alarms {
        facts.push(fact(
            "False alarms",
            format!(
                "where nothing changes and months are independent, {} of charts of this length still fire a rule somewhere, and {} at \
                 the last month",
                percent(alarms.any_point),
                percent(alarms.last_point)
            ),
        ));
    }
    facts
}

fn cautions(table: &XmrTable) -> Vec<String> {
    let any = table.fired.iter().filter(|&&fired| fired > 0).count();
    let points: u64 = table.fired.iter().sum();
    let all: u64 = table.n.iter().sum();
    let mut correlations: Vec<f64> = table
        .autocorrelation
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .collect();
    correlations.sort_by(f64::total_cmp);
    let median = correlations
        .get(correlations.len() / 2)
        .copied()
        .unwrap_or(f64::NAN);
    let mut cautions = vec![
        format!(
            "{any} of {} charts fire a rule somewhere, and {} of all points do: one baseline over three years is no stable process. Read the last \
             icon, and look for what changed.",
            table.n.len(),
            percent(points as f64 / all as f64)
        ),
        format!(
            "Months follow each other: the middle correlation of a month with the next is {}. Winter returns every year, which these \
             limits know nothing of.",
            thousands(median, 2)
        ),
    ];
    // Those of single charts stand in the JSON: here each kind once, with the sentence of the first chart.
    let mut kinds: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for caution in &table.cautions {
        let kind = kinds
            .entry(caution.code.as_str())
            .or_insert((0, &caution.message));
        kind.0 += 1;
    }
    for (count, message) in kinds.values() {
        let of = match count {
            1 => "1 chart".to_owned(),
            more => format!("{more} charts, one of them as follows"),
        };
        cautions.push(format!("{of}: {}", sentence(message)));
    }
    cautions
}
