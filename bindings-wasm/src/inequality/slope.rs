//! Inequality between ordered groups.

use commonweal::{
    CompleteRows, Critical, EventDistribution, GradientModel, Level, Model, Order, OrderedGroups,
    Orientation, Polarity, Ranks, RelativeIndex, Scale, SlopeIndex, SlopeInterval, Variance,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// The columns that may say how sure each group's value is.
const UNCERTAINTY: [&str; 4] = ["standard_errors", "events", "lower_limits", "upper_limits"];

/// The three functions differ in the model only.
macro_rules! slope_function {
    ($summary:literal $name:ident, $js:literal, $operation:literal, $model:ident, $result:literal) => {
        #[doc = $summary]
        ///
        /// # Errors
        /// A `CommonwealError` with `code`, `param` and `index`.
        #[wasm_bindgen(js_name = $js, unchecked_return_type = $result)]
        pub fn $name(
            #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
            #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
            #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
        ) -> Result<JsValue, Failure> {
            let options = Options::read(options, $operation)?;
            let mut model = $model::new().level(options.levels()?);
            model = options
                .choice("model", Model::parse)?
                .map_or(model, |v| model.model(v));
            model = options
                .choice("interval", SlopeInterval::parse)?
                .map_or(model, |v| model.interval(v));
            model = options
                .choice("scale", Scale::parse)?
                .map_or(model, |v| model.scale(v));
            model = options
                .choice("noise", Scale::parse)?
                .map_or(model, |v| model.noise(v));
            model = options
                .choice("variance", Variance::parse)?
                .map_or(model, |v| model.variance(v));
            model = options
                .choice("critical", Critical::parse)?
                .map_or(model, |v| model.critical(v));
            model = options
                .choice("orientation", Orientation::parse)?
                .map_or(model, |v| model.orientation(v));
            model = options
                .choice("polarity", Polarity::parse)?
                .map_or(model, |v| model.polarity(v));
            model = options.number("per")?.map_or(model, |v| model.per(v));
            model = options.whole("draws")?.map_or(model, |v| model.draws(v));
            model = options.whole("seed")?.map_or(model, |v| model.seed(v));
            let input = Input::read(values, population, &options)?;
            let rows = CompleteRows::of(&input.columns(), options.nulls()?)?;
            let mut progress = Progress::read(&options)?;
            let result = input.groups(&rows).and_then(|groups| {
                model.estimate_with_progress(&groups, &mut |done, total| progress.tell(done, total))
            });
            let mut result = result.map_err(|error| rows.restore(error))?;
            rows.caution()
                .into_iter()
                .for_each(|caution| result.add_caution(caution));
            match options.text("unit")? {
                Some(unit) if $operation != "relative_index" => plain(&result.with_unit(unit)),
                _ => plain(&result),
            }
        }
    };
}

slope_function! {
    "Slope index of inequality: the difference between the two ends of deprivation, using every group."
    slope_index, "slopeIndex", "slope_index", SlopeIndex, "Estimate"
}

slope_function! {
    "Relative index of inequality: the ratio between the two ends of deprivation, using every group."
    relative_index, "relativeIndex", "relative_index", RelativeIndex, "Estimate"
}

slope_function! {
    "Gradient: groups on the population scale of deprivation, the fitted line, and both indices."
    gradient, "gradient", "gradient", GradientModel, "Gradient"
}

/// Columns as they were passed.
struct Input {
    given: Vec<(&'static str, Vec<f64>)>,
    order: Order,
    distribution: EventDistribution,
    limits_level: Level,
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
        let distribution = options
            .choice("event_distribution", EventDistribution::parse)?
            .unwrap_or(EventDistribution::Poisson);
        let limits_level = options
            .number("limits_level")?
            .map_or(Ok(Level::P95), Level::new);
        let limits_level = limits_level.map_err(|error| error.about("limits_level"))?;
        Ok(Self {
            given,
            order,
            distribution,
            limits_level,
        })
    }

    fn columns(&self) -> Vec<(&'static str, &[f64])> {
        self.given
            .iter()
            .map(|(name, column)| (*name, column.as_slice()))
            .collect()
    }

    fn groups<'a>(&self, rows: &'a CompleteRows<'_>) -> commonweal::Result<OrderedGroups<'a>> {
        let named = |name: &str| {
            self.given
                .iter()
                .position(|(given, _)| *given == name)
                .map(|index| rows.column(index))
        };
        let groups = OrderedGroups::new(
            rows.column(0),
            rows.column(1),
            Ranks::new(rows.column(2), self.order),
        )?;
        if let Some(standard_errors) = named("standard_errors") {
            groups.with_standard_errors(standard_errors)
        } else if let Some(events) = named("events") {
            groups.with_events(events, self.distribution)
        } else if let (Some(lower), Some(upper)) = (named("lower_limits"), named("upper_limits")) {
            groups.with_limits(lower, upper, self.limits_level)
        } else {
            Ok(groups)
        }
    }
}

/// A JavaScript function told of progress; `false` from it, or an exception in it, cancels.
struct Progress(Option<js_sys::Function>);

impl Progress {
    fn read(options: &Options) -> Result<Self, Failure> {
        Ok(Self(options.function("progress")?))
    }

    fn tell(&mut self, done: u32, total: u32) -> bool {
        self.0.as_ref().is_none_or(|call| {
            call.call2(&JsValue::NULL, &done.into(), &total.into())
                .is_ok_and(|answer| answer.as_bool() != Some(false))
        })
    }
}
