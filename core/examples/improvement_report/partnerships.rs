//! Who works together in the example system: six partnerships of its networks, which overlap and change as partnerships do.
//! Invented, like the system.

/// A partnership.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Partnership {
    /// Its name.
    pub(crate) name: &'static str,
    /// What kind of partnership it is.
    pub(crate) kind: &'static str,
    /// Networks that take part in it from a day on, by number.
    pub(crate) members: &'static [Members],
}

/// Networks that came together, and left together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Members {
    /// Which networks.
    pub(crate) networks: &'static [usize],
    /// The first day, as ISO text.
    pub(crate) from: &'static str,
    /// The first day after the last, where they have left.
    pub(crate) to: Option<&'static str>,
}

/// The day of the report.
pub(crate) const TODAY: &str = "2026-03-31";

/// The ends of the years before it, and that day.
pub(crate) const YEAR_ENDS: [&str; 4] = ["2023-03-31", "2024-03-31", "2025-03-31", TODAY];

/// All six.
pub(crate) const PARTNERSHIPS: [Partnership; 6] = [
    Partnership {
        name: "Harbourside Place",
        kind: "place partnership",
        members: &[since("2022-07-01", &[0, 1, 2, 3, 4, 5, 6, 7])],
    },
    Partnership {
        name: "Holt Vale Place",
        kind: "place partnership",
        members: &[since("2023-04-01", &[14, 15, 16, 17, 18])],
    },
    Partnership {
        name: "Trusts Together",
        kind: "provider collaborative",
        members: &[since("2024-04-01", &[4, 5, 6, 7, 8, 9, 10, 11, 14, 15])],
    },
    Partnership {
        name: "Healthy Hearts",
        kind: "alliance for one condition",
        members: &[
            since("2024-04-01", &[0, 1, 2, 3, 8, 9, 10, 14, 15]),
            Members {
                networks: &[4, 5],
                from: "2024-04-01",
                to: Some("2025-10-01"),
            },
        ],
    },
    Partnership {
        name: "Shared Record",
        kind: "agreement to share records",
        members: &[since("2024-10-01", &[2, 3, 9, 14, 16, 19, 20, 21])],
    },
    Partnership {
        name: "Health Workers",
        kind: "shared workforce",
        members: &[since("2025-01-01", &[0, 1, 5, 6, 8, 11])],
    },
];

const fn since(from: &'static str, networks: &'static [usize]) -> Members {
    Members {
        networks,
        from,
        to: None,
    }
}
