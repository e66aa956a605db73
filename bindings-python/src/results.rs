//! Result types as frozen Python classes. Facts only: how they look in a notebook is in `commonweal._display`.

use numpy::{PyArray1, ToPyArray};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::chart::Chart;

/// A frozen class over a core type: getters, equality, `to_dict`, pickling, and display by `commonweal._display`.
macro_rules! frozen {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $kind:ty = $read:expr;)+ } $(methods { $($method:tt)+ })?) => {
        $(#[$meta])*
        #[pyclass(frozen, module = "commonweal._core")]
        #[derive(Clone)]
        pub(crate) struct $name(pub(crate) commonweal::$name);

        impl From<commonweal::$name> for $name {
            fn from(core: commonweal::$name) -> Self {
                Self(core)
            }
        }

        #[pymethods]
        impl $name {
            $(
                $(#[$fmeta])*
                #[getter]
                // Fields are named for what they hold, such as `from_level`.
                #[allow(clippy::wrong_self_convention)]
                fn $field<'py>(&self, py: Python<'py>) -> $kind {
                    let read: fn(&commonweal::$name, Python<'py>) -> $kind = $read;
                    read(&self.0, py)
                }
            )+

            $($($method)+)?

            fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
                // By their facts, so that a withheld (NaN) value equals itself.
                match other.cast::<Self>() {
                    Ok(other) => Ok(json(&self.0)? == json(&other.get().0)?),
                    Err(_) => Ok(false),
                }
            }

            /// The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity".
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                Ok(py.import("json")?.call_method1("loads", (json(&self.0)?,))?.cast_into()?)
            }

            #[staticmethod]
            fn _from_json(text: &str) -> PyResult<Self> {
                serde_json::from_str(text)
                    .map(Self)
                    .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.get_type().getattr("_from_json")?, (json(&slf.get().0)?,)))
            }

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                display(slf.as_any(), "text")?.extract()
            }

            fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
                display(slf.as_any(), "html")?.extract()
            }

            #[pyo3(signature = (include=None, exclude=None))]
            fn _repr_mimebundle_<'py>(
                slf: &Bound<'py, Self>,
                include: Option<Bound<'py, PyAny>>,
                exclude: Option<Bound<'py, PyAny>>,
            ) -> PyResult<Bound<'py, PyDict>> {
                let module = slf.py().import("commonweal._display")?;
                Ok(module.call_method1("mimebundle", (slf, include, exclude))?.cast_into()?)
            }
        }
    };
}

pub(crate) use frozen;

mod intervention;
mod partnership;

pub(crate) use intervention::{
    Cascade, CascadeCosts, CascadeDoses, CascadeStages, SuppressedCounts,
};
pub(crate) use partnership::{Coverage, PartnershipTotals};

pub(crate) fn json<T: serde::Serialize>(value: &T) -> PyResult<String> {
    serde_json::to_string(value)
        .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
}

pub(crate) fn display<'py>(object: &Bound<'py, PyAny>, form: &str) -> PyResult<Bound<'py, PyAny>> {
    object
        .py()
        .import("commonweal._display")?
        .call_method1(form, (object,))
}

/// The codes of cautions, joined by commas.
pub(crate) fn caution_codes_of(cautions: &[commonweal::Caution]) -> String {
    let codes: Vec<&str> = cautions
        .iter()
        .map(|caution| caution.code.as_str())
        .collect();
    codes.join(", ")
}

/// The codes of the cautions of each row, joined by commas. A caution without a row belongs to all rows.
pub(crate) fn codes_by_row(cautions: &[commonweal::Caution], rows: usize) -> Vec<String> {
    let mut codes = vec![String::new(); rows];
    let add = |cell: &mut String, code: &str| {
        if !cell.is_empty() {
            cell.push_str(", ");
        }
        cell.push_str(code);
    };
    for caution in cautions {
        let code = caution.code.as_str();
        match caution.row.map(usize::try_from) {
            None => codes.iter_mut().for_each(|cell| add(cell, code)),
            Some(row) => {
                if let Some(cell) = row.ok().and_then(|row| codes.get_mut(row)) {
                    add(cell, code);
                }
            }
        }
    }
    codes
}

pub(crate) type Array<'py> = Bound<'py, PyArray1<f64>>;

frozen! {
    /// Two limits, their level and how they were made.
    Interval {
        /// Lower limit.
        lower: f64 = |core, _| core.lower;
        /// Upper limit.
        upper: f64 = |core, _| core.upper;
        /// Two-sided confidence level as a probability.
        level: f64 = |core, _| core.level;
        /// How the limits were made.
        method: &'static str = |core, _| core.method.as_str();
    }
}

frozen! {
    /// A coded caution with a sentence that says what to do.
    Caution {
        /// The stable code.
        code: &'static str = |core, _| core.code.as_str();
        /// What it means here, and what to do.
        message: String = |core, _| core.message.to_string();
        /// The row of a table of results that it belongs to; none where it belongs to the whole.
        row: Option<u64> = |core, _| core.row;
    }
}

frozen! {
    /// One number with everything that is needed to read it.
    Estimate {
        /// What was measured, in words.
        measure: String = |core, _| core.measure.to_string();
        /// The number.
        value: f64 = |core, _| core.value;
        /// Its standard error, where the method has one.
        standard_error: Option<f64> = |core, _| core.standard_error;
        /// The interval at the first level asked for.
        interval: Option<Interval> = |core, _| core.interval.map(Interval);
        /// The intervals at all levels asked for.
        intervals: Vec<Interval> = |core, _| core.intervals.iter().copied().map(Interval).collect();
        /// Why there is no interval, where there is none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// How the value was computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// The unit of the value and its limits.
        unit: String = |core, _| core.unit.to_string();
        /// The multiplier in the unit.
        per: f64 = |core, _| core.per;
        /// How to read the sign or size.
        direction: String = |core, _| core.direction.to_string();
        /// How many rows stand behind the value.
        n: u64 = |core, _| core.n;
        /// Events behind the value, where it counts events.
        events: Option<f64> = |core, _| core.events;
        /// People behind the value, where it has a population.
        population: Option<f64> = |core, _| core.population;
        /// What a careful reader must know, each with what to do about it.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
        /// The seed, where draws were made.
        seed: Option<u32> = |core, _| core.seed;
        /// How many draws were made.
        draws: Option<u32> = |core, _| core.draws;
    }
}

