use crate::input::{RankedValues, Ranks, SurveyDesign};
use crate::numeric::rng::Rng;
use crate::{
    ConcentrationDecompositionModel, ConcentrationIndex, ConcentrationInterval,
    DecompositionInterval, GiniIndex, GiniInterval, ShapleyDecomposition,
    ShapleyDecompositionModel, ShapleyIndex, ShapleyRemoval, WeightedValues,
};

const ROWS: usize = 30;

/// An outcome, its ranks and weights, and three determinants.
struct People {
    y: Vec<f64>,
    rank: Vec<f64>,
    weights: Vec<f64>,
    columns: [Vec<f64>; 3],
}

impl People {
    /// The third determinant is the first, but for so much.
    fn new(seed: u32, apart: f64) -> Self {
        let mut rng = Rng::new(seed);
        let rank: Vec<f64> = (0..ROWS).map(|_| f64::from(rng.below(9))).collect();
        let far: Vec<f64> = rank.iter().map(|r| 50.0 + r + rng.exponential()).collect();
        let rare: Vec<f64> = (0..ROWS).map(|i| f64::from(u8::from(i % 4 == 0))).collect();
        let near = far.iter().map(|x| x + apart * rng.standard_normal());
        let near: Vec<f64> = near.collect();
        let noise = |rng: &mut Rng| 2.0 * rng.exponential();
        let y = (0..ROWS).map(|i| far[i] / 20.0 + near[i] / 40.0 + 3.0 * rare[i] + noise(&mut rng));
        let y = y.collect();
        let weights = (0..ROWS).map(|i| {
            if i % 10 == 7 {
                0.0
            } else {
                0.5 + (i % 3) as f64
            }
        });
        Self {
            y,
            rank,
            weights: weights.collect(),
            columns: [far, rare, near],
        }
    }

    fn ranked<'a>(&'a self, weights: &'a [f64]) -> RankedValues<'a> {
        let ranked = RankedValues::new(&self.y, Ranks::most_deprived_first(&self.rank)).unwrap();
        ranked.with_weights(weights).unwrap()
    }

    fn named(&self) -> [(&str, &[f64]); 3] {
        let [far, rare, near] = &self.columns;
        [("far", far), ("rare", rare), ("near", near)]
    }
}

fn parts(found: &ShapleyDecomposition) -> Vec<f64> {
    let wholes = [&found.explained, &found.residual, &found.index];
    let parts = found.contribution.iter().copied();
    parts.chain(wholes.map(|whole| whole.value)).collect()
}

fn errors(found: &ShapleyDecomposition) -> Vec<f64> {
    let wholes = [&found.explained, &found.residual, &found.index];
    let parts = found.standard_error.iter().copied();
    let wholes = wholes.map(|whole| whole.standard_error.unwrap());
    parts.chain(wholes).collect()
}

fn models() -> impl Iterator<Item = ShapleyDecompositionModel> {
    let all = ShapleyIndex::ALL.iter();
    all.flat_map(|index| {
        let model = ShapleyDecompositionModel::new().index(*index);
        ShapleyRemoval::ALL
            .iter()
            .map(move |removal| model.removal(*removal))
    })
}

/// Errors of rows that stand for people, from what each part is when a row stands for a few more or a few less.
fn by_differences(model: &ShapleyDecompositionModel, people: &People) -> Vec<f64> {
    let total: f64 = people.weights.iter().sum();
    let step = 1e-5 * total;
    let mut squares = vec![0.0; 6];
    for row in 0..ROWS {
        if people.weights[row] == 0.0 {
            continue;
        }
        let moved = |by: f64| {
            let mut weights = people.weights.clone();
            weights[row] += by;
            parts(
                &model
                    .estimate(&people.ranked(&weights), &people.named(), None)
                    .unwrap(),
            )
        };
        let sides = moved(step).into_iter().zip(moved(-step));
        for (square, (up, down)) in squares.iter_mut().zip(sides) {
            let influence = (up - down) / (2.0 * step) * total;
            *square += people.weights[row] / total * influence * influence;
        }
    }
    squares
        .into_iter()
        .map(|square| (square / (total - 1.0)).sqrt())
        .collect()
}

#[test]
fn influences_are_derivatives() {
    // The second is solved from the rows: what their products leave of the third determinant is mostly rounding.
    for (apart, within) in [(1.0, 1e-6), (2e-4, 1e-3)] {
        let people = People::new(4, apart);
        for model in models() {
            let linear = model.interval(DecompositionInterval::Linearised);
            let found = linear.estimate(&people.ranked(&people.weights), &people.named(), None);
            for (ours, wanted) in errors(&found.unwrap())
                .iter()
                .zip(by_differences(&model, &people))
            {
                assert!(
                    (ours - wanted).abs() < within * wanted,
                    "{model:?} {apart}: {ours} {wanted}"
                );
            }
        }
    }
}

