//! What was given and what was spent.

use std::collections::BTreeMap;

use super::stages::{amounts, same};
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::estimate::{Caution, Text};
use crate::input::{denominators, finite, not_empty};
use crate::numeric::sum;

/// What was given at a stage, such as hours of coaching or pounds of credit: checked once, borrowed.
///
/// ```
/// use commonweal::Doses;
/// let doses = Doses::new(&["started"], &[120.0], &["hours"])?;
/// assert_eq!(doses.len(), 1);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Doses<'a> {
    pub(super) stage: &'a [&'a str],
    pub(super) amount: &'a [f64],
    pub(super) unit: &'a [&'a str],
}

impl<'a> Doses<'a> {
    /// Checks and borrows the columns: the stage at which it was given, how much to all together, and its unit.
    ///
    /// # Errors
    /// `length-mismatch`; `missing-value` (a unit that is empty, too), `not-finite`, `negative-value` with the row.
    pub fn new(stage: &'a [&'a str], amount: &'a [f64], unit: &'a [&'a str]) -> Result<Self> {
        amounts("dose_amount", amount, "dose_stage", stage.len())?;
        same("dose_unit", unit.len(), "dose_stage", stage.len())?;
        named("dose_unit", unit)?;
        Ok(Self {
            stage,
            amount,
            unit,
        })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stage.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stage.is_empty()
    }
}

/// What was spent, by whom, at which stage and in the prices of which year: checked once, borrowed.
///
/// Amounts of different price years do not add up: they are refused unless a [`Deflator`] brings them to one.
///
/// ```
/// use commonweal::Costs;
/// let costs = Costs::new(&["NHS", "council"], &["started", "started"], &[9_000.0, 3_000.0], &[2022.0, 2022.0])?;
/// assert_eq!(costs.len(), 2);
/// let mixed = Costs::new(&["NHS", "council"], &["started", "started"], &[9_000.0, 3_000.0], &[2022.0, 2023.0]);
/// assert_eq!(mixed.unwrap_err().index(), Some(1));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Costs<'a> {
    pub(super) payer: &'a [&'a str],
    pub(super) stage: &'a [&'a str],
    pub(super) amount: Vec<f64>,
    pub(super) price_year: f64,
    pub(super) deflated: bool,
}

/// A price index by year, and the year whose prices are wanted.
///
/// ```
/// use commonweal::{Costs, Deflator};
/// let to_2023 = Deflator::new(&[2021.0, 2022.0, 2023.0], &[100.0, 105.0, 110.0], 2023.0)?;
/// let costs = Costs::with_deflator(&["NHS"], &["started"], &[1_050.0], &[2022.0], &to_2023)?;
/// assert_eq!(costs.amounts(), [1_100.0]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Deflator<'a> {
    year: &'a [f64],
    index: &'a [f64],
    price_year: f64,
}

impl<'a> Deflator<'a> {
    /// Checks and borrows the index of each year; `price_year` is one of them.
    ///
    /// # Errors
    /// `empty`, `length-mismatch`; `missing-value`, `not-finite`, `negative-value`, `zero-denominator` (an index of 0) and
    /// `duplicate-key` (a year that stands twice) with the row; `out-of-range` where `price_year` has no index.
    pub fn new(year: &'a [f64], index: &'a [f64], price_year: f64) -> Result<Self> {
        not_empty("deflator_year", year)?;
        same("deflator_index", index.len(), "deflator_year", year.len())?;
        finite("deflator_year", year)?;
        denominators("deflator_index", index)?;
        let mut sorted: Vec<(f64, usize)> = year.iter().copied().zip(0..).collect();
        sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let twice = sorted.windows(2).filter_map(|pair| match pair {
            [(a, _), (b, row)] if a == b => Some((*row, *b)),
            _ => None,
        });
        if let Some((row, value)) = twice.min_by_key(|&(row, _)| row) {
            let reason = "it stands twice; give one index a year";
            let code = ErrorCode::DuplicateKey;
            return Err(Error::value(code, "deflator_year", row, value, reason));
        }
        let deflator = Self {
            year,
            index,
            price_year,
        };
        if deflator.of(price_year).is_none() {
            let allowed = "one of the years of `deflator_year`";
            return Err(Error::out_of_range("price_year", price_year, allowed));
        }
        Ok(deflator)
    }

