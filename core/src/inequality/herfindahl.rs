//! How concentrated care is among few providers: the Herfindahl-Hirschman index and its forms.
//!
//! ```
//! use commonweal::{HerfindahlForm, HerfindahlHirschmanIndex};
//! let operations = [620.0, 240.0, 90.0, 50.0]; // hip replacements of one area, by provider
//! let index = HerfindahlHirschmanIndex::new().estimate(&operations)?.value;
//! assert!((index - 0.4526).abs() < 1e-12);
//! let number = HerfindahlHirschmanIndex::new().form(HerfindahlForm::EffectiveNumber).estimate(&operations)?.value;
//! assert!((number - 2.209456).abs() < 1e-6); // as concentrated as 2.2 providers of one size
//! # Ok::<(), commonweal::Error>(())
//! ```

mod limits;
#[cfg(test)]
mod tests;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Levels, Text};
use crate::input::{not_empty, not_negative};
use crate::named::named_enum;
use crate::numeric::sum;

named_enum! {
    /// What is told of how concentrated care is.
    ///
    /// ```
    /// use commonweal::HerfindahlForm;
    /// assert_eq!(HerfindahlForm::EffectiveNumber.as_str(), "effective-number");
    /// ```
    pub enum HerfindahlForm("form") {
        /// The sum of the squared shares (Herfindahl 1950; Hirschman 1945).
        Index = "index",
        /// How far the index is on the way from equal shares of all providers given (0) to one provider who has all (1).
        Normalised = "normalised",
        /// One over the index: how many providers of one size would be as concentrated (Laakso & Taagepera 1979).
        EffectiveNumber = "effective-number",
        /// The index of Hall & Tideman 1967, which is also Rosenbluth's: shares count by their place in the order, so that the many small
        /// providers count for more.
        HallTideman = "hall-tideman",
    }
}

named_enum! {
    /// What an index of one provider who has all is called: 1, or 10,000.
    ///
    /// ```
    /// use commonweal::HerfindahlScale;
    /// assert_eq!(HerfindahlScale::Points.as_str(), "points");
    /// ```
    pub enum HerfindahlScale("scale") {
        /// From shares of 1: up to 1.
        Unit = "unit",
        /// From shares in per cent: up to 10,000, as authorities for competition publish it.
        Points = "points",
    }
}

named_enum! {
    /// How limits of a Herfindahl-Hirschman index are made.
    ///
    /// ```
    /// use commonweal::HerfindahlInterval;
    /// assert_eq!(HerfindahlInterval::Multinomial.as_str(), "multinomial");
    /// ```
    pub enum HerfindahlInterval("interval") {
        /// None: all that was provided is in the values.
        None = "none",
        /// The values are counts of events, each of which went to a provider with the chance that is behind its share: limits for
        /// the index of these chances (Simpson 1949).
        Multinomial = "multinomial",
    }
}

/// Herfindahl-Hirschman index: how concentrated the provision of care is among few providers.
///
/// **Use it** to say whether people of a place depend on few providers, to compare places or years, and (as a number of providers of one
/// size) to say it in words. **Not** to say that concentration is bad: few providers of a rare operation may be what is safe; nor for
/// how unequal people are (use the Gini index: it does not change when all are counted twice, this one halves).
///
/// - Formula: `H = sum(s^2)` with `s` the share of each provider. Form `normalised`: `(H - 1/k) / (1 - 1/k)` with `k` the rows given,
///   those with nothing included; `effective-number`: `1 / H`; `hall-tideman`: `1 / (2 sum(i s_i) - 1)`, with `i` the place of a provider,
///   the largest first.
/// - Form: `index` by default, which is what is published most. `normalised` compares places whose numbers of providers differ and hides
///   that they do; `effective-number` is read without a table.
/// - Input: what each provider provides (operations, beds, euros) or its share; values of zero or more. Their scale does not count.
/// - Range: `1/k` to 1; 0 to 1 where normalised; 1 to `k` for the number; with `scale` of `points` times 10,000. What share of the market is
///   meant, and which providers count as one (a trust or its hospitals), decides more than the formula does.
/// - Interval: none by default, since what was provided is known. Where values are counts of events and the question is how patients
///   tend to spread over providers, `multinomial`: limits of the index of the chances behind the shares, about
///   `D = sum(x (x - 1)) / (n (n - 1))`, which chance does not raise, with `var = (4 (n - 2) sum(s (s - H)^2) + 2 H (1 - H)) / (n (n - 1))`, on
///   the scale of log odds. Chance alone raises `H` by `(1 - H) / n`, so that it may lie above its limits where providers are many (a caution
///   tells how much). Hall & Tideman's index has no limits: chance reorders providers that are alike.
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero, for the normalised form of one
///   provider, and for limits of fewer than two events or where no provider has two; `not-a-count` with its row for limits of values
///   that are not whole; `conflicting-arguments` for `points` or limits of a form that has none; `overflow`.
/// - Sources: Hirschman 1945, *National Power and the Structure of Foreign Trade*; Herfindahl 1950, *Concentration in the Steel
///   Industry*; Hall & Tideman 1967, J Am Stat Assoc 62:162; Rosenbluth 1955, *Business Concentration and Price Policy*; Laakso &
///   Taagepera 1979, Comp Polit Stud 12:3; Simpson 1949, Nature 163:688.
///
/// ```
/// use commonweal::HerfindahlHirschmanIndex;
/// let index = HerfindahlHirschmanIndex::new().estimate(&[50.0, 30.0, 20.0])?;
/// assert!((index.value - 0.38).abs() < 1e-12);
/// assert_eq!(index.n, 3);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "HHI")]
#[doc(alias = "Rosenbluth index")]
#[doc(alias = "Simpson index")]
#[derive(Debug, Clone, Copy)]
pub struct HerfindahlHirschmanIndex {
    levels: Levels,
    form: HerfindahlForm,
    scale: HerfindahlScale,
    interval: HerfindahlInterval,
}

