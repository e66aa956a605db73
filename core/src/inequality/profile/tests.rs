use super::*;
use crate::{Ranks, SlopeIndex};

const RANKS: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];

fn ordered<'a>(values: &'a [f64], people: &'a [f64]) -> OrderedGroups<'a> {
    OrderedGroups::new(values, people, Ranks::most_deprived_first(&RANKS)).unwrap()
}

fn named<'p>(profile: &'p InequalityProfile, operation: &str) -> &'p ProfileMeasure {
    profile
        .measures
        .iter()
        .find(|one| one.operation == operation)
        .unwrap()
}

#[test]
fn each_number_is_that_of_its_own_function() {
    let groups = ordered(&[21.4, 17.9, 14.8, 12.3, 9.7], &[5.0, 4.0, 3.0, 4.0, 5.0])
        .with_standard_errors(&[0.5; 5])
        .unwrap();
    let profile = InequalityProfileModel::new().of_ordered(&groups).unwrap();
    let slope = SlopeIndex::new().estimate(&groups).unwrap();
    assert_eq!(named(&profile, "slope_index").estimate, slope);
    assert!(profile.left_out.is_empty() && profile.cautions.is_empty());
    let scales = |scale| {
        profile
            .measures
            .iter()
            .filter(|one| one.scale == scale)
            .count()
    };
    assert_eq!(
        (
            scales(ProfileScale::Absolute),
            scales(ProfileScale::Relative)
        ),
        (3, 3)
    );
}

#[test]
fn sentences_follow_the_sign_and_the_judgement() {
    let people = [1.0; 5];
    let rising = ordered(&[70.0, 72.0, 74.0, 76.0, 78.0], &people)
        .with_standard_errors(&[0.2; 5])
        .unwrap();
    let falling = ordered(&[78.0, 76.0, 74.0, 72.0, 70.0], &people)
        .with_standard_errors(&[0.2; 5])
        .unwrap();
    let model = InequalityProfileModel::new()
        .indicator("life")
        .unit("years");
    let say = |model: &InequalityProfileModel, groups| {
        model.of_ordered(groups).unwrap().sentences()[1].to_owned()
    };
    let up = say(&model.clone().polarity(Polarity::HigherIsBetter), &rising);
    assert_eq!(
        up,
        "Over the whole range of deprivation, every group counted, it is 10.0 years lower at the most deprived end than at the \
         least (95% CI 9.4 to 10.6), to their disadvantage."
    );
    let down = say(&model.clone().polarity(Polarity::HigherIsBetter), &falling);
    assert!(
        down.contains("10.0 years higher at the most deprived end")
            && down.ends_with("in their favour.")
    );
    assert!(
        say(&model.clone().polarity(Polarity::LowerIsBetter), &falling)
            .ends_with("to their disadvantage.")
    );
    assert!(say(&model, &falling).ends_with("(95% CI 9.4 to 10.6)."));
    let vague = ordered(&[74.0, 74.0, 74.2, 74.0, 74.3], &people)
        .with_standard_errors(&[2.0; 5])
        .unwrap();
    assert!(
        say(&model.polarity(Polarity::HigherIsBetter), &vague)
            .ends_with("; chance alone may make as much.")
    );
}

#[test]
fn bounds_turn_to_erreygers_whose_sign_turns_with_the_values() {
    let (have, people) = ([0.6, 0.7, 0.75, 0.8, 0.9], [1.0; 5]);
    let lack = have.map(|share: f64| 1.0 - share);
    let model = InequalityProfileModel::new().lower(0.0).upper(1.0);
    let of = |values: &[f64]| {
        let profile = model.of_ordered(&ordered(values, &people)).unwrap();
        named(&profile, "concentration_index").estimate.value
    };
    assert!((of(&have) + of(&lack)).abs() < 1e-12 && of(&have) > 0.0);
}

#[test]
fn what_has_no_value_is_left_out_with_its_reason() {
    let profile = InequalityProfileModel::new()
        .of_ordered(&ordered(&[-3.0, 1.0, 2.0, 4.0, 6.0], &[1.0; 5]))
        .unwrap();
    let left: Vec<&str> = profile
        .left_out
        .iter()
        .map(|one| one.operation.as_ref())
        .collect();
    assert!(
        left.contains(&"relative_index") && left.contains(&"population_attributable_risk"),
        "{left:?}"
    );
    assert!(profile.left_out.iter().all(|one| one.why.len() > 20));
    let tied = OrderedGroups::new(
        &[3.0, 2.0, 1.0],
        &[1.0; 3],
        Ranks::most_deprived_first(&[1.0, 1.0, 2.0]),
    )
    .unwrap();
    let profile = InequalityProfileModel::new().of_ordered(&tied).unwrap();
    assert_eq!(profile.left_out[0].operation, "group_difference");
}

#[test]
fn people_with_a_burden_have_no_loss() {
    let values = WeightedValues::new(&[1.0, 2.0, 3.0, 10.0], None).unwrap();
    let model = InequalityProfileModel::new();
    let good = model.of_people(&values).unwrap();
    assert_eq!(good.measures.len(), 5);
    assert_eq!(good.cautions[0].code.as_str(), "no-limits");
    let bad = model
        .polarity(Polarity::LowerIsBetter)
        .lower(0.0)
        .upper(10.0)
        .of_people(&values)
        .unwrap();
    let left: Vec<&str> = bad
        .left_out
        .iter()
        .map(|one| one.operation.as_ref())
        .collect();
    assert_eq!(left, ["atkinson_index", "kolm_index"]);
}

#[test]
fn nothing_to_compute_is_the_first_error() {
    let zeros = WeightedValues::new(&[0.0, 0.0], None).unwrap();
    let error = InequalityProfileModel::new().of_people(&zeros).unwrap_err();
    assert_eq!(error.param(), Some("values"));
    let one = UnorderedGroups::new(&[1.0], None).unwrap();
    assert_eq!(
        InequalityProfileModel::new()
            .of_groups(&one)
            .unwrap_err()
            .code()
            .as_str(),
        "too-few-groups"
    );
    for (lower, upper) in [(0.0, f64::NAN), (1.0, 0.0), (f64::NEG_INFINITY, 1.0)] {
        let model = InequalityProfileModel::new().lower(lower).upper(upper);
        assert_eq!(model.of_groups(&one).unwrap_err().param(), Some("upper"));
    }
    assert_eq!(
        InequalityProfileModel::new()
            .lower(0.0)
            .of_groups(&one)
            .unwrap_err()
            .param(),
        Some("upper")
    );
}
