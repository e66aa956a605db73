//! Published formulas, identities, and influence as a derivative.

use super::super::distribution::mean;
use super::shortfall::Relative;
use super::*;
use crate::numeric::math::ln;
use crate::numeric::rng::Rng;
use crate::{GiniIndex, Level, ReplicateMethod, SurveyDesign};
use proptest::prelude::*;

const FORMS: [(PovertyForm, Option<f64>); 7] = [
    (PovertyForm::FosterGreerThorbecke, None),
    (PovertyForm::FosterGreerThorbecke, Some(0.5)),
    (PovertyForm::FosterGreerThorbecke, Some(1.0)),
    (PovertyForm::FosterGreerThorbecke, Some(2.5)),
    (PovertyForm::Watts, None),
    (PovertyForm::Sen, None),
    (PovertyForm::SenShorrocksThon, None),
];

fn metric((form, alpha): (PovertyForm, Option<f64>), line: f64) -> PovertyIndex {
    let metric = PovertyIndex::new().line(line).form(form);
    alpha.map_or(metric, |alpha| metric.alpha(alpha))
}

fn index(metric: PovertyIndex, values: &[f64], weights: Option<&[f64]>) -> f64 {
    let values = WeightedValues::new(values, weights).unwrap();
    metric.estimate(&values).unwrap().value
}

fn gini(values: &[f64]) -> f64 {
    let values = WeightedValues::new(values, None).unwrap();
    GiniIndex::new()
        .estimate(&values)
        .map_or(0.0, |found| found.value)
}

#[test]
fn the_ends() {
    for form in FORMS {
        let watts = form.0 == PovertyForm::Watts;
        assert_eq!(index(metric(form, 4.0), &[4.0, 9.0], None), 0.0, "{form:?}");
        if !watts {
            assert_eq!(
                index(metric(form, 4.0), &[0.0, 0.0, 0.0], None),
                1.0,
                "{form:?}"
            );
        }
        // Rows that stand for nobody do not count, whatever they hold.
        assert_eq!(
            index(metric(form, 4.0), &[-1.0, 7.0, 0.0], Some(&[0.0, 3.0, 0.0])),
            0.0
        );
        for size in [1e-300, 1e300] {
            let (here, there) = ([size, 3.0 * size, 7.0 * size], [1.0, 3.0, 7.0]);
            let (one, other) = (
                index(metric(form, 4.0 * size), &here, None),
                index(metric(form, 4.0), &there, None),
            );
            assert!((one - other).abs() < 1e-14, "{form:?} {size}");
        }
    }
    // Debts are below any line.
    assert_eq!(
        index(PovertyIndex::new().line(1.0), &[-5.0, 0.5, 2.0, 3.0], None),
        0.5
    );
    assert_eq!(
        index(
            PovertyIndex::new().line_share(0.6),
            &[-5.0, 1.0, 2.0, 3.0, 4.0],
            None
        ),
        0.4
    );
}

