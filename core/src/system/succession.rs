//! Which organisation or place came after which: mergers, splits, new codes.

use super::Date;
use super::names::{Names, Pairs, shown};
use crate::error::{Error, ErrorCode, Result};
use crate::input::same_length;
use crate::numeric::sum::ExactSum;

/// Shares of a split come to 1 as closely as this: published shares are rounded.
const SHARES: f64 = 1e-9;

#[derive(Debug, Clone, Copy)]
struct Event {
    predecessor: u32,
    successor: u32,
    effective: Date,
    share: f64,
    row: usize,
}

/// Columns of successions: on a day, a code was followed by another.
///
/// Several predecessors of one successor are a merger; one of one a new code; one of several a split, which needs the
/// share of each. A code that goes on after a split is a successor of itself.
///
/// ```
/// use commonweal::{Date, Successions};
/// let merger = Successions::new(&["RR1"], &["RRK"], &[Date::new(2018, 4, 1)?], None)?;
/// assert_eq!(merger.len(), 1);
/// let error = Successions::new(&["A", "A"], &["B", "C"], &[Date::new(2020, 1, 1)?; 2], None).unwrap_err();
/// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("share")));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Successions {
    codes: Names,
    /// Sorted by predecessor, day and row.
    events: Vec<Event>,
}

impl Successions {
    /// Reads and checks the successions; `share` is NaN where it is not given.
    ///
    /// ```
    /// # use commonweal::{Date, Successions};
    /// let day = [Date::new(2020, 4, 1)?; 2];
    /// assert_eq!(Successions::new(&["A", "A"], &["B", "C"], &day, Some(&[0.75, 0.25]))?.len(), 2);
    /// let error = Successions::new(&["A", "A"], &["B", "C"], &day, Some(&[0.75, 0.5])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("out-of-range", Some("share"))); // they come to 1.25
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `missing-argument` for a split without shares; `out-of-range` for a share that is none, or
    /// shares that do not come to 1; `duplicate-key` for a row that stands twice; `cycle` for a successor that itself
    /// ends on the same day.
    pub fn new(
        predecessor: &[&str],
        successor: &[&str],
        effective: &[Date],
        share: Option<&[f64]>,
    ) -> Result<Self> {
        let rows = predecessor.len();
        if successor.len() != rows {
            return Err(Error::length(
                "successor",
                successor.len(),
                "predecessor",
                rows,
            ));
        }
        if effective.len() != rows {
            return Err(Error::length(
                "effective",
                effective.len(),
                "predecessor",
                rows,
            ));
        }
        if let Some(share) = share {
            same_length("share", share, "predecessor", rows)?;
        }
        let mut codes = Names::default();
        let mut events = Vec::with_capacity(rows);
        for (row, ((before, after), &effective)) in
            predecessor.iter().zip(successor).zip(effective).enumerate()
        {
            let share = share
                .and_then(|share| share.get(row))
                .copied()
                .unwrap_or(f64::NAN);
            if share <= 0.0 || share > 1.0 {
                let reason = "a share is above 0 and at most 1";
                return Err(Error::value(
                    ErrorCode::OutOfRange,
                    "share",
                    row,
                    share,
                    reason,
                ));
            }
            events.push(Event {
                predecessor: codes.add(before),
                successor: codes.add(after),
                effective,
                share,
                row,
            });
        }
        events.sort_unstable_by_key(|event| (event.predecessor, event.effective, event.row));
        let mut new = Self { codes, events };
        new.check()?;
        Ok(new)
    }

    /// How many rows.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// assert_eq!(merger.len(), 1);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// # use commonweal::Successions;
    /// assert!(Successions::new(&[], &[], &[], None)?.is_empty()); // nothing changed
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    fn check(&mut self) -> Result<()> {
        let codes = &self.codes;
        for event in &mut self
            .events
            .chunk_by_mut(|a, b| (a.predecessor, a.effective) == (b.predecessor, b.effective))
        {
            check_one(event, codes)?;
        }
        for event in &self.events {
            if event.successor != event.predecessor
                && let Some(other) = self.on(event.successor, event.effective)
            {
                let message = format!(
                    "`successor` row {} is {}, which itself ends on that day (row {}): give the last successor",
                    event.row,
                    shown(self.codes.text(event.successor)),
                    other.row
                );
                return Err(Error::new(ErrorCode::Cycle, "successor", message).at(event.row));
            }
        }
        Ok(())
    }

    /// An event of a code on a day.
    fn on(&self, code: u32, day: Date) -> Option<&Event> {
        let key = (code, day);
        let at = self
            .events
            .partition_point(|event| (event.predecessor, event.effective) < key);
        let event = self.events.get(at)?;
        ((event.predecessor, event.effective) == key).then_some(event)
    }

    /// The events of a code after a day (all of them without one), by day.
    fn after(&self, code: u32, day: Option<Date>) -> &[Event] {
        let start = self.events.partition_point(|event| {
            event.predecessor < code
                || (event.predecessor == code && day.is_some_and(|day| event.effective <= day))
        });
        let end = self
            .events
            .partition_point(|event| event.predecessor <= code);
        self.events.get(start..end).unwrap_or(&[])
    }

