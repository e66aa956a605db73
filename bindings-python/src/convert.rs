//! What Python passes in: columns, numbers, names and levels.
//!
//! Extraction of a column or number never fails: it keeps what it could not read, and the function that knows the name of
//! the parameter raises. So every message names its parameter, and every exception is ours.

use std::ops::Range;

use commonweal::{Error, ErrorCode};
use numpy::{PyReadonlyArray1, PyUntypedArray, PyUntypedArrayMethods};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyBool, PyString};

use crate::errors::Failure;

/// A column of numbers: a contiguous float64 array is borrowed, everything else is copied once.
pub(crate) enum Floats<'py> {
    Borrowed(PyReadonlyArray1<'py, f64>),
    Owned(Vec<f64>),
    Refused {
        code: ErrorCode,
        index: Option<usize>,
        reason: String,
    },
}

impl Floats<'_> {
    /// The numbers, or an error that names the parameter.
    pub(crate) fn get(&self, param: &'static str) -> Result<&[f64], Failure> {
        match self {
            Self::Borrowed(array) => array.as_slice().map_err(|_| {
                Failure(Error::new(
                    ErrorCode::WrongShape,
                    param,
                    format!("`{param}` must be one contiguous column"),
                ))
            }),
            Self::Owned(values) => Ok(values),
            Self::Refused {
                code,
                index,
                reason,
            } => {
                let place = index.map_or(String::new(), |index| format!(" row {index}"));
                let error = Error::new(*code, param, format!("`{param}`{place} {reason}"));
                Err(Failure(
                    index.map_or(error.clone(), |index| error.at(index)),
                ))
            }
        }
    }

    fn refused(code: ErrorCode, index: Option<usize>, reason: impl Into<String>) -> Self {
        Self::Refused {
            code,
            index,
            reason: reason.into(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Floats<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Floats");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        // A subclass may mean something else by its numbers: a masked array does.
        let plain = object
            .get_type()
            .is(object.py().get_type::<PyUntypedArray>());
        if plain && let Ok(array) = object.extract::<PyReadonlyArray1<'py, f64>>() {
            if array.as_slice().is_ok() {
                return Ok(Self::Borrowed(array));
            }
            return Ok(Self::Owned(array.as_array().to_vec()));
        }
        if let Ok(array) = object.cast::<PyUntypedArray>()
            && array.ndim() != 1
        {
            let reason = format!("has {} dimensions: give one column", array.ndim());
            return Ok(Self::refused(ErrorCode::WrongShape, None, reason));
        }
        // Lists, tuples, other dtypes, Series of any dataframe library: one place in Python knows them all.
        let module = object.py().import("commonweal._columns")?;
        let (array, code, index, reason): (
            Option<Bound<'py, PyAny>>,
            String,
            Option<usize>,
            String,
        ) = module.call_method1("as_float64", (object,))?.extract()?;
        match array {
            Some(array) => Ok(Self::Borrowed(
                array.extract::<PyReadonlyArray1<'py, f64>>()?,
            )),
            None => Ok(Self::refused(
                ErrorCode::parse(&code).map_err(Failure)?,
                index,
                reason,
            )),
        }
    }
}

/// A column that may be left out.
pub(crate) fn optional<'a>(
    column: Option<&'a Floats<'_>>,
    param: &'static str,
) -> Result<Option<&'a [f64]>, Failure> {
    column.map(|column| column.get(param)).transpose()
}

/// A column that the operation cannot do without.
pub(crate) fn required<'a>(
    column: Option<&'a Floats<'_>>,
    param: &'static str,
) -> Result<&'a [f64], Failure> {
    column.ok_or_else(|| missing(param))?.get(param)
}

/// The error for an argument that was not given.
pub(crate) fn missing(param: &'static str) -> Failure {
    Failure(commonweal::missing_argument(param))
}

/// One number; bool and text are refused by name.
pub(crate) enum Real {
    Number(f64),
    Refused(String),
}

impl Real {
    pub(crate) fn get(&self, param: &'static str) -> Result<f64, Failure> {
        match self {
            Self::Number(value) => Ok(*value),
            Self::Refused(kind) => {
                let message = format!("`{param}` is of type {kind}: give a number");
                Err(Failure(Error::new(ErrorCode::WrongType, param, message)))
            }
        }
    }

    /// A whole number from 0 to 2^32 - 1.
    pub(crate) fn whole(&self, param: &'static str) -> Result<u32, Failure> {
        let value = self.get(param)?;
        if value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "just checked"
            )]
            return Ok(value as u32);
        }
        let message = format!("`{param}` is {value}: give a whole number from 0 to 4294967295");
        Err(Failure(Error::new(ErrorCode::OutOfRange, param, message)))
    }
}

impl<'py> FromPyObject<'_, 'py> for Real {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "float");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyBool>() || object.is_instance_of::<PyString>() {
            return Ok(Self::Refused(object.get_type().name()?.to_string()));
        }
        match object.extract::<f64>() {
            Ok(value) => Ok(Self::Number(value)),
            Err(_) => Ok(Self::Refused(object.get_type().name()?.to_string())),
        }
    }
}

/// An option that knows whether it was given, for those that may be given in vain. None is no way of leaving it out.
pub(crate) struct Given<T>(pub(crate) Option<T>);

