use super::*;
use crate::inequality::slope::{GradientModel, Scale, SlopeIndex, SlopeInterval};
use crate::input::{OrderedGroups, Ranks};

const DECILE: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];

/// Areas of ten deciles each.
struct Areas {
    offsets: Vec<usize>,
    values: Vec<f64>,
}

impl Areas {
    fn new(count: usize) -> Self {
        let value = |row: usize| 60.0 + (row % 10) as f64 + (row * 7 % 13) as f64 / 13.0;
        Self {
            offsets: (0..=count).map(|area| area * 10).collect(),
            values: (0..count * 10).map(value).collect(),
        }
    }

    fn run(
        &self,
        model: GradientModel,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Estimates> {
        let rows = self.values.len();
        estimate_each_with(
            &self.offsets,
            rows,
            model.draws_made(),
            tell,
            |rows, progress| {
                let ranks = Ranks::most_deprived_first(&DECILE);
                let values = self.values.get(rows).unwrap();
                let groups = OrderedGroups::new(values, &[1.0; 10], ranks)?
                    .with_standard_errors(&[0.5; 10])?;
                Ok(model.estimate_with_progress(&groups, progress)?.slope_index)
            },
        )
    }
}

/// Every group is drawn: the dear way.
fn dear() -> GradientModel {
    GradientModel::new()
        .interval(SlopeInterval::Simulated)
        .noise(Scale::Log)
}

#[test]
fn being_watched_changes_no_bit_and_progress_rises_from_nothing_to_all() {
    for (model, total) in [
        (dear().draws(20_000), 20_000 * 40),
        (GradientModel::new(), 40),
    ] {
        let areas = Areas::new(40);
        let mut told = Vec::new();
        let watched = areas
            .run(model, &mut |done, all| {
                told.push((done, all));
                true
            })
            .unwrap();
        assert_eq!(told.first(), Some(&(0, total)));
        assert_eq!(told.last(), Some(&(total, total)));
        assert!(told.is_sorted() && told.iter().all(|(_, all)| *all == total));
        let plain: Vec<Estimate> = (0..40)
            .map(|area| {
                let values = areas.values.get(area * 10..area * 10 + 10).unwrap();
                let ranks = Ranks::most_deprived_first(&DECILE);
                let groups = OrderedGroups::new(values, &[1.0; 10], ranks).unwrap();
                let groups = groups.with_standard_errors(&[0.5; 10]).unwrap();
                model.estimate(&groups).unwrap().slope_index
            })
            .collect();
        let plain = Estimates::from_rows(plain);
        assert_eq!(
            (watched.value, watched.standard_error, watched.intervals),
            (plain.value, plain.standard_error, plain.intervals)
        );
    }
}

#[test]
fn a_cancel_is_heard_inside_a_simulation_and_only_asked_once() {
    // Two fits of 10 million draws of ten groups: many seconds, unless the second answer stops them.
    let (areas, start) = (Areas::new(2), std::time::Instant::now());
    let mut asked = 0;
    let error = areas
        .run(dear().draws(10_000_000), &mut |done, total| {
            asked += 1;
            assert!(done < total);
            asked < 2
        })
        .unwrap_err();
    assert_eq!(
        (error.code(), error.param(), asked),
        (ErrorCode::Cancelled, None, 2)
    );
    assert!(start.elapsed().as_secs_f64() < 1.0, "{:?}", start.elapsed());
    for until in [0, 400] {
        // Before anything is done, and once everything is.
        let error = Areas::new(400)
            .run(GradientModel::new(), &mut |done, _| done < until)
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::Cancelled);
    }
}

#[test]
fn one_thread_tells_and_stops_as_several_do() {
    let areas = Areas::new(3_000);
    let fit = SlopeIndex::new();
    let compute = |rows: Range<usize>, progress: &mut dyn FnMut(u32, u32) -> bool| {
        let ranks = Ranks::most_deprived_first(&DECILE);
        let groups = OrderedGroups::new(areas.values.get(rows).unwrap(), &[1.0; 10], ranks)?;
        fit.estimate_with_progress(&groups, progress)
    };
    let batch = || Batch::new(&areas.offsets, 0, &compute);
    let mut told = Vec::new();
    let alone = batch().here(&mut |done| {
        told.push(done);
        true
    });
    assert_eq!(alone.unwrap(), batch().run(&mut |_| true).unwrap());
    assert_eq!(told, [1_638], "once in 16,384 rows and a little");
    let error = batch().here(&mut |_| false).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
}

#[test]
fn work_above_the_cap_is_refused_before_it_starts() {
    let areas = Areas::new(10_001);
    let refused = areas
        .run(dear(), &mut |_, _| panic!("nothing may start"))
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.param(), refused.index()),
        (ErrorCode::TooMuchWork, Some("draws"), None)
    );
    let sentence = refused.to_string();
    for fact in [
        "`draws` (100,000)",
        "(100,010)",
        "10,001,000,000",
        "cap of 10,000,000,000",
        "fewer draws",
        "split the table",
    ] {
        assert!(sentence.contains(fact), "{fact}: {sentence}");
    }
    // At the cap it starts, and as many rows without draws are no work to speak of.
    let cancelled = Areas::new(10_000)
        .run(dear(), &mut |_, _| false)
        .unwrap_err();
    assert_eq!(cancelled.code(), ErrorCode::Cancelled);
    assert_eq!(
        areas
            .run(GradientModel::new(), &mut |_, _| true)
            .unwrap()
            .value
            .len(),
        10_001
    );
}

#[test]
fn the_first_group_at_fault_is_the_one_that_is_told() {
    let mut areas = Areas::new(2_000);
    for row in [1_505, 3, 19_999, 12_000] {
        *areas.values.get_mut(row).unwrap() = f64::NAN;
        let error = areas
            .run(GradientModel::new(), &mut |_, _| true)
            .unwrap_err();
        let first = areas.values.iter().position(|value| value.is_nan());
        assert_eq!(
            (error.code(), error.index()),
            (ErrorCode::MissingValue, first)
        );
    }
}

#[test]
fn numbers_are_easy_to_read() {
    for (number, text) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (10_001_000_000, "10,001,000,000"),
    ] {
        assert_eq!(grouped(number), text);
    }
}
