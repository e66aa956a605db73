use super::*;
use proptest::prelude::*;

#[test]
fn national_deciles_have_the_published_sizes() {
    let ranks: Vec<f64> = (1..=32_844).map(f64::from).collect();
    let assign = |order, ranks: &[f64]| {
        let options = AssignQuantiles::new(order).edition(Edition::Imd2019);
        options.assign(&RankedAreas::new(ranks)).unwrap().quantile
    };
    let deciles = assign(Order::MostDeprivedFirst, &ranks);
    let sizes = |group: u32| deciles.iter().filter(|&&decile| decile == group).count();
    assert_eq!(
        (1..=10).map(sizes).collect::<Vec<_>>(),
        Edition::Imd2019
            .group_sizes(10)
            .into_iter()
            .map(|size| size as usize)
            .collect::<Vec<_>>()
    );
    // The same areas numbered the other way are in the same groups.
    let other: Vec<f64> = ranks.iter().map(|rank| 32_845.0 - rank).collect();
    assert_eq!(assign(Order::LeastDeprivedFirst, &other), deciles);
}

#[test]
fn what_an_area_lacks_is_told() {
    let ranks = [
        4_000.0, 9_000.0, 12_000.0, 15_000.0, 18_000.0, 20_000.0, 25_000.0, 29_000.0, 32_000.0,
    ];
    let areas = RankedAreas::new(&ranks).area(&["Surrey Heartlands"; 9]);
    let national = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019);
    let result = national.assign(&areas).unwrap();
    assert_eq!(result.groups_missing, ["1"]);
    assert!(
        result.cautions[0]
            .message
            .starts_with("Surrey Heartlands has 9 of 10 groups (none in 1)")
    );
    assert!(result.statement.contains("national") && result.statement.contains("LSOA 2011"));
    let local = national
        .groups(9)
        .basis(QuantileBasis::WithinArea)
        .assign(&areas)
        .unwrap();
    assert_eq!(local.quantile, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert!(local.cautions.is_empty());
}

#[test]
fn what_cannot_be_assigned_says_why() {
    let code = |options: AssignQuantiles, rows: RankedAreas<'_>| {
        let error = options.assign(&rows).unwrap_err();
        (
            error.code().as_str(),
            error.param().unwrap_or("").to_owned(),
            error.index(),
        )
    };
    let plain = AssignQuantiles::new(Order::MostDeprivedFirst);
    let imd = plain.edition(Edition::Imd2019);
    let none = |text: &str| text.to_owned();
    assert_eq!(
        code(plain, RankedAreas::new(&[1.0])),
        ("missing-argument", none("edition"), None)
    );
    assert_eq!(
        code(imd, RankedAreas::new(&[])),
        ("empty", none("rank"), None)
    );
    assert_eq!(
        code(imd, RankedAreas::new(&[1.0, 32_845.0])),
        ("out-of-range", none("rank"), Some(1))
    );
    assert_eq!(
        code(imd, RankedAreas::new(&[1.5])),
        ("out-of-range", none("rank"), Some(0))
    );
    assert_eq!(
        code(imd.groups(1), RankedAreas::new(&[1.0])),
        ("out-of-range", none("groups"), None)
    );
    assert_eq!(
        code(imd.areas(9), RankedAreas::new(&[1.0])),
        ("conflicting-arguments", none("areas"), None)
    );
    let people = RankedAreas::new(&[1.0, 2.0]).population(&[0.0, 0.0]);
    assert_eq!(
        code(imd, people),
        ("conflicting-arguments", none("population"), None)
    );
    let local = imd.basis(QuantileBasis::WithinArea);
    assert_eq!(
        code(local, people),
        ("zero-denominator", none("population"), Some(0))
    );
}

proptest! {
    #[test]
    fn equal_people_are_equal_areas(ranks in proptest::collection::hash_set(1..1000u32, 1..60), groups in 2..12u32) {
        let ranks: Vec<f64> = ranks.into_iter().map(f64::from).collect();
        let local = AssignQuantiles::new(Order::MostDeprivedFirst).groups(groups).basis(QuantileBasis::WithinArea);
        let people = vec![7.0; ranks.len()];
        let plain = local.assign(&RankedAreas::new(&ranks)).unwrap().quantile;
        let weighted = local.assign(&RankedAreas::new(&ranks).population(&people)).unwrap().quantile;
        for ((rank, a), b) in ranks.iter().zip(&plain).zip(&weighted) {
            prop_assert!((1..=groups).contains(a) && (1..=groups).contains(b));
            // Whole numbers and floating point may part where the middle stands on the line between two groups.
            prop_assert!(a.abs_diff(*b) <= 1);
            for (other, c) in ranks.iter().zip(&plain) {
                prop_assert!(rank > other || a <= c);
            }
        }
    }
}
