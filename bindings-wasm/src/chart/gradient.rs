//! The chart of a gradient.

use commonweal::chart::{GradientParts, IndexText};
use commonweal::{Interval, IntervalMethod, Level, Scale};
use wasm_bindgen::prelude::*;

use super::{LABELS, read_labels};
use crate::convert::Options;
use crate::errors::Failure;
use crate::facts::Facts;
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
    let options = Options::of_chart(labels, "gradient_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let gradient = Facts::of(gradient, "gradient")?;
    let (rank, value) = (gradient.column("rank")?, gradient.column("value")?);
    let (population, ridit) = (gradient.column("population")?, gradient.column("ridit")?);
    let slope_index = Index::read(&gradient.field("slopeIndex")?)?;
    let relative_index = gradient.optional("relativeIndex")?;
    let relative_index = relative_index.as_ref().map(Index::read).transpose()?;
    let parts = GradientParts {
        rank: &rank,
        value: &value,
        population: &population,
        ridit: &ridit,
        most_deprived: gradient.number("mostDeprived")?,
        least_deprived: gradient.number("leastDeprived")?,
        intercept: gradient.number("intercept")?,
        slope: gradient.number("slope")?,
        scale: Scale::parse(&gradient.text("scale")?)?,
        per: gradient.number("per")?,
        slope_index: slope_index.text(),
        relative_index: relative_index.as_ref().map(Index::text),
    };
    Ok(plain_json(&parts.draw(&labels)))
}

/// What the chart says about an index, read from an estimate.
pub(super) struct Index {
    value: f64,
    unit: String,
    interval: Option<Interval>,
}

impl Index {
    pub(super) fn read(estimate: &Facts) -> Result<Self, Failure> {
        let interval = estimate.optional("interval")?.map(|interval| {
            Ok::<_, Failure>(Interval::new(
                interval.number("lower")?,
                interval.number("upper")?,
                Level::new(interval.number("level")?)?,
                IntervalMethod::parse(&interval.text("method")?)?,
            ))
        });
        Ok(Self {
            value: estimate.number("value")?,
            unit: estimate.text("unit")?,
            interval: interval.transpose()?,
        })
    }

    pub(super) fn text(&self) -> IndexText<'_> {
        IndexText {
            value: self.value,
            unit: &self.unit,
            interval: self.interval,
        }
    }
}
