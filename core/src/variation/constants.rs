//! The constants of Shewhart charts of means, standard deviations, ranges and individual values.
//!
//! ```
//! use commonweal::ControlChartConstants;
//! // Five waits a week were sampled: their mean is 31.4 days, their weekly standard deviation 4.2 days on average.
//! let table = ControlChartConstants::new().at(&[5.0])?;
//! let (lower, upper) = (31.4 - table.a3[0] * 4.2, 31.4 + table.a3[0] * 4.2);
//! assert!((lower - 25.405343).abs() < 1e-6 && (upper - 37.394657).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, CautionCode, Text};
use crate::input::{finite, not_empty};
use crate::numeric::math::{exp, exp_m1, sqrt};
use crate::numeric::special::{gamma, range};

/// The largest subgroup size: beyond it not every whole number is one of the numbers here.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// Constants of Shewhart control charts, by subgroup size: what turns a mean standard deviation or a mean range into sigma
/// and into limits.
///
/// **Use it** to draw limits of an x-bar, s, R or individuals chart from summaries that somebody else computed, or to check
/// published limits. **Not** for a series of single values: [`XmrModel`](crate::XmrModel) has limits, rules and icons for it.
/// Prefer the constants of the standard deviation (`c4`, `a3`, `b3`, `b4`) where subgroups have more than ten values: the range
/// of ten uses 85 % of what they tell, and that of a hundred 35 %.
///
/// For `n` independent normal values with standard deviation sigma, `s` with the divisor `n - 1` and `R` their range:
///
/// | constant | formula | for |
/// |---|---|---|
/// | `c4`, `c5` | mean and standard deviation of `s` over sigma: `c4 = sqrt(2 / (n-1)) Gamma(n/2) / Gamma((n-1)/2)`, `c5 = sqrt(1 - c4^2)` | sigma = mean `s` / `c4` |
/// | `d2`, `d3` | mean and standard deviation of `R` over sigma | sigma = mean `R` / `d2` |
/// | `d4` | median of `R` over sigma | sigma = median `R` / `d4` |
/// | `a3` (A3) | `z / (c4 sqrt n)` | means: centre +/- A3 times mean `s` |
/// | `a2` (A2) | `z / (d2 sqrt n)` | means: centre +/- A2 times mean `R` |
/// | `e2` (E2) | `z / d2` | single values: centre +/- E2 times mean `R`; 2.66 for moving ranges of two |
/// | `b3`, `b4` (B3, B4) | `1 -/+ z c5 / c4`, B3 not below 0 | standard deviations: limits are B3 and B4 times mean `s` |
/// | `range_lower`, `range_upper` (D3, D4) | `1 -/+ z d3 / d2`, D3 not below 0 | ranges: limits are D3 and D4 times mean `R` |
///
/// - Default `z = 3`, as Shewhart chose and every printed table has it; 2 for warning limits.
/// - Precision: 1e-12, relatively, at every size. `c5` does not cancel for large `n`.
/// - The range: up to subgroups of 100, as far as its published tables go; beyond, its constants are missing (NaN), and a
///   caution says so, since a range is no longer a reasonable summary.
/// - Errors: `empty`, `missing-value`, `not-finite`; `out-of-range` for a size that is not a whole number from 2 to 2^53, with
///   its row, and for a `z` that is not a number above 0.
/// - Source: Montgomery, *Introduction to Statistical Quality Control*, appendix VI; for the range, Harter 1960, Ann Math Stat
///   31:1122.
///
/// ```
/// use commonweal::ControlChartConstants;
/// let table = ControlChartConstants::new().at(&[2.0, 5.0])?;
/// assert!((table.c4[1] - 0.939986).abs() < 1e-6 && (table.d2[1] - 2.325929).abs() < 1e-6);
/// assert!((table.e2[0] - 2.658681).abs() < 1e-6); // the 2.66 of charts of individual values
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ControlChartConstants {
    z: f64,
}

