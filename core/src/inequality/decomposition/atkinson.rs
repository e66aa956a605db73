//! The Atkinson index divided into what inequality within groups costs and what inequality between them does.
//!
//! ```
//! use commonweal::{AtkinsonDecompositionModel, WeightedValues};
//! let beds = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
//! let parts = AtkinsonDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
//! assert!((parts.total.value - 0.217458).abs() < 1e-6);
//! assert!((parts.within.value - 0.096398).abs() < 1e-6 && (parts.between.value - 0.133975).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

use super::super::atkinson::AtkinsonIndex;
use super::super::distribution::{SampleInterval, mean_of_shares, option_above};
use super::by_group::{Four, GroupDecomposition, Told};
use super::largest::{OfLargest, of_means};
use super::partition::{Group, Partition, described};
use crate::error::Result;
use crate::estimate::Levels;
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::{math, sum};

named_enum! {
    /// What stands for a group when an Atkinson index is divided.
    ///
    /// ```
    /// use commonweal::AtkinsonDecompositionForm;
    /// assert_eq!(AtkinsonDecompositionForm::GroupMeans.as_str(), "group-means");
    /// ```
    pub enum AtkinsonDecompositionForm("form") {
        /// Its mean: between is the index that is left when all of a group have it, within what would be left were all means equal
        /// (Lasso de la Vega & Urrutia 2003).
        GroupMeans = "group-means",
        /// What would be as good if all of the group had it: within is the sum of what each group loses, between the index of these
        /// equivalents (Blackorby, Donaldson & Auersperg 1981).
        GroupEquivalents = "group-equivalents",
    }
}

/// Decomposition of the Atkinson index by group: what inequality within groups costs, and what inequality between them does.
///
/// **Use it** where inequality is counted as what it costs, and to say how much of that cost lies inside areas, fifths or services.
/// **Not** where parts must come to the whole without a rest (use [`EntropyDecompositionModel`](crate::EntropyDecompositionModel)):
/// what is lost within groups cannot be lost again between them, so that here `(1 - within) (1 - between) = 1 - total`.
///
/// - Formula: `total = within + between - within between`, of which the last is the rest. Form `group-means`: `between` is the index of the
///   group means, each for all people of the group, `within = 1 - (sum(q_g (1 - A_g)^(1 - e)))^(1 / (1 - e))` with `q_g` in proportion
///   to `p_g m_g^(1 - e)`. Form `group-equivalents`: `within = sum(s_g A_g)`, `between` is the index of the equivalents `m_g (1 - A_g)`.
///   `p_g` is a group's share of the people, `s_g` of the total, `m_g` its mean and `A_g` its index.
/// - Form: `group-means` by default, since its part between groups depends on their means alone, as in other decompositions. What one
///   package calls after Blackorby and others is this one.
/// - Input: [`WeightedValues`] and the name of each row's group; values of zero or more, above zero for `epsilon` of 1 or more.
/// - `epsilon`: how much inequality is minded; 1 by default, and above 0.
/// - Of the largest: `between_of_largest`, in the form `group-means`, is the part between groups as a share of what it would be if people kept
///   what they have and stood in the order of their values, the lowest in the group with the lowest mean.
/// - Range: 0 to 1 for both parts. Unit: share of the total.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`].
///   Limits of the part between groups are too narrow where it is near zero (a caution says so).
/// - Errors: as [`AtkinsonIndex`](crate::AtkinsonIndex); `length-mismatch` where groups and values differ.
/// - Sources: Lasso de la Vega & Urrutia 2003, Economics Bulletin 4(29):1; Blackorby, Donaldson & Auersperg 1981, Can J Econ 14:665;
///   Elbers, Lanjouw, Mistiaen & Özler 2008, J Econ Inequal 6:231; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{AtkinsonDecompositionModel, WeightedValues};
/// let beds = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
/// let parts = AtkinsonDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
/// let left = (1.0 - parts.within.value) * (1.0 - parts.between.value); // what neither loses
/// assert!((left - (1.0 - parts.total.value)).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AtkinsonDecompositionModel {
    levels: Levels,
    interval: SampleInterval,
    form: AtkinsonDecompositionForm,
    epsilon: f64,
}

impl Default for AtkinsonDecompositionModel {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            form: AtkinsonDecompositionForm::GroupMeans,
            epsilon: 1.0,
        }
    }
}

