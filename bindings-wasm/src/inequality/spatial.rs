//! The Gini index between neighbours and others.

use commonweal::{SpatialAlternative, SpatialGiniModel, WeightedValues, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
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
    let options = Options::read(options, "spatial_gini_decomposition")?;
    let mut model = SpatialGiniModel::new();
    if let Some(one) = options.choice("alternative", SpatialAlternative::parse)? {
        model = model.alternative(one);
    }
    if let Some(count) = options.whole("permutations")? {
        model = model.permutations(count);
    }
    if let Some(seed) = options.whole("seed")? {
        model = model.seed(seed);
    }
    let texts = |name| {
        options
            .texts(name)?
            .ok_or_else(|| Failure(missing_argument(name)))
    };
    let (place, from, to) = (
        texts("place")?,
        texts("neighbour_from")?,
        texts("neighbour_to")?,
    );
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let values = WeightedValues::new(&values, weights.as_deref())?;
    plain(&model.estimate(&values, &place.get()?, &from.get()?, &to.get()?)?)
}
