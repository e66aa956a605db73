//! The Gini index divided into what lies within groups, what lies between them, and how they overlap.
//!
//! ```
//! use commonweal::{GiniDecompositionModel, WeightedValues};
//! let beds = WeightedValues::new(&[1.0, 5.0, 4.0, 8.0], None)?;
//! let parts = GiniDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
//! assert!((parts.total.value - 0.305556).abs() < 1e-6);
//! assert!((parts.within.value - 0.111111).abs() < 1e-6 && (parts.between.value - 0.166667).abs() < 1e-6);
//! assert!((parts.rest.value - 0.027778).abs() < 1e-6); // the best of the north has more than the worst of the south
//! # Ok::<(), commonweal::Error>(())
//! ```

use super::super::concentration::Absolute;
use super::super::distribution::{SampleInterval, mean_of_shares, option_above};
use super::super::gini::GiniIndex;
use super::by_group::{Four, GroupDecomposition, Told};
use super::largest::{OfLargest, of_means};
use super::partition::{Group, Partition, described};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Levels;
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::sum;

named_enum! {
    /// What is called between groups in a decomposition of the Gini index.
    ///
    /// ```
    /// use commonweal::GiniDecompositionForm;
    /// assert_eq!(GiniDecompositionForm::YitzhakiLerman.as_str(), "yitzhaki-lerman");
    /// ```
    pub enum GiniDecompositionForm("form") {
        /// The Gini index that is left when all of a group have its mean; the rest is how far groups overlap, and never below zero
        /// (Bhattacharya & Mahalanobis 1967).
        BhattacharyaMahalanobis = "bhattacharya-mahalanobis",
        /// How the means of the groups go with the mean rank of their people among all; the rest is how groups are stratified, below
        /// zero where they stand apart (Yitzhaki & Lerman 1991).
        YitzhakiLerman = "yitzhaki-lerman",
    }
}

/// Decomposition of the Gini index by group: how much of the inequality between people lies within groups, how much between their
/// means, and how much is left because groups overlap.
///
/// **Use it** where the Gini index is what people know, and to see whether groups (areas, deprivation fifths) stand apart or overlap.
/// **Not** where two parts must come to the whole: of the Gini index they do only where groups do not overlap (use
/// [`EntropyDecompositionModel`](crate::EntropyDecompositionModel)).
///
/// - Formula: `total = within + between + rest`. Bhattacharya & Mahalanobis: `within = sum(p_g s_g G_g)`, `between` the Gini index of the
///   group means. Yitzhaki & Lerman: `within = sum(s_g G_g)`, `between = 2 cov(m_g, F_g) / m` with `F_g` the mean rank of the group's
///   people among all. `p_g` is a group's share of the people, `s_g` of the total, `m_g` its mean. With `nu` other than 2, the index is the
///   extended one, and `1 - nu (1 - F)^(nu - 1)` stands in the place of the rank.
/// - Input: [`WeightedValues`] and the name of each row's group; values of zero or more. Tied values share the middle of their ranks.
/// - Of the largest: `between_of_largest` is the part between groups as a share of what it would be if people kept what they have and stood
///   in the order of their values, the lowest in the group with the lowest mean. In the form of Yitzhaki & Lerman it may be below zero,
///   as the part is.
/// - Range: the parts within and between are 0 or more in the form of Bhattacharya & Mahalanobis, and so is the rest. Unit: none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`].
///   Limits of the part between groups are too narrow where it is near zero (a caution says so).
/// - Errors: as [`GiniIndex`](crate::GiniIndex); `length-mismatch` where groups and values differ; `conflicting-arguments` for a `nu` other
///   than 2 in the form of Bhattacharya & Mahalanobis.
/// - Sources: Bhattacharya & Mahalanobis 1967, J Am Stat Assoc 62:143; Yitzhaki & Lerman 1991, Rev Income Wealth 37:313; Elbers,
///   Lanjouw, Mistiaen & Özler 2008, J Econ Inequal 6:231; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{GiniDecompositionModel, WeightedValues};
/// let beds = WeightedValues::new(&[1.0, 5.0, 4.0, 8.0], Some(&[2.0, 1.0, 1.0, 1.0]))?;
/// let parts = GiniDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
/// assert_eq!(parts.group, ["north", "south"]);
/// assert!((parts.contribution[0] - 0.084211).abs() < 1e-6); // of the part within groups
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct GiniDecompositionModel {
    levels: Levels,
    interval: SampleInterval,
    form: GiniDecompositionForm,
    nu: f64,
}

impl Default for GiniDecompositionModel {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            form: GiniDecompositionForm::BhattacharyaMahalanobis,
            nu: 2.0,
        }
    }
}

