//! The layers of the ziggurat: 256 of equal area under the density of the normal.
//!
//! They are computed when first needed: 257 numbers without a pattern would be one hundredth of what a page loads.

use std::sync::OnceLock;

use crate::numeric::math::{exp, ln, sqrt};
use crate::numeric::special::normal;

/// Where the tail begins: the start from which the last of 256 layers ends at the top of the density.
pub(super) const TAIL: f64 = 3.654152885361009;

/// Right edges of the layers; the first is the width a base layer without tail would have, the last is zero.
pub(super) fn edges() -> &'static [f64; 257] {
    static EDGES: OnceLock<[f64; 257]> = OnceLock::new();
    EDGES.get_or_init(|| {
        let area = TAIL * density(TAIL) + sqrt(core::f64::consts::TAU) * normal::sf(TAIL);
        let mut edge = area / density(TAIL);
        std::array::from_fn(|layer| {
            let this = edge;
            edge = match layer {
                0 => TAIL,
                255 => 0.0,
                // The layer above begins at the height where this one ends.
                _ => sqrt(-2.0 * ln(density(this) + area / this)),
            };
            this
        })
    })
}

/// The density of the normal, as a share of its height at zero.
pub(super) fn density(x: f64) -> f64 {
    exp(-0.5 * x * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_have_the_same_area_and_end_at_the_top() {
        let edges = edges();
        let area = edges[0] * density(TAIL);
        assert_eq!((edges[1], edges[256]), (TAIL, 0.0));
        for (layer, pair) in edges.windows(2).enumerate().skip(1) {
            let height = density(pair[1]) - density(pair[0]);
            assert!((pair[0] * height / area - 1.0).abs() < 1e-11, "{layer}");
        }
        // The start and area that Marsaglia & Tsang (2000) print.
        assert!((area - 0.004_928_673_233_974_655).abs() < 1e-15, "{area}");
    }
}
