//! The parts of a change, and how one more person before or after moves them.

use super::super::super::distribution::rows;
use super::super::super::entropy::Entropy;
use super::super::groups::Groups;
use super::super::partition::Partition;
use super::MeanLogDeviationChangeForm;
use crate::error::{Error, ErrorCode, Result};
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

/// The change, and its parts.
pub(super) const PARTS: [&str; 6] = [
    "change of the mean log deviation",
    "change of the mean log deviation by inequality within groups",
    "change of the mean log deviation by sizes of groups, within them",
    "change of the mean log deviation by sizes of groups, between them",
    "change of the mean log deviation by means of groups",
    "change of the mean log deviation that is not divided",
];

/// What the columns of a period are called: values and group.
pub(super) const BEFORE: [&str; 2] = ["before", "before_group"];
pub(super) const AFTER: [&str; 2] = ["after", "after_group"];

/// One group in one period.
#[derive(Clone, Copy)]
struct Part {
    share: f64,
    index: f64,
    /// Its mean over that of all, how far that is from 1, and its logarithm.
    ratio: f64,
    past_one: f64,
    log: f64,
    /// Logarithm of its mean.
    mean: f64,
}

/// One period: its groups in the order of the first.
pub(super) struct Period<'a> {
    values: &'a WeightedValues<'a>,
    all: Entropy,
    groups: Vec<Part>,
    of_row: Vec<usize>,
}

impl<'a> Period<'a> {
    /// With the names of the groups in the order that both periods have.
    pub(super) fn new(
        values: &'a WeightedValues<'_>,
        partition: &Partition<'_>,
        names: &[&str],
        [param, group]: [&'static str; 2],
    ) -> Result<Self> {
        let place_of = |name: &str| names.iter().position(|known| *known == name);
        let places: Vec<usize> = partition
            .names
            .iter()
            .map(|name| place_of(name).unwrap_or(names.len()))
            .collect();
        let of_row: Vec<usize> = partition
            .of_row
            .iter()
            .filter_map(|own| places.get(*own).copied())
            .collect();
        if let Some(row) = of_row.iter().position(|place| *place == names.len()) {
            let own = partition.of_row.get(row).copied().unwrap_or_default();
            let name = partition.names.get(own).copied().unwrap_or_default();
            let other = if group == BEFORE[1] {
                "after"
            } else {
                "before"
            };
            let message = format!(
                "`{group}` row {row} is \"{name}\", a group without rows {other}: a change is that of groups which both periods have; put it \
                 together with another, or leave it out of both"
            );
            return Err(Error::new(ErrorCode::UnknownCode, group, message).at(row));
        }
        let about = |error: Error| error.about(param);
        let all = Entropy::new(values, 0.0, "the mean log deviation").map_err(about)?;
        let described = Groups::new(values, partition, &all).map_err(about)?;
        let mut groups: Vec<(usize, Part)> = Vec::with_capacity(names.len());
        for ((place, name), one) in places.iter().zip(&partition.names).zip(&described.each) {
            if one.people == 0.0 {
                let message = format!(
                    "`{group}` has rows of \"{name}\", but nobody stands in them (their weights are zero): leave the group out of both periods"
                );
                return Err(Error::new(ErrorCode::NotComputable, group, message));
            }
            let part = Part {
                share: one.share,
                index: one.index,
                ratio: one.ratio,
                past_one: one.past_one,
                log: log_of(one.ratio, one.past_one),
                mean: math::ln(one.mean),
            };
            groups.push((*place, part));
        }
        groups.sort_unstable_by_key(|(place, _)| *place);
        Ok(Self {
            values,
            all,
            groups: groups.into_iter().map(|(_, part)| part).collect(),
            of_row,
        })
    }

    pub(super) fn index(&self) -> f64 {
        self.all.value
    }

    /// Influence of one unit on a number with this slope, row by row: on the share of its group, `1 - v`, and of the others, `-v`; on the
    /// index of its group `(q - 1 - ln q - I) / v`, and on the logarithm of its mean `(q - 1) / v`, with q its value over that mean; and
    /// on the logarithm of the mean of all.
    pub(super) fn influence(&self, slope: &Slope) -> Vec<f64> {
        let drift = sum::sum_of(
            slope
                .share
                .iter()
                .zip(&self.groups)
                .map(|(by, one)| by * one.share),
        );
        let of = |((y, w), place): ((f64, f64), &usize)| {
            let at = |column: &[f64]| column.get(*place).copied().unwrap_or_default();
            let Some(one) = self.groups.get(*place).filter(|_| w > 0.0) else {
                return 0.0;
            };
            let from_all = self.all.past_one(y);
            let past_one = (from_all - one.past_one) / one.ratio;
            let log = log_of(y / self.all.mean / one.ratio, past_one);
            let own = at(&slope.index) * (past_one - log - one.index) + at(&slope.mean) * past_one;
            at(&slope.share) - drift + own / one.share + slope.all * from_all
        };
        rows(self.values).zip(&self.of_row).map(of).collect()
    }
}

/// The logarithm of a ratio, from it or from how far it is past one.
fn log_of(ratio: f64, past_one: f64) -> f64 {
    if past_one.abs() < 0.5 {
        math::ln_1p(past_one)
    } else {
        math::ln(ratio)
    }
}

/// How a number moves with the share, the index and the logarithm of the mean of each group, and with that of the mean of all.
#[derive(Clone, Default)]
pub(super) struct Slope {
    share: Vec<f64>,
    index: Vec<f64>,
    mean: Vec<f64>,
    all: f64,
}

/// What each group adds to each part: within, sizes within, sizes between, means.
pub(super) type Added = [Vec<f64>; 4];

/// A group before and after, and on average.
struct Both {
    before: Part,
    after: Part,
}

impl Both {
    fn middle(&self, of: impl Fn(&Part) -> f64) -> f64 {
        f64::midpoint(of(&self.before), of(&self.after))
    }

