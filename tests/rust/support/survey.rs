//! How the rows of a survey were drawn, from JSON arguments.

use commonweal::{
    CompleteRows, ReplicateCentre, ReplicateMethod, Result, SingleCluster, SurveyDesign,
    SurveySample, WeightedValues, complete_texts, design_parts, unknown_design_part,
};
use serde_json::Value;

use super::Arguments;

/// The sample of so many rows, where a design was given.
pub(super) fn sample(arguments: &Arguments, rows: usize) -> Result<Option<SurveySample>> {
    let Some(words) = arguments.given("design").and_then(Value::as_object) else {
        return Ok(None);
    };
    if let Some(name) = words
        .keys()
        .find(|key| !design_parts().contains(&key.as_str()))
    {
        return Err(unknown_design_part(name));
    }
    let words = Arguments(words.clone());
    let labels = |name| -> Result<Option<Vec<String>>> {
        let Some(column) = words.given(name).and_then(Value::as_array) else {
            return Ok(None);
        };
        let text = |cell: &Value| match cell {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            number => number.as_f64().map(|number| number.to_string()),
        };
        let column: Vec<Option<String>> = column.iter().map(text).collect();
        let column: Vec<Option<&str>> = column.iter().map(Option::as_deref).collect();
        let column = complete_texts(name, &column)?.into_iter();
        Ok(Some(column.map(str::to_owned).collect()))
    };
    let (strata, clusters) = (labels("strata")?, labels("clusters")?);
    let fraction = words.column("sampling_fraction");
    let scales = words.column("replicate_scales");
    let replicates = words.given("replicate_weights").and_then(Value::as_array);
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let column = |column: &Value| column.as_array().unwrap().iter().map(number).collect();
    let replicates = replicates.map(|columns| columns.iter().map(column).collect::<Vec<Vec<_>>>());
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
    if let Some(nested) = words.given("nested").and_then(Value::as_bool) {
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
    if let Some(fay) = words.number("fay") {
        design = design.fay(fay);
    }
    if let Some(scale) = words.number("scale") {
        design = design.scale(scale);
    }
    if let Some(scales) = &scales {
        design = design.replicate_scales(scales);
    }
    if let Some(centre) = words.choice("replicate_centre", ReplicateCentre::parse)? {
        design = design.replicate_centre(centre);
    }
    if let Some(degrees) = words.number("degrees_of_freedom") {
        design = design.degrees_of_freedom(degrees);
    }
    design.sample(rows).map(Some)
}

/// The measure of the complete rows, under the design that was given.
pub(super) fn measured<T>(
    rows: &CompleteRows<'_>,
    survey: Option<&SurveySample>,
    measure: impl Fn(&WeightedValues<'_>) -> Result<T>,
) -> Result<T> {
    let values = WeightedValues::new(rows.column(0), rows.named("weights"))?;
    match survey {
        None => measure(&values),
        Some(survey) => {
            let survey = survey.of_rows(rows)?;
            measure(&values.with_survey(&survey)?)
        }
    }
}
