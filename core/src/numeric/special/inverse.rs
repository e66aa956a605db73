//! The steps that the quantile searches share.

/// Bounds every search: far more than bisection of the whole range needs.
pub(super) const MAX_STEPS: u32 = 200;

/// Halley's step for a root of a function with this value and these derivatives, at most 2 either way.
pub(super) fn halley(value: f64, first: f64, second: f64) -> f64 {
    let newton = -value / first;
    // The correction is held within a factor of 2: far from the root it may point anywhere.
    let correction = (1.0 + 0.5 * newton * second / first).clamp(0.5, 2.0);
    (newton / correction).clamp(-2.0, 2.0)
}

/// Whether the error left after a step is below rounding. It is of the order of the cube of the step, in units of
/// the spread of the distribution, which is about `1 / sqrt(shape)` on the logarithmic scales used here.
pub(super) fn converged(step: f64, shape: f64) -> bool {
    step.abs() * (step * step) * shape.max(1.0) <= 1e-18 && step.abs() < 1e-3
}
