use super::Rng;
use super::ziggurat::{TAIL, density};
use crate::numeric::math::{exp, ln, pow, sqrt};

impl Rng {
    /// Standard normal, by the ziggurat of Marsaglia & Tsang (2000) with 256 layers; layer, sign and position come
    /// from separate bits (Doornik 2005, *An improved ziggurat method to generate normal random samples*).
    #[inline]
    // A layer is 8 bits, the tables have 257 entries.
    #[allow(clippy::indexing_slicing)]
    pub(crate) fn standard_normal(&mut self) -> f64 {
        const CELL: f64 = 1.0 / (1u64 << 52) as f64;
        let edges = self.edges;
        loop {
            let bits = self.bits();
            let layer = (bits & 0xff) as usize;
            let x = (bits >> 12) as f64 * CELL * edges[layer];
            // All of this layer lies under the density up to the next edge.
            let size = if x < edges[layer + 1] {
                x
            } else if layer == 0 {
                self.normal_tail()
            } else {
                // One draw in eighty comes here: a table of heights would cost a page more than it saves.
                let (low, high) = (density(edges[layer]), density(edges[layer + 1]));
                if low + self.uniform() * (high - low) >= density(x) {
                    continue;
                }
                x
            };
            // The sign goes in as a bit: a branch would be mispredicted half the time.
            return f64::from_bits(size.to_bits() | (bits & 0x100) << 55);
        }
    }

    /// A normal beyond the last edge (Marsaglia 1964).
    #[cold]
    fn normal_tail(&mut self) -> f64 {
        loop {
            let x = -ln(self.uniform()) / TAIL;
            let y = -ln(self.uniform());
            if 2.0 * y > x * x {
                return TAIL + x;
            }
        }
    }

    /// Exponential with mean 1.
    #[inline]
    pub(crate) fn exponential(&mut self) -> f64 {
        -ln(self.uniform())
    }

    /// Gamma with this shape and scale 1; NaN unless the shape is positive and finite.
    ///
    /// Marsaglia & Tsang (2000), *A simple method for generating gamma variables*, ACM TOMS 26: 363-372; for shapes
    /// below 1 a draw of one shape more times a power of a uniform (their section 6).
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if !(shape > 0.0 && shape < f64::INFINITY) {
            return f64::NAN;
        }
        if shape < 1.0 {
            return self.gamma_from_one(shape + 1.0) * pow(self.uniform(), 1.0 / shape);
        }
        self.gamma_from_one(shape)
    }

    fn gamma_from_one(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / sqrt(9.0 * d);
        loop {
            let x = self.standard_normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = self.uniform();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square || ln(u) < 0.5 * square + d * (1.0 - v + ln(v)) {
                return d * v;
            }
        }
    }

    /// Beta with these parameters; NaN unless both are positive and finite.
    ///
    /// The share of one gamma draw in the sum of two, from their logarithms where a small shape could make both zero.
    pub(crate) fn beta(&mut self, a: f64, b: f64) -> f64 {
        let valid = |shape: f64| shape > 0.0 && shape < f64::INFINITY;
        if !(valid(a) && valid(b)) {
            return f64::NAN;
        }
        if a >= 1.0 && b >= 1.0 {
            let (x, y) = (self.gamma_from_one(a), self.gamma_from_one(b));
            return x / (x + y);
        }
        let (x, y) = (self.ln_gamma_draw(a), self.ln_gamma_draw(b));
        1.0 / (1.0 + exp(y - x))
    }

    /// The logarithm of a gamma draw.
    fn ln_gamma_draw(&mut self, shape: f64) -> f64 {
        ln(self.gamma_from_one(shape + 1.0)) + ln(self.uniform()) / shape
    }
}
