//! Curves from columns as callers in other languages give them by name.

use super::choices::ComparedWith;
use super::estimate::of_other;
use super::{CurveDominance, CurveDominanceModel};
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::input::{CompleteRows, Nulls, Order, RankedValues, Ranks, SurveySample};

/// The columns of one curve.
///
/// ```
/// use commonweal::{ComparedWith, CurveColumns, CurveDominanceModel, Nulls, Order, SampleInterval};
/// let first = CurveColumns { values: Some(&[4.0, 2.0, 1.0]), rank: Some(&[1.0, 2.0, 3.0]), weights: None };
/// let model = CurveDominanceModel::new().interval(SampleInterval::None);
/// let order = Some(Order::MostDeprivedFirst);
/// let columns = (first, CurveColumns::default());
/// let found = model.estimate_columns(ComparedWith::Equality, order, columns, None, Nulls::Raise)?;
/// assert_eq!(found.verdict.as_str(), "dominates");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::exhaustive_structs, reason = "callers write it down")]
pub struct CurveColumns<'a> {
    /// What each person has.
    pub values: Option<&'a [f64]>,
    /// The rank of each; without one the curve is a Lorenz curve.
    pub rank: Option<&'a [f64]>,
    /// How many people each row stands for.
    pub weights: Option<&'a [f64]>,
}

