//! Two figures, and how far one is from the other.

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, IntervalColumn, IntervalMethod};
use crate::input::{Figure, Figures};
use crate::numeric::math::{exp, ln};

/// The cautions of both, each once for a pair, with the row of the pair.
pub(super) fn passed_on(before: &Figures, after: &Figures, rows: usize) -> Vec<Caution> {
    let mut cautions: Vec<Caution> = Vec::new();
    for figures in [before, after] {
        // The caution of a figure that serves all pairs is of all pairs.
        let single = figures.len() == 1 && rows > 1;
        for caution in &figures.cautions {
            let mut caution = caution.clone();
            if single {
                caution.row = None;
            }
            if !cautions
                .iter()
                .any(|known| known.code == caution.code && known.row == caution.row)
            {
                cautions.push(caution);
            }
        }
    }
    cautions
}

/// Two figures can be compared where they measure the same in the same unit.
pub(super) fn same_measure(before: &Figures, after: &Figures) -> Result<()> {
    let refuse = |what: &str, first: &str, second: &str| {
        let message = format!(
            "`after` has the {what} \"{second}\" and `before` \"{first}\": compare figures of one measure in one unit (of \
             published ones, say what they measure)"
        );
        Err(Error::new(
            ErrorCode::ConflictingArguments,
            "after",
            message,
        ))
    };
    if before.measure != after.measure {
        return refuse("measure", &before.measure, &after.measure);
    }
    if before.unit != after.unit {
        return refuse("unit", &before.unit, &after.unit);
    }
    if before.per != after.per {
        return refuse(
            "multiplier",
            &before.per.to_string(),
            &after.per.to_string(),
        );
    }
    Ok(())
}

pub(super) type Limits<'f> = (&'f IntervalColumn, &'f IntervalColumn);

/// The limits of both at the levels that both have, in the order of the first.
pub(super) fn common_levels<'f>(
    before: &'f Figures,
    after: &'f Figures,
) -> Result<Vec<Limits<'f>>> {
    let (first, second) = (before.first_limits("before")?, after.first_limits("after")?);
    let pairs = before.limits.iter().filter_map(|limits| {
        let same = after
            .limits
            .iter()
            .find(|other| other.level == limits.level);
        same.map(|other| (limits, other))
    });
    let pairs: Vec<_> = pairs.collect();
    if pairs.is_empty() {
        let message = format!(
            "`after` has limits at level {} and `before` at {}: give both at one level",
            second.level, first.level
        );
        return Err(Error::new(
            ErrorCode::ConflictingArguments,
            "after",
            message,
        ));
    }
    Ok(pairs)
}

pub(super) struct Pair {
    pub(super) before: Figure,
    pub(super) after: Figure,
}

/// A change, its limits, and how many times the reach of the limit towards no change it is.
pub(super) struct Moved {
    pub(super) change: f64,
    pub(super) lower: f64,
    pub(super) upper: f64,
    pub(super) share: f64,
}

impl Pair {
    /// The exact Poisson limits and Byar's approximation to them are one choice: rates change over at ten events.
    pub(super) fn same_method(&self, row: usize) -> Result<()> {
        let kind = |method| match method {
            IntervalMethod::Byar => IntervalMethod::ExactPoisson,
            method => method,
        };
        let (first, second) = (self.before.method, self.after.method);
        if kind(first) == kind(second) {
            return Ok(());
        }
        let message = format!(
            "`after` row {row} has {second} limits and `before` {first} ones: make both by one method, or ask for mixed_methods"
        );
        Err(Error::new(ErrorCode::ConflictingArguments, "after", message).at(row))
    }

    pub(super) fn difference(&self, correlation: f64) -> Moved {
        let Self { before, after } = self;
        let change = after.value - before.value;
        let down = reach(
            after.value - after.lower,
            before.upper - before.value,
            correlation,
        );
        let up = reach(
            after.upper - after.value,
            before.value - before.lower,
            correlation,
        );
        Moved {
            change,
            lower: change - down,
            upper: change + up,
            share: share(change, down, up),
        }
    }

    pub(super) fn ratio(&self, row: usize, correlation: f64) -> Result<Moved> {
        let Self { before, after } = self;
        let refuse = |param, value, what: &str| {
            let reason = format!("a ratio needs {what} above zero; use scale=\"difference\"");
            Err(Error::value(
                ErrorCode::NotComputable,
                param,
                row,
                value,
                &reason,
            ))
        };
        if before.lower <= 0.0 {
            return refuse("before", before.lower, "a first figure with both limits");
        }
        if after.value <= 0.0 {
            return refuse("after", after.value, "a second figure");
        }
        if after.lower < 0.0 {
            return refuse("after", after.lower, "no limit below, and a figure");
        }
        let (first, second) = (ln(before.value), ln(after.value));
        let change = second - first;
        let up = reach(
            ln(after.upper) - second,
            first - ln(before.lower),
            correlation,
        );
        // A lower limit of zero has a logarithm without end: so has that of the ratio.
        let down = if after.lower == 0.0 {
            f64::INFINITY
        } else {
            reach(
                second - ln(after.lower),
                ln(before.upper) - first,
                correlation,
            )
        };
        let value = after.value / before.value;
        Ok(Moved {
            change: value,
            lower: if down.is_finite() {
                value * exp(-down)
            } else {
                0.0
            },
            upper: value * exp(up),
            share: share(change, down, up),
        })
    }
}

/// The side of a triangle whose other two are `a` and `b`: the error of a difference, of any size of number.
fn reach(a: f64, b: f64, correlation: f64) -> f64 {
    let most = a.max(b);
    if most == 0.0 || !most.is_finite() {
        return most;
    }
    let (a, b) = (a / most, b / most);
    most * (a * a - 2.0 * correlation * a * b + b * b).max(0.0).sqrt()
}

/// The change over the reach of the limit that faces no change.
fn share(change: f64, down: f64, up: f64) -> f64 {
    let facing = if change > 0.0 { down } else { up };
    if facing == 0.0 {
        return f64::NAN;
    }
    change / facing
}
