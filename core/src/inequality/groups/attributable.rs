//! Population attributable risk and fraction: what would change if all groups were as the best, or as a reference.

use super::choices::{AttributableForm, GroupInterval};
use super::inversion::Inversion;
use super::limits::{Words, root_of_squares, set_propagated, set_simulated};
use super::options::{Options, group_setters};
use super::pair::named_row;
use super::standard::best_of_what;
use super::variance::mean_of;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Polarity, Text};
use crate::input::{UnorderedGroups, not_negative};
use crate::numeric::math;

/// Population attributable risk, or fraction: how the mean of the population would change if every group had the value of the
/// best group, or of a reference group.
///
/// **Use it** to say what is to be gained for the whole population: a large gap that concerns few people is small here. **Not** as
/// a claim of cause (that the groups could be as the best is an assumption), and not from the best of many small groups without
/// its limits: that is the luckiest group as much as the best.
///
/// - Formula: risk `y_ref - m`, fraction `(y_ref - m) / m`, with `m = sum(p y)` and `p` the share of people. Nothing is cut at
///   zero: a reference that is worse than the mean has the other sign.
/// - Input: [`UnorderedGroups`]; without a population groups count alike; values of zero or more for the fraction.
/// - Range: any number; the fraction -1 upwards. Unit: that of the values; a share for the fraction (-0.3, not -30 %). Sign:
///   reference minus mean, negative where the mean would fall, as deaths would.
/// - Interval: where standard errors or events are given. From a named reference `propagated`, with the covariance of the
///   reference and the mean that it is part of: `s(risk)^2 = sum((1[ref] - p)^2 s^2)`; of the fraction on the scale of
///   `ln(y_ref / m)`, with `sum((1[ref] / y_ref - p / m)^2 s^2)` (its `standard_error` is that of the fraction itself), which
///   a reference of zero does not have. From the best group, which was chosen for its value, `simulated`: see
///   [the module](crate::inequality::groups); `propagated` there ignores that, and says so.
/// - Errors: those of the input; `too-few-groups` for a single group; `missing-argument` where neither `reference` nor `polarity`
///   is given, since which end is best is never guessed; `out-of-range` for a row that is not there, or a `mean` better than
///   the best group; `negative-value` and `not-computable` for a fraction of values below zero, or all zero;
///   `conflicting-arguments` for an option without effect.
/// - Sources: Levin 1953; Harper & Lynch 2005; Ahn and others 2018, JCO Clin Cancer Inform 2:1.
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::{Polarity, PopulationAttributableRisk};
/// let model = PopulationAttributableRisk::new().polarity(Polarity::LowerIsBetter);
/// let risk = model.estimate(&districts)?; // if all had as few admissions per 1,000 as the lowest district
/// let interval = risk.interval.unwrap();
/// assert!((risk.value - -12.772727).abs() < 1e-6);
/// assert!((interval.lower - -18.594514).abs() < 1e-6 && (interval.upper - -6.953726).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "population attributable fraction")]
#[derive(Debug, Clone, Copy)]
pub struct PopulationAttributableRisk {
    options: Options,
    form: AttributableForm,
    reference: Option<u32>,
    polarity: Polarity,
    mean: Option<f64>,
}

impl Default for PopulationAttributableRisk {
    fn default() -> Self {
        Self {
            options: Options::default(),
            form: AttributableForm::Risk,
            reference: None,
            polarity: Polarity::Neutral,
            mean: None,
        }
    }
}

group_setters!(PopulationAttributableRisk);

/// The measure with all that its limits need.
struct Attributable<'g> {
    values: &'g [f64],
    errors: &'g [f64],
    shares: Vec<f64>,
    /// A mean that was given, taken as certain.
    given: Option<f64>,
    mean: f64,
    /// The reference and its value.
    row: usize,
    best: f64,
    fraction: bool,
}

