use super::*;
use proptest::prelude::*;

fn exact() -> Suppression {
    Suppression::hes().rounding(1)
}

fn codes(shown: &SuppressedCounts) -> Vec<&'static str> {
    shown.disclosure.iter().map(|kind| kind.as_str()).collect()
}

#[test]
fn the_second_count_must_leave_room() {
    // 8 is the least that a count hidden as secondary can be: 1 + 8 = 9 would say that the other is 1.
    let shown = exact().apply(&[1.0, 8.0, 9.0, 50.0]).unwrap();
    assert_eq!(codes(&shown), ["small", "secondary", "secondary", "exact"]);
    let shown = exact().apply(&[3.0, 8.0, 9.0, 50.0]).unwrap();
    assert_eq!(codes(&shown), ["small", "secondary", "exact", "exact"]);
}

#[test]
fn small_counts_protect_each_other_unless_their_sum_says_it() {
    let shown = exact().apply(&[3.0, 6.0, 50.0]).unwrap();
    assert_eq!(codes(&shown), ["small", "small", "exact"]);
    for pair in [[1.0, 1.0], [7.0, 7.0]] {
        let shown = exact().apply(&[pair[0], pair[1], 50.0]).unwrap();
        assert_eq!(codes(&shown), ["small", "small", "secondary"], "{pair:?}");
    }
}

#[test]
fn where_no_count_can_help_the_total_is_hidden() {
    for counts in [vec![7.0, 7.0], vec![7.0, 7.0, 0.0]] {
        let shown = exact().apply(&counts).unwrap();
        assert_eq!(shown.total_disclosure, Disclosure::Secondary, "{counts:?}");
        assert!(shown.total.is_nan());
    }
    let shown = exact().apply(&[5.0, 0.0]).unwrap();
    assert_eq!(shown.total_disclosure, Disclosure::Small);
    assert_eq!(shown.count[1], 0.0);
}

#[test]
fn halves_are_rounded_upwards() {
    let shown = Suppression::hes()
        .rounding(10)
        .apply(&[15.0, 14.0, 8.0])
        .unwrap();
    assert_eq!(shown.count, [20.0, 10.0, 10.0]);
    assert_eq!(shown.total, 40.0); // 37, then rounded
}

#[test]
fn rules_that_hide_nothing_or_show_zeros_are_refused() {
    let code = |rule: Suppression| rule.apply(&[9.0]).unwrap_err();
    assert_eq!(code(exact().threshold(1)).param(), Some("threshold"));
    assert_eq!(code(exact().threshold(0)).param(), Some("threshold"));
    assert_eq!(
        code(Suppression::hes().rounding(0)).param(),
        Some("rounding")
    );
    assert_eq!(
        code(Suppression::hes().rounding(17)).param(),
        Some("rounding")
    );
    assert!(Suppression::hes().rounding(16).apply(&[8.0]).unwrap().count == [16.0]);
}

/// All lists of whole counts that a reader of the table cannot rule out, by trying each.
fn possible(shown: &SuppressedCounts) -> Vec<Vec<u32>> {
    let base = shown.rounding;
    let fits = |value: u32, shown_value: f64, kind: Disclosure| match kind {
        Disclosure::Exact => f64::from(value) == shown_value,
        Disclosure::Rounded => {
            value > 7 && f64::from((value + base / 2) / base * base) == shown_value
        }
        Disclosure::Small => (1..=7).contains(&value),
        Disclosure::Secondary => value > 7,
    };
    let mut lists = vec![vec![]];
    for (&value, &kind) in shown.count.iter().zip(&shown.disclosure) {
        lists = lists
            .into_iter()
            .flat_map(|list: Vec<u32>| {
                (0..40)
                    .filter(move |&n| fits(n, value, kind))
                    .map(move |n| [list.clone(), vec![n]].concat())
            })
            .collect();
    }
    lists.retain(|list| {
        let total = list.iter().sum::<u32>();
        shown.total_disclosure.is_hidden() || fits(total, shown.total, shown.total_disclosure)
    });
    lists
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_small_count_can_be_worked_out(counts in proptest::collection::vec(0u32..14, 1..5), rounding in prop_oneof![Just(1u32), Just(5), Just(4)]) {
        let given: Vec<f64> = counts.iter().copied().map(f64::from).collect();
        let shown = Suppression::hes().rounding(rounding).apply(&given).unwrap();
        let lists = possible(&shown);
        prop_assert!(lists.contains(&counts));
        for (index, &count) in counts.iter().enumerate() {
            prop_assert_eq!(shown.disclosure[index] == Disclosure::Small, (1..=7).contains(&count));
            if count == 0 {
                prop_assert_eq!(shown.count[index], 0.0);
            }
            if shown.disclosure[index] == Disclosure::Small {
                prop_assert!(lists.iter().any(|list| list[index] != count), "{:?} {:?}", counts, shown);
            }
        }
    }
}
