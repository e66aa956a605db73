//! The slope and relative index of inequality: one line through all groups, on the population scale of deprivation.
//!
//! Groups are placed at the midpoint of their range on a scale from 0 (most deprived) to 1 (least deprived), each as wide
//! as its share of the people (ridits; tied ranks share a midpoint). A line is fitted by least squares weighted by
//! population. Its fitted values at the two ends give the slope index (least minus most deprived) and the relative
//! index (least over most deprived).
//!
//! Sources: Preston, Haines & Pamuk 1981; Mackenbach & Kunst 1997, Soc Sci Med 44:757; Low & Low 2004, Community
//! Practitioner 77:33 and J Public Health 26:388.

mod counts;
mod fit;
mod gradient;
mod options;
mod report;
mod scale;
mod simulate;

pub use gradient::Gradient;
pub use options::{
    Critical, GradientModel, Model, Orientation, RelativeIndex, Scale, SlopeIndex, SlopeInterval,
    Variance,
};

#[cfg(test)]
mod tests;