frozen! {
    /// The limits of many estimates at one level.
    IntervalColumn {
        /// Two-sided confidence level as a probability.
        level: f64 = |core, _| core.level;
        /// Lower limits.
        lower: Array<'py> = |core, py| core.lower.to_pyarray(py);
        /// Upper limits.
        upper: Array<'py> = |core, py| core.upper.to_pyarray(py);
        /// How each row's limits were made.
        method: Vec<&'static str> = |core, _| core.method.iter().map(|method| method.as_str()).collect();
    }
}

frozen! {
    /// One measure for many rows, as columns.
    Estimates {
        /// What was measured, in words.
        measure: String = |core, _| core.measure.to_string();
        /// The values; NaN where a value is withheld.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// Standard errors; NaN where the method has none.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// Limits at the first level asked for.
        interval: Option<IntervalColumn> = |core, _| core.intervals.first().cloned().map(IntervalColumn);
        /// Limits at all levels asked for.
        intervals: Vec<IntervalColumn> = |core, _| core.intervals.iter().cloned().map(IntervalColumn).collect();
        /// Why there are no intervals, where there are none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// How the values were computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// The unit of values and limits.
        unit: String = |core, _| core.unit.to_string();
        /// The multiplier in the unit.
        per: f64 = |core, _| core.per;
        /// How to read the sign or size.
        direction: String = |core, _| core.direction.to_string();
        /// How many rows of input stand behind each value.
        n: Vec<u64> = |core, _| core.n.clone();
        /// Events behind each value; NaN where the measure counts none.
        events: Array<'py> = |core, py| core.events.to_pyarray(py);
        /// People behind each value; NaN where the measure has no population.
        population: Array<'py> = |core, py| core.population.to_pyarray(py);
        /// Cautions, each with the row it belongs to.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
        /// The seed, where draws were made.
        seed: Option<u32> = |core, _| core.seed;
        /// How many draws were made for each row.
        draws: Option<u32> = |core, _| core.draws;
    }
    methods {
        /// One row as an estimate.
        fn row(&self, index: usize) -> PyResult<Estimate> {
            self.0.row(index).map(Estimate).ok_or_else(|| {
                pyo3::exceptions::PyIndexError::new_err(format!("row {index} of {} rows", self.0.len()))
            })
        }

        fn __len__(&self) -> usize {
            self.0.len()
        }

        /// The codes of each row's cautions, joined by commas; empty where a row has none.
        #[getter]
        fn caution_codes(&self) -> Vec<String> {
            codes_by_row(&self.0.cautions, self.0.len())
        }

        /// The columns as a table of the dataframe library asked for: "pandas", "polars" or "pyarrow".
        #[pyo3(signature = (backend = "pandas"))]
        fn to_frame<'py>(slf: &Bound<'py, Self>, backend: &str) -> PyResult<Bound<'py, PyAny>> {
            slf.py().import("commonweal.frames._table")?.call_method1("table_of", (slf, backend))
        }
    }
}

frozen! {
    /// Groups on the population scale of deprivation, the line through them, and both indices.
    Gradient {
        /// Ranks as given.
        rank: Array<'py> = |core, py| core.rank.to_pyarray(py);
        /// Values as given.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// People in each group.
        population: Array<'py> = |core, py| core.population.to_pyarray(py);
        /// Midpoint of each group from 0 (most deprived) to 1 (least deprived).
        ridit: Array<'py> = |core, py| core.ridit.to_pyarray(py);
        /// Fitted value at each midpoint.
        fitted: Array<'py> = |core, py| core.fitted.to_pyarray(py);
        /// Fitted value at the most deprived end.
        most_deprived: f64 = |core, _| core.most_deprived;
        /// Fitted value at the least deprived end.
        least_deprived: f64 = |core, _| core.least_deprived;
        /// Intercept of the line on its scale.
        intercept: f64 = |core, _| core.intercept;
        /// Slope of the line on its scale.
        slope: f64 = |core, _| core.slope;
        /// The scale on which the line is straight.
        scale: &'static str = |core, _| core.scale.as_str();
        /// The slope index.
        slope_index: Estimate = |core, _| Estimate(core.slope_index.clone());
        /// The relative index, where it has a value.
        relative_index: Option<Estimate> = |core, _| core.relative_index.clone().map(Estimate);
        /// Why there is no relative index, where there is none.
        no_relative_index_reason: Option<String> =
            |core, _| core.no_relative_index_reason.as_ref().map(ToString::to_string);
        /// The slope index over the mean of the population, where a straight line of the values was fitted.
        slope_over_mean: Option<Estimate> = |core, _| core.slope_over_mean.clone().map(Estimate);
    }
    methods {
        /// A chart of the groups, the fitted line and both indices. `value` names the axis of values; the unit unless given.
        #[pyo3(signature = (*, title = "Inequality gradient", subtitle = None, value = None))]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            title: &str,
            subtitle: Option<&str>,
            value: Option<&str>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            module.call_method1("of_gradient", (slf, title, subtitle, value)).map(Chart)
        }
    }
}
