//! Several series at a glance: a grid of icons.

use commonweal::chart::{IconRow, Labels, xmr_icons};
use commonweal::{Assurance, Variation};

use super::super::sketch;
use super::super::story::{Figure, Table};
use super::super::text::thousands;
use super::super::words::spelled;
use super::answers::Indicator;

pub(super) fn figure(indicators: &[Indicator]) -> Figure {
    let last = |column: &[f64]| column.last().copied().unwrap_or(f64::NAN);
    let rows: Vec<IconRow<'_>> = indicators
        .iter()
        .map(|one| IconRow {
            name: &one.name,
            value: &one.chart.points.value,
            lower_limit: last(&one.chart.points.lower_limit),
            upper_limit: last(&one.chart.points.upper_limit),
            target: last(&one.chart.points.target),
            unit: one.unit,
            variation: one.chart.variation,
            assurance: one.chart.assurance,
        })
        .collect();
    let labels = Labels::new("Emergency departments at a glance")
        .subtitle("Synthetic; 36 months to March 2026. Band: process limits of the last phase");
    let mut table = Table::new(
        "Six series of emergency departments: last month, process limits and aim; per cent, and attendances as counts",
        &[
            "Series",
            "#Last",
            "#Centre",
            "#Limits",
            "#Aim",
            "Last month",
            "Against aim",
        ],
    );
    let mut sketched = Vec::new();
    let widest = indicators
        .iter()
        .map(|one| one.name.chars().count())
        .max()
        .unwrap_or(0);
    for one in indicators {
        let points = &one.chart.points;
        let decimals = usize::from(one.unit == "%");
        let aim = last(&points.target);
        table.row([
            one.name.clone(),
            format!("{}{}", thousands(one.chart.last_value, decimals), one.unit),
            thousands(last(&points.centre), decimals),
            format!(
                "{} to {}",
                thousands(last(&points.lower_limit), decimals),
                thousands(last(&points.upper_limit), decimals)
            ),
            if aim.is_nan() {
                "none".to_owned()
            } else {
                thousands(aim, 0)
            },
            spelled(one.chart.variation.map_or("no limits", Variation::as_str)),
            spelled(one.chart.assurance.map_or("no aim", Assurance::as_str)),
        ]);
        let name = format!("{:<widest$}", one.name);
        sketched.push(sketch::over_time(&name, &points.value, |value| {
            thousands(value, decimals)
        }));
    }
    Figure {
        name: "at-a-glance",
        specification: xmr_icons(&rows, &labels),
        sketch: sketched,
        caption: "Icons by shape and letter: a circle with ~ is common cause, a triangle improvement, a square concern, a diamond \
                  neither; H high, L low. Against the aim: P passes, F fails, ? hit or miss. Attendances have no aim, and no \
                  direction that is better."
            .to_owned(),
        table,
    }
}
