//! The concentration curve.

use crate::error::Result;
use crate::estimate::Text;
use crate::inequality::concentration::{ConcentrationIndex, ConcentrationInterval};
use crate::inequality::distribution::mean_of_shares;
use crate::input::{Order, RankedValues, WeightedValues};
use crate::numeric::rank::order;

use super::polyline::Polyline;
use super::{ShareCurve, check_shares};

/// Concentration curve: what share of the total the most deprived hold, for every share of the people.
///
/// **Use it** to show whether something is concentrated among the worse off (the curve lies above the line of equality) or the
/// better off (below it), and where. **Not** to compare two groups by a single number: curves may cross; see
/// [`ConcentrationIndex`](crate::ConcentrationIndex).
///
/// - Formula: `C(p)` is the share of the total held by the share `p` of the people who are most deprived, straight between the
///   points where a rank ends, so that those of one rank share a line. Twice the area between the line of equality and the curve,
///   below it less above it, is the concentration index, which the result has as `index`.
/// - Input: [`RankedValues`]; values of zero or more.
/// - Points: all, from (0, 0) to (1, 1), one where each rank ends; or at the shares that are asked for.
/// - Range: 0 to 1. The share times the mean is the generalised curve.
/// - Interval: none for the curve; those of its index are made by [`ConcentrationIndex`](crate::ConcentrationIndex).
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero; `out-of-range` with the
///   row of a share that is none, or does not ascend.
/// - Sources: Kakwani, Wagstaff & van Doorslaer 1997, J Econometrics 77:87; Wagstaff, Paci & van Doorslaer 1991, Soc Sci Med
///   33:545.
///
/// ```
/// use commonweal::{ConcentrationCurve, RankedValues, Ranks};
/// let smokers = [21.4, 17.9, 14.8, 12.3, 9.7]; // % of adults, by deprivation fifth
/// let ranked = RankedValues::new(&smokers, Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?;
/// let curve = ConcentrationCurve::new().estimate(&ranked)?;
/// assert!((curve.share[1] - 0.281209).abs() < 1e-6); // the most deprived fifth has 28 % of all smokers
/// assert!((curve.index.value - -0.152431).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct ConcentrationCurve<'a> {
    at: Option<&'a [f64]>,
}

impl<'a> ConcentrationCurve<'a> {
    /// All points.
    ///
    /// ```
    /// use commonweal::{ConcentrationCurve, RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[3.0, 1.0], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// let curve = ConcentrationCurve::new().estimate(&ranked)?;
    /// assert_eq!((curve.people, curve.share), (vec![0.0, 0.5, 1.0], vec![0.0, 0.75, 1.0]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The shares of the people at which the curve is told.
    ///
    /// ```
    /// use commonweal::{ConcentrationCurve, RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 17.9, 14.8, 12.3, 9.7], Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?;
    /// let curve = ConcentrationCurve::new().at(&[0.1, 0.5]).estimate(&ranked)?;
    /// assert!((curve.share[0] - 0.140604).abs() < 1e-6 && (curve.share[1] - 0.613666).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at(mut self, at: &'a [f64]) -> Self {
        self.at = Some(at);
        self
    }

    /// The curve of these values.
    ///
    /// ```
    /// use commonweal::{ConcentrationCurve, RankedValues, Ranks};
    /// // Publishers number both ways: the order says at which end the most deprived stand.
    /// let ranked = RankedValues::new(&[1.0, 3.0], Ranks::least_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ConcentrationCurve::new().estimate(&ranked)?.share, [0.0, 0.75, 1.0]);
    /// let none = RankedValues::new(&[0.0, 0.0], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ConcentrationCurve::new().estimate(&none).unwrap_err().code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, ranked: &RankedValues<'_>) -> Result<ShareCurve> {
        self.at.map(check_shares).transpose()?;
        let mean = mean_of_shares(&WeightedValues::new(ranked.values(), ranked.weights())?)?;
        let index = ConcentrationIndex::new()
            .interval(ConcentrationInterval::None)
            .estimate(ranked)?;
        let line = polyline(&ordered(ranked), ranked, mean);
        let (people, share) = match self.at {
            None => (line.people, line.share),
            Some(at) => (at.to_vec(), line.at(at)),
        };
        Ok(ShareCurve {
            people_below_mean: None,
            measure: Text::Borrowed("concentration curve"),
            standard_error: vec![f64::NAN; people.len()],
            people,
            share,
            intervals: Vec::new(),
            no_interval_reason: Some(Text::Borrowed(
                "limits of a concentration curve are not made; those of its index come from the concentration index",
            )),
            cautions: index.cautions.clone(),
            index,
            mean,
            order: Text::Borrowed("from the most to the least deprived"),
            method: Text::Borrowed(
                "cumulative shares of people and total, straight between the ranks",
            ),
            citation: Text::Borrowed("kakwani-wagstaff-van-doorslaer-1997"),
            direction: Text::Borrowed(
                "above the line of equality: concentrated among the most deprived; below it: among the least deprived",
            ),
            n: ranked.len() as u64,
            population: ranked.total_weight(),
        })
    }
}

/// Rows from the most deprived to the least, each with what it is ordered by.
pub(super) fn ordered(ranked: &RankedValues<'_>) -> Vec<(u64, u32)> {
    let mut keys = order(ranked.ranks().rank());
    if ranked.ranks().order() == Order::LeastDeprivedFirst {
        keys.reverse();
    }
    keys
}

/// The curve of values with this mean, over rows in their order.
pub(super) fn polyline(keys: &[(u64, u32)], ranked: &RankedValues<'_>, mean: f64) -> Polyline {
    let row = |(key, row): &(u64, u32)| {
        let of = |column: &[f64]| column.get(*row as usize).copied();
        let value = of(ranked.values()).unwrap_or(0.0);
        let weight = ranked.weights().map_or(Some(1.0), of).unwrap_or(0.0);
        (*key, value / mean, weight)
    };
    Polyline::new(keys.iter().map(row), ranked.total_weight())
}