#[test]
fn what_is_refused() {
    let values = WeightedValues::new(&[1.0, 0.0, -2.0, 7.0], None).unwrap();
    let error = |metric: PovertyIndex| {
        let error = metric.estimate(&values).unwrap_err();
        (
            error.code().as_str(),
            error.param().unwrap().to_owned(),
            error.index(),
        )
    };
    let new = PovertyIndex::new;
    for (metric, code, param, index) in [
        (new(), "missing-argument", "line", None),
        (
            new().line(2.0).line_share(0.6),
            "conflicting-arguments",
            "line_share",
            None,
        ),
        (
            new().line(2.0).line_of(PovertyLineOf::Median),
            "conflicting-arguments",
            "line_of",
            None,
        ),
        (
            new().line_of(PovertyLineOf::Mean),
            "missing-argument",
            "line",
            None,
        ),
        (new().line(0.0), "out-of-range", "line", None),
        (new().line(f64::NAN), "out-of-range", "line", None),
        (new().line_share(-0.6), "out-of-range", "line_share", None),
        (
            new().line_share(f64::INFINITY),
            "out-of-range",
            "line_share",
            None,
        ),
        (new().line(2.0).alpha(-1.0), "out-of-range", "alpha", None),
        (
            new().line(2.0).alpha(f64::NAN),
            "out-of-range",
            "alpha",
            None,
        ),
        (
            new().line(2.0).form(PovertyForm::Sen).alpha(0.0),
            "conflicting-arguments",
            "alpha",
            None,
        ),
        (
            new().line(2.0).alpha(1.0).at_line(PovertyAtLine::Poor),
            "conflicting-arguments",
            "at_line",
            None,
        ),
        (
            new()
                .line(2.0)
                .form(PovertyForm::Watts)
                .at_line(PovertyAtLine::Poor),
            "conflicting-arguments",
            "at_line",
            None,
        ),
        (
            new().line(2.0).alpha(1.0),
            "negative-value",
            "values",
            Some(2),
        ),
        (
            new().line(2.0).form(PovertyForm::Sen),
            "negative-value",
            "values",
            Some(2),
        ),
        (
            new().line(2.0).form(PovertyForm::Watts),
            "not-computable",
            "values",
            Some(1),
        ),
        (
            new()
                .line_share(0.6)
                .alpha(0.5)
                .interval(SampleInterval::Linearised),
            "not-computable",
            "alpha",
            None,
        ),
    ] {
        assert_eq!(error(metric), (code, param.to_owned(), index), "{metric:?}");
    }
}

/// A line that has no value, or limits that have none.
#[test]
fn what_has_no_value() {
    let new = PovertyIndex::new;
    let debts = WeightedValues::new(&[-1.0, 0.0, 2.0], None).unwrap();
    assert_eq!(
        new().line_share(0.6).estimate(&debts).unwrap_err().code(),
        ErrorCode::NotComputable
    );
    // Two crowds, and nobody near the median between them.
    let crowds = WeightedValues::new(&[1.0, 9.0], Some(&[1e12, 1e12])).unwrap();
    let far = new().line_share(0.6).interval(SampleInterval::Linearised);
    let error = far.estimate(&crowds).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotComputable, "{error}");
    // All have the same, and nothing moves.
    let same = WeightedValues::new(&[3.0; 40], None).unwrap();
    let found = far.estimate(&same).unwrap();
    assert_eq!((found.value, found.standard_error), (0.0, Some(0.0)));
    assert_eq!(found.cautions[0].code.as_str(), "zero-width");
}

