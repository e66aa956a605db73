//! The Lorenz curve.

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, IntervalColumn, Levels, Text};
use crate::inequality::ascending::{Ascending, Held, held_at};
use crate::inequality::distribution::{Finding, SampleInterval, Sampled, mean_of_shares, rows};
use crate::inequality::gini::{GiniIndex, GiniInterval};
use crate::input::WeightedValues;
use crate::numeric::sum;

use super::polyline::Polyline;
use super::{ShareCurve, check_shares};

/// Lorenz curve: what share of the total those hold who have least, for every share of the people.
///
/// **Use it** to show a whole distribution, and to see whether one is more equal than another everywhere (its curve lies above) or
/// only in a single number (the curves cross, and indices may disagree). **Not** for inequality between groups in an order such
/// as deprivation: that is the [`ConcentrationCurve`](crate::ConcentrationCurve).
///
/// - Formula: `L(p)` is the share of the total held by the share `p` of the people who have least, straight between the points
///   where a value ends, so that ties and their order do not count. Twice the area between the line of equality and the curve is
///   the Gini index, which the result has as `index`.
/// - Input: [`WeightedValues`]; values of zero or more.
/// - Points: all, from (0, 0) to (1, 1), one where each value ends; or at the shares that are asked for.
/// - Furthest: `people_below_mean` is where the curve is furthest below the line of equality, by the Hoover index: the people to its left have
///   less than the mean.
/// - Range: 0 to 1, never above the share of the people. The share times the mean is the generalised curve.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample, at given shares, see
///   [`SampleInterval`](crate::SampleInterval). Each holds for its point, not for the whole curve.
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero; `out-of-range` with the
///   row of a share that is none, or does not ascend; `missing-argument` for limits without shares; `too-few-groups` for limits
///   of fewer than two people.
/// - Sources: Lorenz 1905, Publ Am Stat Assoc 9:209; Langel & Tillé 2011, J Stat Plan Inference 141:2976 (linearisation).
///
/// ```
/// use commonweal::{LorenzCurve, WeightedValues};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// let curve = LorenzCurve::new().estimate(&beds)?;
/// assert_eq!(curve.people, [0.0, 0.3, 0.5, 0.9, 1.0]);
/// assert!((curve.share[2] - 19.0 / 71.0).abs() < 1e-12 && (curve.index.value - 0.316901).abs() < 1e-6);
/// assert_eq!(curve.people_below_mean, Some(0.5)); // five of ten have fewer than 7.1 beds
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LorenzCurve<'a> {
    levels: Levels,
    interval: SampleInterval,
    at: Option<&'a [f64]>,
}

impl Default for LorenzCurve<'_> {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            at: None,
        }
    }
}

/// The share of the people who have less than the mean. Its rounding must not put below it who have as much.
fn below(values: &WeightedValues<'_>, mean: f64) -> f64 {
    let people = values.total_weight();
    let rest = sum::sum_of(rows(values).map(|(y, w)| (y - mean) * (w / people)));
    let less = rows(values).filter(|(y, _)| (y - mean) - rest < -4.0 * f64::EPSILON * mean);
    sum::sum_of(less.map(|(_, w)| w / people))
}

