//! The chart of a Lorenz or concentration curve.

use commonweal::chart::ShareCurveParts;
use wasm_bindgen::prelude::*;

use super::gradient::Index;
use super::read_labels;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
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
    let options = Options::read(labels, "share_curve_chart");
    let labels = read_labels(&options);
    let curve = Facts::of(curve, "curve", &options);
    let limits = curve.first("intervals");
    let side = |name| {
        limits
            .as_ref()
            .map_or(&[][..], |limits| limits.column(name))
    };
    let estimate = curve.field("index");
    let index = Index::read(&estimate);
    let parts = ShareCurveParts {
        measure: &curve.text("measure"),
        people: curve.column("people"),
        share: curve.column("share"),
        lower: side("lower"),
        upper: side("upper"),
        order: &curve.text("order"),
        index_name: &estimate.text("measure"),
        index: index.text(),
    };
    options.finish()?;
    Ok(plain_json(&parts.draw(&labels)))
}
