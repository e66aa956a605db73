//! How often something happens, and how long people live: rates, proportions, standardised rates and life tables.
//!
//! | question | use |
//! |---|---|
//! | How many events per 100,000 people or person-years? | [`CrudeRate`] |
//! | What share of people has it? (no more events than people) | [`Proportion`] |
//! | Which of two places is higher, had they the same age structure? | [`DirectRate`] |
//! | The same, from many machines or batches | [`DirectRatePartial`] |
//! | How many events for those expected at the rates of a reference? | [`IndirectRatio`], [`IndirectRate`] |
//! | What is the mean of measurements, and how sure is it? | [`Mean`] |
//! | How long would people live at today's death rates? | [`LifeExpectancy`] |
//! | How many of these years in good health? | [`HealthyLifeExpectancy`] |
//! | The life table behind it | [`LifeTableModel`] |
//! | How many years are lost to early deaths? | [`YearsOfLifeLost`] |
//! | Which counts may be shown, so that nobody is recognised? | [`Suppression`] |
//!
//! ```
//! use commonweal::{Counts, CrudeRate, DirectRate, StandardPopulation, Strata};
//! // Deaths under 65 and from 65 on. Each age dies alike in both towns, but the second one is older.
//! let (young, old) = ([9_000.0, 1_000.0], [3_000.0, 7_000.0]);
//! let crude = CrudeRate::new().estimate(&Counts::new(&[29.0, 143.0], &[10_000.0, 10_000.0])?)?;
//! assert_eq!(crude.value, [290.0, 1_430.0]);
//! let standard = StandardPopulation::European2013.weights(&[0.0, 65.0], None)?;
//! let first = DirectRate::new().estimate(&Strata::new(&[9.0, 20.0], &young, &standard)?)?;
//! let second = DirectRate::new().estimate(&Strata::new(&[3.0, 140.0], &old, &standard)?)?;
//! assert!((first.value - 470.5).abs() < 1e-6 && (second.value - 470.5).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

mod crude;
mod direct;
mod indirect;
mod life;
mod mean;
mod partial;
mod poisson;
mod proportion;
mod standard;
mod suppression;

pub use crude::{CrudeRate, RateInterval};
pub use direct::{DirectRate, DirectRateInterval};
pub use indirect::{IndirectRate, IndirectRatio, ReferenceStrata};
pub use life::{
    AgeBands, HealthMeasure, HealthShares, HealthyLifeExpectancy, LifeExpectancy, LifeTable,
    LifeTableModel, SmallAreaRule, YearsLost, YearsOfLifeLost,
};
pub use mean::{Mean, MeanReport};
pub use partial::DirectRatePartial;
pub use proportion::{Proportion, ProportionInterval};
pub use standard::{Standard, StandardPopulation};
pub(crate) use suppression::{Bounds, Shown};
pub use suppression::{Disclosure, SuppressedCounts, Suppression};

use crate::error::{Error, Result};
use crate::estimate::Text;

/// The multiplier of a unit: finite and above zero.
pub(crate) fn checked_per(per: f64) -> Result<f64> {
    if per.is_finite() && per > 0.0 {
        Ok(per)
    } else {
        Err(Error::out_of_range(
            "per",
            per,
            "a number above 0, such as 100000",
        ))
    }
}

/// "per 100,000", with separators that people read.
pub(crate) fn per_unit(per: f64) -> Text {
    if per == 100_000.0 {
        return Text::Borrowed("per 100,000");
    }
    if per.fract() != 0.0 || per >= 1e15 {
        return Text::Owned(format!("per {per}"));
    }
    let digits = format!("{per:.0}");
    let mut grouped = String::with_capacity(digits.len() + 8);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Text::Owned(format!("per {grouped}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_written_for_people() {
        assert_eq!(per_unit(100_000.0), "per 100,000");
        assert_eq!(per_unit(1_000_000.0), "per 1,000,000");
        assert_eq!(per_unit(100.0), "per 100");
        assert_eq!(per_unit(2.5), "per 2.5");
    }

    #[test]
    fn a_multiplier_must_be_a_positive_number() {
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(checked_per(bad).unwrap_err().param(), Some("per"));
        }
    }
}
