//! Which measures suit people who stand in an order of deprivation.

use super::InequalityProfileModel;
use super::choose::Draft;
use super::result::InequalityProfile;
use super::result::ProfileScale::{Absolute, Relative};
use super::result::ProfileShape;
use super::sentences;
use crate::error::Result;
use crate::estimate::{CautionCode, Estimate, Text};
use crate::inequality::concentration::{ConcentrationForm, ConcentrationIndex};
use crate::inequality::distribution::SampleInterval;
use crate::inequality::gini::GiniIndex;
use crate::inequality::slope::{RelativeIndex, SlopeIndex};
use crate::input::{OrderedGroups, RankedValues, SurveyDesign, WeightedValues};

/// Aversion of the extended index: that at which the worst off count three times as much as on average.
const NU: f64 = 3.0;
/// Measures of a profile of people that do not see where they stand.
const WITHOUT_ORDER: [&str; 4] = [
    "hoover_index",
    "generalised_entropy_index",
    "quantile_share_ratio",
    "atkinson_index",
];

pub(super) fn of(
    model: &InequalityProfileModel,
    ranked: &RankedValues<'_>,
) -> Result<InequalityProfile> {
    let mut draft = Draft::new(model);
    lines(&mut draft, model, ranked)?;
    concentration(&mut draft, model, ranked);
    distribution(&mut draft, model, ranked)?;
    for operation in WITHOUT_ORDER {
        draft.leave(
            operation,
            "it does not see where people stand: ask for a profile without ranks",
        );
    }
    draft.done(ProfileShape::RankedPeople)
}

/// The gap from end to end, by a line through all people.
fn lines(
    draft: &mut Draft<'_>,
    model: &InequalityProfileModel,
    ranked: &RankedValues<'_>,
) -> Result<()> {
    let ones = vec![1.0; ranked.len()];
    let weights = ranked.weights().unwrap_or(&ones);
    // A row by itself is a design, too: the ranks are then estimates of the same sample.
    let alone = SurveyDesign::new().sample(ranked.len())?;
    let survey = match model.interval {
        SampleInterval::None => None,
        SampleInterval::SurveyDesign => ranked.survey(),
        SampleInterval::Linearised if weights.iter().any(|weight| *weight != 1.0) => {
            for operation in ["slope_index", "relative_index"] {
                draft.leave(
                    operation,
                    "its limits take each row as one drawn person, not weights as people: ask for interval=\"linearised-sampling\"",
                );
            }
            return Ok(());
        }
        SampleInterval::Linearised | SampleInterval::LinearisedSampling => Some(&alone),
    };
    let (values, ranks) = (ranked.values(), ranked.ranks());
    let people = || OrderedGroups::of_survey(values, weights, ranks, survey.unwrap_or(&alone));
    let drawn = model.interval != SampleInterval::None;
    let told = |estimate: Result<Estimate>| {
        estimate.map(|estimate| if drawn { estimate } else { whole(estimate) })
    };
    let names = draft.names("person");
    let (slope, relative) = (
        SlopeIndex::new()
            .level(model.level)
            .polarity(model.polarity),
        RelativeIndex::new()
            .level(model.level)
            .polarity(model.polarity),
    );
    draft.take(
        (
            "slope_index",
            Absolute,
            "the gap from end to end by a line through all people, in plain units",
        ),
        told(people().and_then(|people| slope.estimate(&people))),
        |estimate| names.slope_of_people(estimate),
    );
    let times = if model.bounds().is_some() {
        "how many times, over all people; of values with bounds this depends on whether having or lacking is counted"
    } else {
        "how many times, over all people; it may rise while the slope index falls"
    };
    draft.take(
        ("relative_index", Relative, times),
        told(people().and_then(|people| relative.estimate(&people))),
        sentences::relative,
    );
    Ok(())
}

