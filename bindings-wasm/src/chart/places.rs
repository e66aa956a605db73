//! Charts of places: bars with intervals, and the table of a hierarchy.

use commonweal::chart::{BarParts, HierarchyTable, IntervalBars};
use commonweal::{Error, ErrorCode};
use wasm_bindgen::prelude::*;

use super::{read_labels, refs};
use crate::errors::Failure;
use crate::facts::Facts;
use crate::options::Options;
use crate::results::plain_json;

/// A Vega-Lite specification of one value a place with its interval, in the order of the rows.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = intervalBars, unchecked_return_type = "Chart")]
pub fn interval_bars(
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] names: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Estimates | TypedColumns<Estimates>")]
    estimates: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "IntervalBarsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "interval_bars");
    let labels = read_labels(&options);
    let names = options.name_data(names, "names");
    let estimates = Facts::of(estimates, "estimates", &options);
    let limits = estimates.first("intervals");
    let side = |name| {
        limits
            .as_ref()
            .map_or(&[][..], |limits| limits.column(name))
    };
    let mut bars = IntervalBars::new();
    if let Some(front) = options.names("highlight") {
        bars = bars.highlight(&refs(&front));
    }
    if let Some(reference) = options.value("reference") {
        let reference = Options::read(&reference, "reference");
        let value = reference.needed(reference.number("value"), "value");
        bars = bars.reference(value, reference.needed(reference.text("name"), "name"));
        options.kept(reference.finish());
    }
    let parts = BarParts {
        value: estimates.column("value"),
        lower: side("lower"),
        upper: side("upper"),
        level: limits.as_ref().map(|limits| limits.number("level")),
        unit: &estimates.text("unit"),
    };
    options.finish()?;
    Ok(plain_json(&parts.draw(&refs(&names), &labels, &bars)?))
}

/// A Vega-Lite specification of a table of places within places, with a bar for each, in the order of the rows.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = hierarchyTable, unchecked_return_type = "Chart")]
pub fn hierarchy_table(
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] names: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "HierarchyTableOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "hierarchy_table");
    let labels = read_labels(&options);
    let (names, values) = (
        options.name_data(names, "names"),
        options.data(values, "values"),
    );
    let names = refs(&names);
    let mut table = HierarchyTable::new(&names, values);
    let depth = options.column("depth");
    let depth = depth.and_then(|depth| options.kept(depths(depth)));
    if let Some(depth) = &depth {
        table = table.depth(depth);
    }
    if let Some(denominator) = options.column("denominator") {
        table = table.denominator(denominator);
    }
    let notes = options.names("notes").unwrap_or_default();
    let notes = refs(&notes);
    if !notes.is_empty() {
        table = table.notes(&notes);
    }
    options.finish()?;
    Ok(plain_json(&table.draw(&labels)?))
}

fn depths(column: &[f64]) -> Result<Vec<u32>, Failure> {
    let whole = |(row, depth): (usize, &f64)| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "just checked"
        )]
        if depth.fract() == 0.0 && (0.0..=1e6).contains(depth) {
            return Ok(*depth as u32);
        }
        let message = format!("`depth` row {row} is {depth}: give a whole number from 0");
        Err(Failure(
            Error::new(ErrorCode::OutOfRange, "depth", message).at(row),
        ))
    };
    column.iter().enumerate().map(whole).collect()
}
