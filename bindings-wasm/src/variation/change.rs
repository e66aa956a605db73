//! Change between two figures, and comparison with a benchmark.

use commonweal::{
    BenchmarkModel, Caution, CautionCode, ChangeModel, Error, ErrorCode, Figures, IntervalMethod,
    Level, missing_argument,
};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, prelude::*};

use super::xmr::one_or_many;
use crate::convert::{floats, wrong_type};
use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// What published figures may say.
const KEYS: [&str; 9] = [
    "value",
    "lower",
    "upper",
    "level",
    "measure",
    "unit",
    "per",
    "events",
    "population",
];

/// A property that is there.
fn property(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn column(object: &JsValue, key: &'static str) -> Result<Option<Vec<f64>>, Failure> {
    property(object, key)
        .map(|value| match value.as_f64() {
            Some(one) => Ok(vec![one]),
            None => floats(&value, key),
        })
        .transpose()
}

fn number(object: &JsValue, key: &'static str) -> Result<Option<f64>, Failure> {
    property(object, key)
        .map(|value| {
            value
                .as_f64()
                .ok_or_else(|| wrong_type(key, &value, "a number"))
        })
        .transpose()
}

fn text(object: &JsValue, key: &str) -> Option<String> {
    property(object, key)?.as_string()
}

/// Results of a measure, or published values with limits.
pub(super) fn figures(given: &JsValue, param: &'static str) -> Result<Figures, Failure> {
    let wanted = "a result of a measure, or an object with value, lower and upper";
    let object = given
        .dyn_ref::<Object>()
        .filter(|_| !Array::is_array(given) && !given.is_function())
        .ok_or_else(|| wrong_type(param, given, wanted))?;
    let value = column(given, "value")?.ok_or_else(|| missing_argument("value"))?;
    let mut figures = Figures::new(&value)?;
    let results = property(given, "intervals");
    if let Some(results) = &results {
        for limits in Array::from(results).iter() {
            figures = with_limits(figures, &limits)?;
        }
        figures = with_cautions(figures, given);
    } else {
        for key in Object::keys(object)
            .iter()
            .filter_map(|key| key.as_string())
        {
            if !KEYS.contains(&key.as_str()) {
                let known = KEYS.join(", ");
                let message = format!("`{key}` is not known of figures: they have {known}");
                return Err(Failure(Error::new(ErrorCode::UnknownOption, key, message)));
            }
        }
        if property(given, "lower").is_some() || property(given, "upper").is_some() {
            figures = with_limits(figures, given)?;
        }
    }
    if let (Some(events), Some(population)) =
        (column(given, "events")?, column(given, "population")?)
    {
        figures = figures.with_counts(&events, &population)?;
    }
    if let Some(measure) = text(given, "measure") {
        figures = figures.named(measure);
    }
    if let Some(unit) = text(given, "unit") {
        figures = figures.with_unit(unit);
    }
    if let Some(per) = number(given, "per")? {
        figures = figures.with_per(per);
    }
    Ok(figures)
}

/// The limits that stand in an object: one pair, or columns of them, with their level and how they were made.
fn with_limits(figures: Figures, limits: &JsValue) -> Result<Figures, Failure> {
    let needed = |key| Ok::<_, Failure>(column(limits, key)?.ok_or_else(|| missing_argument(key))?);
    let (lower, upper) = (needed("lower")?, needed("upper")?);
    let level = number(limits, "level")?.map_or(Ok(Level::P95), Level::new)?;
    let method = property(limits, "method").map(|method| match method.as_string() {
        Some(_) => Array::of1(&method),
        None => Array::from(&method),
    });
    let known = |name: JsValue| IntervalMethod::parse(&name.as_string().unwrap_or_default());
    let method = match method {
        Some(names) => names.iter().map(known).collect::<Result<Vec<_>, _>>()?,
        None => vec![IntervalMethod::Published],
    };
    Ok(figures.with_limits_made_by(&lower, &upper, level, &method)?)
}

fn with_cautions(mut figures: Figures, results: &JsValue) -> Figures {
    let cautions = property(results, "cautions").map_or_else(Array::new, |list| Array::from(&list));
    for caution in cautions.iter() {
        let code = text(&caution, "code").unwrap_or_default();
        if let Ok(code) = CautionCode::parse(&code) {
            let told = Caution::new(code, text(&caution, "message").unwrap_or_default());
            let row = property(&caution, "row").and_then(|row| row.as_f64());
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a row of ours"
            )]
            let told = row.map_or(told.clone(), |row| told.in_row(row as u64));
            figures = figures.with_caution(told);
        }
    }
    figures
}

/// Change of any measure between two periods, or its difference between two places, with its interval and test.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Change")]
pub fn change(
    #[wasm_bindgen(unchecked_param_type = "Figures")] before: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Figures")] after: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ChangeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "change");
    let mut model = ChangeModel::new();
    set!(model, options: scale choice, correlation number, mixed_methods flag);
    options.finish()?;
    plain(&model.estimate(figures(before, "before")?, figures(after, "after")?)?)
}

/// Which figures are better, similar or worse than a benchmark, by their limits.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = compareWithBenchmark, unchecked_return_type = "BenchmarkComparison")]
pub fn compare_with_benchmark(
    #[wasm_bindgen(unchecked_param_type = "Figures")] estimates: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "CompareWithBenchmarkOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "compare_with_benchmark");
    let mut model = BenchmarkModel::new();
    set!(model, options: polarity choice);
    let benchmark = one_or_many(&options, "benchmark");
    let benchmark = options.needed(benchmark, "benchmark");
    options.finish()?;
    plain(&model.compare(figures(estimates, "estimates")?, benchmark)?)
}
