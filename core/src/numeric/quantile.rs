//! Sample quantiles.

use super::rank::argsort;
use super::sum::Running;

/// The nine definitions of Hyndman & Fan (1996), *Sample quantiles in statistical packages*, Amer. Statist. 50:
/// 361-365, by their numbers. Type 7 is the default of R, NumPy and spreadsheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum QuantileType {
    Type1,
    Type2,
    Type3,
    Type4,
    Type5,
    Type6,
    #[default]
    Type7,
    Type8,
    Type9,
}

/// Where a quantile lies: the share `toward_next` of the way from one order statistic (counted from 0) to the next.
#[derive(Clone, Copy, Debug)]
struct Position {
    index: usize,
    toward_next: f64,
}

impl Position {
    fn new(n: usize, p: f64, kind: QuantileType) -> Option<Self> {
        if n == 0 || !(0.0..=1.0).contains(&p) {
            return None;
        }
        let count = n as f64;
        // `h`, the number of order statistics up to the quantile, is n p + m in the paper's notation.
        let h = match kind {
            QuantileType::Type1 | QuantileType::Type2 => whole_if_near(count * p),
            QuantileType::Type3 => whole_if_near(count * p - 0.5),
            QuantileType::Type4 => count * p,
            QuantileType::Type5 => count * p + 0.5,
            QuantileType::Type6 => (count + 1.0) * p,
            QuantileType::Type7 => (count - 1.0) * p + 1.0,
            QuantileType::Type8 => (count + 1.0 / 3.0) * p + 1.0 / 3.0,
            QuantileType::Type9 => (count + 0.25) * p + 0.375,
        };
        let j = h.floor();
        let g = h - j;
        let toward_next = match kind {
            QuantileType::Type1 => f64::from(g > 0.0),
            QuantileType::Type2 => {
                if g > 0.0 {
                    1.0
                } else {
                    0.5
                }
            }
            QuantileType::Type3 => f64::from(g > 0.0 || j % 2.0 != 0.0),
            _ => g,
        };
        if j < 1.0 {
            return Some(Self {
                index: 0,
                toward_next: 0.0,
            });
        }
        let index = (j as usize).min(n) - 1;
        Some(Self {
            index,
            toward_next: if index + 1 == n { 0.0 } else { toward_next },
        })
    }

    fn between(self, this: f64, next: f64) -> f64 {
        if self.toward_next == 0.0 || this == next {
            return this;
        }
        if self.toward_next == 1.0 {
            return next;
        }
        let distance = next - this;
        if distance.is_finite() {
            (this + self.toward_next * distance).clamp(this, next)
        } else {
            (1.0 - self.toward_next) * this + self.toward_next * next
        }
    }
}

/// The types that jump need `n p` to be whole when it is meant to be: 100 times 0.07 is not quite 7.
fn whole_if_near(h: f64) -> f64 {
    let whole = h.round();
    if (h - whole).abs() <= 4.0 * f64::EPSILON * whole.abs().max(1.0) {
        whole
    } else {
        h
    }
}

/// The quantile of values in ascending order; NaN without values, or if `p` is not in `[0, 1]`.
pub(crate) fn quantile(sorted: &[f64], p: f64, kind: QuantileType) -> f64 {
    let Some(position) = Position::new(sorted.len(), p, kind) else {
        return f64::NAN;
    };
    match sorted.get(position.index..) {
        Some([this, next, ..]) => position.between(*this, *next),
        Some([this]) => *this,
        _ => f64::NAN,
    }
}

/// The smallest value that this share of the weight does not exceed, half way to the next where exactly so much does not; NaN
/// without any weight. Rows of weight zero count for nothing.
pub(crate) fn weighted_quantile(values: &[f64], weights: &[f64], share: f64) -> f64 {
    let rows = argsort(values).into_iter().filter_map(|row| {
        let (value, weight) = (values.get(row as usize)?, weights.get(row as usize)?);
        (*weight > 0.0).then_some((*value, *weight))
    });
    let mut all = Running::default();
    rows.clone().for_each(|(_, weight)| all.add(weight));
    let (wanted, mut below, mut found) = (share * all.value(), Running::default(), f64::NAN);
    let mut full = false;
    for (value, weight) in rows {
        if full {
            return found / 2.0 + value / 2.0;
        }
        below.add(weight);
        found = value;
        if below.value() > wanted {
            return found;
        }
        full = below.value() == wanted;
    }
    found
}