/// Constants by subgroup size, one row each: what [`ControlChartConstants`] returns.
///
/// ```
/// use commonweal::ControlChartConstants;
/// let table = ControlChartConstants::new().at(&[10.0, 250.0])?;
/// assert!((table.range_upper[0] - 1.776977).abs() < 1e-6 && table.range_upper[1].is_nan());
/// assert_eq!(table.cautions[0].code.as_str(), "no-range-constants");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ControlChartTable {
    /// The subgroup sizes as given.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub subgroup_size: Vec<f64>,
    /// The mean of the standard deviation, over sigma.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub c4: Vec<f64>,
    /// The standard deviation of the standard deviation, over sigma.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub c5: Vec<f64>,
    /// A3: limits of means from the mean standard deviation.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub a3: Vec<f64>,
    /// B3: the lower limit of standard deviations, over their mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub b3: Vec<f64>,
    /// B4: the upper limit of standard deviations, over their mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub b4: Vec<f64>,
    /// The mean of the range, over sigma.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub d2: Vec<f64>,
    /// The standard deviation of the range, over sigma.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub d3: Vec<f64>,
    /// The median of the range, over sigma.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub d4: Vec<f64>,
    /// A2: limits of means from the mean range.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub a2: Vec<f64>,
    /// E2: limits of single values from the mean range.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub e2: Vec<f64>,
    /// D3: the lower limit of ranges, over their mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub range_lower: Vec<f64>,
    /// D4: the upper limit of ranges, over their mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub range_upper: Vec<f64>,
    /// How many standard errors limits stand from the centre.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub z: f64,
    /// How it was computed.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// What a careful reader must know, each with what to do about it.
    pub cautions: Vec<Caution>,
}

impl Default for ControlChartConstants {
    fn default() -> Self {
        Self::new()
    }
}

impl ControlChartConstants {
    /// Limits at three standard errors.
    ///
    /// ```
    /// # use commonweal::ControlChartConstants;
    /// assert!((ControlChartConstants::new().at(&[5.0])?.b4[0] - 2.088998).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { z: 3.0 }
    }

    /// How many standard errors limits stand from the centre.
    ///
    /// ```
    /// # use commonweal::ControlChartConstants;
    /// let warning = ControlChartConstants::new().z(2.0).at(&[5.0])?;
    /// assert!((warning.b4[0] - 1.725999).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn z(mut self, z: f64) -> Self {
        self.z = z;
        self
    }

    /// The constants of these subgroup sizes.
    ///
    /// ```
    /// # use commonweal::ControlChartConstants;
    /// let table = ControlChartConstants::new().at(&[3.0, 4.0])?;
    /// assert!((table.a2[0] - 1.023327).abs() < 1e-6 && (table.a2[1] - 0.728597).abs() < 1e-6);
    /// assert_eq!(ControlChartConstants::new().at(&[3.0, 1.0]).unwrap_err().index(), Some(1));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn at(&self, subgroup_size: &[f64]) -> Result<ControlChartTable> {
        if !(self.z > 0.0 && self.z.is_finite()) {
            return Err(Error::out_of_range("z", self.z, "a number above 0"));
        }
        check_sizes(subgroup_size)?;
        let mut ranges = Ranges::default();
        let mut table = ControlChartTable::empty(subgroup_size, self.z);
        for &n in subgroup_size {
            let ln_c4 = gamma::ln_gamma_half_step(0.5 * (n - 1.0));
            let (c4, c5) = (exp(ln_c4), sqrt(-exp_m1(2.0 * ln_c4)));
            table.c4.push(c4);
            table.c5.push(c5);
            table.a3.push(self.z / (c4 * sqrt(n)));
            table.b3.push((1.0 - self.z * c5 / c4).max(0.0));
            table.b4.push(1.0 + self.z * c5 / c4);
            let Some((d2, d3, d4)) = ranges.of(n) else {
                table.no_range();
                continue;
            };
            table.d2.push(d2);
            table.d3.push(d3);
            table.d4.push(d4);
            table.a2.push(self.z / (d2 * sqrt(n)));
            table.e2.push(self.z / d2);
            table.range_lower.push((1.0 - self.z * d3 / d2).max(0.0));
            table.range_upper.push(1.0 + self.z * d3 / d2);
        }
        table.cautions = table.caution().into_iter().collect();
        Ok(table)
    }
}

