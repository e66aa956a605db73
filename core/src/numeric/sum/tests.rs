use proptest::prelude::*;

use super::{BLOCK, ExactSum, sum, sum_of};

/// Decimal places of the smallest double; with them every double is written exactly.
const PLACES: usize = 1074;

/// The correctly rounded sum by school arithmetic on exact decimal expansions, rounded by the standard
/// library's parser. (The crate `xsum` 0.1.6 is no reference: it makes -1.1000000000000003 of -1.1.)
fn oracle(values: &[f64]) -> f64 {
    let odd: Vec<f64> = values.iter().copied().filter(|x| !x.is_finite()).collect();
    if !odd.is_empty() {
        return odd.iter().sum();
    }
    // Nine digits a place, least significant first; positive and negative values apart.
    let mut totals = [vec![0i64; 160], vec![0i64; 160]];
    for value in values.iter().filter(|x| **x != 0.0) {
        let text = format!("{:.PLACES$}", value.abs()).replace('.', "");
        for (place, digits) in totals[usize::from(*value < 0.0)]
            .iter_mut()
            .zip(text.as_bytes().rchunks(9))
        {
            *place += std::str::from_utf8(digits).unwrap().parse::<i64>().unwrap();
        }
    }
    let [plus, minus] = totals.map(normalised);
    let negative = plus.iter().rev().lt(minus.iter().rev());
    let (large, small) = if negative {
        (minus, plus)
    } else {
        (plus, minus)
    };
    let difference = normalised(large.iter().zip(small).map(|(a, b)| a - b).collect());
    let text: String = difference
        .iter()
        .rev()
        .map(|place| format!("{place:09}"))
        .collect();
    let (whole, fraction) = text.split_at(text.len() - PLACES);
    let magnitude: f64 = format!("{whole}.{fraction}").parse().unwrap();
    if negative { -magnitude } else { magnitude }
}

fn normalised(mut places: Vec<i64>) -> Vec<i64> {
    let mut carry = 0;
    for place in &mut places {
        let total = *place + carry;
        *place = total.rem_euclid(1_000_000_000);
        carry = total.div_euclid(1_000_000_000);
    }
    assert_eq!(carry, 0);
    places
}

#[track_caller]
fn same(found: f64, expected: f64) {
    let agree = found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan();
    assert!(agree, "{found:e} is not {expected:e}");
}

#[track_caller]
fn check(values: &[f64]) {
    let expected = oracle(values);
    same(sum(values), expected);
    same(sum_of(values.iter().copied()), expected);
    same(sum_of(values.iter().copied().filter(|_| true)), expected);
    let mut one_by_one = ExactSum::new();
    for x in values {
        one_by_one.add(*x);
    }
    same(one_by_one.value(), expected);
}

#[test]
fn special_cases() {
    check(&[]);
    check(&[-0.0]);
    check(&[-0.0, -0.0]);
    check(&[1e308, 1e308, -1e308]);
    check(&[1e308, 1e308]);
    check(&[-1e308, -1e308, 1.0]);
    check(&[f64::MAX, f64::MAX * f64::EPSILON / 4.0]);
    check(&[f64::MAX, f64::MAX * f64::EPSILON / 4.0, f64::from_bits(1)]);
    check(&[f64::MAX, f64::MAX * f64::EPSILON / 4.0, -f64::from_bits(1)]);
    check(&[f64::from_bits(1); 300]);
    check(&[f64::MIN_POSITIVE, -f64::from_bits(1)]);
    check(&[f64::MIN_POSITIVE / 2.0, f64::MIN_POSITIVE / 2.0]);
    check(&[1.0, f64::EPSILON / 2.0]);
    check(&[1.0, f64::EPSILON / 2.0, f64::from_bits(1)]);
    check(&[1.0, f64::EPSILON / 2.0, -f64::from_bits(1)]);
    check(&[1.0 + f64::EPSILON, f64::EPSILON / 2.0]);
    check(&[-1.0, -f64::EPSILON / 2.0, -f64::from_bits(1)]);
    check(&[1e16, 1.0, -1e16]);
    check(&[f64::INFINITY, 1.0]);
    check(&[f64::NEG_INFINITY, f64::MAX]);
    check(&[f64::NAN]);
    check(&[0.0, f64::NAN, 0.0]);
    check(&[1.0, f64::NAN, 2.0]);
    check(&[f64::INFINITY, f64::NEG_INFINITY]);
    same(sum(&[f64::INFINITY, f64::NAN, f64::NEG_INFINITY]), f64::NAN);
}

