//! What the three options types compute.

use super::choices::{Model, Scale};
use super::fit::{Index, Line};
use super::models::{GradientModel, RelativeIndex, SlopeIndex};
use super::simulate::Progress;
use crate::error::{ErrorCode, Result};
use crate::estimate::{Caution, Estimate, Interval, Text};
use crate::input::OrderedGroups;

impl SlopeIndex {
    /// The slope index of these groups.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// # use commonweal::SlopeIndex;
    /// let sii = SlopeIndex::new().estimate(&admissions)?; // per 100,000, by deprivation quintile
    /// let interval = sii.interval.unwrap();
    /// assert!((sii.value - -447.879768).abs() < 1e-6);
    /// assert!((interval.lower - -584.450703).abs() < 1e-6 && (interval.upper - -311.308833).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &OrderedGroups<'_>) -> Result<Estimate> {
        one(self.options, groups, Index::Slope, None)
    }

    /// The same, telling how many draws of a simulation are made of how many; `false` from `progress` cancels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// use commonweal::{SlopeIndex, SlopeInterval};
    /// let model = SlopeIndex::new().interval(SlopeInterval::Simulated).draws(50_000);
    /// let mut last = (0, 0);
    /// let sii = model.estimate_with_progress(&admissions, &mut |made, of| { last = (made, of); true })?;
    /// assert_eq!(last, (50_000, 50_000));
    /// assert!((sii.interval.unwrap().lower - -584.931406).abs() < 1e-6);
    /// let error = model.estimate_with_progress(&admissions, &mut |_, _| false).unwrap_err();
    /// assert_eq!(error.code().as_str(), "cancelled");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`estimate`](Self::estimate), and `cancelled`.
    pub fn estimate_with_progress(
        &self,
        groups: &OrderedGroups<'_>,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Estimate> {
        one(self.options, groups, Index::Slope, Some(progress))
    }
}

impl RelativeIndex {
    /// The relative index of these groups.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// # use commonweal::RelativeIndex;
    /// let rii = RelativeIndex::new().estimate(&admissions)?; // least over most deprived
    /// let interval = rii.interval.unwrap();
    /// assert!((rii.value - 0.669425).abs() < 1e-6);
    /// assert!((interval.lower - 0.590822).abs() < 1e-6 && (interval.upper - 0.758486).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &OrderedGroups<'_>) -> Result<Estimate> {
        one(self.options, groups, Index::Relative, None)
    }

    /// The same, telling how many draws of a simulation are made of how many; `false` from `progress` cancels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// use commonweal::{RelativeIndex, SlopeInterval};
    /// let model = RelativeIndex::new().interval(SlopeInterval::Simulated).draws(50_000);
    /// let mut calls = 0;
    /// let rii = model.estimate_with_progress(&admissions, &mut |_, _| { calls += 1; true })?;
    /// assert!(calls > 1);
    /// assert!((rii.interval.unwrap().lower - 0.589210).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`estimate`](Self::estimate), and `cancelled`.
    pub fn estimate_with_progress(
        &self,
        groups: &OrderedGroups<'_>,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Estimate> {
        one(self.options, groups, Index::Relative, Some(progress))
    }
}

fn one(
    options: super::options::Options,
    groups: &OrderedGroups<'_>,
    index: Index,
    progress: Progress<'_>,
) -> Result<Estimate> {
    let line = Line::fit(groups, options)?;
    let mut draws = line.draws(&[index], progress)?;
    line.estimate(index, draws.as_mut())
}

