//! What every measure returns: a value with its interval, method, unit, direction and cautions.

mod caution;
mod columns;
#[cfg(test)]
mod coverage;
mod interval;
mod level;
#[cfg(feature = "serde")]
pub(crate) mod real;

use std::borrow::Cow;

pub use caution::{Caution, CautionCode, Cautioned};
pub use columns::{Estimates, IntervalColumn};
pub use interval::{Interval, IntervalMethod};
pub use level::{Level, Levels};

use crate::error::{Error, Result};
use crate::named::named_enum;

/// The unit of a measure that is in the unit of the values, until that is told.
const INPUT_UNITS: &str = "input units";
/// The same of one in its square.
pub(crate) const INPUT_UNITS_SQUARED: &str = "input units squared";

/// Text in a result: mostly fixed, sometimes made.
///
/// ```
/// let unit: commonweal::Text = "years".into();
/// assert_eq!(unit, "years");
/// ```
pub type Text = Cow<'static, str>;

named_enum! {
    /// Whether more of the indicator is good or bad. It belongs to the indicator, not to the measure.
    ///
    /// ```
    /// use commonweal::Polarity;
    /// assert_eq!(Polarity::parse("lower-is-better")?, Polarity::LowerIsBetter);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Polarity("polarity") {
        /// More is better: life expectancy, uptake of screening.
        HigherIsBetter = "higher-is-better",
        /// More is worse: mortality, waiting times.
        LowerIsBetter = "lower-is-better",
        /// No judgement is made.
        Neutral = "neutral",
    }
}

/// One number with everything that is needed to read it.
///
/// ```
/// use commonweal::{CrudeRate, Counts};
/// let rate = CrudeRate::new().estimate(&Counts::new(&[12.0], &[4_000.0])?)?.row(0).unwrap();
/// let interval = rate.interval.as_ref().unwrap();
/// assert_eq!(rate.value, 300.0);
/// assert!((interval.lower - 154.837746).abs() < 1e-6 && (interval.upper - 524.071451).abs() < 1e-6);
/// assert_eq!(rate.unit, "per 100,000");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Estimate {
    /// What was measured, in words.
    pub measure: Text,
    /// The number.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub value: f64,
    /// Its standard error, on the scale of the value or as `method` says; none where the method has none.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub standard_error: Option<f64>,
    /// The interval at the first level asked for.
    pub interval: Option<Interval>,
    /// The intervals at all levels asked for, the first included.
    pub intervals: Vec<Interval>,
    /// Why there is no interval, where there is none.
    pub no_interval_reason: Option<Text>,
    /// How the value was computed.
    pub method: Text,
    /// Key of the source in the list of references (see the documentation of the measure).
    pub citation: Text,
    /// The unit of the value and its limits.
    pub unit: Text,
    /// The multiplier in the unit: 100,000 for a rate per 100,000; 1 for none.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub per: f64,
    /// How to read the sign or size.
    pub direction: Text,
    /// How many rows (groups, strata, places) stand behind the value.
    pub n: u64,
    /// Events behind the value, where it counts events.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub events: Option<f64>,
    /// People (or person-time) behind the value, where it has a population.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub population: Option<f64>,
    /// What a careful reader must know, each with what to do about it.
    pub cautions: Vec<Caution>,
    /// The seed, where draws were made.
    pub seed: Option<u32>,
    /// How many draws were made.
    pub draws: Option<u32>,
}

impl Estimate {
    /// An estimate without interval; a value that is not a finite number is an error that names `param`.
    pub(crate) fn new(measure: &'static str, value: f64, param: &'static str) -> Result<Self> {
        if !value.is_finite() {
            return Err(Error::overflow(param, measure));
        }
        Ok(Self {
            measure: Text::Borrowed(measure),
            value,
            ..Self::withheld()
        })
    }

