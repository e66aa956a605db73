//! How unequal is it?

use commonweal::chart::{self, Labels};
use commonweal::{Estimate, Gradient};
use serde_json::{Value, json};

use super::super::sketch;
use super::super::story::{Block, Figure, Medium, Section, Table};
use super::super::text::{count, thousands};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, fact, interval_name, limits_method, value_and_limits};
use super::SYNTHETIC;
use super::answers::how_unequal;
use super::example_system::{ExampleSystem, NAME};

pub(super) fn tell(system: &ExampleSystem) -> Result<(Section, String, Value), Trouble> {
    let (gradient, deciles) = how_unequal(system)?;
    let (gap, limits) = value_and_limits(&gradient.slope_index, 0);
    let lead = format!(
        "From the least to the most deprived end of its people the death rate rises by {gap} per 100,000 ({limits})."
    );
    let section = Section {
        heading: "How unequal is it?".to_owned(),
        blocks: vec![
            Block::Text(lead.clone()),
            Block::Figure(figure(&gradient, &deciles)),
            Block::Facts(facts(&gradient, &deciles[0])),
            Block::Notes("Cautions", cautions(&gradient)),
        ],
    };
    let mut data = json!(gradient);
    data["rates"] = json!(deciles);
    Ok((section, lead, data))
}

fn figure(gradient: &Gradient, deciles: &[Estimate]) -> Figure {
    let labels = Labels::new("Deaths at the same ages, by deprivation")
        .subtitle(format!("{NAME} (synthetic), one year; national deciles"))
        .value("Deaths per 100,000 people");
    let mut table = Table::new(
        "Deaths per 100,000 at the same ages, by national decile (1 = most deprived)",
        &[
            "#Decile",
            "#People",
            "#Place",
            "#Rate",
            &interval_name(&deciles[0]),
            "#Fitted",
        ],
    );
    let mut sketched = Vec::new();
    for (row, rate) in deciles.iter().enumerate() {
        let decile = format!("{}", gradient.rank[row]);
        table.row([
            decile.clone(),
            count(gradient.population[row]),
            thousands(gradient.ridit[row], 2),
            thousands(gradient.value[row], 1),
            value_and_limits(rate, 1).1,
            thousands(gradient.fitted[row], 1),
        ]);
        let words = format!(
            "{} (line: {})",
            count(gradient.value[row]),
            count(gradient.fitted[row])
        );
        sketched.push((format!("decile {decile:>2}"), gradient.value[row], words));
    }
    Figure {
        name: "gradient",
        specification: chart::gradient(gradient, &labels),
        sketch: sketch::bars(&sketched),
        caption: "Dots: deciles, each as wide as its share of the people. Dashed: the fitted line; the difference between \
                  its two ends is the slope index."
            .to_owned(),
        table: table.only(Medium::Page),
    }
}

fn facts(gradient: &Gradient, decile: &Estimate) -> Vec<(String, String)> {
    let slope = &gradient.slope_index;
    let (value, limits) = value_and_limits(slope, 1);
    let mut facts = vec![fact(
        "Slope index",
        format!("{value} ({limits}) {}", slope.unit),
    )];
    match (&gradient.relative_index, &gradient.no_relative_index_reason) {
        (Some(relative), _) => {
            let (value, limits) = value_and_limits(relative, 2);
            facts.push(fact("Relative index", format!("{value} ({limits})")));
        }
        (None, Some(reason)) => facts.push(fact("Relative index", reason.to_string())),
        (None, None) => {}
    }
    facts.extend([
        fact("Method", slope.method.to_string()),
        fact("Direction", slope.direction.to_string()),
        fact("Intervals", format!("of the indices: {}; of deciles: {}", limits_method(slope), limits_method(decile))),
        fact(
            "Groups",
            format!(
                "{} of 10 national deciles have people here; deciles are of the whole country's small areas, not of this system's own",
                gradient.rank.len()
            ),
        ),
    ]);
    facts
}

fn cautions(gradient: &Gradient) -> Vec<String> {
    let mut all = vec![SYNTHETIC.to_owned()];
    all.push("A deprived area is not a deprived person: the index is between kinds of places, not between people.".to_owned());
    add_cautions(&mut all, &gradient.slope_index.cautions);
    all
}
