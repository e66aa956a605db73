//! Which measures suit people, or units of one kind.

use super::InequalityProfileModel;
use super::choose::Draft;
use super::result::{InequalityProfile, ProfileScale::Relative, ProfileShape};
use super::sentences;
use crate::error::Result;
use crate::estimate::Polarity;
use crate::inequality::atkinson::AtkinsonIndex;
use crate::inequality::distribution::SampleInterval;
use crate::inequality::entropy::GeneralisedEntropyIndex;
use crate::inequality::gini::GiniIndex;
use crate::inequality::hoover::{HooverIndex, HooverInterval};
use crate::inequality::share_ratio::QuantileShareRatio;
use crate::input::WeightedValues;

pub(super) fn of(
    model: &InequalityProfileModel,
    values: &WeightedValues<'_>,
) -> Result<InequalityProfile> {
    let mut draft = Draft::new(model);
    let names = draft.names("group");
    let level = model.level;
    // Hoover's limits count weights as people.
    let hoover = match model.interval {
        SampleInterval::None => Some(HooverInterval::None),
        SampleInterval::Linearised => Some(HooverInterval::Linearised),
        SampleInterval::LinearisedSampling => None,
        SampleInterval::SurveyDesign => Some(HooverInterval::SurveyDesign),
    };
    match hoover {
        Some(interval) => draft.take(
            (
                "hoover_index",
                Relative,
                "the plainest reading: what would have to move",
            ),
            HooverIndex::new()
                .interval(interval)
                .level(level)
                .estimate(values),
            |estimate| names.moved(estimate),
        ),
        None => draft.leave(
            "hoover_index",
            "its limits take weights as people, not as what a drawn row stands for: `hoover_index` has the value alone",
        ),
    }
    draft.take(
        (
            "gini_index",
            Relative,
            "the one that others report; most sensitive in the middle",
        ),
        GiniIndex::new()
            .interval(model.interval.into())
            .level(level)
            .estimate(values),
        sentences::gini,
    );
    draft.take(
        (
            "generalised_entropy_index",
            Relative,
            "Theil's index: more sensitive at the top, and divisible by group",
        ),
        GeneralisedEntropyIndex::new()
            .interval(model.interval)
            .level(level)
            .estimate(values),
        |estimate| sentences::index(estimate, "Theil index", "0 means all have the same"),
    );
    draft.take(
        (
            "quantile_share_ratio",
            Relative,
            "top against bottom, in a sentence that needs no index",
        ),
        QuantileShareRatio::new()
            .interval(model.interval)
            .level(level)
            .estimate(values),
        sentences::fifths,
    );
    if model.polarity == Polarity::LowerIsBetter {
        draft.leave(
            "atkinson_index",
            "it prices the loss of something good; of a burden less is no loss: ask `kolm_index` with a `kappa` of your choice",
        );
    } else {
        draft.take(
            ("atkinson_index", Relative, "what inequality costs, for someone with an aversion of 1; most sensitive at the bottom"),
            AtkinsonIndex::new()
                .interval(model.interval)
                .level(level)
                .estimate(values),
            |estimate| names.cost(estimate),
        );
    }
    if model.bounds().is_some() {
        draft.leave(
            "kolm_index",
            "for values between bounds an absolute measure says the same of having and lacking, but it needs a `kappa` of your choice",
        );
    }
    draft.done(ProfileShape::People)
}
