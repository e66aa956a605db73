//! The story of a standardised rate: crude rates mislead where one place is older than the other.

use commonweal::chart::{IntervalBars, Labels, interval_bars};
use commonweal::{Estimate, Estimates, StandardPopulation, estimate_each};
use serde_json::{Value, json};

use super::sketch;
use super::story::{Block, Figure, Medium, Section, Table};
use super::text::{count, level, thousands};
use super::trouble::Trouble;
use super::two_places::{BANDS, NAMES, Places, Rates, SEED, places, rates, total};
use super::words::{add_cautions, limits_method, value_and_limits};

/// Tells it: the section and its part of the JSON.
///
/// # Errors
/// None that the built-in places cause.
pub(super) fn tell() -> Result<(Section, Value), Trouble> {
    let places = places()?;
    let rates = rates(&places)?;
    let ([sea, mill], [sea_s, mill_s]) = (&rates.crude, &rates.standardised);
    let rate = |place: usize, row: usize| places.deaths[place][row] / places.people[place][row];
    let higher = (0..BANDS.len())
        .filter(|&row| rate(1, row) > rate(0, row))
        .count();
    let older = |place: usize| {
        let people = &places.people[place];
        100.0 * total(&people[5..]) / total(people)
    };
    let lead = format!(
        "By crude rates {} looks worse ({} deaths per 100,000 against {}). At the same age structure {} is worse ({} \
         against {}).",
        NAMES[0],
        count(sea.value),
        count(mill.value),
        NAMES[1],
        count(mill_s.value),
        count(sea_s.value),
    );
    let why = format!(
        "Why: {:.0}% of {}'s people are 65 or older, {:.0}% of {}'s; and most deaths are at those ages. Yet in {higher} of \
         {} age bands a larger share of {}'s people die. A crude rate mixes the two; the standardised rate gives both places the ages \
         of one reference population, the European Standard Population 2013.",
        older(0),
        NAMES[0],
        older(1),
        NAMES[1],
        BANDS.len(),
        NAMES[1],
    );
    let blocks = vec![
        Block::Text(lead),
        Block::Table(by_age(&places)),
        Block::Text(why),
        Block::Figure(figure(&rates)?),
        Block::Facts(facts(&rates)),
        Block::Notes("Cautions", cautions(&rates)),
        Block::Notes(
            "Source",
            vec![
                format!("The two places are synthetic: made by a seeded generator (SplitMix64, seed {SEED}), about no real place."),
                "Reference population: European Standard Population 2013, Eurostat, Methodologies and working papers, \
                 KS-RA-13-028."
                    .to_owned(),
            ],
        ),
    ];
    let section = Section {
        heading: "Why rates are standardised for age: two synthetic places".to_owned(),
        blocks,
    };
    let described = [0, 1].map(|place| {
        json!({
            "name": NAMES[place],
            "people": places.people[place],
            "deaths": places.deaths[place],
            "crude_rate": rates.crude[place],
            "standardised_rate": rates.standardised[place],
        })
    });
    let data = json!({
        "synthetic": true,
        "seed": SEED,
        "reference_population": StandardPopulation::European2013.as_str(),
        "age_from": BANDS.iter().map(|band| band.from).collect::<Vec<_>>(),
        "standard_population": places.standard,
        "places": described,
        "cautions": cautions(&rates),
    });
    Ok((section, data))
}

fn by_age(places: &Places) -> Table {
    let mut table = Table::new(
        format!(
            "Deaths in one year by age; rates per 100,000 people of that age. S. = {}, M. = {}; Standard = European Standard \
             Population 2013.",
            NAMES[0], NAMES[1]
        ),
        &[
            "Age",
            "#S. people",
            "#Deaths",
            "#Rate",
            "#M. people",
            "#Deaths",
            "#Rate",
            "#Standard",
        ],
    );
    let cells = |deaths: f64, people: f64| {
        let rate = deaths / people * 100_000.0;
        [count(people), count(deaths), count(rate)]
    };
    for (row, band) in BANDS.iter().enumerate() {
        let mut line = vec![band.name.to_owned()];
        for place in [0, 1] {
            line.extend(cells(places.deaths[place][row], places.people[place][row]));
        }
        line.push(count(places.standard[row]));
        table.row(line);
    }
    let mut line = vec!["All ages".to_owned()];
    for place in [0, 1] {
        line.extend(cells(
            total(&places.deaths[place]),
            total(&places.people[place]),
        ));
    }
    line.push(count(total(&places.standard)));
    table.push(line, true);
    table
}

