//! Properties of limits and rules, and the table of false alarms.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers"
)]

use super::alarm::{self, Entry};
use super::alarm_table::{LENGTHS, SERIES, SEVEN, SIX};
use super::*;
use crate::system::Date;
use proptest::prelude::*;

/// Lengths of the table: close together where the figures bend.
fn lengths() -> Vec<u16> {
    let short = 13..=24;
    let middle = (26..=40).step_by(2).chain((44..=60).step_by(4));
    short
        .chain(middle)
        .chain([
            66, 72, 78, 84, 90, 96, 108, 120, 132, 144, 156, 180, 210, 240,
        ])
        .collect()
}

fn simulated(set: &str, length: u16) -> Entry {
    let model = XmrModel::new()
        .rules(RuleSet::named(set).unwrap())
        .false_alarm_series(SERIES_FOR_TABLE)
        .seed(1);
    let alarms = alarm::simulate(&model, &[u64::from(length)], u64::MAX).unwrap();
    [alarms.any_point, alarms.share_of_points, alarms.last_point]
        .map(|share| (share * 10_000.0).round() as u16)
}

const SERIES_FOR_TABLE: u32 = 200_000;

/// The part of the table that the documentation shows.
fn documented() -> String {
    let mut text = "How often the rules fire where nothing is wrong: 200,000 simulated series of independent normal values for each \
                    length, with\nlimits from the values themselves. Three figures each: charts with at least one point that fires a \
                    rule, points that do, and\ncharts whose last point does.\n\n\
                    | values | `making-data-count-7`, `nhsr-plot-the-dots` | `making-data-count-6` |\n|---|---|---|\n"
        .to_owned();
    for shown in [13, 18, 24, 30, 36, 48, 60, 84, 120, 240] {
        let at = LENGTHS.iter().position(|&known| known == shown).unwrap();
        let cell = |entry: Entry| {
            entry
                .map(|part| format!("{:.1} %", f64::from(part) / 100.0))
                .join(", ")
        };
        text += &format!("| {shown} | {} | {} |\n", cell(SEVEN[at]), cell(SIX[at]));
    }
    text
}

#[test]
fn the_documentation_shows_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/false_alarms.md");
    if std::env::var_os("COMMONWEAL_REWRITE_FALSE_ALARMS").is_some() {
        std::fs::write(path, documented()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), documented());
}

#[test]
fn false_alarm_table() {
    if std::env::var_os("COMMONWEAL_REWRITE_FALSE_ALARMS").is_some() {
        let lengths = lengths();
        let table = |set| {
            let rows = lengths.iter().map(|&length| {
                let [any, share, last] = simulated(set, length);
                format!("    [{any}, {share}, {last}],\n")
            });
            rows.collect::<String>()
        };
        let listed: Vec<String> = lengths
            .iter()
            .map(|length| format!("    {length},\n"))
            .collect();
        let count = lengths.len();
        let text = format!(
            "//! Made by `COMMONWEAL_REWRITE_FALSE_ALARMS=1 cargo test -p commonweal false_alarm_table`; do not edit.\n\
             //!\n\
             //! In ten-thousandths, by length: series with at least one point that fires a rule, points that do, last points that do.\n\n\
             use super::alarm::Entry;\n\n\
             pub(super) const SERIES: u32 = {SERIES_FOR_TABLE};\n\n\
             #[rustfmt::skip]\npub(super) const LENGTHS: [u16; {count}] = [\n{}];\n\n\
             #[rustfmt::skip]\npub(super) const SEVEN: [Entry; {count}] = [\n{}];\n\n\
             #[rustfmt::skip]\npub(super) const SIX: [Entry; {count}] = [\n{}];\n",
            listed.concat(),
            table("making-data-count-7"),
            table("making-data-count-6"),
        );
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src/variation/xmr/alarm_table.rs"
        );
        std::fs::write(path, text).unwrap();
        return;
    }
    assert_eq!(SERIES, SERIES_FOR_TABLE);
    assert_eq!(LENGTHS.to_vec(), lengths());
    // All would take a minute: the first, and one in the middle.
    for at in [0, 12] {
        assert_eq!(SEVEN[at], simulated("making-data-count-7", LENGTHS[at]));
        assert_eq!(SIX[at], simulated("making-data-count-6", LENGTHS[at]));
    }
}

