//! A change in its parts.

#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate};

/// A change in its parts, and the groups: what [`MeanLogDeviationChangeModel`](crate::MeanLogDeviationChangeModel) returns.
///
/// ```
/// use commonweal::{MeanLogDeviationChangeModel, WeightedValues};
/// let before = WeightedValues::new(&[2.0, 6.0], None)?;
/// let after = WeightedValues::new(&[4.0, 12.0], None)?;
/// let change = MeanLogDeviationChangeModel::new().estimate((&before, &["a", "b"]), (&after, &["a", "b"]))?;
/// assert_eq!((change.group, change.means.value), (vec!["a".to_owned(), "b".to_owned()], 0.0)); // all have twice as much
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MeanLogDeviationChange {
    /// The mean log deviation after, less that before.
    pub total: Estimate,
    /// What inequality within groups did.
    pub within: Estimate,
    /// What the sizes of groups did as inequality within them differs.
    pub sizes_within: Estimate,
    /// What the sizes of groups did as their means differ.
    pub sizes_between: Estimate,
    /// What the means of groups did.
    pub means: Estimate,
    /// What is left: zero in the form `exact`.
    pub rest: Estimate,
    /// The mean log deviation before.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub before: f64,
    /// And after.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub after: f64,
    /// The groups, in order of first appearance before.
    pub group: Vec<String>,
    /// What each adds to `within`.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub within_contribution: Vec<f64>,
    /// To both parts of sizes.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub sizes_contribution: Vec<f64>,
    /// To `means`.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub means_contribution: Vec<f64>,
}

impl MeanLogDeviationChange {
    /// Adds a caution that the caller knows of to all parts.
    ///
    /// ```
    /// use commonweal::{Caution, MeanLogDeviationChangeModel, WeightedValues};
    /// let values = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let mut change = MeanLogDeviationChangeModel::new().estimate((&values, &["a", "b"]), (&values, &["a", "b"]))?;
    /// change.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(change.rest.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        let parts = [
            &mut self.within,
            &mut self.sizes_within,
            &mut self.sizes_between,
            &mut self.means,
            &mut self.rest,
        ];
        for part in parts {
            part.add_caution(caution.clone());
        }
        self.total.add_caution(caution);
    }
}
