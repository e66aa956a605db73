//! A cascade in sentences that may be printed: made of what is shown, and nothing else.

use super::result::{Cascade, CascadeStages};
use crate::estimate::{Estimate, Estimates};
use crate::words::{count, level, percent};

/// Strata in which nobody came are listed up to this many.
const LISTED: usize = 5;

pub(super) fn of(cascade: &Cascade) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(overall(cascade));
    lines.extend(nobody(cascade));
    lines.extend(largest_loss(&cascade.total));
    lines.extend(
        cascade
            .slope
            .as_ref()
            .map(|slope| gradient(slope, &cascade.reached)),
    );
    lines.extend(planned(cascade));
    lines.extend(costs(cascade));
    lines
}

fn at(column: &[f64], row: usize) -> f64 {
    column.get(row).copied().unwrap_or(f64::NAN)
}

/// A share with the limits of its first level.
fn share(shares: &Estimates, row: usize) -> String {
    let value = percent(at(&shares.value, row));
    match shares.intervals.first() {
        Some(limits) if !at(&limits.lower, row).is_nan() => format!(
            "{value}, {} CI {} to {}",
            level(limits.level),
            percent(at(&limits.lower, row)),
            percent(at(&limits.upper, row))
        ),
        _ => value,
    }
}

fn overall(cascade: &Cascade) -> Option<String> {
    let total = &cascade.total;
    let last = total.count.len().checked_sub(1)?;
    let (first, reached) = (at(&total.count, 0), at(&total.count, last));
    let (from, to) = (total.stage.first()?, total.stage.get(last)?);
    if first.is_nan() {
        return Some(format!(
            "How many were at \"{from}\" is hidden, because so few were."
        ));
    }
    if last == 0 {
        return Some(format!("{} people at \"{from}\".", count(first)));
    }
    if reached.is_nan() {
        return Some(format!(
            "Of {} people at \"{from}\", how many came to \"{to}\" is hidden, because so few did.",
            count(first)
        ));
    }
    let share = if first > 0.0 {
        format!(" ({})", share(&total.reach, last))
    } else {
        String::new()
    };
    Some(format!(
        "Of {} people at \"{from}\", {} came to \"{to}\"{share}.",
        count(first),
        count(reached)
    ))
}

/// None of n is no proof of zero.
fn nobody(cascade: &Cascade) -> Vec<String> {
    let mut lines = Vec::new();
    let mut more = 0_usize;
    let one = cascade.strata.count.len() == cascade.total.count.len();
    let tables: &[&CascadeStages] = if one {
        &[&cascade.total]
    } else {
        &[&cascade.total, &cascade.strata]
    };
    for table in tables {
        for (row, &upper) in table.conversion_upper_if_none.iter().enumerate() {
            let (Some(stage), Some(before), Some(stratum)) = (
                table.stage.get(row),
                row.checked_sub(1).and_then(|row| table.stage.get(row)),
                table.stratum.get(row),
            ) else {
                continue;
            };
            if upper.is_nan() {
                continue;
            }
            if lines.len() == LISTED {
                more += 1;
                continue;
            }
            let place = if one {
                String::new()
            } else {
                format!(" (stratum \"{stratum}\")")
            };
            let limits = table.conversion.intervals.first();
            lines.push(format!(
                "None of the {} people at \"{before}\" came to \"{stage}\"{place}, which does not prove that none will: a share \
                 of up to {} agrees with it (exact {} limit).",
                count(at(&table.count, row - 1)),
                percent(upper),
                limits.map_or_else(String::new, |limits| level(limits.level)),
            ));
        }
    }
    if more > 0 {
        lines.push(format!(
            "In {more} more rows nobody came; their upper limits stand in the table."
        ));
    }
    lines
}

fn largest_loss(total: &CascadeStages) -> Option<String> {
    let losses = total
        .lost
        .iter()
        .enumerate()
        .filter(|(_, lost)| **lost > 0.0);
    // The first of equals.
    let (row, &lost) = losses.rev().max_by(|a, b| a.1.total_cmp(b.1))?;
    let before = row.checked_sub(1)?;
    let share = lost / at(&total.count, before);
    Some(format!(
        "Most people are lost between \"{}\" and \"{}\": {} ({} of those at \"{}\").",
        total.stage.get(before)?,
        total.stage.get(row)?,
        count(lost),
        percent(share),
        total.stage.get(before)?,
    ))
}

fn gradient(slope: &Estimate, reached: &str) -> String {
    let points = |share: f64| format!("{:.1}", share * 100.0);
    let limits = slope.interval.as_ref().map_or_else(String::new, |limits| {
        format!(
            " ({} CI {} to {})",
            level(limits.level),
            points(limits.lower),
            points(limits.upper)
        )
    });
    format!(
        "Reach of \"{reached}\" changes by {} percentage points from the most to the least deprived{limits}.",
        points(slope.value)
    )
}

fn planned(cascade: &Cascade) -> Option<String> {
    let ratio = cascade.total_delivered.as_ref()?;
    let (reached, planned) = (at(&ratio.events, 0), at(&ratio.population, 0));
    if reached.is_nan() || planned == 0.0 {
        return None;
    }
    Some(format!(
        "{} people came to \"{}\" of {} planned ({}).",
        count(reached),
        cascade.reached,
        count(planned),
        share(ratio, 0)
    ))
}

fn costs(cascade: &Cascade) -> Vec<String> {
    let Some(costs) = &cascade.costs else {
        return Vec::new();
    };
    let each = |amount: f64| {
        if amount.is_nan() {
            String::new()
        } else {
            format!(", {amount:.2} for each person at \"{}\"", costs.reached)
        }
    };
    let prices = format!("{} in prices of {}", costs.currency, costs.price_year);
    let mut lines = vec![format!(
        "It cost {} {prices}{}.",
        count(costs.total_amount),
        each(costs.total_per_reached)
    )];
    if costs.payer.len() > 1 {
        let columns = costs
            .payer
            .iter()
            .zip(&costs.amount)
            .zip(&costs.per_reached);
        for ((payer, &amount), &per_reached) in columns.take(LISTED) {
            lines.push(format!(
                "Of it {payer} paid {}{}.",
                count(amount),
                each(per_reached)
            ));
        }
    }
    lines
}
