//! The charts of partnerships.

use commonweal::chart::CoverageParts;
use wasm_bindgen::prelude::*;

use super::read_labels;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
use crate::results::plain_json;

/// A Vega-Lite specification of people by how many partnerships cover them.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = coverageChart, unchecked_return_type = "Chart")]
pub fn coverage_chart(
    #[wasm_bindgen(unchecked_param_type = "Coverage | TypedColumns<Coverage>")] coverage: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(labels, "coverage_chart");
    let labels = read_labels(&options);
    with_coverage(coverage, &options, &|parts| {
        Ok(plain_json(&parts.draw(&labels)))
    })
}

/// A Vega-Lite specification of where partnerships overlap, as a matrix.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = overlapChart, unchecked_return_type = "Chart")]
pub fn overlap_chart(
    #[wasm_bindgen(unchecked_param_type = "Coverage | TypedColumns<Coverage>")] coverage: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(labels, "overlap_chart");
    let labels = read_labels(&options);
    with_coverage(coverage, &options, &|parts| {
        Ok(plain_json(&parts.draw_overlap(&labels)?))
    })
}

/// Draws what is read from a coverage.
fn with_coverage(
    coverage: &JsValue,
    options: &Options,
    draw: &dyn Fn(&CoverageParts<'_>) -> Result<JsValue, Failure>,
) -> Result<JsValue, Failure> {
    let coverage = Facts::of(coverage, "coverage", options);
    let (texts, column) = (|name| coverage.names(name), |name| coverage.column(name));
    let parts = CoverageParts {
        covered_by: column("coveredBy"),
        people_covered_by: column("peopleCoveredBy"),
        partnership: &texts("partnership"),
        partnership_people: column("partnershipPeople"),
        pair_first: &texts("pairFirst"),
        pair_second: &texts("pairSecond"),
        pair_people: column("pairPeople"),
        pair_jaccard: column("pairJaccard"),
        sentences: &texts("sentences"),
    };
    options.finish()?;
    draw(&parts)
}
