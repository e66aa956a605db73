//! Which measures suit groups, and how a profile grows.

use super::InequalityProfileModel;
use super::result::{InequalityProfile, LeftOut, ProfileMeasure, ProfileScale, ProfileShape};
use super::sentences::{self, Names};
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Polarity, Text};
use crate::inequality::concentration::{ConcentrationForm, ConcentrationIndex};
use crate::inequality::groups::{
    AttributableForm, BetweenGroupEntropy, BetweenGroupForm, BetweenGroupVariance, EntropyForm,
    GroupDifference, GroupRatio, IndexOfDisparity, PopulationAttributableRisk,
};
use crate::inequality::slope::{RelativeIndex, SlopeIndex};
use crate::input::{OrderedGroups, RankedValues, Ranks, UnorderedGroups};

use ProfileScale::{Absolute, Relative};

const MIRRORED: &str = "how many times, over every group; of a share this depends on whether having or lacking is counted";

/// A profile as it grows.
pub(super) struct Draft<'a> {
    model: &'a InequalityProfileModel,
    measures: Vec<ProfileMeasure>,
    left_out: Vec<LeftOut>,
    /// What stopped the first measure that could not be computed.
    first: Option<Error>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(model: &'a InequalityProfileModel) -> Self {
        Self {
            model,
            measures: Vec::new(),
            left_out: Vec::new(),
            first: None,
        }
    }

    pub(super) fn names(&self, part: &'static str) -> Names<'a> {
        Names {
            indicator: &self.model.indicator,
            people: &self.model.people,
            unit: &self.model.unit,
            polarity: self.model.polarity,
            part,
        }
    }

    /// A measure with its reason, or its error as the reason why not.
    pub(super) fn take(
        &mut self,
        about: (&'static str, ProfileScale, &'static str),
        estimate: Result<Estimate>,
        sentence: impl Fn(&Estimate) -> String,
    ) {
        self.taken(about, estimate, &sentence);
    }

    /// One function for all sentences: each copy of it would weigh in a page.
    #[inline(never)]
    fn taken(
        &mut self,
        (operation, scale, why): (&'static str, ProfileScale, &'static str),
        estimate: Result<Estimate>,
        sentence: &dyn Fn(&Estimate) -> String,
    ) {
        match estimate {
            Ok(estimate) => {
                let estimate = if self.model.unit.is_empty() {
                    estimate
                } else {
                    estimate.with_unit_of_values(self.model.unit.clone())
                };
                self.measures.push(ProfileMeasure {
                    operation: Text::Borrowed(operation),
                    scale,
                    why: Text::Borrowed(why),
                    sentence: sentence(&estimate),
                    estimate,
                });
            }
            Err(error) => {
                self.leave(operation, error.to_string());
                self.first.get_or_insert(error);
            }
        }
    }

    pub(super) fn leave(&mut self, operation: &'static str, why: impl Into<Text>) {
        self.left_out.push(LeftOut {
            operation: Text::Borrowed(operation),
            why: why.into(),
        });
    }

    pub(super) fn done(self, shape: ProfileShape) -> Result<InequalityProfile> {
        if let (true, Some(error)) = (self.measures.is_empty(), self.first) {
            return Err(error);
        }
        let mut cautions = Vec::new();
        if self
            .measures
            .iter()
            .all(|one| one.estimate.interval.is_none())
        {
            cautions.push(Caution::new(
                CautionCode::NoLimits,
                match shape {
                    ProfileShape::People | ProfileShape::RankedPeople => "no measure has limits: of a sample, ask for interval=\"linearised\"",
                    _ => "no measure has limits, and so none can be told from chance: give standard errors or events",
                },
            ));
        }
        Ok(InequalityProfile {
            shape,
            indicator: self.model.indicator.clone(),
            polarity: self.model.polarity,
            measures: self.measures,
            left_out: self.left_out,
            cautions,
        })
    }
}

/// What one of so many groups is called.
fn part(groups: usize) -> &'static str {
    match groups {
        3 => "third",
        4 => "quarter",
        5 => "fifth",
        10 => "tenth",
        _ => "group",
    }
}

/// The row that stands alone at one end of the order.
fn alone(ridits: &[f64], before: impl Fn(f64, f64) -> bool) -> Option<u32> {
    let mut rows = ridits.iter().enumerate();
    let mut found = (rows.next()?, true);
    for row in rows {
        if before(*row.1, *found.0.1) {
            found = (row, true);
        } else if row.1 == found.0.1 {
            found.1 = false;
        }
    }
    u32::try_from(found.0.0).ok().filter(|_| found.1)
}

pub(super) fn ordered(
    model: &InequalityProfileModel,
    groups: &OrderedGroups<'_>,
) -> Result<InequalityProfile> {
    let mut draft = Draft::new(model);
    let names = draft.names(part(groups.distinct_ranks()));
    let errors = groups.standard_errors();
    let rows = plain_rows(groups, errors.as_deref())?;
    let ends = alone(groups.ridits(), |a, b| a < b).zip(alone(groups.ridits(), |a, b| a > b));
    match ends.filter(|(most, least)| most != least) {
        Some((most, least)) => {
            let why = "the gap between the two ends, in plain units; it does not see the groups between them";
            let value = groups.values().get(most as usize).copied().unwrap_or(f64::NAN);
            draft.take(
                ("group_difference", Absolute, why),
                GroupDifference::new()
                    .group(most)
                    .reference(least)
                    .level(model.level)
                    .estimate(&rows),
                |estimate| names.ends(estimate, value),
            );
        }
        None => draft.leave(
            "group_difference",
            "several groups share an end of the order: there is no one group to compare with another",
        ),
    }
    draft.take(
        (
            "slope_index",
            Absolute,
            "the gap from end to end by a line through every group, each by its people",
        ),
        SlopeIndex::new()
            .level(model.level)
            .polarity(model.polarity)
            .estimate(groups),
        |estimate| names.slope(estimate),
    );
    let times = if model.bounds().is_some() {
        MIRRORED
    } else {
        "how many times, over every group; it may rise while the slope index falls"
    };
    draft.take(
        ("relative_index", Relative, times),
        RelativeIndex::new()
            .level(model.level)
            .polarity(model.polarity)
            .estimate(groups),
        sentences::relative,
    );
    concentration(&mut draft, groups, errors.as_deref());
    if let Some((_, least)) = ends {
        let risk = PopulationAttributableRisk::new()
            .reference(least)
            .level(model.level);
        gain(
            &mut draft,
            risk,
            &rows,
            &format!("the least deprived {}", names.part),
            names,
        );
    }
    draft.done(ProfileShape::Ordered)
}

