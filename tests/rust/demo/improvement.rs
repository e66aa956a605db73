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

fn numbers(column: &Value) -> Vec<f64> {
    column
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_f64().unwrap_or(f64::NAN))
        .collect()
}

#[test]
fn practices_are_compared_with_all_of_them() {
    let report = report();
    let funnel = &report["practices"]["funnel"];
    assert_eq!(report["practices"]["codes"].as_array().unwrap().len(), 120);
    let target = 100.0 * sum(&funnel["events"]) / sum(&funnel["population"]);
    assert!((funnel["target"].as_f64().unwrap() - target).abs() < 1e-9);
    // Of the three practices that were made different, the two that were made most so stand out, one on each side.
    let far: Vec<usize> = (0..120)
        .filter(|&row| funnel["flag"][row].as_str().unwrap().starts_with("far"))
        .collect();
    assert_eq!(far, [17, 104]);
    assert_eq!(
        (&funnel["flag"][17], &funnel["flag"][104]),
        (&"far-below".into(), &"far-above".into())
    );
}

#[test]
fn a_change_moves_the_limits_where_it_happened() {
    let report = report();
    let chart = &report["change"]["charts"][0];
    let values = numbers(&chart["points"]["value"]);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let centres = numbers(&chart["phases"]["centre"]);
    assert!(
        (centres[0] - mean(&values[..22])).abs() < 1e-9
            && (centres[1] - mean(&values[22..])).abs() < 1e-9
    );
    assert!(
        centres[1] > numbers(&chart["phases"]["upper_limit"])[0],
        "{centres:?}"
    );
    assert_eq!(
        numbers(&report["change"]["charts"][1]["phases"]["first_row"]),
        [0.0]
    );
}

#[test]
fn small_numbers_are_not_shown() {
    let report = report();
    let admitted = &report["reached"]["admitted"];
    let reasons: Vec<&str> = admitted["disclosure"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason.as_str().unwrap())
        .collect();
    assert!(reasons.contains(&"small"), "{reasons:?}");
    for (count, reason) in admitted["count"].as_array().unwrap().iter().zip(reasons) {
        match count.as_f64() {
            Some(count) => assert!(
                count == 0.0 || (count > 7.0 && count % 5.0 == 0.0),
                "{count}"
            ),
            None => assert_eq!((count, reason), (&"NaN".into(), "small")),
        }
    }
    let counts = numbers(&report["reached"]["cascade"]["strata"]["count"]);
    assert!(counts.iter().all(|count| count % 5.0 == 0.0), "{counts:?}");
    let text = Bench::new().demo(&[]).out;
    assert!(text.contains("hidden  from 1 to 7"), "{text}");
}
