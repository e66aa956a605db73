//! The mean difference of all groups from one value, as such or over that value (the index of disparity).

use super::choices::{Against, GroupInterval};
use super::inversion::Inversion;
use super::limits::{Words, root_of_squares, set_simulated};
use super::options::{Options, group_setters};
use super::standard::{Asked, Standard};
use super::variance::mean_of;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Polarity};
use crate::input::{UnorderedGroups, not_negative};
use crate::numeric::sum;

/// Everything one computation needs.
struct Distances<'g> {
    options: Options,
    standard: Standard,
    relative: bool,
    groups: &'g UnorderedGroups<'g>,
    shares: Vec<f64>,
    weights: Vec<f64>,
}

impl Distances<'_> {
    /// The measure of drawn values. Sums run in a fixed order: an exact one for each draw would cost more than the draw.
    fn in_draws(&self, values: &[f64]) -> f64 {
        let from = self.standard.of(values, &self.shares);
        let pairs = values.iter().zip(&self.weights);
        let distance = pairs.fold(0.0, |sum, (y, w)| sum + w * (y - from).abs());
        match self.relative {
            true if from <= 0.0 => f64::INFINITY,
            true => distance / from,
            false => distance,
        }
    }

    /// The standard error of the measure from the best group, were it known to be that.
    fn reach(&self, from: f64) -> f64 {
        let values = self.groups.values();
        let errors = self.groups.standard_errors().unwrap_or_default();
        let Some(best) = values.iter().position(|value| *value == from) else {
            return 0.0;
        };
        let mean = sum::sum_of(values.iter().zip(&self.weights).map(|(y, w)| y * w));
        let over = if self.relative { from } else { 1.0 };
        let rows = errors.iter().zip(&self.weights).enumerate();
        root_of_squares(rows.map(|(row, (s, w))| {
            let own = match (row == best, self.relative) {
                (false, _) => 0.0,
                (true, true) => mean / from,
                (true, false) => 1.0,
            };
            (own - w) / over * s
        }))
    }

    fn estimate(&self, words: &Words) -> Result<Estimate> {
        let values = self.groups.values();
        let from = match self.standard {
            Standard::Mean => mean_of(values, &self.shares),
            standard => standard.of(values, &self.shares),
        };
        if self.relative && from <= 0.0 {
            let message = "the value from which differences are taken is zero, and the index divides by it: use mean_difference";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let pairs = values.iter().zip(&self.weights);
        let distance = sum::sum_of(pairs.map(|(y, w)| w * (y - from).abs()));
        let value = if self.relative {
            distance / from
        } else {
            distance
        };
        let kind = self.options.kind(self.groups, GroupInterval::Simulated)?;
        let mut estimate = words.estimate(value, self.groups, true)?;
        if kind.is_some() {
            let best = matches!(self.standard, Standard::Best { .. });
            let inversion = Inversion {
                seen: values,
                centre: from,
                errors: self.groups.standard_errors().unwrap_or_default(),
                measure: &|drawn| self.in_draws(drawn),
                reach: if best { self.reach(from) } else { 0.0 },
            };
            let chance = set_simulated(&mut estimate, &self.options, &inversion, &|value| value)?;
            // Absolute differences have a corner at zero, where the pattern seen is a poor guide.
            if !best && chance > 0.25 * value && estimate.cautions.is_empty() {
                let message = format!(
                    "groups that are equal would show about {chance:.3} by chance: beside so much noise limits of a mean \
                     difference hold somewhat less often than they say; pool years, or use between_group_variance"
                );
                estimate.add_caution(Caution::new(CautionCode::InflatedByNoise, message));
            }
        }
        Ok(estimate)
    }
}

fn distances<'g>(
    options: Options,
    asked: Asked,
    groups: &'g UnorderedGroups<'g>,
    relative: bool,
) -> Result<Distances<'g>> {
    if groups.len() < 2 {
        let message = "`values` has one group: what differs between groups needs at least 2";
        return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
    }
    if options.interval == GroupInterval::Propagated {
        let message = "`interval`=\"propagated\" is not for absolute differences, which have no derivative at zero; leave interval \
                       out for simulated limits";
        let code = ErrorCode::ConflictingArguments;
        return Err(Error::new(code, "interval", message));
    }
    if relative {
        not_negative("values", groups.values())?;
    }
    let shares: Vec<f64> = groups.shares().collect();
    let weights = if asked.weighted {
        shares.clone()
    } else {
        vec![1.0 / groups.len() as f64; groups.len()]
    };
    Ok(Distances {
        options,
        standard: asked.standard(groups)?,
        relative,
        groups,
        shares,
        weights,
    })
}

