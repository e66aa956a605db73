//! Confidence levels.

use crate::error::{Error, Result};
use crate::numeric::special::normal;

/// A two-sided confidence level, from a probability or from the number of standard errors.
///
/// ```
/// use commonweal::Level;
/// assert!((Level::new(0.95)?.z() - 1.959964).abs() < 1e-6);
/// assert!((Level::from_z(3.0)?.probability() - 0.997300).abs() < 1e-6);
/// assert_eq!(Level::new(1.0).unwrap_err().code().as_str(), "out-of-range");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    probability: f64,
    /// Probability in each tail, kept because `(1 - p) / 2` has lost digits for levels built from z.
    tail: f64,
    z: f64,
}

impl Level {
    /// 90 %.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::P90.z() - 1.644854).abs() < 1e-6);
    /// assert_eq!((Level::P90.probability(), Level::P90.tail()), (0.9, 0.05));
    /// ```
    pub const P90: Self = Self {
        probability: 0.9,
        tail: 0.05,
        z: 1.6448536269514726,
    };
    /// 95 %.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::P95.z() - 1.959964).abs() < 1e-6);
    /// assert_eq!(Level::P95, Level::default());
    /// ```
    pub const P95: Self = Self {
        probability: 0.95,
        tail: 0.025,
        z: 1.9599639845400543,
    };
    /// 99 %.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::P99.z() - 2.575829).abs() < 1e-6);
    /// assert_eq!((Level::P99.probability(), Level::P99.tail()), (0.99, 0.005));
    /// ```
    pub const P99: Self = Self {
        probability: 0.99,
        tail: 0.005,
        z: 2.575829303548901,
    };
    /// 99.8 %: the outer limits of funnel plots.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::P998.z() - 3.090232).abs() < 1e-6);
    /// assert_eq!(Level::P998.tail(), 0.001); // one place in a thousand lies above by chance alone
    /// ```
    pub const P998: Self = Self {
        probability: 0.998,
        tail: 0.001,
        z: 3.0902323061678136,
    };

    /// A level from its probability, such as 0.95.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::new(0.8)?.z() - 1.281552).abs() < 1e-6);
    /// assert_eq!(Level::new(0.95)?, Level::P95);
    /// let error = Level::new(95.0).unwrap_err();
    /// assert!(error.to_string().ends_with("such as 0.95 (a percentage is written 0.95, not 95)"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` unless 0 < `probability` < 1.
    pub fn new(probability: f64) -> Result<Self> {
        if !(probability > 0.0 && probability < 1.0) {
            let hint = if probability > 1.0 && probability < 100.0 {
                " (a percentage is written 0.95, not 95)"
            } else {
                ""
            };
            return Err(Error::out_of_range(
                "level",
                probability,
                &format!("above 0 and below 1, such as 0.95{hint}"),
            ));
        }
        // The levels that people mean by name have the tail that they mean: (1 - 0.95) / 2 is not quite 0.025.
        let named = [Self::P90, Self::P95, Self::P99, Self::P998];
        if let Some(level) = named
            .into_iter()
            .find(|level| level.probability == probability)
        {
            return Ok(level);
        }
        let tail = (1.0 - probability) / 2.0;
        Ok(Self {
            probability,
            tail,
            z: -normal::quantile_both(tail, 0.5 + probability / 2.0),
        })
    }

    /// A level from the number of standard errors on either side, such as 3.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::from_z(2.0)?.probability() - 0.954500).abs() < 1e-6); // not quite 95 %
    /// assert!((Level::from_z(3.0)?.probability() - 0.997300).abs() < 1e-6); // the limits of a control chart
    /// assert_eq!(Level::from_z(0.0).unwrap_err().code().as_str(), "out-of-range");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` unless 0 < `z` <= 37 (beyond which the tail is no longer a number).
    pub fn from_z(z: f64) -> Result<Self> {
        if !(z > 0.0 && z <= 37.0) {
            return Err(Error::out_of_range(
                "level",
                z,
                "as z, above 0 and at most 37, such as 3",
            ));
        }
        let tail = normal::sf(z);
        Ok(Self {
            probability: 1.0 - 2.0 * tail,
            tail,
            z,
        })
    }