impl<'a, 'py, T: FromPyObject<'a, 'py>> FromPyObject<'a, 'py> for Given<T> {
    type Error = T::Error;
    const INPUT_TYPE: PyStaticExpr = T::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        object.extract().map(|value| Self(Some(value)))
    }
}

/// The unit of the values, in words.
pub(crate) struct Unit(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Unit {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(words) => Ok(Self(words.to_str()?.to_owned())),
            Err(_) => Err(wrong_type("unit", object, "a text, such as \"years\"")?.into()),
        }
    }
}

/// A function that is told of progress.
pub(crate) struct Callback<'py>(pub(crate) Bound<'py, PyAny>);

impl<'py> FromPyObject<'_, 'py> for Callback<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Progress");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_callable() {
            return Ok(Self(object.to_owned()));
        }
        Err(wrong_type("progress", object, "a function of (done, total)")?.into())
    }
}

/// The error for an argument of a type that it cannot have.
fn wrong_type(
    param: &'static str,
    object: Borrowed<'_, '_, PyAny>,
    wanted: &str,
) -> PyResult<Failure> {
    let kind = object.get_type().name()?;
    let message = format!("`{param}` is of type {kind}: give {wanted}");
    Ok(Failure(Error::new(ErrorCode::WrongType, param, message)))
}

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
    BootstrapInterval("interval", commonweal::BootstrapInterval, 0);
    ComparedWith("compared_with", commonweal::ComparedWith, 0);
    ShapleyIndex("index", commonweal::ShapleyIndex, 0);
    ShapleyRemoval("removal", commonweal::ShapleyRemoval, 0);
    DominanceRule("rule", commonweal::DominanceRule, 0);
    HooverInterval("interval", commonweal::HooverInterval, 0);
    Model("model", commonweal::Model, 0);
    Scale("scale", commonweal::Scale, 0);
    Noise("noise", commonweal::Scale, 0);
    Variance("variance", commonweal::Variance, 2);
    Critical("critical", commonweal::Critical, 0);
    Orientation("orientation", commonweal::Orientation, 0);
    Polarity("polarity", commonweal::Polarity, 2);
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

/// A two-sided confidence level built from z, for limits "at three standard errors".
#[pyclass(frozen, eq, from_py_object, module = "commonweal._core")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Level(pub(crate) commonweal::Level);

#[pymethods]
impl Level {
    /// A level from its probability, such as 0.95.
    #[new]
    fn new(probability: f64) -> Result<Self, Failure> {
        Ok(Self(commonweal::Level::new(probability)?))
    }

    /// A level from the number of standard errors on either side, such as 3.
    #[staticmethod]
    fn from_z(z: f64) -> Result<Self, Failure> {
        Ok(Self(commonweal::Level::from_z(z)?))
    }

    /// The probability inside.
    #[getter]
    fn probability(&self) -> f64 {
        self.0.probability()
    }

    /// Standard errors on either side under a normal distribution.
    #[getter]
    fn z(&self) -> f64 {
        self.0.z()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (f64,))> {
        let level = slf.get().0;
        // A level is made from its probability or from z, and neither gives back all the digits of the other.
        if commonweal::Level::new(level.probability()).is_ok_and(|same| same == level) {
            return Ok((slf.get_type().into_any(), (level.probability(),)));
        }
        Ok((slf.get_type().getattr("from_z")?, (level.z(),)))
    }

    fn __repr__(&self) -> String {
        format!(
            "Level(probability={}, z={})",
            self.0.probability(),
            self.0.z()
        )
    }
}

/// One confidence level or a few.
pub(crate) struct Levels(pub(crate) commonweal::Levels);

impl Default for Levels {
    fn default() -> Self {
        Self(commonweal::Level::P95.into())
    }
}

impl Levels {
    fn one(object: &Bound<'_, PyAny>) -> Result<commonweal::Level, Failure> {
        if let Ok(level) = object.extract::<Level>() {
            return Ok(level.0);
        }
        let refused = || {
            Failure(Error::new(
                ErrorCode::WrongType,
                "level",
                "`level` must be a probability such as 0.95, or a list of them",
            ))
        };
        Ok(commonweal::Level::new(
            object
                .extract::<Real>()
                .map_err(|_| refused())?
                .get("level")
                .map_err(|_| refused())?,
        )?)
    }
}

impl<'py> FromPyObject<'_, 'py> for Levels {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Levels");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if !object.is_instance_of::<PyString>()
            && let Ok(several) = object.extract::<Vec<Bound<'py, PyAny>>>()
        {
            let levels = several
                .iter()
                .map(Self::one)
                .collect::<Result<Vec<_>, _>>()?;
            return Ok(Self(
                commonweal::Levels::try_from_slice(&levels).map_err(Failure)?,
            ));
        }
        Ok(Self(Self::one(&object)?.into()))
    }
}

/// Where each group starts, and the end of the last.
pub(crate) fn offsets(offsets: &[u64]) -> Vec<usize> {
    offsets
        .iter()
        .map(|&offset| usize::try_from(offset).unwrap_or(usize::MAX))
        .collect()
}

/// The part of a column that belongs to a group; empty beyond its end (core then says that lengths differ).
pub(crate) fn part<'a>(column: &'a [f64], rows: &Range<usize>) -> &'a [f64] {
    column.get(rows.clone()).unwrap_or(&[])
}
