//! The improvement report of the example system.

use serde_json::Value;

use crate::bench::Bench;

fn report() -> Value {
    let ran = Bench::new().demo(&["--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn sum(column: &Value) -> f64 {
    column
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_f64().unwrap())
        .sum()
}

#[test]
fn places_add_up_to_the_system() {
    let report = report();
    assert_eq!(report["synthetic"], true);
    let places = &report["places"];
    assert_eq!(report["people"].as_f64().unwrap(), sum(&places["people"]));
    assert_eq!(
        sum(&places["deaths"]),
        places["whole"]["events"].as_f64().unwrap()
    );
    // At the same ages the whole lies between its parts.
    let rates = places["standardised_rate"]["value"].as_array().unwrap();
    let whole = places["whole"]["value"].as_f64().unwrap();
    let (low, high) = rates
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(low, high), rate| {
            let rate = rate.as_f64().unwrap();
            (low.min(rate), high.max(rate))
        });
    assert!(low < whole && whole < high, "{low} {whole} {high}");
}

#[test]
fn the_gradient_is_told_as_a_gap() {
    let report = report();
    let gradient = &report["gradient"];
    assert_eq!(gradient["rank"].as_array().unwrap().len(), 10);
    let slope = &gradient["slope_index"];
    let ends =
        gradient["most_deprived"].as_f64().unwrap() - gradient["least_deprived"].as_f64().unwrap();
    assert!((slope["value"].as_f64().unwrap() - ends).abs() < 1e-9);
    assert!(
        slope["direction"]
            .as_str()
            .unwrap()
            .contains("larger means worse")
    );
    assert!(slope["interval"]["lower"].as_f64().unwrap() > 0.0);
}
