//! What was given and what was spent.

use super::stages::{amounts, same};
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::input::{denominators, finite, not_empty};

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
    /// ```
    /// # use commonweal::Doses;
    /// let doses = Doses::new(&["started", "completed"], &[120.0, 45.0], &["hours", "calls"])?;
    /// assert_eq!(doses.len(), 2);
    /// assert_eq!(Doses::new(&["started"], &[-1.0], &["hours"]).unwrap_err().param(), Some("dose_amount"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
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

    /// From columns of which some may not have been given, as bindings have them; none where none was.
    ///
    /// ```
    /// # use commonweal::Doses;
    /// assert!(Doses::from_given(None, None, None)?.is_none());
    /// let error = Doses::from_given(Some(&["started"]), Some(&[120.0]), None).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("dose_unit")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`new`](Self::new), and `missing-argument` where one is lacking that the others need.
    pub fn from_given(
        stage: Option<&'a [&'a str]>,
        amount: Option<&'a [f64]>,
        unit: Option<&'a [&'a str]>,
    ) -> Result<Option<Self>> {
        if stage.is_none() && amount.is_none() && unit.is_none() {
            return Ok(None);
        }
        let stage = stage.ok_or_else(|| missing_argument("dose_stage"))?;
        let amount = amount.ok_or_else(|| missing_argument("dose_amount"))?;
        let unit = unit.ok_or_else(|| missing_argument("dose_unit"))?;
        Self::new(stage, amount, unit).map(Some)
    }

    /// How many rows there are.
    ///
    /// ```
    /// # use commonweal::Doses;
    /// assert_eq!(Doses::new(&["started", "started"], &[120.0, 400.0], &["hours", "pounds"])?.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.stage.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// # use commonweal::Doses;
    /// assert!(Doses::new(&[], &[], &[])?.is_empty()); // nothing was given
    /// # Ok::<(), commonweal::Error>(())
    /// ```
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
    /// ```
    /// # use commonweal::Deflator;
    /// let (year, index) = ([2021.0, 2022.0, 2023.0], [100.0, 105.0, 110.0]);
    /// assert!(Deflator::new(&year, &index, 2023.0).is_ok());
    /// let error = Deflator::new(&year, &index, 2024.0).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("out-of-range", Some("price_year")));
    /// ```
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
    /// ```
    /// # use commonweal::Costs;
    /// let costs = Costs::new(&["NHS", "council"], &["started", "started"], &[9_000.0, 3_000.0], &[2022.0, 2022.0])?;
    /// assert_eq!(costs.amounts().iter().sum::<f64>(), 12_000.0);
    /// let error = Costs::new(&["NHS", ""], &["started", "started"], &[9_000.0, 3_000.0], &[2022.0, 2022.0]).unwrap_err();
    /// assert_eq!((error.param(), error.index()), (Some("cost_payer"), Some(1))); // who paid?
    /// # Ok::<(), commonweal::Error>(())
    /// ```
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
    /// ```
    /// use commonweal::{Costs, Deflator};
    /// let to_2023 = Deflator::new(&[2021.0, 2022.0, 2023.0], &[100.0, 105.0, 110.0], 2023.0)?;
    /// let (payer, stage) = (["NHS", "council"], ["started", "started"]);
    /// let costs = Costs::with_deflator(&payer, &stage, &[9_000.0, 3_000.0], &[2021.0, 2022.0], &to_2023)?;
    /// assert!((costs.amounts()[0] - 9900.0).abs() < 1e-6 && (costs.amounts()[1] - 3142.857143).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
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

    /// From columns of which some may not have been given, as bindings have them; none where none was.
    ///
    /// ```
    /// # use commonweal::Costs;
    /// let (payer, stage, amount) = (Some(&["NHS"][..]), Some(&["started"][..]), Some(&[1_050.0][..]));
    /// let index = (Some(&[2022.0, 2023.0][..]), Some(&[105.0, 110.0][..]), Some(2023.0));
    /// let costs = Costs::from_given(payer, stage, amount, Some(&[2022.0]), index)?.unwrap();
    /// assert_eq!(costs.amounts(), [1_100.0]); // in the prices of 2023
    /// let error = Costs::from_given(payer, stage, amount, None, (None, None, None)).unwrap_err();
    /// assert_eq!(error.param(), Some("cost_price_year"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As the other two, and `missing-argument` where a column is lacking that the others need.
    pub fn from_given(
        payer: Option<&'a [&'a str]>,
        stage: Option<&'a [&'a str]>,
        amount: Option<&'a [f64]>,
        price_year: Option<&'a [f64]>,
        deflator: (Option<&'a [f64]>, Option<&'a [f64]>, Option<f64>),
    ) -> Result<Option<Self>> {
        let given = [
            payer.is_some(),
            stage.is_some(),
            amount.is_some(),
            price_year.is_some(),
        ];
        if !given.contains(&true) && deflator == (None, None, None) {
            return Ok(None);
        }
        let payer = payer.ok_or_else(|| missing_argument("cost_payer"))?;
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
        .map(Some)
    }

    /// The amounts, in the prices of one year.
    ///
    /// ```
    /// # use commonweal::{Costs, Deflator};
    /// let deflator = Deflator::new(&[2022.0, 2023.0], &[100.0, 110.0], 2023.0)?;
    /// let costs = Costs::with_deflator(&["NHS", "NHS"], &["started"; 2], &[500.0, 500.0], &[2022.0, 2023.0], &deflator)?;
    /// assert!((costs.amounts()[0] - 550.0).abs() < 1e-6 && costs.amounts()[1] == 500.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn amounts(&self) -> &[f64] {
        &self.amount
    }

    /// How many items there are.
    ///
    /// ```
    /// # use commonweal::Costs;
    /// assert_eq!(Costs::new(&["NHS", "NHS"], &["offered", "started"], &[900.0, 300.0], &[2022.0; 2])?.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.payer.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::Costs;
    /// assert!(!Costs::new(&["NHS"], &["offered"], &[0.0], &[2022.0])?.is_empty()); // nothing spent is an item too
    /// assert_eq!(Costs::new(&[], &[], &[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
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