fn noise(seed: u32, count: usize) -> Vec<f64> {
    let mut rng = crate::numeric::rng::Rng::new(seed);
    // Tenths, so that values tie with each other and with the centre.
    (0..count)
        .map(|_| (rng.standard_normal() * 10.0).round() / 10.0)
        .collect()
}

/// Any options over any values, gaps included.
fn any_model() -> impl Strategy<Value = (XmrModel, Vec<f64>)> {
    let rules = prop_oneof![
        Just(RuleSet::default()),
        Just(RuleSet::named("making-data-count-6").unwrap()),
        Just(RuleSet::named("nhsr-plot-the-dots").unwrap()),
        Just(
            RuleSet::parse(&[
                "run-3",
                "trend-3",
                "two-of-three-or-beyond",
                "outside-limits"
            ])
            .unwrap()
        ),
    ];
    let value = prop_oneof![
        6 => (-30..30_i32).prop_map(|v| f64::from(v) / 10.0),
        1 => Just(f64::NAN),
        1 => -1e9..1e9_f64,
    ];
    (
        rules,
        prop::collection::vec(value, 1..60),
        prop::option::of(2..20_u32),
        0..60_usize,
    )
        .prop_map(|(rules, mut values, fix, rebase)| {
            values[0] = 1.0;
            let mut model = XmrModel::new()
                .rules(rules)
                .direction(Direction::Increase)
                .target(0.5);
            if rebase > 0 && rebase < values.len() {
                model = model.rebase(&[rebase]);
            }
            if let Some(rows) = fix {
                model = model.fix_after(rows);
            }
            (model, values)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_are_as_long_as_the_input_and_hold_together((model, values) in any_model()) {
        let chart = model.estimate(&values).unwrap();
        let points = &chart.points;
        let rows = values.len();
        for length in [points.value.len(), points.moving_range.len(), points.screened.len(), points.phase.len(),
            points.centre.len(), points.lower_limit.len(), points.upper_limit.len(), points.lower_near.len(),
            points.upper_near.len(), points.target.len(), points.zone.len(), points.variation.len(), points.rule.len(),
            points.fired_high.len(), points.fired_low.len(), points.completed_high.len(), points.completed_low.len()] {
            prop_assert_eq!(length, rows);
        }
        prop_assert_eq!(chart.phases.rows.iter().sum::<u64>(), rows as u64);
        for row in 0..rows {
            let fired = points.fired_high[row] | points.fired_low[row];
            let first = points.rule[row].map(|rule| chart.rules.iter().position(|known| *known == rule).unwrap());
            prop_assert_eq!(first.map_or(32, |at| at as u32), fired.trailing_zeros());
            if points.value[row].is_nan() {
                prop_assert!(fired == 0 && points.variation[row].is_none() && points.zone[row].is_none());
            } else if let Some(kind) = points.variation[row] {
                prop_assert_eq!(kind == Variation::CommonCause, fired == 0);
                prop_assert!(points.lower_limit[row] <= points.centre[row]);
                prop_assert!(points.upper_near[row] <= points.upper_limit[row]);
            }
        }
        let counts = [&chart.phases.common_cause, &chart.phases.improvement, &chart.phases.concern, &chart.phases.neutral];
        let judged = points.variation.iter().flatten().count() as u64;
        prop_assert_eq!(counts.iter().map(|column| column.iter().sum::<u64>()).sum::<u64>(), judged);
    }

    #[test]
    fn turned_upside_down_high_is_low((model, values) in any_model()) {
        let chart = model.estimate(&values).unwrap();
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        let other = model.estimate(&turned).unwrap();
        prop_assert_eq!(&chart.points.fired_high, &other.points.fired_low);
        prop_assert_eq!(&chart.points.completed_low, &other.points.completed_high);
        prop_assert_eq!(&chart.points.screened, &other.points.screened);
        let upper: Vec<u64> = chart.points.upper_limit.iter().map(|v| (-v).abs().to_bits()).collect();
        let lower: Vec<u64> = other.points.lower_limit.iter().map(|v| v.abs().to_bits()).collect();
        prop_assert_eq!(upper, lower);
    }

    #[test]
    fn times_a_power_of_two_nothing_else_changes((model, values) in any_model()) {
        let chart = model.estimate(&values).unwrap();
        let scaled: Vec<f64> = values.iter().map(|value| value * 8.0).collect();
        let other = model.clone().target(4.0).estimate(&scaled).unwrap();
        prop_assert_eq!(&chart.points.rule, &other.points.rule);
        prop_assert_eq!(&chart.points.zone, &other.points.zone);
        prop_assert_eq!(chart.assurance, other.assurance);
    }

    /// What is complete by some row does not change by what comes after, where the limits do not.
    #[test]
    fn what_was_complete_stays_so(values in prop::collection::vec(-30..30_i32, 8..60)) {
        let values: Vec<f64> = values.into_iter().map(|v| f64::from(v) / 10.0).collect();
        let model = XmrModel::new().centre(&[0.0]).limits(&[-2.0, 2.0]);
        let whole = model.estimate(&values).unwrap().points;
        let part = model.estimate(&values[..values.len() - 1]).unwrap().points;
        let rows = part.value.len();
        prop_assert_eq!(&whole.completed_high[..rows], &part.completed_high[..]);
        prop_assert_eq!(&whole.completed_low[..rows], &part.completed_low[..]);
    }

    #[test]
    fn many_at_once_are_each_by_itself(
        charts in prop::collection::vec(prop::collection::vec(-30..30_i32, 1..40), 1..9)
    ) {
        let mut values = Vec::new();
        let mut offsets = vec![0];
        for chart in &charts {
            values.extend(chart.iter().map(|&v| f64::from(v) / 10.0));
            offsets.push(values.len());
        }
        let model = XmrModel::new().direction(Direction::Decrease).target(0.1);
        let table = model.estimate_each(&offsets, &values, XmrColumns::default()).unwrap();
        for (at, ends) in offsets.windows(2).enumerate() {
            let one = model.estimate(&values[ends[0]..ends[1]]).unwrap();
            prop_assert_eq!(table.variation[at], one.variation);
            prop_assert_eq!(table.assurance[at], one.assurance);
            prop_assert_eq!(&table.sentence[at], &one.sentence);
            prop_assert_eq!(table.false_alarms[at], one.false_alarms);
            prop_assert_eq!(&table.points.rule[ends[0]..ends[1]], &one.points.rule[..]);
            let codes = table.cautions.iter().filter(|c| c.row == Some(at as u64)).map(|c| &c.message);
            prop_assert_eq!(codes.collect::<Vec<_>>(), one.cautions.iter().map(|c| &c.message).collect::<Vec<_>>());
        }
    }
}

/// The decimal 0.1 is no sum of powers of two: a value that lies on the mean in decimals must do so here.
#[test]
fn decimal_values_lie_on_their_decimal_mean() {
    for values in [
        vec![0.1, 0.2, 0.3],
        vec![78.4, 78.6, 78.8],
        vec![1.1, 2.2, 3.3, 4.4, 5.5, 3.3],
        vec![0.7; 9],
    ] {
        let mean = limits::mean(&values);
        assert!(values.contains(&mean), "{mean} is none of {values:?}");
    }
}

#[test]
fn cautions_say_what_to_look_at() {
    let codes = |model: &XmrModel, values: &[f64]| -> Vec<&str> {
        let chart = model.estimate(values).unwrap();
        chart
            .cautions
            .iter()
            .map(|caution| caution.code.as_str())
            .collect()
    };
    let exact = XmrModel::new().rules(RuleSet::named("nhsr-plot-the-dots").unwrap());
    let steady = noise(3, 24);
    assert_eq!(codes(&XmrModel::new(), &steady), Vec::<&str>::new());
    assert_eq!(codes(&XmrModel::new(), &steady[..12]), ["few-points"]);
    assert_eq!(codes(&exact, &steady[..12]), ["few-points"]);
    assert_eq!(
        codes(&XmrModel::new(), &steady[..19]),
        ["provisional-limits"]
    );
    assert_eq!(
        codes(&XmrModel::new().rebase(&[20]), &steady),
        ["short-baseline"]
    );
    assert_eq!(
        codes(&XmrModel::new().fix_after(6), &steady),
        ["short-baseline"]
    );
    assert_eq!(codes(&XmrModel::new(), &[4.0; 24]), ["constant-series"]);
    assert_eq!(
        codes(&exact, &[4.0, f64::NAN, 5.0, f64::NAN]),
        ["few-points", "no-limits", "last-row-missing"]
    );
    let rising: Vec<f64> = (0..24).map(f64::from).collect();
    assert_eq!(
        codes(&XmrModel::new(), &rising),
        ["changing-process", "autocorrelated"]
    );
    assert_eq!(
        codes(&XmrModel::new().limits(&[-9.0, 9.0]), &steady[..9]),
        Vec::<&str>::new()
    );
}

#[test]
fn days_of_many_series_rise_in_each() {
    let day = |text: &str| Date::parse(text).unwrap();
    let dates = [
        "2024-01-01",
        "2024-02-01",
        "2024-03-01",
        "2024-02-01",
        "2024-03-01",
    ]
    .map(day);
    let values = [1.0, 2.0, 3.0, 4.0, 5.0];
    let columns = |dates| XmrColumns {
        dates: Some(dates),
        ..XmrColumns::default()
    };
    let model = XmrModel::new().rebase_dates(&[day("2024-02-01")]);
    let table = model
        .estimate_each(&[0, 3, 5], &values, columns(&dates))
        .unwrap();
    // The second series starts on that day, and so has one phase.
    assert_eq!(table.phase_offsets, [0, 2, 3]);
    let error = model
        .estimate_each(&[0, 5], &values, columns(&dates))
        .unwrap_err();
    assert_eq!((error.param(), error.index()), (Some("dates"), Some(3)));
    let error = XmrModel::new()
        .rebase_dates(&[day("2024-02-15")])
        .estimate_each(&[0, 3, 5], &values, columns(&dates))
        .unwrap_err();
    assert_eq!(error.param(), Some("rebase"));
    assert!(error.to_string().contains("2024-03-01"), "{error}");
}

#[test]
fn rows_of_errors_are_those_of_the_whole_input() {
    let values = [1.0, 2.0, 3.0, f64::INFINITY];
    let error = XmrModel::new()
        .estimate_each(&[0, 2, 4], &values, XmrColumns::default())
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.index()),
        ("not-finite", Some(3))
    );
    let simulated = XmrModel::new().false_alarm_series(10);
    let error = simulated
        .estimate_each(&[0, 1], &[1.0], XmrColumns::default())
        .unwrap_err();
    assert_eq!(error.code().as_str(), "conflicting-arguments");
}

