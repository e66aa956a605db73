//! How far one more person at each row would move what a regression predicts unequally.
//!
//! A coefficient moves with one more person by `(X'WX)^-1 x e`, with `e` what the regression leaves of that person's value; an index
//! by its own influence. A part that is made of both moves as the product rule says (Deville 1999, Survey Methodology 25:193).

// Columns and rows have the same lengths by construction.
#![allow(clippy::indexing_slicing)]

use crate::inequality::concentration::walk::Walk;
use crate::numeric::sum;

/// Columns in the order of the ranks, each less its mean: determinants, then the outcome.
pub(in crate::inequality::concentration) struct Linear<'l> {
    walk: &'l Walk,
    pub(in crate::inequality::concentration) columns: Vec<Vec<f64>>,
    /// How far one more person at each row would move the absolute index of each column.
    moved: Vec<Vec<f64>>,
}

impl<'l> Linear<'l> {
    pub(in crate::inequality::concentration) fn new(
        walk: &'l Walk,
        mut columns: Vec<Vec<f64>>,
        indices: bool,
    ) -> Self {
        let (_, above) = walk.mean();
        columns.push(walk.values.iter().map(|y| y - above).collect());
        let of = |column: &Vec<f64>| walk.influence_on(column);
        let moved = if indices {
            columns.iter().map(of).collect()
        } else {
            Vec::new()
        };
        Self {
            walk,
            columns,
            moved,
        }
    }

    /// The outcome less its mean.
    pub(in crate::inequality::concentration) fn outcome(&self) -> &[f64] {
        self.columns.last().map_or(&[], Vec::as_slice)
    }

    /// The sum of some columns, each as often as it is given.
    pub(in crate::inequality::concentration) fn sum(&self, given: &[(usize, f64)]) -> Vec<f64> {
        self.combined(&self.columns, given)
    }

    /// How far the absolute index of that sum would move, were the numbers known.
    pub(in crate::inequality::concentration) fn of_index(
        &self,
        given: &[(usize, f64)],
    ) -> Vec<f64> {
        self.combined(&self.moved, given)
    }

    fn combined(&self, columns: &[Vec<f64>], given: &[(usize, f64)]) -> Vec<f64> {
        let rows = 0..self.walk.values.len();
        rows.map(|row| given.iter().map(|(j, b)| b * columns[*j][row]).sum())
            .collect()
    }

    /// The absolute indices of the columns.
    pub(in crate::inequality::concentration) fn indices(&self) -> Vec<f64> {
        let columns = self.columns.iter();
        columns.map(|column| self.walk.index_of(column)).collect()
    }

    /// In the order of the rows, less the mean of all people: one more person with the mean influence moves nothing.
    pub(in crate::inequality::concentration) fn told(&self, mut moved: Vec<f64>) -> Vec<f64> {
        let mean = sum::sum_of(self.walk.shares().zip(&moved).map(|(p, u)| p * u));
        for u in &mut moved {
            *u -= mean;
        }
        self.walk.in_rows(moved.into_iter())
    }
}