impl GiniDecompositionModel {
    /// In the form of Bhattacharya & Mahalanobis, without limits; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::{GiniDecompositionModel, WeightedValues};
    /// let parts = GiniDecompositionModel::new().estimate(&WeightedValues::new(&[3.0, 1.0], None)?, &["a", "b"])?;
    /// assert!(parts.between.value == 0.25 && parts.between.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{GiniDecompositionModel, Level, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random, in two places
    /// let model = GiniDecompositionModel::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = model.estimate(&visits, &places)?.within.interval.unwrap();
    /// assert!((interval.lower - 0.127320).abs() < 1e-6 && (interval.upper - 0.253702).abs() < 1e-6);
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
    /// use commonweal::{GiniDecompositionModel, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random, in two places
    /// let rest = GiniDecompositionModel::new().interval(SampleInterval::Linearised).estimate(&visits, &places)?.rest;
    /// assert!((rest.value - 0.146715).abs() < 1e-6 && (rest.standard_error.unwrap() - 0.051071).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// What is called between groups.
    ///
    /// ```
    /// use commonweal::{GiniDecompositionForm, GiniDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 5.0, 4.0, 8.0], None)?;
    /// let model = GiniDecompositionModel::new().form(GiniDecompositionForm::YitzhakiLerman);
    /// let parts = model.estimate(&values, &["north", "north", "south", "south"])?;
    /// assert!((parts.within.value - 0.222222).abs() < 1e-6 && (parts.between.value - 0.083333).abs() < 1e-6);
    /// assert!(parts.rest.value.abs() < 1e-12); // as much stratified as they overlap
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: GiniDecompositionForm) -> Self {
        self.form = form;
        self
    }

    /// How much more the bottom counts than the top: above 1; 2 is the usual index. Others go with the form of Yitzhaki & Lerman.
    ///
    /// ```
    /// use commonweal::{GiniDecompositionForm, GiniDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 5.0, 4.0, 8.0], None)?;
    /// let model = GiniDecompositionModel::new().form(GiniDecompositionForm::YitzhakiLerman).nu(3.0);
    /// let parts = model.estimate(&values, &["north", "north", "south", "south"])?;
    /// assert!((parts.total.value - 0.458333).abs() < 1e-6 && (parts.between.value - 0.125).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn nu(mut self, nu: f64) -> Self {
        self.nu = nu;
        self
    }

    /// The parts of the index of these values.
    ///
    /// ```
    /// use commonweal::{GiniDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[0.0, 0.0, 4.0], None)?;
    /// let parts = GiniDecompositionModel::new().estimate(&values, &["a", "a", "b"])?;
    /// assert!(parts.index[0].is_nan()); // who all have nothing have no index of their own
    /// assert!((parts.between.value - 0.666667).abs() < 1e-6 && parts.within.value == 0.0);
    /// let error = GiniDecompositionModel::new().estimate(&values, &["a"]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("group")));
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
        option_above("nu", self.nu, 1.0, "above 1")?;
        let by_means = self.form == GiniDecompositionForm::BhattacharyaMahalanobis;
        if by_means && self.nu != 2.0 {
            let message = "`nu` other than 2 goes with form=\"yitzhaki-lerman\": an extended index has no overlap of this form; ask for \
                that, or leave nu out";
            return Err(Error::new(ErrorCode::ConflictingArguments, "nu", message));
        }
        let found = self.found(values, partition)?;
        // Of groups that stand in order both forms are the Gini index of the means.
        let sizes = found.groups.iter().map(|group| (group.mean, group.people));
        let largest = OfLargest::new(values, sizes, found.between, &|blocks| {
            let index = GiniIndex::new().nu(self.nu);
            of_means(blocks, &|means| Ok(index.estimate(means)?.value))
        })?;
        let told = Told {
            measures: [
                "Gini index",
                "Gini index within groups",
                "Gini index between groups",
                if by_means {
                    "overlap of groups in the Gini index"
                } else {
                    "stratification of groups in the Gini index"
                },
            ],
            method: format!("Gini index, nu = {}, divided by group", self.nu),
            citation: if by_means {
                "bhattacharya-mahalanobis-1967"
            } else {
                "yitzhaki-lerman-1991"
            },
            interval: self.interval,
            levels: self.levels,
            largest,
        };
        told.parts(
            values,
            (found.parts(), found.contribution.clone()),
            (partition, &found.groups),
            &|| found.influence(values, partition, self),
            &|values| Ok(self.found(values, partition)?.parts()),
        )
    }

    fn found(&self, values: &WeightedValues<'_>, partition: &Partition<'_>) -> Result<Found> {
        let metric = GiniIndex::new().nu(self.nu);
        let mean = mean_of_shares(values)?;
        // Without a survey: of the values alone.
        let plain = WeightedValues::new(values.values(), Some(values.weights()))?;
        let total = metric.estimate(&plain)?.value;
        let groups = described(values, partition, mean, &|own| {
            Ok(metric.estimate(own)?.value)
        })?;
        let by_means = self.form == GiniDecompositionForm::BhattacharyaMahalanobis;
        let weight = |group: &Group| {
            let own = if by_means { group.share } else { 1.0 };
            own * group.share * group.ratio
        };
        let contribution: Vec<f64> = groups
            .iter()
            .map(|group| weight(group) * group.index)
            .collect();
        // Everybody with the mean of the group, by its rank, or by that of each one's own value.
        let smooth = partition.spread(&groups.iter().map(|group| group.mean).collect::<Vec<_>>());
        let rank = if by_means { &smooth } else { values.values() };
        let between = Absolute::new(&smooth, rank, values.weights(), self.nu)?;
        Ok(Found {
            mean,
            total,
            within: sum::sum(&contribution),
            // Rounding may leave less than nothing.
            between: if by_means {
                between.index.max(0.0) / mean
            } else {
                between.index / mean
            },
            contribution,
            groups,
            ranked: between,
            by_means,
        })
    }
}

