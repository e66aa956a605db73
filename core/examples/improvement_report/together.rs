//! **Who works together?** Partnerships that overlap, on a day: whom they cover, each person once, and whom they leave out.

use commonweal::{
    AreaValues, Coverage, CoverageModel, Date, Memberships, PartnershipTotals, Result,
};

use super::example_system::ExampleSystem;
use super::partnerships::{PARTNERSHIPS, TODAY, YEAR_ENDS};

/// What is told of partnerships.
#[derive(Debug, Clone)]
pub(crate) struct Together {
    /// The networks as partnerships of practices: each practice in one, so that they add up.
    pub(crate) networks: PartnershipTotals,
    /// The six partnerships on the day of the report.
    pub(crate) now: Coverage,
    /// The same among people in the most deprived national fifth.
    pub(crate) deprived: Coverage,
    /// The six at the end of each year.
    pub(crate) years: Vec<Coverage>,
    /// Why the six cannot be added up, in the words of the error that says so.
    pub(crate) refused: String,
}

/// Counts them.
pub(crate) fn who_works_together(system: &ExampleSystem) -> Result<Together> {
    let codes: Vec<&str> = system
        .networks
        .iter()
        .map(|network| network.code.as_str())
        .collect();
    let mut practices = vec![0.0; system.practices.len()];
    let (mut people, mut poorest) = (vec![0.0; codes.len()], vec![0.0; codes.len()]);
    for area in &system.areas {
        let network = system.practices[area.practice].network;
        let many = f64::from(area.everyone());
        practices[area.practice] += many;
        people[network] += many;
        poorest[network] += if area.in_deprived_fifth() { many } else { 0.0 };
    }
    let (mut member, mut partnership, mut from, mut to) = (vec![], vec![], vec![], vec![]);
    for one in &PARTNERSHIPS {
        for members in one.members {
            for &network in members.networks {
                member.push(codes[network]);
                partnership.push(one.name);
                from.push(Some(Date::parse(members.from)?));
                to.push(members.to.map(Date::parse).transpose()?);
            }
        }
    }
    let members = Memberships::new(&member, &partnership)?.with_dates(Some(&from), Some(&to))?;
    let (everybody, poorest) = (
        AreaValues::people(&codes, &people)?,
        AreaValues::people(&codes, &poorest)?,
    );
    let on =
        |day: &str| -> Result<CoverageModel> { Ok(CoverageModel::new().at(Date::parse(day)?)) };
    let refused = on(TODAY)?.roll_up(&everybody, &members);
    Ok(Together {
        networks: by_network(system, &practices)?,
        now: on(TODAY)?.estimate(&everybody, &members)?,
        deprived: on(TODAY)?.estimate(&poorest, &members)?,
        years: YEAR_ENDS
            .iter()
            .map(|day| on(day)?.estimate(&everybody, &members))
            .collect::<Result<_>>()?,
        refused: refused.map_or_else(|error| error.to_string(), |_| String::new()),
    })
}

/// People of the practices, added up by network.
fn by_network(system: &ExampleSystem, people: &[f64]) -> Result<PartnershipTotals> {
    let practices: Vec<&str> = system
        .practices
        .iter()
        .map(|practice| practice.code.as_str())
        .collect();
    let networks: Vec<&str> = system
        .practices
        .iter()
        .map(|practice| system.networks[practice.network].code.as_str())
        .collect();
    CoverageModel::new().roll_up(
        &AreaValues::people(&practices, people)?,
        &Memberships::new(&practices, &networks)?,
    )
}
