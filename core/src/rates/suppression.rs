//! Small counts, hidden before they are shown to anybody.

mod bounds;

pub(crate) use bounds::Bounds;
use bounds::Hidden;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Text;
use crate::input::{not_empty, not_negative};
use crate::named::named_enum;
use crate::numeric::sum;

named_enum! {
    /// What was done to a count before it is shown.
    ///
    /// ```
    /// use commonweal::Disclosure;
    /// assert_eq!(Disclosure::Small.as_str(), "small");
    /// assert!(Disclosure::Secondary.is_hidden() && !Disclosure::Rounded.is_hidden());
    /// ```
    pub enum Disclosure("disclosure") {
        /// Shown as it is. A zero always is: nobody stands behind it, and to hide it would say that somebody does.
        Exact = "exact",
        /// Shown, rounded.
        Rounded = "rounded",
        /// Hidden: it is at least 1 and at most the threshold.
        Small = "small",
        /// Hidden although it is not small, because a hidden count could be had from it and the total.
        Secondary = "secondary",
    }
}

impl Disclosure {
    /// Whether the count is not shown.
    ///
    /// ```
    /// # use commonweal::{Disclosure, Suppression};
    /// let shown = Suppression::hes().apply(&[823.0, 0.0, 5.0])?;
    /// let hidden: Vec<bool> = shown.disclosure.iter().map(|one| one.is_hidden()).collect();
    /// assert_eq!(hidden, [false, false, true]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Small | Self::Secondary)
    }
}

/// A rule for counts of people that are to be published with their total: small ones are hidden, others rounded.
///
/// **Use it** on every table of people that leaves the team that may see their records. **Not** as a proof of anonymity:
/// it protects one list of counts and its total, not several tables that can be held side by side, nor a group whose
/// members all have the same.
///
/// - Rule: counts from 1 to `threshold` (7) are hidden; others are rounded to the nearest multiple of `rounding` (5),
///   halves upwards. This is the rule of NHS Digital for Hospital Episode Statistics since September 2018, where the total
///   is computed first and then rounded, and percentages are computed from what is shown. National figures need no rule.
/// - Without rounding (`rounding(1)`), further counts are hidden where the total, the counts that are shown and the reasons
///   that stand in the table would give a small count away: the smallest that help, the first of equals; where none can
///   help, the total. With rounding the same is checked, and seldom needed.
/// - A zero is shown, and never hidden to protect another count.
/// - Errors: `empty`, `missing-value`, `not-finite`, `negative-value`; `out-of-range` for a count that is not whole, for a
///   threshold below 2 (a count hidden as "1 to 1" is not hidden) and for a rounding of 0; `overflow`.
/// - Source: NHS Digital, Disclosure control methodology for HES and ECDS, 2018.
///
/// ```
/// use commonweal::{Disclosure, Suppression};
/// let shown = Suppression::hes().apply(&[823.0, 23.0, 0.0, 5.0])?;
/// assert_eq!(shown.count[..3], [825.0, 25.0, 0.0]);
/// assert!(shown.count[3].is_nan());
/// assert_eq!((shown.disclosure[3], shown.total), (Disclosure::Small, 850.0));
///
/// // Exact totals would give a single hidden count away, so a second one goes with it.
/// let shown = Suppression::hes().rounding(1).apply(&[823.0, 23.0, 0.0, 5.0])?;
/// assert_eq!(shown.disclosure[1], Disclosure::Secondary);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suppression {
    threshold: u32,
    rounding: u32,
}

impl Default for Suppression {
    fn default() -> Self {
        Self::hes()
    }
}

/// Counts as they may be shown, with their total.
///
/// ```
/// use commonweal::Suppression;
/// let shown = Suppression::hes().apply(&[12.0, 3.0])?;
/// assert_eq!(shown.notes.len(), 2);
/// assert!(shown.notes[1].starts_with("small: "));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SuppressedCounts {
    /// The counts; NaN where one is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub count: Vec<f64>,
    /// What was done to each, and so why a hidden one is hidden.
    pub disclosure: Vec<Disclosure>,
    /// Their total; NaN where it is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub total: f64,
    /// What was done to the total.
    pub total_disclosure: Disclosure,
    /// What each treatment that occurs means, in words.
    pub notes: Vec<Text>,
    /// Counts from 1 to this one are hidden.
    pub threshold: u32,
    /// Others are rounded to the nearest multiple of this; 1 for none.
    pub rounding: u32,
    /// Key of the source.
    pub citation: Text,
}

/// One list of counts with what is done to each.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) count: Vec<f64>,
    pub(crate) disclosure: Vec<Disclosure>,
    pub(crate) total: f64,
    pub(crate) total_disclosure: Disclosure,
}