    fn of(&self, year: f64) -> Option<f64> {
        let row = self.year.iter().position(|known| *known == year)?;
        self.index.get(row).copied()
    }
}

impl<'a> Costs<'a> {
    /// Checks and borrows items that are all in the prices of one year.
    ///
    /// # Errors
    /// `empty`, `length-mismatch`; `missing-value` (a payer without name, too), `not-finite`, `negative-value` with the row;
    /// `not-computable` with the first row of another price year.
    pub fn new(
        payer: &'a [&'a str],
        stage: &'a [&'a str],
        amount: &'a [f64],
        price_year: &'a [f64],
    ) -> Result<Self> {
        check(payer, stage, amount, price_year)?;
        let first = price_year.first().copied().unwrap_or(f64::NAN);
        if let Some(row) = price_year.iter().position(|year| *year != first) {
            let other = price_year.get(row).copied().unwrap_or(f64::NAN);
            let reason = format!(
                "row 0 is {first}, and amounts in the prices of different years do not add up; give `deflator_year`, \
                 `deflator_index` and the `price_year` that is wanted"
            );
            let code = ErrorCode::NotComputable;
            return Err(Error::value(code, "cost_price_year", row, other, &reason));
        }
        Ok(Self {
            payer,
            stage,
            amount: amount.to_vec(),
            price_year: first,
            deflated: false,
        })
    }

    /// Checks items of any price years and brings them to the prices of one: amount times the index of the year that is
    /// wanted over the index of its own.
    ///
    /// # Errors
    /// As [`new`](Self::new), and `out-of-range` with the row of a price year that has no index.
    pub fn with_deflator(
        payer: &'a [&'a str],
        stage: &'a [&'a str],
        amount: &'a [f64],
        price_year: &'a [f64],
        deflator: &Deflator<'_>,
    ) -> Result<Self> {
        check(payer, stage, amount, price_year)?;
        let wanted = deflator.of(deflator.price_year).unwrap_or(f64::NAN);
        let mut deflated = Vec::with_capacity(amount.len());
        for (row, (&amount, &year)) in amount.iter().zip(price_year).enumerate() {
            let Some(index) = deflator.of(year) else {
                let reason = "`deflator_year` has no such year: give its index too";
                let code = ErrorCode::OutOfRange;
                return Err(Error::value(code, "cost_price_year", row, year, reason));
            };
            deflated.push(amount * (wanted / index));
        }
        Ok(Self {
            payer,
            stage,
            amount: deflated,
            price_year: deflator.price_year,
            deflated: true,
        })
    }

    /// From columns of which some may not have been given, as bindings have them.
    ///
    /// # Errors
    /// As the other two, and `missing-argument` where a column is lacking that the others need.
    pub fn from_given(
        payer: &'a [&'a str],
        stage: Option<&'a [&'a str]>,
        amount: Option<&'a [f64]>,
        price_year: Option<&'a [f64]>,
        deflator: (Option<&'a [f64]>, Option<&'a [f64]>, Option<f64>),
    ) -> Result<Self> {
        let stage = stage.ok_or_else(|| missing_argument("cost_stage"))?;
        let amount = amount.ok_or_else(|| missing_argument("cost_amount"))?;
        let years = price_year.ok_or_else(|| missing_argument("cost_price_year"))?;
        match deflator {
            (None, None, None) => Self::new(payer, stage, amount, years),
            (year, index, wanted) => {
                let year = year.ok_or_else(|| missing_argument("deflator_year"))?;
                let index = index.ok_or_else(|| missing_argument("deflator_index"))?;
                let wanted = wanted.ok_or_else(|| missing_argument("price_year"))?;
                let deflator = Deflator::new(year, index, wanted)?;
                Self::with_deflator(payer, stage, amount, years, &deflator)
            }
        }
    }

    /// The amounts, in the prices of one year.
    #[must_use]
    pub fn amounts(&self) -> &[f64] {
        &self.amount
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.payer.len()
    }

    /// Always false: an empty input is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.payer.is_empty()
    }
}

