//! Results of interventions, and counts that may be shown.

use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Array, Caution, Estimate, Estimates, display, json};
use crate::chart::Chart;

/// The names of what was done to each count.
fn names(disclosure: &[commonweal::Disclosure]) -> Vec<&'static str> {
    disclosure.iter().map(|kind| kind.as_str()).collect()
}

fn owned(notes: &[commonweal::Text]) -> Vec<String> {
    notes.iter().map(ToString::to_string).collect()
}

fn cautions(cautions: &[commonweal::Caution]) -> Vec<Caution> {
    cautions.iter().cloned().map(Caution).collect()
}

frozen! {
    /// Counts as they may be shown, with their total.
    SuppressedCounts {
        /// The counts; NaN where one is hidden.
        count: Array<'py> = |core, py| core.count.to_pyarray(py);
        /// What was done to each: "exact", "rounded", or why it is hidden: "small", "secondary".
        disclosure: Vec<&'static str> = |core, _| names(&core.disclosure);
        /// Their total; NaN where it is hidden.
        total: f64 = |core, _| core.total;
        /// What was done to the total.
        total_disclosure: &'static str = |core, _| core.total_disclosure.as_str();
        /// What each treatment that occurs means, in words.
        notes: Vec<String> = |core, _| owned(&core.notes);
        /// Counts from 1 to this one are hidden.
        threshold: u32 = |core, _| core.threshold;
        /// Others are rounded to the nearest multiple of this; 1 for none.
        rounding: u32 = |core, _| core.rounding;
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
    }
}

frozen! {
    /// Counts at each stage with conversion and reach: one row a stratum and stage.
    CascadeStages {
        /// The stratum.
        stratum: Vec<String> = |core, _| core.stratum.clone();
        /// The stage.
        stage: Vec<String> = |core, _| core.stage.clone();
        /// People at the stage; NaN where the count is hidden.
        count: Array<'py> = |core, py| core.count.to_pyarray(py);
        /// What was done to the count before it was shown.
        disclosure: Vec<&'static str> = |core, _| names(&core.disclosure);
        /// People lost since the stage before; NaN at the first stage, and where a count is hidden.
        lost: Array<'py> = |core, py| core.lost.to_pyarray(py);
        /// People at the stage over people at the stage before; none at the first.
        conversion: Estimates = |core, _| Estimates(core.conversion.clone());
        /// People at the stage over people at the first stage.
        reach: Estimates = |core, _| Estimates(core.reach.clone());
        /// Where nobody of the stage before came: the exact upper limit of the conversion; NaN elsewhere.
        conversion_upper_if_none: Array<'py> = |core, py| core.conversion_upper_if_none.to_pyarray(py);
        /// Where nobody of the first stage came: the exact upper limit of reach; NaN elsewhere.
        reach_upper_if_none: Array<'py> = |core, py| core.reach_upper_if_none.to_pyarray(py);
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.count.len()
        }

        /// The columns as a table of the dataframe library asked for: "pandas", "polars" or "pyarrow".
        #[pyo3(signature = (backend = "pandas"))]
        fn to_frame<'py>(slf: &Bound<'py, Self>, backend: &str) -> PyResult<Bound<'py, PyAny>> {
            slf.py().import("commonweal.frames.intervention")?.call_method1("table_of", (slf, backend))
        }
    }
}

frozen! {
    /// What was given at a stage, for each person there and for each who completed.
    CascadeDoses {
        /// The stage at which it was given.
        stage: Vec<String> = |core, _| core.stage.clone();
        /// How much, to all together.
        amount: Array<'py> = |core, py| core.amount.to_pyarray(py);
        /// Its unit.
        unit: Vec<String> = |core, _| core.unit.clone();
        /// People at that stage; NaN where the count is hidden.
        people: Array<'py> = |core, py| core.people.to_pyarray(py);
        /// Amount for each of them; NaN where there is nobody, or the count is hidden.
        per_person: Array<'py> = |core, py| core.per_person.to_pyarray(py);
        /// Amount for each person at the last stage.
        per_completed: Array<'py> = |core, py| core.per_completed.to_pyarray(py);
        /// Why a number is missing, each with its row.
        cautions: Vec<Caution> = |core, _| cautions(&core.cautions);
    }
}

