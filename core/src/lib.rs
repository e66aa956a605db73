//! The mathematics of improving health and care across a system.
//!
//! `commonweal` measures **inequality** and **variation** and models **systems**, **partnerships** and
//! **interventions**: one verified implementation whose numbers, names and errors are the same in Rust, in
//! Python and in the browser.
//!
//! Every function takes data first and named options after it; every result carries its interval, the method
//! that made it, its unit and direction, and its cautions. Bad input is an [`Error`] that says what is wrong,
//! where, and what to do; it is never a panic, a NaN or a silent drop.
//!
//! ```
//! use commonweal::{Level, OrderedGroups, Ranks, SlopeIndex};
//!
//! // Life expectancy of males at birth by national deprivation decile, England 2015 to 2017 (ONS 2019).
//! let years = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175];
//! let people = [1.0; 10]; // deciles: ten equal groups
//! let decile = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];
//!
//! let groups = OrderedGroups::new(&years, &people, Ranks::most_deprived_first(&decile))?;
//! let sii = SlopeIndex::new().level(Level::P95).estimate(&groups)?;
//! assert!((sii.value - 9.403539).abs() < 1e-6); // published: 9.4 years
//! # Ok::<(), commonweal::Error>(())
//! ```
//!
//! | family | what it answers |
//! |---|---|
//! | [`rates`] | how often, per person or per 100,000, standardised for age; how long people live |
//! | [`inequality`] | how unfair is it, and to whom |
//! | [`system`] | which places and organisations, and since when |
//! | [`variation`] | how much does it vary: over time, between places |
//! | [`partnership`] | who works together, and whom they cover |
//! | [`intervention`] | what was done, whom did it reach, and what did it cost |
//! | `chart` (feature `chart`) | a Vega-Lite picture of a result |
#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]
#![deny(
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::indexing_slicing
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout,
        clippy::indexing_slicing
    )
)]

mod batch;
mod catalog;
#[cfg(feature = "chart")]
pub mod chart;
mod error;
mod estimate;
pub mod inequality;
mod input;
pub mod intervention;
mod named;
mod numbered;
mod numeric;
pub mod partnership;
pub mod rates;
/// Where the formulas come from.
///
/// ```
/// use commonweal::{HooverIndex, WeightedValues};
/// let index = HooverIndex::new().estimate(&WeightedValues::new(&[2.0, 8.0], None)?)?;
/// assert_eq!((index.value, index.citation.as_ref()), (0.3, "hoover-1936")); // a key of the list below
/// # Ok::<(), commonweal::Error>(())
/// ```
pub mod references {
    #![doc = include_str!("../docs/references.md")]
}
pub mod system;
pub mod variation;
mod words;