impl ControlChartTable {
    /// A table without rows.
    fn empty(subgroup_size: &[f64], z: f64) -> Self {
        let column = || Vec::with_capacity(subgroup_size.len());
        Self {
            subgroup_size: subgroup_size.to_vec(),
            c4: column(),
            c5: column(),
            a3: column(),
            b3: column(),
            b4: column(),
            d2: column(),
            d3: column(),
            d4: column(),
            a2: column(),
            e2: column(),
            range_lower: column(),
            range_upper: column(),
            z,
            method: "moments of the standard deviation and the range of independent normal values"
                .into(),
            citation: "montgomery-2009".into(),
            cautions: Vec::new(),
        }
    }

    /// A row without constants of the range.
    fn no_range(&mut self) {
        let columns = [
            &mut self.d2,
            &mut self.d3,
            &mut self.d4,
            &mut self.a2,
            &mut self.e2,
            &mut self.range_lower,
            &mut self.range_upper,
        ];
        for column in columns {
            column.push(f64::NAN);
        }
    }

    /// How many sizes are too large for ranges, and what to do.
    fn caution(&self) -> Option<Caution> {
        let without = self.d2.iter().filter(|d2| d2.is_nan()).count();
        let message = format!(
            "{without} of {} subgroup sizes are above {}, where the constants of the range end: use those of the standard deviation",
            self.d2.len(),
            range::LARGEST
        );
        (without > 0).then(|| Caution::new(CautionCode::NoRangeConstants, message))
    }
}

/// Mean, standard deviation and median of the range, computed once for each size.
#[derive(Default)]
struct Ranges(Vec<(f64, (f64, f64, f64))>);

impl Ranges {
    fn of(&mut self, n: f64) -> Option<(f64, f64, f64)> {
        if n > range::LARGEST {
            return None;
        }
        // At most 99 sizes, so that looking through them costs nothing beside computing one.
        if let Some((_, known)) = self.0.iter().find(|(size, _)| *size == n) {
            return Some(*known);
        }
        let (mean, deviation) = range::moments(n);
        let found = (mean, deviation, range::median(n, mean));
        self.0.push((n, found));
        Some(found)
    }
}