impl Attributable<'_> {
    fn value(&self) -> f64 {
        let risk = self.best - self.mean;
        if self.fraction {
            risk / self.mean
        } else {
            risk
        }
    }

    /// How much each group's value, times its error, moves the reference over one number less the mean over another.
    fn error(&self, (reference, mean): (f64, f64)) -> f64 {
        let rows = self.errors.iter().zip(&self.shares).enumerate();
        root_of_squares(rows.map(|(row, (s, p))| {
            let own = if row == self.row { s / reference } else { 0.0 };
            let shared = if self.given.is_some() {
                0.0
            } else {
                p * (s / mean)
            };
            own - shared
        }))
    }

    /// The standard error of the value itself.
    fn own_error(&self) -> f64 {
        if self.fraction {
            // Of y / m: (dy - (y / m) dm) / m.
            if self.best == 0.0 {
                return self.error((self.mean, f64::INFINITY));
            }
            self.error((self.mean, self.mean / (self.best / self.mean)))
        } else {
            self.error((1.0, 1.0))
        }
    }

    /// Its size for drawn values, the best of which is chosen anew.
    fn in_draws(&self, values: &[f64], sign: f64) -> f64 {
        let best = values
            .iter()
            .fold(f64::NEG_INFINITY, |best, y| best.max(sign * y));
        let pairs = values.iter().zip(&self.shares);
        let mean = self
            .given
            .unwrap_or_else(|| pairs.fold(0.0, |sum, (y, p)| sum + y * p));
        // Beside a mean that was given, the best that was drawn may be worse than it.
        let risk = (best - sign * mean).max(0.0);
        match self.fraction {
            true if mean <= 0.0 => f64::INFINITY,
            true => risk / mean,
            false => risk,
        }
    }
}

