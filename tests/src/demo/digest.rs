//! Fingerprints: of scripts, for the page's policy, and of the lock file, for the cache.

use sha2::{Digest, Sha256};

/// SHA-256 of a text as a Content-Security-Policy writes it: `sha256-` and base64.
#[must_use]
pub fn policy(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}

/// The first 16 hexadecimal digits of the SHA-256 of texts.
#[must_use]
pub fn short(texts: &[&str]) -> String {
    // Texts that are cut differently are different.
    let digest = Sha256::digest(texts.join("\0"));
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// RFC 4648, section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |group, at| {
            (group << 8) | u32::from(chunk.get(at).copied().unwrap_or(0))
        });
        for place in 0..4 {
            let letter = LETTERS[((group >> (18 - 6 * place)) & 63) as usize];
            out.push(if place <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        // The examples of RFC 4648, section 10.
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("foo", "Zm9v"),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn a_policy_names_the_hash_of_the_script() {
        // The example of Content Security Policy Level 3, section 2.3.1: the hash of `alert('Hello, world.');`.
        assert_eq!(
            policy("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
        assert_ne!(short(&["ab", "c"]), short(&["a", "bc"]));
    }
}
