//! Rules for special causes, and named sets of them.

use crate::error::{Error, ErrorCode, Result};

/// The most rules that one chart looks at.
const MOST: usize = 8;
/// How many points a run or trend may ask for.
const LENGTHS: std::ops::RangeInclusive<u32> = 3..=50;

/// One rule for special causes.
///
/// | name | fires where |
/// |---|---|
/// | `outside-limits` | a value lies beyond a process limit |
/// | `trend-7` | 7 values in a row rise, or fall, each beyond the one before (any length from 3 to 50) |
/// | `run-7` | 7 values in a row lie on one side of the centre, none on it (any length from 3 to 50) |
/// | `two-of-three` | of 3 values in a row, all on one side of the centre, 2 lie between a near limit and a process limit; these are marked |
/// | `two-of-three-or-beyond` | of 3 values in a row, 2 lie beyond one near limit, or beyond the process limit, and the third not beyond the other; these are marked |
///
/// ```
/// use commonweal::Rule;
/// assert_eq!(Rule::parse("run-8")?, Rule::Run(8));
/// assert_eq!(Rule::Trend(6).to_string(), "trend-6");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Beyond a process limit.
    OutsideLimits,
    /// So many values in a row that rise, or fall.
    Trend(u32),
    /// Two of three between near limit and process limit, all three on one side of the centre.
    TwoOfThree,
    /// Two of three beyond one near limit, the third not beyond the other.
    TwoOfThreeOrBeyond,
    /// So many values in a row on one side of the centre.
    Run(u32),
}

impl Rule {
    /// Reads a name.
    ///
    /// ```
    /// # use commonweal::Rule;
    /// assert_eq!(Rule::parse("trend-6")?, Rule::Trend(6));
    /// assert_eq!(Rule::parse("run-2").unwrap_err().code().as_str(), "unknown-option"); // 3 to 50
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-option` with the list of names, where `name` is none of them.
    pub fn parse(name: &str) -> Result<Self> {
        let length = |digits: &str| {
            let number = digits.parse().ok()?;
            // Only the way in which it is written back: not "run-07".
            (LENGTHS.contains(&number) && !digits.starts_with(['0', '+'])).then_some(number)
        };
        let rule = match name {
            "outside-limits" => Some(Self::OutsideLimits),
            "two-of-three" => Some(Self::TwoOfThree),
            "two-of-three-or-beyond" => Some(Self::TwoOfThreeOrBeyond),
            _ => match name.split_once('-') {
                Some(("run", digits)) => length(digits).map(Self::Run),
                Some(("trend", digits)) => length(digits).map(Self::Trend),
                _ => None,
            },
        };
        rule.ok_or_else(|| {
            let found: String = name.chars().take(60).collect();
            Error::new(
                ErrorCode::UnknownOption,
                "rules",
                format!(
                    "`rules` has \"{found}\": give one of the sets \"making-data-count-7\", \"making-data-count-6\" and \
                     \"nhsr-plot-the-dots\", or a list of \"outside-limits\", \"trend-7\", \"run-7\" (lengths 3 to 50), \
                     \"two-of-three\" and \"two-of-three-or-beyond\""
                ),
            )
        })
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OutsideLimits => f.write_str("outside-limits"),
            Self::Trend(length) => write!(f, "trend-{length}"),
            Self::TwoOfThree => f.write_str("two-of-three"),
            Self::TwoOfThreeOrBeyond => f.write_str("two-of-three-or-beyond"),
            Self::Run(length) => write!(f, "run-{length}"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&name).map_err(|_| serde::de::Error::custom("no rule has this name"))
    }
}

/// Which rules are looked at, in order of precedence: the first that fires names the point.
///
/// | set | rules, in order | what else |
/// |---|---|---|
/// | `making-data-count-7` (default) | `outside-limits`, `trend-7`, `two-of-three`, `run-7` | no limits, rules or icons under 13 values |
/// | `making-data-count-6` | the same with 6 | the same |
/// | `nhsr-plot-the-dots` | as `making-data-count-7` | limits from 2 values on; the direction of a point that ends one trend beside another is told as NHSRplotthedots 0.2.2 tells it |
///
/// The length of runs and trends differs between publications and tools of NHS England, and so is part of the name.
///
/// ```
/// use commonweal::{Rule, RuleSet};
/// assert_eq!(RuleSet::default().rules()[1], Rule::Trend(7));
/// let own = RuleSet::of(&[Rule::OutsideLimits, Rule::Run(8)])?;
/// assert_eq!(own.name(), "own");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleSet {
    rules: [Rule; MOST],
    count: usize,
    name: &'static str,
    /// Values without which there are no limits.
    pub(super) least: usize,
    /// Whether trends side by side are told apart as NHSRplotthedots does.
    pub(super) trends_by_neighbour: bool,
}

impl Default for RuleSet {
    fn default() -> Self {
        Self::making_data_count(7, "making-data-count-7")
    }
}

