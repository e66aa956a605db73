//! Strata and clusters by name, numbered and counted.

use std::collections::HashMap;
use std::sync::Arc;

use super::choices::SingleCluster;
use super::design::SurveyDesign;
use crate::error::{Error, ErrorCode, Result};
use crate::input::finite;
use crate::numbered::Numbered;
use crate::numeric::stages::{Frame, Lonely, Stages, Stratum};

/// One stratum as its rows are read.
struct Found {
    clusters: usize,
    fraction: f64,
    /// Where it was seen first.
    row: usize,
}

/// The first stage of the whole sample, and the cluster of each row.
pub(super) fn first_stage(design: &SurveyDesign<'_>, rows: usize) -> Result<Stages> {
    for (name, column) in [("strata", &design.strata), ("clusters", &design.clusters)] {
        if let Some(column) = column
            && column.len() != rows
        {
            return Err(Error::length(name, column.len(), "values", rows));
        }
    }
    if rows == 0 {
        return Err(Error::empty("values"));
    }
    let row_strata = match &design.strata {
        Some(names) => numbered(names.iter().copied()),
        None => vec![0; rows],
    };
    let fractions = fractions(design, &row_strata, rows)?;
    let mut strata: Vec<Found> = Vec::new();
    for (row, &stratum) in row_strata.iter().enumerate() {
        if stratum == strata.len() {
            strata.push(Found {
                clusters: 0,
                fraction: fractions.get(row).copied().unwrap_or(0.0),
                row,
            });
        }
    }
    // The number of each row's cluster among those of its stratum.
    let mut seen: HashMap<(&str, usize), usize> = HashMap::new();
    let (mut names, mut homes) = (Numbered::default(), Vec::new());
    let mut within = Vec::with_capacity(rows);
    for (row, &stratum) in row_strata.iter().enumerate() {
        let Some(found) = strata.get_mut(stratum) else {
            continue;
        };
        let mut next = || {
            found.clusters += 1;
            found.clusters - 1
        };
        let number = match design.clusters.as_ref().and_then(|names| names.get(row)) {
            None => next(),
            Some(name) => {
                let (number, new) = names.number(name);
                if new {
                    homes.push(stratum);
                }
                if homes.get(number) != Some(&stratum) && !design.nested {
                    let message = format!(
                        "`clusters` row {row}: \"{name}\" stands in two strata, but a cluster is drawn from one: correct it, or say \
                         nested=true where the names start again in each stratum"
                    );
                    return Err(
                        Error::new(ErrorCode::ConflictingArguments, "clusters", message).at(row),
                    );
                }
                *seen.entry((name, stratum)).or_insert_with(next)
            }
        };
        within.push(number);
    }
    let mut start = 0;
    let strata: Vec<(Stratum, usize)> = strata
        .iter()
        .map(|found| {
            let stratum = Stratum {
                start,
                clusters: found.clusters,
                fraction: found.fraction,
            };
            start += found.clusters;
            (stratum, found.row)
        })
        .collect();
    let lonely = lonely(design, &strata)?;
    let starts = |stratum: &usize| strata.get(*stratum).map_or(0, |(one, _)| one.start);
    let clusters = row_strata.iter().map(starts).zip(within);
    let clusters = clusters.map(|(start, number)| start + number).collect();
    let strata = strata.into_iter().map(|(stratum, _)| stratum).collect();
    Ok(Stages::new(Arc::new(Frame { strata, lonely }), clusters))
}

/// The number of each row's name, in order of first appearance.
fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut numbers = Numbered::default();
    names.map(|name| numbers.number(name).0).collect()
}

/// Shares of the clusters that were drawn, the same in all rows of a stratum.
fn fractions<'a>(
    design: &SurveyDesign<'a>,
    row_strata: &[usize],
    rows: usize,
) -> Result<&'a [f64]> {
    let name = "sampling_fraction";
    let Some(fractions) = design.sampling_fraction else {
        return Ok(&[]);
    };
    crate::input::same_length(name, fractions, "values", rows)?;
    finite(name, fractions)?;
    // Strata are numbered in order of first appearance.
    let mut of_strata: Vec<f64> = Vec::new();
    for (row, (&fraction, &stratum)) in fractions.iter().zip(row_strata).enumerate() {
        if stratum == of_strata.len() {
            of_strata.push(fraction);
        }
        let trouble = if !(0.0..=1.0).contains(&fraction) {
            "it must be a share from 0 to 1: the clusters drawn over those that there are"
        } else if of_strata.get(stratum) != Some(&fraction) {
            "it must be the same in all rows of a stratum"
        } else {
            continue;
        };
        return Err(Error::value(
            ErrorCode::OutOfRange,
            name,
            row,
            fraction,
            trouble,
        ));
    }
    Ok(fractions)
}

/// What is done with a stratum of one cluster, if there is one; an error where nothing was said.
fn lonely(design: &SurveyDesign<'_>, strata: &[(Stratum, usize)]) -> Result<Lonely> {
    let single = |stratum: &Stratum| stratum.clusters == 1 && stratum.fraction < 1.0;
    let refused = |row: usize, what: &str| {
        let name = design.strata.as_ref().and_then(|names| names.get(row));
        let which = name.map_or("the sample".to_owned(), |name| {
            format!("stratum \"{name}\"")
        });
        let message = format!(
            "`clusters` row {row}: {which} has one cluster, which does not say how clusters differ: {what}"
        );
        Err(Error::new(ErrorCode::TooFewGroups, "clusters", message).at(row))
    };
    let alone = strata.iter().find(|(stratum, _)| single(stratum));
    let known = strata
        .iter()
        .any(|(stratum, _)| stratum.clusters > 1 && stratum.fraction < 1.0);
    let Some((_, row)) = alone else {
        return Ok(Lonely::Certainty);
    };
    if !known {
        return refused(*row, "nor does any other; limits need a stratum with two");
    }
    match design.single_cluster.unwrap_or(SingleCluster::Refuse) {
        SingleCluster::Refuse => refused(
            *row,
            "join it to a stratum like it, or choose single_cluster=\"average\", \"centre\" or \"certainty\"",
        ),
        SingleCluster::Average => Ok(Lonely::Average),
        SingleCluster::Centre => Ok(Lonely::Centre),
        SingleCluster::Certainty => Ok(Lonely::Certainty),
    }
}
