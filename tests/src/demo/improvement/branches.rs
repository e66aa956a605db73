//! The hierarchy table: the system, its places and their networks, with a bar each.

use commonweal::chart::{HierarchyTable, Labels};

use super::super::story::{Figure, Medium, Table};
use super::super::text::{count, percent};
use super::super::trouble::Trouble;
use super::example_system::NAME;
use super::tree::Branch;

pub(super) fn figure(tree: &[Branch]) -> Result<Figure, Trouble> {
    let names: Vec<&str> = tree.iter().map(|branch| branch.name.as_str()).collect();
    let column = |of: fn(&Branch) -> f64| tree.iter().map(of).collect::<Vec<_>>();
    let (deprived, people) = (
        column(|branch| branch.deprived),
        column(|branch| branch.people),
    );
    let depth: Vec<u32> = tree.iter().map(|branch| branch.depth).collect();
    let labels =
        Labels::new("People in the most deprived national fifth, from the system down to networks")
            .subtitle(format!(
                "{NAME} (synthetic); national deciles 1 and 2; counts rolled up from small areas"
            ))
            .value("Per cent of residents");
    let chart = HierarchyTable::new(&names, &deprived)
        .depth(&depth)
        .denominator(&people);
    let mut table = Table::new(
        "People in the most deprived national fifth, by place and network; a full count, so no interval",
        &["Where", "#Small areas", "#People", "#In deprived fifth", "#Share"],
    )
    .only(Medium::Page);
    for branch in tree {
        let cells = [
            branch.name.clone(),
            branch.areas.to_string(),
            count(branch.people),
            count(branch.deprived),
            percent(branch.deprived / branch.people),
        ];
        table.push(cells, branch.depth < 2);
    }
    Ok(Figure {
        name: "hierarchy",
        specification: chart.draw(&labels)?,
        sketch: Vec::new(),
        caption: "A row each for the system, a place, and indented below it each of its networks. Bars: the share of people who \
                  live in the most deprived national fifth. It says where deprivation is, not how ill people are."
            .to_owned(),
        table,
    })
}