impl Default for HerfindahlHirschmanIndex {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            form: HerfindahlForm::Index,
            scale: HerfindahlScale::Unit,
            interval: HerfindahlInterval::None,
        }
    }
}

impl HerfindahlHirschmanIndex {
    /// The sum of squared shares, up to 1, without interval; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::HerfindahlHirschmanIndex;
    /// let index = HerfindahlHirschmanIndex::new().estimate(&[0.5, 0.25, 0.25])?;
    /// assert!(index.value == 0.375 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{HerfindahlHirschmanIndex, HerfindahlInterval, Level};
    /// let model = HerfindahlHirschmanIndex::new().interval(HerfindahlInterval::Multinomial).level(Level::P99);
    /// let interval = model.estimate(&[620.0, 240.0, 90.0, 50.0])?.interval.unwrap();
    /// assert!((interval.lower - 0.416580).abs() < 1e-6 && (interval.upper - 0.488018).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// What is told.
    ///
    /// ```
    /// use commonweal::{HerfindahlForm, HerfindahlHirschmanIndex};
    /// let beds = [500.0, 300.0, 200.0, 0.0];
    /// let told = |form| HerfindahlHirschmanIndex::new().form(form).estimate(&beds).unwrap().value;
    /// assert!((told(HerfindahlForm::Normalised) - 0.173333).abs() < 1e-6); // of four providers, one without beds
    /// assert!((told(HerfindahlForm::EffectiveNumber) - 2.631579).abs() < 1e-6);
    /// assert!((told(HerfindahlForm::HallTideman) - 0.416667).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: HerfindahlForm) -> Self {
        self.form = form;
        self
    }

    /// Up to 1, or up to 10,000 points.
    ///
    /// ```
    /// use commonweal::{HerfindahlHirschmanIndex, HerfindahlScale};
    /// let index = HerfindahlHirschmanIndex::new().scale(HerfindahlScale::Points).estimate(&[50.0, 30.0, 20.0])?;
    /// assert!((index.value - 3_800.0).abs() < 1e-9); // 50² + 30² + 20²
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: HerfindahlScale) -> Self {
        self.scale = scale;
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{HerfindahlHirschmanIndex, HerfindahlInterval};
    /// let model = HerfindahlHirschmanIndex::new().interval(HerfindahlInterval::Multinomial);
    /// let index = model.estimate(&[620.0, 240.0, 90.0, 50.0])?;
    /// assert!((index.standard_error.unwrap() - 0.013890).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: HerfindahlInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The index of what each provider provides, or of its share.
    ///
    /// ```
    /// use commonweal::HerfindahlHirschmanIndex;
    /// let index = HerfindahlHirschmanIndex::new().estimate(&[7.0, 0.0])?;
    /// assert_eq!(index.value, 1.0); // one provider has all
    /// let error = HerfindahlHirschmanIndex::new().estimate(&[0.0, 0.0]).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &[f64]) -> Result<Estimate> {
        not_empty("values", values)?;
        not_negative("values", values)?;
        self.check()?;
        let total = sum::sum(values);
        if !total.is_finite() {
            return Err(Error::overflow("values", "the sum of the values"));
        }
        if total == 0.0 {
            let message =
                "all `values` are zero, so there is nothing to share out: the index has no value";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let market = Market::new(values, total);
        let mut estimate = Estimate::new(self.measure(), self.told(&market)?, "values")?;
        estimate.method = Text::Borrowed(if self.form == HerfindahlForm::HallTideman {
            "shares by their place in the order of size"
        } else {
            "sum of squared shares"
        });
        estimate.citation = Text::Borrowed(self.citation());
        estimate.unit = Text::Borrowed(self.unit());
        estimate.per = self.per();
        estimate.direction = Text::Borrowed(if self.form == HerfindahlForm::EffectiveNumber {
            "1 means one provider has all; larger means less concentrated"
        } else {
            "larger means more concentrated; the most is one provider who has all"
        });
        estimate.n = values.len() as u64;
        if market.providers < 3 {
            let message = "fewer than three providers have anything: their shares can be worked out from this number; publish it only where \
                the shares themselves may be";
            estimate.add_caution(Caution::new(CautionCode::Disclosive, message));
        }
        if self.interval == HerfindahlInterval::Multinomial {
            self.limits(&mut estimate, &market)?;
        } else {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "what was provided has no sampling error; where values are counts of events ask for interval=\"multinomial\", for limits of the \
                 chances behind their shares",
            ));
        }
        Ok(estimate)
    }

    /// Options that do not go together.
    fn check(&self) -> Result<()> {
        let (form, clash) = (self.form, |param, message| {
            Err(Error::new(ErrorCode::ConflictingArguments, param, message))
        });
        if self.scale == HerfindahlScale::Points
            && matches!(
                form,
                HerfindahlForm::EffectiveNumber | HerfindahlForm::HallTideman
            )
        {
            return clash(
                "scale",
                "`scale` of \"points\" goes with form=\"index\" or \"normalised\": a number of providers has none, and the index of Hall and \
                 Tideman is not told in them",
            );
        }
        if self.interval == HerfindahlInterval::Multinomial && form == HerfindahlForm::HallTideman {
            return clash(
                "interval",
                "`interval` of \"multinomial\" does not go with form=\"hall-tideman\": chance reorders providers that are alike, and no limits \
                 of it are known to hold; ask for another form, or leave interval out",
            );
        }
        Ok(())
    }

    /// The number that the form asks for.
    fn told(&self, market: &Market<'_>) -> Result<f64> {
        let rows = market.values.len() as f64;
        if self.form == HerfindahlForm::Normalised && rows == 1.0 {
            let message = "the normalised index compares with equal shares of all providers: `values` has one; give every provider of the \
                place, or ask for form=\"index\"";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        Ok(match self.form {
            HerfindahlForm::HallTideman => market.by_place(),
            _ => self.of_index(market.index, rows),
        })
    }

    /// What an index of so much is in the form and on the scale asked for.
    fn of_index(&self, index: f64, rows: f64) -> f64 {
        match self.form {
            HerfindahlForm::EffectiveNumber => 1.0 / index,
            HerfindahlForm::Normalised => {
                self.per() * ((rows * index - 1.0) / (rows - 1.0)).clamp(0.0, 1.0)
            }
            _ => self.per() * index,
        }
    }

    fn per(&self) -> f64 {
        match self.scale {
            HerfindahlScale::Unit => 1.0,
            HerfindahlScale::Points => 10_000.0,
        }
    }

    fn measure(&self) -> &'static str {
        match self.form {
            HerfindahlForm::Index => "Herfindahl-Hirschman index",
            HerfindahlForm::Normalised => "normalised Herfindahl-Hirschman index",
            HerfindahlForm::EffectiveNumber => "effective number of providers",
            HerfindahlForm::HallTideman => "Hall-Tideman index",
        }
    }

    fn citation(&self) -> &'static str {
        match self.form {
            HerfindahlForm::EffectiveNumber => "laakso-taagepera-1979",
            HerfindahlForm::HallTideman => "hall-tideman-1967",
            _ => "hirschman-1945",
        }
    }

    fn unit(&self) -> &'static str {
        match (self.form, self.scale) {
            (HerfindahlForm::EffectiveNumber, _) => "providers",
            (_, HerfindahlScale::Points) => "points, of 10,000",
            _ => "index",
        }
    }
}

