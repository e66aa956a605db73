//! Reference values: `tests/python/reference/regression_truth.py`, 60-digit arithmetic, checked against R's `glm`.

use super::*;

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

/// Beetle mortality after exposure to carbon disulphide (Bliss 1935).
#[test]
fn logistic() {
    let dose = [
        1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839,
    ];
    let trials = [59.0, 60.0, 62.0, 56.0, 63.0, 59.0, 62.0, 60.0];
    let killed = [6.0, 13.0, 18.0, 28.0, 52.0, 53.0, 61.0, 60.0];
    let fit = binomial_logit(&[&[1.0; 8], &dose], &killed, &trials).unwrap();
    close(
        &fit.coefficients,
        &[-60.71745456163545, 34.270325734147],
        1e-13,
    );
    let covariance = [
        26.839771266390848,
        -15.08215100626587,
        -15.08215100626587,
        8.480559791002287,
    ];
    close(&fit.covariance.concat(), &covariance, 1e-12);
    let fitted = [
        3.4574605054388914,
        9.841672134005398,
        22.451378364090424,
        33.897634754650795,
        50.09582163188822,
        53.29091334317065,
        59.222158622153614,
        58.74296064460201,
    ];
    close(&fit.fitted, &fitted, 1e-13);
    close(&[fit.deviance], &[11.232231097419309], 1e-12);
    assert_eq!(fit.degrees_of_freedom, 6);
    assert!(fit.iterations < 8);
}

