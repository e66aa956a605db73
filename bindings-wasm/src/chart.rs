//! Results as Vega-Lite specifications.

use commonweal::chart::{
    self, BarParts, CascadeParts, CascadeRows, CoverageParts, FunnelChart, FunnelParts,
    GradientParts, HierarchyTable, IconRow, IndexText, IntervalBars, Labels, XmrParts,
};
use commonweal::{
    Assurance, Error, ErrorCode, FunnelKind, FunnelLimits, FunnelScale, Interval, IntervalMethod,
    Level, Scale, Variation,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats, wrong_type};
use crate::errors::Failure;
use crate::facts::Facts;
use crate::results::plain_json;

/// A Vega-Lite specification of a gradient: groups as bars of people, the fitted line, both indices in the subtitle.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = gradientChart, unchecked_return_type = "Chart")]
pub fn gradient_chart(
    #[wasm_bindgen(unchecked_param_type = "Gradient | TypedColumns<Gradient>")] gradient: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "gradient_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let gradient = Facts::of(gradient, "gradient")?;
    let (rank, value) = (gradient.column("rank")?, gradient.column("value")?);
    let (population, ridit) = (gradient.column("population")?, gradient.column("ridit")?);
    let slope_index = Index::read(&gradient.field("slopeIndex")?)?;
    let relative_index = gradient.optional("relativeIndex")?;
    let relative_index = relative_index.as_ref().map(Index::read).transpose()?;
    let parts = GradientParts {
        rank: &rank,
        value: &value,
        population: &population,
        ridit: &ridit,
        most_deprived: gradient.number("mostDeprived")?,
        least_deprived: gradient.number("leastDeprived")?,
        intercept: gradient.number("intercept")?,
        slope: gradient.number("slope")?,
        scale: Scale::parse(&gradient.text("scale")?)?,
        per: gradient.number("per")?,
        slope_index: slope_index.text(),
        relative_index: relative_index.as_ref().map(Index::text),
    };
    Ok(plain_json(&parts.draw(&labels)))
}

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

/// A Vega-Lite specification of a cascade: reach by stage and stratum with its limits, and who was lost.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = cascadeChart, unchecked_return_type = "Chart")]
pub fn cascade_chart(
    #[wasm_bindgen(unchecked_param_type = "Cascade | TypedColumns<Cascade>")] cascade: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "cascade_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let cascade = Facts::of(cascade, "cascade")?;
    let (stages, sentences) = (cascade.names("stages")?, cascade.names("sentences")?);
    let strata = Rows::read(&cascade.field("strata")?)?;
    let total = Rows::read(&cascade.field("total")?)?;
    let parts = CascadeParts {
        stages: &stages,
        strata: strata.rows(),
        total: total.rows(),
        level: total.level,
        sentences: &sentences,
    };
    Ok(plain_json(&parts.draw(&labels)))
}

/// A Vega-Lite specification of people by how many partnerships cover them.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = coverageChart, unchecked_return_type = "Chart")]
pub fn coverage_chart(
    #[wasm_bindgen(unchecked_param_type = "Coverage | TypedColumns<Coverage>")] coverage: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "coverage_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    with_coverage(coverage, &|parts| Ok(plain_json(&parts.draw(&labels))))
}

/// A Vega-Lite specification of where partnerships overlap, as a matrix.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = overlapChart, unchecked_return_type = "Chart")]
pub fn overlap_chart(
    #[wasm_bindgen(unchecked_param_type = "Coverage | TypedColumns<Coverage>")] coverage: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "overlap_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    with_coverage(coverage, &|parts| {
        Ok(plain_json(&parts.draw_overlap(&labels)?))
    })
}

