//! The Gini index between neighbours and others.

use commonweal::{SpatialGiniModel, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Spatial decomposition of the Gini index: how much of the inequality between places is between neighbours.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = spatialGiniDecomposition, unchecked_return_type = "SpatialGini")]
pub fn spatial_gini_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SpatialGiniDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "spatial_gini_decomposition");
    let mut model = SpatialGiniModel::new();
    set!(model, options: alternative choice, permutations whole, seed whole);
    let texts = |name| options.needed(options.texts(name), name);
    let (place, from, to) = (
        texts("place"),
        texts("neighbour_from"),
        texts("neighbour_to"),
    );
    let (values, weights) = (options.data(values, "values"), options.column("weights"));
    options.finish()?;
    let values = WeightedValues::new(values, weights)?;
    plain(&model.estimate(&values, &place.get()?, &from.get()?, &to.get()?)?)
}
