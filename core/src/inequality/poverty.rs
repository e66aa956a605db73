//! Shortfall below a line: how many fall short, by how much, and how unequally.
//!
//! ```
//! use commonweal::{PovertyIndex, WeightedValues};
//! // Weekly income of six households, with their people; 60 is what it takes to live.
//! let income = WeightedValues::new(&[30.0, 45.0, 60.0, 80.0, 120.0, 300.0], Some(&[4.0, 3.0, 2.0, 5.0, 4.0, 2.0]))?;
//! let index = |alpha| PovertyIndex::new().line(60.0).alpha(alpha).estimate(&income).unwrap();
//! assert!((index(0.0).value - 0.35).abs() < 1e-6); // 7 of 20 people are below it
//! assert!((index(1.0).value - 0.1375).abs() < 1e-6); // what all of them lack, in lines a person
//! # Ok::<(), commonweal::Error>(())
//! ```

mod choices;
mod line;
mod shortfall;

pub use choices::{PovertyAtLine, PovertyForm, PovertyLineOf};

use super::distribution::{Finding, SampleInterval, Sampled};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Levels};
use crate::input::WeightedValues;
use crate::words;
use shortfall::Shortfall;

/// Poverty index: who falls short of a line, by how much, and how unequally: the head count, the gap and the severity of Foster, Greer &
/// Thorbecke, and the indices of Watts, of Sen, and of Sen, Shorrocks & Thon.
///
/// **Use it** where a line says what is enough: an income, a minimum of care, a threshold of a test, warmth of a home. Of the forms, the
/// head count tells how many (report it first), the gap what it would take to lift all to the line, and the others mind also that some
/// fall short by more than others. **Not** for how unequal all are (what happens above the line does not count: use the Gini index),
/// and not the head count alone to judge what help has done: it rises where those just below are lifted over the line, and not where the
/// poorest are helped.
///
/// - Formula, with the line `z`, the gap `g = (z - y) / z` of the poor, and `W` the sum of the weights:
///   `sum(w g^alpha) / W` over the poor (Foster, Greer & Thorbecke): head count with `alpha` 0, gap with 1, severity with 2;
///   `sum(w ln(z / y)) / W` (Watts); `H I + H (1 - I) G` with the head count `H`, the mean gap `I` of the poor and their Gini index `G`
///   (Sen, in the form in which replication does not count); `H I (1 + G)` with `G` the Gini index of the gaps of all, who are not
///   poor having none (Sen, Shorrocks & Thon).
/// - Line: one number, or a share of the median or the mean of the same values. Over groups a relative line is that of each group: give
///   the line of all as a number where one line is meant.
/// - At the line: poor is who is below it, as in the rate of people at risk of poverty of the European Union. Foster, Greer & Thorbecke,
///   and one package, count those at the line too: [`at_line`](Self::at_line). It matters for the head count and Sen's index alone.
/// - Input: [`WeightedValues`]; any values for the head count, zero or more for the others, above zero below the line for Watts'.
///   `weights` are the people each value stands for: of a household, give its people.
/// - Range: 0 (nobody poor) to 1; Watts' has no upper end. Unit: share of people for the head count, otherwise none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`]. Limits
///   allow for a relative line that is of the same sample: through the mean, or through the median and how dense values are there and at
///   the line (a Gaussian kernel, with the width of Silverman 1986, equation 3.31). A caution tells where few stand on one side of the
///   line; with a fixed one, the limits of a [`Proportion`](crate::Proportion) suit the head count of a simple sample better then.
/// - Errors: those of the input; `missing-argument` without a line; `conflicting-arguments` for two of them and for options without an
///   effect; `out-of-range` for a line or share that is not above 0, or an `alpha` below 0; `negative-value` with its row, but for the head
///   count; `not-computable` where a relative line is not above zero, for a zero with Watts' index (with its row), and for limits with a
///   relative line and an `alpha` between 0 and 1; `too-few-groups` for limits of fewer than two people.
/// - Sources: Foster, Greer & Thorbecke 1984, Econometrica 52:761; Watts 1968; Sen 1976, Econometrica 44:219; Shorrocks 1995, Econometrica
///   63:1225; Thon 1979, Rev Income Wealth 25:429; Deville 1999, Survey Methodology 25:193, and Osier 2009, Survey Research Methods
///   3:167 (linearisation).
///
/// ```
/// use commonweal::{PovertyIndex, WeightedValues};
/// let income = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// let rate = PovertyIndex::new().line_share(0.6).estimate(&income)?; // below 60 % of the median of 6.5
/// assert!((rate.value - 0.3).abs() < 1e-6 && rate.measure == "poverty head count");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "FGT")]
#[doc(alias = "at risk of poverty")]
#[doc(alias = "poverty gap")]
#[derive(Debug, Clone, Copy)]
pub struct PovertyIndex {
    levels: Levels,
    interval: SampleInterval,
    line: Option<f64>,
    line_share: Option<f64>,
    line_of: Option<PovertyLineOf>,
    form: PovertyForm,
    alpha: Option<f64>,
    at_line: PovertyAtLine,
}