impl<'a> CurveColumns<'a> {
    /// By the names of the first curve, or of the second.
    fn named(&self, names: [&'static str; 3]) -> Vec<(&'static str, &'a [f64])> {
        let columns = [self.values, self.rank, self.weights];
        let named = names.into_iter().zip(columns);
        named
            .filter_map(|(name, column)| Some((name, column?)))
            .collect()
    }
}

const FIRST: [&str; 3] = ["values", "rank", "weights"];
const OTHER: [&str; 3] = ["other_values", "other_rank", "other_weights"];

fn refuse<T>(param: &'static str, message: impl Into<String>) -> Result<T> {
    Err(Error::new(ErrorCode::ConflictingArguments, param, message))
}

/// What goes with what is compared.
fn check(
    with: ComparedWith,
    order: Option<Order>,
    (first, other): (CurveColumns<'_>, CurveColumns<'_>),
    survey: bool,
) -> Result<()> {
    match with {
        ComparedWith::Equality => {
            if let Some((name, _)) = other.named(OTHER).first() {
                let message = format!(
                    "`{name}` has no effect on a comparison with the line of equality: ask for compared_with=\"same-people\" or \
                     \"other-people\", or leave it out"
                );
                return refuse(name, message);
            }
            if first.rank.is_none() {
                let message = "`rank` is needed: without it the curve is a Lorenz curve, which never lies above the line of equality";
                return Err(Error::new(ErrorCode::MissingArgument, "rank", message));
            }
        }
        ComparedWith::SamePeople => {
            if other.values.is_none() && other.rank.is_none() {
                let message =
                    "there is nothing to compare with: give `other_values`, `other_rank`, or both";
                return Err(Error::new(
                    ErrorCode::MissingArgument,
                    "other_values",
                    message,
                ));
            }
            if other.weights.is_some() {
                let message = "the same people have the same `weights`: leave `other_weights` out, or ask for \
                               compared_with=\"other-people\"";
                return refuse("other_weights", message);
            }
        }
        ComparedWith::OtherPeople => {
            if other.values.is_none() {
                return Err(missing_argument("other_values"));
            }
            if first.rank.is_some() && other.rank.is_none() {
                return Err(missing_argument("other_rank"));
            }
            if first.rank.is_none() && other.rank.is_some() {
                return Err(missing_argument("rank"));
            }
            if survey {
                let message = "two samples have two designs, and this takes one: leave `design` out; in Rust give each its own";
                return refuse("design", message);
            }
        }
    }
    let ranked = first.rank.is_some() || other.rank.is_some();
    match (ranked, order) {
        (true, None) => Err(missing_argument("order")),
        (false, Some(_)) => refuse(
            "order",
            "`order` has an effect only with `rank`: give that, or leave it out",
        ),
        _ => Ok(()),
    }
}

impl CurveDominanceModel<'_> {
    /// The same from columns as they are given by name; of the same people what is not given of the second is that of the first.
    ///
    /// ```
    /// use commonweal::{ComparedWith, CurveColumns, CurveDominanceModel, Nulls, SampleInterval};
    /// let first = CurveColumns { values: Some(&[4.0, 2.0, 3.0]), ..CurveColumns::default() };
    /// let other = CurveColumns { values: Some(&[9.0, 1.0, 2.0, 3.0]), ..CurveColumns::default() };
    /// let model = CurveDominanceModel::new().interval(SampleInterval::None);
    /// let found = model.estimate_columns(ComparedWith::OtherPeople, None, (first, other), None, Nulls::Raise)?;
    /// assert_eq!((found.verdict.as_str(), found.n), ("dominates", 7)); // the first three share more equally
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type; `missing-argument` where a column is needed, `conflicting-arguments` where one has no effect.
    pub fn estimate_columns(
        &self,
        with: ComparedWith,
        order: Option<Order>,
        (first, other): (CurveColumns<'_>, CurveColumns<'_>),
        survey: Option<&SurveySample>,
        nulls: Nulls,
    ) -> Result<CurveDominance> {
        check(with, order, (first, other), survey.is_some())?;
        let mut named = first.named(FIRST);
        let others = other.named(OTHER);
        if with == ComparedWith::OtherPeople {
            let (rows, others) = (
                CompleteRows::of(&named, nulls)?,
                CompleteRows::of(&others, nulls)?,
            );
            let (one, two) = (columns(&rows, FIRST), columns(&others, OTHER));
            let ranked = ranked(one, order, None).map_err(|error| rows.restore(error))?;
            let second = ranked_other(two, order).map_err(|error| others.restore(error))?;
            let found = self.other_people(&ranked, &second).map_err(|error| {
                let of_other = error.param().is_some_and(|param| OTHER.contains(&param));
                if of_other {
                    others.restore(error)
                } else {
                    rows.restore(error)
                }
            });
            let mut found = found?;
            for caution in [rows.caution(), others.caution()].into_iter().flatten() {
                found.add_caution(caution);
            }
            return Ok(found);
        }
        named.extend(others);
        CompleteRows::of(&named, nulls)?.answer(|rows| {
            let survey = survey.map(|survey| survey.of_rows(rows)).transpose()?;
            let one = columns(rows, FIRST);
            let first = ranked(one, order, survey.as_deref())?;
            if with == ComparedWith::Equality {
                return self.equality(&first);
            }
            let two = columns(rows, OTHER);
            if let Some(values) = two.values {
                crate::input::same_length("other_values", values, "values", first.len())?;
            }
            let second = CurveColumns {
                values: two.values.or(one.values),
                rank: two.rank.or(one.rank),
                weights: one.weights,
            };
            self.same_people(&first, &ranked_other(second, order)?)
        })
    }
}

fn columns<'r>(rows: &'r CompleteRows<'_>, [values, rank, weights]: [&str; 3]) -> CurveColumns<'r> {
    CurveColumns {
        values: rows.named(values),
        rank: rows.named(rank),
        weights: rows.named(weights),
    }
}

fn ranked<'r>(
    columns: CurveColumns<'r>,
    order: Option<Order>,
    survey: Option<&'r SurveySample>,
) -> Result<RankedValues<'r>> {
    let values = columns.values.unwrap_or_default();
    let ranks = match (columns.rank, order) {
        (Some(rank), Some(order)) => Ranks::new(rank, order),
        _ => Ranks::most_deprived_first(values),
    };
    let mut ranked = RankedValues::new(values, ranks)?;
    if let Some(weights) = columns.weights {
        ranked = ranked.with_weights(weights)?;
    }
    match survey {
        Some(survey) => ranked.with_survey(survey),
        None => Ok(ranked),
    }
}

fn ranked_other(columns: CurveColumns<'_>, order: Option<Order>) -> Result<RankedValues<'_>> {
    ranked(columns, order, None).map_err(of_other)
}
