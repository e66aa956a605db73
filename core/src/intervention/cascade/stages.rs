//! Counts of people by stage and stratum.

use super::resources::{Costs, Doses};
use crate::error::{Error, ErrorCode, Result};
use crate::input::{Order, not_empty, not_negative, same_length};

/// The most stages that one cascade has.
const MOST_STAGES: usize = 100;

/// People at each stage of an intervention, one row a stratum: checked once, borrowed.
///
/// Strata do not overlap: each person stands in one of them, so that the rows add up.
///
/// ```
/// use commonweal::StageCounts;
/// let counts = StageCounts::new(&[("invited", &[5_000.0]), ("attended", &[1_800.0]), ("cancer found", &[7.0])])?;
/// assert_eq!((counts.stages().len(), counts.len()), (3, 1));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct StageCounts<'a> {
    stages: Vec<&'a str>,
    counts: Vec<&'a [f64]>,
    strata: Option<&'a [&'a str]>,
    pub(super) rank: Option<(&'a [f64], Order)>,
    pub(super) planned: Option<&'a [f64]>,
    pub(super) doses: Option<Doses<'a>>,
    pub(super) costs: Option<Costs<'a>>,
}

impl<'a> StageCounts<'a> {
    /// Checks and borrows the stages in the order in which people pass them, each a name and a column of counts.
    ///
    /// ```
    /// # use commonweal::StageCounts;
    /// let checks = StageCounts::new(&[("invited", &[400.0, 380.0]), ("attended", &[180.0, 210.0])])?; // two areas
    /// assert_eq!((checks.stages(), checks.len()), (&["invited", "attended"][..], 2));
    /// let twice: [(_, &[f64]); 2] = [("invited", &[400.0]), ("invited", &[180.0])];
    /// assert_eq!(StageCounts::new(&twice).unwrap_err().code().as_str(), "duplicate-key");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty` without stages or rows; `out-of-range` for more than 100 stages; `missing-value` for a name that is empty or a count that is missing; `duplicate-key`
    /// for a stage that stands twice; `length-mismatch`, `not-finite`, `negative-value`, each with its row.
    pub fn new(stages: &[(&'a str, &'a [f64])]) -> Result<Self> {
        let Some(&(first, model)) = stages.first() else {
            return Err(Error::new(
                ErrorCode::Empty,
                "stages",
                "`stages` has no stage: give at least one",
            ));
        };
        if stages.len() > MOST_STAGES {
            let most = format!("at most {MOST_STAGES} stages");
            return Err(Error::out_of_range("stages", stages.len() as f64, &most));
        }
        for (place, &(name, column)) in stages.iter().enumerate() {
            if name.is_empty() {
                let message = format!("`stages` has no name for stage {place}: name each");
                return Err(Error::new(ErrorCode::MissingValue, "stages", message));
            }
            if stages.iter().take(place).any(|&(other, _)| other == name) {
                let message =
                    format!("`stages` has \"{name}\" twice: each stage stands once, in order");
                return Err(Error::new(ErrorCode::DuplicateKey, "stages", message));
            }
            let told = |error: Error| in_stage(&error, name);
            not_empty("stages", column).map_err(told)?;
            if column.len() != model.len() {
                let message = format!(
                    "`stages` has {} rows in \"{name}\" and {} in \"{first}\": give one row a stratum in each",
                    column.len(),
                    model.len()
                );
                return Err(Error::new(ErrorCode::LengthMismatch, "stages", message));
            }
            not_negative("stages", column).map_err(told)?;
        }
        Ok(Self {
            stages: stages.iter().map(|&(name, _)| name).collect(),
            counts: stages.iter().map(|&(_, column)| column).collect(),
            strata: None,
            rank: None,
            planned: None,
            doses: None,
            costs: None,
        })
    }

