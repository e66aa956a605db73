//! The story of the gradient: life expectancy of males by national deprivation decile, England 2015 to 2017.

use std::io::Cursor;

use commonweal::chart::{self, Labels};
use commonweal::{Gradient, GradientModel, OrderedGroups, Ranks};
use serde_json::{Value, json};

use super::sketch;
use super::story::{Block, Figure, Medium, Section, Table};
use super::table;
use super::text::level;
use super::trouble::Trouble;
use super::words::{add_cautions, value_and_limits};

/// The published table, committed with its citation (`data/README.md`).
const FILE: &str = include_str!("data/life_expectancy_2015_2017.csv");

const SOURCE: &str = "Office for National Statistics, Health state life expectancies by national deprivation deciles, \
    England and Wales: 2015 to 2017, released 27 March 2019. Open Government Licence v3.0.";
/// Where the source can be read: a citation, never loaded.
const ADDRESS: &str = "https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/healthinequalities/\
    bulletins/healthstatelifeexpectanciesbyindexofmultipledeprivationimd/2015to2017";

/// The published table.
#[derive(Debug, Clone, PartialEq)]
pub struct Deciles {
    /// National deciles of the English Indices of Deprivation 2015, 1 = most deprived.
    pub decile: Vec<f64>,
    /// Life expectancy at birth, in years.
    pub life: Vec<f64>,
    /// Years of it in good health.
    pub healthy: Vec<f64>,
}

/// One measure by decile: its gradient, and what ONS published for it.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its name.
    pub name: &'static str,
    key: &'static str,
    /// The gradient with both indices.
    pub gradient: Gradient,
    /// The slope index that ONS published, in years.
    pub published: f64,
}

/// Reads the built-in table.
///
/// # Errors
/// Only where the committed file is no longer as it should be.
pub fn deciles() -> Result<Deciles, Trouble> {
    let wanted = ["decile", "life_expectancy", "healthy_life_expectancy"];
    let name = "life_expectancy_2015_2017.csv".to_owned();
    let mut table = table::Table::read(name, Box::new(Cursor::new(FILE)), wanted)?;
    let mut deciles = Deciles {
        decile: Vec::new(),
        life: Vec::new(),
        healthy: Vec::new(),
    };
    while let Some(row) = table.next()? {
        let decile = row.whole(0, &(1..=10), "a decile, a whole number from 1 to 10")?;
        deciles.decile.push(decile as f64);
        deciles.life.push(row.number(1, "a number of years")?);
        deciles.healthy.push(row.number(2, "a number of years")?);
    }
    Ok(deciles)
}

/// Both measures with their gradients.
///
/// # Errors
/// None that the built-in table causes.
pub fn measures(deciles: &Deciles) -> Result<[Measure; 2], Trouble> {
    // Each decile is a tenth of the people: the table has no populations, and percentages read well in the chart.
    let tenths = vec![10.0; deciles.decile.len()];
    let gradient = |values: &[f64]| -> Result<Gradient, Trouble> {
        let ranks = Ranks::most_deprived_first(&deciles.decile);
        let groups = OrderedGroups::new(values, &tenths, ranks)?;
        Ok(GradientModel::new().estimate(&groups)?.with_unit("years"))
    };
    Ok([
        Measure {
            name: "Life expectancy",
            key: "life_expectancy",
            gradient: gradient(&deciles.life)?,
            published: 9.4,
        },
        Measure {
            name: "Healthy life expectancy",
            key: "healthy_life_expectancy",
            gradient: gradient(&deciles.healthy)?,
            published: 19.1,
        },
    ])
}

/// Tells it: the section, its answer in a sentence, and its part of the JSON.
///
/// # Errors
/// None that the built-in table causes.
pub fn tell() -> Result<(Section, String, Value), Trouble> {
    let deciles = deciles()?;
    let measures = measures(&deciles)?;
    let [life, healthy] = &measures;
    let lead = format!(
        "Along the whole gradient of deprivation, males at the least deprived end can expect to live {:.1} years longer \
         than males at the most deprived end, and {:.1} years longer in good health.",
        life.gradient.slope_index.value, healthy.gradient.slope_index.value
    );
    let mut blocks = vec![
        Block::Table(both(life, healthy).only(Medium::Terminal)),
        Block::Text(
            "The place of a decile is the middle of its tenth of the people, from 0 (most deprived) to 1 (least). The line \
             is fitted through all ten, so no single decile decides the index."
                .to_owned(),
        ),
    ];
    for (measure, sketched) in measures.iter().zip([true, false]) {
        blocks.push(Block::Figure(figure(measure, sketched.then_some(&deciles))));
    }
    blocks.push(Block::Table(indices(&measures)));
    blocks.push(Block::Facts(facts(life)));
    blocks.push(Block::Notes("Cautions", cautions(&measures)));
    blocks.push(Block::Notes("Source", vec![SOURCE.to_owned()]));
    blocks.push(Block::Link(
        "The release of the Office for National Statistics",
        ADDRESS,
    ));
    let section = Section {
        heading: "Life expectancy at birth by deprivation: males, England, 2015 to 2017".to_owned(),
        blocks,
    };
    let data = json!({
        "population": "males at birth, England, 2015 to 2017",
        "groups": "national deciles of the English Indices of Deprivation 2015, 1 = most deprived; ten equal groups, so `population` is \
            per cent",
        "measures": measures
            .iter()
            .map(|measure| {
                json!({ "measure": measure.key, "published_slope_index": measure.published, "gradient": measure.gradient })
            })
            .collect::<Vec<_>>(),
        "cautions": cautions(&measures),
        "source": SOURCE,
        "address": ADDRESS,
    });
    Ok((section, lead, data))
}

