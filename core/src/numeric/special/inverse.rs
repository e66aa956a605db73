//! The search that inverts a distribution function.

/// Bounds the search; bisection alone would need about 60 steps.
const MAX_STEPS: u32 = 200;

/// A function of one coordinate whose root is looked for, at one point: the logarithm of a tail over the
/// tail that is wanted, with its first two derivatives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Excess {
    pub(super) value: f64,
    pub(super) first: f64,
    pub(super) second: f64,
}

impl Excess {
    /// From a tail, the tail that is wanted, the density of the coordinate, and the derivative of the
    /// logarithm of that density; `below` tells which tail.
    pub(super) fn new(tail: f64, wanted_ln: f64, density: f64, lead: f64, below: bool) -> Self {
        let s = density / tail;
        let (first, second) = if below {
            (s, s * (lead - s))
        } else {
            (-s, -s * (lead + s))
        };
        Self {
            value: crate::numeric::math::ln(tail) - wanted_ln,
            first,
            second,
        }
    }

    /// Halley's step towards the root.
    pub(super) fn step(self) -> f64 {
        let newton = -self.value / self.first;
        // The correction is held within a factor of 2: far from the root it may point anywhere.
        newton / (1.0 + 0.5 * newton * self.second / self.first).clamp(0.5, 2.0)
    }
}

/// Halley's method from a starting point, kept inside a bracket by bisection.
///
/// A point has a coordinate between `low` and `high`, and knows how to move by a change of it: moving keeps digits
/// that the coordinate itself has no room for. `rising` tells whether the excess rises with the coordinate.
/// The search ends when the error left is below rounding: of the order of the cube of the last step in units of
/// the spread of the distribution, `1 / sqrt(shape)`.
pub(super) fn search<P: Copy>(
    mut point: P,
    coordinate: f64,
    (mut low, mut high): (f64, f64),
    shape: f64,
    rising: bool,
    excess: impl Fn(P) -> Excess,
    moved: impl Fn(P, f64) -> P,
) -> P {
    let mut coordinate = coordinate;
    for _ in 0..MAX_STEPS {
        let here = excess(point);
        if (here.value > 0.0) == rising {
            high = coordinate;
        } else {
            low = coordinate;
        }
        let mut step = here.step();
        let inside = coordinate + step > low && coordinate + step < high;
        if !inside {
            // A step that vanishes beside the coordinate is no less a step.
            let vanishes = coordinate + step == coordinate;
            step = if vanishes {
                step
            } else {
                0.5 * (low + high) - coordinate
            };
            if vanishes || step == 0.0 {
                return moved(point, step);
            }
        }
        point = moved(point, step);
        coordinate += step;
        if inside && step.abs() * (step * step) * shape.max(1.0) <= 1e-18 {
            return point;
        }
    }
    point
}