macro_rules! distance_setters {
    ($name:ident) => {
        group_setters!($name);

        impl $name {
            /// From what differences are taken: the mean of the population unless set.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::{Against, MeanDifference, Polarity};
            /// let from_best = MeanDifference::new().against(Against::Best).polarity(Polarity::LowerIsBetter);
            /// let from_mean = MeanDifference::new().against(Against::Mean);
            /// assert!((from_best.estimate(&districts)?.value - 15.9375).abs() < 1e-6);
            /// assert!((from_mean.estimate(&districts)?.value - 12.6875).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn against(mut self, against: Against) -> Self {
                self.asked.against = against;
                self
            }

            /// The row of the reference group, counted from 0, for [`Against::Reference`].
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::{Against, IndexOfDisparity};
            /// let index = IndexOfDisparity::new().against(Against::Reference).reference(1).estimate(&districts)?;
            /// assert!((index.value - 0.170302).abs() < 1e-6); // on average 17 % from the second district
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn reference(mut self, row: u32) -> Self {
                self.asked.reference = Some(row);
                self
            }

            /// Which end is good, for [`Against::Best`].
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::{Against, MeanDifference, Polarity};
            /// let model = MeanDifference::new().against(Against::Best);
            /// let from = |polarity| model.polarity(polarity).estimate(&districts).unwrap().value;
            /// assert!((from(Polarity::LowerIsBetter) - 15.9375).abs() < 1e-6); // from 68
            /// assert!((from(Polarity::HigherIsBetter) - 18.3125).abs() < 1e-6); // from 102.25
            /// assert_eq!(model.estimate(&districts).unwrap_err().param(), Some("polarity"));
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn polarity(mut self, polarity: Polarity) -> Self {
                self.asked.polarity = polarity;
                self
            }

            /// Whether large groups count for more: by their share of the people, rather than each group once.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::MeanDifference;
            /// let mean = |weighted| MeanDifference::new().weighted(weighted).estimate(&districts).unwrap().value;
            /// assert!((mean(false) - 12.6875).abs() < 1e-6 && (mean(true) - 11.528926).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn weighted(mut self, weighted: bool) -> Self {
                self.asked.weighted = weighted;
                self
            }

            /// The mean of the whole population, where it is known otherwise (a published rate): taken as certain. Unless set it is
            /// that of the groups, weighted by their people.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::MeanDifference;
            /// let from_national = MeanDifference::new().mean(95.0).estimate(&districts)?;
            /// assert!((from_national.value - 14.6875).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn mean(mut self, mean: f64) -> Self {
                self.asked.mean = Some(mean);
                self
            }
        }
    };
}

/// Mean difference of all groups from the mean, from the best group, or from a reference group.
///
/// **Use it** for how far groups are, on average, from where they might be, in the unit of the values; from the best group for
/// what could be reached, from a reference for a comparison that was fixed beforehand. **Not** with the best of many small
/// groups without its limits: that is the luckiest group as much as the best.
///
/// - Formula: `sum(w |y - r|)`, with `w` the same for each group, or its share of the people (`weighted`), and `r` the mean
///   `sum(p y)`, the best value, or that of the reference. The group from which differences are taken counts too, with 0.
/// - Input: [`UnorderedGroups`]; without a population groups count alike.
/// - Range: 0 (all the same) upwards. Unit: that of the values.
/// - Interval: where standard errors or events are given, `simulated`: see [the module](crate::inequality::groups). From the mean
///   of eight moderately unequal groups, whose noise alone would show half of the value, 95 % limits held the truth in 91 % of
///   10,000 samples; where noise would show more than a quarter of it, the result says so.
/// - Errors: those of the input; `too-few-groups` for a single group; `missing-argument` for a best group without `polarity`,
///   which end being best is never guessed, or a reference without its row; `out-of-range` for a row that is not there;
///   `conflicting-arguments` for an option without effect.
/// - Sources: Keppel and others 2005, Vital Health Stat 2(141); Harper & Lynch 2005.
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::{Against, MeanDifference, Polarity};
/// let model = MeanDifference::new().against(Against::Best).polarity(Polarity::LowerIsBetter);
/// let difference = model.estimate(&districts)?;
/// let interval = difference.interval.unwrap();
/// assert!((difference.value - 15.9375).abs() < 1e-6);
/// assert!((interval.lower - 9.745280).abs() < 1e-6 && (interval.upper - 22.128183).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct MeanDifference {
    options: Options,
    asked: Asked,
}

