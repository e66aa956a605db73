use super::*;
use crate::estimate::Level;
use proptest::prelude::*;

fn told(form: HerfindahlForm, values: &[f64]) -> f64 {
    HerfindahlHirschmanIndex::new()
        .form(form)
        .estimate(values)
        .unwrap()
        .value
}

fn limited(values: &[f64]) -> Estimate {
    HerfindahlHirschmanIndex::new()
        .interval(HerfindahlInterval::Multinomial)
        .estimate(values)
        .unwrap()
}

fn codes(estimate: &Estimate) -> Vec<&'static str> {
    estimate
        .cautions
        .iter()
        .map(|one| one.code.as_str())
        .collect()
}

#[test]
fn the_ends_of_the_range() {
    for k in [1_usize, 2, 7, 1_000] {
        let equal = vec![3.0; k];
        assert!((told(HerfindahlForm::Index, &equal) * k as f64 - 1.0).abs() < 1e-14);
        assert!((told(HerfindahlForm::EffectiveNumber, &equal) / k as f64 - 1.0).abs() < 1e-14);
        assert!((told(HerfindahlForm::HallTideman, &equal) * k as f64 - 1.0).abs() < 1e-14);
        if k > 1 {
            assert!(told(HerfindahlForm::Normalised, &equal) < 1e-15);
            let mut one = vec![0.0; k];
            one[k / 2] = 9.0;
            for form in HerfindahlForm::ALL {
                assert_eq!(told(*form, &one), 1.0, "{form:?}");
            }
        }
    }
}

#[test]
fn what_the_reader_is_told() {
    // Two providers know each other's share from the index, three do not.
    let plain = |values| HerfindahlHirschmanIndex::new().estimate(values).unwrap();
    assert_eq!(codes(&plain(&[5.0, 3.0, 0.0])), ["disclosive"]);
    assert!(codes(&plain(&[5.0, 3.0, 1.0])).is_empty());
    // Nearly all with one provider; many small ones; all with one; enough of everything.
    assert_eq!(codes(&limited(&[47.0, 2.0, 1.0])), ["few-events"]);
    assert_eq!(codes(&limited(&[9.0; 40])), ["inflated-by-noise"]);
    assert_eq!(codes(&limited(&[40.0, 0.0])), ["disclosive", "zero-width"]);
    assert!(codes(&limited(&[620.0, 240.0, 90.0, 50.0])).is_empty());
    let many = limited(&[9.0; 40]);
    assert_eq!(many.events, Some(360.0));
    assert!(
        many.interval.unwrap().upper < many.value,
        "chance raises it by more than its limits reach"
    );
}

/// Twice the providers of half the size: half the index, and the shares of people do not care.
#[test]
fn divided_providers_halve_the_index() {
    let (whole, halves) = ([60.0, 25.0, 15.0], [30.0, 30.0, 12.5, 12.5, 7.5, 7.5]);
    let ratio = told(HerfindahlForm::Index, &whole) / told(HerfindahlForm::Index, &halves);
    assert!((ratio - 2.0).abs() < 1e-14);
}

/// The index of Hall and Tideman is one over the providers times one less the Gini index.
#[test]
fn by_places_it_is_the_gini_index_of_providers() {
    let values = [61.0, 3.0, 3.0, 0.0, 17.5, 22.0];
    let people = crate::input::WeightedValues::new(&values, None).unwrap();
    let gini = crate::GiniIndex::new().estimate(&people).unwrap().value;
    let wanted = 1.0 / (6.0 * (1.0 - gini));
    assert!((told(HerfindahlForm::HallTideman, &values) / wanted - 1.0).abs() < 1e-13);
}

#[test]
fn counts_too_large_for_their_pairs_have_limits_all_the_same() {
    let interval = limited(&[3e200, 1e200, 1e200]).interval.unwrap();
    assert!((interval.lower - 0.44).abs() < 1e-12 && (interval.upper - 0.44).abs() < 1e-12);
}

proptest! {
    #[test]
    fn the_index_behaves_as_it_must(
        counts in proptest::collection::vec(0u16..400, 2..30),
        factor in 0.01..100.0f64,
    ) {
        let values: Vec<f64> = counts.iter().map(|count| f64::from(*count)).collect();
        prop_assume!(values.iter().any(|value| *value > 1.0));
        let k = values.len() as f64;
        let index = told(HerfindahlForm::Index, &values);
        prop_assert!(index >= 1.0 / k - 1e-14 && index <= 1.0 + 1e-14);
        prop_assert!((0.0..=1.0).contains(&told(HerfindahlForm::Normalised, &values)));
        let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
        let mut reversed = values.clone();
        reversed.reverse();
        for form in HerfindahlForm::ALL {
            let base = told(*form, &values);
            prop_assert!((told(*form, &scaled) - base).abs() < 1e-12 * (1.0 + base));
            prop_assert_eq!(told(*form, &reversed), base);
        }
        // Who takes over another provider makes it more concentrated.
        let mut merged = values.clone();
        merged[0] += merged.pop().unwrap();
        prop_assert!(told(HerfindahlForm::Index, &merged) >= index - 1e-14);
        let model = HerfindahlHirschmanIndex::new().interval(HerfindahlInterval::Multinomial);
        let wide = |levels: Level| model.level(levels).estimate(&values).unwrap().interval.unwrap();
        let (inner, outer) = (wide(Level::P95), wide(Level::P998));
        prop_assert!(outer.lower <= inner.lower && inner.upper <= outer.upper);
        prop_assert!(outer.lower >= 1.0 / k - 1e-14 && outer.upper <= 1.0);
        // The number is the index read the other way.
        let number = model.form(HerfindahlForm::EffectiveNumber).estimate(&values).unwrap().interval.unwrap();
        prop_assert!((number.lower * inner.upper - 1.0).abs() < 1e-12);
        prop_assert!((number.upper * inner.lower - 1.0).abs() < 1e-12);
    }
}
