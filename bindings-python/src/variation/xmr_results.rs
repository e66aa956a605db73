//! Results of `XmR` charts as frozen Python classes.

use numpy::{PyArray1, ToPyArray};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::chart::Chart;
use crate::results::{Caution, display, frozen, json};

type Array<'py> = Bound<'py, PyArray1<f64>>;

fn names(rules: &[Option<commonweal::Rule>]) -> Vec<Option<String>> {
    rules
        .iter()
        .map(|rule| rule.map(|rule| rule.to_string()))
        .collect()
}

fn variations(column: &[Option<commonweal::Variation>]) -> Vec<Option<&'static str>> {
    column
        .iter()
        .map(|one| one.map(commonweal::Variation::as_str))
        .collect()
}

frozen! {
    /// The points of one or more `XmR` charts, as columns.
    XmrPoints {
        /// The day of each value, where days were given.
        date: Option<Vec<String>> = |core, _| core.date.as_ref().map(|days| days.iter().map(ToString::to_string).collect());
        /// Values as given; NaN for a gap.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// Distance from the value before; NaN at the start of a phase and beside a gap.
        moving_range: Array<'py> = |core, py| core.moving_range.to_pyarray(py);
        /// Whether the moving range was left out of their mean for its size.
        screened: Bound<'py, PyArray1<bool>> = |core, py| core.screened.to_pyarray(py);
        /// The phase, counted from 0.
        phase: Bound<'py, PyArray1<u32>> = |core, py| core.phase.to_pyarray(py);
        /// The centre line.
        centre: Array<'py> = |core, py| core.centre.to_pyarray(py);
        /// Lower process limits; NaN where there are none.
        lower_limit: Array<'py> = |core, py| core.lower_limit.to_pyarray(py);
        /// Upper process limits; NaN where there are none.
        upper_limit: Array<'py> = |core, py| core.upper_limit.to_pyarray(py);
        /// Two thirds of the way from the centre to the lower process limit.
        lower_near: Array<'py> = |core, py| core.lower_near.to_pyarray(py);
        /// Two thirds of the way from the centre to the upper process limit.
        upper_near: Array<'py> = |core, py| core.upper_near.to_pyarray(py);
        /// The target; NaN where there is none.
        target: Array<'py> = |core, py| core.target.to_pyarray(py);
        /// Where each value lies: 0 on the centre, 1 above it, 2 beyond the near limit, 3 beyond the process limit; below it, the same with a minus; None for a gap, and where there are no limits.
        zone: Vec<Option<i8>> = |core, _| core.zone.clone();
        /// What kind of variation each point shows; None for a gap, and where there are no limits.
        variation: Vec<Option<&'static str>> = |core, _| variations(&core.variation);
        /// The first rule, by the precedence of the set, that fires at each point.
        rule: Vec<Option<String>> = |core, _| names(&core.rule);
        /// All rules that fire upwards at each point: bit k stands for rule k of the chart's list.
        fired_high: Bound<'py, PyArray1<u32>> = |core, py| core.fired_high.to_pyarray(py);
        /// All rules that fire downwards at each point.
        fired_low: Bound<'py, PyArray1<u32>> = |core, py| core.fired_low.to_pyarray(py);
        /// Rules whose upward pattern is complete at each point.
        completed_high: Bound<'py, PyArray1<u32>> = |core, py| core.completed_high.to_pyarray(py);
        /// Rules whose downward pattern is complete at each point.
        completed_low: Bound<'py, PyArray1<u32>> = |core, py| core.completed_low.to_pyarray(py);
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.value.len()
        }
    }
}

frozen! {
    /// The phases of one or more `XmR` charts, as columns.
    XmrPhases {
        /// Row at which each phase starts.
        first_row: Vec<u64> = |core, _| core.first_row.clone();
        /// Rows in each phase, gaps included.
        rows: Vec<u64> = |core, _| core.rows.clone();
        /// Values in each phase.
        n: Vec<u64> = |core, _| core.n.clone();
        /// Values behind the centre and the limits.
        baseline: Vec<u64> = |core, _| core.baseline.clone();
        /// Whether the phase has fewer than 13 values.
        short: Vec<bool> = |core, _| core.short.clone();
        /// The centre line.
        centre: Array<'py> = |core, py| core.centre.to_pyarray(py);
        /// The mean of the moving ranges behind the limits, after screening.
        mean_moving_range: Array<'py> = |core, py| core.mean_moving_range.to_pyarray(py);
        /// Lower process limit.
        lower_limit: Array<'py> = |core, py| core.lower_limit.to_pyarray(py);
        /// Upper process limit.
        upper_limit: Array<'py> = |core, py| core.upper_limit.to_pyarray(py);
        /// Values at which no rule fires.
        common_cause: Vec<u64> = |core, _| core.common_cause.clone();
        /// Values that show a special cause for the better.
        improvement: Vec<u64> = |core, _| core.improvement.clone();
        /// Values that show a special cause for the worse.
        concern: Vec<u64> = |core, _| core.concern.clone();
        /// Values that show a special cause, neither good nor bad.
        neutral: Vec<u64> = |core, _| core.neutral.clone();
        /// The kind of variation of the last value in each phase.
        variation: Vec<Option<&'static str>> = |core, _| variations(&core.variation);
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.n.len()
        }
    }
}