    /// Nothing: no value, and no word of what it would have been.
    pub(crate) fn withheld() -> Self {
        Self {
            measure: Text::Borrowed(""),
            value: f64::NAN,
            standard_error: None,
            interval: None,
            intervals: Vec::new(),
            no_interval_reason: None,
            method: Text::Borrowed(""),
            citation: Text::Borrowed(""),
            unit: Text::Borrowed(INPUT_UNITS),
            per: 1.0,
            direction: Text::Borrowed(""),
            n: 0,
            events: None,
            population: None,
            cautions: Vec::new(),
            seed: None,
            draws: None,
        }
    }

    /// Sets the intervals; limits that are not finite numbers are an error that names `param`.
    pub(crate) fn set_intervals(
        &mut self,
        intervals: Vec<Interval>,
        param: &'static str,
    ) -> Result<()> {
        if intervals
            .iter()
            .any(|i| !i.lower.is_finite() || !i.upper.is_finite())
        {
            return Err(Error::overflow(
                param,
                &format!("a limit of the {}", self.measure),
            ));
        }
        self.interval = intervals.first().copied();
        self.intervals = intervals;
        Ok(())
    }

    /// The same estimate with the unit in which its input was given, such as "years".
    ///
    /// ```
    /// use commonweal::{HooverIndex, WeightedValues};
    /// let index = HooverIndex::new().estimate(&WeightedValues::new(&[2.0, 8.0], None)?)?;
    /// assert_eq!(index.with_unit("share of all visits").unit, "share of all visits");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Text>) -> Self {
        self.unit = unit.into();
        self
    }

    /// The same estimate with the unit in which its values were given, where the measure is in that unit or in its square;
    /// unchanged where it is a ratio or a share.
    ///
    /// ```
    /// use commonweal::{BetweenGroupVariance, GroupDifference, GroupRatio, UnorderedGroups};
    /// let life = UnorderedGroups::new(&[78.6, 82.7], None)?;
    /// assert_eq!(GroupDifference::new().estimate(&life)?.with_unit_of_values("years").unit, "years");
    /// assert_eq!(BetweenGroupVariance::new().estimate(&life)?.with_unit_of_values("years").unit, "years squared");
    /// assert_eq!(GroupRatio::new().estimate(&life)?.with_unit_of_values("years").unit, "ratio");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit_of_values(mut self, unit: impl Into<Text>) -> Self {
        self.unit = unit_of_values(self.unit, unit.into());
        self
    }

    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    /// use commonweal::{Caution, CautionCode, HooverIndex, WeightedValues};
    /// let mut index = HooverIndex::new().estimate(&WeightedValues::new(&[2.0, 8.0], None)?)?;
    /// index.add_caution(Caution::new(CautionCode::WholePopulation, "all practices of the area: nothing was sampled"));
    /// assert_eq!(index.cautions.last().unwrap().code.as_str(), "whole-population");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}

/// The unit of a measure, given that of the values.
fn unit_of_values(own: Text, values: Text) -> Text {
    match &*own {
        INPUT_UNITS => values,
        INPUT_UNITS_SQUARED => format!("{values} squared").into(),
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_round_trip_keeps_every_bit() {
        let mut estimate = Estimate::new("a measure", 0.1 + 0.2, "values")
            .unwrap()
            .with_unit("years");
        estimate
            .set_intervals(
                vec![Interval::new(
                    -1.0 / 3.0,
                    2.0 / 3.0,
                    Level::P95,
                    IntervalMethod::Wilson,
                )],
                "values",
            )
            .unwrap();
        estimate.events = Some(f64::INFINITY);
        estimate.add_caution(Caution::new(CautionCode::FewEvents, "few"));
        let text = serde_json::to_string(&estimate).unwrap();
        assert!(text.contains("\"Infinity\""), "{text}");
        assert_eq!(serde_json::from_str::<Estimate>(&text).unwrap(), estimate);
    }

    #[test]
    fn a_value_that_is_no_number_is_an_error() {
        assert_eq!(
            Estimate::new("a measure", f64::NAN, "values")
                .unwrap_err()
                .code()
                .as_str(),
            "overflow"
        );
    }
}
