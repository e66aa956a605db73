//! Speeds that the project promises, each beside what it is compared with in the same run.
//!
//! `cargo bench -p commonweal --features parallel` prints a table; `core/benches/README.md` keeps what was measured.
//! Medians of repeated runs; a bench is no test, and nothing fails here.

mod timing;

use commonweal::{
    CountRows, Counts, DirectRate, DirectRatePartial, Direction, Estimates, FunnelKind,
    FunnelLimits, FunnelModel, Hierarchy, Level, OrderedGroups, Ranks, RollUp, Scale, SlopeIndex,
    SlopeInterval, XmrColumns, XmrModel, estimate_each,
};
use timing::{median, noise};

fn row(what: &str, seconds: f64, against: &str, other: f64) {
    println!(
        "{what:<64} {:>10.3} ms   {against}: {:.2}",
        seconds * 1e3,
        seconds / other
    );
}

fn standardised() {
    let (groups, bands) = (100_000, 19);
    let events: Vec<f64> = noise(groups * bands, 0.0, 60.0)
        .into_iter()
        .map(f64::floor)
        .collect();
    let population = noise(groups * bands, 500.0, 9_000.0);
    let sizes = [
        5.0, 5.5, 5.5, 5.5, 6.0, 6.0, 6.5, 7.0, 7.0, 7.0, 7.0, 6.5, 6.0, 5.5, 5.0, 4.0, 2.5, 1.5,
        1.0,
    ];
    let standard: Vec<f64> = (0..groups).flat_map(|_| sizes).collect();
    let offsets: Vec<usize> = (0..=groups).map(|group| group * bands).collect();
    let points = median(9, || {
        offsets
            .windows(2)
            .map(|ends| {
                let rows = ends[0]..ends[1];
                let sum: f64 = rows
                    .clone()
                    .map(|r| standard[r] * events[r] / population[r])
                    .sum();
                sum / rows.map(|r| standard[r]).sum::<f64>()
            })
            .collect::<Vec<f64>>()
    });
    let rates = median(9, || {
        DirectRate::new().estimate_groups(&offsets, &events, &population, &standard, None)
    });
    row(
        "100,000 standardised rates with limits, 19 bands",
        rates,
        "times plain points only",
        points,
    );
    let stratum: Vec<u32> = (0..groups).flat_map(|_| 0..19).collect();
    let partial = median(5, || {
        let mut partial = DirectRatePartial::new(&sizes).expect("sizes are good");
        partial
            .update(&stratum, &events, &population)
            .expect("rows are good");
        partial.finish(&DirectRate::new())
    });
    row(
        "one rate from 1,900,000 rows through a partial",
        partial,
        "times plain points only",
        points,
    );
}

fn process_charts() {
    let (series, months) = (10_000, 36);
    let values: Vec<f64> = noise(series * months, 600.0, 900.0)
        .into_iter()
        .map(|value| value.round() / 10.0)
        .collect();
    let offsets: Vec<usize> = (0..=series).map(|series| series * months).collect();
    let plain = median(9, || {
        offsets
            .windows(2)
            .map(|ends| {
                let rows = &values[ends[0]..ends[1]];
                let mean = rows.iter().sum::<f64>() / months as f64;
                let ranges: f64 = rows.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
                (mean, 2.66 * ranges / (months - 1) as f64)
            })
            .collect::<Vec<_>>()
    });
    let model = XmrModel::new().direction(Direction::Increase).target(95.0);
    let charts = median(9, || {
        model.estimate_each(&offsets, &values, XmrColumns::default())
    });
    row(
        "10,000 XmR charts of 36 values, all rules, icons, cautions",
        charts,
        "times plain unscreened limits only",
        plain,
    );
}

fn simulated() {
    let (areas, deciles) = (150, 10);
    let values = noise(areas * deciles, 60.0, 90.0);
    let population = noise(areas * deciles, 5_000.0, 90_000.0);
    let errors = noise(areas * deciles, 0.2, 1.5);
    let rank: Vec<f64> = (0..areas).flat_map(|_| (1..=10).map(f64::from)).collect();
    let offsets: Vec<usize> = (0..=areas).map(|area| area * deciles).collect();
    let run = |model: SlopeIndex| -> commonweal::Result<Estimates> {
        estimate_each(&offsets, areas * deciles, |rows| {
            let groups = OrderedGroups::new(
                &values[rows.clone()],
                &population[rows.clone()],
                Ranks::most_deprived_first(&rank[rows.clone()]),
            )?
            .with_standard_errors(&errors[rows])?;
            model.estimate(&groups)
        })
    };
    let closed = median(9, || run(SlopeIndex::new()));
    row(
        "150 slope indices, propagated limits",
        closed,
        "of itself",
        closed,
    );
    let both = |scale: Scale| {
        estimate_each(&offsets, areas * deciles, |rows| {
            let groups = OrderedGroups::new(
                &values[rows.clone()],
                &population[rows.clone()],
                Ranks::most_deprived_first(&rank[rows.clone()]),
            )?
            .with_standard_errors(&errors[rows])?;
            let model = commonweal::GradientModel::new()
                .interval(SlopeInterval::Simulated)
                .scale(scale)
                .draws(100_000);
            Ok(model.estimate(&groups)?.slope_index)
        })
    };
    let linear = median(3, || both(Scale::Linear));
    row(
        "150 SII and RII, 100,000 draws each, linear scale",
        linear,
        "times propagated",
        closed,
    );
    let log = median(3, || both(Scale::Log));
    row(
        "150 SII and RII, 100,000 draws each, log scale",
        log,
        "times propagated",
        closed,
    );
    let mixed = median(3, || {
        run(SlopeIndex::new()
            .interval(SlopeInterval::Simulated)
            .noise(Scale::Log)
            .draws(100_000))
    });
    row(
        "150 SII, 100,000 draws of every group (noise on another scale)",
        mixed,
        "times propagated",
        closed,
    );
    let groups = OrderedGroups::new(
        &values[..10],
        &population[..10],
        Ranks::most_deprived_first(&rank[..10]),
    )
    .and_then(|groups| groups.with_standard_errors(&errors[..10]))
    .expect("groups are good");
    let model = SlopeIndex::new().level(Level::P95);
    let thousand = median(25, || {
        (0..1_000)
            .map(|_| model.estimate(&groups).expect("a line"))
            .map(|e| e.value)
            .sum::<f64>()
    });
    row(
        "one ten-decile slope index (x 1,000)",
        thousand,
        "of itself",
        thousand,
    );
}

