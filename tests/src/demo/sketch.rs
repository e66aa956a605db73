//! Pictures in characters, for the terminal.

use super::text::width;

/// How many characters the scale of a picture takes.
const SCALE: usize = 64;

/// A scale that begins and ends at round numbers.
#[derive(Debug, Clone, Copy)]
struct Scale {
    from: f64,
    to: f64,
    step: f64,
}

impl Scale {
    /// The smallest scale of 3 to 8 round steps that holds all values.
    fn around(values: impl Iterator<Item = f64> + Clone) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        let mut step = 1.0;
        while (high - low) / step > 6.0 {
            // 1, 2, 5, 10, 20, 50, ...
            let leading = step / 10_f64.powf(step.log10().floor());
            step *= if (1.5..3.0).contains(&leading) {
                2.5
            } else {
                2.0
            };
        }
        let from = (low / step).floor() * step;
        let to = ((high / step).ceil() * step).max(from + step);
        Self { from, to, step }
    }

    /// The character in which a value falls.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the scale, in [0, 1], times its few characters"
    )]
    fn place(&self, value: f64) -> usize {
        let share = ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        (share * (SCALE - 1) as f64).round() as usize
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + '_ {
        let steps = ((self.to - self.from) / self.step).round();
        (0_u32..)
            .map(f64::from)
            .take_while(move |&tick| tick <= steps)
            .map(|tick| self.from + tick * self.step)
    }

    /// The axis and its numbers, each with `unit` after it, indented.
    fn axis(&self, unit: &str, indent: usize) -> [String; 2] {
        let mut line = vec!['─'; SCALE];
        let mut numbers = vec![' '; indent + SCALE + 8];
        for tick in self.ticks() {
            let at = self.place(tick);
            line[at] = '┴';
            // The digits, not the unit after them, stand under the mark.
            let digits = format!("{tick}");
            let start = (indent + at).saturating_sub(width(&digits) / 2);
            for (slot, character) in numbers[start..].iter_mut().zip((digits + unit).chars()) {
                *slot = character;
            }
        }
        let numbers: String = numbers.into_iter().collect();
        [
            format!(
                "{}{}",
                " ".repeat(indent),
                line.into_iter().collect::<String>()
            ),
            numbers.trim_end().to_owned(),
        ]
    }
}

/// Many values on one scale, stacked where they fall together: a letter where one is given, a dot otherwise. A mark above
/// the scale shows the reference.
#[must_use]
pub(super) fn dots(points: &[(f64, Option<char>)], reference: f64, name: &str) -> Vec<String> {
    let values = points
        .iter()
        .map(|(value, _)| *value)
        .chain([0.0, reference]);
    let scale = Scale::around(values.collect::<Vec<_>>().into_iter());
    let mut stacks: Vec<Vec<char>> = vec![Vec::new(); SCALE];
    // Letters first, so that they stand on the scale itself.
    for lettered in [true, false] {
        for (value, letter) in points
            .iter()
            .filter(|(_, letter)| letter.is_some() == lettered)
        {
            stacks[scale.place(*value)].push(letter.unwrap_or('·'));
        }
    }
    let at = scale.place(reference);
    let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let indent = 2;
    let pad = " ".repeat(indent);
    let mut lines = vec![format!("{pad}{}▼ {name}", " ".repeat(at))];
    for level in (0..height).rev() {
        let row: String = stacks
            .iter()
            .map(|stack| stack.get(level).copied().unwrap_or(' '))
            .collect();
        lines.push(format!("{pad}{row}").trim_end().to_owned());
    }
    lines.extend(scale.axis("%", indent));
    lines
}

/// Two values a row on one scale, joined by a line: `○` the first, `●` the second.
#[must_use]
pub(super) fn pairs(rows: &[(String, f64, f64)], unit: &str) -> Vec<String> {
    let values: Vec<f64> = rows.iter().flat_map(|(_, a, b)| [*a, *b]).collect();
    let scale = Scale::around(values.into_iter());
    let indent = label_width(rows.iter().map(|(label, ..)| label.as_str()));
    let mut lines = Vec::with_capacity(rows.len() + 2);
    for (label, first, second) in rows {
        let (from, to) = (scale.place(*first), scale.place(*second));
        let mut row = vec![' '; SCALE];
        row[from.min(to)..=from.max(to)].fill('─');
        row[from] = '○';
        row[to] = '●';
        let row: String = row.into_iter().collect();
        lines.push(format!("{}{}", label_cell(label, indent), row.trim_end()));
    }
    lines.extend(scale.axis(unit, indent));
    lines
}

/// A bar a row from zero, with its words after it.
#[must_use]
pub(super) fn bars(rows: &[(String, f64, String)]) -> Vec<String> {
    let most = rows.iter().map(|(_, value, _)| *value).fold(0.0, f64::max);
    let scale = Scale {
        from: 0.0,
        to: most,
        step: most,
    };
    let indent = label_width(rows.iter().map(|(label, ..)| label.as_str()));
    rows.iter()
        .map(|(label, value, words)| {
            // Room for the words.
            let bar = "█".repeat(scale.place(*value).div_ceil(2));
            format!("{}{bar} {words}", label_cell(label, indent))
        })
        .collect()
}

fn label_width<'a>(labels: impl Iterator<Item = &'a str>) -> usize {
    labels.map(width).max().unwrap_or(0) + 4
}

fn label_cell(label: &str, indent: usize) -> String {
    let gap = indent.saturating_sub(2 + width(label));
    format!("  {label}{}", " ".repeat(gap))
}

/// Values over time, one character each, between their least and their greatest; a gap is a blank.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of the range, in [0, 1], times seven"
)]
pub(super) fn over_time(name: &str, values: &[f64], digits: impl Fn(f64) -> String) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let known = values.iter().copied().filter(|value| value.is_finite());
    let low = known.clone().fold(f64::INFINITY, f64::min);
    let high = known.fold(f64::NEG_INFINITY, f64::max);
    let step = |value: f64| {
        if value.is_finite() {
            STEPS[((value - low) / (high - low).max(f64::MIN_POSITIVE) * 7.0).round() as usize]
        } else {
            ' '
        }
    };
    let line: String = values.iter().map(|&value| step(value)).collect();
    format!("  {name}  {line}  {} to {}", digits(low), digits(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_stands_in_the_picture() {
        let points = [
            (0.57, Some('H')),
            (20.2, None),
            (20.1, Some('C')),
            (48.0, None),
        ];
        let lines = dots(&points, 20.0, "England");
        let all = lines.concat();
        assert_eq!(all.matches('·').count(), 2, "{lines:#?}");
        assert!(all.contains('H') && all.contains('C') && all.contains("▼ England"));
        assert!(
            lines
                .last()
                .is_some_and(|axis| axis.contains("0%") && axis.contains("50%"))
        );
        assert!(lines.iter().all(|line| width(line) <= 100));
    }

    #[test]
    fn steps_are_round_and_hold_all_values() {
        let scale = Scale::around([51.7, 83.3].into_iter());
        assert_eq!((scale.from, scale.to, scale.step), (50.0, 90.0, 10.0));
        let scale = Scale::around([0.0, 0.0].into_iter());
        assert_eq!((scale.from, scale.to), (0.0, 1.0));
        let scale = Scale::around([0.0, 97.0].into_iter());
        assert_eq!((scale.to, scale.step), (100.0, 20.0));
    }

    #[test]
    fn a_pair_keeps_its_two_ends() {
        let lines = pairs(&[("1".to_owned(), 51.7, 73.9)], "");
        assert!(lines[0].find('○') < lines[0].find('●'));
    }
}
