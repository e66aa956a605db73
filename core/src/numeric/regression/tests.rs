//! Reference values: `tests/python/reference/regression_truth.py`, 60-digit arithmetic on R's definitions
//! (`lm` with weights, sandwich's `vcovHC` and `vcovCL`), checked against R 4.2 and sandwich 3.0.

use proptest::prelude::*;

use super::*;

const ONES: [f64; 12] = [1.0; 12];
const X1: [f64; 12] = [
    0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 0.31, 0.62,
];
const X2: [f64; 12] = [1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0];
const W: [f64; 12] = [1.5, 2.0, 0.7, 3.1, 2.2, 1.1, 0.9, 2.5, 1.3, 4.0, 0.2, 1.8];
const Y: [f64; 12] = [
    73.97, 76.12, 77.47, 78.76, 79.7, 80.45, 81.09, 81.58, 82.24, 83.32, 78.1, 79.9,
];
const GROUPS: [u32; 12] = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 1, 3];

fn fit() -> WeightedFit {
    WeightedFit::fit(&[&ONES, &X1, &X2], &Y, &W).unwrap()
}

#[track_caller]
fn close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!(
            (a - b).abs() <= tolerance * b.abs(),
            "{a:e} is not {b:e} ({:e})",
            (a - b) / b
        );
    }
}

#[test]
fn coefficients_residuals_and_leverages() {
    let fit = fit();
    close(
        &fit.coefficients,
        &[75.08549814805534, 8.896622408718022, -0.22398345929203675],
        2e-15,
    );
    let residuals = [
        -1.3363458091992024,
        -0.2999915093630356,
        0.3843297090571932,
        0.7846674681853975,
        0.6110217680215559,
        0.47135952714975343,
        0.4456807455699887,
        -0.17796495459385514,
        -0.1836437361736238,
        -0.21728943633746425,
        0.2565489052420706,
        -0.4774205821684681,
    ];
    close(&fit.residuals, &residuals, 1e-13);
    let leverages = [
        0.30780139547936664,
        0.46198922059218545,
        0.09195503518114743,
        0.35092298835143027,
        0.23091532872346685,
        0.09675275231103925,
        0.12035749388058387,
        0.22864491730816802,
        0.27291336265160604,
        0.5798880804657187,
        0.02995465619273334,
        0.22790476886255426,
    ];
    close(&fit.leverages, &leverages, 1e-14);
    assert_eq!(fit.degrees_of_freedom, 9);
}

#[test]
fn covariances() {
    let fit = fit();
    let check = |variance: Variance<'_>, expected: [f64; 9]| {
        let found = fit.covariance(variance).unwrap().concat();
        // Relative to the variances: a covariance may be small by cancellation.
        for (at, (a, b)) in found.iter().zip(&expected).enumerate() {
            let scale = sqrt(expected[at / 3 * 4] * expected[at % 3 * 4]);
            assert!(
                (a - b).abs() <= 1e-13 * scale,
                "{variance:?}: {a:e} is not {b:e}"
            );
        }
        for j in 0..3 {
            for k in 0..3 {
                assert_eq!(found[3 * j + k], found[3 * k + j]);
            }
        }
    };
    check(
        Variance::Classical,
        [
            0.2559170635314022,
            -0.3026496313864122,
            -0.12115662013665675,
            -0.3026496313864122,
            0.475864200293101,
            0.09076214177203253,
            -0.12115662013665675,
            0.09076214177203253,
            0.1625906789063064,
        ],
    );
    check(
        Variance::Hc0,
        [
            0.19193727831339857,
            -0.25041281223145606,
            0.00425827658958901,
            -0.25041281223145606,
            0.3711834603961824,
            -0.048031121018983686,
            0.00425827658958901,
            -0.048031121018983686,
            0.11849261432084358,
        ],
    );
    check(
        Variance::Hc1,
        [
            0.2559163710845314,
            -0.3338837496419414,
            0.005677702119452013,
            -0.3338837496419414,
            0.4949112805282432,
            -0.06404149469197824,
            0.005677702119452013,
            -0.06404149469197824,
            0.15799015242779144,
        ],
    );
    check(
        Variance::Hc2,
        [
            0.28180477995014785,
            -0.3742649692232825,
            0.010631736781372768,
            -0.3742649692232825,
            0.5725105992258603,
            -0.07843601694299465,
            0.010631736781372768,
            -0.07843601694299465,
            0.17408578219042764,
        ],
    );
    check(
        Variance::Hc3,
        [
            0.42120256252580185,
            -0.5707138744262829,
            0.019631044896539624,
            -0.5707138744262829,
            0.9120956709164727,
            -0.12898702386700703,
            0.019631044896539624,
            -0.12898702386700703,
            0.2601395067095449,
        ],
    );
    check(
        Variance::Cluster(&GROUPS),
        [
            0.5377689004320889,
            -0.6786450352900246,
            -0.08371256635375507,
            -0.6786450352900246,
            0.928537493417569,
            0.016238687893100272,
            -0.08371256635375507,
            0.016238687893100272,
            0.2522435985258007,
        ],
    );
}

