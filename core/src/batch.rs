//! One measure over many groups of rows.

mod report;

use std::ops::Range;
#[cfg(feature = "parallel")]
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

pub use report::estimate_each_reported;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Estimates};

/// The most rows times draws of one call.
///
/// Measured on one core (that of `benches/README.md`), slope and relative index together, a row and draw takes 1.7 to 5 ns
/// where the noise is on the scale of the fit, 14 to 36 ns where every group is drawn by itself, for ten groups; and 54 ns at
/// worst, for fits of two groups. So the cap is half a minute of the usual work and a few minutes of the dearest, shared by
/// the cores that there are. It lets through ten thousand fits of ten groups at 100,000 draws: every upper-tier authority of
/// England, in ten years, for six indicators. What is above it is mostly a `by` that was not meant, or noughts too many.
const WORK_CAP: u64 = 10_000_000_000;

/// Rows times draws between two tellings of progress where one thread both works and tells.
const TELL_EVERY: u64 = 16_384;

/// How long the thread that tells of progress sleeps while the others work.
#[cfg(feature = "parallel")]
const NAP: std::time::Duration = std::time::Duration::from_millis(30);

/// Computes one estimate for each group of rows; `offsets` holds where each group starts, and the end of the last.
///
/// Groups are computed in parallel under the feature `parallel`; the result is the same, in the same order. An
/// error of one group carries the row of the whole input. For work that may take long, [`estimate_each_with`].
///
/// ```
/// use commonweal::{estimate_each, DirectRate, Strata};
/// let events = [10.0, 20.0, 5.0, 40.0];
/// let population = [1_000.0, 1_000.0, 1_000.0, 2_000.0];
/// let standard = [3.0, 1.0, 3.0, 1.0];
/// let rates = estimate_each(&[0, 2, 4], 4, |rows| {
///     let strata = Strata::new(&events[rows.clone()], &population[rows.clone()], &standard[rows])?;
///     DirectRate::new().estimate(&strata)
/// })?;
/// assert_eq!(rates.value[0], 1250.0);
/// assert!((rates.value[1] - 875.0).abs() < 1e-9);
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `out-of-range` where the offsets do not rise from 0 to `rows`, and the first error of any group.
pub fn estimate_each<F>(offsets: &[usize], rows: usize, compute: F) -> Result<Estimates>
where
    F: Fn(Range<usize>) -> Result<Estimate> + Sync,
{
    estimate_each_with(offsets, rows, 0, &mut |_, _| true, |rows, _| compute(rows))
}

