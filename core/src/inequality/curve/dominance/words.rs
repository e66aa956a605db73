//! A test of dominance in words.

use super::CurveDominance;
use super::choices::{DominanceRule, DominanceVerdict};
use crate::estimate::Text;

pub(super) fn measure(lorenz: bool, generalised: bool) -> &'static str {
    match (lorenz, generalised) {
        (true, false) => "Lorenz curve",
        (true, true) => "generalised Lorenz curve",
        (false, false) => "concentration curve",
        (false, true) => "generalised concentration curve",
    }
}

/// The verdict and what it rests on.
pub(super) fn sentence(found: &CurveDominance) -> Text {
    let first = &found.first_measure;
    let second = if *first == found.second_measure {
        "the second curve".to_owned()
    } else {
        format!("the {}", found.second_measure)
    };
    let chance = if found.intervals.is_empty() {
        ""
    } else {
        " by more than chance allows"
    };
    let (above, below, points) = (found.points_above, found.points_below, found.people.len());
    Text::Owned(match found.verdict {
        DominanceVerdict::Dominates => format!(
            "The {first} dominates: it lies above {second}{chance} at {above} of {points} points, and below it at none."
        ),
        DominanceVerdict::Dominated => format!(
            "The {first} is dominated: it lies below {second}{chance} at {below} of {points} points, and above it at none."
        ),
        DominanceVerdict::Cross => format!(
            "The curves cross: the {first} lies above {second}{chance} at {above} of {points} points, and below it at {below}."
        ),
        DominanceVerdict::NotShown => {
            let asks = match found.rule {
                DominanceRule::MultipleComparison => "",
                DominanceRule::IntersectionUnion => "; the rule asks for all",
            };
            format!(
                "No dominance is shown: the {first} lies above {second}{chance} at {above} of {points} points, and below it at {below}{asks}."
            )
        }
    })
}
