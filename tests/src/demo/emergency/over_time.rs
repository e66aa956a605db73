//! Is it getting better? One `XmR` chart a trust; trusts that merged are joined, and their limits start anew.

use std::collections::BTreeMap;

use commonweal::{Assurance, Date, Direction, Variation, XmrColumns, XmrModel, XmrTable};
use serde_json::{Value, json};

use super::super::story::{Block, Medium, Section, Table};
use super::super::text::{percent, thousands};
use super::super::trouble::Trouble;
use super::super::words::{fact, sentence};
use super::SOURCE;
use super::figures::{Emergency, Month, month_name};

/// The standard, in per cent.
const STANDARD: f64 = 95.0;

/// Trusts that became part of another: their codes, the code that goes on, and the first month in which the file counts
/// them together.
const MERGERS: [(&[&str], &str, &str); 5] = [
    (&["RQQ"], "RGN", "2017-04-01"), // Hinchingbrooke into North West Anglia
    (&["RW3", "RM2"], "R0A", "2017-10-01"), // Central and South Manchester into Manchester
    (&["RR1"], "RRK", "2018-07-01"), // Heart of England into University Hospitals Birmingham
    (&["RGQ"], "RDE", "2018-07-01"), // Ipswich into East Suffolk and North Essex
    (&["RJF"], "RTG", "2018-07-01"), // Burton into Derby and Burton
];

/// A trust's months, joined with those of its predecessors.
struct Series {
    code: String,
    joined: Vec<&'static str>,
    months: Vec<Option<Month>>,
    /// Where limits start anew.
    rebase: Option<usize>,
}

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

/// All organisations with type 1 departments, predecessors under the code of their successor.
fn join(emergency: &Emergency) -> Result<Vec<Series>, Trouble> {
    let mut by_code: BTreeMap<&str, Vec<Option<Month>>> = emergency
        .type_one
        .iter()
        .map(|(code, months)| (code.as_str(), months.clone()))
        .collect();
    let mut merged: BTreeMap<&str, (Vec<&'static str>, usize)> = BTreeMap::new();
    for (before, after, day) in MERGERS {
        let Ok(at) = emergency.months.binary_search(&Date::parse(day)?) else {
            continue;
        };
        if !by_code.contains_key(after) && !before.iter().any(|code| by_code.contains_key(code)) {
            continue;
        }
        let mut joined = by_code
            .remove(after)
            .unwrap_or_else(|| vec![None; emergency.months.len()]);
        for code in before {
            for (month, earlier) in joined
                .iter_mut()
                .zip(by_code.remove(code).unwrap_or_default())
            {
                *month = match (*month, earlier) {
                    (Some(a), Some(b)) => Some(Month {
                        attendances: a.attendances + b.attendances,
                        breaches: a.breaches + b.breaches,
                    }),
                    (one, other) => one.or(other),
                };
            }
        }
        by_code.insert(after, joined);
        merged.insert(after, (before.to_vec(), at));
    }
    Ok(by_code
        .into_iter()
        .map(|(code, months)| {
            let (joined, rebase) = match merged.get(code) {
                Some((joined, at)) => (joined.clone(), Some(*at)),
                None => (Vec::new(), None),
            };
            Series {
                code: code.to_owned(),
                joined,
                months,
                rebase,
            }
        })
        .collect())
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

/// One sentence for trusts that merged: their level before and after.
fn then_and_now(one: &Series, row: usize, table: &XmrTable) -> Option<String> {
    let start = usize::try_from(*table.phase_offsets.get(row)?).ok()?;
    let end = usize::try_from(*table.phase_offsets.get(row + 1)?).ok()?;
    let centres = table.phases.centre.get(start..end)?;
    let (before, after) = (centres.first()?, centres.get(1)?);
    let at = one.rebase?;
    let people =
        |month: Option<&Option<Month>>| month.copied().flatten().map(|month| month.attendances);
    let own = people(one.months.get(at.checked_sub(1)?))?;
    let later = people(one.months.get(at))?;
    Some(format!(
        "{} with {}: {} attendances in the month before their figures became one, {} in the first month after. Centre {} before, {} after; \
         limits start anew there.",
        one.code,
        one.joined.join(" and "),
        super::super::text::whole(own),
        super::super::text::whole(later),
        percent(before / 100.0),
        percent(after / 100.0),
    ))
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
            table.variation[row]
                .map_or("no limits", Variation::as_str)
                .to_owned(),
            if table.centre[row].is_nan() {
                String::new()
            } else {
                thousands(table.centre[row], 1)
            },
            limits,
            table.assurance[row]
                .map_or("", Assurance::as_str)
                .to_owned(),
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
        let charts = if *count == 1 { "chart" } else { "charts" };
        cautions.push(format!(
            "{count} {charts}, one of them as follows. {}",
            sentence(message)
        ));
    }
    cautions
}
