//! Rows divided into named groups.

use super::super::distribution::{mean, rows};
use crate::error::{Error, Result};
use crate::input::WeightedValues;
use crate::numbered::Numbered;
use crate::numeric::sum;

/// The names in order of first appearance, the group of each row, and the rows of each group.
pub(in crate::inequality) struct Partition<'a> {
    pub(in crate::inequality) names: Vec<&'a str>,
    pub(in crate::inequality) of_row: Vec<usize>,
    starts: Vec<usize>,
    sorted: Vec<usize>,
}

impl<'a> Partition<'a> {
    pub(in crate::inequality) fn new<S: AsRef<str>>(
        group: &'a [S],
        values: &WeightedValues<'_>,
    ) -> Result<Self> {
        let rows = values.values().len();
        if group.len() != rows {
            return Err(Error::length("group", group.len(), "values", rows));
        }
        Ok(Self::of(&mut group.iter().map(AsRef::as_ref)))
    }

    /// Once for all kinds of text.
    fn of(group: &mut dyn Iterator<Item = &'a str>) -> Self {
        let mut numbers = Numbered::default();
        let (mut names, mut of_row) = (Vec::new(), Vec::new());
        for name in group {
            let (number, new) = numbers.number(name);
            if new {
                names.push(name);
            }
            of_row.push(number);
        }
        // Rows of each group together, in their order.
        let mut starts = vec![0_usize; names.len() + 1];
        for group in &of_row {
            if let Some(start) = starts.get_mut(group + 1) {
                *start += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut next = starts.clone();
        let mut sorted = vec![0; of_row.len()];
        for (row, group) in of_row.iter().enumerate() {
            if let Some(place) = next.get_mut(*group) {
                if let Some(cell) = sorted.get_mut(*place) {
                    *cell = row;
                }
                *place += 1;
            }
        }
        Self {
            names,
            of_row,
            starts,
            sorted,
        }
    }

    /// The rows of each group.
    pub(in crate::inequality) fn groups(&self) -> impl Iterator<Item = &[usize]> + '_ {
        let ends = self.starts.iter().zip(self.starts.iter().skip(1));
        ends.map(|(start, end)| self.sorted.get(*start..*end).unwrap_or_default())
    }

    /// One number for each group, row by row.
    pub(in crate::inequality) fn spread(&self, of_group: &[f64]) -> Vec<f64> {
        let of = |group: &usize| of_group.get(*group).copied().unwrap_or(f64::NAN);
        self.of_row.iter().map(of).collect()
    }

    pub(in crate::inequality) fn names(&self) -> Vec<String> {
        self.names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// One group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) rows: u64,
    pub(super) people: f64,
    /// Its share of the people.
    pub(super) share: f64,
    /// Zero where nobody stands in it.
    pub(super) mean: f64,
    /// Its mean over that of all.
    pub(super) ratio: f64,
    /// Of its own people; zero where all of them have nothing, or nobody stands in it.
    pub(super) index: f64,
}

impl Group {
    /// Whether it has an index of its own.
    pub(super) fn measured(&self) -> bool {
        self.mean > 0.0
    }
}

/// All groups, with an index of each of them.
pub(super) fn described(
    values: &WeightedValues<'_>,
    partition: &Partition<'_>,
    of_all: f64,
    measure: &dyn Fn(&WeightedValues<'_>) -> Result<f64>,
) -> Result<Vec<Group>> {
    let each: Vec<(f64, f64)> = rows(values).collect();
    let one = |numbers: &[usize]| {
        let own = numbers.iter().filter_map(|row| each.get(*row).copied());
        let (y, w): (Vec<f64>, Vec<f64>) = own.unzip();
        let people = sum::sum(&w);
        let mut group = Group {
            rows: numbers.len() as u64,
            people,
            share: people / values.total_weight(),
            mean: 0.0,
            ratio: 0.0,
            index: 0.0,
        };
        if people > 0.0 {
            let own = WeightedValues::new(&y, Some(&w))?;
            group.mean = mean(&own);
            group.ratio = group.mean / of_all;
            if group.measured() {
                group.index = measure(&own)?;
            }
        }
        Ok(group)
    };
    partition.groups().map(one).collect()
}
