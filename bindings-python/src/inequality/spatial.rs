//! The Gini index between neighbours and others.

use commonweal::{SpatialGiniModel, WeightedValues};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Real, SpatialAlternative, missing, optional};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, display, frozen, json};
use crate::texts::Texts;

frozen! {
    /// The Gini index of places divided between pairs of neighbours and all other pairs.
    SpatialGini {
        /// The index of all places.
        total: Estimate = |core, _| Estimate(core.total.clone());
        /// What pairs of neighbours add.
        neighbours: Estimate = |core, _| Estimate(core.neighbours.clone());
        /// What all other pairs add.
        others: Estimate = |core, _| Estimate(core.others.clone());
        /// How many pairs are neighbours, each counted once.
        neighbour_pairs: u64 = |core, _| core.neighbour_pairs;
        /// How many pairs there are.
        pairs: u64 = |core, _| core.pairs;
        /// What neighbours would add on average if rows were dealt to the places by chance.
        expected_neighbours: f64 = |core, _| core.expected_neighbours;
        /// The p-value, where permutations were asked for.
        p_value: Option<f64> = |core, _| core.p_value;
        /// Which maps count as extreme in it.
        alternative: String = |core, _| core.alternative.to_string();
    }
}

/// Spatial decomposition of the Gini index: how much of the inequality between places is between neighbours.
///
/// `G = sum(w_i w_j |y_i - y_j|) / (W^2 m)` over pairs; `neighbours` is what pairs of neighbours add, `others` the rest, and
/// `expected_neighbours` what they would add on average if the rows were dealt to the places by chance. `place` names each row, once;
/// `neighbour_from` and `neighbour_to` name pairs: one that is given twice, or from both sides, counts once. `weights` are the people of each place.
///
/// With `permutations` (999, say) rows are dealt to the places that many times: `p_value` is how often the part is then as extreme, (1 + b) /
/// (1 + r): as small or smaller ("clustered": neighbours are alike), as large or larger ("dispersed"), or twice the smaller of both
/// ("either"). It does not tell how strong the pattern is.
///
/// >>> import commonweal as cw
/// >>> coast = dict(place=["a", "b", "c", "d"], neighbour_from=["a", "b", "c"], neighbour_to=["b", "c", "d"])
/// >>> parts = cw.spatial_gini_decomposition([1, 2, 8, 9], **coast)
/// >>> print(f"{parts.neighbours.value:.4f} of {parts.total.value:.4f}, {parts.expected_neighbours:.4f} by chance")
/// 0.1000 of 0.3750, 0.1875 by chance
#[pyfunction]
#[pyo3(signature = (values, *, place=None, neighbour_from=None, neighbour_to=None, weights=None, alternative=SpatialAlternative::default(), permutations=None, seed=Real::Number(1.0), **unknown), text_signature = "(values, *, place, neighbour_from, neighbour_to, weights=None, alternative='clustered', permutations=None, seed=1)")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn spatial_gini_decomposition(
    values: Floats,
    place: Option<Texts>,
    neighbour_from: Option<Texts>,
    neighbour_to: Option<Texts>,
    weights: Option<Floats>,
    alternative: SpatialAlternative,
    permutations: Option<Real>,
    seed: Real,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<SpatialGini, Failure> {
    refuse_unknown(unknown.as_ref(), "spatial_gini_decomposition")?;
    let mut model = SpatialGiniModel::new()
        .alternative(alternative.0)
        .seed(seed.whole("seed")?);
    if let Some(count) = permutations {
        model = model.permutations(count.whole("permutations")?);
    }
    let place = place.ok_or_else(|| missing("place"))?;
    let from = neighbour_from.ok_or_else(|| missing("neighbour_from"))?;
    let to = neighbour_to.ok_or_else(|| missing("neighbour_to"))?;
    let (place, from, to) = (
        place.get("place")?,
        from.get("neighbour_from")?,
        to.get("neighbour_to")?,
    );
    let weights = optional(weights.as_ref(), "weights")?;
    let values = WeightedValues::new(values.get("values")?, weights)?;
    Ok(model.estimate(&values, &place, &from, &to)?.into())
}
