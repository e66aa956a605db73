//! Where do we stand, place by place?

use commonweal::chart::{IntervalBars, Labels, interval_bars};
use commonweal::estimate_each;
use serde_json::{Value, json};

use super::super::sketch;
use super::super::story::{Block, Figure, Medium, Section, Table};
use super::super::text::{count, percent};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, fact, interval_name, limits_method, value_and_limits};
use super::SYNTHETIC;
use super::answers::{ByPlace, where_it_stands};
use super::branches;
use super::example_system::{ExampleSystem, NAME};

pub(super) fn tell(system: &ExampleSystem) -> Result<(Section, String, Value), Trouble> {
    let stands = where_it_stands(system)?;
    let rate = |row: usize| stands.mortality.value.get(row).copied().unwrap_or(f64::NAN);
    let mut order: Vec<usize> = (0..system.places.len()).collect();
    order.sort_by(|&a, &b| rate(b).total_cmp(&rate(a)));
    let (worst, best) = (order[0], order[order.len() - 1]);
    let said = |row: usize| {
        let (value, limits) = stands
            .mortality
            .row(row)
            .map_or_else(Default::default, |rate| value_and_limits(&rate, 0));
        format!("{value} ({limits})")
    };
    let lead = format!(
        "At the same ages, deaths run from {} per 100,000 a year in {} to {} in {}.",
        said(best),
        system.places[best],
        said(worst),
        system.places[worst],
    );
    let rates = Table::new(
        "Deaths in one year per 100,000 people, at the ages of the European Standard Population 2013; the highest first",
        &[
            "Place",
            "#People",
            "#In deprived fifth",
            "#Deaths",
            "#Rate",
            &interval_name(&stands.whole),
        ],
    );
    let table = fill(rates, system, &stands, &order);
    let section = Section {
        heading: "Where do we stand, place by place?".to_owned(),
        blocks: vec![
            Block::Text(lead.clone()),
            Block::Table(table.clone().only(Medium::Terminal)),
            Block::Figure(figure(system, &stands, &order, table)?),
            Block::Figure(branches::figure(&stands.tree)?),
            Block::Facts(facts(&stands)),
            Block::Notes("Cautions", cautions(&stands)),
        ],
    };
    let data = json!({
        "names": system.places,
        "people": stands.people,
        "deaths": stands.deaths,
        "share_in_most_deprived_fifth": stands.deprived,
        "standardised_rate": stands.mortality,
        "whole": stands.whole,
        "hierarchy": stands.tree.iter().map(|branch| json!({
            "name": branch.name, "depth": branch.depth, "small_areas": branch.areas,
            "people": branch.people, "people_in_most_deprived_fifth": branch.deprived,
        })).collect::<Vec<_>>(),
    });
    Ok((section, lead, data))
}

fn fill(mut table: Table, system: &ExampleSystem, stands: &ByPlace, order: &[usize]) -> Table {
    for &row in order {
        let (rate, limits) = stands
            .mortality
            .row(row)
            .map_or_else(Default::default, |rate| value_and_limits(&rate, 1));
        table.row([
            system.places[row].to_owned(),
            count(stands.people[row]),
            percent(stands.deprived.value[row]),
            count(stands.deaths[row]),
            rate,
            limits,
        ]);
    }
    let (rate, limits) = value_and_limits(&stands.whole, 1);
    let people: f64 = stands.people.iter().sum();
    let deprived: f64 = stands.deprived.events.iter().sum();
    let all = [
        NAME.to_owned(),
        count(people),
        percent(deprived / people),
        count(stands.deaths.iter().sum()),
        rate,
        limits,
    ];
    table.push(all, true);
    table
}

fn figure(
    system: &ExampleSystem,
    stands: &ByPlace,
    order: &[usize],
    table: Table,
) -> Result<Figure, Trouble> {
    let names: Vec<&str> = order.iter().map(|&row| system.places[row]).collect();
    let each: Vec<usize> = (0..=order.len()).collect();
    let ordered = estimate_each(&each, order.len(), |row| {
        let rate = order
            .get(row.start)
            .and_then(|&row| stands.mortality.row(row));
        rate.ok_or_else(|| commonweal::missing_argument("values"))
    })?;
    let labels = Labels::new("Deaths at the same ages, by place")
        .subtitle(format!(
            "{NAME} (synthetic), one year; European Standard Population 2013"
        ))
        .value("Deaths per 100,000 people");
    let options = IntervalBars::new().reference(stands.whole.value, "all places");
    let specification = interval_bars(&names, &ordered, &labels, &options)?;
    let sketched: Vec<(String, f64, String)> = order
        .iter()
        .filter_map(|&row| {
            let rate = stands.mortality.row(row)?;
            let (value, limits) = value_and_limits(&rate, 0);
            Some((
                system.places[row].to_owned(),
                rate.value,
                format!("{value} ({limits})"),
            ))
        })
        .collect();
    Ok(Figure {
        name: "places",
        specification,
        sketch: sketch::bars(&sketched),
        caption: format!(
            "Bars: deaths per 100,000 at the same ages. Lines: their intervals. Dashed: {NAME} as a whole ({}).",
            count(stands.whole.value)
        ),
        table: table.only(Medium::Page),
    })
}

fn facts(stands: &ByPlace) -> Vec<(String, String)> {
    vec![
        fact(
            "Measure",
            format!("{}, {}", stands.whole.measure, stands.whole.unit),
        ),
        fact("Method", stands.mortality.method.to_string()),
        fact("Direction", stands.mortality.direction.to_string()),
        fact("Intervals", limits_method(&stands.whole)),
        fact(
            "Deprived fifth",
            "people in national deciles 1 and 2 of all small areas, over all residents; a full count, so no interval is shown",
        ),
    ]
}

fn cautions(stands: &ByPlace) -> Vec<String> {
    let mut all = vec![SYNTHETIC.to_owned()];
    all.push(
        "Eight wide age bands keep the example small: publish with the nineteen five-year bands. A standardised rate is for \
         comparing; for how many died, read the deaths."
            .to_owned(),
    );
    add_cautions(&mut all, &stands.mortality.cautions);
    all
}