    /// Adds the name of each stratum; without, they are called by the number of their row, from 1.
    ///
    /// ```
    /// # use commonweal::{CascadeModel, StageCounts};
    /// let checks = StageCounts::new(&[("invited", &[400.0, 380.0])])?;
    /// let named = CascadeModel::new().estimate(&checks.clone().with_strata(&["North", "South"])?)?;
    /// assert_eq!(named.strata.stratum, ["North", "South"]); // "1" and "2" without names
    /// assert_eq!(checks.with_strata(&["North", "North"]).unwrap_err().index(), Some(1));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `missing-value` and `duplicate-key` with the row.
    pub fn with_strata(mut self, strata: &'a [&'a str]) -> Result<Self> {
        lengths("strata", strata.len(), self.len())?;
        if let Some(row) = strata.iter().position(|name| name.is_empty()) {
            return Err(Error::missing("strata", row));
        }
        let mut sorted: Vec<(&str, usize)> = strata.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        let twice = sorted
            .windows(2)
            .filter_map(|pair| match pair {
                [(a, _), (b, row)] if a == b => Some((*row, *b)),
                _ => None,
            })
            .min();
        if let Some((row, name)) = twice {
            let message = format!(
                "`strata` row {row} is \"{name}\", as an earlier row is: add their counts up first, or name them apart"
            );
            return Err(Error::new(ErrorCode::DuplicateKey, "strata", message).at(row));
        }
        self.strata = Some(strata);
        Ok(self)
    }

    /// Adds the rank of each stratum by deprivation, for the slope of reach.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// use commonweal::{CascadeModel, Order};
    /// let ranked = checks.with_ranks(&[1.0, 2.0, 3.0], Order::MostDeprivedFirst)?;
    /// let slope = CascadeModel::new().reached("attended").estimate(&ranked)?.slope.unwrap();
    /// let interval = slope.interval.unwrap();
    /// assert!((slope.value - 0.309589).abs() < 1e-6); // the least deprived attend so much more often
    /// assert!((interval.lower - 0.205364).abs() < 1e-6 && (interval.upper - 0.413814).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `missing-value` and `not-finite` with the row.
    pub fn with_ranks(mut self, rank: &'a [f64], order: Order) -> Result<Self> {
        lengths("rank", rank.len(), self.len())?;
        crate::input::finite("rank", rank)?;
        self.rank = Some((rank, order));
        Ok(self)
    }

    /// Adds how many people were planned to be reached in each stratum.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// # use commonweal::CascadeModel;
    /// let cascade = CascadeModel::new().estimate(&checks.with_planned(&[120.0, 100.0, 100.0])?)?;
    /// assert_eq!(cascade.delivered.unwrap().value, [0.8, 1.01, 0.9]); // scanned over planned
    /// assert!((cascade.total_delivered.unwrap().value[0] - 0.896875).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `missing-value`, `not-finite` and `negative-value` with the row.
    pub fn with_planned(mut self, planned: &'a [f64]) -> Result<Self> {
        lengths("planned", planned.len(), self.len())?;
        not_negative("planned", planned)?;
        self.planned = Some(planned);
        Ok(self)
    }

    /// Adds what was given, in all strata together.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// use commonweal::{CascadeModel, Doses};
    /// let checks = checks.with_doses(Doses::new(&["attended"], &[310.0], &["hours"])?)?;
    /// let doses = CascadeModel::new().estimate(&checks)?.doses.unwrap();
    /// assert_eq!(doses.per_person, [0.5]); // hours for each of the 620 who attended
    /// assert!((doses.per_completed[0] - 1.080139).abs() < 1e-6); // and for each of the 287 who were scanned
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-option` with the row of a stage that is none of these.
    pub fn with_doses(mut self, doses: Doses<'a>) -> Result<Self> {
        self.known("dose_stage", doses.stage)?;
        self.doses = Some(doses);
        Ok(self)
    }

    /// Adds what was spent, in all strata together.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// use commonweal::{CascadeModel, Costs};
    /// let costs = Costs::new(&["NHS", "NHS"], &["attended", "scanned"], &[24_800.0, 43_050.0], &[2023.0; 2])?;
    /// let costs = CascadeModel::new().estimate(&checks.with_costs(costs)?)?.costs.unwrap();
    /// assert_eq!((costs.per_person_at_stage[1], costs.per_person_at_stage[2]), (40.0, 150.0));
    /// assert!((costs.total_per_reached - 236.411150).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-option` with the row of a stage that is none of these.
    pub fn with_costs(mut self, costs: Costs<'a>) -> Result<Self> {
        self.known("cost_stage", costs.stage)?;
        self.costs = Some(costs);
        Ok(self)
    }

    /// Where a stage stands.
    pub(super) fn place(&self, stage: &str) -> Option<usize> {
        self.stages.iter().position(|known| *known == stage)
    }

    /// That each of these is a stage.
    fn known(&self, param: &'static str, stages: &[&str]) -> Result<()> {
        match stages.iter().position(|stage| self.place(stage).is_none()) {
            None => Ok(()),
            Some(row) => {
                let found = stages.get(row).copied().unwrap_or_default();
                Err(self.unknown(param, found).at(row))
            }
        }
    }

    /// The error for a stage that is none of these.
    pub(super) fn unknown(&self, param: &'static str, found: &str) -> Error {
        Error::unknown_choice(param, found, &self.stages)
    }

    /// The stages in order.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// assert_eq!(checks.stages(), ["invited", "attended", "scanned"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn stages(&self) -> &[&'a str] {
        &self.stages
    }

    /// The counts of each stage, in the same order.
    pub(super) fn counts(&self) -> &[&'a [f64]] {
        &self.counts
    }

    /// The name of a stratum.
    pub(super) fn stratum(&self, row: usize) -> String {
        self.strata
            .and_then(|strata| strata.get(row))
            .map_or_else(|| (row + 1).to_string(), |&name| name.to_owned())
    }

    /// How many strata there are.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// assert_eq!(checks.len(), 3); // areas, whatever the number of stages
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.first().map_or(0, |column| column.len())
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::StageCounts;
    /// assert!(!StageCounts::new(&[("invited", &[0.0])])?.is_empty()); // nobody invited is a count
    /// assert_eq!(StageCounts::new(&[("invited", &[])]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn lengths(param: &'static str, found: usize, expected: usize) -> Result<()> {
    if found == expected {
        Ok(())
    } else {
        Err(Error::length(param, found, "stages", expected))
    }
}

/// The same error with the stage in which it was found.
pub(super) fn in_stage(error: &Error, stage: &str) -> Error {
    let (code, index) = (error.code(), error.index());
    let message = format!("{error} (stage \"{stage}\")");
    let error = Error::new(code, "stages", message);
    match index {
        Some(row) => error.at(row),
        None => error,
    }
}

/// Columns that go together.
pub(super) fn same(
    param: &'static str,
    column: usize,
    other: &'static str,
    expected: usize,
) -> Result<()> {
    if column == expected {
        Ok(())
    } else {
        Err(Error::length(param, column, other, expected))
    }
}

/// Numbers of zero or more, as many as there are rows of another column.
pub(super) fn amounts(
    param: &'static str,
    column: &[f64],
    other: &'static str,
    expected: usize,
) -> Result<()> {
    same_length(param, column, other, expected)?;
    not_negative(param, column)
}
