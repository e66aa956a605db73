//! Values of units, each with the number of people it stands for.

use std::borrow::Cow;

use super::{SurveySample, finite, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::sum;

/// Values and their weights (people a value stands for; all 1 where none are given): checked once, borrowed.
///
/// ```
/// use commonweal::WeightedValues;
/// let values = WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?;
/// assert_eq!(values.total_weight(), 4.0);
/// assert_eq!(WeightedValues::new(&[2.0], Some(&[0.0])).unwrap_err().code().as_str(), "zero-denominator");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct WeightedValues<'a> {
    values: &'a [f64],
    weights: Cow<'a, [f64]>,
    given: bool,
    total: f64,
    survey: Option<&'a SurveySample>,
}

impl<'a> WeightedValues<'a> {
    /// Checks and borrows the columns. A weight of 3 means the same as standing three times (frequency meaning);
    /// weights need not be whole, and a row of weight 0 counts for nothing.
    ///
    /// ```
    /// use commonweal::{HooverIndex, WeightedValues};
    /// let weighted = WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?; // visits, and how many people made so many
    /// let people = WeightedValues::new(&[2.0, 2.0, 2.0, 8.0], None)?; // the same, a row a person
    /// let index = |visits| HooverIndex::new().estimate(visits).unwrap().value;
    /// assert!((index(&weighted) - 0.321429).abs() < 1e-6 && (index(&people) - 0.321429).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value` (a weight), `zero-denominator`
    /// (all weights zero), `overflow`.
    pub fn new(values: &'a [f64], weights: Option<&'a [f64]>) -> Result<Self> {
        not_empty("values", values)?;
        finite("values", values)?;
        let given = weights.is_some();
        let weights = match weights {
            Some(weights) => {
                same_length("weights", weights, "values", values.len())?;
                not_negative("weights", weights)?;
                Cow::Borrowed(weights)
            }
            None => Cow::Owned(vec![1.0; values.len()]),
        };
        let total = sum::sum(&weights);
        if total == 0.0 {
            let message =
                "`weights` sum to zero: give the number of people that each value stands for";
            return Err(Error::new(ErrorCode::ZeroDenominator, "weights", message));
        }
        if !total.is_finite() {
            return Err(Error::overflow("weights", "the sum of the weights"));
        }
        Ok(Self {
            values,
            weights,
            given,
            total,
            survey: None,
        })
    }

    /// Adds how the rows were drawn, for limits under a survey design; the weights are then how many people a row stands for.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign, WeightedValues};
    /// let survey = SurveyDesign::new().clusters(&["a", "a", "b", "b", "c"]).sample(5)?;
    /// let visits = WeightedValues::new(&[2.0, 3.0, 9.0, 8.0, 4.0], None)?.with_survey(&survey)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits)?;
    /// assert!((index.standard_error.unwrap() - 0.078656).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch` where the sample has more rows or fewer; `missing-argument` for replicate weights without weights.
    pub fn with_survey(mut self, survey: &'a SurveySample) -> Result<Self> {
        survey.check(self.values.len(), self.given)?;
        self.survey = Some(survey);
        Ok(self)
    }

    pub(crate) fn survey(&self) -> Option<&'a SurveySample> {
        self.survey
    }

    /// The values.
    ///
    /// ```
    /// # use commonweal::WeightedValues;
    /// let visits = WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?;
    /// assert_eq!(visits.values(), [2.0, 8.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn values(&self) -> &'a [f64] {
        self.values
    }

    /// The weights.
    ///
    /// ```
    /// # use commonweal::WeightedValues;
    /// assert_eq!(WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?.weights(), [3.0, 1.0]);
    /// assert_eq!(WeightedValues::new(&[2.0, 8.0], None)?.weights(), [1.0, 1.0]); // each stands for itself
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The sum of the weights.
    ///
    /// ```
    /// # use commonweal::WeightedValues;
    /// let doctors = WeightedValues::new(&[4.1, 5.2, 7.3], Some(&[310_000.0, 280_000.0, 160_000.0]))?;
    /// assert_eq!(doctors.total_weight(), 750_000.0); // people in all three areas
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn total_weight(&self) -> f64 {
        self.total
    }
}