/// The four rates with their names, crude ones first.
fn named(rates: &Rates) -> [(String, &Estimate); 4] {
    let name = |place: usize, kind: &str| format!("{}, {kind}", NAMES[place]);
    [
        (name(0, "crude"), &rates.crude[0]),
        (name(1, "crude"), &rates.crude[1]),
        (name(0, "standardised"), &rates.standardised[0]),
        (name(1, "standardised"), &rates.standardised[1]),
    ]
}

fn figure(rates: &Rates) -> Result<Figure, Trouble> {
    let named = named(rates);
    let columns: Estimates = estimate_each(&[0, 1, 2, 3, 4], named.len(), |row| {
        Ok(named[row.start].1.clone())
    })?;
    let names: Vec<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
    let labels = Labels::new("Deaths in one year: crude and standardised for age")
        .subtitle("Two synthetic places; standardised to the European Standard Population 2013")
        .value("Deaths per 100,000 people");
    let specification = interval_bars(&names, &columns, &labels, &IntervalBars::new())?;
    let mut table = Table::new(
        "Deaths per 100,000 people in one year",
        &["Place and rate", "#Rate", "#Interval", "Limits"],
    )
    .only(Medium::Page);
    let mut sketched = Vec::new();
    for (name, estimate) in &named {
        let (limits, method) = limits(estimate);
        table.row([
            name.clone(),
            thousands(estimate.value, 1),
            limits.clone(),
            method,
        ]);
        let words = format!("{} ({limits})", thousands(estimate.value, 1));
        sketched.push((name.clone(), estimate.value, words));
    }
    Ok(Figure {
        name: "standardised-rates",
        specification,
        sketch: sketch::bars(&sketched),
        caption: "Standardising turns the order round: the crude rates compare ages as much as they compare places.".to_owned(),
        table,
    })
}

/// Limits as text, and the method with its level.
fn limits(estimate: &Estimate) -> (String, String) {
    let method = estimate.interval.map_or_else(String::new, |i| {
        format!("{}, {}", i.method.as_str(), level(i.level))
    });
    (value_and_limits(estimate, 1).1, method)
}

fn facts(rates: &Rates) -> Vec<(String, String)> {
    let source = |estimate: &Estimate| format!("{}: {}", estimate.measure, limits_method(estimate));
    let [sea, mill] = &rates.standardised;
    vec![
        (
            "Ratio".to_owned(),
            format!(
                "{} over {}: {:.2} standardised, {:.2} crude",
                NAMES[1],
                NAMES[0],
                mill.value / sea.value,
                rates.crude[1].value / rates.crude[0].value
            ),
        ),
        (
            "Unit".to_owned(),
            format!("deaths {} people in one year", sea.unit),
        ),
        ("Direction".to_owned(), sea.direction.to_string()),
        (
            "Intervals".to_owned(),
            format!("{}; {}", source(&rates.crude[0]), source(sea)),
        ),
    ]
}

fn cautions(rates: &Rates) -> Vec<String> {
    let mut all = vec![
        "A standardised rate is for comparing, not for planning: for how many deaths there are, read the crude rate."
            .to_owned(),
        "Eight wide bands keep the table short. Publish with the nineteen five-year bands: within a wide band the ages still \
         differ."
            .to_owned(),
    ];
    let estimates = rates.crude.iter().chain(&rates.standardised);
    add_cautions(&mut all, estimates.flat_map(|estimate| &estimate.cautions));
    all
}