/// Coronary deaths of British doctors (Doll & Hill 1966).
#[test]
fn poisson() {
    let deaths = [
        32.0, 104.0, 206.0, 186.0, 102.0, 2.0, 12.0, 28.0, 28.0, 31.0,
    ];
    let years = [
        52407.0, 43248.0, 28612.0, 12663.0, 5317.0, 18790.0, 10673.0, 5710.0, 2585.0, 1462.0,
    ];
    let age = [1.0, 2.0, 3.0, 4.0, 5.0, 1.0, 2.0, 3.0, 4.0, 5.0];
    let square = age.map(|a| a * a);
    let smokes = [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let both = [1.0, 2.0, 3.0, 4.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let fit = poisson_log(
        &[&[1.0; 10], &age, &square, &smokes, &both],
        &deaths,
        &years,
    )
    .unwrap();
    let coefficients = [
        -10.791762547304629,
        2.3764783240053755,
        -0.19767654281219488,
        1.4409718798390803,
        -0.3075480856624316,
    ];
    close(&fit.coefficients, &coefficients, 1e-13);
    let covariance = [
        0.20256951966704967,
        -0.08340912077568606,
        0.007819929831261098,
        -0.12918370438458832,
        0.03256293218966615,
        -0.08340912077568606,
        0.043242619377435655,
        -0.005139997138593618,
        0.03517302547758022,
        -0.00982169751752853,
        0.007819929831261098,
        -0.005139997138593618,
        0.0007489759351919115,
        -0.0007911954542240567,
        0.00027005936819074814,
        -0.12918370438458832,
        0.03517302547758022,
        -0.0007911954542240567,
        0.13853199410178327,
        -0.03455846482449288,
        0.03256293218966615,
        -0.00982169751752853,
        0.00027005936819074814,
        -0.03455846482449288,
        0.009416983550769413,
    ];
    close(&fit.covariance.concat(), &covariance, 1e-12);
    let fitted = [
        29.584733769033754,
        106.81196012954383,
        208.19864572605923,
        182.82789308311501,
        102.57676729224815,
        3.414801366405339,
        11.541628816201243,
        24.74337662407099,
        30.229154837632933,
        31.071038355689495,
    ];
    close(&fit.fitted, &fitted, 1e-13);
    close(&[fit.deviance], &[1.635370131464386], 1e-12);
}

#[test]
fn one_rate_is_events_over_exposure() {
    let fit = poisson_log(&[&[1.0; 3]], &[3.0, 0.0, 7.0], &[10.0, 20.0, 30.0]).unwrap();
    close(&fit.coefficients, &[libm::log(10.0 / 60.0)], 1e-14);
    close(&fit.covariance.concat(), &[0.1], 1e-13);
    let fit = binomial_logit(&[&[1.0; 3]], &[3.0, 0.0, 7.0], &[10.0, 20.0, 30.0]).unwrap();
    close(&fit.coefficients, &[libm::log(10.0 / 50.0)], 1e-14);
    close(&fit.covariance.concat(), &[0.1 + 0.02], 1e-13);
    let rare = poisson_log(&[&[1.0; 2]], &[1.0, 0.0], &[1e9, 1e12]).unwrap();
    close(&rare.coefficients, &[libm::log(1.0 / 1.001e12)], 1e-14);
}

#[test]
fn rows_without_size_take_no_part() {
    let x = [0.0, 1.0, 9.0, 2.0];
    let all = binomial_logit(
        &[&[1.0; 4], &x],
        &[3.0, 5.0, 0.0, 6.0],
        &[10.0, 11.0, 0.0, 12.0],
    )
    .unwrap();
    let some = binomial_logit(
        &[&[1.0; 3], &[0.0, 1.0, 2.0]],
        &[3.0, 5.0, 6.0],
        &[10.0, 11.0, 12.0],
    )
    .unwrap();
    assert_eq!(all.coefficients, some.coefficients);
    assert_eq!(all.fitted[2], 0.0);
    assert_eq!(all.degrees_of_freedom, 1);
}

#[test]
fn separation_is_named() {
    let ones = [1.0; 6];
    let x = [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0];
    let complete = binomial_logit(&[&ones, &x], &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0], &ones);
    assert_eq!(complete.unwrap_err(), GlmFailure::Separation);
    // One category without events, the rest overlapping.
    let dummy = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    let partial = binomial_logit(
        &[&ones, &dummy, &x],
        &[0.0, 0.0, 1.0, 3.0, 2.0, 4.0],
        &[9.0; 6],
    );
    assert_eq!(partial.unwrap_err(), GlmFailure::Separation);
    let counts = poisson_log(&[&ones, &dummy], &[0.0, 0.0, 3.0, 1.0, 2.0, 2.0], &[9e4; 6]);
    assert_eq!(counts.unwrap_err(), GlmFailure::Separation);
    assert_eq!(
        poisson_log(&[&ones], &[0.0; 6], &[9.0; 6]).unwrap_err(),
        GlmFailure::Separation
    );
    assert_eq!(
        binomial_logit(&[&ones], &[9.0; 6], &[9.0; 6]).unwrap_err(),
        GlmFailure::Separation
    );
}

#[test]
fn input_is_checked() {
    let ones = [1.0; 3];
    let failure =
        |events: &[f64], sizes: &[f64]| binomial_logit(&[&ones], events, sizes).unwrap_err();
    assert_eq!(failure(&[1.0, 2.0, 3.0], &[2.0; 3]), GlmFailure::Input);
    assert_eq!(failure(&[1.0, 2.0, -1.0], &[2.0; 3]), GlmFailure::Input);
    assert_eq!(failure(&[1.0, 2.0, f64::NAN], &[2.0; 3]), GlmFailure::Input);
    assert_eq!(failure(&[1.0, 2.0], &[2.0; 3]), GlmFailure::Input);
    assert_eq!(failure(&[1.0; 3], &[f64::INFINITY; 3]), GlmFailure::Input);
    let poisson = |x: &[f64], events: &[f64], sizes: &[f64]| {
        poisson_log(&[&ones, x], events, sizes).unwrap_err()
    };
    assert_eq!(
        poisson(&[1.0, 2.0, 3.0], &[1.0, 0.0, 0.0], &[0.0, 1.0, 1.0]),
        GlmFailure::Input
    );
    assert_eq!(
        poisson(&[1.0, 2.0, f64::NAN], &[1.0; 3], &[1.0; 3]),
        GlmFailure::Input
    );
    assert_eq!(
        poisson(&[2.0; 3], &[1.0; 3], &[1.0; 3]),
        GlmFailure::RankDeficient
    );
    assert_eq!(
        poisson(&[1.0, 2.0, 3.0], &[0.0; 3], &[0.0; 3]),
        GlmFailure::RankDeficient
    );
}

#[test]
fn steep_and_large_fits_settle() {
    // Rates over twelve orders of magnitude.
    let x: Vec<f64> = (0..30).map(f64::from).collect();
    let ones = vec![1.0; 30];
    let exposure: Vec<f64> = x.iter().map(|x| libm::exp(30.0 - x)).collect();
    let counts: Vec<f64> = x
        .iter()
        .map(|x| libm::exp(30.0 - 0.1 * x) * 1e-12)
        .map(f64::round)
        .collect();
    assert!(poisson_log(&[&ones, &x], &counts, &exposure).is_ok());
    // Nearly separated.
    let events = [0.0, 0.0, 0.0, 1.0, 1e6, 1e6];
    let fit = binomial_logit(&[&[1.0; 6], &x[..6]], &events, &[1e6; 6]).unwrap();
    assert!(fit.coefficients[1] > 5.0 && fit.coefficients.iter().all(|b| b.is_finite()));
}
