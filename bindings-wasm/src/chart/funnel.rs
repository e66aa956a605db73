//! The chart of a funnel.

use commonweal::chart::{FunnelChart, FunnelParts};
use commonweal::{Error, ErrorCode, FunnelKind, FunnelLimits, FunnelScale};
use wasm_bindgen::prelude::*;

use super::{read_labels, texts};
use crate::convert::Options;
use crate::errors::Failure;
use crate::facts::Facts;
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
    let options = Options::of_chart(options, "funnel_chart", &FUNNEL)?;
    let labels = read_labels(&options)?;
    let funnel = Facts::of(funnel, "funnel")?;
    let (value, population) = (funnel.column("value")?, funnel.column("population")?);
    let naive = funnel.field("naive")?;
    let scatter = funnel.optional("overdispersed")?;
    let adjusted = funnel.text("overdispersion")? != "none";
    let answer = scatter
        .as_ref()
        .map(|scatter| scatter.field("answer"))
        .transpose()?;
    let shown = answer.as_ref().filter(|_| adjusted).unwrap_or(&naive);
    let (tail_low, tail_high) = (shown.column("tailLow")?, shown.column("tailHigh")?);
    let (levels, outside) = widest(&naive)?;
    let outside_adjusted = answer.as_ref().map(widest).transpose()?;
    let scatter = scatter
        .map(|scatter| {
            let scale = FunnelScale::parse(&scatter.text("scale")?)?;
            Ok::<_, Failure>((scale, scatter.number("tau2")?))
        })
        .transpose()?;
    let names = options.value("names");
    let names = names.map_or(Ok(Vec::new()), |names| texts(&names, "names"))?;
    if !names.is_empty() && names.len() != value.len() {
        let message = "`names` and the funnel differ in length: give one name a unit";
        return Err(Failure(Error::new(
            ErrorCode::LengthMismatch,
            "names",
            message,
        )));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut chart = FunnelChart::new().names(&names);
    let size = options.text("size")?;
    if let Some(size) = &size {
        chart = chart.size(size);
    }
    if let Some(scale) = options.text("size_scale")? {
        if scale != "linear" && scale != "log" {
            let message = "`size_scale` must be \"linear\" or \"log\"";
            return Err(Failure(Error::new(
                ErrorCode::UnknownOption,
                "size_scale",
                message,
            )));
        }
        chart = chart.log_sizes(scale == "log");
    }
    if let Some(most) = options.whole("labelled")? {
        chart = chart.labelled(most as usize);
    }
    let parts = FunnelParts {
        kind: FunnelKind::parse(&funnel.text("kind")?)?,
        value: &value,
        population: &population,
        tail_low: &tail_low,
        tail_high: &tail_high,
        target: funnel.number("target")?,
        limits: FunnelLimits::parse(&funnel.text("limits")?)?,
        levels: &levels,
        scatter,
        adjusted,
        outside,
        outside_adjusted: outside_adjusted.map(|(_, outside)| outside),
        unit: &funnel.text("unit")?,
        per: funnel.number("per")?,
    };
    Ok(plain_json(&parts.draw(&labels, &chart)))
}

/// The levels of an account, and how many units lie outside the widest.
fn widest(answer: &Facts) -> Result<(Vec<f64>, u64), Failure> {
    let (mut levels, mut widest) = (Vec::new(), (0.0, 0.0));
    for limit in answer.list("limits")? {
        let level = limit.number("level")?;
        levels.push(level);
        if level > widest.0 {
            widest = (level, limit.number("below")? + limit.number("above")?);
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of rows"
    )]
    Ok((levels, widest.1 as u64))
}

const FUNNEL: [&str; 7] = [
    "title",
    "subtitle",
    "value",
    "names",
    "size",
    "sizeScale",
    "labelled",
];