/// An index in its parts, and what their limits need.
struct Found {
    mean: f64,
    total: f64,
    within: f64,
    between: f64,
    contribution: Vec<f64>,
    groups: Vec<Group>,
    ranked: Absolute,
    by_means: bool,
}

impl Found {
    fn parts(&self) -> Four<f64> {
        let rest = self.total - self.within - self.between;
        let rest = if self.by_means { rest.max(0.0) } else { rest };
        [self.total, self.within, self.between, rest]
    }

    /// Influence of one unit on each part, row by row. All parts are absolute ones over the mean, `X / m`, and one more person moves them
    /// by that on `X`, less `X / m` times the distance from the mean, over the mean.
    ///
    /// The absolute part within is `sum(p_g^c d_g)`, with `d_g = m_g G_g` and `c` of 2 or 1: `p_g^(c - 1) (c d_g + d_g(y)) - c X`, with
    /// `d_g(y)` the influence on `d_g` inside the group. The part between is that of a fixed column, the means, and besides each person
    /// moves the mean of the group, which counts as much as its people do on average.
    fn influence(
        &self,
        values: &WeightedValues<'_>,
        partition: &Partition<'_>,
        model: &GiniDecompositionModel,
    ) -> Result<Four<Vec<f64>>> {
        let (y, w) = (values.values(), values.weights());
        let relative = |moved: Vec<f64>, part: f64| -> Vec<f64> {
            let each = moved.into_iter().zip(y);
            each.map(|(u, y)| (u - part * (y - self.mean)) / self.mean)
                .collect()
        };
        let total = Absolute::new(y, y, w, model.nu)?.influence();
        let counts = self.ranked.counts();
        let mut within = vec![0.0; y.len()];
        let mut between = self.ranked.influence();
        let power = if self.by_means { 2.0 } else { 1.0 };
        let all = power * self.within * self.mean;
        for (group, numbers) in self.groups.iter().zip(partition.groups()) {
            if group.people == 0.0 {
                continue;
            }
            let of = |column: &[f64]| -> Vec<f64> {
                let own = numbers.iter().filter_map(|row| column.get(*row).copied());
                own.collect()
            };
            let (own, weights) = (of(y), of(w));
            let inside = Absolute::new(&own, &own, &weights, model.nu)?;
            let before = if self.by_means { group.share } else { 1.0 };
            let counted = of(&counts);
            let count = sum::sum_of(
                counted
                    .iter()
                    .zip(&weights)
                    .map(|(k, w)| k * (w / group.people)),
            );
            for ((row, u), value) in numbers.iter().zip(inside.influence()).zip(&own) {
                if let Some(cell) = within.get_mut(*row) {
                    *cell = before * (power * inside.index + u) - all;
                }
                if let Some(cell) = between.get_mut(*row) {
                    *cell += count * (value - group.mean);
                }
            }
        }
        let total = relative(total, self.total);
        let within = relative(within, self.within);
        // The mean of the smoothed column is that of the values.
        let between = relative(between, self.between);
        let rest = total.iter().zip(&within).zip(&between);
        let rest = rest
            .map(|((total, within), between)| total - within - between)
            .collect();
        Ok([total, within, between, rest])
    }
}