impl PopulationAttributableRisk {
    /// Risk or fraction; the risk unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/districts.md")]
    /// use commonweal::{AttributableForm, PopulationAttributableRisk};
    /// let model = PopulationAttributableRisk::new().form(AttributableForm::Fraction).reference(3);
    /// let fraction = model.estimate(&districts)?;
    /// let interval = fraction.interval.unwrap();
    /// assert!((fraction.value - -0.158132).abs() < 1e-6);
    /// assert!((interval.lower - -0.226863).abs() < 1e-6 && (interval.upper - -0.083290).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: AttributableForm) -> Self {
        self.form = form;
        self
    }

    /// The row of the reference group, counted from 0; the best group unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/districts.md")]
    /// use commonweal::PopulationAttributableRisk;
    /// let risk = PopulationAttributableRisk::new().reference(1).estimate(&districts)?;
    /// let interval = risk.interval.unwrap();
    /// assert!((risk.value - -6.272727).abs() < 1e-6);
    /// assert!((interval.lower - -11.157428).abs() < 1e-6 && (interval.upper - -1.388027).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn reference(mut self, row: u32) -> Self {
        self.reference = Some(row);
        self
    }

    /// Which end is good, to find the best group.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/districts.md")]
    /// use commonweal::{Polarity, PopulationAttributableRisk};
    /// let risk = |polarity| PopulationAttributableRisk::new().polarity(polarity).estimate(&districts).unwrap().value;
    /// assert!((risk(Polarity::LowerIsBetter) - -12.772727).abs() < 1e-6);
    /// assert!((risk(Polarity::HigherIsBetter) - 21.477273).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.polarity = polarity;
        self
    }

    /// The mean of the whole population, where it is known otherwise (a published rate): taken as certain. Unless set it is that
    /// of the groups, weighted by their people.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/districts.md")]
    /// use commonweal::PopulationAttributableRisk;
    /// let risk = PopulationAttributableRisk::new().reference(3).mean(80.0).estimate(&districts)?;
    /// assert_eq!(risk.value, -12.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn mean(mut self, mean: f64) -> Self {
        self.mean = Some(mean);
        self
    }

    /// The risk or fraction of these groups.
    ///
    /// ```
    /// use commonweal::{PopulationAttributableRisk, UnorderedGroups};
    /// let life = UnorderedGroups::new(&[78.6, 82.6, 80.2], Some(&[2.0, 1.0, 1.0]))?; // years
    /// let gain = PopulationAttributableRisk::new().reference(1).estimate(&life)?;
    /// assert!((gain.value - 2.6).abs() < 1e-6 && gain.interval.is_none());
    /// let error = PopulationAttributableRisk::new().estimate(&life).unwrap_err(); // which end is good?
    /// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("polarity")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &UnorderedGroups<'_>) -> Result<Estimate> {
        let measured = self.measured(groups)?;
        let named = self.reference.is_some();
        if named && self.options.interval == GroupInterval::Simulated {
            let message = "`interval`=\"simulated\" is for measures that noise inflates: from a named reference propagated limits \
                           hold; leave interval out";
            let code = ErrorCode::ConflictingArguments;
            return Err(Error::new(code, "interval", message));
        }
        let automatic = if named {
            GroupInterval::Propagated
        } else {
            GroupInterval::Simulated
        };
        let kind = self.options.kind(groups, automatic)?;
        let mut estimate = self.words().estimate(measured.value(), groups, true)?;
        match kind {
            Some(GroupInterval::Simulated) => self.simulate(&mut estimate, &measured)?,
            Some(_) => self.propagate(&mut estimate, &measured)?,
            None => {}
        }
        Ok(estimate)
    }

    fn measured<'g>(&self, groups: &'g UnorderedGroups<'_>) -> Result<Attributable<'g>> {
        let values = groups.values();
        if values.len() < 2 {
            let message = "`values` has one group: what others could gain needs at least 2";
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        let fraction = self.form == AttributableForm::Fraction;
        if fraction {
            not_negative("values", values)?;
        }
        if let Some(mean) = self.mean.filter(|mean| !mean.is_finite()) {
            return Err(Error::out_of_range("mean", mean, "a finite number"));
        }
        let rows = || values.iter().enumerate();
        let row = match (self.reference, self.polarity) {
            (Some(row), _) => named_row("reference", row, values.len())?,
            (None, Polarity::Neutral) => return Err(best_of_what()),
            // The first of equal ones.
            (None, Polarity::HigherIsBetter) => rows()
                .rev()
                .max_by(|a, b| a.1.total_cmp(b.1))
                .map_or(0, |(row, _)| row),
            (None, Polarity::LowerIsBetter) => rows()
                .min_by(|a, b| a.1.total_cmp(b.1))
                .map_or(0, |(row, _)| row),
        };
        let shares: Vec<f64> = groups.shares().collect();
        let mean = self.mean.unwrap_or_else(|| mean_of(values, &shares));
        if fraction && mean <= 0.0 {
            let message = "the mean is zero, and the fraction divides by it: ask for form=\"risk\"";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let best = values.get(row).copied().unwrap_or(f64::NAN);
        let beyond = match self.polarity {
            _ if self.reference.is_some() => false,
            Polarity::HigherIsBetter => mean > best,
            _ => mean < best,
        };
        if let (Some(mean), true) = (self.mean, beyond) {
            let allowed = format!(
                "no better than the best group, which has {best}: is it the mean of these groups, in their unit?"
            );
            return Err(Error::out_of_range("mean", mean, &allowed));
        }
        Ok(Attributable {
            values,
            errors: groups.standard_errors().unwrap_or_default(),
            shares,
            given: self.mean,
            mean,
            row,
            best,
            fraction,
        })
    }

    fn words(&self) -> Words {
        let fraction = self.form == AttributableForm::Fraction;
        Words {
            measure: if fraction {
                "population attributable fraction"
            } else {
                "population attributable risk"
            },
            method: match (fraction, self.reference.is_some()) {
                (false, true) => "value of the reference less the mean",
                (false, false) => "value of the best group less the mean",
                (true, true) => "value of the reference less the mean, over the mean",
                (true, false) => "value of the best group less the mean, over the mean",
            },
            citation: "levin-1953",
            unit: fraction.then_some("share of the mean"),
            direction: "reference minus mean: negative means the mean would fall if all groups were as the reference",
        }
    }

    fn simulate(&self, estimate: &mut Estimate, measured: &Attributable<'_>) -> Result<()> {
        let sign = if self.polarity == Polarity::HigherIsBetter {
            1.0
        } else {
            -1.0
        };
        let inversion = Inversion {
            seen: measured.values,
            centre: measured.mean,
            errors: measured.errors,
            measure: &|drawn| measured.in_draws(drawn, sign),
            reach: measured.own_error(),
        };
        let worst = if measured.fraction {
            -1.0
        } else {
            f64::NEG_INFINITY
        };
        set_simulated(estimate, &self.options, &inversion, &|size| {
            (sign * size).max(worst)
        })?;
        Ok(())
    }

    fn propagate(&self, estimate: &mut Estimate, measured: &Attributable<'_>) -> Result<()> {
        if measured.fraction && measured.best == 0.0 {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "the value of the reference is zero, which has no logarithm, and limits are made on its scale: ask for \
                 form=\"risk\"",
            ));
            return Ok(());
        }
        let own = measured.own_error();
        if measured.fraction {
            let ratio = math::ln(measured.best / measured.mean);
            let error = measured.error((measured.best, measured.mean));
            set_propagated(estimate, &self.options, (ratio, error), &math::exp_m1)?;
            estimate.standard_error = Some(own);
        } else {
            let value = estimate.value;
            set_propagated(estimate, &self.options, (value, own), &|limit| limit)?;
        }
        if self.reference.is_none() {
            let message = "the best group was chosen for its value, which these limits ignore: they are too narrow, and too far \
                           from no difference; ask for interval=\"simulated\", or name a reference beforehand";
            estimate.add_caution(Caution::new(CautionCode::ChosenByValue, message));
        }
        Ok(())
    }
}
