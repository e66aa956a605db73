//! The chart of a cascade.

use commonweal::chart::{CascadeParts, CascadeRows};
use wasm_bindgen::prelude::*;

use super::read_labels;
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
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
    let options = Options::read(labels, "cascade_chart");
    let labels = read_labels(&options);
    let cascade = Facts::of(cascade, "cascade", &options);
    let (stages, sentences) = (cascade.names("stages"), cascade.names("sentences"));
    let strata = Rows::read(&cascade.field("strata"));
    let total = Rows::read(&cascade.field("total"));
    let parts = CascadeParts {
        stages: &stages,
        strata: strata.rows(),
        total: total.rows(),
        level: total.level,
        sentences: &sentences,
    };
    options.finish()?;
    Ok(plain_json(&parts.draw(&labels)))
}

struct Rows<'a> {
    stratum: Vec<String>,
    /// Counts, people lost, reach and its limits.
    columns: [&'a [f64]; 5],
    level: Option<f64>,
}

impl<'a> Rows<'a> {
    fn read(table: &Facts<'a>) -> Self {
        let reach = table.field("reach");
        let limits = reach.first("intervals");
        let side = |name| {
            limits
                .as_ref()
                .map_or(&[][..], |limits| limits.column(name))
        };
        let (count, lost) = (table.column("count"), table.column("lost"));
        let (lower, upper) = (side("lower"), side("upper"));
        Self {
            stratum: table.names("stratum"),
            columns: [count, lost, reach.column("value"), lower, upper],
            level: limits.as_ref().map(|limits| limits.number("level")),
        }
    }

    fn rows(&self) -> CascadeRows<'_> {
        let [count, lost, reach, lower, upper] = self.columns;
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
