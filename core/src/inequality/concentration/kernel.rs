//! How much each place in the order counts.

use super::choices::ConcentrationForm;
use crate::numeric::math::pow;
use crate::numeric::rank::Place;

/// The weight of the value at each place: positive for the better off, negative for the worse off, zero in all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kernel {
    /// `2 s - 1`.
    Standard,
    /// `1 - nu (1 - s)^(nu - 1)`.
    Extended(f64),
    /// `beta 2^(beta - 2) |s - 1/2|^(beta - 1)` with the sign of `s - 1/2`.
    Symmetric(f64),
}

impl Kernel {
    pub(super) fn new(form: ConcentrationForm, parameter: f64) -> Self {
        match form {
            form if form.is_extended() => Self::Extended(parameter),
            form if form.is_symmetric() => Self::Symmetric(parameter),
            _ => Self::Standard,
        }
    }

    /// How much more the ends count than the middle: 2 where each place counts as far as it is from it.
    pub(super) fn parameter(self) -> f64 {
        match self {
            Self::Extended(parameter) | Self::Symmetric(parameter) if parameter > 2.0 => parameter,
            _ => 2.0,
        }
    }

    /// The kernel at a place from 0 to 1.
    pub(super) fn at(self, s: f64) -> f64 {
        match self {
            Self::Standard => 2.0 * s - 1.0,
            Self::Extended(nu) => 1.0 - nu * pow((1.0 - s).max(0.0), nu - 1.0),
            Self::Symmetric(beta) => {
                let from_middle = s - 0.5;
                beta * pow(2.0, beta - 2.0)
                    * pow(from_middle.abs(), beta - 1.0).copysign(from_middle)
            }
        }
    }

    /// Its integral, up to a constant.
    fn integral(self, s: f64) -> f64 {
        match self {
            Self::Standard => s * (s - 1.0),
            Self::Extended(nu) => s + pow((1.0 - s).max(0.0), nu),
            Self::Symmetric(beta) => pow(2.0, beta - 2.0) * pow((s - 0.5).abs(), beta),
        }
    }

    /// Its mean over all who share a place, so that splitting a group changes nothing. `before` is the integral at the end of
    /// the place before, and becomes that at the end of this one; `start` likewise.
    #[inline]
    pub(super) fn mean(self, place: &Place, (start, before): (&mut f64, &mut f64)) -> f64 {
        if self == Self::Standard {
            return place.centre();
        }
        let end = place.after();
        let (width, after) = (end - *start, self.integral(end));
        let mean = if width > 0.0 {
            (after - *before) / width
        } else {
            self.at(end)
        };
        (*start, *before) = (end, after);
        mean
    }

    /// The integral at 0.
    pub(super) fn first(self) -> f64 {
        self.integral(0.0)
    }

    /// The range of the relative index of values that are not negative.
    pub(super) fn range(self) -> (f64, f64) {
        match self {
            Self::Standard => (-1.0, 1.0),
            Self::Extended(nu) => (1.0 - nu, 1.0),
            Self::Symmetric(beta) => (-beta / 2.0, beta / 2.0),
        }
    }
}
