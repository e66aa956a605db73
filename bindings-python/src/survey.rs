//! How the rows of a survey were drawn, as Python says it: a dictionary of columns and options.

use std::borrow::Cow;

use commonweal::{Error, ErrorCode, SurveyDesign, design_parts, unknown_design_part};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyDict, PyString};

use crate::convert::{Floats, Real, ReplicateCentre, ReplicateMethod, SingleCluster, optional};
use crate::errors::Failure;
use crate::named_columns::Flag;
use crate::texts::Labels;

/// A sample as core keeps it, so that frames can take the rows of a group from it.
#[pyclass(frozen, module = "commonweal._core")]
#[derive(Clone)]
pub(crate) struct SurveySample(commonweal::SurveySample);

#[pymethods]
impl SurveySample {
    /// Some of the rows, as a domain: clusters without any of them still count as drawn.
    fn domain(&self, rows: Vec<usize>) -> Result<Self, Failure> {
        Ok(Self(self.0.domain(&rows)?))
    }
}

/// The sample of so many rows that a design makes (for `cw.frames`).
#[pyfunction]
pub(crate) fn survey_sample(design: Design, rows: usize) -> Result<SurveySample, Failure> {
    Ok(SurveySample(design.sample(rows)?.into_owned()))
}

/// A design in words, or the sample that was made of one.
pub(crate) enum Design<'py> {
    Words(Box<Words<'py>>),
    Sample(SurveySample),
}

/// What was said of a design.
pub(crate) struct Words<'py> {
    strata: Option<Labels>,
    clusters: Option<Labels>,
    nested: Option<Flag>,
    sampling_fraction: Option<Floats<'py>>,
    single_cluster: Option<SingleCluster>,
    replicate_weights: Option<Vec<Floats<'py>>>,
    replicate_method: Option<ReplicateMethod>,
    fay: Option<Real>,
    scale: Option<Real>,
    replicate_scales: Option<Floats<'py>>,
    replicate_centre: Option<ReplicateCentre>,
    degrees_of_freedom: Option<Real>,
}

impl<'py> FromPyObject<'_, 'py> for Design<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "SurveyDesign");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(sample) = object.cast::<SurveySample>() {
            return Ok(Self::Sample(sample.get().clone()));
        }
        let Ok(words) = object.cast::<PyDict>() else {
            let kind = object.get_type().name()?;
            let message = format!(
                "`design` is of type {kind}: give a dictionary, such as dict(strata=..., clusters=...)"
            );
            return Err(Failure(Error::new(ErrorCode::WrongType, "design", message)).into());
        };
        for key in words.keys() {
            let key = key.to_string();
            if !design_parts().contains(&key.as_str()) {
                return Err(Failure(unknown_design_part(&key)).into());
            }
        }
        let parts = Parts(&words);
        Ok(Self::Words(Box::new(Words {
            strata: parts.get("strata")?,
            clusters: parts.get("clusters")?,
            nested: parts.get("nested")?,
            sampling_fraction: parts.get("sampling_fraction")?,
            single_cluster: parts.get("single_cluster")?,
            replicate_weights: parts.replicates()?,
            replicate_method: parts.get("replicate_method")?,
            fay: parts.get("fay")?,
            scale: parts.get("scale")?,
            replicate_scales: parts.get("replicate_scales")?,
            replicate_centre: parts.get("replicate_centre")?,
            degrees_of_freedom: parts.get("degrees_of_freedom")?,
        })))
    }
}

/// What a dictionary has under a name.
struct Parts<'a, 'py>(&'a Bound<'py, PyDict>);