impl Suppression {
    /// The rule of NHS Digital for Hospital Episode Statistics: 1 to 7 hidden, others rounded to the nearest 5.
    ///
    /// ```
    /// # use commonweal::Suppression;
    /// let shown = Suppression::hes().apply(&[7.0, 8.0, 823.0])?;
    /// assert!(shown.count[0].is_nan()); // 7 is hidden
    /// assert_eq!(shown.count[1..], [10.0, 825.0]); // 8 is the smallest that is shown, as 10
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn hes() -> Self {
        Self {
            threshold: 7,
            rounding: 5,
        }
    }

    /// A rule by its name: "hes", or "none".
    ///
    /// ```
    /// use commonweal::Suppression;
    /// assert_eq!(Suppression::named("hes")?, Some(Suppression::hes()));
    /// assert_eq!(Suppression::named("none")?, None);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-option` with the list of names.
    pub fn named(name: &str) -> Result<Option<Self>> {
        match name {
            "none" => Ok(None),
            "hes" => Ok(Some(Self::hes())),
            _ => Err(Error::unknown_choice("suppression", name, &["none", "hes"])),
        }
    }

    /// Counts from 1 to this one are hidden.
    ///
    /// ```
    /// # use commonweal::Suppression;
    /// let counts = [9.0, 23.0, 823.0];
    /// assert_eq!(Suppression::hes().apply(&counts)?.count[0], 10.0);
    /// assert!(Suppression::hes().threshold(9).apply(&counts)?.count[0].is_nan());
    /// assert_eq!(Suppression::hes().threshold(1).apply(&counts).unwrap_err().param(), Some("threshold"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn threshold(mut self, threshold: u32) -> Self {
        self.threshold = threshold;
        self
    }

    /// Other counts are rounded to the nearest multiple of this; 1 for none.
    ///
    /// ```
    /// # use commonweal::Suppression;
    /// assert_eq!(Suppression::hes().rounding(10).apply(&[823.0, 26.0])?.count, [820.0, 30.0]);
    /// assert_eq!(Suppression::hes().rounding(1).apply(&[823.0, 26.0])?.count, [823.0, 26.0]); // as they are
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rounding(mut self, rounding: u32) -> Self {
        self.rounding = rounding;
        self
    }

    /// The counts as they may be shown, together with their total.
    ///
    /// ```
    /// # use commonweal::Suppression;
    /// let shown = Suppression::hes().apply(&[412.0, 96.0, 3.0])?;
    /// assert_eq!((shown.count[0], shown.count[1], shown.total), (410.0, 95.0, 510.0)); // 511, rounded by itself
    /// assert_eq!(Suppression::hes().apply(&[2.5]).unwrap_err().code().as_str(), "out-of-range"); // no number of people
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn apply(&self, counts: &[f64]) -> Result<SuppressedCounts> {
        not_empty("counts", counts)?;
        self.check("counts", counts)?;
        let free = Bounds {
            lower: 0.0,
            upper: f64::INFINITY,
        };
        let shown = self.hide(counts, &|_| free);
        Ok(SuppressedCounts {
            notes: self.notes(shown.disclosure.iter().chain([&shown.total_disclosure])),
            count: shown.count,
            disclosure: shown.disclosure,
            total: shown.total,
            total_disclosure: shown.total_disclosure,
            threshold: self.threshold,
            rounding: self.rounding,
            citation: Text::Borrowed("nhs-digital-2018"),
        })
    }

    /// That the rule is one, and that the counts are counts.
    pub(crate) fn check(self, param: &'static str, counts: &[f64]) -> Result<()> {
        if self.threshold < 2 {
            let allowed = "2 or more: a count hidden as \"1 to 1\" is not hidden";
            return Err(Error::out_of_range(
                "threshold",
                f64::from(self.threshold),
                allowed,
            ));
        }
        // The smallest count that is shown must not be rounded to zero.
        let most = 2 * u64::from(self.threshold) + 2;
        if self.rounding == 0 || u64::from(self.rounding) > most {
            return Err(Error::out_of_range(
                "rounding",
                f64::from(self.rounding),
                &format!("from 1 (none) to {most}, so that no count that is shown is rounded to 0"),
            ));
        }
        not_negative(param, counts)?;
        if let Some((index, &count)) = counts
            .iter()
            .enumerate()
            .find(|(_, count)| count.fract() != 0.0)
        {
            let reason = "a count of people must be whole to be hidden or rounded";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                param,
                index,
                count,
                reason,
            ));
        }
        // Beyond, neighbouring whole numbers are one number.
        if sum::sum(counts) >= 9_007_199_254_740_992.0 {
            return Err(Error::overflow(param, "the total of the counts"));
        }
        Ok(())
    }

    /// Checked counts as they may be shown. `known` is what a reader knows of a count from elsewhere, were it hidden.
    pub(crate) fn hide(self, counts: &[f64], known: &dyn Fn(usize) -> Bounds) -> Shown {
        let threshold = f64::from(self.threshold);
        let small = |count: f64| count > 0.0 && count <= threshold;
        let visible = |count: f64| {
            if count == 0.0 || self.rounding == 1 {
                (count, Disclosure::Exact)
            } else {
                (self.rounded(count), Disclosure::Rounded)
            }
        };
        let total = sum::sum(counts);
        let mut disclosure: Vec<Disclosure> = counts
            .iter()
            .map(|&count| {
                if small(count) {
                    Disclosure::Small
                } else {
                    visible(count).1
                }
            })
            .collect();
        let total_disclosure = if small(total) {
            Disclosure::Small
        } else if self.protect(counts, total, &mut disclosure, known) {
            visible(total).1
        } else {
            Disclosure::Secondary
        };
        let show = |count: f64, disclosure: Disclosure| {
            if disclosure.is_hidden() {
                f64::NAN
            } else {
                visible(count).0
            }
        };
        Shown {
            count: counts
                .iter()
                .zip(&disclosure)
                .map(|(&count, &disclosure)| show(count, disclosure))
                .collect(),
            total: show(total, total_disclosure),
            disclosure,
            total_disclosure,
        }
    }

    /// Hides further counts until no small one can be had from the total; false where that cannot be.
    ///
    /// Who sees the total and the shown counts knows the sum of the hidden ones, to within the rounding. With the bounds of
    /// each hidden count, that pins one down only if the sum stands at an end of what the bounds allow, or if the sum is
    /// exact and no other hidden count has room.
    fn protect(
        self,
        counts: &[f64],
        total: f64,
        disclosure: &mut [Disclosure],
        known: &dyn Fn(usize) -> Bounds,
    ) -> bool {
        let threshold = f64::from(self.threshold);
        let mut hidden = Hidden::default();
        let mut seen = Bounds::NONE;
        for (index, (&count, kind)) in counts.iter().zip(disclosure.iter()).enumerate() {
            if *kind == Disclosure::Small {
                hidden.add(known(index).within(1.0, threshold));
            } else {
                seen.add(self.seen(count));
            }
        }
        if hidden.loose == 0 {
            return true;
        }
        let all = self.seen(total);
        let mut candidates: Vec<(f64, usize)> = counts
            .iter()
            .enumerate()
            .filter(|&(_, &count)| count > threshold)
            .map(|(index, &count)| (count, index))
            .collect();
        candidates.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut candidates = candidates.into_iter();
        loop {
            let sum = Bounds {
                lower: all.lower - seen.upper,
                upper: all.upper - seen.lower,
            };
            if hidden.are_safe(sum) {
                return true;
            }
            let Some((count, index)) = candidates.next() else {
                return false;
            };
            let bounds = known(index).within(threshold + 1.0, f64::INFINITY);
            if bounds.upper <= bounds.lower {
                continue;
            }
            if let Some(kind) = disclosure.get_mut(index) {
                *kind = Disclosure::Secondary;
            }
            let shown = self.seen(count);
            seen = Bounds {
                lower: seen.lower - shown.lower,
                upper: seen.upper - shown.upper,
            };
            hidden.add(bounds);
        }
    }

    /// What a reader knows of a count that is shown.
    fn seen(self, count: f64) -> Bounds {
        if count == 0.0 {
            return Bounds::NONE;
        }
        let (base, rounded) = (self.rounding, self.rounded(count));
        let least = f64::from(self.threshold) + 1.0;
        Bounds {
            lower: (rounded - f64::from(base / 2)).max(least),
            upper: rounded + f64::from((base - 1) / 2),
        }
    }

    /// The least that a reader takes a count of the next stage to be, were it shown; nothing where it is hidden.
    pub(crate) fn seen_at_least(self, count: f64) -> f64 {
        if count > f64::from(self.threshold) {
            count
        } else {
            0.0
        }
    }

    fn rounded(self, count: f64) -> f64 {
        let base = f64::from(self.rounding);
        (count / base + 0.5).floor() * base
    }

    /// What each treatment that occurs means.
    pub(crate) fn notes<'a>(self, treatments: impl Iterator<Item = &'a Disclosure>) -> Vec<Text> {
        let (threshold, rounding) = (self.threshold, self.rounding);
        let treatments: Vec<Disclosure> = treatments.copied().collect();
        let occurs = |wanted: Disclosure| treatments.contains(&wanted);
        let mut notes = Vec::new();
        if occurs(Disclosure::Rounded) {
            notes.push(Text::Owned(format!(
                "rounded: to the nearest {rounding}; what is computed from counts is computed from the rounded ones"
            )));
        }
        if occurs(Disclosure::Small) {
            notes.push(Text::Owned(format!(
                "small: hidden because it is from 1 to {threshold}; a zero is shown as 0"
            )));
        }
        if occurs(Disclosure::Secondary) {
            notes.push(Text::Borrowed(
                "secondary: hidden because a small count could be had from it and the total",
            ));
        }
        notes
    }
}

#[cfg(test)]
mod tests;
