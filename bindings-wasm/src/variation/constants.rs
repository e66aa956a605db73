//! Constants of control charts.

use commonweal::ControlChartConstants;
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Constants of Shewhart control charts by subgroup size.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = controlChartConstants, unchecked_return_type = "ControlChartTable")]
pub fn control_chart_constants(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] subgroup_size: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ControlChartConstantsOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "control_chart_constants");
    let mut constants = ControlChartConstants::new();
    set!(constants, options: z number);
    let sizes = options.data(subgroup_size, "subgroup_size");
    options.finish()?;
    plain(&constants.at(sizes)?)
}
