//! What all measures between groups are asked for.

use super::choices::GroupInterval;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Levels;
use crate::input::UnorderedGroups;

/// The most draws times groups of one simulation: some seconds, as it cannot be cancelled.
const WORK_CAP: u64 = 20_000_000;

#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    pub(super) levels: Levels,
    pub(super) interval: GroupInterval,
    /// None unless set, so that draws which have no effect can be told.
    pub(super) draws: Option<u32>,
    pub(super) seed: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: GroupInterval::Automatic,
            draws: None,
            seed: 1,
        }
    }
}

impl Options {
    /// How many draws a simulation makes.
    pub(super) fn draws(&self) -> u32 {
        self.draws.unwrap_or(10_000)
    }

    /// How limits are made, given what automatic ones are; none where nothing is known of the uncertainty.
    pub(super) fn kind(
        &self,
        groups: &UnorderedGroups<'_>,
        automatic: GroupInterval,
    ) -> Result<Option<GroupInterval>> {
        let known = groups.standard_errors().is_some();
        let kind = match self.interval {
            GroupInterval::Automatic if !known => None,
            GroupInterval::Automatic => Some(automatic),
            _ if !known => {
                let message = "`standard_errors` or `events` are needed for limits: give one, or leave interval out";
                return Err(Error::new(
                    ErrorCode::MissingArgument,
                    "standard_errors",
                    message,
                ));
            }
            kind => Some(kind),
        };
        let simulated = kind == Some(GroupInterval::Simulated);
        if self.draws.is_some() && !simulated {
            let message = "`draws` have no effect here: ask for interval=\"simulated\" with standard_errors or events, or leave \
                           them out";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "draws",
                message,
            ));
        }
        if simulated {
            self.check_work(groups.len())?;
        }
        Ok(kind)
    }

    fn check_work(&self, groups: usize) -> Result<()> {
        let draws = self.draws();
        let too_many = groups as u64 * u64::from(draws) > WORK_CAP;
        if too_many {
            let message = format!(
                "`draws` ({draws}) times groups ({groups}) is above the cap of 20,000,000: ask for fewer draws"
            );
            return Err(Error::new(ErrorCode::TooMuchWork, "draws", message));
        }
        // A limit that ten draws lie beyond, at least.
        let tails = self.levels.iter().map(|level| 10.0 / level.tail());
        let needed = tails.fold(1_000.0, f64::max);
        if f64::from(draws) < needed {
            let message = format!(
                "`draws` is {draws}: simulated limits at this `level` need at least {}",
                needed.ceil()
            );
            return Err(Error::new(ErrorCode::OutOfRange, "draws", message));
        }
        Ok(())
    }
}

/// The setters that all measures between groups have.
macro_rules! group_setters {
    ($name:ident) => {
        impl $name {
            /// 95 % limits where the uncertainty of the groups is given, and no interval where it is not.
            ///
            /// ```
            /// use commonweal::{BetweenGroupVariance, UnorderedGroups};
            /// let districts = UnorderedGroups::new(&[91.0, 74.5, 68.0], Some(&[4_000.0, 8_000.0, 6_000.0]))?;
            /// let variance = BetweenGroupVariance::new().estimate(&districts)?;
            /// assert!((variance.value - 72.333333).abs() < 1e-6 && variance.interval.is_none());
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Confidence level, or levels.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::{GroupDifference, Level};
            /// let model = GroupDifference::new().group(2).reference(3).level(Level::P99);
            /// let interval = model.estimate(&districts)?.interval.unwrap();
            /// assert!((interval.lower - 18.603913).abs() < 1e-6 && (interval.upper - 49.896087).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn level(mut self, levels: impl Into<crate::estimate::Levels>) -> Self {
                self.options.levels = levels.into();
                self
            }

            /// How limits are made.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::{BetweenGroupVariance, GroupInterval};
            /// let limits = |kind| BetweenGroupVariance::new().interval(kind).estimate(&districts).unwrap().interval.unwrap();
            /// let (simulated, propagated) = (limits(GroupInterval::Simulated), limits(GroupInterval::Propagated));
            /// assert!((propagated.lower - 59.676305).abs() < 1e-6 && (simulated.lower - 71.138613).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn interval(mut self, interval: super::choices::GroupInterval) -> Self {
                self.options.interval = interval;
                self
            }

            /// Draws behind each step of simulated limits, 10,000 unless set; `conflicting-arguments` beside any other.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::BetweenGroupVariance;
            /// let variance = BetweenGroupVariance::new().draws(2_000).estimate(&districts)?;
            /// assert_eq!(variance.draws, Some(2_000));
            /// assert!((variance.interval.unwrap().lower - 70.571589).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn draws(mut self, draws: u32) -> Self {
                self.options.draws = Some(draws);
                self
            }

            /// Seed of simulated limits; 1 unless set.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::BetweenGroupVariance;
            /// let variance = BetweenGroupVariance::new().seed(7).estimate(&districts)?;
            /// assert_eq!(variance.seed, Some(7));
            /// assert!((variance.interval.unwrap().lower - 70.120069).abs() < 1e-6); // another seed, a little elsewhere
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn seed(mut self, seed: u32) -> Self {
                self.options.seed = seed;
                self
            }
        }
    };
}

pub(super) use group_setters;