/// The smallest value that a share of the people do not exceed, with the shares of them at or below it, and at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lower {
    pub(crate) value: f64,
    pub(crate) reached: f64,
    pub(crate) at: f64,
}

/// Weighted quantile of the first kind: the inverse of the distribution function. None without any weight.
pub(crate) fn lower_quantile(values: &[f64], weights: &[f64], share: f64) -> Option<Lower> {
    let mut rows = argsort(values)
        .into_iter()
        .filter_map(|row| {
            let (value, weight) = (values.get(row as usize)?, weights.get(row as usize)?);
            (*weight > 0.0).then_some((*value, *weight))
        })
        .peekable();
    let total = super::sum::sum_of(weights.iter().copied());
    let mut reached = 0.0;
    while let Some((value, weight)) = rows.next() {
        let mut at = weight;
        while let Some((_, more)) = rows.next_if(|(next, _)| *next == value) {
            at += more;
        }
        reached += at;
        // A share of the people that was meant to be whole is not missed by its rounding; the last value holds all.
        let last = rows.peek().is_none();
        let reached = if last { 1.0 } else { reached / total };
        if last || reached >= share * (1.0 - 4.0 * f64::EPSILON) {
            let at = at / total;
            return Some(Lower { value, reached, at });
        }
    }
    None
}

/// Two quantiles of values in any order, as if they had been sorted, but without sorting them (the values are
/// moved about).
pub(crate) fn percentile_limits(
    draws: &mut [f64],
    p_low: f64,
    p_high: f64,
    kind: QuantileType,
) -> (f64, f64) {
    let n = draws.len();
    let (low, high) = (
        Position::new(n, p_low, kind),
        Position::new(n, p_high, kind),
    );
    let lower = low.map_or(f64::NAN, |position| select(draws, position));
    // Everything after the lower order statistic is at least as large, so the upper one is looked for there.
    let upper = match (low, high) {
        (Some(low), Some(high)) if high.index > low.index => {
            let rest = draws.get_mut(low.index + 1..).unwrap_or(&mut []);
            select(
                rest,
                Position {
                    index: high.index - low.index - 1,
                    ..high
                },
            )
        }
        (_, Some(high)) => select(draws, high),
        (_, None) => f64::NAN,
    };
    (lower, upper)
}