/// The table is told for phases that are independent of each other; a simulation of the same phases must agree.
#[test]
fn phases_from_the_table_agree_with_a_simulation() {
    let values = noise(5, 50);
    let model = XmrModel::new().rebase(&[20]);
    let table = model.estimate(&values).unwrap().false_alarms.unwrap();
    let simulated = model.clone().false_alarm_series(100_000).seed(9);
    let simulated = simulated.estimate(&values).unwrap().false_alarms.unwrap();
    assert!(table.from_table && !simulated.from_table);
    assert!(
        (table.any_point - simulated.any_point).abs() < 0.008,
        "{table:?} {simulated:?}"
    );
    assert!((table.share_of_points - simulated.share_of_points).abs() < 0.002);
    assert!((table.last_point - simulated.last_point).abs() < 0.002);
}

#[test]
fn charts_survive_json() {
    let mut values = noise(1, 30);
    values[4] = f64::NAN;
    let chart = XmrModel::new()
        .target(2.0)
        .direction(Direction::Increase)
        .estimate(&values)
        .unwrap();
    let text = serde_json::to_string(&chart).unwrap();
    let back: Xmr = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
    let table = XmrModel::new()
        .estimate_each(&[0, 30], &values, XmrColumns::default())
        .unwrap();
    let text = serde_json::to_string(&table).unwrap();
    let back: XmrTable = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
}