impl AtkinsonDecompositionModel {
    /// With an `epsilon` of 1, by the means of groups, without limits; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::{AtkinsonDecompositionModel, WeightedValues};
    /// let parts = AtkinsonDecompositionModel::new().estimate(&WeightedValues::new(&[3.0, 1.0], None)?, &["a", "b"])?;
    /// assert!((parts.between.value - 0.133975).abs() < 1e-6 && parts.between.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{AtkinsonDecompositionModel, Level, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random, in two places
    /// let model = AtkinsonDecompositionModel::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = model.estimate(&visits, &places)?.within.interval.unwrap();
    /// assert!((interval.lower - 0.150416).abs() < 1e-6 && (interval.upper - 0.339000).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{AtkinsonDecompositionModel, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random, in two places
    /// let within = AtkinsonDecompositionModel::new().interval(SampleInterval::Linearised).estimate(&visits, &places)?.within;
    /// assert!((within.value - 0.244708).abs() < 1e-6 && (within.standard_error.unwrap() - 0.036606).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// What stands for a group.
    ///
    /// ```
    /// use commonweal::{AtkinsonDecompositionForm, AtkinsonDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
    /// let model = AtkinsonDecompositionModel::new().form(AtkinsonDecompositionForm::GroupEquivalents);
    /// let parts = model.estimate(&values, &["north", "north", "south", "south"])?;
    /// assert!((parts.within.value - 0.076387).abs() < 1e-6 && (parts.between.value - 0.152738).abs() < 1e-6);
    /// assert!((parts.contribution[0] + parts.contribution[1] - parts.within.value).abs() < 1e-12);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: AtkinsonDecompositionForm) -> Self {
        self.form = form;
        self
    }

    /// How much inequality is minded: above 0.
    ///
    /// ```
    /// use commonweal::{AtkinsonDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
    /// let parts = AtkinsonDecompositionModel::new().epsilon(2.0).estimate(&values, &["north", "north", "south", "south"])?;
    /// assert!((parts.total.value - 0.414634).abs() < 1e-6 && (parts.between.value - 0.25).abs() < 1e-12);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    /// The parts of the index of these values.
    ///
    /// ```
    /// use commonweal::{AtkinsonDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[0.0, 3.0, 4.0], None)?;
    /// let parts = AtkinsonDecompositionModel::new().epsilon(0.5).estimate(&values, &["a", "a", "b"])?;
    /// assert!((parts.index[0] - 0.5).abs() < 1e-12 && parts.index[1] == 0.0);
    /// let error = AtkinsonDecompositionModel::new().estimate(&values, &["a", "a", "b"]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(0))); // a zero, and an epsilon of 1
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate<S: AsRef<str>>(
        &self,
        values: &WeightedValues<'_>,
        group: &[S],
    ) -> Result<GroupDecomposition> {
        self.divide(values, &Partition::new(group, values)?)
    }

    /// The same whatever kind of text the names are.
    fn divide(
        &self,
        values: &WeightedValues<'_>,
        partition: &Partition<'_>,
    ) -> Result<GroupDecomposition> {
        option_above("epsilon", self.epsilon, 0.0, "a finite number above zero")?;
        let found = self.found(values, partition)?;
        let by_means = self.form == AtkinsonDecompositionForm::GroupMeans;
        let largest = if by_means {
            let sizes = found.groups.iter().map(|group| (group.mean, group.people));
            OfLargest::new(values, sizes, found.between, &|blocks| {
                let index = AtkinsonIndex::new().epsilon(self.epsilon);
                of_means(blocks, &|means| Ok(index.estimate(means)?.value))
            })?
        } else {
            OfLargest::none(
                "form=\"group-equivalents\" compares equivalents, of which people in the order of their values need not make the most; ask for \
                 form=\"group-means\"",
            )
        };
        let told = Told {
            measures: [
                "Atkinson index",
                "Atkinson index within groups",
                "Atkinson index between groups",
                "what both parts of the Atkinson index have in common",
            ],
            method: format!(
                "Atkinson index, epsilon = {}, divided by group",
                self.epsilon
            ),
            citation: if by_means {
                "lasso-de-la-vega-urrutia-2003"
            } else {
                "blackorby-donaldson-auersperg-1981"
            },
            interval: self.interval,
            levels: self.levels,
            largest,
        };
        let contribution = found.groups.iter().map(|group| {
            if by_means {
                f64::NAN
            } else {
                group.share * group.ratio * group.index
            }
        });
        told.parts(
            values,
            (found.parts(), contribution.collect()),
            (partition, &found.groups),
            &|| Ok(self.influence(&found, values, partition)),
            &|values| Ok(self.found(values, partition)?.parts()),
        )
    }

    fn found(&self, values: &WeightedValues<'_>, partition: &Partition<'_>) -> Result<Found> {
        let metric = AtkinsonIndex::new().epsilon(self.epsilon);
        let mean = mean_of_shares(values)?;
        // Without a survey: of the values alone.
        let plain = WeightedValues::new(values.values(), Some(values.weights()))?;
        let total = metric.estimate(&plain)?.value;
        let groups = described(values, partition, mean, &|own| {
            Ok(metric.estimate(own)?.value)
        })?;
        let by_means = self.form == AtkinsonDecompositionForm::GroupMeans;
        let told: Vec<f64> = groups
            .iter()
            .map(|group| {
                if by_means {
                    group.mean
                } else {
                    group.mean * (1.0 - group.index)
                }
            })
            .collect();
        let people: Vec<f64> = groups.iter().map(|group| group.people).collect();
        let between = metric
            .estimate(&WeightedValues::new(&told, Some(&people))?)?
            .value;
        let within = if by_means {
            ((total - between) / (1.0 - between)).max(0.0)
        } else {
            let losses = groups
                .iter()
                .map(|group| group.share * group.ratio * group.index);
            sum::sum_of(losses)
        };
        Ok(Found {
            mean,
            total,
            within,
            between,
            groups,
        })
    }

    /// Influence of one unit on each part, row by row, from those on equivalents: of all people (`x`), and of the groups' own. An
    /// equivalent `x` of any values moves by `x ((y / x)^(1 - e) - 1) / (1 - e)`.
    fn influence(
        &self,
        found: &Found,
        values: &WeightedValues<'_>,
        partition: &Partition<'_>,
    ) -> Four<Vec<f64>> {
        let mean = found.mean;
        let by_means = self.form == AtkinsonDecompositionForm::GroupMeans;
        let alpha = 1.0 - self.epsilon;
        let moves = |y: f64, x: f64| {
            if x == 0.0 {
                return 0.0;
            }
            let log = math::ln(y / x);
            match (alpha == 0.0, y == 0.0) {
                (true, _) => x * log,
                (_, true) => -x / alpha,
                _ => x * math::exp_m1(alpha * log) / alpha,
            }
        };
        let all = mean * (1.0 - found.total);
        // Of the means, each for all people of its group; or the mean of the groups' equivalents.
        let middle = mean
            * (1.0
                - if by_means {
                    found.between
                } else {
                    found.within
                });
        let mut parts: Four<Vec<f64>> = Default::default();
        for (y, group) in values.values().iter().zip(&partition.of_row) {
            let Some(group) = found.groups.get(*group) else {
                continue;
            };
            let (of_all, from_mean) = (moves(*y, all), y - mean);
            let of_middle = if by_means {
                let own = if group.measured() {
                    math::pow(group.mean / middle, -self.epsilon) * (y - group.mean)
                } else {
                    0.0
                };
                moves(group.mean, middle) + own
            } else {
                let own = group.mean * (1.0 - group.index);
                own - middle + moves(*y, own)
            };
            // A ratio moves by what its upper part does, less its value times what its lower part does.
            let total = -(of_all - all / mean * from_mean) / mean;
            let upper = -(of_middle - middle / mean * from_mean) / mean;
            let lower = -(of_all - all / middle * of_middle) / middle;
            let (within, between) = if by_means {
                (lower, upper)
            } else {
                (upper, lower)
            };
            let moved = [total, within, between, total - within - between];
            for (part, u) in parts.iter_mut().zip(moved) {
                part.push(if u.is_finite() { u } else { 0.0 });
            }
        }
        parts
    }
}

/// An index in its parts.
struct Found {
    mean: f64,
    total: f64,
    within: f64,
    between: f64,
    groups: Vec<Group>,
}

impl Found {
    fn parts(&self) -> Four<f64> {
        let both = 0.0 - self.within * self.between;
        [self.total, self.within, self.between, both]
    }
}
