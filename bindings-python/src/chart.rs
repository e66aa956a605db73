//! Charts as Vega-Lite specifications in JSON, and numbers as people read them; `commonweal._chart` and
//! `commonweal._display` wrap them.

use commonweal::chart::{
    self, DecompositionBars, Equiplot, FunnelChart, HierarchyTable, IntervalBars, Labels,
};
use commonweal::{Error, ErrorCode};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;

use crate::convert::{Floats, Real, optional};
use crate::errors::Failure;
use crate::inequality::ShareCurve;
use crate::results::{Cascade, Coverage, Estimates, Gradient, Interval};
use crate::texts::Texts;
use crate::variation::{Funnel, Xmr, XmrTable};

/// A chart object of the package, typed as such in the stub.
pub(crate) struct Chart<'py>(pub(crate) Bound<'py, PyAny>);

impl<'py> IntoPyObject<'py> for Chart<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._chart", "Chart");

    fn into_pyobject(self, _py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

fn labels(title: String, subtitle: Option<String>, value: Option<String>) -> Labels {
    let mut labels = Labels::new(title);
    if let Some(subtitle) = subtitle {
        labels = labels.subtitle(subtitle);
    }
    if let Some(value) = value {
        labels = labels.value(value);
    }
    labels
}

/// The specification of a gradient's chart, as JSON.
#[pyfunction]
pub(crate) fn gradient_specification(
    gradient: &Bound<'_, Gradient>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> String {
    chart::gradient(&gradient.get().0, &labels(title, subtitle, value)).to_string()
}

/// The specification of a Lorenz or concentration curve's chart, as JSON.
#[pyfunction]
pub(crate) fn share_curve_specification(
    curve: &Bound<'_, ShareCurve>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> String {
    chart::share_curve(&curve.get().0, &labels(title, subtitle, value)).to_string()
}

/// The specification of a cascade's chart, as JSON.
#[pyfunction]
pub(crate) fn cascade_specification(
    cascade: &Bound<'_, Cascade>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> String {
    chart::cascade(&cascade.get().0, &labels(title, subtitle, value)).to_string()
}

/// The specification of an `XmR` chart, as JSON.
#[pyfunction]
pub(crate) fn xmr_specification(
    xmr: &Bound<'_, Xmr>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> String {
    chart::xmr(&xmr.get().0, &labels(title, subtitle, value)).to_string()
}

/// The specification of a grid of icons, a row for each series, as JSON.
#[pyfunction]
pub(crate) fn xmr_icons_specification(
    names: Vec<String>,
    table: &Bound<'_, XmrTable>,
    title: String,
    subtitle: Option<String>,
    units: Vec<String>,
) -> Result<String, Failure> {
    let table = &table.get().0;
    if names.len() != table.n.len() {
        let message = format!(
            "`names` has {} rows but the charts have {}: give one name a series",
            names.len(),
            table.n.len()
        );
        return Err(Failure(Error::new(
            ErrorCode::LengthMismatch,
            "names",
            message,
        )));
    }
    let offsets = crate::convert::offsets(&table.offsets);
    let rows = names.iter().enumerate().map(|(at, name)| {
        let line = |column: &[f64]| column.get(at).copied().unwrap_or(f64::NAN);
        chart::IconRow {
            name,
            value: crate::convert::part(&table.points.value, &(offsets[at]..offsets[at + 1])),
            lower_limit: line(&table.lower_limit),
            upper_limit: line(&table.upper_limit),
            target: line(&table.target),
            unit: units.get(at).map_or("", String::as_str),
            variation: table.variation[at],
            assurance: table.assurance[at],
        }
    });
    let rows: Vec<_> = rows.collect();
    Ok(chart::xmr_icons(&rows, &labels(title, subtitle, None)).to_string())
}

/// The icon for variation, or for assurance, as SVG.
#[pyfunction]
pub(crate) fn icon_svg(name: &str) -> Result<String, Failure> {
    if let Ok(variation) = commonweal::Variation::parse(name) {
        return Ok(chart::variation_icon(variation));
    }
    Ok(chart::assurance_icon(commonweal::Assurance::parse(name)?))
}

/// The specification of a funnel's chart, as JSON.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn funnel_specification(
    funnel: &Bound<'_, Funnel>,
    names: Vec<String>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
    size: Option<String>,
    log_sizes: bool,
    labelled: u32,
) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut options = FunnelChart::new().names(&names).log_sizes(log_sizes);
    options = options.labelled(labelled as usize);
    if let Some(size) = &size {
        options = options.size(size);
    }
    let labels = labels(title, subtitle, value);
    chart::funnel(&funnel.get().0, &labels, &options).to_string()
}

