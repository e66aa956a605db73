//! Numbers as people read them.

use crate::estimate::{Estimate, Interval};
use crate::words::grouped;

/// A value with a sensible number of digits and thousands separators: three significant digits, at most four decimals, and
/// never fewer digits than the whole number has (up to a thousand million million; beyond, as a power of ten).
///
/// ```
/// use commonweal::chart::value_text;
/// assert_eq!(value_text(9.4035), "9.40");
/// assert_eq!(value_text(-672.211), "-672");
/// assert_eq!(value_text(1326.06), "1,326");
/// assert_eq!(value_text(0.0123), "0.0123");
/// assert_eq!(value_text(1.6e308), "1.60e308");
/// ```
#[must_use]
pub fn value_text(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "withheld".to_owned()
        } else {
            value.to_string()
        };
    }
    let size = value.abs();
    if size >= 1e15 {
        return format!("{value:.2e}");
    }
    let decimals = match size {
        _ if size >= 100.0 || size == 0.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size >= 0.1 => 3,
        _ => 4,
    };
    grouped(&format!("{value:.decimals$}"))
}

/// A count: whole numbers without decimals, however small.
pub(super) fn count_text(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return grouped(&format!("{value:.0}"));
    }
    value_text(value)
}

/// The limits and level of an interval: "95% CI 8.12 to 10.7".
///
/// ```
/// use commonweal::{Interval, IntervalMethod, Level, chart::interval_text};
/// let interval = Interval::new(8.123, 10.68, Level::P95, IntervalMethod::Propagated);
/// assert_eq!(interval_text(&interval), "95% CI 8.12 to 10.7");
/// ```
#[must_use]
pub fn interval_text(interval: &Interval) -> String {
    format!(
        "{} CI {} to {}",
        level_text(interval.level),
        value_text(interval.lower),
        value_text(interval.upper)
    )
}

/// A level as a percentage, with as many decimals as it has: "99.8%".
pub(super) fn level_text(level: f64) -> String {
    let percent = format!("{:.6}", level * 100.0);
    let percent = percent.trim_end_matches('0').trim_end_matches('.');
    format!("{percent}%")
}

/// What a chart says about an index.
///
/// ```
/// use commonweal::chart::IndexText;
/// assert_eq!(IndexText { value: 9.4035, unit: "years", interval: None }.text(), "9.40 years");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct IndexText<'a> {
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: &'a str,
    /// Its interval.
    pub interval: Option<Interval>,
}

impl IndexText<'_> {
    /// Value, unit and interval in one line.
    ///
    /// ```
    /// use commonweal::{Interval, IntervalMethod, Level, chart::IndexText};
    /// let interval = Some(Interval::new(8.123, 10.684, Level::P95, IntervalMethod::Propagated));
    /// assert_eq!(IndexText { value: 9.4035, unit: "years", interval }.text(), "9.40 years (95% CI 8.12 to 10.7)");
    /// assert_eq!(IndexText { value: 1.13, unit: "ratio", interval: None }.text(), "1.13"); // a ratio has no unit to tell
    /// ```
    #[must_use]
    pub fn text(&self) -> String {
        let interval = self
            .interval
            .as_ref()
            .map_or_else(String::new, |i| format!(" ({})", interval_text(i)));
        let unit = match self.unit {
            "input units" | "ratio" | "proportion" => String::new(),
            unit => format!(" {unit}"),
        };
        format!("{}{unit}{interval}", value_text(self.value))
    }
}

impl<'a> From<&'a Estimate> for IndexText<'a> {
    fn from(estimate: &'a Estimate) -> Self {
        Self {
            value: estimate.value,
            unit: &estimate.unit,
            interval: estimate.interval,
        }
    }
}
