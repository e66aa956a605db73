//! What goes with more of an index.

use commonweal::{RecentredInfluenceModel, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::progress::Progress;
use crate::results::plain;
use crate::survey;

/// Regression of recentred influence: which characteristics go with more inequality, or a higher quantile, of an outcome.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = recentredInfluenceRegression, unchecked_return_type = "RecentredInfluence")]
pub fn recentred_influence_regression(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "RecentredInfluenceRegressionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "recentred_influence_regression");
    let mut model = RecentredInfluenceModel::new().level(options.levels());
    set!(model, options: index choice, quantile number, alpha number, epsilon number);
    set!(model, options: interval choice, draws whole, seed whole);
    let mut progress = Progress::read(&options);
    let named = options.named_columns("determinants");
    let mut columns = options.columns(&[("values", values)], &[], &["weights"]);
    let determinants = named
        .iter()
        .map(|(_, column)| ("determinants", &column[..]));
    columns.splice(1..1, determinants);
    let found = survey::answer(&options, &columns, &mut |rows, survey| {
        let mut people = WeightedValues::new(rows.column(0), rows.named("weights"))?;
        if let Some(survey) = survey {
            people = people.with_survey(survey)?;
        }
        let names = named.iter().zip(1..);
        let named: Vec<(&str, &[f64])> = names
            .map(|((name, _), at)| (name.as_str(), rows.column(at)))
            .collect();
        model.estimate_with_progress(&people, &named, &mut |done, total| {
            progress.tell(done, total)
        })
    })?;
    plain(&found)
}