impl RuleSet {
    fn making_data_count(length: u32, name: &'static str) -> Self {
        let rules = [
            Rule::OutsideLimits,
            Rule::Trend(length),
            Rule::TwoOfThree,
            Rule::Run(length),
        ];
        Self {
            least: super::report::FEWEST,
            ..Self::from_slice(&rules, name)
        }
    }

    fn from_slice(list: &[Rule], name: &'static str) -> Self {
        let mut rules = [Rule::OutsideLimits; MOST];
        for (slot, rule) in rules.iter_mut().zip(list) {
            *slot = *rule;
        }
        Self {
            rules,
            count: list.len().min(MOST),
            name,
            least: 2,
            trends_by_neighbour: false,
        }
    }

    /// Rules of one's own choice, in order of precedence.
    ///
    /// ```
    /// # use commonweal::{Rule, RuleSet};
    /// let nelson = RuleSet::of(&[Rule::OutsideLimits, Rule::Run(9), Rule::Trend(6)])?;
    /// assert_eq!(nelson.rules(), [Rule::OutsideLimits, Rule::Run(9), Rule::Trend(6)]);
    /// assert_eq!(RuleSet::of(&[Rule::Run(9), Rule::Run(9)]).unwrap_err().code().as_str(), "duplicate-key");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty` for no rule, `out-of-range` for more than 8 or for a length outside 3 to 50, `duplicate-key` where one stands
    /// twice.
    pub fn of(rules: &[Rule]) -> Result<Self> {
        if rules.is_empty() {
            return Err(Error::empty("rules"));
        }
        if rules.len() > MOST {
            return Err(Error::new(
                ErrorCode::OutOfRange,
                "rules",
                format!("`rules` has {} rules: give 8 at most", rules.len()),
            ));
        }
        for (place, rule) in rules.iter().enumerate() {
            // A length outside the range is refused as its name is.
            Rule::parse(&rule.to_string())?;
            if rules.iter().take(place).any(|before| before == rule) {
                let message = format!("`rules` has \"{rule}\" twice: name each rule once");
                return Err(Error::new(ErrorCode::DuplicateKey, "rules", message));
            }
        }
        Ok(Self::from_slice(rules, "own"))
    }

    /// The set of this name.
    ///
    /// ```
    /// # use commonweal::{Rule, RuleSet};
    /// assert_eq!(RuleSet::named("making-data-count-6")?.rules()[3], Rule::Run(6));
    /// assert_eq!(RuleSet::named("western-electric").unwrap_err().code().as_str(), "unknown-option");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-option` where there is none.
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "making-data-count-7" => Ok(Self::default()),
            "making-data-count-6" => Ok(Self::making_data_count(6, "making-data-count-6")),
            "nhsr-plot-the-dots" => Ok(Self {
                name: "nhsr-plot-the-dots",
                least: 2,
                trends_by_neighbour: true,
                ..Self::default()
            }),
            _ => Err(Rule::parse(name)
                .err()
                .unwrap_or_else(|| Error::unknown_choice("rules", name, &Self::NAMES))),
        }
    }

    /// The names of the sets.
    ///
    /// ```
    /// # use commonweal::RuleSet;
    /// assert_eq!(RuleSet::NAMES, ["making-data-count-7", "making-data-count-6", "nhsr-plot-the-dots"]);
    /// ```
    pub const NAMES: [&'static str; 3] = [
        "making-data-count-7",
        "making-data-count-6",
        "nhsr-plot-the-dots",
    ];

    /// Reads names: that of a set, or those of single rules.
    ///
    /// ```
    /// # use commonweal::{Rule, RuleSet};
    /// assert_eq!(RuleSet::parse(&["making-data-count-7"])?, RuleSet::default());
    /// assert_eq!(RuleSet::parse(&["outside-limits", "run-8"])?.rules(), [Rule::OutsideLimits, Rule::Run(8)]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`named`](Self::named) and [`of`](Self::of).
    pub fn parse(names: &[&str]) -> Result<Self> {
        match names {
            [one] if Rule::parse(one).is_err() => Self::named(one),
            several => {
                let rules = several.iter().map(|name| Rule::parse(name));
                Self::of(&rules.collect::<Result<Vec<_>>>()?)
            }
        }
    }

    /// The rules, in order of precedence.
    ///
    /// ```
    /// # use commonweal::{Rule, RuleSet};
    /// let rules = [Rule::OutsideLimits, Rule::Trend(7), Rule::TwoOfThree, Rule::Run(7)];
    /// assert_eq!(RuleSet::default().rules(), rules); // the first that fires names the point
    /// ```
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        self.rules.get(..self.count).unwrap_or(&[])
    }

    /// The name of the set; "own" for rules of one's own choice.
    ///
    /// ```
    /// # use commonweal::{Rule, RuleSet};
    /// assert_eq!(RuleSet::default().name(), "making-data-count-7");
    /// assert_eq!(RuleSet::of(&[Rule::Run(8)])?.name(), "own");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}