/// An estimate of a whole population, which nothing was drawn from.
fn whole(mut estimate: Estimate) -> Estimate {
    estimate.interval = None;
    estimate.intervals.clear();
    estimate.standard_error = None;
    estimate.no_interval_reason = Some(Text::Borrowed(
        "values of a whole population have no sampling error; for a sample ask for interval=\"linearised\"",
    ));
    let of_limits = [CautionCode::FewGroups, CautionCode::ZeroWidth];
    estimate
        .cautions
        .retain(|caution| !of_limits.contains(&caution.code));
    estimate
}

/// The forms of the concentration index that the values allow.
fn concentration(draft: &mut Draft<'_>, model: &InequalityProfileModel, ranked: &RankedValues<'_>) {
    let operation = "concentration_index";
    let index = ConcentrationIndex::new()
        .level(model.level)
        .interval(model.interval.into());
    if let Some((lower, upper)) = model.bounds() {
        draft.take(
            (
                operation,
                Absolute,
                "who has it; Erreygers' form, since the values have bounds: it says the same of having and lacking",
            ),
            index
                .form(ConcentrationForm::Erreygers)
                .bounds(lower, upper)
                .estimate(ranked),
            |estimate| sentences::concentration(estimate, "Erreygers' concentration index"),
        );
        draft.take(
            (
                operation,
                Relative,
                "Wagstaff's form, in parts of the most that the mean allows: a choice between the two is one of values, and where means \
                 differ they may tell opposite stories",
            ),
            index
                .form(ConcentrationForm::Wagstaff)
                .bounds(lower, upper)
                .estimate(ranked),
            |estimate| sentences::concentration(estimate, "Wagstaff's concentration index"),
        );
        draft.leave(
            operation,
            "the standard and the extended form: of values with bounds they say another thing of having than of lacking",
        );
        return;
    }
    if ranked.values().iter().any(|value| *value < 0.0) {
        draft.take(
            (
                operation,
                Absolute,
                "who has it, in the unit of the values: the generalised form, since some are below zero",
            ),
            index
                .form(ConcentrationForm::Generalised)
                .estimate(ranked),
            |estimate| sentences::concentration(estimate, "generalised concentration index"),
        );
        draft.leave(
            operation,
            "the standard and the extended form: shares of a total need values of zero or more",
        );
        return;
    }
    draft.take(
        (
            operation,
            Relative,
            "who has it, along deprivation, in parts of the total",
        ),
        index.estimate(ranked),
        |estimate| sentences::concentration(estimate, "concentration index"),
    );
    draft.take(
        (
            operation,
            Relative,
            "the same with an aversion of 3, so that the worse off count more: whether the story hangs on whose position counts",
        ),
        index
            .form(ConcentrationForm::Extended)
            .nu(NU)
            .estimate(ranked),
        |estimate| sentences::concentration(estimate, "extended concentration index"),
    );
}

/// How unequal it is, whatever the position.
fn distribution(
    draft: &mut Draft<'_>,
    model: &InequalityProfileModel,
    ranked: &RankedValues<'_>,
) -> Result<()> {
    let at_bounds = |(lower, upper): (f64, f64)| {
        let mut values = ranked.values().iter();
        values.all(|value| *value == lower || *value == upper)
    };
    if model.bounds().is_some_and(at_bounds) {
        draft.leave(
            "gini_index",
            "each has it or not: the index of yes and no is the share of those who have it not, and says nothing more",
        );
        return Ok(());
    }
    let mut values = WeightedValues::new(ranked.values(), ranked.weights())?;
    if let Some(survey) = ranked.survey() {
        values = values.with_survey(survey)?;
    }
    let why = if model.bounds().is_some() {
        "how unequal it is, whatever the position; of values with bounds it says another thing of having than of lacking"
    } else {
        "how unequal it is, whatever the position: the most that a concentration index could be"
    };
    draft.take(
        ("gini_index", Relative, why),
        GiniIndex::new()
            .interval(model.interval.into())
            .level(model.level)
            .estimate(&values),
        sentences::gini,
    );
    Ok(())
}