/// NIST's certified values for Longley's data, a design with a condition number of 5e9.
#[test]
fn longley() {
    let y = [
        60323.0, 61122.0, 60171.0, 61187.0, 63221.0, 63639.0, 64989.0, 63761.0, 66019.0, 67857.0,
        68169.0, 66513.0, 68655.0, 69564.0, 69331.0, 70551.0,
    ];
    let columns = [
        vec![1.0; 16],
        vec![
            83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6,
            114.2, 115.7, 116.9,
        ],
        vec![
            234289.0, 259426.0, 258054.0, 284599.0, 328975.0, 346999.0, 365385.0, 363112.0,
            397469.0, 419180.0, 442769.0, 444546.0, 482704.0, 502601.0, 518173.0, 554894.0,
        ],
        vec![
            2356.0, 2325.0, 3682.0, 3351.0, 2099.0, 1932.0, 1870.0, 3578.0, 2904.0, 2822.0, 2936.0,
            4681.0, 3813.0, 3931.0, 4806.0, 4007.0,
        ],
        vec![
            1590.0, 1456.0, 1616.0, 1650.0, 3099.0, 3594.0, 3547.0, 3350.0, 3048.0, 2857.0, 2798.0,
            2637.0, 2552.0, 2514.0, 2572.0, 2827.0,
        ],
        vec![
            107608.0, 108632.0, 109773.0, 110929.0, 112075.0, 113270.0, 115094.0, 116219.0,
            117388.0, 118734.0, 120445.0, 121950.0, 123366.0, 125368.0, 127852.0, 130081.0,
        ],
        (1947..1963).map(f64::from).collect(),
    ];
    let design: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let fit = WeightedFit::fit(&design, &y, &[1.0; 16]).unwrap();
    let certified = [
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910e-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807e-01,
        1829.15146461355,
    ];
    close(&fit.coefficients, &certified, 1e-11);
    close(&[fit.residual_sum_of_squares()], &[836424.055505915], 1e-12);
    let covariance = fit.covariance(Variance::Classical).unwrap();
    let errors: Vec<f64> = (0..7).map(|j| sqrt(covariance[j][j])).collect();
    let certified = [
        890420.383607373,
        84.9149257747669,
        0.334910077722432e-01,
        0.488399681651699,
        0.214274163161675,
        0.226073200069370,
        455.478499142212,
    ];
    close(&errors, &certified, 1e-9);
}

#[test]
fn what_has_no_fit() {
    let fits = |design: &[&[f64]], y: &[f64], w: &[f64]| WeightedFit::fit(design, y, w).is_some();
    let (ones, x, y) = ([1.0; 4], [0.0, 1.0, 2.0, 3.0], [1.0, 3.0, 2.0, 5.0]);
    assert!(fits(&[&ones, &x], &y, &ones));
    assert!(!fits(&[], &y, &ones));
    assert!(!fits(&[&ones, &[2.0; 4]], &y, &ones));
    assert!(!fits(&[&ones, &[0.0; 4]], &y, &ones));
    assert!(!fits(&[&ones, &x], &y, &[1.0, 0.0, 0.0, 0.0]));
    assert!(!fits(&[&ones, &x], &y, &[1.0, -1.0, 1.0, 1.0]));
    assert!(!fits(&[&ones, &x], &y, &[1.0, f64::NAN, 1.0, 1.0]));
    assert!(!fits(&[&ones, &x], &[1.0, 2.0, f64::NAN, 1.0], &ones));
    assert!(!fits(&[&ones, &[0.0, 1.0, f64::INFINITY, 3.0]], &y, &ones));
    assert!(!fits(&[&ones, &x[..3]], &y, &ones));
    assert!(!fits(&[&ones, &x], &y[..3], &ones));
    assert!(line_weights(&[1.0, 1.0, 2.0], &[1.0, 1.0, 0.0]).is_none());
    assert!(line_weights(&[1e9, 1e9 * (1.0 + 1e-15)], &[1.0, 1.0]).is_none());
    assert!(line_weights(&[1.0, 2.0], &[0.0, 0.0]).is_none());
    assert!(line_weights(&[1.0, f64::NAN], &[1.0, 1.0]).is_none());
    assert!(line_weights(&[1.0], &[1.0, 1.0]).is_none());
}

