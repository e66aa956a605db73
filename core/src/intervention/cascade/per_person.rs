//! What was given and what was spent, for each person.

use super::resources::{Costs, Doses};
use crate::error::{Error, Result};
use crate::estimate::{Caution, Text};
use crate::numbered::Numbered;
use crate::numeric::sum;

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
    let mut places = Numbered::default();
    let mut groups: Vec<(&str, Vec<f64>)> = Vec::new();
    for (&name, &amount) in names.iter().zip(amounts) {
        let place = places.number(name).0;
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
