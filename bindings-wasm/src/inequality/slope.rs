//! Inequality between ordered groups.

use commonweal::{
    Cautioned, CompleteRows, Critical, Estimate, EventDistribution, GivenUncertainty, Gradient,
    GradientModel, Level, Model, Nulls, Order, OrderedGroups, Orientation, Polarity, Ranks,
    RelativeIndex, Scale, SlopeIndex, SlopeInterval, SurveySample, Variance,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::progress::Progress;
use crate::results::plain;
use crate::survey;

/// The columns that may say how sure each group's value is.
const UNCERTAINTY: [&str; 4] = ["standard_errors", "events", "lower_limits", "upper_limits"];

/// Slope index of inequality: the difference between the two ends of deprivation, using every group.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = slopeIndex, unchecked_return_type = "Estimate")]
pub fn slope_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    Call::read(values, population, options, "slope_index")?.answer(
        |model, groups, progress| SlopeIndex::from(model).estimate_with_progress(groups, progress),
        Estimate::with_unit,
    )
}

/// Relative index of inequality: the ratio between the two ends of deprivation, using every group.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = relativeIndex, unchecked_return_type = "Estimate")]
pub fn relative_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    Call::read(values, population, options, "relative_index")?.answer(
        |model, groups, progress| {
            RelativeIndex::from(model).estimate_with_progress(groups, progress)
        },
        |ratio, _| ratio,
    )
}

/// Gradient: groups on the population scale of deprivation, the fitted line, and both indices.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = gradient, unchecked_return_type = "Gradient")]
pub fn gradient(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    Call::read(values, population, options, "gradient")?.answer(
        |model, groups, progress| model.estimate_with_progress(groups, progress),
        Gradient::with_unit,
    )
}

/// What one of the three functions was asked: their arguments are the same, their results differ.
struct Call {
    model: GradientModel,
    input: Input,
    nulls: Nulls,
    progress: Progress,
    unit: Option<String>,
}

/// Computes a result of type `T`, telling of progress.
type Compute<T> = fn(
    GradientModel,
    &OrderedGroups<'_>,
    &mut dyn FnMut(u32, u32) -> bool,
) -> commonweal::Result<T>;

impl Call {
    fn read(
        values: &JsValue,
        population: &JsValue,
        options: &JsValue,
        operation: &'static str,
    ) -> Result<Self, Failure> {
        let options = Options::read(options, operation)?;
        Ok(Self {
            model: read_model(&options)?,
            input: Input::read(values, population, &options)?,
            nulls: options.nulls()?,
            progress: Progress::read(&options)?,
            unit: options.text("unit")?,
        })
    }

    fn answer<T: Cautioned + serde::Serialize>(
        mut self,
        compute: Compute<T>,
        in_unit: fn(T, String) -> T,
    ) -> Result<JsValue, Failure> {
        let rows = CompleteRows::of(&self.input.columns(), self.nulls)?;
        let tell = &mut |done, total| self.progress.tell(done, total);
        let result = rows.answer(|rows| {
            let survey = self.input.survey.as_ref();
            let survey = survey.map(|survey| survey.of_rows(rows)).transpose()?;
            compute(
                self.model,
                &self.input.groups(rows, survey.as_deref())?,
                tell,
            )
        })?;
        match self.unit {
            Some(unit) => plain(&in_unit(result, unit)),
            None => plain(&result),
        }
    }
}

fn read_model(options: &Options) -> Result<GradientModel, Failure> {
    let mut model = GradientModel::new().level(options.levels()?);
    if let Some(v) = options.choice("model", Model::parse)? {
        model = model.model(v);
    }
    if let Some(v) = options.choice("interval", SlopeInterval::parse)? {
        model = model.interval(v);
    }
    if let Some(v) = options.choice("scale", Scale::parse)? {
        model = model.scale(v);
    }
    if let Some(v) = options.choice("noise", Scale::parse)? {
        model = model.noise(v);
    }
    if let Some(v) = options.choice("variance", Variance::parse)? {
        model = model.variance(v);
    }
    if let Some(v) = options.choice("critical", Critical::parse)? {
        model = model.critical(v);
    }
    if let Some(v) = options.choice("orientation", Orientation::parse)? {
        model = model.orientation(v);
    }
    if let Some(v) = options.choice("polarity", Polarity::parse)? {
        model = model.polarity(v);
    }
    if let Some(v) = options.number("per")? {
        model = model.per(v);
    }
    if let Some(v) = options.whole("draws")? {
        model = model.draws(v);
    }
    if let Some(v) = options.whole("seed")? {
        model = model.seed(v);
    }
    Ok(model)
}

/// Columns as they were passed.
struct Input {
    given: Vec<(&'static str, Vec<f64>)>,
    order: Order,
    distribution: Option<EventDistribution>,
    limits_level: Option<Level>,
    survey: Option<SurveySample>,
}

impl Input {
    fn read(values: &JsValue, population: &JsValue, options: &Options) -> Result<Self, Failure> {
        let missing = |param: &'static str| Failure(commonweal::missing_argument(param));
        let mut given = vec![
            ("values", floats(values, "values")?),
            ("population", floats(population, "population")?),
        ];
        given.push((
            "rank",
            options.column("rank")?.ok_or_else(|| missing("rank"))?,
        ));
        for name in UNCERTAINTY {
            given.extend(options.column(name)?.map(|column| (name, column)));
        }
        let order = options
            .choice("order", Order::parse)?
            .ok_or_else(|| missing("order"))?;
        let distribution = options.choice("event_distribution", EventDistribution::parse)?;
        let limits_level = options.number("limits_level")?.map(Level::new).transpose();
        let limits_level = limits_level.map_err(|error| error.about("limits_level"))?;
        let survey = survey::sample(options, given[0].1.len())?;
        Ok(Self {
            given,
            order,
            distribution,
            limits_level,
            survey,
        })
    }

    fn columns(&self) -> Vec<(&'static str, &[f64])> {
        self.given
            .iter()
            .map(|(name, column)| (*name, column.as_slice()))
            .collect()
    }

    fn groups<'a>(
        &self,
        rows: &'a CompleteRows<'_>,
        survey: Option<&'a SurveySample>,
    ) -> commonweal::Result<OrderedGroups<'a>> {
        let named = |name: &str| {
            self.given
                .iter()
                .position(|(given, _)| *given == name)
                .map(|index| rows.column(index))
        };
        let given = GivenUncertainty {
            standard_errors: named("standard_errors"),
            events: named("events"),
            event_distribution: self.distribution,
            lower_limits: named("lower_limits"),
            upper_limits: named("upper_limits"),
            limits_level: self.limits_level,
        };
        let ranks = Ranks::new(rows.column(2), self.order);
        let (values, people) = (rows.column(0), rows.column(1));
        let groups = match survey {
            None => OrderedGroups::new(values, people, ranks)?,
            Some(survey) => OrderedGroups::of_survey(values, people, ranks, survey)?,
        };
        groups.with_given(&given)
    }
}
