//! The chart of a gradient.

use commonweal::chart::{GradientParts, IndexText};
use commonweal::{Interval, Level};
use wasm_bindgen::prelude::*;

use super::read_labels;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
use crate::results::plain_json;

/// A Vega-Lite specification of a gradient: groups as bars of people, the fitted line, both indices in the subtitle.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = gradientChart, unchecked_return_type = "Chart")]
pub fn gradient_chart(
    #[wasm_bindgen(unchecked_param_type = "Gradient | TypedColumns<Gradient>")] gradient: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(labels, "gradient_chart");
    let labels = read_labels(&options);
    let gradient = Facts::of(gradient, "gradient", &options);
    let slope_index = Index::read(&gradient.field("slopeIndex"));
    let relative_index = gradient.optional("relativeIndex");
    let relative_index = relative_index.as_ref().map(Index::read);
    let parts = GradientParts {
        rank: gradient.column("rank"),
        value: gradient.column("value"),
        population: gradient.column("population"),
        ridit: gradient.column("ridit"),
        most_deprived: gradient.number("mostDeprived"),
        least_deprived: gradient.number("leastDeprived"),
        intercept: gradient.number("intercept"),
        slope: gradient.number("slope"),
        scale: gradient.needed_choice("scale"),
        per: gradient.number("per"),
        slope_index: slope_index.text(),
        relative_index: relative_index.as_ref().map(Index::text),
    };
    options.finish()?;
    Ok(plain_json(&parts.draw(&labels)))
}

/// What the chart says about an index, read from an estimate.
pub(super) struct Index {
    value: f64,
    unit: String,
    interval: Option<Interval>,
}

impl Index {
    pub(super) fn read(estimate: &Facts<'_>) -> Self {
        let interval = estimate.optional("interval").and_then(|interval| {
            let level = Level::new(interval.number("level")).map_err(Failure);
            Some(Interval::new(
                interval.number("lower"),
                interval.number("upper"),
                interval.kept(level)?,
                interval.needed_choice("method"),
            ))
        });
        Self {
            value: estimate.number("value"),
            unit: estimate.text("unit"),
            interval,
        }
    }

    pub(super) fn text(&self) -> IndexText<'_> {
        IndexText {
            value: self.value,
            unit: &self.unit,
            interval: self.interval,
        }
    }
}