    /// The probability inside.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert_eq!(Level::P998.probability(), 0.998);
    /// assert!((Level::from_z(1.0)?.probability() - 0.682689).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn probability(self) -> f64 {
        self.probability
    }

    /// The probability in each tail.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert_eq!(Level::P95.tail(), 0.025);
    /// assert!((Level::from_z(3.0)?.tail() - 0.001349898).abs() < 1e-9);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn tail(self) -> f64 {
        self.tail
    }

    /// Standard errors on either side under a normal distribution.
    ///
    /// ```
    /// # use commonweal::Level;
    /// assert!((Level::new(0.5)?.z() - 0.674490).abs() < 1e-6); // half of all values lie so near to their mean
    /// assert_eq!(Level::from_z(3.0)?.z(), 3.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn z(self) -> f64 {
        self.z
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::P95
    }
}

/// One to four levels for one result; the first is the one that is shown.
///
/// ```
/// use commonweal::{Level, Levels};
/// let levels = Levels::from([Level::P95, Level::P998]);
/// assert_eq!(levels.iter().count(), 2);
/// assert_eq!(Levels::try_from_slice(&[Level::P95; 5]).unwrap_err().param(), Some("level"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    items: [Level; 4],
    count: u8,
}

impl Levels {
    /// The most levels that one result carries.
    ///
    /// ```
    /// # use commonweal::{Level, Levels};
    /// assert_eq!(Levels::MOST, 4);
    /// assert!(Levels::try_from_slice(&[Level::P95; Levels::MOST]).is_ok());
    /// assert_eq!(Levels::try_from_slice(&[Level::P95; Levels::MOST + 1]).unwrap_err().code().as_str(), "out-of-range");
    /// ```
    pub const MOST: usize = 4;

    /// Levels from a list.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate, Level, Levels};
    /// let levels = Levels::try_from_slice(&[Level::P95, Level::P99, Level::P998])?;
    /// let rate = CrudeRate::new().level(levels).estimate(&Counts::new(&[812.0], &[61_234.0])?)?;
    /// for (limits, expected) in rate.intervals.iter().zip([1420.495616, 1450.705797, 1476.264784]) {
    ///     assert!((limits.upper[0] - expected).abs() < 1e-6);
    /// }
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty` for none, `out-of-range` for more than four.
    pub fn try_from_slice(levels: &[Level]) -> Result<Self> {
        if levels.is_empty() {
            return Err(Error::empty("level"));
        }
        if levels.len() > Self::MOST {
            return Err(Error::out_of_range(
                "level",
                levels.len() as f64,
                "a list of at most 4 levels",
            ));
        }
        let mut items = [Level::P95; 4];
        for (slot, level) in items.iter_mut().zip(levels) {
            *slot = *level;
        }
        Ok(Self {
            items,
            count: u8::try_from(levels.len()).unwrap_or(1),
        })
    }

    /// The levels in the order given.
    ///
    /// ```
    /// # use commonweal::{Level, Levels};
    /// let levels = Levels::from([Level::P998, Level::P95]); // the first is the one that is shown
    /// assert_eq!(levels.iter().map(Level::probability).collect::<Vec<_>>(), [0.998, 0.95]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Level> + '_ {
        self.items.iter().copied().take(usize::from(self.count))
    }
}

impl From<Level> for Levels {
    fn from(level: Level) -> Self {
        Self {
            items: [level; 4],
            count: 1,
        }
    }
}

impl From<[Level; 2]> for Levels {
    fn from([a, b]: [Level; 2]) -> Self {
        Self {
            items: [a, b, b, b],
            count: 2,
        }
    }
}

impl Default for Levels {
    fn default() -> Self {
        Level::P95.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_levels_are_the_built_ones() {
        for level in [Level::P90, Level::P95, Level::P99, Level::P998] {
            assert_eq!(Level::new(level.probability()).unwrap(), level);
            let computed = -normal::quantile_both(level.tail(), 1.0 - level.tail());
            assert!((computed - level.z()).abs() < 1e-15, "{computed} {level:?}");
        }
    }

    #[test]
    fn levels_outside_the_open_interval_are_refused() {
        for bad in [0.0, 1.0, -0.5, 95.0, f64::NAN, f64::INFINITY] {
            assert_eq!(
                Level::new(bad).unwrap_err().code().as_str(),
                "out-of-range",
                "{bad}"
            );
        }
        for bad in [0.0, -3.0, 38.0, f64::NAN, f64::INFINITY] {
            assert_eq!(
                Level::from_z(bad).unwrap_err().code().as_str(),
                "out-of-range",
                "{bad}"
            );
        }
    }

    #[test]
    fn a_level_from_z_keeps_z() {
        assert_eq!(Level::from_z(3.0).unwrap().z(), 3.0);
        assert_eq!(Level::from_z(37.0).unwrap().probability(), 1.0);
    }
}