pub use batch::{estimate_each, estimate_each_reported, estimate_each_with};
#[cfg(feature = "catalog")]
pub use catalog::catalog;
pub use catalog::{
    Family, Operation, Parameter, Role, Type, design_parts, options_of, unknown_among,
    unknown_design_part, unknown_option,
};
pub use error::{Error, ErrorCode, Result, conflicting_arguments, missing_argument};
pub use estimate::{
    Caution, CautionCode, Cautioned, Estimate, Estimates, Interval, IntervalColumn, IntervalMethod,
    Level, Levels, Polarity, Text,
};
pub use inequality::atkinson::AtkinsonIndex;
pub use inequality::coefficient::{CoefficientOfVariation, Divisor};
pub use inequality::concentration::{
    ConcentrationComparison, ConcentrationComparisonModel, ConcentrationDecomposition,
    ConcentrationDecompositionModel, ConcentrationForm, ConcentrationIndex, ConcentrationInterval,
    DecompositionInterval, ShapleyColumns, ShapleyDecomposition, ShapleyDecompositionModel,
    ShapleyIndex, ShapleyRemoval,
};
pub use inequality::curve::{
    ComparedWith, ConcentrationCurve, CurveColumns, CurveDominance, CurveDominanceModel,
    DominanceRule, DominanceVerdict, LorenzCurve, ShareCurve,
};
pub use inequality::decomposition::{
    AtkinsonDecompositionForm, AtkinsonDecompositionModel, EntropyDecomposition,
    EntropyDecompositionModel, GiniDecompositionForm, GiniDecompositionModel, GroupDecomposition,
    MeanLogDeviationChange, MeanLogDeviationChangeForm, MeanLogDeviationChangeModel, PeriodColumns,
};
pub use inequality::divergence::JDivergence;
pub use inequality::entropy::GeneralisedEntropyIndex;
pub use inequality::gini::{GiniCorrection, GiniIndex, GiniInterval};
pub use inequality::groups::{
    Against, AttributableForm, BetweenGroupEntropy, BetweenGroupForm, BetweenGroupVariance,
    EntropyForm, GroupDifference, GroupInterval, GroupRatio, IndexOfDisparity, MeanDifference,
    PopulationAttributableRisk,
};
pub use inequality::herfindahl::{
    HerfindahlForm, HerfindahlHirschmanIndex, HerfindahlInterval, HerfindahlScale,
};
pub use inequality::hoover::{HooverIndex, HooverInterval};
pub use inequality::kolm::KolmIndex;
pub use inequality::life_gradient::LifeExpectancyGradient;
pub use inequality::polarisation::WolfsonPolarisation;
pub use inequality::poverty::{PovertyAtLine, PovertyForm, PovertyIndex, PovertyLineOf};
pub use inequality::profile::{
    InequalityProfile, InequalityProfileModel, LeftOut, ProfileColumns, ProfileMeasure,
    ProfileRows, ProfileScale, ProfileShape,
};
pub use inequality::recentred::{
    RecentredIndex, RecentredInfluence, RecentredInfluenceModel, RecentredInterval,
};
pub use inequality::share_ratio::QuantileShareRatio;
pub use inequality::slope::{
    Critical, Gradient, GradientModel, Model, Orientation, RelativeIndex, Scale, SlopeIndex,
    SlopeInterval, Variance,
};
pub use inequality::sources::{GiniSourceDecompositionModel, SourceDecomposition};
pub use inequality::spatial::{SpatialAlternative, SpatialGini, SpatialGiniModel};
pub use inequality::zenga::ZengaIndex;
pub use inequality::{IndexReport, SampleInterval};
#[cfg(feature = "ndarray")]
pub use input::array_column;
pub use input::{
    CompleteRows, Counts, EventDistribution, Figures, GivenUncertainty, Nulls, Order,
    OrderedGroups, RankedValues, Ranks, ReplicateCentre, ReplicateMethod, SingleCluster, Strata,
    SurveyDesign, SurveySample, UnorderedGroups, WeightedValues, complete_days, complete_texts,
};
pub use intervention::cascade::{
    Cascade, CascadeCosts, CascadeDoses, CascadeModel, CascadeStages, Costs, Deflator, Doses,
    StageCounts,
};
pub use named::{Named, place_of_name};
pub use partnership::coverage::{
    AreaValues, Coverage, CoverageModel, Memberships, PartnershipTotals,
};
pub use rates::{
    AgeBands, CrudeRate, DirectRate, DirectRateInterval, DirectRatePartial, Disclosure,
    HealthMeasure, HealthShares, HealthyLifeExpectancy, IndirectRate, IndirectRatio,
    LifeExpectancy, LifeTable, LifeTableModel, Mean, MeanReport, Proportion, ProportionInterval,
    RateInterval, ReferenceStrata, SmallAreaRule, Standard, StandardPopulation, SuppressedCounts,
    Suppression, YearsLost, YearsOfLifeLost,
};
pub use system::{
    AssignQuantiles, CodeChange, CountRows, Date, Edition, Ends, Fractions, Hierarchy,
    HierarchyCheck, HierarchyIssue, Links, Period, QuantileBasis, QuantilePlace, Quantiles,
    RankedAreas, Reconciliation, Restate, Restated, RollUp, RolledUp, Successions, Unmatched,
    reconcile,
};
pub use variation::benchmark::{BenchmarkComparison, BenchmarkModel, BenchmarkVerdict};
pub use variation::change::{Change, ChangeModel, ChangeScale};
pub use variation::constants::{ControlChartConstants, ControlChartTable};
pub use variation::funnel::{
    Funnel, FunnelAnswer, FunnelAxis, FunnelCurve, FunnelCurveLimit, FunnelCurves, FunnelFlag,
    FunnelKind, FunnelLimit, FunnelLimits, FunnelModel, FunnelReading, FunnelScale, Overdispersed,
    Overdispersion, TargetSource,
};
pub use variation::trend::{Trend, TrendModel, TrendRule, TrendScale, TrendVariance, TrendVerdict};
pub use variation::xmr::{
    Assurance, Direction, FalseAlarms, Rule, RuleSet, Scaling, Variation, Xmr, XmrColumns,
    XmrModel, XmrPhases, XmrPoints, XmrTable, complete_dates, whole_rows,
};

/// The sum of a column, exact before its one rounding: the same bits in any order of the rows.
///
/// Infinite values and NaN give what plain addition gives.
///
/// ```
/// assert_eq!(commonweal::exact_sum(&[1e100, 1.0, -1e100]), 1.0);
/// ```
#[must_use]
pub fn exact_sum(values: &[f64]) -> f64 {
    numeric::sum::sum(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_and_errors_cross_threads() {
        fn crosses<T: Send + Sync + 'static>() {}
        crosses::<Error>();
        crosses::<Estimate>();
        crosses::<Estimates>();
        crosses::<Gradient>();
        crosses::<DirectRatePartial>();
    }

    /// Every result type survives JSON with its bits, withheld (NaN) values included.
    #[cfg(feature = "serde")]
    #[test]
    fn results_survive_json() {
        fn again<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> (String, String) {
            let text = serde_json::to_string(value).unwrap();
            let back: T = serde_json::from_str(&text).unwrap();
            (serde_json::to_string(&back).unwrap(), text)
        }
        let (events, people) = ([3.0, 40.0, 0.0, 0.0], [1_000.0, 3_000.0, 10.0, 30.0]);
        let rates = DirectRate::new()
            .minimum_events(1.0)
            .level([Level::P95, Level::P998])
            .estimate_groups(&[0, 2, 4], &events, &people, &[1.0, 2.0, 1.0, 2.0], None)
            .unwrap();
        assert!(rates.value[1].is_nan());
        let (back, text) = again(&rates);
        assert_eq!(back, text);
        assert!(text.contains("\"NaN\""));
        assert_eq!(rates.row(0).unwrap().intervals.len(), 2);
        assert!(rates.row(1).unwrap().interval.is_none());
        let groups = OrderedGroups::new(
            &[3.3, 2.2, 1.1],
            &[0.1, 0.2, 0.3],
            Ranks::least_deprived_first(&[1.0, 2.0, 3.0]),
        )
        .unwrap()
        .with_standard_errors(&[0.1, 0.1, 0.1])
        .unwrap();
        let gradient = GradientModel::new()
            .scale(Scale::Log)
            .estimate(&groups)
            .unwrap();
        assert_eq!(
            serde_json::from_str::<Gradient>(&again(&gradient).1).unwrap(),
            gradient
        );
    }
}
