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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(count(1_234_567.0), "1,234,567");
        assert_eq!(count(-123_456.25), "-123,456.2");
        assert_eq!(count(999.0), "999");
        assert_eq!(percent(0.3604), "36.0%");
        assert_eq!(percent(0.0014), "0.14%");
        assert_eq!(percent(0.0), "0.0%");
        assert_eq!(level(0.998), "99.8%");
        assert_eq!(level(0.95), "95%");
    }
}
