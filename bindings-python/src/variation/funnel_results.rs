//! Funnels as frozen Python classes.

use numpy::ToPyArray;
use pyo3::prelude::*;

use crate::chart::Chart;
use crate::results::{Array, Caution, Interval, caution_codes_of, display, frozen, json};
use pyo3::types::PyDict;

frozen! {
    /// The limits of all units at one level, and how many units lie outside.
    FunnelLimit {
        /// Two-sided level as a probability.
        level: f64 = |core, _| core.level;
        /// Lower limits.
        lower: Array<'py> = |core, py| core.lower.to_pyarray(py);
        /// Upper limits.
        upper: Array<'py> = |core, py| core.upper.to_pyarray(py);
        /// How many units lie below.
        below: u64 = |core, _| core.below;
        /// How many units lie above.
        above: u64 = |core, _| core.above;
        /// How many would lie outside on average if the limits' own model were all there is.
        expected_outside: f64 = |core, _| core.expected_outside;
    }
}

frozen! {
    /// Limits, tail probabilities and flags under one account of how units vary.
    FunnelAnswer {
        /// Limits, one entry a level.
        limits: Vec<FunnelLimit> = |core, _| core.limits.iter().cloned().map(FunnelLimit).collect();
        /// Distance from the target in standard errors.
        z: Array<'py> = |core, py| core.z.to_pyarray(py);
        /// Probability of a count this low or lower, were the target true of the unit.
        tail_low: Array<'py> = |core, py| core.tail_low.to_pyarray(py);
        /// Probability of a count this high or higher.
        tail_high: Array<'py> = |core, py| core.tail_high.to_pyarray(py);
        /// Where each unit stands.
        flag: Vec<&'static str> = |core, _| core.flag.iter().map(|flag| flag.as_str()).collect();
    }
}

frozen! {
    /// The answer that allows for scatter beyond chance.
    Overdispersed {
        /// How the variance between units was estimated.
        method: &'static str = |core, _| core.method.as_str();
        /// The scale on which it is added.
        scale: &'static str = |core, _| core.scale.as_str();
        /// The mean of the squared z-scores about the target: 1 where chance is all.
        phi: f64 = |core, _| core.phi;
        /// The variance between units on the scale.
        tau2: f64 = |core, _| core.tau2;
        /// Its standard error, for a method without trimming.
        tau2_standard_error: Option<f64> = |core, _| core.tau2_standard_error;
        /// Its 95 % interval, for a method without trimming.
        tau2_interval: Option<Interval> = |core, _| core.tau2_interval.map(Interval);
        /// Why there is none, where there is none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// The same variance without trimming.
        untrimmed_tau2: f64 = |core, _| core.untrimmed_tau2;
        /// How many units stand behind it.
        kept: u64 = |core, _| core.kept;
        /// The target on the scale.
        transformed_target: f64 = |core, _| core.transformed_target;
        /// The values on the scale.
        transformed: Array<'py> = |core, py| core.transformed.to_pyarray(py);
        /// Their standard errors by chance.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// z-scores on the scale before the variance between units is added.
        unadjusted_z: Array<'py> = |core, py| core.unadjusted_z.to_pyarray(py);
        /// The same as they entered `phi`: pulled in, or NaN where a unit was left out.
        trimmed_z: Array<'py> = |core, py| core.trimmed_z.to_pyarray(py);
        /// Limits, tail probabilities and flags with the variance between units added.
        answer: FunnelAnswer = |core, _| FunnelAnswer(core.answer.clone());
    }
}

