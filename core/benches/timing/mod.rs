//! What the benches share: medians, and numbers without a pattern.

use std::hint::black_box;
use std::time::Instant;

/// Median seconds of `runs` calls, after one that is not counted.
pub(crate) fn median<T>(runs: usize, mut call: impl FnMut() -> T) -> f64 {
    black_box(call());
    let mut seconds: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(call());
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[runs / 2]
}

/// Numbers without a pattern that a branch predictor learns; the same in every run.
pub(crate) fn noise(count: usize, low: f64, high: f64) -> Vec<f64> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    (0..count)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            low + (high - low) * ((state >> 11) as f64 / (1_u64 << 53) as f64)
        })
        .collect()
}
