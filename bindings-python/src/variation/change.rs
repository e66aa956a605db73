//! Change between two figures, and comparison with a benchmark.

use commonweal::{BenchmarkModel, ChangeModel, Error, ErrorCode};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::arguments::NumberOrNumbers;
use super::figures::Figures;
use crate::convert::{ChangeScale, Polarity, Real, missing};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Array, Caution, Estimates, codes_by_row, display, frozen, json};

frozen! {
    /// The change of each pair of figures, as columns.
    Change {
        /// The changes with their limits.
        estimates: Estimates = |core, _| Estimates(core.estimates.clone());
        /// The change in standard errors, towards no change; NaN where limits have no width.
        z: Array<'py> = |core, py| core.z.to_pyarray(py);
        /// The two-sided probability of such a change by chance; NaN where limits have no width.
        p_value: Array<'py> = |core, py| core.p_value.to_pyarray(py);
        /// The first figure of each pair.
        before: Array<'py> = |core, py| core.before.to_pyarray(py);
        /// The second figure of each pair.
        after: Array<'py> = |core, py| core.after.to_pyarray(py);
        /// How the two are compared.
        scale: &'static str = |core, _| core.scale.as_str();
        /// The correlation of their errors, as given.
        correlation: f64 = |core, _| core.correlation;
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.estimates.len()
        }
    }
}

frozen! {
    /// How figures stand beside their benchmarks, one row each.
    BenchmarkComparison {
        /// What was measured, in words.
        measure: String = |core, _| core.measure.to_string();
        /// The figures; NaN where one is withheld.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// Their lower limits.
        lower: Array<'py> = |core, py| core.lower.to_pyarray(py);
        /// Their upper limits.
        upper: Array<'py> = |core, py| core.upper.to_pyarray(py);
        /// The level of these limits.
        level: f64 = |core, _| core.level;
        /// The benchmark of each row.
        benchmark: Array<'py> = |core, py| core.benchmark.to_pyarray(py);
        /// How each stands: "better", "similar" or "worse"; "higher", "similar" or "lower"; or "not-compared".
        verdict: Vec<&'static str> = |core, _| core.verdict.iter().map(|verdict| verdict.as_str()).collect();
        /// Why a row was not compared; none where it was.
        reason: Vec<Option<String>> = |core, _| core.reason.iter().map(|why| why.as_ref().map(ToString::to_string)).collect();
        /// Whether more is better.
        polarity: &'static str = |core, _| core.polarity.as_str();
        /// How they were compared.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// The unit of figures and benchmarks.
        unit: String = |core, _| core.unit.to_string();
        /// What a careful reader must know, each with what to do about it.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.value.len()
        }

        /// The codes of each row's cautions, joined by commas; empty where a row has none.
        #[getter]
        fn caution_codes(&self) -> Vec<String> {
            codes_by_row(&self.0.cautions, self.0.value.len())
        }
    }
}

/// Change of any measure between two periods, or its difference between two places, with its interval and test.
///
/// `before` and `after` are results of a measure (rates, life expectancies, slope indices, Gini indices), or published figures
/// as a mapping: value, lower and upper (a number or a column each), and level, measure, unit and per. As many in both, or one
/// against many, as England against each area. Limits by the method of variance estimates recovery (Zou & Donner 2008), from
/// those of the two figures; `p_value` is below 0.05 exactly where 95 % limits exclude no change. `correlation` is that of the
/// errors: 0 (independent) unless given, which periods that overlap, or an area and its England, are not.
///
/// >>> import commonweal as cw
/// >>> before, after = cw.crude_rate([131], [41_200]), cw.crude_rate([96], [43_800])
/// >>> change = cw.change(before, after)
/// >>> print(f"{change.estimates.value[0]:.1f}, p = {change.p_value[0]:.4f}")
/// -98.8, p = 0.0065
/// >>> cw.change({"value": 9.1, "lower": 8.5, "upper": 9.7}, {"value": 9.7, "lower": 9.1, "upper": 10.3}).p_value.round(4)
/// array([0.1658])
#[pyfunction]
#[pyo3(signature = (before, after, *, scale=ChangeScale::default(), correlation=Real::Number(0.0), mixed_methods=false, **unknown), text_signature = "(before, after, *, scale='difference', correlation=0.0, mixed_methods=False)")]
pub(crate) fn change(
    before: Figures,
    after: Figures,
    scale: ChangeScale,
    correlation: Real,
    mixed_methods: bool,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Change, Failure> {
    refuse_unknown(unknown.as_ref(), "change")?;
    let model = ChangeModel::new()
        .scale(scale.0)
        .correlation(correlation.get("correlation")?)
        .mixed_methods(mixed_methods);
    Ok(model
        .estimate(before.get("before")?, after.get("after")?)?
        .into())
}

/// Which figures are better, similar or worse than a benchmark, by their limits, as Fingertips shows it.
///
/// `estimates` are results of a measure, or published figures as a mapping of value, lower and upper. A benchmark outside the
/// limits makes them better or worse, by the `polarity` of the indicator, or higher or lower where no judgement is made; on a
/// limit or within them they are similar. The benchmark (one number, or one a row) is taken as certain: `cw.change` compares an
/// area and its benchmark with the uncertainty of both.
///
/// >>> import commonweal as cw
/// >>> smoking = cw.proportion([520, 655, 820], [5_000, 5_100, 5_050])
/// >>> cw.compare_with_benchmark(smoking, benchmark=0.13, polarity="lower-is-better").verdict
/// ['better', 'similar', 'worse']
#[pyfunction]
#[pyo3(signature = (estimates, *misplaced, benchmark=None, polarity=Polarity::default(), **unknown), text_signature = "(estimates, *, benchmark, polarity='neutral')")]
pub(crate) fn compare_with_benchmark(
    estimates: Figures,
    misplaced: &Bound<'_, PyTuple>,
    benchmark: Option<NumberOrNumbers>,
    polarity: Polarity,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<BenchmarkComparison, Failure> {
    refuse_unknown(unknown.as_ref(), "compare_with_benchmark")?;
    // The second place is where a benchmark would be written first.
    if !misplaced.is_empty() {
        let message = "`benchmark` is given by name, as all options are: compare_with_benchmark(estimates, benchmark=...)";
        return Err(Failure(Error::new(
            ErrorCode::WrongType,
            "benchmark",
            message,
        )));
    }
    let benchmark = benchmark.ok_or_else(|| missing("benchmark"))?;
    let model = BenchmarkModel::new().polarity(polarity.0);
    Ok(model
        .compare(estimates.get("estimates")?, benchmark.get("benchmark")?)?
        .into())
}