/// Both measures in one table, for the terminal.
fn both(life: &Measure, healthy: &Measure) -> Table {
    let mut table = Table::new(
        "Years expected at birth by national deprivation decile (1 = most deprived), with the fitted line",
        &[
            "#Decile",
            "#Place",
            "#Life exp.",
            "#fitted",
            "#Healthy",
            "#fitted",
            "#In poorer health",
        ],
    );
    let (a, b) = (&life.gradient, &healthy.gradient);
    for row in 0..a.rank.len() {
        table.row([
            format!("{}", a.rank[row]),
            format!("{:.2}", a.ridit[row]),
            format!("{:.1}", a.value[row]),
            format!("{:.1}", a.fitted[row]),
            format!("{:.1}", b.value[row]),
            format!("{:.1}", b.fitted[row]),
            format!("{:.1}", a.value[row] - b.value[row]),
        ]);
    }
    table
}

/// The chart of one measure. The sketch shows both at once, and so stands with the first only.
fn figure(measure: &Measure, sketched: Option<&Deciles>) -> Figure {
    let labels = Labels::new(format!("{} at birth by deprivation", measure.name))
        .subtitle("Males, England, 2015 to 2017; national deciles of IMD 2015 (ONS 2019)")
        .value("Years");
    let gradient = &measure.gradient;
    let mut table = Table::new(
        format!("{}, years, by decile (1 = most deprived)", measure.name),
        &["#Decile", "#Place", "#Years", "#Fitted"],
    )
    .only(Medium::Page);
    for row in 0..gradient.rank.len() {
        table.row([
            format!("{}", gradient.rank[row]),
            format!("{:.2}", gradient.ridit[row]),
            format!("{:.2}", gradient.value[row]),
            format!("{:.2}", gradient.fitted[row]),
        ]);
    }
    let sketch = sketched.map_or_else(Vec::new, |deciles| {
        let rows: Vec<(String, f64, f64)> = (0..deciles.decile.len())
            .map(|row| {
                let end = match row {
                    0 => " most deprived",
                    _ if row + 1 == deciles.decile.len() => " least deprived",
                    _ => "",
                };
                let label = format!("{:>2}{end}", deciles.decile[row]);
                (label, deciles.healthy[row], deciles.life[row])
            })
            .collect();
        let mut lines = sketch::pairs(&rows, "");
        lines.push(
            "  ○ healthy life expectancy   ● life expectancy   ─ years in poorer health".to_owned(),
        );
        lines
    });
    Figure {
        name: measure.key,
        specification: chart::gradient(gradient, &labels),
        sketch,
        caption: "Dots: deciles as published, each as wide as its tenth of the people. Dashed: the fitted line, with its \
                  values at the two ends; their difference is the slope index."
            .to_owned(),
        table,
    }
}

/// Both indices of both measures.
fn indices(measures: &[Measure]) -> Table {
    let slope = measures
        .first()
        .map(|measure| &measure.gradient.slope_index);
    let at = slope
        .and_then(|slope| slope.interval)
        .map_or(0.95, |i| i.level);
    let interval = format!("#{} interval", level(at));
    let mut table = Table::new(
        "Slope index of inequality, in years, and relative index of inequality, a ratio",
        &[
            "Measure",
            "#Slope index",
            &interval,
            "#ONS published",
            "#Relative index",
            &interval,
        ],
    );
    for measure in measures {
        let (slope, slope_limits) = value_and_limits(&measure.gradient.slope_index, 1);
        let (relative, relative_limits) = match &measure.gradient.relative_index {
            Some(relative) => value_and_limits(relative, 3),
            None => ("none".to_owned(), String::new()),
        };
        let published = format!("{:.1}", measure.published);
        table.row([
            measure.name.to_owned(),
            slope,
            slope_limits,
            published,
            relative,
            relative_limits,
        ]);
    }
    table
}

/// How both indices are made and read: the same for all measures.
fn facts(measure: &Measure) -> Vec<(String, String)> {
    let slope = &measure.gradient.slope_index;
    let mut facts = vec![
        (
            "Method".to_owned(),
            format!("{} ({} groups)", slope.method, slope.n),
        ),
        ("Slope index".to_owned(), slope.direction.to_string()),
    ];
    if let Some(relative) = &measure.gradient.relative_index {
        facts.push(("Relative index".to_owned(), relative.direction.to_string()));
    }
    if let Some(reason) = &measure.gradient.no_relative_index_reason {
        facts.push(("No relative index".to_owned(), reason.to_string()));
    }
    if let Some(i) = slope.interval {
        let words = format!(
            "{} with Student's t on {} degrees of freedom ({})",
            i.method.as_str(),
            slope.n.saturating_sub(2),
            i.method.source()
        );
        facts.push(("Limits".to_owned(), words));
    }
    facts
}

/// The cautions of all indices, each once, and those that belong to this table.
fn cautions(measures: &[Measure]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for measure in measures {
        let gradient = &measure.gradient;
        for estimate in [
            Some(&gradient.slope_index),
            gradient.relative_index.as_ref(),
        ] {
            add_cautions(
                &mut all,
                estimate.iter().flat_map(|estimate| &estimate.cautions),
            );
        }
    }
    all.push(
        "The table gives no populations: its ten deciles count as equal tenths. They are national deciles; deciles \
         within one place are another question."
            .to_owned(),
    );
    for measure in measures {
        let gradient = &measure.gradient;
        if let (Some(value), Some(fitted)) = (gradient.value.first(), gradient.fitted.first()) {
            all.push(format!(
                "{}: the most deprived decile lies {:.1} years {} the line, so the index does not tell its whole story.",
                measure.name,
                (value - fitted).abs(),
                if value < fitted { "below" } else { "above" },
            ));
        }
    }
    all
}
