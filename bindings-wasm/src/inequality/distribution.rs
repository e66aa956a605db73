//! What the measures of a distribution share: values and weights.

use commonweal::{Cautioned, CompleteRows, Estimate, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::survey;

/// The measure of all rows, as a plain object.
pub(super) fn of_all(
    values: &JsValue,
    options: &Options,
    measure: &dyn Fn(&WeightedValues<'_>) -> commonweal::Result<Estimate>,
) -> Result<JsValue, Failure> {
    plain(&of_rows(values, options, measure)?)
}

/// What is made of all rows, whatever it is.
pub(super) fn of_rows<T: Cautioned>(
    values: &JsValue,
    options: &Options,
    measure: &dyn Fn(&WeightedValues<'_>) -> commonweal::Result<T>,
) -> Result<T, Failure> {
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let survey = survey::sample(options, values.len())?;
    Ok(
        CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
            let values = WeightedValues::new(rows.column(0), rows.named("weights"))?;
            match &survey {
                None => measure(&values),
                Some(survey) => {
                    let survey = survey.of_rows(rows)?;
                    measure(&values.with_survey(&survey)?)
                }
            }
        })?,
    )
}
