//! What the measures owe each other: each identity holds for any data, so a mistake in one of the two ways breaks it.
//!
//! Lerman & Yitzhaki 1989 (Gini index as a concentration index), Shorrocks 1980 (entropy indices and their special cases),
//! Kakwani, Wagstaff & van Doorslaer 1997 (the index as a slope), Wagstaff 2002 and 2005, Erreygers 2009, Silcocks 2001 and
//! Jagger (Sullivan's method without ill health is life expectancy).

use proptest::prelude::*;

use crate::numeric::math;
use crate::{
    Against, AgeBands, AtkinsonIndex, AttributableForm, BetweenGroupEntropy, BetweenGroupForm,
    BetweenGroupVariance, CoefficientOfVariation, ConcentrationForm, ConcentrationIndex, Counts,
    CrudeRate, DirectRate, EntropyDecompositionModel, EntropyForm, GeneralisedEntropyIndex,
    GiniIndex, HealthShares, HealthyLifeExpectancy, HooverIndex, IndexOfDisparity, IndexReport,
    IndirectRatio, KolmIndex, LifeExpectancy, LorenzCurve, MeanDifference, OrderedGroups, Polarity,
    PopulationAttributableRisk, RankedValues, Ranks, ReferenceStrata, RelativeIndex, Scale,
    SlopeIndex, Strata, UnorderedGroups, WeightedValues,
};

/// Relative to the larger of the size and `scale`.
fn near(a: f64, b: f64, scale: f64) -> Result<(), TestCaseError> {
    let reach = 1e-12 * scale.max(a.abs()).max(b.abs());
    prop_assert!((a - b).abs() <= reach, "{a} is not {b}");
    Ok(())
}

fn rows(most: usize) -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((0.5..200.0f64, 0.5..9_000.0f64), 2..most)
}

