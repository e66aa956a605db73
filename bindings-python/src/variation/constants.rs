//! Constants of control charts.

use commonweal::ControlChartConstants;
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Real};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Array, Caution, caution_codes_of, display, frozen, json};

frozen! {
    /// Constants of Shewhart control charts, one row a subgroup size.
    ControlChartTable {
        /// The subgroup sizes as given.
        subgroup_size: Array<'py> = |core, py| core.subgroup_size.to_pyarray(py);
        /// The mean of the standard deviation, over sigma.
        c4: Array<'py> = |core, py| core.c4.to_pyarray(py);
        /// The standard deviation of the standard deviation, over sigma.
        c5: Array<'py> = |core, py| core.c5.to_pyarray(py);
        /// A3: limits of means from the mean standard deviation.
        a3: Array<'py> = |core, py| core.a3.to_pyarray(py);
        /// B3: the lower limit of standard deviations, over their mean.
        b3: Array<'py> = |core, py| core.b3.to_pyarray(py);
        /// B4: the upper limit of standard deviations, over their mean.
        b4: Array<'py> = |core, py| core.b4.to_pyarray(py);
        /// The mean of the range, over sigma.
        d2: Array<'py> = |core, py| core.d2.to_pyarray(py);
        /// The standard deviation of the range, over sigma.
        d3: Array<'py> = |core, py| core.d3.to_pyarray(py);
        /// The median of the range, over sigma.
        d4: Array<'py> = |core, py| core.d4.to_pyarray(py);
        /// A2: limits of means from the mean range.
        a2: Array<'py> = |core, py| core.a2.to_pyarray(py);
        /// E2: limits of single values from the mean range.
        e2: Array<'py> = |core, py| core.e2.to_pyarray(py);
        /// D3: the lower limit of ranges, over their mean.
        range_lower: Array<'py> = |core, py| core.range_lower.to_pyarray(py);
        /// D4: the upper limit of ranges, over their mean.
        range_upper: Array<'py> = |core, py| core.range_upper.to_pyarray(py);
        /// How many standard errors limits stand from the centre.
        z: f64 = |core, _| core.z;
        /// How it was computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// What a careful reader must know, each with what to do about it.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.subgroup_size.len()
        }

        /// The codes of the cautions, joined by commas.
        #[getter]
        fn caution_codes(&self) -> String {
            caution_codes_of(&self.0.cautions)
        }
    }
}

/// Constants of Shewhart control charts by subgroup size: what turns a mean standard deviation or a mean range into sigma
/// and into limits.
///
/// c4, c5, A3, B3 and B4 for charts of standard deviations; d2, d3, d4, A2, E2, D3 and D4 (`range_lower` and `range_upper`)
/// for charts of ranges, up to subgroups of 100. `z` is 3 as in every printed table; 2 gives warning limits.
///
/// >>> import commonweal as cw
/// >>> table = cw.control_chart_constants([2, 5, 10])
/// >>> print(table.c4.round(6), table.d2.round(6))
/// [0.797885 0.939986 0.972659] [1.128379 2.325929 3.077505]
#[pyfunction]
#[pyo3(signature = (subgroup_size, *, z=Real::Number(3.0), **unknown), text_signature = "(subgroup_size, *, z=3.0)")]
pub(crate) fn control_chart_constants(
    subgroup_size: Floats,
    z: Real,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<ControlChartTable, Failure> {
    refuse_unknown(unknown.as_ref(), "control_chart_constants")?;
    let constants = ControlChartConstants::new().z(z.get("z")?);
    Ok(constants.at(subgroup_size.get("subgroup_size")?)?.into())
}
