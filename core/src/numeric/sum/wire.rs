//! How a sum is written down, so that parts computed elsewhere can be merged.
//!
//! Sign and magnitude in 32-bit digits: integers that every JSON reader carries exactly, JavaScript's
//! included. There is exactly one way to write each sum, and any other is refused on reading.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::ExactSum;
use super::exact::{Canonical, DIGITS, LIMIT, NonFinite};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    kind: Kind,
    /// Position of the first digit, which counts units of `2^(32 first - 1074)`.
    first: usize,
    /// Least significant first, without zeros at either end.
    digits: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Zero,
    Positive,
    Negative,
    PlusInfinity,
    MinusInfinity,
    Nan,
}

impl Serialize for ExactSum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let canonical = self.canonical();
        let first = canonical.digits.iter().position(|digit| *digit != 0);
        let kind = match (canonical.non_finite, first, canonical.negative) {
            (NonFinite::PlusInfinity, ..) => Kind::PlusInfinity,
            (NonFinite::MinusInfinity, ..) => Kind::MinusInfinity,
            (NonFinite::Nan, ..) => Kind::Nan,
            (NonFinite::None, None, _) => Kind::Zero,
            (NonFinite::None, Some(_), false) => Kind::Positive,
            (NonFinite::None, Some(_), true) => Kind::Negative,
        };
        let end = canonical
            .digits
            .iter()
            .rposition(|digit| *digit != 0)
            .map_or(0, |last| last + 1);
        let first = first.unwrap_or(0);
        let digits = canonical.digits.get(first..end).unwrap_or(&[]).to_vec();
        Wire {
            kind,
            first,
            digits,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ExactSum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wire {
            kind,
            first,
            digits,
        } = Wire::deserialize(deserializer)?;
        let (negative, non_finite) = match kind {
            Kind::Zero | Kind::Positive => (false, NonFinite::None),
            Kind::Negative => (true, NonFinite::None),
            Kind::PlusInfinity => (false, NonFinite::PlusInfinity),
            Kind::MinusInfinity => (false, NonFinite::MinusInfinity),
            Kind::Nan => (false, NonFinite::Nan),
        };
        let mut canonical = Canonical {
            negative,
            digits: [0; DIGITS],
            non_finite,
        };
        if matches!(kind, Kind::Positive | Kind::Negative) {
            if digits.first().is_none_or(|digit| *digit == 0)
                || digits.last().is_none_or(|digit| *digit == 0)
            {
                return Err(D::Error::custom(
                    "an exact sum needs digits, the first and last of them not zero",
                ));
            }
            let slots = canonical
                .digits
                .get_mut(first..)
                .and_then(|rest| rest.get_mut(..digits.len()));
            let Some(slots) = slots else {
                return Err(D::Error::custom("an exact sum has digits out of range"));
            };
            slots.copy_from_slice(&digits);
            let [.., low, high] = &canonical.digits;
            if u64::from(*low) | (u64::from(*high) << 32) > LIMIT {
                return Err(D::Error::custom("an exact sum is out of range"));
            }
        } else if first != 0 || !digits.is_empty() {
            return Err(D::Error::custom("an exact sum of this kind has no digits"));
        }
        Ok(Self::from_canonical(&canonical))
    }
}