    fn step(&self, of: impl Fn(&Part) -> f64) -> f64 {
        of(&self.after) - of(&self.before)
    }
}

fn both<'a>(before: &'a Period<'_>, after: &'a Period<'_>) -> impl Iterator<Item = Both> + 'a {
    let pairs = before.groups.iter().zip(&after.groups);
    pairs.map(|(one, other)| Both {
        before: *one,
        after: *other,
    })
}

pub(super) fn added(
    form: MeanLogDeviationChangeForm,
    before: &Period<'_>,
    after: &Period<'_>,
) -> Added {
    let exact = form == MeanLogDeviationChangeForm::Exact;
    let mut added = Added::default();
    for one in both(before, after) {
        let (share, sizes) = (one.middle(|part| part.share), one.step(|part| part.share));
        let log = one.middle(|part| part.log);
        let parts = [
            share * one.step(|part| part.index),
            one.middle(|part| part.index) * sizes,
            if exact {
                0.0 - log * sizes
            } else {
                (one.middle(|part| part.ratio) - log) * sizes
            },
            if exact {
                0.0 - share * one.step(|part| part.log)
            } else {
                one.middle(|part| part.share * part.ratio - part.share) * one.step(|part| part.mean)
            },
        ];
        for (column, part) in added.iter_mut().zip(parts) {
            column.push(part);
        }
    }
    added
}

/// How one period moves the change, its parts and the rest; `sign` is below zero for the period before.
pub(super) fn slopes(
    form: MeanLogDeviationChangeForm,
    (before, after): (&Period<'_>, &Period<'_>),
    sign: f64,
) -> [Slope; 6] {
    let exact = form == MeanLogDeviationChangeForm::Exact;
    let mut slopes: [Slope; 6] = Default::default();
    for one in both(before, after) {
        let own = if sign < 0.0 { &one.before } else { &one.after };
        let (share, sizes) = (one.middle(|part| part.share), one.step(|part| part.share));
        let log = one.middle(|part| part.log);
        let gap = one.middle(|part| part.ratio) - log;
        let held = one.middle(|part| part.share * part.ratio - part.share);
        let rise = one.step(|part| part.mean);
        // By the share, the index, the logarithm of the mean, and that of the ratio of means.
        let mut parts = [
            [
                sign * (own.index - own.log),
                sign * own.share,
                0.0,
                -sign * own.share,
            ],
            [one.step(|part| part.index) / 2.0, sign * share, 0.0, 0.0],
            [sign * one.middle(|part| part.index), sizes / 2.0, 0.0, 0.0],
            if exact {
                [-sign * log, 0.0, 0.0, -sizes / 2.0]
            } else {
                [sign * gap, 0.0, 0.0, sizes * (own.ratio - 1.0) / 2.0]
            },
            if exact {
                [-one.step(|part| part.log) / 2.0, 0.0, 0.0, -sign * share]
            } else {
                [
                    (own.ratio - 1.0) * rise / 2.0,
                    0.0,
                    sign * held,
                    own.share * own.ratio * rise / 2.0,
                ]
            },
            [0.0; 4],
        ];
        for way in 0..4 {
            let of = |place: usize| {
                parts
                    .get(place)
                    .and_then(|part| part.get(way))
                    .copied()
                    .unwrap_or_default()
            };
            let rest = if exact {
                0.0
            } else {
                of(0) - (of(1) + of(2) + of(3) + of(4))
            };
            if let Some(cell) = parts.last_mut().and_then(|part| part.get_mut(way)) {
                *cell = rest;
            }
        }
        for (slope, [share, index, mean, ratio]) in slopes.iter_mut().zip(parts) {
            slope.share.push(share);
            slope.index.push(index);
            slope.mean.push(mean + ratio);
            slope.all -= ratio;
        }
    }
    slopes
}
