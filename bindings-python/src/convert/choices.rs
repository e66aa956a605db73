//! Options with a fixed list of names.

use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::PyString;

use super::wrong_type;
use crate::errors::Failure;

/// An option with a fixed list of names; the type of the list stands in the stub.
macro_rules! choices {
    ($($name:ident($param:literal, $core:ty, $first:literal);)+) => {$(
        #[derive(Clone, Copy)]
        pub(crate) struct $name(pub(crate) $core);

        impl Default for $name {
            fn default() -> Self {
                // By its place among the names; the catalogue test compares it with the one in core.
                Self(<$core>::ALL[$first])
            }
        }

        impl<'py> FromPyObject<'_, 'py> for $name {
            type Error = PyErr;
            const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", stringify!($name));

            fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
                let Ok(text) = object.cast::<PyString>() else {
                    return Err(wrong_type($param, object, "one of the names in its documentation")?.into());
                };
                let choice = <$core>::parse(text.to_str()?).map_err(|error| error.about($param));
                Ok(Self(choice.map_err(Failure)?))
            }
        }
    )+};
}

choices! {
    Order("order", commonweal::Order, 0);
    EventDistribution("event_distribution", commonweal::EventDistribution, 0);
    SlopeInterval("interval", commonweal::SlopeInterval, 0);
    RateInterval("interval", commonweal::RateInterval, 0);
    ProportionInterval("interval", commonweal::ProportionInterval, 0);
    DirectRateInterval("interval", commonweal::DirectRateInterval, 0);
    GiniInterval("interval", commonweal::GiniInterval, 0);
    GiniDecompositionForm("form", commonweal::GiniDecompositionForm, 0);
    AtkinsonDecompositionForm("form", commonweal::AtkinsonDecompositionForm, 0);
    GiniCorrection("correction", commonweal::GiniCorrection, 0);
    SampleInterval("interval", commonweal::SampleInterval, 0);
    Divisor("divisor", commonweal::Divisor, 0);
    IndexReport("report", commonweal::IndexReport, 0);
    SmallAreaRule("suppression", commonweal::SmallAreaRule, 0);
    HealthMeasure("measure", commonweal::HealthMeasure, 0);
    ConcentrationForm("form", commonweal::ConcentrationForm, 0);
    ConcentrationInterval("interval", commonweal::ConcentrationInterval, 0);
    GroupInterval("interval", commonweal::GroupInterval, 0);
    BetweenGroupForm("form", commonweal::BetweenGroupForm, 0);
    Against("against", commonweal::Against, 0);
    EntropyForm("form", commonweal::EntropyForm, 0);
    AttributableForm("form", commonweal::AttributableForm, 0);
    DecompositionInterval("interval", commonweal::DecompositionInterval, 0);
    ComparedWith("compared_with", commonweal::ComparedWith, 0);
    RecentredIndex("index", commonweal::RecentredIndex, 0);
    RecentredInterval("interval", commonweal::RecentredInterval, 1);
    ShapleyIndex("index", commonweal::ShapleyIndex, 0);
    ShapleyRemoval("removal", commonweal::ShapleyRemoval, 0);
    DominanceRule("rule", commonweal::DominanceRule, 0);
    HooverInterval("interval", commonweal::HooverInterval, 0);
    MeanLogDeviationChangeForm("form", commonweal::MeanLogDeviationChangeForm, 0);
    MeanReport("report", commonweal::MeanReport, 0);
    SpatialAlternative("alternative", commonweal::SpatialAlternative, 0);
    PovertyForm("form", commonweal::PovertyForm, 0);
    PovertyLineOf("line_of", commonweal::PovertyLineOf, 0);
    PovertyAtLine("at_line", commonweal::PovertyAtLine, 0);
    HerfindahlForm("form", commonweal::HerfindahlForm, 0);
    HerfindahlScale("scale", commonweal::HerfindahlScale, 0);
    HerfindahlInterval("interval", commonweal::HerfindahlInterval, 0);
    Model("model", commonweal::Model, 0);
    Scale("scale", commonweal::Scale, 0);
    Noise("noise", commonweal::Scale, 0);
    StandardErrorsScale("standard_errors_scale", commonweal::Scale, 0);
    Variance("variance", commonweal::Variance, 2);
    Critical("critical", commonweal::Critical, 0);
    Orientation("orientation", commonweal::Orientation, 0);
    Polarity("polarity", commonweal::Polarity, 2);
    TrendRule("rule", commonweal::TrendRule, 0);
    TrendScale("scale", commonweal::TrendScale, 0);
    TrendVariance("variance", commonweal::TrendVariance, 0);
    ChangeScale("scale", commonweal::ChangeScale, 0);
    Nulls("nulls", commonweal::Nulls, 0);
    Direction("direction", commonweal::Direction, 2);
    Scaling("scaling", commonweal::Scaling, 0);
    FunnelKind("kind", commonweal::FunnelKind, 0);
    FunnelLimits("limits", commonweal::FunnelLimits, 0);
    Overdispersion("overdispersion", commonweal::Overdispersion, 0);
    FunnelScale("scale", commonweal::FunnelScale, 0);
    FunnelAxis("axis", commonweal::FunnelAxis, 0);
    Ends("ends", commonweal::Ends, 0);
    Unmatched("unmatched", commonweal::Unmatched, 0);
    Fractions("fractions", commonweal::Fractions, 0);
    Edition("edition", commonweal::Edition, 0);
    QuantileBasis("basis", commonweal::QuantileBasis, 0);
    ProfileRows("rows", commonweal::ProfileRows, 0);
    QuantilePlace("place", commonweal::QuantilePlace, 0);
    SingleCluster("single_cluster", commonweal::SingleCluster, 0);
    ReplicateMethod("replicate_method", commonweal::ReplicateMethod, 0);
    ReplicateCentre("replicate_centre", commonweal::ReplicateCentre, 0);
}

/// The rule that hides small counts, by name; none for "none".
#[derive(Clone, Copy, Default)]
pub(crate) struct SmallCounts(pub(crate) Option<commonweal::Suppression>);

impl<'py> FromPyObject<'_, 'py> for SmallCounts {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "SmallCounts");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let Ok(text) = object.cast::<PyString>() else {
            let wanted = "one of the names in its documentation";
            return Err(wrong_type("suppression", object, wanted)?.into());
        };
        Ok(Self(
            commonweal::Suppression::named(text.to_str()?).map_err(Failure)?,
        ))
    }
}
