//! The Gini index divided between neighbours and others.
//!
//! ```
//! use commonweal::{SpatialGiniModel, WeightedValues};
//! // Four places in a row along a coast, each the neighbour of the next.
//! let rates = WeightedValues::new(&[1.0, 2.0, 8.0, 9.0], None)?;
//! let place = ["a", "b", "c", "d"];
//! let parts = SpatialGiniModel::new().estimate(&rates, &place, &["a", "b", "c"], &["b", "c", "d"])?;
//! assert!((parts.neighbours.value - 0.1).abs() < 1e-12 && (parts.others.value - 0.275).abs() < 1e-12);
//! assert!((parts.expected_neighbours - 0.1875).abs() < 1e-12); // half of the pairs: half of the index by chance
//! # Ok::<(), commonweal::Error>(())
//! ```

mod pairs;
#[cfg(test)]
mod tests;

use super::decomposition::Permutations;
use super::distribution::{Finding, mean_of_shares, rows};
use super::gini::GiniIndex;
use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, CautionCode, Cautioned, Estimate, Text};
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::sum;
use pairs::Pairs;

named_enum! {
    /// Which maps count as extreme in a test of how neighbours differ.
    ///
    /// ```
    /// use commonweal::SpatialAlternative;
    /// assert_eq!(SpatialAlternative::Clustered.as_str(), "clustered");
    /// ```
    pub enum SpatialAlternative("alternative") {
        /// Neighbours differ as little as they do, or less.
        Clustered = "clustered",
        /// Neighbours differ as much as they do, or more.
        Dispersed = "dispersed",
        /// Either of both: twice the smaller p-value.
        Either = "either",
    }
}

/// Spatial decomposition of the Gini index: how much of the inequality between places is between neighbours, and how much between places
/// that are none.
///
/// **Use it** to ask whether inequality follows the map: where neighbours are alike, little of it lies between them, and what lies far apart
/// explains the rest. **Not** to say why (neighbours share people, services and history), and not to compare maps that are divided
/// differently: the parts depend on how many neighbours places have.
///
/// - Formula: the index is a sum over pairs of places, `G = sum(w_i w_j |y_i - y_j|) / (W^2 m)` with `i < j`, `m` the weighted mean and `W` the sum of
///   the weights; `neighbours` is what pairs of neighbours add, `others` the rest (Rey & Smith 2013).
/// - Expected: `expected_neighbours` is the mean of the part over all ways to deal the rows to the places: the index times the share of pairs that
///   are neighbours. A smaller part means that neighbours are more alike than chance makes them.
/// - P-value: rows (values with their weights) are dealt to the places `permutations` times; `(1 + b) / (1 + r)`, with b of r parts as extreme as the
///   one seen. By default (`clustered`) extreme is a part as small or smaller, since what is asked is mostly whether neighbours are alike; one
///   package takes whichever side is smaller and does not double it. The p-value tells how often chance alone would make such a map if
///   where a place lies had nothing to do with its value; it does not tell how strong the pattern is.
/// - Input: [`WeightedValues`], one row a place, zero or more; `place`, the name of each, once; pairs of neighbours by name, in any order: a
///   pair that is given twice, or from both sides, counts once. `weights` are the people of a place.
/// - Range: both parts are 0 or more and come to the index. Unit: none.
/// - Interval: none: places are no sample. Without a p-value where `permutations` are not asked for.
/// - Errors: those of the input; `negative-value`, `not-computable` where all values are zero; `length-mismatch`; `duplicate-key` for a place
///   that stands twice; `empty` without pairs; `unknown-code` for a neighbour that is no place, and `out-of-range` for a place that is its own
///   neighbour, with the row of the pair; `out-of-range` for fewer than 99 permutations, `too-much-work` for more than 100,000,000 over the
///   pairs; `conflicting-arguments` for values of a survey.
/// - Sources: Rey & Smith 2013, Lett Spat Resour Sci 6:55; Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39.
///
/// ```
/// use commonweal::{SpatialGiniModel, WeightedValues};
/// let rates = WeightedValues::new(&[1.0, 2.0, 8.0, 9.0], Some(&[10.0, 30.0, 20.0, 40.0]))?;
/// let parts = SpatialGiniModel::new().estimate(&rates, &["a", "b", "c", "d"], &["a", "b"], &["b", "a"])?;
/// assert_eq!((parts.neighbour_pairs, parts.pairs), (1, 6));
/// assert!((parts.neighbours.value - 300.0 / 59_000.0).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SpatialGiniModel {
    permutations: Option<u32>,
    seed: u32,
    alternative: SpatialAlternative,
}