fn check(payer: &[&str], stage: &[&str], amount: &[f64], price_year: &[f64]) -> Result<()> {
    if payer.is_empty() {
        return Err(Error::empty("cost_payer"));
    }
    same("cost_stage", stage.len(), "cost_payer", payer.len())?;
    amounts("cost_amount", amount, "cost_payer", payer.len())?;
    let rows = price_year.len();
    same("cost_price_year", rows, "cost_payer", payer.len())?;
    finite("cost_price_year", price_year)?;
    named("cost_payer", payer)
}

fn named(param: &'static str, names: &[&str]) -> Result<()> {
    match names.iter().position(|name| name.is_empty()) {
        None => Ok(()),
        Some(row) => Err(Error::missing(param, row)),
    }
}

/// What was given at a stage, for each person there and for each who completed.
///
/// ```
/// use commonweal::{CascadeModel, Doses, StageCounts};
/// let counts = StageCounts::new(&[("started", &[40.0]), ("completed", &[25.0])])?;
/// let counts = counts.with_doses(Doses::new(&["started"], &[120.0], &["hours"])?)?;
/// let doses = CascadeModel::new().estimate(&counts)?.doses.unwrap();
/// assert_eq!((doses.per_person[0], doses.per_completed[0]), (3.0, 4.8));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CascadeDoses {
    /// The stage at which it was given.
    pub stage: Vec<String>,
    /// How much, to all together.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub amount: Vec<f64>,
    /// Its unit.
    pub unit: Vec<String>,
    /// People at that stage; NaN where the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub people: Vec<f64>,
    /// Amount for each of them; NaN where there is nobody, or the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub per_person: Vec<f64>,
    /// Amount for each person at the last stage; NaN where there is nobody, or the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub per_completed: Vec<f64>,
    /// Why a number is missing, each with its row.
    pub cautions: Vec<Caution>,
}

/// What was spent, by payer and by stage, for each person reached and for each who completed.
///
/// ```
/// use commonweal::{CascadeModel, Costs, StageCounts};
/// let counts = StageCounts::new(&[("offered", &[100.0]), ("started", &[40.0]), ("completed", &[25.0])])?;
/// let costs = Costs::new(&["NHS", "council"], &["offered", "started"], &[900.0, 300.0], &[2022.0, 2022.0])?;
/// let costs = CascadeModel::new().reached("started").estimate(&counts.with_costs(costs)?)?.costs.unwrap();
/// assert_eq!(costs.per_reached, [22.5, 7.5]);
/// assert_eq!((costs.total_per_completed, costs.per_person_at_stage[0]), (48.0, 9.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CascadeCosts {
    /// Who paid, in order of first appearance.
    pub payer: Vec<String>,
    /// How much, over all stages.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub amount: Vec<f64>,
    /// Share of the total; NaN where the total is 0.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub share: Vec<f64>,
    /// Amount for each person reached; NaN where there is nobody, or the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub per_reached: Vec<f64>,
    /// Amount for each person at the last stage; NaN where there is nobody, or the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub per_completed: Vec<f64>,
    /// All payers together. Who weighs costs against benefits looks at the payers apart: a saving of one is a cost of another.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub total_amount: f64,
    /// Total for each person reached.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub total_per_reached: f64,
    /// Total for each person at the last stage.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub total_per_completed: f64,
    /// The stages, in order.
    pub stage: Vec<String>,
    /// What all payers spent at each.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub stage_amount: Vec<f64>,
    /// That for each person at the stage; NaN where there is nobody, or the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub per_person_at_stage: Vec<f64>,
    /// The stage at which a person counts as reached.
    pub reached: String,
    /// The currency of the amounts.
    pub currency: String,
    /// The year whose prices these are.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub price_year: f64,
    /// Whether amounts of other years were brought to it.
    pub deflated: bool,
    /// Why costs have no interval.
    pub no_interval_reason: Text,
    /// Why a number is missing, each with its row.
    pub cautions: Vec<Caution>,
}

/// People at the stages, in all strata together, as far as they are shown.
pub(super) struct People<'a> {
    pub(super) stages: &'a [&'a str],
    pub(super) count: &'a [f64],
    pub(super) reached: usize,
}