distance_setters!(MeanDifference);

impl MeanDifference {
    /// The mean difference of these groups.
    ///
    /// ```
    /// use commonweal::{MeanDifference, UnorderedGroups};
    /// let life = UnorderedGroups::new(&[78.6, 82.6, 80.2], Some(&[2.0, 1.0, 1.0]))?; // years
    /// let difference = MeanDifference::new().estimate(&life)?; // from a mean of 80.0
    /// assert!((difference.value - 1.4).abs() < 1e-6 && difference.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &UnorderedGroups<'_>) -> Result<Estimate> {
        let words = Words {
            measure: "mean difference between groups",
            method: method(self.asked, false),
            citation: "keppel-2005",
            unit: None,
            direction: DIRECTION,
        };
        distances(self.options, self.asked, groups, false)?.estimate(&words)
    }
}

/// Index of disparity: the mean difference of all groups from the mean, the best or a reference group, over that value.
///
/// **Use it** to compare how much groups differ between indicators in different units. **Not** where the value divided by is
/// near zero, nor to compare an indicator with its complement (having and lacking give two answers). What is said of
/// [`MeanDifference`] holds here.
///
/// - Formula: `sum(w |y - r|) / r`, with `w` and `r` as for [`MeanDifference`]; published with each group counting once, from the
///   rate of the total population. Some authors leave the reference group out of the mean, which multiplies it by
///   `k / (k - 1)` for `k` groups.
/// - Input: [`UnorderedGroups`]; values of zero or more.
/// - Range: 0 (all the same) upwards. Unit: a share of `r` (0.12, not 12 %).
/// - Interval, errors: those of [`MeanDifference`]; `negative-value` with its row; `not-computable` where `r` is zero.
/// - Sources: Pearcy & Keppel 2002, Public Health Rep 117:273; Keppel and others 2005, Vital Health Stat 2(141).
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::IndexOfDisparity;
/// let index = IndexOfDisparity::new().estimate(&districts)?;
/// let interval = index.interval.unwrap();
/// assert!((index.value - 0.157077).abs() < 1e-6);
/// assert!((interval.lower - 0.107428).abs() < 1e-6 && (interval.upper - 0.206606).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexOfDisparity {
    options: Options,
    asked: Asked,
}

distance_setters!(IndexOfDisparity);

impl IndexOfDisparity {
    /// The index of these groups.
    ///
    /// ```
    /// use commonweal::{IndexOfDisparity, UnorderedGroups};
    /// let rates = UnorderedGroups::new(&[12.0, 8.0], None)?;
    /// assert!((IndexOfDisparity::new().estimate(&rates)?.value - 0.2).abs() < 1e-12);
    /// let error = IndexOfDisparity::new().estimate(&UnorderedGroups::new(&[0.0, 0.0], None)?).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &UnorderedGroups<'_>) -> Result<Estimate> {
        let words = Words {
            measure: "index of disparity",
            method: method(self.asked, true),
            citation: "pearcy-keppel-2002",
            unit: Some("share"),
            direction: DIRECTION,
        };
        distances(self.options, self.asked, groups, true)?.estimate(&words)
    }
}

const DIRECTION: &str = "0 means all groups have the same; larger means they differ more";

fn method(asked: Asked, relative: bool) -> &'static str {
    match (asked.against, relative) {
        (Against::Mean, false) => "mean absolute difference from the mean",
        (Against::Best, false) => "mean difference from the best group",
        (Against::Reference, false) => "mean absolute difference from the reference group",
        (Against::Mean, true) => "mean absolute difference from the mean, over the mean",
        (Against::Best, true) => "mean difference from the best group, over its value",
        (Against::Reference, true) => {
            "mean absolute difference from the reference group, over its value"
        }
    }
}
