//! What the measures of a distribution share: values and weights.

use commonweal::{Cautioned, Estimate, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::Options;
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
    let columns = options.columns(&[("values", values)], &[], &["weights"]);
    survey::answer(options, &columns, &mut |rows, survey| {
        let values = WeightedValues::new(rows.column(0), rows.named("weights"))?;
        match survey {
            None => measure(&values),
            Some(survey) => measure(&values.with_survey(survey)?),
        }
    })
}
