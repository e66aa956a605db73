//! Numbers in the sentences of a result.

/// A count with thousands separators; one decimal where it is not whole.
pub(crate) fn count(value: f64) -> String {
    let text = if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}")
    };
    grouped(&text)
}

/// A written number with thousands separators.
pub(crate) fn grouped(text: &str) -> String {
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("-", rest));
    let whole = text.find('.').unwrap_or(text.len());
    let mut out = String::from(sign);
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && place < whole && (whole - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share as a percentage with one decimal; two where it is so small that one would say little.
pub(crate) fn percent(share: f64) -> String {
    if share != 0.0 && share.abs() < 0.01 {
        format!("{:.2}%", share * 100.0)
    } else {
        format!("{:.1}%", share * 100.0)
    }
}

/// A level as a percentage, with as many decimals as it has.
pub(crate) fn level(probability: f64) -> String {
    let text = format!("{:.6}", probability * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// How many decimals leave a number three digits that count; none for large ones, at most six.
fn decimals(value: f64) -> usize {
    let mut scaled = value.abs();
    if !scaled.is_finite() || scaled == 0.0 {
        return 0;
    }
    let mut decimals = 0;
    while scaled < 99.95 && decimals < 6 {
        scaled *= 10.0;
        decimals += 1;
    }
    decimals
}

/// A number with three digits that count, and thousands separators.
pub(crate) fn figure(value: f64) -> String {
    figure_like(value, value)
}

/// A number with as many decimals as another one.
pub(crate) fn figure_like(value: f64, other: f64) -> String {
    let text = grouped(&format!("{value:.*}", decimals(other)));
    // Nothing has no sign.
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(count(1_234_567.0), "1,234,567");
        assert_eq!(count(-123_456.25), "-123,456.2");
        assert_eq!(count(999.0), "999");
        assert_eq!(
            (figure(73.9735), figure(9.4)),
            ("74.0".to_owned(), "9.40".to_owned())
        );
        assert_eq!(
            (figure(-0.012_34), figure(0.0)),
            ("-0.0123".to_owned(), "0".to_owned())
        );
        assert_eq!(
            (figure(99.96), figure(123_456.7)),
            ("100".to_owned(), "123,457".to_owned())
        );
        assert_eq!(
            (figure_like(-0.001, 9.4), figure(f64::NAN)),
            ("0.00".to_owned(), "NaN".to_owned())
        );
        assert_eq!(percent(0.3604), "36.0%");
        assert_eq!(percent(0.0014), "0.14%");
        assert_eq!(percent(0.0), "0.0%");
        assert_eq!(level(0.998), "99.8%");
        assert_eq!(level(0.95), "95%");
    }
}