/// The same for long work: bounded, telling of progress, and stopped when the caller says so.
///
/// `draws` is how many draws the fit of each group makes, 0 where nothing is drawn
/// ([`SlopeIndex::draws_made`](crate::SlopeIndex::draws_made) knows). `progress` is told, on the calling thread, how many
/// draws of all groups are made of how many (or how many groups are done, where nothing is drawn): first none, then more
/// and more, at last all; `false` from it cancels between two groups and inside a simulation. `compute` gets what it hands on
/// to `estimate_with_progress`. The result is that of [`estimate_each`], to the last bit.
///
/// ```
/// use commonweal::{estimate_each_with, OrderedGroups, Ranks, SlopeIndex, SlopeInterval};
/// let (values, people) = ([30.0, 25.0, 20.0, 29.0, 23.0, 18.0], [1.0; 6]);
/// let (rank, errors) = ([1.0, 2.0, 3.0, 1.0, 2.0, 3.0], [0.5; 6]);
/// let model = SlopeIndex::new().interval(SlopeInterval::Simulated).draws(20_000);
/// let mut shares = Vec::new();
/// let mut tell = |done: u64, total: u64| {
///     shares.push(done as f64 / total as f64);
///     true
/// };
/// let indices = estimate_each_with(&[0, 3, 6], 6, model.draws_made(), &mut tell, |rows, progress| {
///     let ranks = Ranks::most_deprived_first(&rank[rows.clone()]);
///     let groups = OrderedGroups::new(&values[rows.clone()], &people[rows.clone()], ranks)?
///         .with_standard_errors(&errors[rows])?;
///     model.estimate_with_progress(&groups, progress)
/// })?;
/// assert!((indices.value[1] - -16.5).abs() < 1e-9);
/// assert_eq!((shares[0], shares[shares.len() - 1]), (0.0, 1.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `out-of-range` where the offsets do not rise from 0 to `rows`; `too-much-work` where rows times `draws` is above
/// 10,000,000,000; `cancelled`; and the first error of any group.
pub fn estimate_each_with<F>(
    offsets: &[usize],
    rows: usize,
    draws: u32,
    progress: &mut dyn FnMut(u64, u64) -> bool,
    compute: F,
) -> Result<Estimates>
where
    F: Fn(Range<usize>, &mut dyn FnMut(u32, u32) -> bool) -> Result<Estimate> + Sync,
{
    let groups = offsets.len().saturating_sub(1);
    if groups == 0 {
        return Err(Error::empty("offsets"));
    }
    let rising = offsets.is_sorted_by(|a, b| a < b);
    if !rising || offsets.first() != Some(&0) || offsets.last() != Some(&rows) {
        return Err(Error::new(
            ErrorCode::OutOfRange,
            "offsets",
            format!(
                "`offsets` must rise from 0 to the number of rows ({rows}): no group may be empty"
            ),
        ));
    }
    let work = (rows as u64).saturating_mul(u64::from(draws));
    if work > WORK_CAP {
        return Err(Error::new(
            ErrorCode::TooMuchWork,
            "draws",
            format!(
                "`draws` ({}) times the rows of all groups ({}) is {}, above the cap of {} for one call: ask for fewer draws, \
                 for limits that need none, or split the table and compute one part after another",
                grouped(u64::from(draws)),
                grouped(rows as u64),
                grouped(work),
                grouped(WORK_CAP)
            ),
        ));
    }
    let batch = Batch::new(offsets, draws, &compute);
    let total = batch.each.saturating_mul(batch.groups as u64);
    let mut tell = |done: u64| progress(done, total);
    if !tell(0) {
        return Err(cancelled());
    }
    let estimates = batch.run(&mut tell);
    if batch.stopped.load(Ordering::Relaxed) {
        return Err(cancelled());
    }
    let estimates = estimates?;
    // The last word is theirs too, as it is in a single simulation.
    if !tell(total) {
        return Err(cancelled());
    }
    Ok(Estimates::from_rows(estimates))
}

/// A whole number with a comma after every three digits, so that noughts need not be counted.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn cancelled() -> Error {
    Error::general(ErrorCode::Cancelled, "the work was cancelled by its caller")
}

/// Groups being computed, on one thread or several.
struct Batch<'a, F> {
    /// Checked: rising from 0.
    offsets: &'a [usize],
    groups: usize,
    /// What one group counts for in progress: its draws, or 1.
    each: u64,
    compute: &'a F,
    done: AtomicU64,
    stopped: AtomicBool,
    /// The first group that failed: later ones need not be computed any more, earlier ones may fail before it.
    #[cfg(feature = "parallel")]
    failed: AtomicUsize,
}

