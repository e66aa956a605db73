//! Trend of any measure over time.

use commonweal::TrendModel;
use wasm_bindgen::prelude::*;

use super::change::figures;
use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Trend of any measure over time: the change a year of the line through its values, each weighted by how sure it is.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Trend")]
pub fn trend(
    #[wasm_bindgen(unchecked_param_type = "Figures")] estimates: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "TrendOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "trend");
    let mut model = TrendModel::new().level(options.levels());
    set!(model, options: scale choice, variance choice, rule choice, polarity choice, recent whole);
    let time = options.needed_column("time");
    options.finish()?;
    plain(&model.estimate(figures(estimates, "estimates")?, time)?)
}