impl People<'_> {
    fn at(&self, place: usize) -> f64 {
        self.count.get(place).copied().unwrap_or(f64::NAN)
    }

    fn last(&self) -> usize {
        self.stages.len().saturating_sub(1)
    }

    fn place(&self, stage: &str) -> usize {
        let found = self.stages.iter().position(|known| *known == stage);
        found.unwrap_or(usize::MAX)
    }

    fn name(&self, place: usize) -> &str {
        self.stages.get(place).copied().unwrap_or_default()
    }

    /// An amount for each person at a stage; where it has none, NaN and a caution that says why.
    fn share(&self, amount: f64, place: usize, row: Option<usize>, out: &mut Vec<Caution>) -> f64 {
        let people = self.at(place);
        if people > 0.0 {
            return amount / people;
        }
        let caution = if people == 0.0 {
            super::table::nobody(self.name(place))
        } else {
            super::table::hidden(self.name(place))
        };
        let caution = match row {
            Some(row) => caution.in_row(row as u64),
            None => caution,
        };
        if !out.contains(&caution) {
            out.push(caution);
        }
        f64::NAN
    }
}

impl CascadeDoses {
    pub(super) fn new(doses: &Doses<'_>, people: &People<'_>) -> Self {
        let mut cautions = Vec::new();
        let (mut at_stage, mut per_person, mut per_completed) = (vec![], vec![], vec![]);
        for (row, (&stage, &amount)) in doses.stage.iter().zip(doses.amount).enumerate() {
            let place = people.place(stage);
            at_stage.push(people.at(place));
            per_person.push(people.share(amount, place, Some(row), &mut cautions));
            per_completed.push(people.share(amount, people.last(), Some(row), &mut cautions));
        }
        Self {
            stage: owned(doses.stage),
            amount: doses.amount.to_vec(),
            unit: owned(doses.unit),
            people: at_stage,
            per_person,
            per_completed,
            cautions,
        }
    }
}

impl CascadeCosts {
    pub(super) fn new(costs: &Costs<'_>, people: &People<'_>, currency: &str) -> Result<Self> {
        let total = sum::sum(&costs.amount);
        if !total.is_finite() {
            return Err(Error::overflow("cost_amount", "the sum of the costs"));
        }
        let (payers, amount) = totals(costs.payer, &costs.amount);
        let (spent_at, spent) = totals(costs.stage, &costs.amount);
        let at_stage = |stage: &&str| {
            let place = spent_at.iter().position(|other| other == stage);
            place
                .and_then(|place| spent.get(place).copied())
                .unwrap_or(0.0)
        };
        let stage_amount: Vec<f64> = people.stages.iter().map(at_stage).collect();
        let mut cautions = Vec::new();
        let mut each = |place: usize| {
            let mut share = |amount: f64| people.share(amount, place, None, &mut cautions);
            let by_payer: Vec<f64> = amount.iter().map(|&amount| share(amount)).collect();
            (by_payer, share(total))
        };
        let (per_reached, total_per_reached) = each(people.reached);
        let (per_completed, total_per_completed) = each(people.last());
        let per_person_at_stage = stage_amount
            .iter()
            .enumerate()
            .map(|(place, &amount)| people.share(amount, place, None, &mut cautions))
            .collect();
        Ok(Self {
            share: amount.iter().map(|amount| amount / total).collect(),
            payer: owned(&payers),
            amount,
            per_reached,
            per_completed,
            total_amount: total,
            total_per_reached,
            total_per_completed,
            stage: owned(people.stages),
            stage_amount,
            per_person_at_stage,
            reached: people.name(people.reached).to_owned(),
            currency: currency.to_owned(),
            price_year: costs.price_year,
            deflated: costs.deflated,
            no_interval_reason: Text::Borrowed(
                "amounts are accounts of what was spent, not a sample; vary them to see what depends on them",
            ),
            cautions,
        })
    }
}

/// The sum of the amounts under each name, in order of first appearance.
fn totals<'a>(names: &[&'a str], amounts: &[f64]) -> (Vec<&'a str>, Vec<f64>) {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<f64>)> = Vec::new();
    for (&name, &amount) in names.iter().zip(amounts) {
        let place = *places.entry(name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(amount),
            None => groups.push((name, vec![amount])),
        }
    }
    groups
        .into_iter()
        .map(|(name, group)| (name, sum::sum(&group)))
        .unzip()
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}