frozen! {
    /// How often the rules fire where nothing is wrong: values that are independent and normal.
    FalseAlarms {
        /// Probability that at least one point fires a rule.
        any_point: f64 = |core, _| core.any_point;
        /// Expected share of points that fire a rule.
        share_of_points: f64 = |core, _| core.share_of_points;
        /// Probability that the last point does.
        last_point: f64 = |core, _| core.last_point;
        /// How many simulated series stand behind these figures.
        simulated: u32 = |core, _| core.simulated;
        /// Whether they come from the library's table, or were simulated for this chart.
        from_table: bool = |core, _| core.from_table;
    }
}

/// The place of a rule in the list of a chart.
fn place(rules: &[commonweal::Rule], name: &str) -> Result<usize, crate::errors::Failure> {
    let rule = commonweal::Rule::parse(name).map_err(|error| error.about("rule"))?;
    rules
        .iter()
        .position(|known| *known == rule)
        .ok_or_else(|| {
            let list: Vec<String> = rules.iter().map(ToString::to_string).collect();
            let message = format!(
                "`rule` is \"{name}\", which this chart did not look at: it has {}",
                list.join(", ")
            );
            commonweal::Error::new(commonweal::ErrorCode::UnknownOption, "rule", message).into()
        })
}

frozen! {
    /// An `XmR` chart: points, phases, the icons for variation and assurance, and how far to trust them.
    Xmr {
        /// The points, as columns.
        points: XmrPoints = |core, _| core.points.clone().into();
        /// The phases, as columns.
        phases: XmrPhases = |core, _| core.phases.clone().into();
        /// The icon for variation: the kind of variation of the last value.
        variation: Option<&'static str> = |core, _| core.variation.map(commonweal::Variation::as_str);
        /// The icon for assurance: the limits of the last phase against its target.
        assurance: Option<&'static str> = |core, _| core.assurance.map(commonweal::Assurance::as_str);
        /// Why there is no icon for assurance, where there is none.
        no_assurance_reason: Option<String> = |core, _| core.no_assurance_reason.as_ref().map(ToString::to_string);
        /// What the icons say, in a sentence or two.
        sentence: String = |core, _| core.sentence.to_string();
        /// Which direction is good.
        direction: &'static str = |core, _| core.direction.as_str();
        /// The name of the set of rules; "own" for rules of one's own choice.
        rule_set: String = |core, _| core.rule_set.to_string();
        /// The rules, in order of precedence.
        rules: Vec<String> = |core, _| core.rules.iter().map(ToString::to_string).collect();
        /// How limits follow from moving ranges.
        scaling: &'static str = |core, _| core.scaling.as_str();
        /// How often these rules fire at this length where nothing is wrong.
        false_alarms: Option<FalseAlarms> = |core, _| core.false_alarms.map(FalseAlarms);
        /// Why that is not known, where it is not.
        no_false_alarms_reason: Option<String> = |core, _| core.no_false_alarms_reason.as_ref().map(ToString::to_string);
        /// Correlation of a value with the next within phases.
        autocorrelation: Option<f64> = |core, _| core.autocorrelation;
        /// Values, gaps not counted.
        n: u64 = |core, _| core.n;
        /// The last value.
        last_value: f64 = |core, _| core.last_value;
        /// The row of the last value.
        last_row: u64 = |core, _| core.last_row;
        /// The unit of values and limits.
        unit: String = |core, _| core.unit.to_string();
        /// How limits were made.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// What a careful reader must know, each with what to do about it.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
        /// The seed, where series were simulated for this chart.
        seed: Option<u32> = |core, _| core.seed;
    }
    methods {
        /// Whether a rule fires at each point.
        fn fired<'py>(&self, py: Python<'py>, rule: &str) -> PyResult<Bound<'py, PyArray1<bool>>> {
            Ok(self.0.points.fired(place(&self.0.rules, rule)?).to_pyarray(py))
        }

        /// Whether the pattern of a rule is complete at each point: 1 upwards, -1 downwards, 0 not.
        fn completed<'py>(&self, py: Python<'py>, rule: &str) -> PyResult<Bound<'py, PyArray1<i8>>> {
            Ok(self.0.points.completed(place(&self.0.rules, rule)?).to_pyarray(py))
        }

        /// All rules that fire at each point, in order of precedence.
        #[getter]
        fn fired_rules(&self) -> Vec<Vec<String>> {
            let names: Vec<String> = self.0.rules.iter().map(ToString::to_string).collect();
            let points = self.0.points.fired_high.iter().zip(&self.0.points.fired_low);
            points
                .map(|(high, low)| {
                    let bits = high | low;
                    let of = |(place, name): (usize, &String)| (bits >> place & 1 == 1).then(|| name.clone());
                    names.iter().enumerate().filter_map(of).collect()
                })
                .collect()
        }

        /// A chart of the values, their limits, the target and the icons. `value` names the axis of values; the unit unless given.
        #[pyo3(signature = (*, title = "XmR chart", subtitle = None, value = None))]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            title: &str,
            subtitle: Option<&str>,
            value: Option<&str>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart_variation")?;
            module.call_method1("of_xmr", (slf, title, subtitle, value)).map(Chart)
        }

        /// The points as a table of the dataframe library asked for: "pandas", "polars" or "pyarrow".
        #[pyo3(signature = (backend = "pandas"))]
        fn to_frame<'py>(slf: &Bound<'py, Self>, backend: &str) -> PyResult<Bound<'py, PyAny>> {
            slf.py().import("commonweal.frames.variation")?.call_method1("points_of", (slf, backend))
        }
    }
}

