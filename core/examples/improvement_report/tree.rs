//! The system as a tree: small areas in networks, networks in places, places in the system; counts rolled up along it.

use commonweal::{CountRows, Hierarchy, Result, RollUp, RolledUp};

use super::example_system::{ExampleSystem, NAME, SmallArea};

/// The levels, lowest first.
const LEVELS: [&str; 5] = ["small area", "practice", "network", "place", "system"];

/// One row of the tree.
#[derive(Debug, Clone)]
pub(crate) struct Branch {
    /// Its name.
    pub(crate) name: String,
    /// 0 for the system, 1 for a place, 2 for a network.
    pub(crate) depth: u32,
    /// Small areas.
    pub(crate) areas: u64,
    /// People.
    pub(crate) people: f64,
    /// Those of them who live in the most deprived national fifth of small areas.
    pub(crate) deprived: f64,
}

/// The system, and below each place its networks.
pub(crate) fn tree(system: &ExampleSystem) -> Result<Vec<Branch>> {
    let areas = &system.areas;
    let practice = |area: usize| &system.practices[areas[area].practice];
    let network = |area: usize| &system.networks[practice(area).network];
    let column = |of: &dyn Fn(usize) -> &'static str| (0..areas.len()).map(of).collect::<Vec<_>>();
    let (code, practices, networks): (Vec<&str>, Vec<&str>, Vec<&str>) = (
        areas.iter().map(|area| area.code.as_str()).collect(),
        (0..areas.len())
            .map(|area| practice(area).code.as_str())
            .collect(),
        (0..areas.len())
            .map(|area| network(area).code.as_str())
            .collect(),
    );
    let places = column(&|area| system.places[network(area).place]);
    let whole = column(&|_| NAME);
    let lookup = [
        (LEVELS[0], code.as_slice()),
        (LEVELS[1], &practices),
        (LEVELS[2], &networks),
        (LEVELS[3], &places),
        (LEVELS[4], &whole),
    ];
    let hierarchy = Hierarchy::from_lookup(&lookup)?;
    let people: Vec<f64> = areas
        .iter()
        .map(|area| f64::from(area.everyone()))
        .collect();
    let deprived = |area: &SmallArea| {
        if area.in_deprived_fifth() {
            f64::from(area.everyone())
        } else {
            0.0
        }
    };
    let deprived: Vec<f64> = areas.iter().map(deprived).collect();
    let rows = CountRows::new(&code, &deprived).denominator(&people);
    let up = |level: usize| {
        RollUp::new(LEVELS[level])
            .from_level(LEVELS[0])
            .apply(&hierarchy, &rows)
    };
    let (by_network, by_place) = (up(2)?, up(3)?);
    let mut tree = vec![branch(&up(4)?, 0, 0)];
    for (at, place) in by_place.code.iter().enumerate() {
        tree.push(branch(&by_place, at, 1));
        for (at, code) in by_network.code.iter().enumerate() {
            if hierarchy.ancestor(LEVELS[2], code, LEVELS[3], None)? == Some(place) {
                tree.push(branch(&by_network, at, 2));
            }
        }
    }
    Ok(tree)
}

fn branch(rolled: &RolledUp, at: usize, depth: u32) -> Branch {
    Branch {
        name: rolled.code[at].clone(),
        depth,
        areas: rolled.rows[at],
        people: rolled.denominator[at],
        deprived: rolled.numerator[at],
    }
}
