//! Results as Vega-Lite specifications, in the subset that versions 5 and 6 share.
//!
//! One definition for notebooks, pages and print. Colour is never the only signal, every chart carries a text
//! description for screen readers, and every mark that stands for data carries its numbers as a tooltip and label.
//!
//! ```
//! use commonweal::{GradientModel, OrderedGroups, Ranks, chart};
//! let groups = OrderedGroups::new(&[30.0, 25.0, 20.0], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
//! let specification = chart::gradient(&GradientModel::new().estimate(&groups)?, &chart::Labels::new("Smoking"));
//! assert_eq!(specification["datasets"]["groups"].as_array().unwrap().len(), 3);
//! # Ok::<(), commonweal::Error>(())
//! ```

mod cascade;
mod coverage;
mod decomposition_bars;
mod equiplot;
mod funnel;
mod gradient;
mod hierarchy_table;
mod interval_bars;
mod number;
mod share_curve;
mod template;
mod xmr;
mod xmr_icons;

pub use cascade::{CascadeParts, CascadeRows, cascade};
pub use coverage::{CoverageParts, coverage, overlap};
pub use decomposition_bars::DecompositionBars;
pub use equiplot::Equiplot;
pub use funnel::{FunnelChart, FunnelParts, funnel};
pub use gradient::{GradientParts, gradient};
pub use hierarchy_table::HierarchyTable;
pub use interval_bars::{BarParts, IntervalBars, interval_bars};
pub use number::{IndexText, interval_text, value_text};
pub use share_curve::{ShareCurveParts, share_curve};
pub use xmr::{XmrParts, xmr};
pub use xmr_icons::{IconRow, assurance_icon, variation_icon, xmr_icons};

use serde_json::Value;
use template::{Node, node};

/// The schema that the specifications name. They are valid against version 6 as well.
const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v5.json";

/// Dark blue for data, orange for what is fitted or compared with: told apart in print and by colour-blind readers.
const DATA: &str = "#1d4f91";
const QUIET: &str = "#9aa5b1";
const FITTED: &str = "#b5500b";

/// The words around a chart.
///
/// ```
/// use commonweal::chart::Labels;
/// let labels = Labels::new("Life expectancy at birth").subtitle("Males, England 2015 to 2017").value("Years");
/// assert_eq!(labels.title_text(), "Life expectancy at birth");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    title: String,
    subtitle: Option<String>,
    value: Option<String>,
}

impl Labels {
    /// A title that says what is shown.
    ///
    /// ```
    /// use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// # let uptake = BarParts { value: &[0.613], lower: &[], upper: &[], level: None, unit: "proportion" };
    /// let chart = uptake.draw(&["Dorset"], &Labels::new("Bowel screening uptake"), &IntervalBars::new())?;
    /// assert_eq!(chart["title"]["text"], "Bowel screening uptake");
    /// assert_eq!(chart["description"], "Bowel screening uptake. 1 place. Dorset: 0.613"); // for screen readers
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            subtitle: None,
            value: None,
        }
    }

    /// Whom and when it is about, and the source.
    ///
    /// ```
    /// # use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// # let uptake = BarParts { value: &[0.613], lower: &[], upper: &[], level: None, unit: "proportion" };
    /// let labels = Labels::new("Bowel screening uptake").subtitle("Aged 60 to 74, 2023");
    /// let chart = uptake.draw(&["Dorset"], &labels, &IntervalBars::new())?;
    /// assert_eq!(chart["title"]["subtitle"][0], "Aged 60 to 74, 2023");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn subtitle(mut self, subtitle: impl Into<String>) -> Self {
        self.subtitle = Some(subtitle.into());
        self
    }

    /// The title of the axis of values; the unit unless set.
    ///
    /// ```
    /// # use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// # let uptake = BarParts { value: &[0.613], lower: &[], upper: &[], level: None, unit: "proportion" };
    /// let axis = |labels: &Labels| -> commonweal::Result<_> {
    ///     let chart = uptake.draw(&["Dorset"], labels, &IntervalBars::new())?;
    ///     Ok(chart["layer"][0]["encoding"]["x"]["axis"]["title"].clone())
    /// };
    /// assert_eq!(axis(&Labels::new("Bowel screening"))?, "Proportion"); // the unit
    /// assert_eq!(axis(&Labels::new("Bowel screening").value("Share screened"))?, "Share screened");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The title.
    ///
    /// ```
    /// # use commonweal::chart::Labels;
    /// assert_eq!(Labels::new("Bowel screening").subtitle("2023").title_text(), "Bowel screening");
    /// ```
    #[must_use]
    pub fn title_text(&self) -> &str {
        &self.title
    }

    fn title(&self, below: &str) -> Value {
        let mut lines: Vec<&str> = self.subtitle.iter().map(String::as_str).collect();
        if !below.is_empty() {
            lines.push(below);
        }
        let lines: Value = lines.into_iter().collect();
        TITLE.fill(&[("title", self.title.as_str().into()), ("lines", lines)])
    }

    fn value_axis(&self, unit: &str) -> String {
        let mut words = self.value.clone().unwrap_or_else(|| unit.to_owned());
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        words
    }
}

const TITLE: Node = node!({ "text": title, "subtitle": lines, "anchor": "start", "fontSize": 15,
    "subtitleFontSize": 12, "subtitleColor": "#444444", "offset": 12 });

/// Fonts and lines that read in print and on a projector.
const CONFIG: Node = node!({
    "font": "Arial, Helvetica, DejaVu Sans, sans-serif",
    "axis": { "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "gridColor": "#e6e6e6",
        "labelColor": "#333333", "titleColor": "#333333", "domainColor": "#888888", "tickColor": "#888888" },
    "legend": { "labelFontSize": 12, "titleFontSize": 12 },
    "view": { "stroke": null }
});

fn config() -> Value {
    CONFIG.fill(&[])
}