impl<'a, F> Batch<'a, F>
where
    F: Fn(Range<usize>, &mut dyn FnMut(u32, u32) -> bool) -> Result<Estimate> + Sync,
{
    fn new(offsets: &'a [usize], draws: u32, compute: &'a F) -> Self {
        Self {
            offsets,
            groups: offsets.len().saturating_sub(1),
            each: u64::from(draws).max(1),
            compute,
            done: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
            #[cfg(feature = "parallel")]
            failed: AtomicUsize::new(usize::MAX),
        }
    }

    fn rows(&self, group: usize) -> Range<usize> {
        let end = |at: usize| self.offsets.get(at).copied().unwrap_or(0);
        end(group)..end(group + 1)
    }

    /// Tells of progress, and hears whether to go on; whoever said no once is not asked again.
    fn heard(&self, tell: &mut dyn FnMut(u64) -> bool) -> bool {
        if !self.stopped.load(Ordering::Relaxed) && !tell(self.done.load(Ordering::Relaxed)) {
            self.stopped.store(true, Ordering::Relaxed);
        }
        !self.stopped.load(Ordering::Relaxed)
    }

    /// One group; `go_on` is asked whenever its simulation has something to tell.
    fn one(&self, group: usize, go_on: &mut dyn FnMut() -> bool) -> Result<Estimate> {
        let rows = self.rows(group);
        let start = rows.start;
        let mut counted = 0;
        let estimate = (self.compute)(rows, &mut |draws, _| {
            let draws = u64::from(draws).clamp(counted, self.each);
            self.done.fetch_add(draws - counted, Ordering::Relaxed);
            counted = draws;
            go_on()
        });
        self.done.fetch_add(self.each - counted, Ordering::Relaxed);
        estimate.map_err(|error| error.map_index(|index| index + start))
    }

    /// All groups on this thread, which tells of progress between them and inside their simulations.
    fn here(&self, tell: &mut dyn FnMut(u64) -> bool) -> Result<Vec<Estimate>> {
        let mut go_on = || self.heard(tell);
        let mut untold = 0;
        (0..self.groups)
            .map(|group| {
                untold += self.each.saturating_mul(self.rows(group).len() as u64);
                if untold > TELL_EVERY {
                    untold = 0;
                    if !go_on() {
                        return Err(cancelled());
                    }
                }
                self.one(group, &mut go_on)
            })
            .collect()
    }

    #[cfg(not(feature = "parallel"))]
    fn run(&self, tell: &mut dyn FnMut(u64) -> bool) -> Result<Vec<Estimate>> {
        self.here(tell)
    }

    /// Splits the groups into one run of neighbours a core, and tells of progress from this thread meanwhile. Which
    /// thread computes a group does not touch its bits.
    #[cfg(feature = "parallel")]
    fn run(&self, tell: &mut dyn FnMut(u64) -> bool) -> Result<Vec<Estimate>> {
        let cores = std::thread::available_parallelism()
            .map_or(1, std::num::NonZero::get)
            .min(self.groups);
        if cores == 1 {
            return self.here(tell);
        }
        let chunk = self.groups.div_ceil(cores);
        let working = AtomicUsize::new(cores);
        let caller = std::thread::current();
        let parts = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..cores)
                .map(|core| {
                    let range =
                        (core * chunk).min(self.groups)..((core + 1) * chunk).min(self.groups);
                    let leave = Leave(&working, &caller);
                    scope.spawn(move || {
                        let _leave = leave;
                        self.chunk(range)
                    })
                })
                .collect();
            while working.load(Ordering::Acquire) > 0 {
                std::thread::park_timeout(NAP);
                self.heard(tell);
            }
            handles
                .into_iter()
                .map(std::thread::ScopedJoinHandle::join)
                .collect::<Vec<_>>()
        });
        let mut all = Vec::with_capacity(self.groups);
        for part in parts {
            // A panic in a worker is a defect of ours: it goes on as the panic it is, with its own message.
            all.extend(part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(all)
    }

    /// Some of the groups on a thread of their own.
    #[cfg(feature = "parallel")]
    fn chunk(&self, groups: Range<usize>) -> Result<Vec<Estimate>> {
        let mut estimates = Vec::with_capacity(groups.len());
        for group in groups {
            let mut go_on = || {
                !self.stopped.load(Ordering::Relaxed) && self.failed.load(Ordering::Relaxed) > group
            };
            if !go_on() {
                return Err(cancelled());
            }
            match self.one(group, &mut go_on) {
                Ok(estimate) => estimates.push(estimate),
                Err(error) => {
                    self.failed.fetch_min(group, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
        Ok(estimates)
    }
}

/// Says that a thread has ended, whichever way it did, and wakes the one that waits.
#[cfg(feature = "parallel")]
struct Leave<'a>(&'a AtomicUsize, &'a std::thread::Thread);

#[cfg(feature = "parallel")]
impl Drop for Leave<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Release);
        self.1.unpark();
    }
}

#[cfg(test)]
mod tests;