frozen! {
    /// Units about a target, with limits for chance alone and, where asked for or needed, for the units' own scatter.
    Funnel {
        /// What stands on the vertical axis.
        kind: &'static str = |core, _| core.kind.as_str();
        /// Values, unit by unit, in the order of the input.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// Events.
        events: Array<'py> = |core, py| core.events.to_pyarray(py);
        /// Population; expected events for a standardised ratio.
        population: Array<'py> = |core, py| core.population.to_pyarray(py);
        /// What the units are compared with.
        target: f64 = |core, _| core.target;
        /// Where it comes from: "pooled", "given" or "standard".
        target_source: &'static str = |core, _| core.target_source.as_str();
        /// How naive limits and tail probabilities were made.
        limits: &'static str = |core, _| core.limits.as_str();
        /// The answer for chance alone.
        naive: FunnelAnswer = |core, _| FunnelAnswer(core.naive.clone());
        /// The answer that allows for the units' own scatter: where asked for, and where chance alone is the wrong question.
        overdispersed: Option<Overdispersed> = |core, _| core.overdispersed.clone().map(Overdispersed);
        /// What was asked for: the account behind `flag`.
        overdispersion: &'static str = |core, _| core.overdispersion.as_str();
        /// Where each unit stands under the account that was asked for.
        flag: Vec<&'static str> = |core, _| core.flag.iter().map(|flag| flag.as_str()).collect();
        /// Better, worse or not different, where the caller said which direction is good.
        reading: Option<Vec<&'static str>> =
            |core, _| core.reading.as_ref().map(|reading| reading.iter().map(|one| one.as_str()).collect());
        /// Which direction is good.
        polarity: &'static str = |core, _| core.polarity.as_str();
        /// How it was computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// The unit of values, target and limits.
        unit: String = |core, _| core.unit.to_string();
        /// The multiplier in the unit.
        per: f64 = |core, _| core.per;
        /// What a careful reader must know, each with what to do about it.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.len()
        }

        /// The codes of the cautions of the whole, joined by commas.
        #[getter]
        fn caution_codes(&self) -> String {
            caution_codes_of(&self.0.cautions)
        }

        /// A chart of the units about their limits. `names` label those outside; `value` names the axis of values.
        #[pyo3(signature = (names = None, *, title = "Funnel", subtitle = None, value = None, size = None, size_scale = "linear", labelled = 8))]
        #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            names: Option<Bound<'py, PyAny>>,
            title: &str,
            subtitle: Option<&str>,
            value: Option<&str>,
            size: Option<&str>,
            size_scale: &str,
            labelled: u32,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            let options = (slf, names, title, subtitle, value, size, size_scale, labelled);
            module.call_method1("of_funnel", options).map(Chart)
        }
    }
}

frozen! {
    /// The limits at one level along a grid.
    FunnelCurveLimit {
        /// Two-sided level as a probability.
        level: f64 = |core, _| core.level;
        /// Lower limits.
        lower: Array<'py> = |core, py| core.lower.to_pyarray(py);
        /// Upper limits.
        upper: Array<'py> = |core, py| core.upper.to_pyarray(py);
        /// On the axis of events: the population at which so many events are at the lower limit.
        lower_population: Option<Array<'py>> = |core, py| core.lower_population.as_ref().map(|column| column.to_pyarray(py));
        /// On the axis of events: the population at which so many events are at the upper limit.
        upper_population: Option<Array<'py>> = |core, py| core.upper_population.as_ref().map(|column| column.to_pyarray(py));
    }
}

frozen! {
    /// Funnel limits along a grid of sizes.
    FunnelCurves {
        /// What stands on the vertical axis.
        kind: &'static str = |core, _| core.kind.as_str();
        /// What the grid holds: "population" or "events".
        axis: &'static str = |core, _| core.axis.as_str();
        /// The grid as given.
        at: Array<'py> = |core, py| core.at.to_pyarray(py);
        /// What values are compared with.
        target: f64 = |core, _| core.target;
        /// How limits were made.
        method: &'static str = |core, _| core.method.as_str();
        /// The variance between units that they allow for.
        tau2: f64 = |core, _| core.tau2;
        /// Limits, one entry a level.
        limits: Vec<FunnelCurveLimit> = |core, _| core.limits.iter().cloned().map(FunnelCurveLimit).collect();
        /// The multiplier of target and limits.
        per: f64 = |core, _| core.per;
    }
}