#[test]
fn block_boundaries_and_carries() {
    for n in [
        1,
        31,
        32,
        33,
        63,
        64,
        65,
        BLOCK - 1,
        BLOCK,
        BLOCK + 1,
        2 * BLOCK,
        5000,
        20_000,
    ] {
        check(&(0..n).map(|i| 0.1 + i as f64).collect::<Vec<_>>());
        check(
            &(0..n)
                .map(|i| -f64::MAX / (1.0 + i as f64))
                .collect::<Vec<_>>(),
        );
        check(
            &(0..n)
                .map(|i| 1.0 / f64::from(3 + i as u32 % 7) - 0.2)
                .collect::<Vec<_>>(),
        );
        check(&vec![f64::MAX / 1e5; n]);
        check(&vec![-1.7e-300; n]);
    }
}

#[test]
fn merging_a_sum_into_itself_for_ever_ends_in_infinity() {
    for (value, limit) in [(f64::MAX, f64::INFINITY), (-f64::MAX, f64::NEG_INFINITY)] {
        let mut total = ExactSum::new();
        total.add(value);
        for _ in 0..300 {
            let copy = total.clone();
            total.merge(&copy);
            same(
                total.value(),
                if total == copy { total.value() } else { limit },
            );
        }
        total.add(1.0);
        same(total.value(), limit);
        total.add(-limit);
        same(total.value(), f64::NAN);
    }
}

#[test]
fn ten_thousand_merges() {
    let mut total = ExactSum::new();
    let mut part = ExactSum::new();
    for i in 0..2046 {
        part.add(f64::MAX / (1.0 + f64::from(i)) * if i % 2 == 0 { 1.0 } else { -1.0 });
    }
    for _ in 0..5000 {
        total.merge(&part);
        total.add(1e-300);
    }
    let mut minus = ExactSum::new();
    for i in 0..2046 {
        minus.add(-f64::MAX / (1.0 + f64::from(i)) * if i % 2 == 0 { 1.0 } else { -1.0 });
    }
    for _ in 0..5000 {
        total.merge(&minus);
    }
    same(total.value(), sum(&vec![1e-300; 5000]));
}

#[test]
fn equal_means_the_same_number() {
    let (mut a, mut b) = (ExactSum::new(), ExactSum::new());
    a.add(0.5);
    a.add(0.5);
    b.add(3.0);
    b.add(-2.0);
    assert_eq!(a, b);
    b.add(1e-300);
    assert_ne!(a, b);
    b.add(-1e-300);
    b.add(-1.0);
    assert_eq!(b, ExactSum::default());
    a.add(f64::NAN);
    b.add(f64::NAN);
    assert_eq!(a, b);
}

/// Doubles of every size, mostly near each other so that both ways of summing are taken.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        5 => -1e3..1e3f64,
        2 => (-1e3..1e3f64).prop_map(f64::round),
        1 => any::<f64>().prop_filter("finite", |x| x.is_finite()),
        1 => (any::<u64>(), -40i32..40).prop_map(|(bits, e)| (bits as i64 as f64) * libm::exp2(f64::from(e))),
        1 => Just(0.0),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_reference(values in prop::collection::vec(value(), 0..80)) {
        check(&values);
    }

    #[test]
    fn agrees_on_any_bits(values in prop::collection::vec(any::<u64>().prop_map(f64::from_bits), 0..6)) {
        check(&values);
    }

    #[test]
    fn agrees_on_near_ties(
        values in prop::collection::vec(-4i32..4, 1..40),
        scale in 40i32..110,
        seed in -1e6..1e6f64,
    ) {
        // Values a few units apart around the last bit of the sum, with something far below.
        let unit = libm::exp2(-f64::from(scale));
        let mut values: Vec<f64> = values.into_iter().map(|k| f64::from(k) * unit).collect();
        values.push(seed.round());
        check(&values);
    }

    #[test]
    fn agrees_on_long_input(values in prop::collection::vec(value(), 200..900)) {
        check(&values);
    }

    #[test]
    fn any_order_any_partition(
        (values, shuffled) in prop::collection::vec(value(), 0..300)
            .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle())),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        same(sum(&values), sum(&shuffled));
        let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(values.len() + 1)).collect();
        at.sort_unstable();
        at.push(values.len());
        let mut parts = Vec::new();
        let mut start = 0;
        for end in at {
            let mut part = ExactSum::new();
            part.add_all(&shuffled[start..end]);
            parts.push(part);
            start = end;
        }
        let mut left = ExactSum::new();
        for part in &parts {
            left.merge(part);
        }
        let mut right = ExactSum::new();
        for mut part in parts.into_iter().rev() {
            part.merge(&right);
            right = part;
        }
        let mut all = ExactSum::new();
        all.add_all(&values);
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(&left, &all);
        same(left.value(), oracle(&values));
    }
}