/// Groups on the population scale of deprivation, the line through them, and both indices: what
/// [`GradientModel`](super::GradientModel) returns.
///
/// ```
/// use commonweal::{GradientModel, OrderedGroups, Ranks};
/// let groups = OrderedGroups::new(&[30.0, 25.0, 20.0], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
/// let gradient = GradientModel::new().estimate(&groups)?;
/// assert!((gradient.fitted_at(0.25) - 28.75).abs() < 1e-12);
/// assert!((gradient.fitted[0] - 30.0).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gradient {
    /// Ranks as given, row by row.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub rank: Vec<f64>,
    /// Values as given.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub value: Vec<f64>,
    /// People in each group.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub population: Vec<f64>,
    /// Midpoint of each group from 0 (most deprived) to 1 (least deprived).
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub ridit: Vec<f64>,
    /// Fitted value at each midpoint.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub fitted: Vec<f64>,
    /// Fitted value at the most deprived end.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub most_deprived: f64,
    /// Fitted value at the least deprived end.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub least_deprived: f64,
    /// Intercept of the line on its scale.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub intercept: f64,
    /// Slope of the line on its scale.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub slope: f64,
    /// The scale on which the line is straight.
    pub scale: super::Scale,
    /// What 1 is in the unit of the values, on the logit scale.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub per: f64,
    /// The slope index.
    pub slope_index: Estimate,
    /// The relative index, where it has a value.
    pub relative_index: Option<Estimate>,
    /// Why there is no relative index, where there is none.
    pub no_relative_index_reason: Option<Text>,
    /// The slope index over the mean of the population (Pamuk 1985), where a straight line of the values was fitted and the relative index
    /// has a value: the relative index of some of the literature, 0 where there is no gradient. Its limits are those of the relative index
    /// `r`, of which it is `2 (r - 1) / (r + 1)`, as the line is at the mean in the middle of the population.
    pub slope_over_mean: Option<Estimate>,
}

impl Gradient {
    /// The fitted value at a place on the population scale, from 0 (most deprived) to 1 (least deprived).
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// # use commonweal::{GradientModel, Scale};
    /// let gradient = GradientModel::new().scale(Scale::Log).estimate(&admissions)?;
    /// assert_eq!(gradient.fitted_at(0.0), gradient.most_deprived);
    /// assert!((gradient.fitted_at(0.5) - 1123.689736).abs() < 1e-6); // the middle of the population
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fitted_at(&self, ridit: f64) -> f64 {
        self.scale
            .inverse(self.intercept + self.slope * ridit, self.per)
    }

    /// The same gradient with the unit in which the values were given, such as "years".
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// # use commonweal::GradientModel;
    /// let gradient = GradientModel::new().estimate(&admissions)?.with_unit("per 100,000");
    /// assert_eq!(gradient.slope_index.unit, "per 100,000");
    /// assert_eq!(gradient.relative_index.unwrap().unit, "ratio"); // whatever the values are
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Text>) -> Self {
        self.slope_index = self.slope_index.with_unit(unit);
        self
    }

    /// Adds a caution to all indices.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// use commonweal::{Caution, GradientModel};
    /// let mut gradient = GradientModel::new().estimate(&admissions)?;
    /// gradient.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(gradient.slope_index.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// assert_eq!(gradient.relative_index.unwrap().cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        for relative in [&mut self.relative_index, &mut self.slope_over_mean]
            .into_iter()
            .flatten()
        {
            relative.add_caution(caution.clone());
        }
        self.slope_index.add_caution(caution);
    }
}

impl GradientModel {
    /// The gradient of these groups.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// # use commonweal::GradientModel;
    /// let gradient = GradientModel::new().estimate(&admissions)?;
    /// assert!((gradient.most_deprived - 1354.851701).abs() < 1e-6 && (gradient.least_deprived - 906.971933).abs() < 1e-6);
    /// assert!((gradient.slope_index.value - -447.879768).abs() < 1e-6); // their difference
    /// assert!((gradient.relative_index.unwrap().value - 0.669425).abs() < 1e-6); // and their ratio
    /// let over_mean = gradient.slope_over_mean.unwrap();
    /// assert!((over_mean.value - -0.396035).abs() < 1e-6); // the difference is two fifths of the mean
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See [`SlopeIndex`]. Where only the relative index has no value, the gradient says why instead.
    pub fn estimate(&self, groups: &OrderedGroups<'_>) -> Result<Gradient> {
        self.run(groups, None)
    }

