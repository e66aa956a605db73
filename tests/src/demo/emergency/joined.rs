//! Trusts that merged: predecessors and successor as one series, and the chart of one of them.

use std::collections::BTreeMap;

use commonweal::chart::{self, Labels};
use commonweal::{Date, Direction, Restate, Restated, Successions, Xmr, XmrModel, XmrTable};

use super::super::sketch;
use super::super::story::{Figure, Medium, Table};
use super::super::text::{percent, thousands, whole};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, spelled};
use super::figures::{Emergency, Month, month_name};

/// The standard, in per cent.
pub(super) const STANDARD: f64 = 95.0;

/// Trusts that became part of another: code, the code that goes on, and the first month in which the file counts them
/// together.
const MERGERS: [(&str, &str, &str); 6] = [
    ("RQQ", "RGN", "2017-04-01"), // Hinchingbrooke into North West Anglia
    ("RW3", "R0A", "2017-10-01"), // Central Manchester into Manchester
    ("RM2", "R0A", "2017-10-01"), // South Manchester into Manchester
    ("RR1", "RRK", "2018-07-01"), // Heart of England into University Hospitals Birmingham
    ("RGQ", "RDE", "2018-07-01"), // Ipswich into East Suffolk and North Essex
    ("RJF", "RTG", "2018-07-01"), // Burton into Derby and Burton
];

/// The merger that is drawn.
const DRAWN: (&str, &str) = (
    "RRK",
    "University Hospitals Birmingham with Heart of England",
);

/// A trust's months, joined with those of its predecessors.
pub(super) struct Series {
    pub(super) code: String,
    pub(super) joined: Vec<String>,
    pub(super) months: Vec<Option<Month>>,
    /// Attendances that stood under its own code.
    own: Vec<Option<u64>>,
    /// Where limits start anew.
    pub(super) rebase: Option<usize>,
}

/// All organisations with type 1 departments, in the codes of the last month.
pub(super) fn join(emergency: &Emergency) -> Result<Vec<Series>, Trouble> {
    let (mut codes, mut days) = (Vec::new(), Vec::new());
    let (mut attendances, mut breaches) = (Vec::new(), Vec::new());
    for (code, months) in &emergency.type_one {
        for (day, month) in emergency.months.iter().zip(months) {
            if let Some(month) = month {
                codes.push(code.as_str());
                days.push(*day);
                attendances.push(month.attendances as f64);
                breaches.push(month.breaches as f64);
            }
        }
    }
    let successions = mergers()?;
    let restate = |counts: &[f64]| Restate::new().apply(&codes, &days, counts, &successions);
    Ok(series(
        &emergency.months,
        &restate(&attendances)?,
        &restate(&breaches)?,
    ))
}

fn mergers() -> Result<Successions, Trouble> {
    let days: Vec<Date> = MERGERS
        .iter()
        .map(|(.., day)| Date::parse(day))
        .collect::<Result<_, _>>()?;
    let (before, after) = (
        MERGERS.map(|(before, ..)| before),
        MERGERS.map(|(_, after, _)| after),
    );
    Ok(Successions::new(&before, &after, &days, None)?)
}

fn series(months: &[Date], attendances: &Restated, breaches: &Restated) -> Vec<Series> {
    let mut all: BTreeMap<&str, Series> = BTreeMap::new();
    for (row, code) in attendances.code.iter().enumerate() {
        let Ok(at) = months.binary_search(&attendances.date[row]) else {
            continue;
        };
        let one = all.entry(code).or_insert_with(|| Series {
            code: code.clone(),
            joined: Vec::new(),
            months: vec![None; months.len()],
            own: vec![None; months.len()],
            rebase: None,
        });
        one.months[at] = Some(Month {
            attendances: exact(attendances.count[row]),
            breaches: exact(breaches.count[row]),
        });
        let own = attendances.count_then[row];
        one.own[at] = (!own.is_nan()).then(|| exact(own));
    }
    for (from, to) in attendances.change_from.iter().zip(&attendances.change_to) {
        if let Some(one) = all.get_mut(to.as_str()) {
            one.joined.push(from.clone());
        }
    }
    for (code, day) in attendances.rebase_code.iter().zip(&attendances.rebase_date) {
        if let (Some(one), Ok(at)) = (all.get_mut(code.as_str()), months.binary_search(day)) {
            one.rebase = Some(at);
        }
    }
    all.into_values().collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of few whole counts, each below 2 to the 40th"
)]
fn exact(count: f64) -> u64 {
    count as u64
}