impl<'py> Parts<'_, 'py> {
    fn get<T>(&self, name: &str) -> PyResult<Option<T>>
    where
        T: for<'a> FromPyObject<'a, 'py, Error = PyErr>,
    {
        let Some(value) = self.0.get_item(name)?.filter(|value| !value.is_none()) else {
            return Ok(None);
        };
        value.extract().map(Some)
    }

    /// Columns one after the other; of an array of two dimensions, its columns.
    fn replicates(&self) -> PyResult<Option<Vec<Floats<'py>>>> {
        const NAME: &str = "replicate_weights";
        let Some(value) = self.0.get_item(NAME)?.filter(|value| !value.is_none()) else {
            return Ok(None);
        };
        let dimensions = value.getattr("ndim").and_then(|n| n.extract::<usize>());
        let columns = if dimensions.is_ok_and(|n| n == 2) {
            value.getattr("T")?
        } else {
            value
        };
        let refused = || {
            let message = format!("`{NAME}` must be a list of columns, one for each replicate");
            PyErr::from(Failure(Error::new(ErrorCode::WrongType, NAME, message)))
        };
        if columns.is_instance_of::<PyString>() || columns.is_instance_of::<PyDict>() {
            return Err(refused());
        }
        let columns = columns.try_iter().map_err(|_| refused())?;
        let columns: PyResult<Vec<Floats<'py>>> = columns.map(|column| column?.extract()).collect();
        columns.map(Some)
    }
}

impl Design<'_> {
    /// The sample of so many rows.
    pub(crate) fn sample(&self, rows: usize) -> Result<Cow<'_, commonweal::SurveySample>, Failure> {
        match self {
            Self::Sample(sample) => Ok(Cow::Borrowed(&sample.0)),
            Self::Words(words) => words.sample(rows).map(Cow::Owned),
        }
    }
}

impl Words<'_> {
    fn sample(&self, rows: usize) -> Result<commonweal::SurveySample, Failure> {
        let labels = |labels: &'_ Option<Labels>, name| -> Result<Option<Vec<String>>, Failure> {
            let Some(labels) = labels else {
                return Ok(None);
            };
            let names = labels.get(name)?.into_iter();
            Ok(Some(names.map(str::to_owned).collect()))
        };
        let strata = labels(&self.strata, "strata")?;
        let clusters = labels(&self.clusters, "clusters")?;
        let replicates = self.replicate_weights.as_ref().map(|columns| {
            let columns = columns.iter().map(|column| column.get("replicate_weights"));
            columns.collect::<Result<Vec<_>, _>>()
        });
        let replicates = replicates.transpose()?;
        let number = |number: &Option<Real>, name| {
            number.as_ref().map(|number| number.get(name)).transpose()
        };
        let mut design = SurveyDesign::new();
        if let Some(strata) = &strata {
            design = design.strata(strata);
        }
        if let Some(clusters) = &clusters {
            design = design.clusters(clusters);
        }
        if let Some(nested) = &self.nested {
            design = design.nested(nested.get("nested")?);
        }
        if let Some(fraction) = optional(self.sampling_fraction.as_ref(), "sampling_fraction")? {
            design = design.sampling_fraction(fraction);
        }
        if let Some(single) = self.single_cluster {
            design = design.single_cluster(single.0);
        }
        if let Some(columns) = &replicates {
            design = design.replicate_weights(columns);
        }
        if let Some(method) = self.replicate_method {
            design = design.replicate_method(method.0);
        }
        if let Some(fay) = number(&self.fay, "fay")? {
            design = design.fay(fay);
        }
        if let Some(scale) = number(&self.scale, "scale")? {
            design = design.scale(scale);
        }
        if let Some(scales) = optional(self.replicate_scales.as_ref(), "replicate_scales")? {
            design = design.replicate_scales(scales);
        }
        if let Some(centre) = self.replicate_centre {
            design = design.replicate_centre(centre.0);
        }
        if let Some(degrees) = number(&self.degrees_of_freedom, "degrees_of_freedom")? {
            design = design.degrees_of_freedom(degrees);
        }
        Ok(design.sample(rows)?)
    }
}

/// The sample of a design, where one was given.
pub(crate) fn given<'a>(
    design: Option<&'a Design<'_>>,
    rows: usize,
) -> Result<Option<Cow<'a, commonweal::SurveySample>>, Failure> {
    design.map(|design| design.sample(rows)).transpose()
}
