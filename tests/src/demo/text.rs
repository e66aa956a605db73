//! Text from files made safe to show, and numbers as people read them.

use std::path::Path;

/// The most characters of somebody else's text that a message repeats.
const LONGEST: usize = 60;

/// Text for a terminal or a message: control and direction-changing characters as escapes, so that a name in a file can
/// neither move the cursor nor turn a line round.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || invisible(character) {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    out
}

/// Marks of direction, line and paragraph separators, zero-width characters.
fn invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Somebody else's text in quotation marks, cut where it is long: what a message says was found.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    format!("\"{}\"", plain(&shown))
}

/// A path as a message shows it.
#[must_use]
pub fn path(path: &Path) -> String {
    plain(&path.to_string_lossy())
}

/// Text for HTML, between tags and in quoted attributes alike.
#[must_use]
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ if invisible(character) || (character.is_control() && character != '\n') => {
                out.extend(character.escape_unicode());
            }
            _ => out.push(character),
        }
    }
    out
}

/// A whole number with thousands separators.
#[must_use]
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count that was computed as a float: rounded, with thousands separators.
#[must_use]
pub fn count(number: f64) -> String {
    thousands(number, 0)
}

/// A number with decimals and thousands separators.
#[must_use]
pub fn thousands(number: f64, decimals: usize) -> String {
    let digits = format!("{number:.decimals$}");
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |rest| ("-", rest));
    let (integer, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(a, b)| (a, Some(b)));
    // Beyond 2 to the 64th there is no telling digits from noise: shown as they come.
    let grouped = integer.parse().map_or_else(|_| integer.to_owned(), whole);
    let sign = if digits.bytes().all(|b| matches!(b, b'0' | b'.')) {
        ""
    } else {
        sign
    };
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A share in [0, 1] as a percentage with two decimals.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}%", thousands(share * 100.0, 2))
}

/// A level such as 0.95 as "95%".
#[must_use]
pub fn level(probability: f64) -> String {
    let digits = format!("{:.4}", probability * 100.0);
    format!("{}%", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// Columns on a terminal, one a character.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place() {
        assert_eq!(
            plain("a\u{1b}[2Jb\u{202e}c\n"),
            "a\\u{1b}[2Jb\\u{202e}c\\u{a}"
        );
        assert_eq!(
            html("<script>\"&'\u{0}"),
            "&lt;script&gt;&quot;&amp;&#39;\\u{0}"
        );
        assert_eq!(quoted("a\"b"), "\"a\"b\"");
        assert_eq!(width(&quoted(&"x".repeat(500))), 63);
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(whole(0), "0");
        assert_eq!(whole(999), "999");
        assert_eq!(whole(56_550_138), "56,550,138");
        assert_eq!(count(1234.5), "1,234");
        assert_eq!(count(-1234.6), "-1,235");
        assert_eq!(count(-0.4), "0");
        assert_eq!(thousands(-1234.56, 1), "-1,234.6");
        assert_eq!(thousands(0.125, 3), "0.125");
        assert_eq!(thousands(-0.001, 2), "0.00");
        assert_eq!(percent(0.319_007), "31.90%");
        assert_eq!(level(0.998), "99.8%");
        assert_eq!(level(0.95), "95%");
    }
}