    /// The same, telling how many draws of a simulation are made of how many; `false` from `progress` cancels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/admissions.md")]
    /// use commonweal::{GradientModel, SlopeInterval};
    /// let model = GradientModel::new().interval(SlopeInterval::Simulated).draws(50_000);
    /// let mut percent = 0;
    /// let gradient = model.estimate_with_progress(&admissions, &mut |made, of| { percent = 100 * made / of; true })?;
    /// assert_eq!(percent, 100);
    /// assert!((gradient.slope_index.interval.unwrap().upper - -309.949730).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`estimate`](Self::estimate), and `cancelled`.
    pub fn estimate_with_progress(
        &self,
        groups: &OrderedGroups<'_>,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Gradient> {
        self.run(groups, Some(progress))
    }

    fn run(&self, groups: &OrderedGroups<'_>, progress: Progress<'_>) -> Result<Gradient> {
        let line = Line::fit(groups, self.options)?;
        let mut draws = line.draws(&[Index::Slope, Index::Relative], progress)?;
        let slope_index = line.estimate(Index::Slope, draws.as_mut())?;
        let (relative_index, no_relative_index_reason) =
            match line.estimate(Index::Relative, draws.as_mut()) {
                Ok(estimate) => (Some(estimate), None),
                Err(error) if error.code() == ErrorCode::NotComputable => {
                    (None, Some(Text::Owned(error.to_string())))
                }
                Err(error) => return Err(error),
            };
        let straight =
            self.options.model == Model::LeastSquares && self.options.scale == Scale::Linear;
        let slope_over_mean = relative_index
            .as_ref()
            .filter(|_| straight)
            .map(|ratio| over_mean(ratio, &slope_index))
            .transpose()?;
        Ok(Gradient {
            slope_over_mean,
            rank: groups.rank().to_vec(),
            value: groups.values().to_vec(),
            population: groups.population().to_vec(),
            ridit: groups.ridits().to_vec(),
            fitted: groups
                .ridits()
                .iter()
                .map(|&ridit| line.at(ridit))
                .collect(),
            most_deprived: line.most,
            least_deprived: line.least,
            intercept: line.intercept,
            slope: line.slope,
            scale: self.options.scale,
            per: self.options.per,
            slope_index,
            relative_index,
            no_relative_index_reason,
        })
    }
}

/// The slope over the mean, from the ratio of both ends.
fn over_mean(ratio: &Estimate, slope: &Estimate) -> Result<Estimate> {
    // Of both ends `a` and `b`: `(b - a) / ((a + b) / 2)`.
    let of = |ratio: f64| 2.0 * (ratio - 1.0) / (ratio + 1.0);
    let mut told = Estimate::new("slope index over the mean", of(ratio.value), "values")?;
    // The error of the ratio is that of its logarithm.
    let sum = ratio.value + 1.0;
    told.standard_error = ratio
        .standard_error
        .map(|error| error * (4.0 * (ratio.value / sum) / sum));
    let limits = ratio.intervals.iter().map(|interval| Interval {
        lower: of(interval.lower),
        upper: of(interval.upper),
        ..*interval
    });
    told.set_intervals(limits.collect(), "values")?;
    told.no_interval_reason
        .clone_from(&ratio.no_interval_reason);
    told.method = Text::Borrowed("weighted least squares on population ridits, over the mean");
    told.citation = Text::Borrowed("pamuk-1985");
    told.unit = Text::Borrowed("share of the mean");
    told.direction.clone_from(&slope.direction);
    (told.n, told.population, told.events) = (ratio.n, ratio.population, ratio.events);
    (told.seed, told.draws) = (ratio.seed, ratio.draws);
    told.cautions.clone_from(&ratio.cautions);
    Ok(told)
}