fn check_sizes(subgroup_size: &[f64]) -> Result<()> {
    const NAME: &str = "subgroup_size";
    not_empty(NAME, subgroup_size)?;
    finite(NAME, subgroup_size)?;
    let odd = |n: &f64| !(2.0..=LARGEST).contains(n) || n.fract() != 0.0;
    let Some(row) = subgroup_size.iter().position(odd) else {
        return Ok(());
    };
    let found = subgroup_size.get(row).copied().unwrap_or(f64::NAN);
    let reason = "the size of a subgroup is a whole number from 2; single values have no spread within, so use `xmr`";
    Err(Error::value(
        ErrorCode::OutOfRange,
        NAME,
        row,
        found,
        reason,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(sizes: &[f64]) -> ControlChartTable {
        ControlChartConstants::new().at(sizes).unwrap()
    }

    #[test]
    fn printed_tables() {
        // Montgomery, appendix VI, to the digits that are printed.
        let table = at(&[2.0, 5.0, 10.0, 25.0]);
        let printed = |column: &[f64], row: usize, digits: &str| {
            let places = digits.len() - digits.find('.').unwrap() - 1;
            assert_eq!(format!("{:.places$}", column[row]), digits);
        };
        for (row, digits) in ["0.7979", "0.9400", "0.9727", "0.9896"].iter().enumerate() {
            printed(&table.c4, row, digits);
        }
        for (row, digits) in ["1.128", "2.326", "3.078", "3.931"].iter().enumerate() {
            printed(&table.d2, row, digits);
        }
        for (row, digits) in ["0.853", "0.864", "0.797", "0.708"].iter().enumerate() {
            printed(&table.d3, row, digits);
        }
        for (row, digits) in ["3.267", "2.089", "1.716", "1.435"].iter().enumerate() {
            printed(&table.b4, row, digits);
        }
        for (row, digits) in ["3.267", "2.114", "1.777", "1.541"].iter().enumerate() {
            printed(&table.range_upper, row, digits);
        }
        printed(&table.d4, 0, "0.954");
        printed(&table.e2, 0, "2.659");
    }

    #[test]
    fn large_subgroups_do_not_cancel() {
        // c4 = 1 - 1/(4k) + 1/(32k^2) + ... and c5^2 = 1/(2k) - 1/(8k^2) - 1/(16k^3) + ... with k = n - 1.
        for n in [1e6, 1e9, 9e15] {
            let (k, table) = (n - 1.0, at(&[n]));
            let c5 = sqrt(0.5 / k - 0.125 / (k * k) - 0.0625 / (k * k * k));
            assert!((table.c5[0] / c5 - 1.0).abs() < 1e-15 * 4.0, "{n}");
            assert!((table.c4[0] - (1.0 - 0.25 / k)).abs() < 1e-13);
            assert!(table.b3[0] < 1.0 && table.b4[0] > 1.0);
        }
    }

    #[test]
    fn one_caution_for_all_sizes_without_range() {
        let table = at(&[100.0, 101.0, 1_000.0]);
        assert!(table.d2[0].is_finite() && table.a2[1].is_nan() && table.range_upper[2].is_nan());
        assert_eq!(table.cautions.len(), 1);
        assert!(
            table.cautions[0]
                .message
                .starts_with("2 of 3 subgroup sizes")
        );
        assert_eq!(at(&[100.0]).cautions, []);
    }

    #[test]
    fn what_is_no_size_is_refused_with_its_row() {
        let code = |size: f64| {
            let error = ControlChartConstants::new().at(&[5.0, size]).unwrap_err();
            assert_eq!(
                (error.param(), error.index()),
                (Some("subgroup_size"), Some(1))
            );
            error.code().as_str()
        };
        for size in [1.0, 0.0, -4.0, 4.5, 1e17] {
            assert_eq!(code(size), "out-of-range");
        }
        assert_eq!(
            (code(f64::NAN), code(f64::INFINITY)),
            ("missing-value", "not-finite")
        );
        for z in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            let error = ControlChartConstants::new().z(z).at(&[5.0]).unwrap_err();
            assert_eq!(
                (error.code().as_str(), error.param()),
                ("out-of-range", Some("z"))
            );
        }
    }

    proptest! {
        #[test]
        fn neighbours_multiply_to_a_square_root(n in 2_u32..100_000) {
            // Gamma cancels: c4(n) c4(n + 1) = sqrt((n - 1) / n).
            let n = f64::from(n);
            let c4 = at(&[n, n + 1.0]).c4;
            prop_assert!((c4[0] * c4[1] - sqrt((n - 1.0) / n)).abs() < 4e-16);
        }

        #[test]
        fn limits_widen_with_z_and_close_in_with_size(n in 2_u32..100, z in 0.1..6.0_f64) {
            let sizes = [f64::from(n), f64::from(n + 1)];
            let (narrow, wide) = (ControlChartConstants::new().z(z).at(&sizes).unwrap(),
                ControlChartConstants::new().z(z * 1.5).at(&sizes).unwrap());
            for (inner, outer) in [(&narrow.a2, &wide.a2), (&narrow.a3, &wide.a3), (&narrow.b4, &wide.b4),
                (&narrow.e2, &wide.e2), (&narrow.range_upper, &wide.range_upper)] {
                prop_assert!(inner[0] < outer[0] && inner[1] < inner[0]);
            }
            prop_assert!(narrow.b3[0] >= wide.b3[0] && narrow.range_lower[0] >= wide.range_lower[0]);
            prop_assert!(narrow.d4[0] < narrow.d2[0]); // the range is skewed to the right
        }
    }
}
