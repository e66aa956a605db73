//! Speeds and memory of the measures of inequality and of life expectancy, each beside what it is compared with in the same run.
//!
//! `cargo bench -p commonweal --features parallel --bench inequality` prints a table, and with `-- --write` writes it to
//! `core/benches/inequality.md`.

mod timing;

use std::hint::black_box;

use commonweal::{
    AgeBands, ConcentrationIndex, GeneralisedEntropyIndex, GiniIndex, LifeExpectancy, LorenzCurve,
    OrderedGroups, RankedValues, Ranks, SlopeIndex, WeightedValues, estimate_each,
};
use timing::{median, noise};

/// What the file begins with.
const HEAD: &str = "# Inequality and life expectancy: what was measured

Written by `cargo bench -p commonweal --features parallel --bench inequality -- --write`: medians of one run, each beside what it
is compared with in the same run. Absolute times are those of the machine it ran on.

| what | time | beside it |
|---|---|---|
";

/// The rows, printed as they come.
#[derive(Default)]
struct Table(String);

impl Table {
    fn row(&mut self, what: &str, figure: &str, beside: &str) {
        println!("{what:<64} {figure:>12}   {beside}");
        self.0
            .push_str(&format!("| {what} | {figure} | {beside} |\n"));
    }

    fn time(&mut self, what: &str, seconds: f64, beside: &str) {
        let figure = if seconds < 1e-4 {
            format!("{:.2} µs", seconds * 1e6)
        } else {
            format!("{:.1} ms", seconds * 1e3)
        };
        self.row(what, &figure, beside);
    }
}

/// The most memory of this process since it was last asked, in bytes; none where the system does not tell.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    // Asking for it begins a new count.
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    Some(kilobytes * 1024.0)
}

/// How many times its input a call takes at its peak, beside the input.
fn memory<T>(table: &mut Table, what: &str, input: usize, call: impl FnOnce() -> T) {
    let Some(before) = peak().and_then(|_| peak()) else {
        return;
    };
    black_box(call());
    if let Some(after) = peak() {
        let times = (after - before) / input as f64;
        table.row(
            what,
            &format!("{times:.2} times its input"),
            "beside the input itself",
        );
    }
}

fn distributions(table: &mut Table) {
    const ROWS: usize = 10_000_000;
    let values = noise(ROWS, 0.0, 90.0);
    let weights = noise(ROWS, 0.5, 3.0);
    let people = WeightedValues::new(&values, Some(&weights)).expect("values are good");
    let sorted = || {
        median(3, || {
            let mut column = values.clone();
            column.sort_unstable_by(f64::total_cmp);
            column
        })
    };
    let sort = sorted();
    let mut tell = |what: &str, seconds: f64| {
        table.time(
            what,
            seconds,
            &format!("{:.2} times that sort", seconds / sort),
        );
    };
    tell("sort_unstable of 10,000,000 values", sort);
    tell(
        "Gini index of the same, with weights",
        median(3, || GiniIndex::new().estimate(&people)),
    );
    tell(
        "Theil index",
        median(3, || GeneralisedEntropyIndex::new().estimate(&people)),
    );
    tell(
        "Lorenz curve at three shares",
        median(3, || {
            LorenzCurve::new().at(&[0.25, 0.5, 0.75]).estimate(&people)
        }),
    );
    let incomes = noise(ROWS, 0.0, 1e5);
    let tenths: Vec<f64> = incomes
        .iter()
        .map(|income| (income / 1e4).floor())
        .collect();
    for (what, rank) in [
        ("concentration index, every rank its own", &incomes),
        ("concentration index, ten ranks", &tenths),
    ] {
        let ranked = RankedValues::new(&values, Ranks::most_deprived_first(rank))
            .and_then(|ranked| ranked.with_weights(&weights))
            .expect("ranks are good");
        tell(
            what,
            median(3, || ConcentrationIndex::new().estimate(&ranked)),
        );
    }
    let column = ROWS * size_of::<f64>();
    memory(table, "memory of the Gini index", 2 * column, || {
        GiniIndex::new().estimate(&people)
    });
    let ranked = RankedValues::new(&values, Ranks::most_deprived_first(&incomes))
        .and_then(|ranked| ranked.with_weights(&weights))
        .expect("ranks are good");
    memory(
        table,
        "memory of the concentration index",
        3 * column,
        || ConcentrationIndex::new().estimate(&ranked),
    );
}

fn life(table: &mut Table) {
    let bands = 20;
    let ages: Vec<f64> = [0.0, 1.0]
        .into_iter()
        .chain((1..19).map(|band| f64::from(band) * 5.0))
        .collect();
    for areas in [1_000, 33_750] {
        let age: Vec<f64> = (0..areas).flat_map(|_| ages.clone()).collect();
        let population: Vec<f64> = noise(areas * bands, 40.0, 900.0)
            .iter()
            .map(|people| people.round())
            .collect();
        let deaths: Vec<f64> = noise(areas * bands, 0.0, 0.04)
            .iter()
            .zip(&population)
            .map(|(rate, people)| (rate * people).round().max(1.0))
            .collect();
        let offsets: Vec<usize> = (0..=areas).map(|area| area * bands).collect();
        let life = LifeExpectancy::new();
        let seconds = median(7, || {
            estimate_each(&offsets, areas * bands, |rows| {
                life.estimate(&AgeBands::new(
                    &deaths[rows.clone()],
                    &population[rows.clone()],
                    &age[rows],
                )?)
            })
            .expect("bands are good")
        });
        let what = format!("life expectancy of {areas} areas of 20 bands, with limits");
        table.time(&what, seconds, "");
    }
}

fn slopes(table: &mut Table) {
    let values = [74.0, 76.1, 77.5, 78.8, 79.7, 80.5, 81.1, 81.6, 82.2, 83.3];
    let rank: Vec<f64> = (1..=10).map(f64::from).collect();
    let errors = [0.1; 10];
    let groups = OrderedGroups::new(&values, &[1.0; 10], Ranks::most_deprived_first(&rank))
        .and_then(|groups| groups.with_standard_errors(&errors))
        .expect("groups are good");
    let model = SlopeIndex::new();
    let thousand = median(15, || {
        for _ in 0..1_000 {
            black_box(model.estimate(black_box(&groups)).expect("a line"));
        }
    });
    table.time(
        "one slope index of ten groups with its limits",
        thousand / 1e3,
        "",
    );
}

fn main() {
    // `cargo test` runs benches once with --test; a bench has nothing to say there.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let mut table = Table::default();
    life(&mut table);
    slopes(&mut table);
    distributions(&mut table);
    if std::env::args().any(|argument| argument == "--write") {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/inequality.md");
        std::fs::write(file, format!("{HEAD}{}", table.0)).expect("the file can be written");
    }
}
