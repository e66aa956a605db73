//! The chart of a cascade.

use commonweal::chart::{CascadeParts, CascadeRows};
use wasm_bindgen::prelude::*;

use super::{LABELS, read_labels};
use crate::convert::Options;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::results::plain_json;

/// A Vega-Lite specification of a cascade: reach by stage and stratum with its limits, and who was lost.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = cascadeChart, unchecked_return_type = "Chart")]
pub fn cascade_chart(
    #[wasm_bindgen(unchecked_param_type = "Cascade | TypedColumns<Cascade>")] cascade: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "cascade_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let cascade = Facts::of(cascade, "cascade")?;
    let (stages, sentences) = (cascade.names("stages")?, cascade.names("sentences")?);
    let strata = Rows::read(&cascade.field("strata")?)?;
    let total = Rows::read(&cascade.field("total")?)?;
    let parts = CascadeParts {
        stages: &stages,
        strata: strata.rows(),
        total: total.rows(),
        level: total.level,
        sentences: &sentences,
    };
    Ok(plain_json(&parts.draw(&labels)))
}

/// What the chart says about a table of a cascade.
struct Rows {
    stratum: Vec<String>,
    /// Counts, people lost, reach and its limits.
    columns: [Vec<f64>; 5],
    level: Option<f64>,
}

impl Rows {
    fn read(table: &Facts) -> Result<Self, Failure> {
        let reach = table.field("reach")?;
        let limits = reach.first("intervals")?;
        let (mut lower, mut upper, mut level) = (Vec::new(), Vec::new(), None);
        if let Some(limits) = limits {
            lower = limits.column("lower")?;
            upper = limits.column("upper")?;
            level = Some(limits.number("level")?);
        }
        let (count, lost) = (table.column("count")?, table.column("lost")?);
        Ok(Self {
            stratum: table.names("stratum")?,
            columns: [count, lost, reach.column("value")?, lower, upper],
            level,
        })
    }

    fn rows(&self) -> CascadeRows<'_> {
        let [count, lost, reach, lower, upper] = &self.columns;
        CascadeRows {
            stratum: &self.stratum,
            count,
            lost,
            reach,
            lower,
            upper,
        }
    }
}