/// The specification of a chart of coverage, as JSON.
#[pyfunction]
pub(crate) fn coverage_specification(
    coverage: &Bound<'_, Coverage>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> String {
    chart::coverage(&coverage.get().0, &labels(title, subtitle, value)).to_string()
}

/// The specification of a matrix of overlaps, as JSON.
#[pyfunction]
pub(crate) fn overlap_specification(
    coverage: &Bound<'_, Coverage>,
    title: String,
    subtitle: Option<String>,
) -> Result<String, Failure> {
    Ok(chart::overlap(&coverage.get().0, &labels(title, subtitle, None))?.to_string())
}

/// The specification of bars with intervals, as JSON.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn interval_bars_specification(
    names: Vec<String>,
    estimates: &Bound<'_, Estimates>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
    reference: Option<Real>,
    reference_name: Option<String>,
    highlight: Vec<String>,
) -> Result<String, Failure> {
    let mut options = IntervalBars::new();
    if let Some(reference) = reference {
        let name = reference_name.unwrap_or_else(|| "Reference".to_owned());
        options = options.reference(finite(reference.get("reference")?)?, name);
    }
    if let Some(unknown) = highlight.iter().find(|name| !names.contains(name)) {
        let message = format!("`highlight` asks for {unknown:?}, which is none of the `names`");
        return Err(Failure(Error::new(
            ErrorCode::UnknownOption,
            "highlight",
            message,
        )));
    }
    let highlight: Vec<&str> = highlight.iter().map(String::as_str).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let labels = labels(title, subtitle, value);
    let options = options.highlight(&highlight);
    let specification = chart::interval_bars(&names, &estimates.get().0, &labels, &options)?;
    Ok(specification.to_string())
}

fn finite(reference: f64) -> Result<f64, Failure> {
    if reference.is_finite() {
        return Ok(reference);
    }
    let message = format!("`reference` is {reference}: give a finite number");
    Err(Failure(Error::new(
        ErrorCode::NotFinite,
        "reference",
        message,
    )))
}

/// The specification of an equiplot, as JSON.
#[pyfunction]
pub(crate) fn equiplot_specification(
    rows: Vec<String>,
    groups: Vec<String>,
    values: Floats,
    unit: &str,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> Result<String, Failure> {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
    let plot = Equiplot {
        rows: &rows,
        groups: &groups,
        values: values.get("values")?,
        unit,
    };
    Ok(plot.draw(&labels(title, subtitle, value))?.to_string())
}

/// The specification of the parts of an index as bars, as JSON.
#[pyfunction]
#[allow(clippy::too_many_arguments)]
pub(crate) fn decomposition_bars_specification(
    names: Vec<String>,
    contributions: Floats,
    total: Option<Real>,
    lower: Option<Floats>,
    upper: Option<Floats>,
    level: Option<Real>,
    unit: &str,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> Result<String, Failure> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let bars = DecompositionBars {
        names: &names,
        contributions: contributions.get("contributions")?,
        lower: optional(lower.as_ref(), "lower")?.unwrap_or_default(),
        upper: optional(upper.as_ref(), "upper")?.unwrap_or_default(),
        level: level.map(|level| level.get("level")).transpose()?,
        total: total.map(|total| total.get("total")).transpose()?,
        unit,
    };
    Ok(bars.draw(&labels(title, subtitle, value))?.to_string())
}

/// A number with a sensible number of digits and thousands separators.
#[pyfunction]
pub(crate) fn value_text(value: f64) -> String {
    chart::value_text(value)
}

/// The level and limits of an interval in words.
#[pyfunction]
pub(crate) fn interval_text(interval: &Bound<'_, Interval>) -> String {
    chart::interval_text(&interval.get().0)
}

/// The specification of a table of places with bars, as JSON.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn hierarchy_table_specification(
    names: Texts,
    values: Floats,
    depth: Option<Floats>,
    denominator: Option<Floats>,
    notes: Option<Vec<String>>,
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
) -> Result<String, Failure> {
    let names = names.get("names")?;
    let mut table = HierarchyTable::new(&names, values.get("values")?);
    let depth = optional(depth.as_ref(), "depth")?.map(depths).transpose()?;
    if let Some(depth) = &depth {
        table = table.depth(depth);
    }
    if let Some(denominator) = optional(denominator.as_ref(), "denominator")? {
        table = table.denominator(denominator);
    }
    let notes = notes.unwrap_or_default();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    if !notes.is_empty() {
        table = table.notes(&notes);
    }
    Ok(table.draw(&labels(title, subtitle, value))?.to_string())
}

/// Whole numbers that are not large.
fn depths(column: &[f64]) -> Result<Vec<u32>, Failure> {
    let whole = |(row, &depth): (usize, &f64)| {
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
    column.iter().enumerate().map(whole).collect()
}
