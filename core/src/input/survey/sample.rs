//! The rows of a survey as they were drawn.

use std::borrow::Cow;

use super::Replicates;
use crate::error::{Error, ErrorCode, Result};
use crate::input::CompleteRows;
use crate::numeric::stages::Stages;

/// Where the variance comes from.
#[derive(Clone, Debug)]
pub(crate) enum Variance {
    Stages(Stages),
    Replicates(Replicates),
}

/// The rows of a survey with what is known of how they were drawn: checked once, and made by
/// [`SurveyDesign::sample`](crate::SurveyDesign::sample).
///
/// ```
/// use commonweal::SurveyDesign;
/// let survey = SurveyDesign::new().clusters(&["a", "a", "b", "b"]).sample(4)?;
/// assert_eq!((survey.len(), survey.domain(&[0, 1])?.len()), (4, 2));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct SurveySample {
    pub(super) variance: Variance,
    pub(super) degrees: Option<f64>,
}

impl SurveySample {
    /// Some of the rows, as a domain: a part of the people, such as one place or one sex. The clusters that have none of them
    /// still count as drawn, with a total of zero; a sample of these rows alone would forget them, and its limits would
    /// be too narrow, or have no value.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign, WeightedValues};
    /// let survey = SurveyDesign::new().clusters(&["a", "a", "b", "b", "c", "c"]).sample(6)?;
    /// let women = survey.domain(&[0, 1, 2])?; // none in the third cluster
    /// let values = WeightedValues::new(&[2.0, 4.0, 9.0], None)?.with_survey(&women)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&values)?;
    /// assert!((index.standard_error.unwrap() - 0.041056).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` for a row that the sample does not have.
    pub fn domain(&self, rows: &[usize]) -> Result<Self> {
        let height = self.len();
        if let Some(row) = rows.iter().find(|row| **row >= height) {
            let message = format!("`rows` names row {row} of {height}: rows are counted from 0");
            return Err(Error::new(ErrorCode::OutOfRange, "rows", message));
        }
        Ok(Self {
            variance: match &self.variance {
                Variance::Stages(stages) => Variance::Stages(stages.domain(rows)),
                Variance::Replicates(replicates) => Variance::Replicates(replicates.domain(rows)),
            },
            degrees: self.degrees,
        })
    }

    /// The rows in which no value is missing, as a domain of all of them.
    ///
    /// ```
    /// use commonweal::{CompleteRows, Nulls, SurveyDesign};
    /// let survey = SurveyDesign::new().clusters(&["a", "a", "b"]).sample(3)?;
    /// let rows = CompleteRows::of(&[("values", &[2.0, f64::NAN, 4.0])], Nulls::Omit)?;
    /// assert_eq!(survey.of_rows(&rows)?.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` where the columns have more rows than the sample.
    pub fn of_rows(&self, rows: &CompleteRows<'_>) -> Result<Cow<'_, Self>> {
        if rows.omitted() == 0 {
            return Ok(Cow::Borrowed(self));
        }
        let kept = 0..rows.column(0).len();
        let kept: Vec<usize> = kept.map(|row| rows.original_row(row)).collect();
        self.domain(&kept).map(Cow::Owned)
    }

    /// How many rows there are.
    ///
    /// ```
    /// # use commonweal::SurveyDesign;
    /// assert_eq!(SurveyDesign::new().strata(&["n", "n", "s", "s"]).sample(4)?.len(), 4);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.variance {
            Variance::Stages(stages) => stages.rows(),
            Variance::Replicates(replicates) => replicates.weights.first().map_or(0, Vec::len),
        }
    }

    /// Whether there are none: a domain may have nobody, a sample is refused.
    ///
    /// ```
    /// # use commonweal::SurveyDesign;
    /// let survey = SurveyDesign::new().clusters(&["a", "b"]).sample(2)?;
    /// assert!(!survey.is_empty() && survey.domain(&[])?.is_empty());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn variance(&self) -> &Variance {
        &self.variance
    }

    /// How many columns of replicate weights there are.
    pub(crate) fn replicates(&self) -> usize {
        match &self.variance {
            Variance::Stages(_) => 0,
            Variance::Replicates(replicates) => replicates.count(),
        }
    }

    /// Degrees of freedom, where they were given.
    pub(crate) fn degrees(&self) -> Option<f64> {
        self.degrees
    }

    /// As many rows as there are values, and beside replicates the weights that the estimate itself is made with.
    pub(crate) fn check(&self, rows: usize, weighted: bool) -> Result<()> {
        if self.len() != rows {
            return Err(Error::length("design", self.len(), "values", rows));
        }
        if !weighted && matches!(self.variance, Variance::Replicates(_)) {
            let message = "`weights` are needed beside `replicate_weights`: those of the whole sample, which the estimate is made with";
            return Err(Error::new(ErrorCode::MissingArgument, "weights", message));
        }
        Ok(())
    }
}