/// One sentence for trusts that merged: their level before and after.
pub(super) fn then_and_now(one: &Series, row: usize, table: &XmrTable) -> Option<String> {
    let start = usize::try_from(*table.phase_offsets.get(row)?).ok()?;
    let end = usize::try_from(*table.phase_offsets.get(row + 1)?).ok()?;
    let centres = table.phases.centre.get(start..end)?;
    let (before, after) = (centres.first()?, centres.get(1)?);
    let at = one.rebase?;
    let last = at.checked_sub(1)?;
    let together = one.months.get(last)?.as_ref()?.attendances;
    let own = one.own.get(last)?.map_or_else(
        || "none".to_owned(),
        |own| format!("{} of them", whole(own)),
    );
    let later = one.months.get(at)?.as_ref()?.attendances;
    Some(format!(
        "{} with {}: {} attendances in the month before their figures became one ({own} under the code {}), {} in the first month \
         after. Centre {} before, {} after; limits start anew there.",
        one.code,
        one.joined.join(" and "),
        whole(together),
        one.code,
        whole(later),
        percent(before / 100.0),
        percent(after / 100.0),
    ))
}

/// The chart of the merger in Birmingham; none where the file does not hold it.
pub(super) fn figure(
    series: &[Series],
    months: &[Date],
) -> Result<Option<(Figure, Vec<String>)>, Trouble> {
    let (code, name) = DRAWN;
    let found = series.iter().find(|one| one.code == code);
    let Some((one, at)) = found.and_then(|one| Some((one, one.rebase?))) else {
        return Ok(None);
    };
    let values: Vec<f64> = one
        .months
        .iter()
        .map(|month| month.map_or(f64::NAN, Month::within))
        .collect();
    let chart = XmrModel::new()
        .dates(months)
        .direction(Direction::Increase)
        .target(STANDARD)
        .upper_bound(100.0)
        .rebase(&[at])
        .estimate(&values)?
        .with_unit("% within four hours");
    let day = month_name(months[at]);
    let labels = Labels::new(format!("{name} ({code}, {})", one.joined.join(", ")))
        .subtitle(format!("Type 1, within four hours, by month; limits start anew in {day}, when their figures became one"))
        .value("Per cent within four hours");
    let mut cautions = Vec::new();
    add_cautions(&mut cautions, &chart.cautions);
    let figure = Figure {
        name: "joined-trust",
        specification: chart::xmr(&chart, &labels),
        sketch: vec![sketch::over_time(
            &format!("{code} with {}", one.joined.join(", ")),
            &values,
            |value| thousands(value, 1),
        )],
        caption: format!(
            "Dots: months of predecessor and successor together; the shape tells what they show. Solid: the centre. Dashed: the \
             process limits, before and from {day}. Dotted: the standard of 95%. A chart of {code} alone would show its attendances \
             trebling in that month."
        ),
        table: numbers(one, &chart, months),
    };
    Ok(Some((figure, cautions)))
}

fn numbers(one: &Series, chart: &Xmr, months: &[Date]) -> Table {
    let own = format!("#Attendances as {}", one.code);
    let mut table = Table::new(
        format!(
            "{} with {}: type 1 attendances, and per cent within four hours",
            one.code,
            one.joined.join(", ")
        ),
        &[
            "Month",
            &own,
            "#Together",
            "#Breaches",
            "#Within",
            "#Centre",
            "#Lower",
            "#Upper",
            "Shows",
        ],
    )
    .only(Medium::Page);
    let points = &chart.points;
    for (row, (day, month)) in months.iter().zip(&one.months).enumerate() {
        let people = |of: fn(&Month) -> u64| {
            month
                .as_ref()
                .map_or_else(|| "none".to_owned(), |month| whole(of(month)))
        };
        let number = |value: f64| {
            if value.is_nan() {
                "none".to_owned()
            } else {
                thousands(value, 1)
            }
        };
        table.row([
            month_name(*day),
            one.own[row].map_or_else(|| "none".to_owned(), whole),
            people(|month| month.attendances),
            people(|month| month.breaches),
            number(points.value[row]),
            number(points.centre[row]),
            number(points.lower_limit[row]),
            number(points.upper_limit[row]),
            points.variation[row].map_or_else(String::new, |kind| spelled(kind.as_str())),
        ]);
    }
    table
}
