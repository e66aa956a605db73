//! Missing values: an error by default, left out only when asked for.

use std::borrow::Cow;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, Cautioned};
use crate::named::named_enum;

named_enum! {
    /// What to do with rows that have a missing value.
    ///
    /// ```
    /// use commonweal::Nulls;
    /// assert_eq!(Nulls::parse("omit")?, Nulls::Omit);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Nulls("nulls") {
        /// An error that names the first such row.
        Raise = "raise",
        /// Leave these rows out; the result says how many.
        Omit = "omit",
    }
}

/// Columns with or without the rows in which a value is missing, as was asked for, and where the rows came from.
///
/// ```
/// use commonweal::{CompleteRows, Nulls};
/// let (events, people) = ([1.0, f64::NAN, 3.0], [10.0, 20.0, 30.0]);
/// let rows = CompleteRows::of(&[("events", &events), ("population", &people)], Nulls::Omit)?;
/// assert_eq!(rows.column(1), [10.0, 30.0]);
/// assert_eq!(rows.omitted(), 1);
/// assert_eq!(rows.original_row(1), 2);
/// let all = CompleteRows::of(&[("events", &events), ("population", &people)], Nulls::Raise)?;
/// assert_eq!(all.column(1).len(), 3); // the measure itself names the missing row
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct CompleteRows<'a> {
    names: Vec<&'static str>,
    columns: Vec<Cow<'a, [f64]>>,
    /// Where the kept rows stood; none where all rows were kept.
    kept: Option<Vec<usize>>,
    rows: usize,
}

impl<'a> CompleteRows<'a> {
    /// Under [`Nulls::Omit`], keeps the rows in which no column is NaN; under [`Nulls::Raise`], all.
    ///
    /// ```
    /// use commonweal::{CompleteRows, Nulls};
    /// let (smokers, people) = ([21.4, f64::NAN, 14.8], [61_234.0, 58_910.0, 57_345.0]);
    /// let columns: [(_, &[f64]); 2] = [("values", &smokers), ("population", &people)];
    /// assert_eq!(CompleteRows::of(&columns, Nulls::Omit)?.column(0), [21.4, 14.8]);
    /// assert_eq!(CompleteRows::of(&columns, Nulls::Raise)?.column(0).len(), 3); // for the measure to refuse
    /// let none: [(_, &[f64]); 1] = [("values", &[f64::NAN])];
    /// assert_eq!(CompleteRows::of(&none, Nulls::Omit).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Under `Omit`: `length-mismatch` where the columns differ in length, `empty` where no row is complete.
    pub fn of(columns: &[(&'static str, &'a [f64])], nulls: Nulls) -> Result<Self> {
        let Some(&(first, model)) = columns.first() else {
            return Err(Error::empty("values"));
        };
        let names: Vec<&'static str> = columns.iter().map(|&(name, _)| name).collect();
        let borrowed = || {
            columns
                .iter()
                .map(|&(_, column)| Cow::Borrowed(column))
                .collect()
        };
        if nulls == Nulls::Raise {
            return Ok(Self {
                names,
                columns: borrowed(),
                kept: None,
                rows: model.len(),
            });
        }
        for &(name, column) in columns {
            super::same_length(name, column, first, model.len())?;
        }
        let kept: Vec<usize> = (0..model.len())
            .filter(|&row| {
                columns
                    .iter()
                    .all(|(_, column)| column.get(row).is_some_and(|value| !value.is_nan()))
            })
            .collect();
        if kept.is_empty() {
            return Err(Error::empty(first));
        }
        if kept.len() == model.len() {
            return Ok(Self {
                names,
                columns: borrowed(),
                kept: None,
                rows: model.len(),
            });
        }
        let pick = |column: &[f64]| {
            kept.iter()
                .filter_map(|&row| column.get(row).copied())
                .collect()
        };
        let columns = columns
            .iter()
            .map(|(_, column)| Cow::Owned(pick(column)))
            .collect();
        Ok(Self {
            names,
            columns,
            kept: Some(kept),
            rows: model.len(),
        })
    }