#[cfg(feature = "serde")]
mod wire {
    use super::*;

    fn read(text: &str) -> Result<ExactSum, serde_json::Error> {
        serde_json::from_str(text)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn round_trip(values in prop::collection::vec(any::<u64>().prop_map(f64::from_bits), 0..12)) {
            let mut total = ExactSum::new();
            total.add_all(&values);
            let text = serde_json::to_string(&total).unwrap();
            let back = read(&text).unwrap();
            prop_assert_eq!(&back, &total);
            same(back.value(), total.value());
            prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
        }

        #[test]
        fn reading_never_panics(first in 0usize..80, digits in prop::collection::vec(any::<u32>(), 0..80), kind in 0usize..6) {
            let kind = ["zero", "positive", "negative", "plus_infinity", "minus_infinity", "nan"][kind];
            let text = format!(r#"{{"kind":"{kind}","first":{first},"digits":{digits:?}}}"#);
            if let Ok(mut total) = read(&text) {
                let copy = total.clone();
                total.merge(&copy);
                let _ = total.value();
            }
        }
    }

    #[test]
    fn what_it_looks_like() {
        let mut total = ExactSum::new();
        total.add(-1.5);
        assert_eq!(
            serde_json::to_string(&total).unwrap(),
            r#"{"kind":"negative","first":33,"digits":[393216]}"#
        );
        assert_eq!(
            serde_json::to_string(&ExactSum::new()).unwrap(),
            r#"{"kind":"zero","first":0,"digits":[]}"#
        );
    }

    #[test]
    fn largest_states_survive() {
        let top = format!(
            r#"{{"kind":"negative","first":0,"digits":[{}0,536870912]}}"#,
            "4294967295,".repeat(66)
        );
        let mut total = read(&top).unwrap();
        same(total.value(), f64::NEG_INFINITY);
        assert_eq!(serde_json::to_string(&total).unwrap(), top);
        let copy = total.clone();
        total.merge(&copy);
        same(total.value(), f64::NEG_INFINITY);
    }

    #[test]
    fn refuses_what_it_would_not_write() {
        for text in [
            "{}",
            "[]",
            "1.5",
            r#"{"kind":"zero","first":0,"digits":[1]}"#,
            r#"{"kind":"zero","first":1,"digits":[]}"#,
            r#"{"kind":"nan","first":0,"digits":[1]}"#,
            r#"{"kind":"positive","first":0,"digits":[]}"#,
            r#"{"kind":"positive","first":0,"digits":[0,1]}"#,
            r#"{"kind":"positive","first":0,"digits":[1,0]}"#,
            r#"{"kind":"positive","first":68,"digits":[1]}"#,
            r#"{"kind":"positive","first":67,"digits":[536870913]}"#,
            r#"{"kind":"positive","first":18446744073709551615,"digits":[1,1]}"#,
            r#"{"kind":"positive","first":-1,"digits":[1]}"#,
            r#"{"kind":"positive","first":0,"digits":[4294967296]}"#,
            r#"{"kind":"positive","first":0,"digits":[1.5]}"#,
            r#"{"kind":"positive","first":0,"digits":[1],"more":1}"#,
            r#"{"kind":"finite","first":0,"digits":[1]}"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
