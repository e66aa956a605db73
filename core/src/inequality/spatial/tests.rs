use super::*;
use proptest::prelude::*;

fn chain(n: usize) -> (Vec<String>, Vec<String>, Vec<String>) {
    let place: Vec<String> = (0..n).map(|one| format!("place {one}")).collect();
    let (from, to) = (place[..n - 1].to_vec(), place[1..].to_vec());
    (place, from, to)
}

fn of(model: SpatialGiniModel, values: &[f64]) -> SpatialGini {
    let (place, from, to) = chain(values.len());
    let values = WeightedValues::new(values, None).unwrap();
    model.estimate(&values, &place, &from, &to).unwrap()
}

#[test]
fn neighbours_all_of_them_are_the_index() {
    let values = WeightedValues::new(&[3.0, 1.0, 7.0], Some(&[2.0, 5.0, 1.0])).unwrap();
    let (from, to) = (["a", "b", "c", "a"], ["b", "c", "a", "b"]);
    let parts = SpatialGiniModel::new()
        .estimate(&values, &["a", "b", "c"], &from, &to)
        .unwrap();
    let index = GiniIndex::new().estimate(&values).unwrap().value;
    assert!((parts.neighbours.value - index).abs() < 1e-15 && parts.others.value < 1e-15);
    assert_eq!((parts.neighbour_pairs, parts.pairs), (3, 3));
    assert!((parts.expected_neighbours - index).abs() < 1e-15);
}

/// Every order of some values.
fn orders(left: &[f64]) -> Vec<Vec<f64>> {
    if left.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for place in 0..left.len() {
        let mut rest = left.to_owned();
        let first = rest.remove(place);
        for mut tail in orders(&rest) {
            tail.push(first);
            all.push(tail);
        }
    }
    all
}

/// All orders of five places in a row, by hand: the p-value of many permutations is near the share of orders that are as extreme.
#[test]
fn permutations_find_the_share_of_all_orders() {
    let values = [1.0, 2.0, 4.0, 3.0, 9.0];
    let steps =
        |order: &[f64]| -> f64 { order.windows(2).map(|two| (two[1] - two[0]).abs()).sum() };
    let all = orders(&values);
    assert_eq!(all.len(), 120);
    let share = |extreme: &dyn Fn(f64) -> bool| {
        all.iter().filter(|order| extreme(steps(order))).count() as f64 / 120.0
    };
    let seen = steps(&values);
    let (less, more) = (
        share(&|one| one <= seen + 1e-9),
        share(&|one| one >= seen - 1e-9),
    );
    let model = SpatialGiniModel::new().permutations(20_000);
    for (alternative, truth) in [
        (SpatialAlternative::Clustered, less),
        (SpatialAlternative::Dispersed, more),
        (SpatialAlternative::Either, 2.0 * less.min(more)),
    ] {
        let found = of(model.alternative(alternative), &values).p_value.unwrap();
        assert!(
            (found - truth).abs() < 0.015,
            "{alternative:?} {found} {truth}"
        );
    }
    // And so is the mean of the part over all of them.
    let mean = all.iter().map(|order| steps(order)).sum::<f64>() / 120.0;
    let parts = of(SpatialGiniModel::new(), &values);
    let expected = parts.neighbours.value * mean / seen;
    assert!((parts.expected_neighbours - expected).abs() < 1e-12);
}

/// Where places have their values by chance, one p-value in twenty is 0.05 or less.
#[test]
fn the_p_value_holds_its_level() {
    let mut rng = crate::numeric::rng::Rng::new(5);
    let replicates = 2_000;
    let small = (0..replicates)
        .filter(|_| {
            let values: Vec<f64> = (0..30).map(|_| rng.exponential()).collect();
            of(SpatialGiniModel::new().permutations(199), &values)
                .p_value
                .unwrap()
                <= 0.05
        })
        .count();
    let share = small as f64 / f64::from(replicates);
    assert!((0.035..0.065).contains(&share), "{share}");
}

#[test]
fn a_place_without_neighbours_is_told() {
    let values = WeightedValues::new(&[3.0, 1.0, 7.0], None).unwrap();
    let parts = SpatialGiniModel::new()
        .estimate(&values, &["a", "b", "c"], &["a"], &["b"])
        .unwrap();
    assert_eq!(parts.neighbours.cautions[0].code.as_str(), "unmatched");
}

proptest! {
    #[test]
    fn parts_come_to_the_index(values in proptest::collection::vec(0.0..50.0f64, 3..15), seed in 0u32..9) {
        prop_assume!(values.iter().any(|value| *value > 1e-3));
        let model = SpatialGiniModel::new().permutations(99).seed(seed);
        let parts = of(model, &values);
        prop_assert!((parts.neighbours.value + parts.others.value - parts.total.value).abs() < 1e-14);
        prop_assert!(parts.neighbours.value >= 0.0 && parts.others.value >= 0.0);
        let p = parts.p_value.unwrap();
        prop_assert!((0.01..=1.0).contains(&p));
        // The same map from the other end.
        let mut back = values.clone();
        back.reverse();
        let same = of(SpatialGiniModel::new(), &back);
        prop_assert!((same.neighbours.value - parts.neighbours.value).abs() < 1e-14);
    }
}