frozen! {
    /// The `XmR` charts of many series: one entry a series, and the points and phases of all.
    XmrTable {
        /// Values of each series, gaps not counted.
        n: Vec<u64> = |core, _| core.n.clone();
        /// The last value.
        last_value: Array<'py> = |core, py| core.last_value.to_pyarray(py);
        /// The row of the last value, counted from the start of the series.
        last_row: Vec<u64> = |core, _| core.last_row.clone();
        /// The icon for variation.
        variation: Vec<Option<&'static str>> = |core, _| variations(&core.variation);
        /// The icon for assurance.
        assurance: Vec<Option<&'static str>> = |core, _| core.assurance.iter().map(|one| one.map(commonweal::Assurance::as_str)).collect();
        /// The first rule that fires at the last value.
        last_rule: Vec<Option<String>> = |core, _| names(&core.last_rule);
        /// The centre line at the last value.
        centre: Array<'py> = |core, py| core.centre.to_pyarray(py);
        /// The lower process limit there.
        lower_limit: Array<'py> = |core, py| core.lower_limit.to_pyarray(py);
        /// The upper process limit there.
        upper_limit: Array<'py> = |core, py| core.upper_limit.to_pyarray(py);
        /// The target there; NaN for none.
        target: Array<'py> = |core, py| core.target.to_pyarray(py);
        /// How many values fire a rule.
        fired: Vec<u64> = |core, _| core.fired.clone();
        /// Correlation of a value with the next within phases.
        autocorrelation: Array<'py> = |core, py| core.autocorrelation.to_pyarray(py);
        /// Probability that at least one point of a series fires a rule where nothing is wrong; NaN where it is not known.
        false_alarm: Array<'py> = |core, py| {
            let column: Vec<f64> = core.false_alarms.iter().map(|one| one.map_or(f64::NAN, |one| one.any_point)).collect();
            column.to_pyarray(py)
        };
        /// What the icons say.
        sentence: Vec<String> = |core, _| core.sentence.iter().map(ToString::to_string).collect();
        /// Where the points of each series start, and the end of the last.
        offsets: Vec<u64> = |core, _| core.offsets.clone();
        /// The points of all series.
        points: XmrPoints = |core, _| core.points.clone().into();
        /// Where the phases of each series start, and the end of the last.
        phase_offsets: Vec<u64> = |core, _| core.phase_offsets.clone();
        /// The phases of all series.
        phases: XmrPhases = |core, _| core.phases.clone().into();
        /// The name of the set of rules.
        rule_set: String = |core, _| core.rule_set.to_string();
        /// The rules, in order of precedence.
        rules: Vec<String> = |core, _| core.rules.iter().map(ToString::to_string).collect();
        /// How limits were made.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// Cautions, each with the series it belongs to.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.n.len()
        }

        /// The codes of each series' cautions, joined by commas; empty where it has none.
        #[getter]
        fn caution_codes(&self) -> Vec<String> {
            crate::results::codes_by_row(&self.0.cautions, self.0.n.len())
        }
    }
}