#[test]
fn what_has_no_covariance() {
    let (ones, x) = ([1.0, 1.0], [0.0, 1.0]);
    let exact = WeightedFit::fit(&[&ones, &x], &[1.0, 2.0], &ones).unwrap();
    assert_eq!(exact.degrees_of_freedom, 0);
    for variance in [
        Variance::Classical,
        Variance::Hc1,
        Variance::Hc2,
        Variance::Hc3,
        Variance::Cluster(&[1, 2]),
    ] {
        assert!(exact.covariance(variance).is_none(), "{variance:?}");
    }
    assert!(exact.covariance(Variance::Hc0).is_some());
    let fit = fit();
    assert!(fit.covariance(Variance::Cluster(&[1; 12])).is_none());
    assert!(fit.covariance(Variance::Cluster(&GROUPS[1..])).is_none());
}

fn rows() -> impl Strategy<Value = Vec<(f64, f64, f64)>> {
    prop::collection::vec((0.0..1.0f64, -100.0..100.0f64, 0.01..50.0f64), 4..25)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_light_path_gives_the_same_line(rows in rows()) {
        let (x, (y, w)): (Vec<f64>, (Vec<f64>, Vec<f64>)) = rows.into_iter().map(|(x, y, w)| (x, (y, w))).unzip();
        let ones = vec![1.0; x.len()];
        let fit = WeightedFit::fit(&[&ones, &x], &y, &w).unwrap();
        let line = line_weights(&x, &w).unwrap();
        for (weights, coefficient) in [(&line.intercept, fit.coefficients[0]), (&line.slope, fit.coefficients[1])] {
            let terms = || weights.iter().zip(&y).map(|(c, y)| c * y);
            let size = sum_of(terms().map(f64::abs));
            prop_assert!((sum_of(terms()) - coefficient).abs() <= 1e-13 * size);
        }
        prop_assert!((sum(&line.intercept) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn rows_without_weight_change_nothing(rows in rows(), at in any::<prop::sample::Index>()) {
        let split = |rows: &[(f64, f64, f64)]| {
            let x: Vec<f64> = rows.iter().map(|r| r.0).collect();
            let y: Vec<f64> = rows.iter().map(|r| r.1).collect();
            let w: Vec<f64> = rows.iter().map(|r| r.2).collect();
            (x, y, w)
        };
        let (x, y, w) = split(&rows);
        let ones = vec![1.0; x.len() + 1];
        let labels: Vec<u32> = (0..=x.len() as u32).map(|i| i / 2).collect();
        let without = WeightedFit::fit(&[&ones[1..], &x], &y, &w).unwrap();
        let mut more = rows.clone();
        let at = at.index(rows.len());
        more.insert(at, (0.5, 1e6, 0.0));
        let mut more_labels = labels[..rows.len()].to_vec();
        more_labels.insert(at, 77);
        let (x, y, w) = split(&more);
        let with = WeightedFit::fit(&[&ones, &x], &y, &w).unwrap();
        prop_assert_eq!(&with.coefficients, &without.coefficients);
        prop_assert_eq!(with.degrees_of_freedom, without.degrees_of_freedom);
        prop_assert_eq!(with.leverages[at], 0.0);
        prop_assert_eq!(with.covariance(Variance::Hc3), without.covariance(Variance::Hc3));
        prop_assert_eq!(
            with.covariance(Variance::Cluster(&more_labels)),
            without.covariance(Variance::Cluster(&labels[..rows.len()]))
        );
    }

    #[test]
    fn residuals_are_orthogonal_and_leverages_add_up(rows in rows()) {
        let (x, (y, w)): (Vec<f64>, (Vec<f64>, Vec<f64>)) = rows.into_iter().map(|(x, y, w)| (x, (y, w))).unzip();
        let ones = vec![1.0; x.len()];
        let fit = WeightedFit::fit(&[&ones, &x], &y, &w).unwrap();
        for column in [&ones, &x] {
            let terms = || column.iter().zip(&w).zip(&fit.residuals).map(|((x, w), e)| x * w * e);
            let size = sum_of(w.iter().zip(&y).map(|(w, y)| (w * y).abs()));
            prop_assert!(sum_of(terms()).abs() <= 1e-13 * size);
        }
        prop_assert!((sum(&fit.leverages) - 2.0).abs() < 1e-12);
    }
}
