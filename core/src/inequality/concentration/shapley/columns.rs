//! A Shapley decomposition from columns as callers in other languages give them by name.

use super::choices::ShapleyIndex;
use super::{ShapleyDecomposition, ShapleyDecompositionModel};
use crate::error::{Result, conflicting_arguments, missing_argument};
use crate::input::{CompleteRows, Nulls, Order, RankedValues, Ranks, SurveySample};

/// The columns of a Shapley decomposition.
///
/// ```
/// use commonweal::{Nulls, ShapleyColumns, ShapleyDecompositionModel, ShapleyIndex};
/// let ill: &[f64] = &[1.0, 1.0, 0.0, 1.0, 0.0, 0.0];
/// let columns = ShapleyColumns { determinants: &[("ill", ill)], ..ShapleyColumns::new(&[5.0, 6.0, 3.0, 4.0, 2.0, 1.0]) };
/// let model = ShapleyDecompositionModel::new().index(ShapleyIndex::Gini);
/// let parts = model.estimate_columns(&columns, Nulls::Raise, &mut |_, _| true)?;
/// assert!((parts.contribution[0] - 0.214286).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "callers write it down")]
pub struct ShapleyColumns<'a> {
    /// The outcome.
    pub values: &'a [f64],
    /// The rank of each row, for the concentration index.
    pub rank: Option<&'a [f64]>,
    /// At which end of the ranks the most deprived stand.
    pub order: Option<Order>,
    /// How many people each row stands for.
    pub weights: Option<&'a [f64]>,
    /// What may explain the outcome.
    pub determinants: &'a [(&'a str, &'a [f64])],
    /// The group of each determinant, where some go together.
    pub groups: Option<&'a [&'a str]>,
    /// How the rows were drawn, for limits under a survey design.
    pub survey: Option<&'a SurveySample>,
}

impl<'a> ShapleyColumns<'a> {
    /// An outcome, with nothing to explain it yet.
    ///
    /// ```
    /// assert!(commonweal::ShapleyColumns::new(&[1.0, 2.0]).determinants.is_empty());
    /// ```
    #[must_use]
    pub fn new(values: &'a [f64]) -> Self {
        Self {
            values,
            rank: None,
            order: None,
            weights: None,
            determinants: &[],
            groups: None,
            survey: None,
        }
    }
}

impl ShapleyDecompositionModel {
    /// The same from columns as they are given by name; the concentration index needs a rank and its order, the others take none.
    ///
    /// ```
    /// use commonweal::{Nulls, ShapleyColumns, ShapleyDecompositionModel};
    /// let columns = ShapleyColumns::new(&[5.0, 6.0, 3.0]);
    /// let error = ShapleyDecompositionModel::new().estimate_columns(&columns, Nulls::Raise, &mut |_, _| true).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("rank")));
    /// ```
    ///
    /// # Errors
    /// See the type; `missing-argument` and `conflicting-arguments` for a rank or an order.
    pub fn estimate_columns(
        &self,
        columns: &ShapleyColumns<'_>,
        nulls: Nulls,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<ShapleyDecomposition> {
        if self.index == ShapleyIndex::Concentration {
            if columns.rank.is_none() {
                return Err(missing_argument("rank"));
            }
            if columns.order.is_none() {
                return Err(missing_argument("order"));
            }
        } else if columns.rank.is_some() {
            return Err(conflicting_arguments("rank", "index"));
        } else if columns.order.is_some() {
            return Err(conflicting_arguments("order", "index"));
        }
        // Before rows are left out, which names of groups are not.
        super::estimate::players(columns.determinants, columns.groups)?;
        let mut given: Vec<(&'static str, &[f64])> = vec![("values", columns.values)];
        let named = columns.determinants.iter();
        given.extend(named.map(|(_, column)| ("determinants", *column)));
        given.extend(columns.rank.map(|column| ("rank", column)));
        given.extend(columns.weights.map(|column| ("weights", column)));
        CompleteRows::of(&given, nulls)?.answer(|rows| {
            let values = rows.column(0);
            let ranks = match (rows.named("rank"), columns.order) {
                (Some(rank), Some(order)) => Ranks::new(rank, order),
                _ => Ranks::most_deprived_first(values),
            };
            let mut ranked = RankedValues::new(values, ranks)?;
            if let Some(weights) = rows.named("weights") {
                ranked = ranked.with_weights(weights)?;
            }
            let survey = columns.survey.map(|survey| survey.of_rows(rows));
            let survey = survey.transpose()?;
            if let Some(survey) = &survey {
                ranked = ranked.with_survey(survey)?;
            }
            let names = columns.determinants.iter().zip(1..);
            let named: Vec<(&str, &[f64])> = names
                .map(|((name, _), at)| (*name, rows.column(at)))
                .collect();
            self.estimate_with_progress(&ranked, &named, columns.groups, progress)
        })
    }
}
