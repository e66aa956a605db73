//! Ranks of deprivation, and which end of them is the most deprived.

use crate::named::named_enum;
use crate::numeric::rank;

named_enum! {
    /// At which end of the ranks the most deprived stand. Publishers number both ways, so it must be said.
    ///
    /// ```
    /// use commonweal::Order;
    /// assert_eq!(Order::MostDeprivedFirst.as_str(), "most-deprived-first");
    /// ```
    pub enum Order("order") {
        /// Rank 1 is the most deprived (English indices of deprivation).
        MostDeprivedFirst = "most-deprived-first",
        /// Rank 1 is the least deprived.
        LeastDeprivedFirst = "least-deprived-first",
    }
}

/// A numeric rank for each group, and which end is the most deprived.
///
/// ```
/// use commonweal::{OrderedGroups, Ranks};
/// let quintile = [1.0, 2.0, 3.0, 4.0, 5.0];
/// let groups = OrderedGroups::new(&[9.0, 8.0, 7.0, 6.0, 5.0], &[1.0; 5], Ranks::most_deprived_first(&quintile))?;
/// let expected = [0.1, 0.3, 0.5, 0.7, 0.9];
/// assert!(groups.ridits().iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Ranks<'a> {
    rank: &'a [f64],
    order: Order,
}

impl<'a> Ranks<'a> {
    /// Ranks and their order.
    ///
    /// ```
    /// use commonweal::{Order, OrderedGroups, Ranks};
    /// let order = Order::parse("least-deprived-first")?; // as it comes from a table or a form
    /// let groups = OrderedGroups::new(&[9.7, 14.8, 21.4], &[2.0, 1.0, 1.0], Ranks::new(&[1.0, 2.0, 3.0], order))?;
    /// assert_eq!(groups.ridits(), [0.75, 0.375, 0.125]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(rank: &'a [f64], order: Order) -> Self {
        Self { rank, order }
    }

    pub(crate) fn rank(&self) -> &'a [f64] {
        self.rank
    }

    pub(crate) fn order(&self) -> Order {
        self.order
    }

    /// The midpoint of each row on the scale of people, from 0 (most deprived) to 1.
    pub(super) fn ridits(&self, population: &[f64]) -> Vec<f64> {
        match self.order {
            Order::MostDeprivedFirst => rank::ridits(self.rank, population),
            Order::LeastDeprivedFirst => {
                let reversed: Vec<f64> = self.rank.iter().map(|rank| -rank).collect();
                rank::ridits(&reversed, population)
            }
        }
    }

    /// Rank 1 is the most deprived.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks, SlopeIndex};
    /// let smokers = [21.4, 17.9, 14.8, 12.3, 9.7]; // %, by quintile of the English indices: 1 is the most deprived
    /// let ranks = Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    /// let sii = SlopeIndex::new().estimate(&OrderedGroups::new(&smokers, &[1.0; 5], ranks)?)?;
    /// assert!((sii.value - -14.5).abs() < 1e-6); // fewer smokers among the least deprived
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn most_deprived_first(rank: &'a [f64]) -> Self {
        Self::new(rank, Order::MostDeprivedFirst)
    }

    /// Rank 1 is the least deprived.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks, SlopeIndex};
    /// let smokers = [9.7, 12.3, 14.8, 17.9, 21.4]; // %, by quintile of an index that counts up with deprivation
    /// let ranks = Ranks::least_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    /// let sii = SlopeIndex::new().estimate(&OrderedGroups::new(&smokers, &[1.0; 5], ranks)?)?;
    /// assert!((sii.value - -14.5).abs() < 1e-6); // fewer smokers among the least deprived
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn least_deprived_first(rank: &'a [f64]) -> Self {
        Self::new(rank, Order::LeastDeprivedFirst)
    }
}
