//! The concentration index: is it concentrated among the worse off or the better off?
//!
//! People, or groups of them, are ranked by socioeconomic position. The index is twice the covariance of the value with the
//! rank, over the mean: negative where the values are concentrated among the worse off, positive among the better off, 0
//! where they do not go with position. Its forms differ in what they divide by and in whose values count most.
//!
//! ```
//! use commonweal::{ConcentrationForm, ConcentrationIndex, RankedValues, Ranks};
//! let smoking = [0.214, 0.179, 0.148, 0.123, 0.097]; // share of adults, by deprivation fifth
//! let fifths = RankedValues::new(&smoking, Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?;
//! let standard = ConcentrationIndex::new().estimate(&fifths)?.value;
//! let bounded = ConcentrationIndex::new().form(ConcentrationForm::Erreygers).bounds(0.0, 1.0).estimate(&fifths)?.value;
//! assert!((standard - -0.152431).abs() < 1e-6); // smoking is concentrated among the worse off
//! assert!((bounded - -0.092800).abs() < 1e-6); // comparable with that of shares whose mean is another
//! # Ok::<(), commonweal::Error>(())
//! ```
//!
//! Sources: Kakwani, Wagstaff & van Doorslaer 1997, J Econometrics 77:87; Erreygers 2009, J Health Econ 28:504; Wagstaff 2005,
//! Health Econ 14:429; Pereira 1998 and Wagstaff 2002, J Health Econ 21:627 (extended); Erreygers, Clarke & Van Ourti 2012,
//! J Health Econ 31:257 (symmetric, and the absolute forms of both).

mod absolute;
mod choices;
mod comparison;
mod decomposition;
mod estimate;
mod index;
mod kernel;
mod scale;
mod shapley;
mod walk;

pub(super) use absolute::Absolute;
pub use choices::{ConcentrationForm, ConcentrationInterval};
pub use comparison::{ConcentrationComparison, ConcentrationComparisonModel};
pub use decomposition::{
    ConcentrationDecomposition, ConcentrationDecompositionModel, DecompositionInterval,
};
pub(super) use decomposition::{
    Draws, Limited, Moments, Simulated, WORK_CAP, cholesky, each_named, enough_draws, fitted, ratio,
};
pub use index::ConcentrationIndex;
pub use shapley::{
    ShapleyColumns, ShapleyDecomposition, ShapleyDecompositionModel, ShapleyIndex, ShapleyRemoval,
};

#[cfg(test)]
mod tests;