/// Draws what is read from a coverage.
fn with_coverage(
    coverage: &JsValue,
    draw: &dyn Fn(&CoverageParts<'_>) -> Result<JsValue, Failure>,
) -> Result<JsValue, Failure> {
    let coverage = Facts::of(coverage, "coverage")?;
    let (texts, column) = (|name| coverage.names(name), |name| coverage.column(name));
    draw(&CoverageParts {
        covered_by: &column("coveredBy")?,
        people_covered_by: &column("peopleCoveredBy")?,
        partnership: &texts("partnership")?,
        partnership_people: &column("partnershipPeople")?,
        pair_first: &texts("pairFirst")?,
        pair_second: &texts("pairSecond")?,
        pair_people: &column("pairPeople")?,
        pair_jaccard: &column("pairJaccard")?,
        sentences: &texts("sentences")?,
    })
}

/// What the chart says about a table of a cascade.
struct Rows {
    stratum: Vec<String>,
    /// Counts, people lost, reach and its limits.
    columns: [Vec<f64>; 5],
    level: Option<f64>,
}

impl Rows {
    fn read(table: &Facts) -> Result<Self, Failure> {
        let reach = table.field("reach")?;
        let limits = reach.first("intervals")?;
        let (mut lower, mut upper, mut level) = (Vec::new(), Vec::new(), None);
        if let Some(limits) = limits {
            lower = limits.column("lower")?;
            upper = limits.column("upper")?;
            level = Some(limits.number("level")?);
        }
        let (count, lost) = (table.column("count")?, table.column("lost")?);
        Ok(Self {
            stratum: table.names("stratum")?,
            columns: [count, lost, reach.column("value")?, lower, upper],
            level,
        })
    }

    fn rows(&self) -> CascadeRows<'_> {
        let [count, lost, reach, lower, upper] = &self.columns;
        CascadeRows {
            stratum: &self.stratum,
            count,
            lost,
            reach,
            lower,
            upper,
        }
    }
}

/// A Vega-Lite specification of an `XmR` chart: values, limits, target, the points where rules fire, and both icons.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = xmrChart, unchecked_return_type = "Chart")]
pub fn xmr_chart(
    #[wasm_bindgen(unchecked_param_type = "Xmr | TypedColumns<Xmr>")] xmr: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartLabels")] labels: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(labels, "xmr_chart", &LABELS)?;
    let labels = read_labels(&options)?;
    let xmr = Facts::of(xmr, "xmr")?;
    let points = xmr.field("points")?;
    let variation_of = points.texts("variation")?;
    let variation_of: Vec<Option<Variation>> = variation_of
        .iter()
        .map(|name| name.as_deref().map(Variation::parse).transpose())
        .collect::<Result<_, _>>()?;
    let date: Vec<String> = points.texts("date")?.into_iter().flatten().collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "phases count from 0; a strange number saturates"
    )]
    let phase: Vec<u32> = points
        .column("phase")?
        .into_iter()
        .map(|phase| phase as u32)
        .collect();
    let (sentence, unit) = (xmr.text("sentence")?, xmr.text("unit")?);
    let parts = XmrParts {
        date: &date,
        value: &points.column("value")?,
        phase: &phase,
        centre: &points.column("centre")?,
        lower_limit: &points.column("lowerLimit")?,
        upper_limit: &points.column("upperLimit")?,
        target: &points.column("target")?,
        variation_of: &variation_of,
        rule: &points.texts("rule")?,
        variation: xmr.choice("variation", Variation::parse)?,
        assurance: xmr.choice("assurance", Assurance::parse)?,
        sentence: &sentence,
        unit: &unit,
    };
    Ok(plain_json(&parts.draw(&labels)))
}

