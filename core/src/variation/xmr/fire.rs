//! The rule engine: which rules fire at which points of one phase.

use super::limits::Lines;
use super::rules::{Rule, RuleSet};

/// Bits of the rules that fire, one entry a row of the phase.
#[derive(Debug, Default)]
pub(super) struct Fired {
    pub(super) high: Vec<u32>,
    pub(super) low: Vec<u32>,
    pub(super) completed_high: Vec<u32>,
    pub(super) completed_low: Vec<u32>,
    /// On which side of the centre a value lies; 0 on it, and for a gap.
    side: Vec<i8>,
    /// Beyond a near limit, 1 above and -1 below.
    beyond: Vec<i8>,
}

/// Which way a pattern points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    High,
    Low,
}

impl Fired {
    /// Looks at the rows of one phase.
    pub(super) fn look(&mut self, values: &[f64], lines: &Lines, set: &RuleSet) {
        self.clear(values.len());
        for &value in values {
            let side = i8::from(value > lines.centre) - i8::from(value < lines.centre);
            let beyond = i8::from(value > lines.upper_near) - i8::from(value < lines.lower_near);
            self.side.push(side);
            self.beyond.push(beyond);
        }
        for (place, rule) in set.rules().iter().enumerate() {
            let bit = 1 << place;
            match *rule {
                Rule::OutsideLimits => self.outside(values, lines, bit),
                Rule::Trend(length) => self.trend(values, length, bit),
                Rule::Run(length) => self.run(length, bit),
                Rule::TwoOfThree => self.two_of_three(values, lines, bit, true),
                Rule::TwoOfThreeOrBeyond => self.two_of_three(values, lines, bit, false),
            }
        }
    }

    /// No rule fires anywhere.
    pub(super) fn clear(&mut self, rows: usize) {
        for column in [
            &mut self.high,
            &mut self.low,
            &mut self.completed_high,
            &mut self.completed_low,
        ] {
            column.clear();
            column.resize(rows, 0);
        }
        self.side.clear();
        self.beyond.clear();
    }

    fn columns(&mut self, way: Way) -> (&mut Vec<u32>, &mut Vec<u32>) {
        match way {
            Way::High => (&mut self.high, &mut self.completed_high),
            Way::Low => (&mut self.low, &mut self.completed_low),
        }
    }

    /// A pattern that starts and ends at these rows; a longer one that grows by its last row only marks that.
    fn complete(&mut self, first: usize, last: usize, way: Way, bit: u32) {
        let (fired, completed) = self.columns(way);
        for row in fired.get_mut(first..=last).into_iter().flatten() {
            *row |= bit;
        }
        if let Some(row) = completed.get_mut(last) {
            *row |= bit;
        }
    }

    fn outside(&mut self, values: &[f64], lines: &Lines, bit: u32) {
        for (row, &value) in values.iter().enumerate() {
            if value > lines.upper {
                self.complete(row, row, Way::High, bit);
            } else if value < lines.lower {
                self.complete(row, row, Way::Low, bit);
            }
        }
    }

    fn run(&mut self, length: u32, bit: u32) {
        let mut streak = Streak::new();
        for row in 0..self.side.len() {
            let side = self.side.get(row).copied().unwrap_or(0);
            if let Some((first, way)) = streak.next(side, row, length) {
                self.complete(first, row, way, bit);
            }
        }
    }

    fn trend(&mut self, values: &[f64], length: u32, bit: u32) {
        // Seven values have six steps between them.
        let steps = length - 1;
        let mut streak = Streak::new();
        let mut before = f64::NAN;
        for (row, &value) in values.iter().enumerate() {
            let step = i8::from(value > before) - i8::from(value < before);
            before = value;
            if let Some((first, way)) = streak.next(step, row, steps) {
                self.complete(first.saturating_sub(1), row, way, bit);
            }
        }
    }

    /// Windows of three values, none a gap. `within` asks for the stricter form.
    fn two_of_three(&mut self, values: &[f64], lines: &Lines, bit: u32, within: bool) {
        for last in 2..values.len() {
            let rows = [last - 2, last - 1, last];
            let of = |column: &[i8]| rows.map(|row| column.get(row).copied().unwrap_or(0));
            let window = rows.map(|row| values.get(row).copied().unwrap_or(f64::NAN));
            if window.iter().any(|value| value.is_nan()) {
                continue;
            }
            let sides = of(&self.side);
            let mut near = of(&self.beyond);
            if within {
                for (near, value) in near.iter_mut().zip(window) {
                    if value > lines.upper || value < lines.lower {
                        *near = 0;
                    }
                }
            }
            let sum = |signs: [i8; 3]| signs.iter().sum::<i8>();
            let way = match sum(near) {
                2.. => Way::High,
                ..=-2 => Way::Low,
                _ => continue,
            };
            if within && sum(sides).abs() != 3 {
                continue;
            }
            let (fired, completed) = self.columns(way);
            for (row, near) in rows.into_iter().zip(near) {
                if near != 0
                    && let Some(row) = fired.get_mut(row)
                {
                    *row |= bit;
                }
            }
            if let Some(row) = completed.get_mut(last) {
                *row |= bit;
            }
        }
    }

    /// The first rule that fires at a row, and which way it points there.
    pub(super) fn first(&self, row: usize, values: &[f64], set: &RuleSet) -> Option<(Rule, Way)> {
        let bits = |column: &[u32], row: usize| column.get(row).copied().unwrap_or(0);
        let (high, low) = (bits(&self.high, row), bits(&self.low, row));
        let place = (high | low).trailing_zeros();
        let rule = set.rules().get(place as usize).copied()?;
        let bit = 1_u32.checked_shl(place).unwrap_or(0);
        let both = high & low & bit != 0;
        if matches!(rule, Rule::Trend(_)) && (both || set.trends_by_neighbour) {
            // A point that turns a fall into a rise belongs to both: it is told as part of what follows.
            let at = |row: usize| values.get(row).copied().unwrap_or(f64::NAN);
            let next = (bits(&self.high, row + 1) | bits(&self.low, row + 1)) & bit != 0;
            let rises = if next {
                at(row + 1) > at(row)
            } else {
                row.checked_sub(1)
                    .is_some_and(|before| at(row) > at(before))
            };
            return Some((rule, if rises { Way::High } else { Way::Low }));
        }
        Some((rule, if high & bit != 0 { Way::High } else { Way::Low }))
    }
}

/// How long a sign has lasted.
struct Streak {
    sign: i8,
    lasted: u32,
}

impl Streak {
    fn new() -> Self {
        Self { sign: 0, lasted: 0 }
    }

    /// Where a pattern is complete at this row: its first row to be marked (the whole pattern the first time, the row alone
    /// after that), and which way it points.
    fn next(&mut self, sign: i8, row: usize, length: u32) -> Option<(usize, Way)> {
        if sign == 0 || sign != self.sign {
            self.sign = sign;
            self.lasted = 0;
        }
        if sign == 0 {
            return None;
        }
        self.lasted += 1;
        let way = if sign > 0 { Way::High } else { Way::Low };
        if self.lasted < length {
            return None;
        }
        let back = if self.lasted == length { length - 1 } else { 0 };
        Some((row.saturating_sub(back as usize), way))
    }
}
