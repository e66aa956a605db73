//! How unfair is it, and to whom: inequality between groups and between people.
//!
//! | question | use |
//! |---|---|
//! | How many units worse off are the most deprived than the least, using every group? | [`SlopeIndex`](slope::SlopeIndex) |
//! | How many times? | [`RelativeIndex`](slope::RelativeIndex) |
//! | The same of life expectancy, from deaths and people | [`LifeExpectancyGradient`](life_gradient::LifeExpectancyGradient) |
//! | Both, with the fitted line to draw | [`GradientModel`](slope::GradientModel) |
//! | How far apart are two groups, or the two extremes of many without an order? | [`GroupDifference`](groups::GroupDifference) |
//! | How many times? | [`GroupRatio`](groups::GroupRatio) |
//! | How much do all of them differ? | [`BetweenGroupVariance`](groups::BetweenGroupVariance) |
//! | How far are they from the mean, the best or a reference, on average? | [`MeanDifference`](groups::MeanDifference) |
//! | The same in parts of that value? | [`IndexOfDisparity`](groups::IndexOfDisparity) |
//! | How far are the shares of the total from those of the people? | [`BetweenGroupEntropy`](groups::BetweenGroupEntropy) |
//! | What would the whole population gain if all were as the best? | [`PopulationAttributableRisk`](groups::PopulationAttributableRisk) |
//! | How unequal is a whole distribution, in one number? | [`GiniIndex`](gini::GiniIndex) |
//! | Where in the distribution is the inequality: at the bottom or the top? | [`GeneralisedEntropyIndex`](entropy::GeneralisedEntropyIndex) |
//! | The same, looking as hard at the bottom as at the top | [`JDivergence`](divergence::JDivergence) |
//! | How much of it lies within groups, and how much between them? | [`EntropyDecompositionModel`](decomposition::EntropyDecompositionModel) |
//! | The same of the Gini index, and how far groups overlap | [`GiniDecompositionModel`](decomposition::GiniDecompositionModel) |
//! | The same of what inequality costs | [`AtkinsonDecompositionModel`](decomposition::AtkinsonDecompositionModel) |
//! | Does it follow the map: how much of it lies between neighbours? | [`SpatialGiniModel`](spatial::SpatialGiniModel) |
//! | Why did it rise or fall: inequality within groups, their sizes, or their means? | [`MeanLogDeviationChangeModel`](decomposition::MeanLogDeviationChangeModel) |
//! | What does each part of a sum add to its inequality? | [`GiniSourceDecompositionModel`](sources::GiniSourceDecompositionModel) |
//! | What does inequality cost, and what would be as good if all had it? | [`AtkinsonIndex`](atkinson::AtkinsonIndex) |
//! | The same for burdens, for values below zero, and where differences count and not ratios? | [`KolmIndex`](kolm::KolmIndex) |
//! | How many times as much do those at the top have as those at the bottom? | [`QuantileShareRatio`](share_ratio::QuantileShareRatio) |
//! | How far do values scatter, for their mean? | [`CoefficientOfVariation`](coefficient::CoefficientOfVariation) |
//! | How much less do those below each place have than those above it? | [`ZengaIndex`](zenga::ZengaIndex) |
//! | How many fall short of a line, such as 60 % of the median, and by how much? | [`PovertyIndex`](poverty::PovertyIndex) |
//! | Is the middle thinning out into two camps? | [`WolfsonPolarisation`](polarisation::WolfsonPolarisation) |
//! | The whole distribution as a curve, to draw | [`LorenzCurve`](curve::LorenzCurve) |
//! | Is it concentrated among the worse off or the better off? | [`ConcentrationIndex`](concentration::ConcentrationIndex) |
//! | What explains it: age, illness, income? | [`ConcentrationDecompositionModel`](concentration::ConcentrationDecompositionModel) |
//! | The same whatever the order of the determinants, of the Gini index and the variance too | [`ShapleyDecompositionModel`](concentration::ShapleyDecompositionModel) |
//! | What goes with more of an index, or with a higher quantile? | [`RecentredInfluenceModel`](recentred::RecentredInfluenceModel) |
//! | Is one thing more concentrated than another among the same people? | [`ConcentrationComparisonModel`](concentration::ConcentrationComparisonModel) |
//! | Where along deprivation is it concentrated, as a curve to draw? | [`ConcentrationCurve`](curve::ConcentrationCurve) |
//! | Does one curve lie above another beyond chance, so that every index agrees? | [`CurveDominanceModel`](curve::CurveDominanceModel) |
//! | Which of these suit my data, and what do they say in plain words? | [`InequalityProfileModel`](profile::InequalityProfileModel) |
//! | What share of the total would have to move for all to have the same? | [`HooverIndex`](hoover::HooverIndex) |
//! | Is care concentrated among few providers? | [`HerfindahlHirschmanIndex`](herfindahl::HerfindahlHirschmanIndex) |
//!
//! ```
//! use commonweal::{OrderedGroups, Ranks, RelativeIndex, SlopeIndex};
//! let smokers = [21.4, 17.9, 14.8, 12.3, 9.7]; // % of adults, by deprivation quintile
//! let groups = OrderedGroups::new(&smokers, &[1.0; 5], Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?;
//! let (sii, rii) = (SlopeIndex::new().estimate(&groups)?, RelativeIndex::new().estimate(&groups)?);
//! assert!((sii.value - -14.5).abs() < 1e-6); // percentage points from end to end
//! assert!((rii.value - 0.354695).abs() < 1e-6); // the least deprived smoke so many times as often
//! # Ok::<(), commonweal::Error>(())
//! ```

mod ascending;
pub mod atkinson;
pub mod coefficient;
pub mod concentration;
pub mod curve;
pub mod decomposition;
mod distribution;
pub mod divergence;
pub mod entropy;
pub mod gini;
pub mod groups;
pub mod herfindahl;
pub mod hoover;
#[cfg(test)]
mod identities;
pub mod kolm;
pub mod life_gradient;
pub mod polarisation;
pub mod poverty;
pub mod profile;
pub mod recentred;
pub mod share_ratio;
pub mod slope;
pub mod sources;
pub mod spatial;
pub mod zenga;

pub use distribution::{IndexReport, SampleInterval};
