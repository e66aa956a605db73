//! How the rows of a survey were drawn, as JavaScript says it: an object of columns and options.

use commonweal::{
    Error, ErrorCode, ReplicateCentre, ReplicateMethod, SingleCluster, SurveyDesign, SurveySample,
};
use js_sys::Array;
use wasm_bindgen::JsCast;

use crate::convert::{Options, floats, wrong_type};
use crate::errors::Failure;

/// The sample of so many rows, where a design was given.
pub(crate) fn sample(options: &Options, rows: usize) -> Result<Option<SurveySample>, Failure> {
    let Some(words) = options.value("design") else {
        return Ok(None);
    };
    let words = Options::of_design(&words)?;
    let (strata, clusters) = (words.labels("strata")?, words.labels("clusters")?);
    let fraction = words.column("sampling_fraction")?;
    let scales = words.column("replicate_scales")?;
    let replicates = replicates(&words)?;
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
    if let Some(nested) = words.flag("nested")? {
        design = design.nested(nested);
    }
    if let Some(fraction) = &fraction {
        design = design.sampling_fraction(fraction);
    }
    if let Some(single) = words.choice("single_cluster", SingleCluster::parse)? {
        design = design.single_cluster(single);
    }
    if let Some(columns) = &columns {
        design = design.replicate_weights(columns);
    }
    if let Some(method) = words.choice("replicate_method", ReplicateMethod::parse)? {
        design = design.replicate_method(method);
    }
    if let Some(fay) = words.number("fay")? {
        design = design.fay(fay);
    }
    if let Some(scale) = words.number("scale")? {
        design = design.scale(scale);
    }
    if let Some(scales) = &scales {
        design = design.replicate_scales(scales);
    }
    if let Some(centre) = words.choice("replicate_centre", ReplicateCentre::parse)? {
        design = design.replicate_centre(centre);
    }
    if let Some(degrees) = words.number("degrees_of_freedom")? {
        design = design.degrees_of_freedom(degrees);
    }
    Ok(Some(design.sample(rows)?))
}

fn replicates(words: &Options) -> Result<Option<Vec<Vec<f64>>>, Failure> {
    const NAME: &str = "replicate_weights";
    let Some(value) = words.value(NAME) else {
        return Ok(None);
    };
    if !Array::is_array(&value) {
        return Err(wrong_type(
            NAME,
            &value,
            "an array of columns, one for each replicate",
        ));
    }
    let columns: &Array = value.unchecked_ref();
    let columns = columns.iter().map(|column| floats(&column, NAME));
    columns.collect::<Result<_, _>>().map(Some)
}

impl Options {
    /// A column of names that may be numbers: of them only counts which are the same.
    fn labels(&self, name: &'static str) -> Result<Option<Vec<String>>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let column = js_sys::ArrayBuffer::is_view(&value).then(|| floats(&value, name));
        if let Some(column) = column.transpose()? {
            let names = column
                .iter()
                .enumerate()
                .map(|(row, one)| number(name, row, *one));
            return names.collect::<Result<_, _>>().map(Some);
        }
        if !Array::is_array(&value) {
            return Err(wrong_type(name, &value, "an array of names or numbers"));
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
        names.collect::<Result<_, _>>().map(Some)
    }
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