    /// What became of a code: each code that holds a part of it on `as_of`, with its share and the day it took over.
    ///
    /// Counts of a code that goes on after a split are divided only where they are older than the split. Parts that come
    /// together again are one, so that there are never more of them than codes.
    pub(super) fn follow(&self, code: &str, dated: Date, as_of: Date) -> Vec<Heir> {
        let start = Heir {
            code: self.codes.find(code).unwrap_or(u32::MAX),
            share: 1.0,
            took_over: None,
            late: false,
            since: None,
        };
        let mut heirs = vec![start];
        loop {
            let days = heirs
                .iter()
                .filter_map(|heir| self.next(heir, dated, as_of));
            // Days only grow from round to round, so that there is a last one.
            let Some(day) = days.map(|(day, _)| day).min() else {
                return heirs;
            };
            let mut numbers = Pairs::default();
            let mut next: Vec<Heir> = Vec::with_capacity(heirs.len());
            let mut keep = |heir: Heir| {
                let (number, new) = numbers.add(0, heir.code);
                match next.get_mut(number) {
                    Some(same) if !new => {
                        // In the order of the rows: two parts at a time.
                        same.share += heir.share;
                        same.took_over = same.took_over.max(heir.took_over);
                        same.late |= heir.late;
                        same.since = same.since.max(heir.since);
                    }
                    _ => next.push(heir),
                }
            };
            for heir in heirs {
                match self.next(&heir, dated, as_of) {
                    Some((when, events)) if when == day => {
                        for event in events {
                            let changed = event.successor != heir.code;
                            keep(Heir {
                                code: event.successor,
                                share: heir.share * event.share,
                                took_over: if changed { Some(day) } else { heir.took_over },
                                late: heir.late || dated >= day,
                                since: Some(day),
                            });
                        }
                    }
                    _ => keep(heir),
                }
            }
            heirs = next;
        }
    }

    /// The first day after the last change on which a part changes hands, and how.
    fn next(&self, heir: &Heir, dated: Date, as_of: Date) -> Option<(Date, &[Event])> {
        let events = self.after(heir.code, heir.since);
        let days = events.chunk_by(|a, b| a.effective == b.effective);
        days.filter_map(|events| Some((events.first()?.effective, events)))
            .take_while(|(day, _)| *day <= as_of)
            .find(|(day, events)| {
                dated < *day || !events.iter().any(|event| event.successor == heir.code)
            })
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> &str {
        self.codes.text(code)
    }

    /// The days of the successions, each once, in order: two dates between the same of them have the same successors.
    pub(super) fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.events.iter().map(|event| event.effective).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The codes that followed a code, on any day.
    pub(super) fn successors(&self, code: &str) -> Vec<&str> {
        let Some(start) = self.codes.find(code) else {
            return Vec::new();
        };
        let mut seen = Pairs::default();
        let mut found = Vec::new();
        for event in self.after(start, None) {
            if event.successor != start && seen.add(0, event.successor).1 {
                found.push(self.codes.text(event.successor));
            }
        }
        found
    }
}

/// The successors of one code on one day: shares that come to 1, each successor once.
fn check_one(events: &mut [Event], codes: &Names) -> Result<()> {
    let several = events.len() > 1;
    let mut total = ExactSum::new();
    let mut seen = Pairs::default();
    for &event in events.iter() {
        if !seen.add(0, event.successor).1 {
            let message = format!(
                "`successor` row {} says again that {} became {} on that day: leave one row out",
                event.row,
                shown(codes.text(event.predecessor)),
                shown(codes.text(event.successor))
            );
            return Err(Error::new(ErrorCode::DuplicateKey, "successor", message).at(event.row));
        }
        if event.share.is_nan() && several {
            let message = format!(
                "`share` is needed in row {}: {} has several successors on that day, and how much went to each is not a thing to guess",
                event.row,
                shown(codes.text(event.predecessor))
            );
            return Err(Error::new(ErrorCode::MissingArgument, "share", message).at(event.row));
        }
        total.add(if event.share.is_nan() {
            1.0
        } else {
            event.share
        });
    }
    let total = total.value();
    let first = events.first().map_or(0, |event| event.row);
    if (total - 1.0).abs() > SHARES {
        let message = format!(
            "`share` row {first}: the shares of the successors of {} come to {total} on that day, not to 1",
            events
                .first()
                .map_or(String::new(), |event| shown(codes.text(event.predecessor)))
        );
        return Err(Error::new(ErrorCode::OutOfRange, "share", message).at(first));
    }
    for event in events {
        if event.share.is_nan() {
            event.share = 1.0;
        }
    }
    Ok(())
}

/// A code that holds counts of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heir {
    /// Its number among the codes of the successions; the largest of all for a code that they do not have.
    pub(super) code: u32,
    pub(super) share: f64,
    /// The day on which it took over; none where nothing changed.
    pub(super) took_over: Option<Date>,
    /// Whether the counts are dated after the end of the code that they were reported under.
    pub(super) late: bool,
    /// The day of the last change, of hands or of size.
    since: Option<Date>,
}