/// The Gini index divided between neighbours and others: what [`SpatialGiniModel`] returns.
///
/// ```
/// use commonweal::{SpatialGiniModel, WeightedValues};
/// let rates = WeightedValues::new(&[2.0, 2.0, 6.0], None)?;
/// let parts = SpatialGiniModel::new().estimate(&rates, &["a", "b", "c"], &["a"], &["b"])?;
/// assert_eq!(parts.neighbours.value, 0.0); // the only neighbours have the same
/// assert_eq!(parts.others.value, parts.total.value);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SpatialGini {
    /// The index of all places.
    pub total: Estimate,
    /// What pairs of neighbours add.
    pub neighbours: Estimate,
    /// What all other pairs add.
    pub others: Estimate,
    /// How many pairs are neighbours, each counted once.
    pub neighbour_pairs: u64,
    /// How many pairs there are.
    pub pairs: u64,
    /// What neighbours would add on average if rows were dealt to the places by chance.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub expected_neighbours: f64,
    /// The p-value, where permutations were asked for.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub p_value: Option<f64>,
    /// Which maps count as extreme in it.
    pub alternative: SpatialAlternative,
}

impl Cautioned for SpatialGini {
    /// Adds a caution that the caller knows of to all parts.
    ///
    /// ```
    /// use commonweal::{Caution, Cautioned, SpatialGiniModel, WeightedValues};
    /// let rates = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let mut parts = SpatialGiniModel::new().estimate(&rates, &["a", "b"], &["a"], &["b"])?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.others.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    fn add_caution(&mut self, caution: Caution) {
        for part in [&mut self.neighbours, &mut self.others] {
            part.add_caution(caution.clone());
        }
        self.total.add_caution(caution);
    }
}

impl Default for SpatialGiniModel {
    fn default() -> Self {
        Self {
            permutations: None,
            seed: 1,
            alternative: SpatialAlternative::Clustered,
        }
    }
}

