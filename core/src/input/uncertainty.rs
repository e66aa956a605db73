//! The ways in which a caller may say how sure each group's value is.

use super::ordered::{EventDistribution, OrderedGroups};
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::estimate::Level;

/// Columns that may have been given beside the values; at most one kind.
///
/// ```
/// use commonweal::{GivenUncertainty, OrderedGroups, Ranks, SlopeIndex};
/// let errors = [1.0, 1.0, 1.0];
/// let given = GivenUncertainty { standard_errors: Some(&errors), ..GivenUncertainty::default() };
/// let groups = OrderedGroups::new(&[30.0, 25.0, 20.0], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?
///     .with_given(&given)?;
/// assert!((SlopeIndex::new().estimate(&groups)?.standard_error.unwrap() - 2.121320).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct GivenUncertainty<'a> {
    /// Standard error of each group's value.
    pub standard_errors: Option<&'a [f64]>,
    /// Events behind each group's value.
    pub events: Option<&'a [f64]>,
    /// What the events are; Poisson unless given.
    pub event_distribution: Option<EventDistribution>,
    /// Published lower limits.
    pub lower_limits: Option<&'a [f64]>,
    /// Published upper limits.
    pub upper_limits: Option<&'a [f64]>,
    /// Level of the published limits; 95 % unless given.
    pub limits_level: Option<Level>,
}

impl<'a> OrderedGroups<'a> {
    /// Adds whichever uncertainty was given, or none.
    ///
    /// ```
    /// use commonweal::{GivenUncertainty, OrderedGroups, Ranks, SlopeIndex};
    /// let (lower, upper) = ([19.7, 13.3, 8.5], [23.3, 16.4, 11.1]);
    /// let none = GivenUncertainty::default();
    /// let limits = GivenUncertainty { lower_limits: Some(&lower), upper_limits: Some(&upper), ..none };
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
    /// let sii = SlopeIndex::new().estimate(&groups.clone().with_given(&limits)?)?;
    /// assert!((sii.standard_error.unwrap() - 1.699287).abs() < 1e-6);
    /// let both = GivenUncertainty { standard_errors: Some(&[0.9, 0.8, 0.7]), ..limits };
    /// assert_eq!(groups.with_given(&both).unwrap_err().code().as_str(), "conflicting-arguments");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `conflicting-arguments` where more than one kind was given, `missing-argument` for a limit without its fellow, for
    /// `event_distribution` without events and for `limits_level` without limits; and those of [`with_standard_errors`](Self::with_standard_errors), [`with_events`](Self::with_events) and
    /// [`with_limits`](Self::with_limits).
    pub fn with_given(self, given: &GivenUncertainty<'a>) -> Result<Self> {
        let limits = match (given.lower_limits, given.upper_limits) {
            (Some(lower), Some(upper)) => Some((lower, upper)),
            (None, None) => None,
            (Some(_), None) => return Err(missing_argument("upper_limits")),
            (None, Some(_)) => return Err(missing_argument("lower_limits")),
        };
        let conflict = |second: &'static str, first: &str| {
            let message = format!(
                "`{second}` and `{first}` both say how sure each value is: give one of them"
            );
            Err(Error::new(ErrorCode::ConflictingArguments, second, message))
        };
        // What is said about a column that is not there was meant for one that is.
        if given.event_distribution.is_some() && given.events.is_none() {
            let message = "`event_distribution` says what `events` are, and there are none: give them, or leave it out";
            return Err(Error::new(ErrorCode::MissingArgument, "events", message));
        }
        if given.limits_level.is_some() && limits.is_none() {
            let message = "`limits_level` is the level of `lower_limits` and `upper_limits`, and there are none: give them, or \
                           leave it out";
            return Err(Error::new(
                ErrorCode::MissingArgument,
                "lower_limits",
                message,
            ));
        }
        let distribution = given
            .event_distribution
            .unwrap_or(EventDistribution::Poisson);
        let limits_level = given.limits_level.unwrap_or(Level::P95);
        match (given.standard_errors, given.events, limits) {
            (Some(_), Some(_), _) => conflict("events", "standard_errors"),
            (Some(_), _, Some(_)) => conflict("lower_limits", "standard_errors"),
            (_, Some(_), Some(_)) => conflict("lower_limits", "events"),
            (Some(errors), None, None) => self.with_standard_errors(errors),
            (None, Some(events), None) => self.with_events(events, distribution),
            (None, None, Some((lower, upper))) => self.with_limits(lower, upper, limits_level),
            (None, None, None) => Ok(self),
        }
    }
}
