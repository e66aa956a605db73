//! Groups that cannot be computed, told beside the others.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::estimate_each;
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Estimates};

/// The same as [`estimate_each`], where a group that cannot be computed does not stop the others.
///
/// Such a group has no value (NaN), no interval, and a caution of the code `not-computed` with the sentence of its error; the
/// errors themselves come beside the estimates, each with its group, in order.
///
/// ```
/// use commonweal::{estimate_each_reported, GiniIndex, WeightedValues};
/// let beds = [1.0, 4.0, 9.0, 2.0, -5.0, 8.0];
/// let (indices, errors) = estimate_each_reported(&[0, 3, 6], 6, |rows| {
///     GiniIndex::new().estimate(&WeightedValues::new(&beds[rows], None)?)
/// })?;
/// assert!((indices.value[0] - 8.0 / 21.0).abs() < 1e-12 && indices.value[1].is_nan());
/// assert_eq!(indices.cautions[0].code.as_str(), "not-computed");
/// assert_eq!((errors[0].0, errors[0].1.param(), errors[0].1.index()), (1, Some("values"), Some(4)));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `out-of-range` where the offsets do not rise from 0 to `rows`; and the error of the first group where none can be computed.
pub fn estimate_each_reported<F>(
    offsets: &[usize],
    rows: usize,
    compute: F,
) -> Result<(Estimates, Vec<(usize, Error)>)>
where
    F: Fn(Range<usize>) -> Result<Estimate> + Sync,
{
    let failed = Mutex::new(Vec::new());
    let estimates = estimate_each(offsets, rows, |part| {
        let start = part.start;
        compute(part).or_else(|error| {
            let error = error.map_index(|row| row + start);
            let missing = missing(&error);
            let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
            let group = offsets.partition_point(|first| *first <= start);
            failed.push((group.saturating_sub(1), error));
            Ok(missing)
        })
    })?;
    let mut failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    failed.sort_by_key(|(group, _)| *group);
    if failed.len() == estimates.len() {
        return Err(failed.swap_remove(0).1);
    }
    Ok((estimates, failed))
}

/// What stands in the place of a group that failed: no value, and why.
fn missing(error: &Error) -> Estimate {
    let mut missing = Estimate::withheld();
    missing.add_caution(Caution::new(
        CautionCode::NotComputed,
        format!("this group could not be computed: {error}"),
    ));
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mean, WeightedValues};

    fn means(offsets: &[usize], values: &[f64]) -> Result<(Estimates, Vec<(usize, Error)>)> {
        estimate_each_reported(offsets, values.len(), |rows| {
            Mean::new().estimate(&WeightedValues::new(&values[rows], None)?)
        })
    }

    #[test]
    fn bad_groups_stand_in_their_places() {
        // The first fails too: what is the same in all rows comes from one that was computed.
        let (found, errors) =
            means(&[0, 2, 4, 6], &[f64::NAN, 1.0, 2.0, 4.0, 5.0, f64::NAN]).unwrap();
        assert_eq!(found.measure, "mean");
        assert_eq!((found.value[1], found.n[1], found.n[2]), (3.0, 2, 0));
        assert!(found.value[0].is_nan() && found.value[2].is_nan());
        assert!(found.intervals[0].lower[0].is_nan() && found.intervals[0].lower[1].is_finite());
        let rows: Vec<_> = errors
            .iter()
            .map(|(group, error)| (*group, error.index()))
            .collect();
        assert_eq!(rows, [(0, Some(0)), (2, Some(5))]);
        let withheld = found.row(2).unwrap();
        assert_eq!(withheld.cautions[0].code, CautionCode::NotComputed);
        assert!(withheld.cautions[0].message.contains("row 5"));
    }

    #[test]
    fn many_groups_come_in_order() {
        let values: Vec<f64> = (0..900)
            .map(|row| {
                if row % 7 == 0 {
                    f64::NAN
                } else {
                    f64::from(row)
                }
            })
            .collect();
        let offsets: Vec<usize> = (0..=300).map(|group| group * 3).collect();
        let (found, errors) = means(&offsets, &values).unwrap();
        let bad: Vec<usize> = (0..300)
            .filter(|group| (0..3).any(|row| (group * 3 + row) % 7 == 0))
            .collect();
        assert_eq!(
            errors.iter().map(|(group, _)| *group).collect::<Vec<_>>(),
            bad
        );
        for (group, value) in found.value.iter().enumerate() {
            assert_eq!(value.is_nan(), bad.contains(&group));
        }
    }

    #[test]
    fn nothing_computed_is_the_first_error() {
        let error = means(&[0, 1, 2], &[f64::NAN, f64::NAN]).unwrap_err();
        assert_eq!(error.index(), Some(0));
        assert!(means(&[0, 0, 2], &[1.0, 2.0]).is_err());
    }
}
