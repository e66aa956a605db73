//! Charts of places: bars with intervals, and the table of a hierarchy.

use commonweal::chart::{BarParts, HierarchyTable, IntervalBars};
use commonweal::{Error, ErrorCode};
use wasm_bindgen::prelude::*;

use super::{read_labels, texts};
use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::facts::Facts;
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
    let options = Options::of_chart(options, "interval_bars", &BARS)?;
    let labels = read_labels(&options)?;
    let names = texts(names, "names")?;
    let estimates = Facts::of(estimates, "estimates")?;
    let (value, unit) = (estimates.column("value")?, estimates.text("unit")?);
    let limits = estimates.first("intervals")?;
    let limits = limits
        .map(|limits| {
            let (lower, upper) = (limits.column("lower")?, limits.column("upper")?);
            Ok::<_, Failure>((lower, upper, limits.number("level")?))
        })
        .transpose()?;
    let mut bars = IntervalBars::new();
    if let Some(front) = options.value("highlight") {
        let front = texts(&front, "highlight")?;
        bars = bars.highlight(&front.iter().map(String::as_str).collect::<Vec<_>>());
    }
    if let Some(reference) = options.value("reference") {
        let reference = Options::of_chart(&reference, "reference", &REFERENCE)?;
        let value = reference.number("value")?;
        let name = reference.text("name")?;
        let missing = |param| Failure(commonweal::missing_argument(param));
        bars = bars.reference(
            value.ok_or_else(|| missing("value"))?,
            name.ok_or_else(|| missing("name"))?,
        );
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let parts = BarParts {
        value: &value,
        lower: limits.as_ref().map_or(&[], |(lower, ..)| lower),
        upper: limits.as_ref().map_or(&[], |(_, upper, _)| upper),
        level: limits.as_ref().map(|(.., level)| *level),
        unit: &unit,
    };
    Ok(plain_json(&parts.draw(&names, &labels, &bars)?))
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
    let options = Options::of_chart(options, "hierarchy_table", &TABLE)?;
    let labels = read_labels(&options)?;
    let (names, values) = (texts(names, "names")?, floats(values, "values")?);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut table = HierarchyTable::new(&names, &values);
    let depth = options.column("depth")?.map(depths).transpose()?;
    if let Some(depth) = &depth {
        table = table.depth(depth);
    }
    let denominator = options.column("denominator")?;
    if let Some(denominator) = &denominator {
        table = table.denominator(denominator);
    }
    let notes = options.value("notes");
    let notes = notes.map(|notes| texts(&notes, "notes")).transpose()?;
    let notes: Vec<&str> = notes.iter().flatten().map(String::as_str).collect();
    if !notes.is_empty() {
        table = table.notes(&notes);
    }
    Ok(plain_json(&table.draw(&labels)?))
}

/// Whole numbers that are not large.
fn depths(column: Vec<f64>) -> Result<Vec<u32>, Failure> {
    let whole = |(row, depth): (usize, f64)| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "just checked"
        )]
        if depth.fract() == 0.0 && (0.0..=1e6).contains(&depth) {
            return Ok(depth as u32);
        }
        let message = format!("`depth` row {row} is {depth}: give a whole number from 0");
        Err(Failure(
            Error::new(ErrorCode::OutOfRange, "depth", message).at(row),
        ))
    };
    column.into_iter().enumerate().map(whole).collect()
}

const TABLE: [&str; 6] = [
    "title",
    "subtitle",
    "value",
    "depth",
    "denominator",
    "notes",
];

const BARS: [&str; 5] = ["title", "subtitle", "value", "reference", "highlight"];
const REFERENCE: [&str; 2] = ["value", "name"];
