//! How often the rules fire where nothing is wrong.

use super::alarm_table::{LENGTHS, SERIES, SEVEN, SIX};
use super::fire::Fired;
use super::limits::{Scratch, lines};
use super::model::XmrModel;
use super::result::FalseAlarms;
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::rng::Rng;

/// The most values that one simulation draws: some two seconds.
pub(super) const WORK_CAP: u64 = 20_000_000;

/// One length of the table, in ten-thousandths: any point, share of points, last point.
pub(super) type Entry = [u16; 3];

/// From the table, where it holds for this chart; why not, otherwise. Phases are independent of each other.
pub(super) fn from_table(
    model: &XmrModel,
    lengths: &[u64],
) -> std::result::Result<FalseAlarms, &'static str> {
    let table = match model.rules.name() {
        "own" => {
            return Err(
                "the table has the named sets of rules only: ask for false_alarm_series=100000",
            );
        }
        "making-data-count-6" => &SIX,
        _ => &SEVEN,
    };
    if model.fix_after.is_some() || !model.screen {
        return Err(
            "the table is for limits from all values, screened: ask for false_alarm_series=100000",
        );
    }
    let mut none = 1.0;
    let mut points = 0.0;
    let mut last_point = 0.0;
    let total: u64 = lengths.iter().sum();
    for &length in lengths {
        let [any, share, last] = entry(table, length).ok_or(
            "the table goes from 13 to 240 values in a phase: ask for false_alarm_series=100000",
        )?;
        none *= 1.0 - any;
        points += share * length as f64;
        last_point = last;
    }
    Ok(FalseAlarms {
        any_point: 1.0 - none,
        share_of_points: points / total as f64,
        last_point,
        simulated: SERIES,
        from_table: true,
    })
}

/// The figures at a length, on the straight line between its neighbours in the table.
fn entry(table: &[Entry], length: u64) -> Option<[f64; 3]> {
    let above = LENGTHS.partition_point(|&known| u64::from(known) < length);
    let read = |at: usize| {
        table
            .get(at)
            .map(|e| e.map(|part| f64::from(part) / 10_000.0))
    };
    let high = u64::from(*LENGTHS.get(above)?);
    if high == length {
        return read(above);
    }
    let below = above.checked_sub(1)?;
    let low = u64::from(*LENGTHS.get(below)?);
    let at = (length - low) as f64 / (high - low) as f64;
    let (from, to) = (read(below)?, read(above)?);
    let mut between = from;
    for (value, to) in between.iter_mut().zip(to) {
        *value += (to - *value) * at;
    }
    Some(between)
}

/// Simulates series of these phases with the options of the chart: independent standard normal values.
pub(super) fn simulate(model: &XmrModel, lengths: &[u64], cap: u64) -> Result<FalseAlarms> {
    let series = model.false_alarm_series;
    let total: u64 = lengths.iter().sum();
    if total.saturating_mul(u64::from(series)) > cap {
        let message = format!(
            "`false_alarm_series` ({series}) times values ({total}) is above the cap of 20,000,000: ask for fewer"
        );
        return Err(Error::new(
            ErrorCode::TooMuchWork,
            "false_alarm_series",
            message,
        ));
    }
    let mut rng = Rng::new(model.seed);
    let (mut scratch, mut fired) = (Scratch::default(), Fired::default());
    let mut values = Vec::new();
    let (mut any, mut all, mut last) = (0_u32, 0_u64, 0_u32);
    let withheld = total < model.rules.least as u64;
    for _ in 0..series {
        let before = all;
        for (phase, &length) in lengths.iter().enumerate() {
            values.clear();
            values.extend((0..length).map(|_| rng.standard_normal()));
            let fixed = model.fix_after.map_or(values.len(), |rows| rows as usize);
            let mut recipe = model.recipe(phase, lengths.len())?;
            // Bounds are in the unit of the values, and move no value across a limit.
            (recipe.lower_bound, recipe.upper_bound) = (None, None);
            let baseline = values.get(..fixed.min(values.len())).unwrap_or(&values);
            let lines = lines(baseline, &recipe, &mut scratch)?;
            if withheld || lines.upper.is_nan() {
                fired.clear(values.len());
            } else {
                fired.look(&values, &lines, &model.rules);
            }
            let points = fired.high.iter().zip(&fired.low);
            all += points.filter(|(high, low)| (*high | *low) != 0).count() as u64;
            let ends = fired.high.last().zip(fired.low.last());
            if phase + 1 == lengths.len() && ends.is_some_and(|(high, low)| high | low != 0) {
                last += 1;
            }
        }
        any += u32::from(all > before);
    }
    let share = |count: f64, of: f64| if of > 0.0 { count / of } else { 0.0 };
    Ok(FalseAlarms {
        any_point: share(f64::from(any), f64::from(series)),
        share_of_points: share(all as f64, f64::from(series) * total as f64),
        last_point: share(f64::from(last), f64::from(series)),
        simulated: series,
        from_table: false,
    })
}
