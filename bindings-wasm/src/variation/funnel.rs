//! Funnels.

use commonweal::{
    CompleteRows, Counts, FunnelAxis, FunnelCurve, FunnelKind, FunnelLimits, FunnelModel,
    FunnelScale, Overdispersion, Polarity, missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

fn kind(options: &Options) -> Result<FunnelKind, Failure> {
    let kind = options.choice("kind", FunnelKind::parse)?;
    kind.ok_or_else(|| Failure(missing_argument("kind")))
}

/// Funnel: units of different size about one target; who differs by more than chance, or than the units' own scatter.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Funnel")]
pub fn funnel(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FunnelOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "funnel")?;
    let mut model = FunnelModel::new(kind(&options)?);
    if options.value("level").is_some() {
        model = model.level(options.levels()?);
    }
    if let Some(limits) = options.choice("limits", FunnelLimits::parse)? {
        model = model.limits(limits);
    }
    if let Some(target) = options.number("target")? {
        model = model.target(target);
    }
    if let Some(method) = options.choice("overdispersion", Overdispersion::parse)? {
        model = model.overdispersion(method);
    }
    if let Some(scale) = options.choice("scale", FunnelScale::parse)? {
        model = model.scale(scale);
    }
    if let Some(trim) = options.number("trim")? {
        model = model.trim(trim);
    }
    if let Some(polarity) = options.choice("polarity", Polarity::parse)? {
        model = model.polarity(polarity);
    }
    if let Some(per) = options.number("per")? {
        model = model.per(per);
    }
    let (events, population) = (floats(events, "events")?, floats(population, "population")?);
    let rows = CompleteRows::of(
        &[("events", &events), ("population", &population)],
        options.nulls()?,
    )?;
    let counts = Counts::new(rows.column(0), rows.column(1));
    let mut result = counts
        .and_then(|counts| model.estimate(&counts))
        .map_err(|error| rows.restore(error))?;
    rows.caution()
        .into_iter()
        .for_each(|caution| result.add_caution(caution));
    plain(&result)
}

/// Funnel limits at a grid of sizes, without any units.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = funnelLimits, unchecked_return_type = "FunnelCurves")]
pub fn funnel_limits(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FunnelLimitsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "funnel_limits")?;
    let kind = kind(&options)?;
    let target = options.number("target")?;
    let mut curve = FunnelCurve::new(
        kind,
        target.ok_or_else(|| Failure(missing_argument("target")))?,
    );
    if options.value("level").is_some() {
        curve = curve.level(options.levels()?);
    }
    if let Some(limits) = options.choice("limits", FunnelLimits::parse)? {
        curve = curve.limits(limits);
    }
    if let Some(axis) = options.choice("axis", FunnelAxis::parse)? {
        curve = curve.axis(axis);
    }
    if let Some(tau2) = options.number("tau2")? {
        curve = curve.tau2(tau2);
    }
    if let Some(scale) = options.choice("scale", FunnelScale::parse)? {
        curve = curve.scale(scale);
    }
    if let Some(per) = options.number("per")? {
        curve = curve.per(per);
    }
    plain(&curve.at(&floats(population, "population")?)?)
}
