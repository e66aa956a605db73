//! One measure over many groups of rows.

use std::ops::Range;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Estimates};

/// Computes one estimate for each group of rows; `offsets` holds where each group starts, and the end of the last.
///
/// Groups are computed in parallel under the feature `parallel`; the result is the same, in the same order. An
/// error of one group carries the row of the whole input.
///
/// ```
/// use commonweal::{estimate_each, DirectRate, Strata};
/// let events = [10.0, 20.0, 5.0, 40.0];
/// let population = [1_000.0, 1_000.0, 1_000.0, 2_000.0];
/// let standard = [3.0, 1.0, 3.0, 1.0];
/// let rates = estimate_each(&[0, 2, 4], 4, |rows| {
///     let strata = Strata::new(&events[rows.clone()], &population[rows.clone()], &standard[rows])?;
///     DirectRate::new().estimate(&strata)
/// })?;
/// assert_eq!(rates.value[0], 1250.0);
/// assert!((rates.value[1] - 875.0).abs() < 1e-9);
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `out-of-range` where the offsets do not rise from 0 to `rows`, and the first error of any group.
pub fn estimate_each<F>(offsets: &[usize], rows: usize, compute: F) -> Result<Estimates>
where
    F: Fn(Range<usize>) -> Result<Estimate> + Sync,
{
    let groups = offsets.len().saturating_sub(1);
    if groups == 0 {
        return Err(Error::empty("offsets"));
    }
    let rising = offsets.is_sorted_by(|a, b| a < b);
    if !rising || offsets.first() != Some(&0) || offsets.last() != Some(&rows) {
        return Err(Error::new(
            ErrorCode::OutOfRange,
            "offsets",
            format!(
                "`offsets` must rise from 0 to the number of rows ({rows}): no group may be empty"
            ),
        ));
    }
    let one = |group: usize| -> Result<Estimate> {
        let (Some(&start), Some(&end)) = (offsets.get(group), offsets.get(group + 1)) else {
            return Err(Error::empty("offsets"));
        };
        compute(start..end).map_err(|error| error.map_index(|index| index + start))
    };
    run(groups, &one).map(Estimates::from_rows)
}

#[cfg(not(feature = "parallel"))]
fn run(groups: usize, one: &(impl Fn(usize) -> Result<Estimate> + Sync)) -> Result<Vec<Estimate>> {
    (0..groups).map(one).collect()
}

/// Splits the groups into one run of neighbours a core. Which thread computes a group does not touch its bits.
#[cfg(feature = "parallel")]
fn run(groups: usize, one: &(impl Fn(usize) -> Result<Estimate> + Sync)) -> Result<Vec<Estimate>> {
    let cores = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(groups);
    if cores == 1 {
        return (0..groups).map(one).collect();
    }
    let chunk = groups.div_ceil(cores);
    let parts = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..cores)
            .map(|core| {
                let range = (core * chunk).min(groups)..((core + 1) * chunk).min(groups);
                scope.spawn(move || range.map(one).collect::<Result<Vec<_>>>())
            })
            .collect();
        handles
            .into_iter()
            .map(std::thread::ScopedJoinHandle::join)
            .collect::<Vec<_>>()
    });
    let mut all = Vec::with_capacity(groups);
    for part in parts {
        // A panic in a worker is a defect of ours: it goes on as the panic it is, with its own message.
        all.extend(part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
    }
    Ok(all)
}
