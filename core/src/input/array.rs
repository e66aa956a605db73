//! Columns of `ndarray` as input.

use std::borrow::Cow;

use ndarray::ArrayView1;

/// A one-dimensional array view as a column: borrowed where it is contiguous, copied once where it has strides.
///
/// ```
/// use commonweal::{Counts, CrudeRate, array_column};
/// use ndarray::array;
/// let table = array![[12.0, 4_000.0], [5.0, 1_000.0]]; // a row a place: events, people
/// let (events, people) = (array_column(table.column(0)), array_column(table.column(1)));
/// let rates = CrudeRate::new().estimate(&Counts::new(&events, &people)?)?;
/// assert_eq!(rates.value, [300.0, 500.0]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a view is a reference already, and is passed as ndarray passes it"
)]
pub fn array_column(view: ArrayView1<'_, f64>) -> Cow<'_, [f64]> {
    match view.to_slice() {
        Some(column) => Cow::Borrowed(column),
        None => Cow::Owned(view.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, array};

    #[test]
    fn contiguous_views_are_borrowed_and_strided_ones_copied() {
        let table = array![[1.0, 2.0], [3.0, 4.0]];
        assert!(matches!(
            array_column(table.row(1)),
            Cow::Borrowed([3.0, 4.0])
        ));
        assert!(matches!(array_column(table.column(1)), Cow::Owned(_)));
        assert_eq!(array_column(table.column(1)).as_ref(), [2.0, 4.0]);
        let mut backwards = table.row(0);
        backwards.invert_axis(Axis(0));
        assert_eq!(array_column(backwards).as_ref(), [2.0, 1.0]);
    }
}