    /// The same beside a column of something else, such as codes, whose length all have.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// let codes = ["E01", "E02", "E03"];
    /// let rows = CompleteRows::of_texts("code", codes.len(), &[("count", &[12.0, f64::NAN, 9.0])], Nulls::Omit)?;
    /// assert_eq!(rows.column(0), [12.0, 9.0]);
    /// let error = CompleteRows::of_texts("code", 3, &[("count", &[12.0])], Nulls::Omit).unwrap_err();
    /// assert_eq!(error.code().as_str(), "length-mismatch"); // a count for each code
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty` where that column has no rows, and under `Omit` those of [`CompleteRows::of`].
    pub fn of_texts(
        param: &'static str,
        rows: usize,
        columns: &[(&'static str, &'a [f64])],
        nulls: Nulls,
    ) -> Result<Self> {
        if rows == 0 {
            return Err(Error::empty(param));
        }
        if nulls == Nulls::Omit {
            for &(name, column) in columns {
                super::same_length(name, column, param, rows)?;
            }
        }
        Self::of(columns, nulls)
    }

    /// The kept rows of a column of text, or of anything else that is not numbers. A column of another length is returned
    /// as it is, for the measure to refuse.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// let codes = ["E01", "E02", "E03"];
    /// let rows = CompleteRows::of_texts("code", codes.len(), &[("count", &[12.0, f64::NAN, 9.0])], Nulls::Omit)?;
    /// assert_eq!(rows.pick(&codes), ["E01", "E03"]); // the codes of the counts that were kept
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn pick<T: Copy>(&self, column: &[T]) -> Vec<T> {
        match &self.kept {
            Some(kept) if column.len() == self.rows => kept
                .iter()
                .filter_map(|&row| column.get(row).copied())
                .collect(),
            _ => column.to_vec(),
        }
    }

    /// One of the columns, in the order they were given; empty for a column that does not exist.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// # let (smokers, people) = ([21.4, f64::NAN, 14.8], [61_234.0, 58_910.0, 57_345.0]);
    /// let rows = CompleteRows::of(&[("values", &smokers), ("population", &people)], Nulls::Omit)?; // 21.4, NaN, 14.8
    /// assert_eq!(rows.column(1), [61_234.0, 57_345.0]); // the people of complete rows only
    /// assert!(rows.column(2).is_empty());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn column(&self, index: usize) -> &[f64] {
        self.columns.get(index).map_or(&[], |column| column)
    }

    /// A column by its name; none where it was not given.
    ///
    /// ```
    /// use commonweal::{CompleteRows, Nulls};
    /// let rows = CompleteRows::of(&[("values", &[2.0, f64::NAN]), ("weights", &[5.0, 6.0])], Nulls::Omit)?;
    /// assert_eq!(rows.named("weights"), Some([5.0].as_slice()));
    /// assert_eq!(rows.named("rank"), None);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&[f64]> {
        let index = self.names.iter().position(|known| *known == name)?;
        Some(self.column(index))
    }

    /// What a measure makes of these rows: an error names the row of the input, and a result says how many rows were left
    /// out.
    ///
    /// ```
    /// use commonweal::{CompleteRows, HooverIndex, Nulls, WeightedValues};
    /// let beds = [2.0, f64::NAN, 4.0];
    /// let rows = CompleteRows::of(&[("values", &beds)], Nulls::Omit)?;
    /// let index = rows.answer(|rows| {
    ///     HooverIndex::new().estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    /// })?;
    /// assert!((index.value - 0.166667).abs() < 1e-6);
    /// assert_eq!(index.cautions[0].code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the measure.
    pub fn answer<T: Cautioned>(&self, compute: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let mut result = compute(self).map_err(|error| self.restore(error))?;
        if let Some(omitted) = self.caution() {
            result.add_caution(omitted);
        }
        Ok(result)
    }

    /// How many rows were left out.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// let smokers = [21.4, f64::NAN, 14.8];
    /// assert_eq!(CompleteRows::of(&[("values", &smokers)], Nulls::Omit)?.omitted(), 1);
    /// assert_eq!(CompleteRows::of(&[("values", &smokers)], Nulls::Raise)?.omitted(), 0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.kept.as_ref().map_or(0, |kept| self.rows - kept.len())
    }

    /// Where a kept row stood in the input.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// let rows = CompleteRows::of(&[("values", &[f64::NAN, 21.4, f64::NAN, 14.8])], Nulls::Omit)?;
    /// assert_eq!((rows.original_row(0), rows.original_row(1)), (1, 3));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn original_row(&self, row: usize) -> usize {
        self.kept
            .as_ref()
            .and_then(|kept| kept.get(row).copied())
            .unwrap_or(row)
    }

    /// Where a row of the input, which an option names, stands among the kept rows.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// let rows = CompleteRows::of(&[("values", &[f64::NAN, 21.4, 14.8])], Nulls::Omit)?;
    /// assert_eq!(rows.kept_row("reference", Some(2))?, Some(1)); // the third of the input, the second of those kept
    /// let error = rows.kept_row("reference", Some(0)).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("missing-value", Some("reference")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` beyond the last row, `missing-value` where the row was left out.
    pub fn kept_row(&self, param: &'static str, row: Option<u32>) -> Result<Option<u32>> {
        let Some(row) = row else {
            return Ok(None);
        };
        if row as usize >= self.rows {
            let rows = self.rows;
            let message = format!("`{param}` is row {row} of {rows}: rows are counted from 0");
            return Err(Error::new(ErrorCode::OutOfRange, param, message));
        }
        let Some(kept) = &self.kept else {
            return Ok(Some(row));
        };
        let place = kept
            .iter()
            .zip(0..)
            .find(|(kept, _)| **kept == row as usize);
        place.map(|(_, place)| Some(place)).ok_or_else(|| {
            let message = format!(
                "`{param}` is row {row}, which was left out as a value in it is missing: choose another group"
            );
            Error::new(ErrorCode::MissingValue, param, message)
        })
    }

    /// The caution that rows were left out, where any were.
    ///
    /// ```
    /// # use commonweal::{CompleteRows, Nulls};
    /// let caution = CompleteRows::of(&[("values", &[21.4, f64::NAN])], Nulls::Omit)?.caution().unwrap();
    /// assert_eq!(caution.message, "1 row was left out for missing values: check that they are missing at random");
    /// assert!(CompleteRows::of(&[("values", &[21.4, 17.9])], Nulls::Omit)?.caution().is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn caution(&self) -> Option<Caution> {
        (self.omitted() > 0).then(|| Caution::rows_omitted(self.omitted()))
    }

    /// An error about a kept row, told of the row of the input.
    ///
    /// ```
    /// use commonweal::{CompleteRows, Counts, Nulls};
    /// let (events, people) = ([f64::NAN, 610.0, -4.0], [2_000.0, 2_212.0, 1_980.0]);
    /// let rows = CompleteRows::of(&[("events", &events), ("population", &people)], Nulls::Omit)?;
    /// let error = Counts::new(rows.column(0), rows.column(1)).unwrap_err();
    /// assert_eq!(error.index(), Some(1)); // among the rows that were kept
    /// assert_eq!(rows.restore(error).index(), Some(2)); // among those that the caller gave
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn restore(&self, error: Error) -> Error {
        error.map_index(|row| self.original_row(row))
    }
}
