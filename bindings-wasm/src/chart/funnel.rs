//! The chart of a funnel.

use commonweal::chart::{FunnelChart, FunnelParts};
use commonweal::{Error, ErrorCode};
use wasm_bindgen::prelude::*;

use super::{read_labels, refs};
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
use crate::results::plain_json;

/// A Vega-Lite specification of a funnel: units by size and value, the target, limits of chance and, where present, of the
/// units' own scatter.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = funnelChart, unchecked_return_type = "Chart")]
pub fn funnel_chart(
    #[wasm_bindgen(unchecked_param_type = "Funnel | TypedColumns<Funnel>")] funnel: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FunnelChartOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "funnel_chart");
    let labels = read_labels(&options);
    let funnel = Facts::of(funnel, "funnel", &options);
    let (value, population) = (funnel.column("value"), funnel.column("population"));
    let naive = funnel.field("naive");
    let scatter = funnel.optional("overdispersed");
    let adjusted = funnel.text("overdispersion") != "none";
    let answer = scatter.as_ref().map(|scatter| scatter.field("answer"));
    let shown = answer.as_ref().filter(|_| adjusted).unwrap_or(&naive);
    let (tail_low, tail_high) = (shown.column("tailLow"), shown.column("tailHigh"));
    let (levels, outside) = widest(&naive);
    let outside_adjusted = answer.as_ref().map(|answer| widest(answer).1);
    let scatter = scatter.map(|scatter| (scatter.needed_choice("scale"), scatter.number("tau2")));
    let names = options.names("names").unwrap_or_default();
    if !names.is_empty() && names.len() != value.len() {
        let message = "`names` and the funnel differ in length: give one name a unit";
        options.other_length(message.to_owned());
    }
    let names = refs(&names);
    let mut chart = FunnelChart::new().names(&names);
    let size = options.text("size");
    if let Some(size) = &size {
        chart = chart.size(size);
    }
    if let Some(scale) = options.text("size_scale") {
        if scale != "linear" && scale != "log" {
            let message = "`size_scale` must be \"linear\" or \"log\"";
            let error = Error::new(ErrorCode::UnknownOption, "size_scale", message);
            options.wrong(Failure(error));
        }
        chart = chart.log_sizes(scale == "log");
    }
    if let Some(most) = options.whole("labelled") {
        chart = chart.labelled(most as usize);
    }
    let parts = FunnelParts {
        kind: funnel.needed_choice("kind"),
        value,
        population,
        tail_low,
        tail_high,
        target: funnel.number("target"),
        limits: funnel.needed_choice("limits"),
        levels: &levels,
        scatter,
        adjusted,
        outside,
        outside_adjusted,
        unit: &funnel.text("unit"),
        per: funnel.number("per"),
    };
    options.finish()?;
    Ok(plain_json(&parts.draw(&labels, &chart)))
}

/// The levels of an account, and how many units lie outside the widest.
fn widest(answer: &Facts<'_>) -> (Vec<f64>, u64) {
    let (mut levels, mut widest) = (Vec::new(), (0.0, 0.0));
    for limit in answer.list("limits") {
        let level = limit.number("level");
        levels.push(level);
        if level > widest.0 {
            widest = (level, limit.number("below") + limit.number("above"));
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of rows"
    )]
    let outside = widest.1 as u64;
    (levels, outside)
}
