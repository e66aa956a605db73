//! What the measures of a distribution share: values and weights, of all rows or group by group.

use commonweal::{Cautioned, CompleteRows, WeightedValues, estimate_each};
use pyo3::prelude::*;

use crate::convert::{Floats, Nulls, optional, part};
use crate::errors::Failure;
use crate::results::{Estimate, Estimates};
use crate::survey::{self, Design};

type Measured = commonweal::Result<commonweal::Estimate>;

/// The measure of all rows.
pub(super) fn of_all(
    values: &Floats,
    weights: Option<&Floats>,
    nulls: Nulls,
    design: Option<&Design<'_>>,
    measure: &dyn Fn(&WeightedValues<'_>) -> Measured,
) -> Result<Estimate, Failure> {
    let estimate = of_rows(values, weights, nulls, design, measure)?;
    Ok(estimate.into())
}

/// What is made of all rows, whatever it is.
pub(super) fn of_rows<T: Cautioned>(
    values: &Floats,
    weights: Option<&Floats>,
    nulls: Nulls,
    design: Option<&Design<'_>>,
    measure: &dyn Fn(&WeightedValues<'_>) -> commonweal::Result<T>,
) -> Result<T, Failure> {
    let mut columns = vec![("values", values.get("values")?)];
    columns.extend(optional(weights, "weights")?.map(|column| ("weights", column)));
    let survey = survey::given(design, columns[0].1.len())?;
    Ok(CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
        let values = WeightedValues::new(rows.column(0), rows.named("weights"))?;
        match &survey {
            None => measure(&values),
            Some(survey) => {
                let survey = survey.of_rows(rows)?;
                measure(&values.with_survey(&survey)?)
            }
        }
    })?)
}

/// The measure of each group: rows sorted by group, and where each group starts.
pub(super) fn of_each(
    py: Python<'_>,
    offsets: &[u64],
    values: &Floats,
    weights: Option<&Floats>,
    design: Option<&Design<'_>>,
    measure: &(dyn Fn(&WeightedValues<'_>) -> Measured + Sync),
) -> Result<Estimates, Failure> {
    let offsets = crate::convert::offsets(offsets);
    let values = values.get("values")?;
    let weights = optional(weights, "weights")?;
    let survey = survey::given(design, values.len())?;
    let survey = survey.as_deref();
    let estimates = py.detach(|| {
        estimate_each(&offsets, values.len(), |rows| {
            let weights = weights.map(|column| part(column, &rows));
            let values = WeightedValues::new(part(values, &rows), weights)?;
            match survey {
                None => measure(&values),
                Some(survey) => {
                    let survey = survey.domain(&rows.collect::<Vec<_>>())?;
                    measure(&values.with_survey(&survey)?)
                }
            }
        })
    });
    Ok(estimates?.into())
}