#[test]
fn without_an_order_it_is_the_plain_decomposition() {
    let people = People::new(7, 1.0);
    let ranked = people.ranked(&people.weights);
    let kind = DecompositionInterval::LinearisedSampling;
    let shapley = ShapleyDecompositionModel::new().removal(ShapleyRemoval::HeldAtMean);
    let found = shapley
        .interval(kind)
        .estimate(&ranked, &people.named(), None)
        .unwrap();
    let plain = ConcentrationDecompositionModel::new().interval(kind);
    let plain = plain.estimate(&ranked, &people.named()).unwrap();
    let ours = errors(&found);
    let parts = plain.standard_error.iter().copied();
    let wanted = parts.chain([plain.explained.standard_error.unwrap()]);
    for (ours, wanted) in ours.iter().zip(wanted) {
        assert!((ours - wanted).abs() < 1e-11 * wanted, "{ours} {wanted}");
    }
    assert!((ours[4] - plain.residual.standard_error.unwrap()).abs() < 1e-11);
    assert!((found.intervals[0].lower[1] - plain.intervals[0].lower[1]).abs() < 1e-11);
}

#[test]
fn the_whole_has_the_limits_of_its_own_function() {
    let people = People::new(9, 1.0);
    let names: Vec<String> = (0..ROWS).map(|row| (row / 3).to_string()).collect();
    let survey = SurveyDesign::new().clusters(&names).sample(ROWS).unwrap();
    let ranked = people.ranked(&people.weights).with_survey(&survey).unwrap();
    let model = ShapleyDecompositionModel::new().interval(DecompositionInterval::SurveyDesign);
    let found = model.estimate(&ranked, &people.named(), None).unwrap();
    let own = ConcentrationIndex::new().interval(ConcentrationInterval::SurveyDesign);
    let own = own.estimate(&ranked).unwrap();
    let gini = model.index(ShapleyIndex::Gini);
    let gini = gini.estimate(&ranked, &people.named(), None).unwrap();
    let values = WeightedValues::new(&people.y, Some(&people.weights)).unwrap();
    let index = GiniIndex::new().interval(GiniInterval::SurveyDesign);
    let index = index
        .estimate(&values.with_survey(&survey).unwrap())
        .unwrap();
    for (whole, own) in [(&found.index, own), (&gini.index, index)] {
        let (ours, wanted) = (whole.interval.unwrap(), own.interval.unwrap());
        assert!(
            (ours.lower - wanted.lower).abs() < 1e-12 && (ours.upper - wanted.upper).abs() < 1e-12
        );
        assert_eq!(ours.method, wanted.method);
        // Ten clusters say little.
        assert!(
            whole
                .cautions
                .iter()
                .any(|one| one.code.as_str() == "few-groups")
        );
    }
    assert!(
        found
            .cautions
            .iter()
            .any(|one| one.code.as_str() == "few-groups")
    );
}

#[test]
fn rows_of_weight_zero_are_a_domain() {
    let people = People::new(3, 1.0);
    let names: Vec<String> = (0..ROWS).map(|row| (row / 2).to_string()).collect();
    let survey = SurveyDesign::new().clusters(&names).sample(ROWS).unwrap();
    let kept: Vec<usize> = (0..ROWS).filter(|row| row % 3 != 0).collect();
    let some = |column: &[f64]| -> Vec<f64> { kept.iter().map(|row| column[*row]).collect() };
    let few = People {
        y: some(&people.y),
        rank: some(&people.rank),
        weights: some(&people.weights),
        columns: [0, 1, 2].map(|k| some(&people.columns[k])),
    };
    let weights: Vec<f64> = (0..ROWS)
        .map(|row| {
            if row % 3 == 0 {
                0.0
            } else {
                people.weights[row]
            }
        })
        .collect();
    let domain = survey.domain(&kept).unwrap();
    for model in models() {
        let model = model.interval(DecompositionInterval::SurveyDesign);
        let ranked = people.ranked(&weights).with_survey(&survey).unwrap();
        let all = model.estimate(&ranked, &people.named(), None).unwrap();
        let ranked = few.ranked(&few.weights).with_survey(&domain).unwrap();
        let part = model.estimate(&ranked, &few.named(), None).unwrap();
        for (ours, wanted) in errors(&part).iter().zip(errors(&all)) {
            assert!((ours - wanted).abs() < 1e-10 * wanted, "{ours} {wanted}");
        }
    }
}

/// An outcome without noise leaves nothing, whoever is drawn.
#[test]
fn a_perfect_fit_has_no_residual_error() {
    let people = People::new(5, 1.0);
    let [far, rare, _] = &people.columns;
    let y: Vec<f64> = far
        .iter()
        .zip(rare)
        .map(|(a, b)| 2.0 + a + 3.0 * b)
        .collect();
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&people.rank)).unwrap();
    let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Linearised);
    let found = model
        .estimate(&ranked, &[("far", far), ("rare", rare)])
        .unwrap();
    assert!(found.residual.standard_error.unwrap() < 1e-15);
    assert!(found.standard_error[0] > 1e-4);
}
