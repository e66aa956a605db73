//! The funnel of trusts: limits of chance, and limits that allow for how much trusts differ.

use commonweal::Funnel;
use commonweal::chart::{self, FunnelChart, Labels};

use super::super::story::{Figure, Medium, Table};
use super::super::text::{percent, whole};
use super::super::words::stands;
use super::figures::Month;

/// Draws trusts in one month: `chance` flags them by chance alone, `scatter` by their own scatter.
pub(super) fn figure(
    trusts: &[(&str, Month)],
    chance: &Funnel,
    scatter: &Funnel,
    month: &str,
) -> Figure {
    let codes: Vec<&str> = trusts.iter().map(|(code, _)| *code).collect();
    let labels = Labels::new(format!(
        "Within four hours by trust, type 1 departments, {month}"
    ))
    .subtitle(
        "NHS England; limits of chance alone, and limits that allow for how much trusts differ",
    )
    .value("Per cent within four hours");
    let options = FunnelChart::new()
        .names(&codes)
        .size("Attendances in the month (logarithmic)")
        .log_sizes(true);
    let mut table = Table::new(
        format!(
            "All {} trusts with type 1 departments, {month}",
            trusts.len()
        ),
        &[
            "Code",
            "#Attendances",
            "#Breaches",
            "#Within four hours",
            "By chance alone",
            "By trusts' own scatter",
        ],
    )
    .only(Medium::Page);
    for (row, (code, month)) in trusts.iter().enumerate() {
        table.row([
            (*code).to_owned(),
            whole(month.attendances),
            whole(month.breaches),
            percent(month.within() / 100.0),
            stands(chance.flag[row]).to_owned(),
            stands(scatter.flag[row]).to_owned(),
        ]);
    }
    Figure {
        name: "trusts",
        specification: chart::funnel(scatter, &labels, &options),
        sketch: Vec::new(),
        caption: "Marks: trusts, by how many came and how many of them left within four hours. Line across: all trusts pooled. Grey: \
                  limits of chance alone, outside which nearly all trusts lie. Orange: limits that allow for the trusts' own scatter, \
                  by which the shapes are chosen."
            .to_owned(),
        table,
    }
}
