//! What the three options types compute.

use super::fit::{Index, Line};
use super::options::{GradientModel, RelativeIndex, SlopeIndex};
use super::simulate::Progress;
use crate::error::{ErrorCode, Result};
use crate::estimate::{Caution, Estimate, Text};
use crate::input::OrderedGroups;

impl SlopeIndex {
    /// The slope index of these groups.
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &OrderedGroups<'_>) -> Result<Estimate> {
        one(self.options, groups, Index::Slope, None)
    }

    /// The same, telling how many draws of a simulation are made of how many; `false` from `progress` cancels.
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
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &OrderedGroups<'_>) -> Result<Estimate> {
        one(self.options, groups, Index::Relative, None)
    }

    /// The same, telling how many draws of a simulation are made of how many; `false` from `progress` cancels.
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
}

impl Gradient {
    /// The fitted value at a place on the population scale, from 0 (most deprived) to 1 (least deprived).
    #[must_use]
    pub fn fitted_at(&self, ridit: f64) -> f64 {
        self.scale
            .inverse(self.intercept + self.slope * ridit, self.per)
    }

    /// The same gradient with the unit in which the values were given, such as "years".
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Text>) -> Self {
        self.slope_index = self.slope_index.with_unit(unit);
        self
    }

    /// Adds a caution to both indices.
    pub fn add_caution(&mut self, caution: Caution) {
        if let Some(relative) = &mut self.relative_index {
            relative.add_caution(caution.clone());
        }
        self.slope_index.add_caution(caution);
    }
}

impl GradientModel {
    /// The gradient of these groups.
    ///
    /// # Errors
    /// See [`SlopeIndex`]. Where only the relative index has no value, the gradient says why instead.
    pub fn estimate(&self, groups: &OrderedGroups<'_>) -> Result<Gradient> {
        self.run(groups, None)
    }

    /// The same, telling how many draws of a simulation are made of how many; `false` from `progress` cancels.
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
        Ok(Gradient {
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