frozen! {
    /// What was spent, by payer and by stage, for each person reached and for each who completed.
    CascadeCosts {
        /// Who paid, in order of first appearance.
        payer: Vec<String> = |core, _| core.payer.clone();
        /// How much, over all stages.
        amount: Array<'py> = |core, py| core.amount.to_pyarray(py);
        /// Share of the total; NaN where the total is 0.
        share: Array<'py> = |core, py| core.share.to_pyarray(py);
        /// Amount for each person reached; NaN where there is nobody, or the count is hidden.
        per_reached: Array<'py> = |core, py| core.per_reached.to_pyarray(py);
        /// Amount for each person at the last stage.
        per_completed: Array<'py> = |core, py| core.per_completed.to_pyarray(py);
        /// All payers together.
        total_amount: f64 = |core, _| core.total_amount;
        /// Total for each person reached.
        total_per_reached: f64 = |core, _| core.total_per_reached;
        /// Total for each person at the last stage.
        total_per_completed: f64 = |core, _| core.total_per_completed;
        /// The stages, in order.
        stage: Vec<String> = |core, _| core.stage.clone();
        /// What all payers spent at each.
        stage_amount: Array<'py> = |core, py| core.stage_amount.to_pyarray(py);
        /// That for each person at the stage.
        per_person_at_stage: Array<'py> = |core, py| core.per_person_at_stage.to_pyarray(py);
        /// The stage at which a person counts as reached.
        reached: String = |core, _| core.reached.clone();
        /// The currency of the amounts.
        currency: String = |core, _| core.currency.clone();
        /// The year whose prices these are.
        price_year: f64 = |core, _| core.price_year;
        /// Whether amounts of other years were brought to it.
        deflated: bool = |core, _| core.deflated;
        /// Why costs have no interval.
        no_interval_reason: String = |core, _| core.no_interval_reason.to_string();
        /// Why a number is missing.
        cautions: Vec<Caution> = |core, _| cautions(&core.cautions);
    }
}

frozen! {
    /// From those eligible to those who completed, by stratum and in all.
    Cascade {
        /// The stages in order.
        stages: Vec<String> = |core, _| core.stages.clone();
        /// One row for each stratum and stage.
        strata: CascadeStages = |core, _| CascadeStages(core.strata.clone());
        /// All strata together: one row for each stage.
        total: CascadeStages = |core, _| CascadeStages(core.total.clone());
        /// The stage at which a person counts as reached.
        reached: String = |core, _| core.reached.clone();
        /// The slope index of reach over deprivation; none without ranks, or where it has no value.
        slope: Option<Estimate> = |core, _| core.slope.clone().map(Estimate);
        /// Why there is no slope, where there is none.
        no_slope_reason: Option<String> = |core, _| core.no_slope_reason.as_ref().map(ToString::to_string);
        /// People reached over people planned, one row a stratum; none where no plan was given.
        delivered: Option<Estimates> = |core, _| core.delivered.clone().map(Estimates);
        /// The same for all strata together.
        total_delivered: Option<Estimates> = |core, _| core.total_delivered.clone().map(Estimates);
        /// What was given, for each person.
        doses: Option<CascadeDoses> = |core, _| core.doses.clone().map(CascadeDoses);
        /// What was spent, for each person.
        costs: Option<CascadeCosts> = |core, _| core.costs.clone().map(CascadeCosts);
        /// What it says, in sentences that may be printed.
        sentences: Vec<String> = |core, _| core.sentences.clone();
        /// What was hidden or rounded, and why.
        notes: Vec<String> = |core, _| owned(&core.notes);
        /// What holds for all of it.
        cautions: Vec<Caution> = |core, _| cautions(&core.cautions);
    }
    methods {
        /// A chart of reach by stage and stratum with its limits, and of who was lost. `value` names the axis of reach.
        #[pyo3(signature = (*, title = "Cascade", subtitle = None, value = None))]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            title: &str,
            subtitle: Option<&str>,
            value: Option<&str>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            module.call_method1("of_cascade", (slf, title, subtitle, value)).map(Chart)
        }
    }
}