impl SpatialGiniModel {
    /// The parts, without a p-value.
    ///
    /// ```
    /// use commonweal::{SpatialGiniModel, WeightedValues};
    /// let rates = WeightedValues::new(&[1.0, 3.0], None)?;
    /// let parts = SpatialGiniModel::new().estimate(&rates, &["a", "b"], &["a"], &["b"])?;
    /// assert!(parts.neighbours.value == 0.25 && parts.p_value.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many times rows are dealt anew to the places, for a p-value; at least 99.
    ///
    /// ```
    /// use commonweal::{SpatialGiniModel, WeightedValues};
    /// let rates = WeightedValues::new(&[1.0, 2.0, 3.0, 11.0, 12.0, 13.0], None)?;
    /// let (first, second) = (["a", "b", "d", "e"], ["b", "c", "e", "f"]);
    /// let model = SpatialGiniModel::new().permutations(999);
    /// let parts = model.estimate(&rates, &["a", "b", "c", "d", "e", "f"], &first, &second)?;
    /// assert!(parts.p_value.unwrap() < 0.03); // 8 of 720 ways to deal them leave neighbours as alike
    /// assert_eq!((parts.neighbours.draws, parts.neighbours.seed), (Some(999), Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn permutations(mut self, permutations: u32) -> Self {
        self.permutations = Some(permutations);
        self
    }

    /// Seed of the permutations.
    ///
    /// ```
    /// use commonweal::{SpatialGiniModel, WeightedValues};
    /// let rates = WeightedValues::new(&[1.0, 6.0, 3.0, 7.0, 11.0, 13.0], None)?;
    /// let p = |seed| {
    ///     let model = SpatialGiniModel::new().permutations(999).seed(seed);
    ///     model.estimate(&rates, &["a", "b", "c", "d", "e", "f"], &["a", "c", "e"], &["b", "d", "f"]).unwrap().p_value
    /// };
    /// assert!(p(1) == p(1) && p(1) != p(2)); // the same again, and a little elsewhere
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }

    /// Which maps count as extreme.
    ///
    /// ```
    /// use commonweal::{SpatialAlternative, SpatialGiniModel, WeightedValues};
    /// let rates = WeightedValues::new(&[1.0, 2.0, 3.0, 11.0, 12.0, 13.0], None)?;
    /// let model = SpatialGiniModel::new().permutations(999).alternative(SpatialAlternative::Dispersed);
    /// let parts = model.estimate(&rates, &["a", "b", "c", "d", "e", "f"], &["a", "b", "d", "e"], &["b", "c", "e", "f"])?;
    /// assert!(parts.p_value.unwrap() > 0.97); // neighbours are alike: nearly all other maps have more between them
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn alternative(mut self, alternative: SpatialAlternative) -> Self {
        self.alternative = alternative;
        self
    }

    /// The parts of the index of these places, with the names of pairs of neighbours in two columns.
    ///
    /// ```
    /// use commonweal::{SpatialGiniModel, WeightedValues};
    /// let rates = WeightedValues::new(&[1.0, 3.0], None)?;
    /// let of = |first, second| SpatialGiniModel::new().estimate(&rates, &["a", "b"], &[first], &[second]).unwrap_err();
    /// let unknown = of("a", "z");
    /// assert_eq!((unknown.code().as_str(), unknown.param(), unknown.index()), ("unknown-code", Some("neighbour_to"), Some(0)));
    /// assert_eq!(of("a", "a").code().as_str(), "out-of-range"); // no place is its own neighbour
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate<S: AsRef<str>>(
        &self,
        values: &WeightedValues<'_>,
        place: &[S],
        neighbour_from: &[S],
        neighbour_to: &[S],
    ) -> Result<SpatialGini> {
        let names = |column: &[S]| -> Vec<String> {
            column.iter().map(|name| name.as_ref().to_owned()).collect()
        };
        let (place, from, to) = (names(place), names(neighbour_from), names(neighbour_to));
        if place.len() != values.values().len() {
            return Err(Error::length(
                "place",
                place.len(),
                "values",
                values.values().len(),
            ));
        }
        if values.survey().is_some() {
            let message = "places are no sample of a survey: leave `design` out";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "design",
                message,
            ));
        }
        self.divide(values, &Pairs::new(&place, &from, &to)?)
    }

    fn divide(&self, values: &WeightedValues<'_>, pairs: &Pairs) -> Result<SpatialGini> {
        let mean = mean_of_shares(values)?;
        let total = GiniIndex::new().estimate(values)?.value;
        let each: Vec<(f64, f64)> = rows(values)
            .map(|(y, w)| (y / mean, w / values.total_weight()))
            .collect();
        let neighbours = sum::sum_of(pairs.adds(&each)).min(total);
        let count = values.values().len() as u64;
        let (joined, all) = (pairs.joined.len() as u64, count * (count - 1) / 2);
        let part = |measure, value| {
            let finding = Finding {
                measure,
                value,
                method: Text::Borrowed("pairs of places in the Gini index"),
                citation: "rey-smith-2013",
                unit: "index",
                direction: "0 means no inequality of this kind; larger means more",
            };
            let mut part = finding.estimate(values)?;
            part.no_interval_reason =
                Some(Text::Borrowed("places are no sample: ask for permutations"));
            Ok(part)
        };
        let mut found = SpatialGini {
            total: part("Gini index", total)?,
            neighbours: part("Gini index between neighbours", neighbours)?,
            others: part(
                "Gini index between places that are no neighbours",
                total - neighbours,
            )?,
            neighbour_pairs: joined,
            pairs: all,
            // The mean over all ways to deal the rows: each pair is as often at each two places.
            expected_neighbours: total * (joined as f64 / all as f64),
            p_value: None,
            alternative: self.alternative,
        };
        if let Some(count) = self.permutations {
            let asked = Permutations {
                count,
                seed: self.seed,
            };
            found.p_value = Some(pairs.p_value(asked, self.alternative, &each)?);
            (found.neighbours.seed, found.neighbours.draws) = (Some(self.seed), Some(count));
        }
        if pairs.alone > 0 {
            let are = if pairs.alone == 1 {
                "place has"
            } else {
                "places have"
            };
            let message = format!(
                "{} {are} no neighbour among the places given, such as an island: check the pairs, as all of its differences count as those between \
                 others",
                pairs.alone
            );
            found
                .neighbours
                .add_caution(Caution::new(CautionCode::Unmatched, message));
        }
        Ok(found)
    }
}