impl<'a> LorenzCurve<'a> {
    /// All points, without limits; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::{LorenzCurve, WeightedValues};
    /// let curve = LorenzCurve::new().estimate(&WeightedValues::new(&[1.0, 3.0], None)?)?;
    /// assert_eq!((curve.people, curve.share), (vec![0.0, 0.5, 1.0], vec![0.0, 0.25, 1.0]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The shares of the people at which the curve is told.
    ///
    /// ```
    /// use commonweal::{LorenzCurve, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let curve = LorenzCurve::new().at(&[0.2, 0.4]).estimate(&beds)?;
    /// assert!((curve.share[0] - 6.0 / 71.0).abs() < 1e-12 && (curve.share[1] - 14.0 / 71.0).abs() < 1e-12);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at(mut self, at: &'a [f64]) -> Self {
        self.at = Some(at);
        self
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, LorenzCurve, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let curve = LorenzCurve::new().at(&[0.5]).interval(SampleInterval::Linearised).level(Level::P99).estimate(&visits)?;
    /// let limits = &curve.intervals[0];
    /// assert!((limits.lower[0] - 0.102358).abs() < 1e-6 && (limits.upper[0] - 0.239522).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{LorenzCurve, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let curve = LorenzCurve::new().at(&[0.5]).interval(SampleInterval::Linearised).estimate(&visits)?;
    /// assert!((curve.share[0] - 0.170940).abs() < 1e-6 && (curve.standard_error[0] - 0.026625).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The curve of these values.
    ///
    /// ```
    /// use commonweal::{LorenzCurve, WeightedValues};
    /// let curve = LorenzCurve::new().estimate(&WeightedValues::new(&[0.0, 6.0], Some(&[3.0, 1.0]))?)?;
    /// assert_eq!((curve.people[1], curve.share[1]), (0.75, 0.0)); // three quarters have nothing
    /// let error = LorenzCurve::new().estimate(&WeightedValues::new(&[0.0], None)?).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<ShareCurve> {
        self.at.map(check_shares).transpose()?;
        let mean = mean_of_shares(values)?;
        let gini = GiniIndex::new()
            .level(self.levels)
            .interval(match self.interval {
                SampleInterval::None => GiniInterval::None,
                SampleInterval::Linearised => GiniInterval::Linearised,
                SampleInterval::LinearisedSampling => GiniInterval::LinearisedSampling,
                SampleInterval::SurveyDesign => GiniInterval::SurveyDesign,
            });
        let index = gini.estimate(values)?;
        let order = Ascending::new(values);
        let (people, share) = match self.at {
            None => {
                let rows = order
                    .iter()
                    .map(|(value, weight)| (value, value / mean, weight));
                let line = Polyline::new(rows, order.total());
                (line.people, line.share)
            }
            Some(at) => {
                let held = held_at(&order, mean, at);
                (at.to_vec(), held.iter().map(|held| held.below).collect())
            }
        };
        let mut curve = ShareCurve {
            people_below_mean: Some(below(values, mean)),
            measure: Text::Borrowed("Lorenz curve"),
            standard_error: vec![f64::NAN; people.len()],
            people,
            share,
            intervals: Vec::new(),
            no_interval_reason: index.no_interval_reason.clone(),
            index,
            mean,
            order: Text::Borrowed("from those who have least to those who have most"),
            method: Text::Borrowed(
                "cumulative shares of people and total, straight between the values",
            ),
            citation: Text::Borrowed("lorenz-1905"),
            direction: Text::Borrowed(
                "on the line of equality all have the same; the further below it, the more unequal",
            ),
            n: values.values().len() as u64,
            population: values.total_weight(),
            cautions: Vec::new(),
        };
        if self.interval != SampleInterval::None {
            self.limits(&mut curve, values, &order)?;
        }
        Ok(curve)
    }

    fn limits(
        &self,
        curve: &mut ShareCurve,
        values: &WeightedValues<'_>,
        order: &Ascending,
    ) -> Result<()> {
        let Some(at) = self.at else {
            let message = "`at` is needed for limits: give the shares of the people at which they are made, such as 0.2, 0.4, 0.6, 0.8";
            return Err(Error::new(ErrorCode::MissingArgument, "at", message));
        };
        let points = held_at(order, curve.mean, at)
            .iter()
            .map(|held| self.point(values, curve.mean, held))
            .collect::<Result<Vec<Estimate>>>()?;
        curve.standard_error = points
            .iter()
            .map(|point| point.standard_error.unwrap_or(0.0))
            .collect();
        let first = points.first().map_or(&[][..], |point| &point.intervals);
        curve.intervals = first
            .iter()
            .enumerate()
            .map(|(place, interval)| {
                let of = || points.iter().filter_map(|point| point.intervals.get(place));
                IntervalColumn {
                    level: interval.level,
                    lower: of().map(|limits| limits.lower).collect(),
                    upper: of().map(|limits| limits.upper).collect(),
                    method: of().map(|limits| limits.method).collect(),
                }
            })
            .collect();
        for (row, point) in points.into_iter().enumerate() {
            curve
                .cautions
                .extend(point.cautions.into_iter().map(|mut caution| {
                    caution.row = Some(row as u64);
                    caution
                }));
        }
        Ok(())
    }

    /// One point with its limits. What is held below the value Q at the end of the share moves, over the mean, with
    /// `z = -(Q - y)+ / m - L y / m`, less its mean.
    fn point(&self, values: &WeightedValues<'_>, mean: f64, held: &Held) -> Result<Estimate> {
        let finding = Finding {
            measure: "Lorenz curve",
            value: held.below,
            method: Text::Borrowed(""),
            citation: "lorenz-1905",
            unit: "share of the total",
            direction: "",
        };
        let mut point = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, 1.0),
            steady: 0.2,
        };
        // At its ends the curve is certain.
        let open = held.share > 0.0 && held.share < 1.0;
        let moves = |y: f64| {
            if open {
                ((y - held.value).min(0.0) - held.below * (y - mean)) / mean
            } else {
                0.0
            }
        };
        let people = values.total_weight();
        let centre = sum::sum_of(rows(values).map(|(y, w)| moves(y) * (w / people)));
        let influence = || values.values().iter().map(|y| moves(*y) - centre).collect();
        sampled.set(&mut point, values, &influence, &|again| {
            let at = [held.share];
            let curve = LorenzCurve::new().at(&at).estimate(again)?;
            Ok(curve.share.first().copied().unwrap_or(0.0))
        })?;
        Ok(point)
    }
}