/// A Vega-Lite specification of many `XmR` charts at a glance: a row each with both icons and the last value.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = xmrIcons, unchecked_return_type = "Chart")]
pub fn xmr_icons(
    #[wasm_bindgen(unchecked_param_type = "readonly (Xmr | TypedColumns<Xmr>)[]")] charts: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "XmrIconsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::of_chart(options, "xmr_icons", &ICONS)?;
    let labels = read_labels(&options)?;
    let names = options.value("names");
    let names = names.ok_or_else(|| Failure(commonweal::missing_argument("names")))?;
    let names = texts(&names, "names")?;
    if !Array::is_array(charts) {
        return Err(wrong_type("charts", charts, "an array of results of xmr"));
    }
    let charts: Vec<JsValue> = charts.unchecked_ref::<Array>().iter().collect();
    if charts.len() != names.len() {
        let message = format!(
            "`names` has {} rows but `charts` has {}: give one name a chart",
            names.len(),
            charts.len()
        );
        return Err(Failure(Error::new(
            ErrorCode::LengthMismatch,
            "names",
            message,
        )));
    }
    let read = charts.iter().map(|chart| {
        let xmr = Facts::of(chart, "charts")?;
        let points = xmr.field("points")?;
        let row = xmr.number("lastRow")?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rows count from 0; a strange number saturates, and finds nothing"
        )]
        let last = |name: &str| -> Result<f64, Failure> {
            let column = points.column(name)?;
            Ok(column.get(row as usize).copied().unwrap_or(f64::NAN))
        };
        Ok::<_, Failure>((
            points.column("value")?,
            [last("lowerLimit")?, last("upperLimit")?, last("target")?],
            xmr.text("unit")?,
            xmr.choice("variation", Variation::parse)?,
            xmr.choice("assurance", Assurance::parse)?,
        ))
    });
    let read = read.collect::<Result<Vec<_>, _>>()?;
    let rows = names.iter().zip(&read).map(
        |(name, (value, [lower_limit, upper_limit, target], unit, variation, assurance))| IconRow {
            name,
            value,
            lower_limit: *lower_limit,
            upper_limit: *upper_limit,
            target: *target,
            unit,
            variation: *variation,
            assurance: *assurance,
        },
    );
    let rows: Vec<IconRow<'_>> = rows.collect();
    Ok(plain_json(&chart::xmr_icons(&rows, &labels)))
}

const ICONS: [&str; 4] = ["title", "subtitle", "value", "names"];

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
const LABELS: [&str; 3] = ["title", "subtitle", "value"];
const BARS: [&str; 5] = ["title", "subtitle", "value", "reference", "highlight"];
const REFERENCE: [&str; 2] = ["value", "name"];

/// What the chart says about an index, read from an estimate.
struct Index {
    value: f64,
    unit: String,
    interval: Option<Interval>,
}

impl Index {
    fn read(estimate: &Facts) -> Result<Self, Failure> {
        let interval = estimate.optional("interval")?.map(|interval| {
            Ok::<_, Failure>(Interval::new(
                interval.number("lower")?,
                interval.number("upper")?,
                Level::new(interval.number("level")?)?,
                IntervalMethod::parse(&interval.text("method")?)?,
            ))
        });
        Ok(Self {
            value: estimate.number("value")?,
            unit: estimate.text("unit")?,
            interval: interval.transpose()?,
        })
    }

    fn text(&self) -> IndexText<'_> {
        IndexText {
            value: self.value,
            unit: &self.unit,
            interval: self.interval,
        }
    }
}

fn read_labels(options: &Options) -> Result<Labels, Failure> {
    let title = options.text("title")?;
    let title = title.ok_or_else(|| Failure(commonweal::missing_argument("title")))?;
    let mut labels = Labels::new(title);
    labels = options
        .text("subtitle")?
        .map_or(labels.clone(), |text| labels.subtitle(text));
    Ok(options
        .text("value")?
        .map_or(labels.clone(), |text| labels.value(text)))
}

/// A list of texts.
fn texts(value: &JsValue, param: &'static str) -> Result<Vec<String>, Failure> {
    if !Array::is_array(value) {
        return Err(wrong_type(param, value, "an array of text"));
    }
    let array: &Array = value.unchecked_ref();
    let text = |(row, item): (usize, JsValue)| {
        item.as_string().ok_or_else(|| {
            let message = format!("`{param}` row {row} is not text: give one name a row");
            Failure(Error::new(ErrorCode::WrongType, param, message).at(row))
        })
    };
    array.iter().enumerate().map(text).collect()
}