impl Default for PovertyIndex {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            line: None,
            line_share: None,
            line_of: None,
            form: PovertyForm::FosterGreerThorbecke,
            alpha: None,
            at_line: PovertyAtLine::NotPoor,
        }
    }
}

impl PovertyIndex {
    /// The head count, without interval, of a line that is still to be given; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{PovertyIndex, WeightedValues};
    /// let income = WeightedValues::new(&[2.0, 4.0, 6.0, 9.0], None)?;
    /// let rate = PovertyIndex::new().line(5.0).estimate(&income)?;
    /// assert!(rate.value == 0.5 && rate.interval.is_none());
    /// assert_eq!(PovertyIndex::new().estimate(&income).unwrap_err().code().as_str(), "missing-argument");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A fixed line, in the unit of the values.
    ///
    /// ```
    /// use commonweal::{PovertyIndex, WeightedValues};
    /// let income = WeightedValues::new(&[2.0, 4.0, 6.0, 9.0], None)?;
    /// let rate = |line| PovertyIndex::new().line(line).estimate(&income).unwrap().value;
    /// assert_eq!((rate(3.0), rate(7.0)), (0.25, 0.75));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn line(mut self, line: f64) -> Self {
        self.line = Some(line);
        self
    }

    /// A relative line: this share of the median of the values, or of what [`line_of`](Self::line_of) says.
    ///
    /// ```
    /// use commonweal::{PovertyIndex, WeightedValues};
    /// let income = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?; // a median of 6.5
    /// let rate = |share| PovertyIndex::new().line_share(share).estimate(&income).unwrap().value;
    /// assert!((rate(0.4) - 0.0).abs() < 1e-6 && (rate(0.6) - 0.3).abs() < 1e-6 && (rate(0.8) - 0.5).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn line_share(mut self, share: f64) -> Self {
        self.line_share = Some(share);
        self
    }

    /// What a relative line is a share of: the median where nothing is said, which incomes at the top do not move.
    ///
    /// ```
    /// use commonweal::{PovertyIndex, PovertyLineOf, WeightedValues};
    /// let income = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?; // a mean of 7.1
    /// let gap = PovertyIndex::new().line_share(0.6).alpha(1.0);
    /// assert!((gap.estimate(&income)?.value - 0.069231).abs() < 1e-6);
    /// assert!((gap.line_of(PovertyLineOf::Mean).estimate(&income)?.value - 0.088732).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn line_of(mut self, line_of: PovertyLineOf) -> Self {
        self.line_of = Some(line_of);
        self
    }

    /// What of the poor is counted.
    ///
    /// ```
    /// use commonweal::{PovertyForm, PovertyIndex, WeightedValues};
    /// let income = WeightedValues::new(&[3.0, 3.0, 4.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let index = |form| PovertyIndex::new().line(6.0).form(form).estimate(&income).unwrap().value;
    /// assert!((index(PovertyForm::Watts) - 0.215640).abs() < 1e-6);
    /// assert!((index(PovertyForm::Sen) - 0.206667).abs() < 1e-6);
    /// assert!((index(PovertyForm::SenShorrocksThon) - 0.270000).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: PovertyForm) -> Self {
        self.form = form;
        self
    }

    /// How much a larger gap counts for more, in the form of Foster, Greer & Thorbecke: 0 (the default) counts heads, 1 adds gaps, 2 their
    /// squares.
    ///
    /// ```
    /// use commonweal::{PovertyIndex, WeightedValues};
    /// let income = WeightedValues::new(&[3.0, 3.0, 4.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let index = |alpha| PovertyIndex::new().line(6.0).alpha(alpha).estimate(&income).unwrap().value;
    /// assert!((index(1.0) - 0.166667).abs() < 1e-6 && (index(2.0) - 0.066667).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = Some(alpha);
        self
    }

    /// Whether those exactly at the line are poor; for the head count and Sen's index, as the others do not count who lacks nothing.
    ///
    /// ```
    /// use commonweal::{PovertyAtLine, PovertyIndex, WeightedValues};
    /// let income = WeightedValues::new(&[2.0, 4.0, 6.0, 9.0], None)?;
    /// let rate = PovertyIndex::new().line(6.0);
    /// assert_eq!(rate.estimate(&income)?.value, 0.5);
    /// assert_eq!(rate.at_line(PovertyAtLine::Poor).estimate(&income)?.value, 0.75);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at_line(mut self, at_line: PovertyAtLine) -> Self {
        self.at_line = at_line;
        self
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, PovertyIndex, SampleInterval, WeightedValues};
    /// # let income: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let income = WeightedValues::new(&income, None)?; // of 40 people drawn at random
    /// let index = PovertyIndex::new().line(6.0).interval(SampleInterval::Linearised).level(Level::P99).estimate(&income)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.344802).abs() < 1e-6 && (interval.upper - 0.755198).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{PovertyIndex, SampleInterval, WeightedValues};
    /// # let income: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let income = WeightedValues::new(&income, None)?; // of 40 people drawn at random
    /// let index = PovertyIndex::new().line_share(0.6).interval(SampleInterval::Linearised).estimate(&income)?;
    /// assert!((index.value - 0.25).abs() < 1e-6 && (index.standard_error.unwrap() - 0.062688).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{PovertyForm, PovertyIndex, WeightedValues};
    /// let index = |form, values| PovertyIndex::new().line(4.0).form(form).estimate(&WeightedValues::new(values, None).unwrap());
    /// assert_eq!(index(PovertyForm::Sen, &[5.0, 9.0])?.value, 0.0); // nobody is poor
    /// assert_eq!(index(PovertyForm::Sen, &[0.0, 0.0])?.value, 1.0); // nobody has anything
    /// let error = index(PovertyForm::Watts, &[5.0, 0.0]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let alpha = self.power()?;
        let (line, relative) = self.line_of_all(values)?;
        let shortfall = Shortfall {
            values,
            line,
            at_line: self.at_line == PovertyAtLine::Poor,
            form: self.form,
            alpha,
        };
        shortfall.check()?;
        let (measure, citation) = match (self.form, alpha) {
            (PovertyForm::Watts, _) => ("Watts poverty index", "watts-1968"),
            (PovertyForm::Sen, _) => ("Sen poverty index", "sen-1976"),
            (PovertyForm::SenShorrocksThon, _) => {
                ("Sen-Shorrocks-Thon poverty index", "shorrocks-1995")
            }
            (_, 0.0) => ("poverty head count", "foster-greer-thorbecke-1984"),
            (_, 1.0) => ("poverty gap index", "foster-greer-thorbecke-1984"),
            (_, 2.0) => ("poverty severity index", "foster-greer-thorbecke-1984"),
            _ => (
                "Foster-Greer-Thorbecke index",
                "foster-greer-thorbecke-1984",
            ),
        };
        let heads = measure == "poverty head count";
        let side = if shortfall.at_line {
            "at or below"
        } else {
            "below"
        };
        let share = match (self.line_share, relative) {
            (Some(share), Some(relative)) => {
                format!("{share} of the {}, {}", relative.of, words::figure(line))
            }
            _ => line.to_string(),
        };
        let finding = Finding {
            measure,
            value: shortfall.value(),
            method: if citation.starts_with("foster") {
                format!("shortfall {side} {share}, alpha = {alpha}").into()
            } else {
                format!("shortfall {side} {share}").into()
            },
            citation,
            unit: if heads { "share of people" } else { "index" },
            direction: "0 means nobody falls short of the line; larger means more",
        };
        let index = finding.value;
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (
                0.0,
                if self.form == PovertyForm::Watts {
                    f64::INFINITY
                } else {
                    1.0
                },
            ),
            steady: f64::INFINITY,
        };
        let set = sampled.set(
            &mut estimate,
            values,
            &|| shortfall.influence(index, relative),
            &|again| Ok(self.interval(SampleInterval::None).estimate(again)?.value),
        );
        set.map_err(|error| match (error.code(), relative) {
            (ErrorCode::Overflow, Some(_)) => {
                let message = "nobody among `values` is near the median, of which the line is a share: no limits; give the line as a \
                    number, or use replicate weights";
                Error::new(ErrorCode::NotComputable, "values", message)
            }
            _ => error,
        })?;
        self.warn(&mut estimate, &shortfall, heads);
        Ok(estimate)
    }
}

#[cfg(test)]
mod tests;
