//! The chart of a Lorenz or concentration curve.

use commonweal::chart::ShareCurveParts;
use wasm_bindgen::prelude::*;

use super::gradient::Index;
use super::{LABELS, read_labels};
use crate::convert::Options;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::results::plain_json;

/// A Vega-Lite specification of a Lorenz or concentration curve, with the line of equality and the index in the subtitle.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = shareCurveChart, unchecked_return_type = "Chart")]
pub fn share_curve_chart(
    #[wasm_bindgen(unchecked_param_type = "ShareCurve | TypedColumns<ShareCurve>")] curve: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "share_curve_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let curve = Facts::of(curve, "curve")?;
    let (people, share) = (curve.column("people")?, curve.column("share")?);
    let limits = curve.first("intervals")?;
    let side = |name| match &limits {
        Some(limits) => limits.column(name),
        None => Ok(Vec::new()),
    };
    let (lower, upper) = (side("lower")?, side("upper")?);
    let estimate = curve.field("index")?;
    let (index, index_name) = (Index::read(&estimate)?, estimate.text("measure")?);
    let parts = ShareCurveParts {
        measure: &curve.text("measure")?,
        people: &people,
        share: &share,
        lower: &lower,
        upper: &upper,
        order: &curve.text("order")?,
        index_name: &index_name,
        index: index.text(),
    };
    Ok(plain_json(&parts.draw(&labels)))
}