/// Providers and their shares.
struct Market<'a> {
    values: &'a [f64],
    total: f64,
    /// The sum of squared shares.
    index: f64,
    /// How many have anything.
    providers: usize,
}

impl<'a> Market<'a> {
    fn new(values: &'a [f64], total: f64) -> Self {
        let squares = values.iter().map(|value| (value / total) * (value / total));
        Self {
            values,
            total,
            index: sum::sum_of(squares),
            providers: values.iter().filter(|value| **value > 0.0).count(),
        }
    }

    fn shares(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        self.values.iter().map(|value| value / self.total)
    }

    /// `1 / (2 sum(i s_i) - 1)`, the largest first.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "only the lower half is in use"
    )]
    fn by_place(&self) -> f64 {
        // Numbers that are not negative have the order of their bits, and one sort serves many measures.
        let mut shares: Vec<u128> = self
            .shares()
            .map(|s| u128::from((s + 0.0).to_bits()))
            .collect();
        shares.sort_unstable();
        let places = shares
            .iter()
            .rev()
            .map(|bits| f64::from_bits(*bits as u64))
            .zip(0_u32..);
        // The share of the first counts once, of the second three times: 2 i - 1, with shares that come to 1.
        1.0 / sum::sum_of(places.map(|(share, before)| (2.0 * f64::from(before) + 1.0) * share))
    }
}
