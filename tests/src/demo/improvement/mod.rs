//! The improvement report: one system, six questions. What is computed stands in core's example of the same name; here it
//! is put into words, tables and pictures.

#[path = "../../../../core/examples/improvement_report/answers.rs"]
mod answers;
mod branches;
mod change;
#[path = "../../../../core/examples/improvement_report/example_system.rs"]
mod example_system;
mod glance;
mod gradient;
mod partners;
#[path = "../../../../core/examples/improvement_report/partnerships.rs"]
mod partnerships;
mod places;
mod practices;
#[path = "../../../../core/examples/improvement_report/random.rs"]
mod random;
mod reached;
#[path = "../../../../core/examples/improvement_report/together.rs"]
mod together;
#[path = "../../../../core/examples/improvement_report/tree.rs"]
mod tree;
#[path = "../../../../core/examples/improvement_report/trusts.rs"]
mod trusts;

use serde_json::json;

use super::story::{Block, Section, Story};
use super::text::whole;
use super::trouble::Trouble;
use example_system::{NAME, SEED};

/// Said under every section.
const SYNTHETIC: &str = "The system is synthetic: made by a seeded generator (SplitMix64), about no real place, trust or person.";

/// Tells it.
///
/// # Errors
/// None that the built-in system causes.
pub(super) fn tell() -> Result<Story, Trouble> {
    let system = example_system::example_system();
    let people: u32 = system.areas.iter().flat_map(|area| area.people).sum();
    let (places, places_lead, places_data) = places::tell(&system)?;
    let (gradient, gradient_lead, gradient_data) = gradient::tell(&system)?;
    let (practices, practices_lead, practices_data) = practices::tell(&system)?;
    let (change, change_lead, change_data) = change::tell(&system)?;
    let (partners, partners_lead, partners_data) = partners::tell(&system)?;
    let (reached, reached_lead, reached_data) = reached::tell(&system)?;
    let in_short = Section {
        heading: "In short".to_owned(),
        blocks: vec![Block::Notes(
            "Findings",
            vec![
                places_lead,
                gradient_lead,
                practices_lead,
                change_lead,
                partners_lead,
                reached_lead,
            ],
        )],
    };
    Ok(Story {
        title: format!("Improvement report: {NAME} (synthetic)"),
        lead: format!(
            "{NAME} is an invented system of {} people, four places and two acute trusts. Six questions about it, each answered \
             with its interval and its cautions.",
            whole(u64::from(people))
        ),
        sections: vec![
            in_short, places, gradient, practices, change, partners, reached,
        ],
        data: json!({
            "report": "improvement",
            "system": NAME,
            "synthetic": true,
            "seed": SEED,
            "people": people,
            "places": places_data,
            "gradient": gradient_data,
            "practices": practices_data,
            "change": change_data,
            "together": partners_data,
            "reached": reached_data,
        }),
    })
}
