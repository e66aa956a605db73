//! The story on a terminal: at most 100 characters wide, without colours.

use super::story::{Block, Medium, Section, Story, Table};
use super::text::width;

/// The widest line.
pub const WIDEST: usize = 100;

/// Sets the story in lines.
#[must_use]
pub fn set(story: &Story) -> String {
    let mut out = String::new();
    line(&mut out, &story.title.to_uppercase());
    line(&mut out, "");
    paragraph(&mut out, &story.lead, "", "");
    for section in &story.sections {
        set_section(&mut out, section);
    }
    out
}

/// A sentence that belongs to no story, in lines.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut out = String::new();
    paragraph(&mut out, text, "", "");
    out
}

fn set_section(out: &mut String, section: &Section) {
    line(out, "");
    line(out, &section.heading);
    line(out, &"═".repeat(width(&section.heading).min(WIDEST)));
    for block in &section.blocks {
        match block {
            Block::Text(text) => {
                line(out, "");
                paragraph(out, text, "", "");
            }
            Block::Facts(facts) => set_facts(out, facts),
            Block::Table(table) => set_table(out, table),
            Block::Figure(figure) => {
                if !figure.sketch.is_empty() {
                    line(out, "");
                    for row in &figure.sketch {
                        line(out, row);
                    }
                }
                set_table(out, &figure.table);
            }
            Block::Link(..) => {}
            Block::Notes(heading, notes) => {
                line(out, "");
                line(out, heading);
                for note in notes {
                    paragraph(out, note, "  - ", "    ");
                }
            }
        }
    }
}

fn set_facts(out: &mut String, facts: &[(String, String)]) {
    line(out, "");
    let widest = facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let indent = " ".repeat(widest + 4);
    for (name, words) in facts {
        let gap = " ".repeat(widest - width(name) + 2);
        paragraph(out, words, &format!("  {name}{gap}"), &indent);
    }
}

fn set_table(out: &mut String, table: &Table) {
    if table.medium == Medium::Page {
        return;
    }
    line(out, "");
    paragraph(out, &table.caption, "", "");
    let mut widths: Vec<usize> = table.columns.iter().map(|c| width(&c.name)).collect();
    for row in &table.rows {
        for (most, cell) in widths.iter_mut().zip(&row.cells) {
            *most = (*most).max(width(cell));
        }
    }
    // Names are the only cells of any length: what is too wide is taken from the widest column.
    let gaps = 2 * (widths.len() + 1);
    let excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(WIDEST);
    if let Some(widest) = widths.iter_mut().max() {
        *widest = widest.saturating_sub(excess).max(8);
    }
    let rule = format!("  {}", "─".repeat(widths.iter().sum::<usize>() + gaps - 4));
    let names: Vec<String> = table.columns.iter().map(|c| c.name.clone()).collect();
    set_row(out, &names, table, &widths);
    line(out, &rule);
    for row in &table.rows {
        if row.front {
            line(out, &rule);
        }
        set_row(out, &row.cells, table, &widths);
    }
}

/// One row, on as many lines as its longest cell needs.
fn set_row(out: &mut String, cells: &[String], table: &Table, widths: &[usize]) {
    let broken: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, &most)| wrap(cell, most))
        .collect();
    let height = broken.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut text = String::new();
        for ((lines, column), &most) in broken.iter().zip(&table.columns).zip(widths) {
            let cell = lines.get(at).map_or("", String::as_str);
            let pad = " ".repeat(most.saturating_sub(width(cell)));
            text.push_str("  ");
            text.push_str(&if column.number {
                pad + cell
            } else {
                cell.to_owned() + &pad
            });
        }
        line(out, &text);
    }
}

/// Words in lines of at most `most` characters; a word that is longer is cut.
fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = if width(word) > most {
            let mut short: String = word.chars().take(most.saturating_sub(1)).collect();
            short.push('…');
            short
        } else {
            word.to_owned()
        };
        match lines.last_mut() {
            Some(last) if width(last) + 1 + width(&word) <= most => {
                last.push(' ');
                last.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Words broken into lines; the first begins with `first`, the others with `rest`.
fn paragraph(out: &mut String, text: &str, first: &str, rest: &str) {
    let mut current = first.to_owned();
    let mut fresh = true;
    for word in text.split_whitespace() {
        if !fresh && width(&current) + 1 + width(word) > WIDEST {
            line(out, &current);
            rest.clone_into(&mut current);
            fresh = true;
        }
        if !fresh {
            current.push(' ');
        }
        current.push_str(word);
        fresh = false;
    }
    line(out, &current);
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_words_and_hang() {
        let mut out = String::new();
        paragraph(&mut out, &"word ".repeat(40), "  - ", "    ");
        assert!(out.lines().all(|line| width(line) <= WIDEST));
        assert!(out.starts_with("  - word"));
        assert!(
            out.lines()
                .nth(1)
                .is_some_and(|line| line.starts_with("    word"))
        );
    }

    #[test]
    fn a_long_name_does_not_push_the_numbers_off() {
        let mut table = Table::new("Long", &["Name", "#Number"]);
        table.row(["x".repeat(300), "12".to_owned()]);
        let mut out = String::new();
        set_table(&mut out, &table);
        assert!(out.lines().all(|line| width(line) <= WIDEST), "{out}");
        assert!(out.trim_end().ends_with("12"));
    }
}
