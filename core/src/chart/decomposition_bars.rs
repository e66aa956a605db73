//! The parts of an index as bars.

use serde_json::Value;

use super::number::value_text;
use super::{BarParts, IntervalBars, Labels};
use crate::error::{Error, Result};
use crate::numeric::sum::sum;

/// The parts of an index, each a bar from zero with its share of the whole, and the whole below them.
///
/// **Use it** for a decomposition whose parts come to the whole: of a concentration index by determinants, of an entropy index
/// within and between groups. Parts below zero take away from the whole; their shares are below zero too.
///
/// ```
/// use commonweal::chart::{DecompositionBars, Labels};
/// let parts = DecompositionBars {
///     names: &["income", "education", "not explained"],
///     contributions: &[0.06, 0.03, 0.01],
///     lower: &[],
///     upper: &[],
///     level: None,
///     total: None, // their sum
///     unit: "index",
/// };
/// let chart = parts.draw(&Labels::new("What the inequality is made of"))?;
/// assert_eq!(chart["datasets"]["places"][0]["label"], "0.0600 (60.0%)");
/// assert_eq!(chart["datasets"]["places"][3]["name"], "All together");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DecompositionBars<'a> {
    /// What each part is called.
    pub names: &'a [&'a str],
    /// What each part adds.
    pub contributions: &'a [f64],
    /// Lower limits of the parts; empty where there are none.
    pub lower: &'a [f64],
    /// Upper limits.
    pub upper: &'a [f64],
    /// Level of the limits.
    pub level: Option<f64>,
    /// What they come to; their sum unless given.
    pub total: Option<f64>,
    /// The unit of all.
    pub unit: &'a str,
}

/// What the bar of the whole is called.
const WHOLE: &str = "All together";

impl DecompositionBars<'_> {
    /// The chart as a specification.
    ///
    /// ```
    /// use commonweal::chart::{DecompositionBars, Labels};
    /// let parts = DecompositionBars {
    ///     names: &["within", "between"],
    ///     contributions: &[0.3, -0.1],
    ///     lower: &[0.2, -0.2],
    ///     upper: &[0.4, 0.0],
    ///     level: Some(0.95),
    ///     total: Some(0.2),
    ///     unit: "index",
    /// };
    /// let chart = parts.draw(&Labels::new("Theil index"))?;
    /// assert_eq!(chart["datasets"]["places"][1]["words"], "between: -0.100 (95% CI -0.200 to 0), -50.0% of the whole");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`interval_bars`](super::interval_bars); `not-finite` where the whole is no number.
    pub fn draw(&self, labels: &Labels) -> Result<Value> {
        if self.contributions.is_empty() {
            return Err(Error::empty("contributions"));
        }
        let total = self.total.unwrap_or_else(|| sum(self.contributions));
        if !total.is_finite() {
            return Err(Error::out_of_range("total", total, "a finite number"));
        }
        for (param, column) in [("lower", self.lower), ("upper", self.upper)] {
            let limits = self.lower.len().max(self.upper.len());
            if limits > 0 && column.len() != self.contributions.len() {
                let parts = self.contributions.len();
                return Err(Error::length(param, column.len(), "contributions", parts));
            }
        }
        let with_total = |column: &[f64], last: f64| {
            let mut all = column.to_vec();
            if !all.is_empty() {
                all.push(last);
            }
            all
        };
        let names: Vec<&str> = self.names.iter().copied().chain([WHOLE]).collect();
        let parts = BarParts {
            value: &with_total(self.contributions, total),
            lower: &with_total(self.lower, f64::NAN),
            upper: &with_total(self.upper, f64::NAN),
            level: self.level,
            unit: self.unit,
        };
        let mut chart = parts.draw(&names, labels, &IntervalBars::new())?;
        let whole = parts.value.len() - 1;
        let rows = chart
            .pointer_mut("/datasets/places")
            .and_then(Value::as_array_mut);
        for (at, bar) in rows.into_iter().flatten().enumerate() {
            let value = parts.value.get(at).copied().unwrap_or(f64::NAN);
            let Some(bar) = bar.as_object_mut() else {
                continue;
            };
            // The whole stands back, since it is what the others come to.
            bar.insert("front".into(), (at != whole).into());
            // A label stands to the right of its bar, which for a part below zero ends at zero.
            let end = bar.get("end").and_then(Value::as_f64).unwrap_or(0.0);
            bar.insert("end".into(), end.max(0.0).into());
            if at == whole || total == 0.0 || value.is_nan() {
                continue;
            }
            let share = format!("{:.1}%", value / total * 100.0);
            bar.insert(
                "label".into(),
                format!("{} ({share})", value_text(value)).into(),
            );
            let words = bar.get("words").and_then(Value::as_str).unwrap_or_default();
            let words = format!("{words}, {share} of the whole");
            bar.insert("words".into(), words.into());
        }
        Ok(chart)
    }
}
