//! Properties of limits and rules, and the table of false alarms.

use super::alarm::{self, Entry};
use super::alarm_table::{LENGTHS, SERIES, SEVEN, SIX};
use super::*;

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