proptest! {
    /// As Sen, and Shorrocks, wrote it: from the head count, the mean gap of the poor and a Gini index.
    #[test]
    fn indices_are_the_published_formulas(
        rows in proptest::collection::vec((0u8..50, 1u8..5), 2..20),
        line in 1.0..60.0f64,
        at_line in any::<bool>(),
    ) {
        let line = line.round();
        let values: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let people: Vec<f64> = rows.iter().flat_map(|row| vec![f64::from(row.0); usize::from(row.1)]).collect();
        let poor: Vec<f64> = people.iter().copied().filter(|y| *y < line || at_line && *y == line).collect();
        let gaps: Vec<f64> = people.iter().map(|y| (line - y).max(0.0) / line).collect();
        let count = people.len() as f64;
        let head = poor.len() as f64 / count;
        let gap = gaps.iter().sum::<f64>() / count;
        let mean_gap = if poor.is_empty() { 0.0 } else { gap / head };
        let at = if at_line { PovertyAtLine::Poor } else { PovertyAtLine::NotPoor };
        let fgt = PovertyIndex::new().line(line);
        let of = |metric: PovertyIndex| index(metric, &values, Some(&weights));
        prop_assert!((of(fgt.at_line(at)) - head).abs() < 1e-14);
        prop_assert!((of(fgt.alpha(1.0)) - gap).abs() < 1e-14);
        let among = if poor.is_empty() { 0.0 } else { gini(&poor) };
        let sen = head * mean_gap + head * (1.0 - mean_gap) * among;
        prop_assert!((of(fgt.form(PovertyForm::Sen).at_line(at)) - sen).abs() < 1e-13);
        let sst = gap * (1.0 + gini(&gaps));
        let found = of(fgt.form(PovertyForm::SenShorrocksThon));
        prop_assert!((found - sst).abs() < 1e-13, "{} {}", found, sst);
        // Between the gap and twice the gap; Sen's between the gap and the head count.
        prop_assert!(gap - 1e-13 <= found && found <= 2.0 * gap + 1e-13);
        prop_assert!(gap - 1e-13 <= sen && sen <= head + 1e-13);
        let logs = poor.iter().filter(|_| poor.iter().all(|y| *y > 0.0)).map(|y| ln(line / y)).sum::<f64>() / count;
        if poor.iter().all(|y| *y > 0.0) {
            prop_assert!((of(fgt.form(PovertyForm::Watts)) - logs).abs() < 1e-13);
        }
    }

    #[test]
    fn the_index_behaves_as_it_must(
        rows in proptest::collection::vec((0.01..100.0f64, 1u8..5), 2..20),
        line in 5.0..90.0f64,
        factor in 0.01..100.0f64,
        form in 0..FORMS.len(),
    ) {
        let metric = |line| metric(FORMS[form], line);
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let base = index(metric(line), &values, Some(&weights));
        let close = |other: f64| (other - base).abs() < 1e-11 * (1.0 + base);
        let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
        prop_assert!(close(index(metric(line * factor), &scaled, Some(&weights))));
        let people: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
        prop_assert!(close(index(metric(line), &people, None)));
        // What happens above the line does not count.
        let richer: Vec<f64> = values.iter().map(|v| if *v < line { *v } else { *v * 3.0 }).collect();
        prop_assert!(close(index(metric(line), &richer, Some(&weights))));
        // Of two groups, the mean by their people; not of indices of ranks.
        if form < 5 {
            let (a, b) = values.split_at(1);
            let (w, v) = weights.split_at(1);
            let (one, two) = (v.iter().sum::<f64>(), w[0]);
            let whole = (index(metric(line), a, Some(w)) * two + index(metric(line), b, Some(v)) * one) / (one + two);
            prop_assert!(close(whole));
        }
    }

    /// The influence function is a derivative in the direction of one more person; through a line that is a share of the mean too,
    /// of indices without a jump at the line.
    #[test]
    fn influence_is_a_derivative(
        rows in proptest::collection::vec((1.0..100.0f64, 1u8..5), 2..8),
        share in 0.3..1.5f64,
        form in 0..FORMS.len(),
        relative in any::<bool>(),
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0.round()).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        let centre = mean(&view);
        let line = share * centre;
        let (kind, alpha) = FORMS[form];
        // Of few people, a line that moves jumps over none of them; density at the line has no derivative to compare with.
        let smooth = !matches!(form, 0 | 1 | 5) && values.iter().all(|y| (y - line).abs() > 0.01);
        let relative = relative && smooth;
        let of = |weights: &[f64]| {
            let base = PovertyIndex { line: None, ..metric(FORMS[form], 1.0) };
            let metric = if relative { base.line_share(share).line_of(PovertyLineOf::Mean) } else { base.line(line) };
            index(metric, &values, Some(weights))
        };
        let shortfall = Shortfall { values: &view, line, at_line: false, form: kind, alpha: alpha.unwrap_or(0.0) };
        let told = relative.then_some(Relative { of: PovertyLineOf::Mean, centre, drawn: 10.0 });
        let moved = shortfall.influence(of(&weights), told);
        let (total, step) = (view.total_weight(), 1e-6);
        for (row, expected) in moved.into_iter().enumerate() {
            let mixed = |by: f64| -> Vec<f64> {
                let each = weights.iter().enumerate();
                each.map(|(j, w)| w / total * (1.0 - by) + if j == row { by } else { 0.0 }).collect()
            };
            let slope = (of(&mixed(step)) - of(&mixed(-step))) / (2.0 * step);
            prop_assert!((slope - expected).abs() < 1e-5 * (1.0 + expected.abs()), "{} {} {}", row, slope, expected);
        }
    }
}

