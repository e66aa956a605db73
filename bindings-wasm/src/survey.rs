//! How the rows of a survey were drawn, as JavaScript says it: an object of columns and options.

use commonweal::{Cautioned, CompleteRows, Error, ErrorCode, SurveyDesign, SurveySample};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::convert::{floats, wrong_type};
use crate::errors::Failure;
use crate::options::{Options, set};

/// What is made of the complete rows of these columns and of the survey that they were drawn in; the last that is read.
pub(crate) fn answer<T: Cautioned>(
    options: &Options,
    columns: &[(&'static str, &[f64])],
    compute: &mut dyn FnMut(&CompleteRows<'_>, Option<&SurveySample>) -> commonweal::Result<T>,
) -> Result<T, Failure> {
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let survey = sample(options, rows)?;
    Ok(options.rows(columns)?.answer(|rows| {
        let survey = survey.as_ref().map(|survey| survey.of_rows(rows));
        compute(rows, survey.transpose()?.as_deref())
    })?)
}

/// The sample of so many rows, where a design was given.
pub(crate) fn sample(options: &Options, rows: usize) -> Result<Option<SurveySample>, Failure> {
    let Some(words) = options.value("design") else {
        return Ok(None);
    };
    options.so_far()?;
    let words = Options::of_design(&words);
    let (strata, clusters) = (words.labels("strata"), words.labels("clusters"));
    let fraction = words.column("sampling_fraction");
    let scales = words.column("replicate_scales");
    let replicates = replicates(&words);
    let columns: Option<Vec<&[f64]>> = replicates
        .as_ref()
        .map(|columns| columns.iter().map(Vec::as_slice).collect());
    let mut design = SurveyDesign::new();
    if let Some(strata) = &strata {
        design = design.strata(strata);
    }
    if let Some(clusters) = &clusters {
        design = design.clusters(clusters);
    }
    set!(design, words: nested flag);
    if let Some(fraction) = fraction {
        design = design.sampling_fraction(fraction);
    }
    set!(design, words: single_cluster choice);
    if let Some(columns) = &columns {
        design = design.replicate_weights(columns);
    }
    set!(design, words: replicate_method choice, fay number, scale number);
    if let Some(scales) = scales {
        design = design.replicate_scales(scales);
    }
    set!(design, words: replicate_centre choice, degrees_of_freedom number);
    words.finish()?;
    Ok(Some(design.sample(rows)?))
}

fn replicates(words: &Options) -> Option<Vec<Vec<f64>>> {
    const NAME: &str = "replicate_weights";
    let value = words.value(NAME)?;
    if !Array::is_array(&value) {
        words.wrong(wrong_type(
            NAME,
            &value,
            "an array of columns, one for each replicate",
        ));
        return None;
    }
    let columns: &Array = value.unchecked_ref();
    let columns = columns.iter().map(|column| floats(&column, NAME));
    words.kept(columns.collect())
}

impl Options {
    /// A column of names that may be numbers: of them only counts which are the same.
    fn labels(&self, name: &'static str) -> Option<Vec<String>> {
        self.kept(labels(&self.value(name)?, name))
    }
}

fn labels(value: &JsValue, name: &'static str) -> Result<Vec<String>, Failure> {
    if js_sys::ArrayBuffer::is_view(value) {
        let column = floats(value, name)?;
        let rows = column.iter().enumerate();
        return rows.map(|(row, one)| number(name, row, *one)).collect();
    }
    if !Array::is_array(value) {
        return Err(wrong_type(name, value, "an array of names or numbers"));
    }
    let array: &Array = value.unchecked_ref();
    let names = array.iter().enumerate().map(|(row, item)| {
        if item.is_null() || item.is_undefined() {
            return number(name, row, f64::NAN);
        }
        if let Some(one) = item.as_f64() {
            return number(name, row, one);
        }
        match item.as_string() {
            Some(text) if !text.is_empty() && text != "NaN" => Ok(text),
            Some(_) => number(name, row, f64::NAN),
            None => {
                let message = format!("`{name}` row {row} is no name: give text or a number");
                Err(Failure(
                    Error::new(ErrorCode::WrongType, name, message).at(row),
                ))
            }
        }
    });
    names.collect()
}

/// A number as a name.
fn number(name: &'static str, row: usize, value: f64) -> Result<String, Failure> {
    if !value.is_nan() {
        return Ok(value.to_string());
    }
    let message = format!("`{name}` row {row} is missing: give its name, or drop the row");
    Err(Failure(
        Error::new(ErrorCode::MissingValue, name, message).at(row),
    ))
}
