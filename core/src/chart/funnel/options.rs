//! Names, and how a funnel is drawn.

/// Names and the scale of sizes of a funnel's chart.
///
/// ```
/// use commonweal::{Counts, FunnelKind, FunnelModel, chart::{FunnelChart, Labels, funnel}};
/// let counts = Counts::new(&[12.0, 30.0, 95.0], &[400.0, 620.0, 810.0])?;
/// let result = FunnelModel::new(FunnelKind::Proportion).estimate(&counts)?;
/// let names = ["Ash", "Birch", "Cedar"];
/// let options = FunnelChart::new().names(&names).log_sizes(true);
/// let specification = funnel(&result, &Labels::new("Breaches"), &options);
/// assert_eq!(specification["datasets"]["units"][2]["name"], "Cedar");
/// assert!(specification["description"].as_str().unwrap().contains("Cedar"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct FunnelChart<'a> {
    pub(super) names: &'a [&'a str],
    pub(super) size: Option<&'a str>,
    pub(super) log_sizes: bool,
    pub(super) labelled: usize,
}

impl Default for FunnelChart<'_> {
    fn default() -> Self {
        Self {
            names: &[],
            size: None,
            log_sizes: false,
            labelled: 8,
        }
    }
}

impl<'a> FunnelChart<'a> {
    /// Rows by number, a linear axis of sizes, at most eight labels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/units.md")]
    /// use commonweal::chart::FunnelChart;
    /// let chart = parts.draw(&Labels::new("Uptake"), &FunnelChart::new());
    /// assert_eq!(chart["datasets"]["units"][0]["name"], "row 0"); // no names yet
    /// assert_eq!(chart["datasets"]["labels"].as_array().unwrap().len(), 2); // both lie outside
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The name of each unit.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/units.md")]
    /// use commonweal::chart::FunnelChart;
    /// let options = FunnelChart::new().names(&["Ash", "Birch"]);
    /// let chart = parts.draw(&Labels::new("Uptake"), &options);
    /// assert_eq!(chart["datasets"]["units"][1]["words"], "Birch: 0.500, Above 95% limits");
    /// ```
    #[must_use]
    pub fn names(mut self, names: &'a [&'a str]) -> Self {
        self.names = names;
        self
    }

    /// The title of the axis of sizes; "Population" or "Expected events" unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/units.md")]
    /// use commonweal::chart::FunnelChart;
    /// let chart = parts.draw(&Labels::new("Uptake"), &FunnelChart::new().size("People invited"));
    /// assert!(chart.to_string().contains("\"title\":\"People invited\"")); // "Population" otherwise
    /// ```
    #[must_use]
    pub fn size(mut self, size: &'a str) -> Self {
        self.size = Some(size);
        self
    }

    /// Sizes on a logarithmic axis, where small and large units differ by more than ten times.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/units.md")]
    /// use commonweal::chart::FunnelChart;
    /// let chart = parts.draw(&Labels::new("Uptake"), &FunnelChart::new().log_sizes(true));
    /// assert!(chart.to_string().contains("\"type\":\"log\""));
    /// assert!(!parts.draw(&Labels::new("Uptake"), &FunnelChart::new()).to_string().contains("\"type\":\"log\""));
    /// ```
    #[must_use]
    pub fn log_sizes(mut self, log: bool) -> Self {
        self.log_sizes = log;
        self
    }

    /// How many units outside the limits are labelled at most, the least likely first; none for 0.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/units.md")]
    /// use commonweal::chart::FunnelChart;
    /// let chart = parts.draw(&Labels::new("Uptake"), &FunnelChart::new().labelled(1));
    /// assert_eq!(chart["datasets"]["labels"].as_array().unwrap().len(), 1);
    /// assert_eq!(chart["datasets"]["labels"][0]["label"], "row 0"); // a tail of 0.001, beside one of 0.02
    /// ```
    #[must_use]
    pub fn labelled(mut self, most: usize) -> Self {
        self.labelled = most;
        self
    }
}
