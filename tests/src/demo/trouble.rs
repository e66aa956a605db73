//! What stops the demo: one sentence and an exit code.

use std::fmt;

/// Why the demo cannot go on, as a sentence for the person who started it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    sentence: String,
    code: u8,
}

impl Trouble {
    /// Something about the request or the files: exit code 2.
    pub fn request(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            code: 2,
        }
    }

    /// The exit code of the program.
    #[must_use]
    pub fn code(&self) -> u8 {
        self.code
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

/// A measure that refuses built-in or checked figures is a defect of ours, not of the request: exit code 1.
impl From<commonweal::Error> for Trouble {
    fn from(error: commonweal::Error) -> Self {
        Self {
            sentence: format!("the figures could not be computed: {error}"),
            code: 1,
        }
    }
}