fn select(values: &mut [f64], position: Position) -> f64 {
    if position.index >= values.len() {
        return f64::NAN;
    }
    let (_, this, above) = values.select_nth_unstable_by(position.index, f64::total_cmp);
    let this = *this;
    let next = above.iter().copied().min_by(f64::total_cmp).unwrap_or(this);
    position.between(this, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TYPES: [QuantileType; 9] = [
        QuantileType::Type1,
        QuantileType::Type2,
        QuantileType::Type3,
        QuantileType::Type4,
        QuantileType::Type5,
        QuantileType::Type6,
        QuantileType::Type7,
        QuantileType::Type8,
        QuantileType::Type9,
    ];

    /// From R 4.2: `quantile(c(1, 2, 4, 8, 16), p, type = 1:9)`.
    #[test]
    fn the_nine_types() {
        let x = [1.0, 2.0, 4.0, 8.0, 16.0];
        let table = [
            (0.1, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.4, 1.0, 1.0]),
            (
                0.3,
                [2.0, 2.0, 2.0, 1.5, 2.0, 1.8, 2.4, 1.9333333333333333, 1.95],
            ),
            (
                0.4,
                [2.0, 3.0, 2.0, 2.0, 3.0, 2.8, 3.2, 2.9333333333333333, 2.95],
            ),
            (0.5, [4.0, 4.0, 2.0, 3.0, 4.0, 4.0, 4.0, 4.0, 4.0]),
            (0.9, [16.0, 16.0, 8.0, 12.0, 16.0, 16.0, 12.8, 16.0, 16.0]),
            (1.0, [16.0; 9]),
            (0.0, [1.0; 9]),
        ];
        for (p, row) in table {
            for (kind, expected) in TYPES.into_iter().zip(row) {
                let found = quantile(&x, p, kind);
                assert!(
                    (found - expected).abs() <= 1e-14 * expected,
                    "{kind:?} at {p}: {found}, not {expected}"
                );
            }
        }
    }

    #[test]
    fn a_product_that_is_meant_to_be_whole_counts_as_whole() {
        let x: Vec<f64> = (1..=100).map(f64::from).collect();
        for k in 1..100 {
            let p = f64::from(k) / 100.0;
            assert_eq!(quantile(&x, p, QuantileType::Type1), f64::from(k), "{k}");
            assert_eq!(
                quantile(&x, p, QuantileType::Type2),
                f64::from(k) + 0.5,
                "{k}"
            );
        }
    }

    #[test]
    fn weighted() {
        let half = |values: &[f64], weights: &[f64]| weighted_quantile(values, weights, 0.5);
        assert_eq!(half(&[5.0, -1.0, 3.0], &[1.0; 3]), 3.0);
        assert_eq!(half(&[5.0, -1.0, 3.0, 4.0], &[1.0; 4]), 3.5);
        assert_eq!(half(&[5.0, 1.0], &[0.3; 2]), 3.0);
        assert_eq!(half(&[5.0, 1.0, 9.0], &[0.1, 0.2, 0.0]), 1.0);
        assert_eq!(half(&[1.0, 2.0, 9.0], &[3.0, 0.0, 3.0]), 5.0);
        assert_eq!(half(&[1e300, 1.7e308], &[1.0; 2]), 8.500_000_05e307);
        assert_eq!(
            weighted_quantile(&[1.0, 2.0, 3.0, 4.0], &[1.0; 4], 0.75),
            3.5
        );
        assert_eq!(
            weighted_quantile(&[1.0, 2.0, 3.0, 4.0], &[1.0; 4], 0.7),
            3.0
        );
        assert_eq!(weighted_quantile(&[1.0, 2.0], &[1.0; 2], 1.0), 2.0);
        assert!(weighted_quantile(&[], &[], 0.5).is_nan());
    }

    #[test]
    fn degenerate_input() {
        for kind in TYPES {
            assert!(quantile(&[], 0.5, kind).is_nan());
            assert!(quantile(&[1.0], -0.1, kind).is_nan());
            assert!(quantile(&[1.0], f64::NAN, kind).is_nan());
            assert_eq!(quantile(&[7.0], 0.3, kind), 7.0);
            assert_eq!(
                percentile_limits(&mut [7.0], 0.025, 0.975, kind),
                (7.0, 7.0)
            );
            assert!(percentile_limits(&mut [], 0.025, 0.975, kind).0.is_nan());
        }
        assert_eq!(
            quantile(&[-f64::MAX, f64::MAX], 0.5, QuantileType::Type7),
            0.0
        );
        assert_eq!(
            quantile(&[0.0, f64::INFINITY], 0.0, QuantileType::Type7),
            0.0
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn selecting_is_sorting(
            values in prop::collection::vec(-5.0..5.0f64, 1..60),
            low in 0.0..=1.0f64,
            high in 0.0..=1.0f64,
            kind in 0usize..9,
        ) {
            let kind = TYPES[kind];
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let mut draws = values;
            let expected = (quantile(&sorted, low, kind), quantile(&sorted, high, kind));
            prop_assert_eq!(percentile_limits(&mut draws, low, high, kind), expected);
        }

        #[test]
        fn never_falls_as_p_rises(
            mut values in prop::collection::vec(-5.0..5.0f64, 1..30),
            a in 0.0..=1.0f64,
            b in 0.0..=1.0f64,
            kind in 0usize..9,
        ) {
            values.sort_by(f64::total_cmp);
            let kind = TYPES[kind];
            prop_assert!(quantile(&values, a.min(b), kind) <= quantile(&values, a.max(b), kind));
        }
    }

    #[test]
    fn lower_quantiles_with_weights() {
        let of = |values: &[f64], weights: &[f64], p| lower_quantile(values, weights, p).unwrap();
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(of(&ten, &[0.1; 10], 0.3).value, 3.0);
        assert_eq!(of(&ten, &[1.0; 10], 0.31).value, 4.0);
        assert_eq!(of(&ten, &[1.0; 10], 1.0).value, 10.0);
        let found = of(&[5.0, 2.0, 5.0, 7.0], &[1.0, 3.0, 2.0, 0.0], 0.9);
        assert_eq!((found.value, found.reached, found.at), (5.0, 1.0, 0.5));
        assert_eq!(lower_quantile(&[1.0], &[0.0], 0.5), None);
    }
}
