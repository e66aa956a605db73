//! The parts of an entropy index.

#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, Text};

/// The parts of an index, and the groups: what [`EntropyDecompositionModel`](crate::EntropyDecompositionModel) returns.
///
/// ```
/// use commonweal::{EntropyDecompositionModel, WeightedValues};
/// let beds = WeightedValues::new(&[2.0, 2.0, 6.0, 6.0], None)?;
/// let parts = EntropyDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
/// assert_eq!((parts.within.value, parts.share_of_total), (0.0, vec![0.25, 0.75])); // all have the same as their neighbours
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EntropyDecomposition {
    /// The index of all people.
    pub total: Estimate,
    /// What lies within groups.
    pub within: Estimate,
    /// What lies between them.
    pub between: Estimate,
    /// The groups, in order of first appearance.
    pub group: Vec<String>,
    /// How many rows each has.
    pub rows: Vec<u64>,
    /// Its people.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub people: Vec<f64>,
    /// Its share of the people.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share_of_people: Vec<f64>,
    /// Its share of the total.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share_of_total: Vec<f64>,
    /// Its mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub mean: Vec<f64>,
    /// The index of its own people; missing (NaN) where all of them have nothing.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub index: Vec<f64>,
    /// What it adds to the part within groups.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub contribution: Vec<f64>,
    /// The part between groups as a share of the largest that it could be with groups of these sizes in this order of their means, were
    /// the lowest values all in the group with the lowest mean, and so on (Elbers and others 2008).
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub between_of_largest: Option<f64>,
    /// Why there is no such share, where there is none.
    pub no_largest_reason: Option<Text>,
    /// The p-value of the part between groups, where permutations were asked for: how often it is as large or larger when the names of
    /// the groups are dealt to the rows by chance.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub p_value: Option<f64>,
}

impl EntropyDecomposition {
    /// Adds a caution that the caller knows of to all three parts.
    ///
    /// ```
    /// use commonweal::{Caution, EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let mut parts = EntropyDecompositionModel::new().estimate(&values, &["north", "south"])?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.between.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        for part in [&mut self.within, &mut self.between] {
            part.add_caution(caution.clone());
        }
        self.total.add_caution(caution);
    }
}