/// The same groups without their order.
fn plain_rows<'a>(
    groups: &OrderedGroups<'a>,
    errors: Option<&'a [f64]>,
) -> Result<UnorderedGroups<'a>> {
    let rows = UnorderedGroups::new(groups.values(), Some(groups.population()))?;
    match errors {
        Some(errors) => rows.with_standard_errors(errors),
        None => Ok(rows),
    }
}

fn concentration(draft: &mut Draft<'_>, groups: &OrderedGroups<'_>, errors: Option<&[f64]>) {
    let model = draft.model;
    let index = ConcentrationIndex::new().level(model.level);
    let (index, scale, why, name) = match model.bounds() {
        Some((lower, upper)) => (
            index
                .form(ConcentrationForm::Erreygers)
                .bounds(lower, upper),
            Absolute,
            "who has it, along deprivation; Erreygers' form, since the values have bounds: it says the same of having and lacking",
            "Erreygers' concentration index",
        ),
        None => (
            index,
            Relative,
            "who has it, along deprivation, in parts of the total",
            "concentration index",
        ),
    };
    let ridits: Vec<f64> = groups.ridits().to_vec();
    let estimate = RankedValues::new(groups.values(), Ranks::most_deprived_first(&ridits))
        .and_then(|ranked| ranked.with_weights(groups.population()))
        .and_then(|ranked| match errors {
            Some(errors) => ranked.with_standard_errors(errors),
            None => Ok(ranked),
        })
        .and_then(|ranked| index.estimate(&ranked));
    draft.take(("concentration_index", scale, why), estimate, |estimate| {
        sentences::concentration(estimate, name)
    });
}

/// What the whole would gain, in the unit of the values and as a part of the mean.
fn gain(
    draft: &mut Draft<'_>,
    risk: PopulationAttributableRisk,
    rows: &UnorderedGroups<'_>,
    reference: &str,
    names: Names<'_>,
) {
    let operation = "population_attributable_risk";
    let why = "what all would gain, were every group as the reference: the size of the task, which counts how many people stand where";
    draft.take(
        (operation, Absolute, why),
        risk.estimate(rows),
        |estimate| names.attributable(estimate, reference),
    );
    let why = "the same as a part of the mean";
    let fraction = risk.form(AttributableForm::Fraction).estimate(rows);
    draft.take((operation, Relative, why), fraction, |estimate| {
        sentences::attributable_share(estimate)
    });
}

pub(super) fn unordered(
    model: &InequalityProfileModel,
    groups: &UnorderedGroups<'_>,
) -> Result<InequalityProfile> {
    let mut draft = Draft::new(model);
    let names = draft.names("group");
    let level = model.level;
    draft.take(
        (
            "group_difference",
            Absolute,
            "the range: the plainest gap, though it grows with the number of groups",
        ),
        GroupDifference::new().level(level).estimate(groups),
        |estimate| names.range(estimate),
    );
    let times = if model.bounds().is_some() {
        "how many times; of a share this depends on whether having or lacking is counted"
    } else {
        "how many times; it may rise while the difference falls"
    };
    draft.take(
        ("group_ratio", Relative, times),
        GroupRatio::new().level(level).estimate(groups),
        sentences::range_ratio,
    );
    if groups.len() > 2 {
        draft.take(
            (
                "between_group_variance",
                Absolute,
                "how far all groups scatter, large distances more than small ones",
            ),
            BetweenGroupVariance::new()
                .form(BetweenGroupForm::StandardDeviation)
                .level(level)
                .estimate(groups),
            |estimate| names.deviation(estimate),
        );
        draft.take(
            (
                "index_of_disparity",
                Relative,
                "the average distance from the mean, each person's group counted once",
            ),
            IndexOfDisparity::new()
                .weighted(true)
                .level(level)
                .estimate(groups),
            sentences::disparity,
        );
        draft.take(
            (
                "between_group_entropy",
                Relative,
                "can be divided further, within groups and between them",
            ),
            BetweenGroupEntropy::new()
                .form(EntropyForm::Theil)
                .level(level)
                .estimate(groups),
            |estimate| {
                sentences::index(estimate, "Theil index", "0 means all groups have the same")
            },
        );
        if model.polarity == Polarity::Neutral {
            draft.leave(
                "population_attributable_risk",
                "it needs to know which end is good, to find the best group: give the polarity",
            );
        } else {
            let risk = PopulationAttributableRisk::new()
                .polarity(model.polarity)
                .level(level);
            gain(&mut draft, risk, groups, "the best", names);
        }
    } else {
        draft.leave(
            "between_group_variance",
            "with two groups, their difference and ratio say all that there is",
        );
    }
    draft.done(ProfileShape::Unordered)
}