/// A line that is a share of the median, and densities at both: errors are those of samples drawn again and again.
#[test]
fn errors_with_a_relative_line_are_those_of_samples() {
    for (form, of) in FORMS.into_iter().enumerate().filter(|(form, _)| *form != 1) {
        for line_of in [PovertyLineOf::Median, PovertyLineOf::Mean] {
            let mut rng = Rng::new(17);
            let metric = PovertyIndex {
                line: None,
                ..metric(of, 1.0)
            };
            let metric = metric
                .line_share(0.6)
                .line_of(line_of)
                .interval(SampleInterval::Linearised);
            let (mut found, mut told) = (Vec::new(), 0.0);
            for _ in 0..400 {
                let sample: Vec<f64> = (0..400).map(|_| rng.exponential() + 0.05).collect();
                let estimate = metric
                    .estimate(&WeightedValues::new(&sample, None).unwrap())
                    .unwrap();
                told += estimate.standard_error.unwrap() / 400.0;
                found.push(estimate.value);
            }
            let mean = found.iter().sum::<f64>() / 400.0;
            let scatter =
                (found.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 399.0).sqrt();
            assert!(
                (told / scatter - 1.0).abs() < 0.12,
                "{form} {line_of}: {told} {scatter}"
            );
        }
    }
}

/// Each of 300 people left out in turn, and the influence of each: nearly the same error.
#[test]
fn replicate_weights_are_near_linearisation() {
    let mut rng = Rng::new(5);
    let values: Vec<f64> = (0..300).map(|_| rng.exponential() + 0.05).collect();
    let weights = vec![1.0; 300];
    let columns: Vec<Vec<f64>> = (0..300)
        .map(|out| {
            (0..300)
                .map(|row| f64::from(u8::from(row != out)))
                .collect()
        })
        .collect();
    let replicates: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let jackknife = SurveyDesign::new()
        .replicate_weights(&replicates)
        .replicate_method(ReplicateMethod::Jackknife)
        .sample(300)
        .unwrap();
    let rows = SurveyDesign::new().sample(300).unwrap();
    for form in FORMS {
        let error = |survey| {
            let values = WeightedValues::new(&values, Some(&weights))
                .unwrap()
                .with_survey(survey)
                .unwrap();
            let metric = metric(form, 0.6)
                .interval(SampleInterval::SurveyDesign)
                .level(Level::P95);
            metric.estimate(&values).unwrap().standard_error.unwrap()
        };
        let (one, other) = (error(&jackknife), error(&rows));
        assert!((one / other - 1.0).abs() < 0.01, "{form:?}: {one} {other}");
    }
}

/// What stands on few people says so.
#[test]
fn few_people_are_told() {
    let values: Vec<f64> = (1..=100).map(f64::from).collect();
    let values = WeightedValues::new(&values, None).unwrap();
    let codes = |metric: PovertyIndex| -> Vec<&str> {
        let metric = metric.interval(SampleInterval::LinearisedSampling);
        let found = metric.estimate(&values).unwrap().cautions;
        found
            .into_iter()
            .map(|caution| caution.code.as_str())
            .collect()
    };
    let line = |line| PovertyIndex::new().line(line);
    assert_eq!(codes(line(40.0)), [""; 0]);
    assert_eq!(codes(line(40.0).alpha(1.0)), [""; 0]);
    assert_eq!(codes(line(40.0).form(PovertyForm::Watts)), [""; 0]);
    for narrow in [
        line(9.0),
        line(95.0),
        line(19.0).alpha(1.0),
        line(29.0).form(PovertyForm::Watts),
        line(19.0).form(PovertyForm::SenShorrocksThon),
        PovertyIndex::new().line_share(1.8).alpha(1.0),
    ] {
        assert_eq!(codes(narrow), ["narrow-limits"], "{narrow:?}");
    }
    for without_width in [line(1.0), line(101.0), line(1.0).form(PovertyForm::Sen)] {
        assert_eq!(codes(without_width), ["zero-width"], "{without_width:?}");
    }
}