fn texts(column: &[String]) -> Vec<&str> {
    column.iter().map(String::as_str).collect()
}

/// A hierarchy of England's size: 32,844 small areas in 106 sub-boards in 42 boards, and in 309 authorities.
fn hierarchies() {
    let areas: Vec<String> = (0..32_844).map(|area| format!("E{area:08}")).collect();
    let code = |prefix: &str, number: usize| format!("{prefix}{number:06}");
    let sub_board: Vec<String> = (0..32_844).map(|area| code("S", area / 310)).collect();
    let board: Vec<String> = (0..32_844)
        .map(|area| code("B", area / 310 * 42 / 106))
        .collect();
    let authority: Vec<String> = (0..32_844).map(|area| code("A", area / 107)).collect();
    let (areas, sub_board, board, authority) = (
        texts(&areas),
        texts(&sub_board),
        texts(&board),
        texts(&authority),
    );
    let (codes, counts) = (areas.repeat(3), noise(3 * 32_844, 0.0, 900.0));
    let counts: Vec<f64> = counts.into_iter().map(f64::floor).collect();
    let strata: Vec<&str> = ["0-14", "15-64", "65+"]
        .iter()
        .flat_map(|stratum| vec![*stratum; 32_844])
        .collect();
    let load = || {
        let health = [
            ("lsoa", &areas[..]),
            ("sub-icb", &sub_board),
            ("icb", &board),
        ];
        let health = Hierarchy::from_lookup(&health).expect("links are good");
        let council = [("lsoa", &areas[..]), ("authority", &authority[..])];
        (
            health,
            Hierarchy::from_lookup(&council).expect("links are good"),
        )
    };
    let loaded = median(15, load);
    let (health, council) = load();
    let checked = median(15, || (health.check(None).ok, council.check(None).ok));
    let rows = CountRows::new(&codes, &counts)
        .denominator(&counts)
        .stratum(&strata);
    let roll = |hierarchy: &Hierarchy, level: &str| {
        RollUp::new(level)
            .apply(hierarchy, &rows)
            .expect("a sum")
            .numerator_out
    };
    let whole = median(15, || {
        let columns = [
            ("lsoa", &areas[..]),
            ("sub-icb", &sub_board),
            ("icb", &board),
        ];
        let hierarchy = Hierarchy::from_lookup(&columns).expect("links are good");
        (hierarchy.check(None).ok, roll(&hierarchy, "icb"))
    });
    row(
        "England's boards loaded, validated, rolled up by three strata",
        whole,
        "of itself",
        whole,
    );
    let rolled = median(15, || roll(&health, "icb"));
    let other = median(15, || roll(&council, "authority"));
    row(
        "England's two hierarchies loaded (32,844 small areas)",
        loaded,
        "of itself",
        loaded,
    );
    row("both validated", checked, "times loading", loaded);
    row(
        "98,532 rows in three strata rolled up to 42 boards",
        rolled,
        "times loading",
        loaded,
    );
    row(
        "the same to 309 authorities",
        other,
        "times loading",
        loaded,
    );
}

fn sums() {
    let values = noise(10_000_000, -1e6, 1e6);
    let plain = median(5, || values.iter().sum::<f64>());
    let exact = median(5, || commonweal::exact_sum(&values));
    row(
        "exact sum of 10,000,000 values",
        exact,
        "times a plain sum",
        plain,
    );
}

fn funnels() {
    let population: Vec<f64> = noise(7_000, 10.0, 120.0)
        .into_iter()
        .map(|root| (root * root).round())
        .collect();
    let events: Vec<f64> = population
        .iter()
        .zip(noise(7_000, 0.05, 0.09))
        .map(|(n, share)| (n * share).round())
        .collect();
    let counts = Counts::new(&events, &population).expect("counts are good");
    let run = |kind, limits| {
        let model = FunnelModel::new(kind).limits(limits).target(0.07);
        median(15, || model.estimate(&counts))
    };
    let normal = run(FunnelKind::Proportion, FunnelLimits::Normal);
    for (what, kind, limits) in [
        (
            "proportions, exact",
            FunnelKind::Proportion,
            FunnelLimits::Exact,
        ),
        (
            "proportions, mid-P",
            FunnelKind::Proportion,
            FunnelLimits::MidP,
        ),
        ("rates, exact", FunnelKind::Rate, FunnelLimits::Exact),
    ] {
        row(
            &format!("funnel of 7,000 practices: {what}"),
            run(kind, limits),
            "times normal limits",
            normal,
        );
    }
}

fn main() {
    // `cargo test` runs benches once with --test; a bench has nothing to say there.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    standardised();
    process_charts();
    simulated();
    sums();
    hierarchies();
    funnels();
}
