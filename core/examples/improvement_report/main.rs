//! What `cargo demo` tells, in its shortest form: `cargo run -p commonweal --example improvement_report`.

mod answers;
mod example_system;
mod partnerships;
mod random;
mod together;
mod tree;
mod trusts;

use commonweal::{Estimate, Result};
use example_system::{NAME, SEED, example_system};

fn main() -> Result<()> {
    let system = example_system();
    println!("{NAME}: a synthetic system (seed {SEED})");
    let stands = answers::where_it_stands(&system)?;
    for (row, place) in system.places.iter().enumerate() {
        let rate = stands
            .mortality
            .row(row)
            .map_or_else(String::new, |rate| words(&rate));
        println!(
            "  {place}: {:.0} people, {:.1}% of them in the most deprived national fifth; {:.0} deaths; {rate}",
            stands.people[row],
            100.0 * stands.deprived.value[row],
            stands.deaths[row],
        );
    }
    for branch in stands.tree.iter().filter(|branch| branch.depth == 2) {
        println!(
            "  {} ({} small areas): {:.0} of {:.0} in the most deprived national fifth",
            branch.name, branch.areas, branch.deprived, branch.people
        );
    }
    println!("  all places: {}", words(&stands.whole));
    let (unequal, _) = answers::how_unequal(&system)?;
    println!(
        "  slope index of inequality: {}",
        words(&unequal.slope_index)
    );
    let practices = answers::which_practices_differ(&system)?;
    if let Some(scatter) = &practices.overdispersed {
        println!(
            "  {} practices about {:.1}%: phi {:.1}; beyond their own scatter: {:?}",
            practices.len(),
            practices.target,
            scatter.phi,
            scatter
                .answer
                .limits
                .iter()
                .map(|limit| limit.below + limit.above)
                .collect::<Vec<_>>()
        );
    }
    for (trust, chart) in system.trusts.iter().zip(answers::is_it_changing(&system)?) {
        println!(
            "  {} ({}) from {}, aim {}: {}",
            trust.name,
            trust.code,
            system.months[trusts::UNIT_OPENED],
            answers::AIM,
            chart.sentence
        );
    }
    for indicator in answers::at_a_glance(&system)? {
        println!(
            "  {}: {}{}",
            indicator.name, indicator.chart.last_value, indicator.unit
        );
    }
    let together = together::who_works_together(&system)?;
    println!(
        "  {} networks of {} practices add up to {:.0} people",
        together.networks.partnership.len(),
        system.practices.len(),
        together.networks.total
    );
    for partnership in partnerships::PARTNERSHIPS {
        println!("  {}: {}", partnership.name, partnership.kind);
    }
    for sentence in &together.now.sentences {
        println!("  {sentence}");
    }
    println!(
        "  of the most deprived fifth {:.1}%; at the ends of years {:.1?} people; left out: {}; added up: {}",
        100.0 * together.deprived.share,
        together
            .years
            .iter()
            .map(|year| year.covered)
            .collect::<Vec<_>>(),
        together.now.uncovered_area.join(", "),
        together.refused
    );
    for sentence in &answers::whom_did_it_reach(&system)?.sentences {
        println!("  {sentence}");
    }
    let admitted = answers::admitted(&system)?;
    println!(
        "  admitted (small counts hidden): {:?} of {}",
        admitted.count, admitted.total
    );
    Ok(())
}

fn words(estimate: &Estimate) -> String {
    match estimate.interval {
        Some(limits) => format!(
            "{:.1} ({:.1} to {:.1}; {}) {}",
            estimate.value, limits.lower, limits.upper, limits.method, estimate.unit
        ),
        None => format!("{:.1} {}", estimate.value, estimate.unit),
    }
}