fn mean(rows: &[(f64, f64)]) -> f64 {
    let people: f64 = rows.iter().map(|row| row.1).sum();
    rows.iter().map(|(y, w)| y * w).sum::<f64>() / people
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn of_distributions(rows in rows(30), epsilon in 0.1..3.0f64) {
        let (values, weights): (Vec<f64>, Vec<f64>) = rows.iter().copied().unzip();
        let people = WeightedValues::new(&values, Some(&weights)).unwrap();
        let mean = mean(&rows);
        let entropy = |alpha| GeneralisedEntropyIndex::new().alpha(alpha).estimate(&people).unwrap().value;
        let gini = |nu| GiniIndex::new().nu(nu).estimate(&people).unwrap().value;

        // Half the squared coefficient of variation is the entropy index of 2.
        let variation = CoefficientOfVariation::new().estimate(&people).unwrap().value;
        near(variation * variation / 2.0, entropy(2.0), 0.0)?;
        // An Atkinson index is a function of the entropy index of 1 - epsilon; of 1, of the mean log deviation.
        let atkinson = |epsilon| AtkinsonIndex::new().epsilon(epsilon);
        let index = atkinson(epsilon).estimate(&people).unwrap().value;
        if (epsilon - 1.0).abs() > 0.01 {
            let moment = 1.0 + epsilon * (epsilon - 1.0) * entropy(1.0 - epsilon);
            prop_assert!((1.0 - math::pow(moment, 1.0 / (1.0 - epsilon)) - index).abs() < 1e-10);
        }
        near(-math::exp_m1(-entropy(0.0)), atkinson(1.0).estimate(&people).unwrap().value, 0.0)?;
        // Equally distributed equivalents.
        let equivalent = atkinson(epsilon).report(IndexReport::Equivalent);
        near(equivalent.estimate(&people).unwrap().value, mean * (1.0 - index), 0.0)?;
        let kolm = KolmIndex::new(0.01);
        let below = kolm.estimate(&people).unwrap().value;
        let equivalent = kolm.report(IndexReport::Equivalent);
        near(equivalent.estimate(&people).unwrap().value, mean - below, 0.0)?;

        // The Gini index is the concentration index by the values themselves; extended ones too.
        let ranked = RankedValues::new(&values, Ranks::most_deprived_first(&values)).unwrap();
        let ranked = ranked.with_weights(&weights).unwrap();
        let own = ConcentrationIndex::new().estimate(&ranked).unwrap().value;
        near(own, gini(2.0), 0.0)?;
        let extended = ConcentrationIndex::new().form(ConcentrationForm::Extended).nu(epsilon + 1.1);
        near(extended.estimate(&ranked).unwrap().value, gini(epsilon + 1.1), 1.0)?;

        // Twice the area between the diagonal and the Lorenz curve is the Gini index, and their largest distance, at the share of
        // people below the mean, the Hoover index.
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let total: f64 = weights.iter().sum();
        let mut shares = vec![0.0];
        for row in &order {
            shares.push((shares[shares.len() - 1] + weights[*row] / total).min(1.0));
        }
        let curve = LorenzCurve::new().at(&shares).estimate(&people).unwrap();
        let held = curve.share;
        let steps = shares.windows(2).zip(held.windows(2));
        let area: f64 = steps.map(|(p, l)| (p[1] - p[0]) * (l[0] + l[1])).sum();
        near(1.0 - area, gini(2.0), 1.0)?;
        let furthest = shares.iter().zip(&held).map(|(p, l)| p - l).fold(0.0, f64::max);
        near(furthest, HooverIndex::new().estimate(&people).unwrap().value, 1.0)?;
    }

    #[test]
    fn of_positions(rows in rows(20), turned in any::<bool>()) {
        let (values, weights): (Vec<f64>, Vec<f64>) = rows.iter().copied().unzip();
        let rank: Vec<f64> = (1..=rows.len()).map(|rank| rank as f64).collect();
        let ranks = if turned { Ranks::least_deprived_first(&rank) } else { Ranks::most_deprived_first(&rank) };
        let index_of = |values: &[f64], model: ConcentrationIndex| {
            let ranked = RankedValues::new(values, ranks).unwrap().with_weights(&weights).unwrap();
            model.estimate(&ranked).unwrap().value
        };
        let form = |form| ConcentrationIndex::new().form(form);
        let mean = mean(&rows);
        let standard = index_of(&values, ConcentrationIndex::new());
        let generalised = index_of(&values, form(ConcentrationForm::Generalised));
        near(generalised, mean * standard, mean)?;
        near(index_of(&values, form(ConcentrationForm::Extended).nu(2.0)), standard, 1.0)?;
        near(index_of(&values, form(ConcentrationForm::Symmetric).beta(2.0)), standard, 1.0)?;
        // The absolute forms are the mean times the relative ones.
        let extended = |name| index_of(&values, form(name).nu(3.5));
        let absolute = extended(ConcentrationForm::GeneralisedExtended);
        near(absolute, mean * extended(ConcentrationForm::Extended), mean)?;
        let symmetric = |name| index_of(&values, form(name).beta(1.5));
        let absolute = symmetric(ConcentrationForm::GeneralisedSymmetric);
        near(absolute, mean * symmetric(ConcentrationForm::Symmetric), mean)?;
        let (lower, upper) = (0.0, 250.0);
        let erreygers = form(ConcentrationForm::Erreygers).bounds(lower, upper);
        near(index_of(&values, erreygers), 4.0 * generalised / (upper - lower), 1.0)?;
        let wagstaff = form(ConcentrationForm::Wagstaff).bounds(lower, upper);
        let by_bounds = (upper - lower) * generalised / ((upper - mean) * (mean - lower));
        near(index_of(&values, wagstaff), by_bounds, 1.0)?;
        // Having and lacking mirror each other where both bounds count.
        let lacking: Vec<f64> = values.iter().map(|y| upper - y).collect();
        near(index_of(&lacking, erreygers), -index_of(&values, erreygers), 1.0)?;
        near(index_of(&lacking, wagstaff), -index_of(&values, wagstaff), 1.0)?;

        // The generalised index is the slope times twice the variance of the ranks; and ends that change places turn the relative
        // index over.
        let known = vec![0.0; rows.len()];
        let groups = OrderedGroups::new(&values, &weights, ranks).unwrap().with_standard_errors(&known).unwrap();
        let slope = SlopeIndex::new().scale(Scale::Linear).estimate(&groups).unwrap().value;
        let total: f64 = weights.iter().sum();
        let mut below = 0.0;
        let mut variance = 0.0;
        let in_order: Vec<f64> = if turned { weights.iter().rev().copied().collect() } else { weights.clone() };
        for weight in in_order {
            let middle = (below + weight / 2.0) / total - 0.5;
            variance += weight / total * middle * middle;
            below += weight;
        }
        near(2.0 * variance * slope, generalised, mean)?;
        let other = if turned { Ranks::most_deprived_first(&rank) } else { Ranks::least_deprived_first(&rank) };
        let back = OrderedGroups::new(&values, &weights, other).unwrap().with_standard_errors(&known).unwrap();
        let ratios = [&groups, &back].map(|groups| RelativeIndex::new().scale(Scale::Linear).estimate(groups));
        if let [Ok(there), Ok(back)] = ratios {
            prop_assert!((there.value * back.value - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn of_groups(rows in rows(12), largest in any::<bool>()) {
        let (values, people): (Vec<f64>, Vec<f64>) = rows.iter().copied().unzip();
        let groups = UnorderedGroups::new(&values, Some(&people)).unwrap();
        let units = WeightedValues::new(&values, Some(&people)).unwrap();
        let mean = mean(&rows);
        // Groups are people with the values of their groups.
        let form = |form| BetweenGroupVariance::new().form(form).estimate(&groups).unwrap().value;
        let variance = form(BetweenGroupForm::Variance);
        let deviation = form(BetweenGroupForm::StandardDeviation);
        near(deviation * deviation, variance, 0.0)?;
        let variation = CoefficientOfVariation::new().estimate(&units).unwrap().value;
        near(form(BetweenGroupForm::CoefficientOfVariation), variation, 0.0)?;
        near(deviation / mean, variation, 0.0)?;
        for (form, alpha) in [(EntropyForm::Theil, 1.0), (EntropyForm::MeanLogDeviation, 0.0)] {
            let between = BetweenGroupEntropy::new().form(form).estimate(&groups).unwrap().value;
            let all = GeneralisedEntropyIndex::new().alpha(alpha).estimate(&units).unwrap().value;
            near(between, all, 0.0)?;
        }
        // Twice the Hoover index is the index of disparity in which groups count by their people.
        let disparity = IndexOfDisparity::new().weighted(true).estimate(&groups).unwrap().value;
        near(disparity, 2.0 * HooverIndex::new().estimate(&units).unwrap().value, 0.0)?;
        // What all would gain at the level of the best group is their mean difference from it.
        let polarity = if largest { Polarity::HigherIsBetter } else { Polarity::LowerIsBetter };
        let gain = PopulationAttributableRisk::new().polarity(polarity);
        let risk = gain.estimate(&groups).unwrap().value;
        let fraction = gain.form(AttributableForm::Fraction).estimate(&groups).unwrap().value;
        near(fraction * mean, risk, 0.0)?;
        let difference = MeanDifference::new().against(Against::Best).polarity(polarity).weighted(true);
        near(difference.estimate(&groups).unwrap().value, risk.abs(), 0.0)?;
    }

    #[test]
    fn of_people_in_groups(rows in prop::collection::vec((0.5..200.0f64, 0.5..9.0f64, 0u8..3), 2..30), alpha in -1.0..3.0f64) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let weights: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let names: Vec<&str> = rows.iter().map(|row| ["a", "b", "c"][usize::from(row.2)]).collect();
        let people = WeightedValues::new(&values, Some(&weights)).unwrap();
        let parts = EntropyDecompositionModel::new().alpha(alpha).estimate(&people, &names).unwrap();
        let whole = GeneralisedEntropyIndex::new().alpha(alpha).estimate(&people).unwrap().value;
        near(parts.within.value + parts.between.value, whole, 0.0)?;
    }

    #[test]
    fn of_rates(events in 1u32..900, people in 1_000.0..90_000.0f64, other in 1u32..900) {
        let (events, other) = ([f64::from(events)], [f64::from(other)]);
        let crude = CrudeRate::new().estimate(&Counts::new(&events, &[people]).unwrap()).unwrap();
        let direct = DirectRate::new().estimate(&Strata::new(&events, &[people], &[7.0]).unwrap()).unwrap();
        near(crude.value[0], direct.value, 0.0)?;
        // A population standardised to itself has as many events as are expected.
        let (events, people) = ([events[0], other[0]], [people, 2.0 * people]);
        let own = ReferenceStrata::new(&events, &people, &events, &people).unwrap();
        near(IndirectRatio::new().estimate(&own).unwrap().value, 1.0, 0.0)?;
    }

    #[test]
    fn of_lives(deaths in prop::collection::vec(1u32..400, 4)) {
        let deaths: Vec<f64> = deaths.into_iter().map(f64::from).collect();
        let (people, ages) = ([20_000.0, 60_000.0, 40_000.0, 9_000.0], [0.0, 1.0, 40.0, 75.0]);
        let bands = AgeBands::new(&deaths, &people, &ages).unwrap();
        let life = LifeExpectancy::new().estimate(&bands).unwrap();
        let (healthy, asked) = ([1.0; 4], [100.0; 4]);
        let shares = HealthShares::new(&healthy).unwrap().with_asked(&asked).unwrap();
        let in_health = HealthyLifeExpectancy::new().estimate(&bands, &shares).unwrap();
        near(in_health.value, life.value, 0.0)?;
        near(in_health.standard_error.unwrap(), life.standard_error.unwrap(), 0.0)?;
    }
}
