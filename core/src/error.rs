//! The one error type.

use std::borrow::Cow;

use crate::named::named_enum;

/// A result whose error is [`Error`].
///
/// ```
/// fn share(events: f64, people: f64) -> commonweal::Result<f64> {
///     let counts = ([events], [people]);
///     let counts = commonweal::Counts::new(&counts.0, &counts.1)?;
///     Ok(commonweal::Proportion::new().estimate(&counts)?.value[0])
/// }
/// assert_eq!(share(3.0, 4.0)?, 0.75);
/// # Ok::<(), commonweal::Error>(())
/// ```
pub type Result<T> = std::result::Result<T, Error>;

named_enum! {
    /// What kind of thing is wrong. The name of a code never changes its meaning.
    ///
    /// ```
    /// use commonweal::{Counts, ErrorCode};
    /// let error = Counts::new(&[3.0, 1.0], &[10.0, 0.0]).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::ZeroDenominator);
    /// assert_eq!(error.code().as_str(), "zero-denominator");
    /// assert_eq!((error.param(), error.index()), (Some("population"), Some(1)));
    /// ```
    pub enum ErrorCode("code") {
        /// There are no rows.
        Empty = "empty",
        /// Two columns that belong together differ in length.
        LengthMismatch = "length-mismatch",
        /// A value is missing: null, None or NaN.
        MissingValue = "missing-value",
        /// A value is infinite.
        NotFinite = "not-finite",
        /// A value that counts or weighs something is below zero.
        NegativeValue = "negative-value",
        /// A denominator or population is zero.
        ZeroDenominator = "zero-denominator",
        /// More events than people, in a measure where that cannot be.
        NumeratorAboveDenominator = "numerator-above-denominator",
        /// A value or an option lies outside its allowed range.
        OutOfRange = "out-of-range",
        /// An option, or the value of an option, has a name that is not known.
        UnknownOption = "unknown-option",
        /// An argument that the measure cannot do without was not given.
        MissingArgument = "missing-argument",
        /// Two arguments were given of which only one can count.
        ConflictingArguments = "conflicting-arguments",
        /// The same key stands twice where each may stand once.
        DuplicateKey = "duplicate-key",
        /// An argument is of the wrong type: text where numbers are needed, for example.
        WrongType = "wrong-type",
        /// An argument has the wrong shape: a table where a column is needed, for example.
        WrongShape = "wrong-shape",
        /// A text is no day of the calendar, or is not written year-month-day.
        InvalidDate = "invalid-date",
        /// A code is not in the list or hierarchy that it is looked up in.
        UnknownCode = "unknown-code",
        /// Something belongs to two at once where it may belong to one: a sum would count it twice.
        Overlap = "overlap",
        /// A number that is added up as a count is not whole.
        NotACount = "not-a-count",
        /// Levels or successors lead back to where they began.
        Cycle = "cycle",
        /// Too few groups to fit what was asked for.
        TooFewGroups = "too-few-groups",
        /// Too few events to publish, under the suppression rule that was asked for.
        TooFewEvents = "too-few-events",
        /// The data are valid, but the measure has no value for them.
        NotComputable = "not-computable",
        /// A sum or a result is too large for a number.
        Overflow = "overflow",
        /// The work asked for is above the stated cap.
        TooMuchWork = "too-much-work",
        /// The caller cancelled the work.
        Cancelled = "cancelled",
    }
}

/// What is wrong, where, and what to do.
///
/// ```
/// use commonweal::{OrderedGroups, Ranks};
/// let error = OrderedGroups::new(&[1.0, f64::NAN], &[10.0, 10.0], Ranks::most_deprived_first(&[1.0, 2.0])).unwrap_err();
/// assert_eq!(error.code().as_str(), "missing-value");
/// assert_eq!(error.to_string(), "`values` row 1 is missing (NaN or null): drop the row, or ask for nulls=\"omit\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.0.message)]
pub struct Error(
    // One word, so that results are moved at little cost where nothing is wrong.
    Box<Facts>,
);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Facts {
    code: ErrorCode,
    param: Option<Cow<'static, str>>,
    index: Option<usize>,
    message: String,
}

impl Error {
    /// An error from its facts. Parameters in the message stand in backticks, in snake case.
    ///
    /// ```
    /// use commonweal::{Error, ErrorCode};
    /// let error = Error::new(ErrorCode::OutOfRange, "threshold", "`threshold` is 12: it must be from 0 to 1");
    /// assert_eq!((error.code(), error.param(), error.index()), (ErrorCode::OutOfRange, Some("threshold"), None));
    /// assert_eq!(error.to_string(), "`threshold` is 12: it must be from 0 to 1");
    /// ```
    #[must_use]
    pub fn new(
        code: ErrorCode,
        param: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        Self::from_facts(code, Some(param.into()), message.into())
    }

    /// An error that no single parameter causes.
    ///
    /// ```
    /// use commonweal::{Error, ErrorCode};
    /// let error = Error::general(ErrorCode::Cancelled, "the run was cancelled by its caller");
    /// assert_eq!((error.code().as_str(), error.param()), ("cancelled", None));
    /// ```
    #[must_use]
    pub fn general(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::from_facts(code, None, message.into())
    }

    #[cold]
    #[inline(never)]
    fn from_facts(code: ErrorCode, param: Option<Cow<'static, str>>, message: String) -> Self {
        Self(Box::new(Facts {
            code,
            param,
            index: None,
            message,
        }))
    }

    /// The same error with the row where it was found (counted from 0).
    ///
    /// ```
    /// use commonweal::{Error, ErrorCode};
    /// let error = Error::new(ErrorCode::DuplicateKey, "area", "`area` row 7 is as row 2: give each area once");
    /// assert_eq!(error.at(7).index(), Some(7));
    /// ```
    #[must_use]
    pub fn at(mut self, index: usize) -> Self {
        self.0.index = Some(index);
        self
    }

    /// The stable code.
    ///
    /// ```
    /// use commonweal::{Counts, ErrorCode};
    /// let error = Counts::new(&[12.0, -1.0], &[4_000.0, 3_900.0]).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::NegativeValue);
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The parameter at fault, in snake case.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// let error = Counts::new(&[12.0, 9.0], &[4_000.0, f64::INFINITY]).unwrap_err();
    /// assert_eq!(error.param(), Some("population"));
    /// ```
    #[must_use]
    pub fn param(&self) -> Option<&str> {
        self.0.param.as_deref()
    }

    /// The row at fault, counted from 0.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// assert_eq!(Counts::new(&[12.0, f64::NAN], &[4_000.0, 3_900.0]).unwrap_err().index(), Some(1));
    /// assert_eq!(Counts::new(&[12.0], &[4_000.0, 3_900.0]).unwrap_err().index(), None); // no row is at fault
    /// ```
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.0.index
    }

    /// The same error with its row replaced by `map(row)`, in the message too: for callers who passed a part of their rows.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// let (events, people) = ([5.0, 9.0, 12.0, -1.0], [900.0; 4]);
    /// let error = Counts::new(&events[2..], &people[2..]).unwrap_err().map_index(|row| row + 2);
    /// assert_eq!(error.index(), Some(3));
    /// assert_eq!(error.to_string(), "`events` row 3 is -1: it must not be below zero");
    /// ```
    #[must_use]
    pub fn map_index(mut self, map: impl Fn(usize) -> usize) -> Self {
        if let Some(old) = self.0.index {
            let new = map(old);
            self.replace(&format!(" row {old} "), &format!(" row {new} "));
            self.0.index = Some(new);
        }
        self
    }

    /// The same error about a parameter of another name, for options that share a type.
    ///
    /// ```
    /// use commonweal::Level;
    /// let error = Level::new(1.0).unwrap_err().about("limits_level");
    /// assert_eq!(error.param(), Some("limits_level"));
    /// assert_eq!(error.to_string(), "`limits_level` is 1: it must be above 0 and below 1, such as 0.95");
    /// ```
    #[must_use]
    pub fn about(mut self, param: &'static str) -> Self {
        if let Some(old) = &self.0.param {
            self.replace(&format!("`{old}`"), &format!("`{param}`"));
        }
        self.0.param = Some(Cow::Borrowed(param));
        self
    }

    /// Replaces the first occurrence in the message. The search of the standard library is made for long texts, and would
    /// weigh more in a page than all the messages.
    fn replace(&mut self, old: &str, new: &str) {
        let mut windows = self.0.message.as_bytes().windows(old.len());
        if let Some(at) = windows.position(|window| window == old.as_bytes())
            && let (Some(before), Some(after)) = (
                self.0.message.get(..at),
                self.0.message.get(at + old.len()..),
            )
        {
            self.0.message = [before, new, after].concat();
        }
    }

    pub(crate) fn empty(param: &'static str) -> Self {
        Self::new(
            ErrorCode::Empty,
            param,
            format!("`{param}` has no rows: give at least one"),
        )
    }

    pub(crate) fn length(
        param: &'static str,
        found: usize,
        other: &'static str,
        expected: usize,
    ) -> Self {
        Self::new(
            ErrorCode::LengthMismatch,
            param,
            format!(
                "`{param}` has {found} rows but `{other}` has {expected}: give one value a row in both"
            ),
        )
    }

    pub(crate) fn missing(param: &'static str, index: usize) -> Self {
        let message = format!(
            "`{param}` row {index} is missing (NaN or null): drop the row, or ask for nulls=\"omit\""
        );
        Self::new(ErrorCode::MissingValue, param, message).at(index)
    }

    pub(crate) fn value(
        code: ErrorCode,
        param: &'static str,
        index: usize,
        value: f64,
        reason: &str,
    ) -> Self {
        Self::new(
            code,
            param,
            format!("`{param}` row {index} is {value}: {reason}"),
        )
        .at(index)
    }

    pub(crate) fn overflow(param: &'static str, what: &str) -> Self {
        Self::new(
            ErrorCode::Overflow,
            param,
            format!(
                "{what} is too large for a number: check the units and the values of `{param}`"
            ),
        )
    }

    pub(crate) fn out_of_range(param: &'static str, value: f64, allowed: &str) -> Self {
        Self::new(
            ErrorCode::OutOfRange,
            param,
            format!("`{param}` is {value}: it must be {allowed}"),
        )
    }

    pub(crate) fn unknown_choice(param: &'static str, found: &str, choices: &[&str]) -> Self {
        let list = choices
            .iter()
            .map(|choice| format!("\"{choice}\""))
            .collect::<Vec<_>>()
            .join(", ");
        let found: String = found.chars().take(60).collect();
        Self::new(
            ErrorCode::UnknownOption,
            param,
            format!("`{param}` is \"{found}\": choose one of {list}"),
        )
    }
}

/// The error for an argument that has no effect beside another.
///
/// ```
/// let error = commonweal::conflicting_arguments("age", "standard_population");
/// assert_eq!((error.code().as_str(), error.param()), ("conflicting-arguments", Some("age")));
/// ```
#[must_use]
pub fn conflicting_arguments(param: &'static str, other: &str) -> Error {
    let message = format!("`{param}` has no meaning beside this `{other}`: give one of them");
    Error::new(ErrorCode::ConflictingArguments, param, message)
}

/// The error for an argument that an operation cannot do without.
///
/// ```
/// let error = commonweal::missing_argument("rank");
/// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("rank")));
/// ```
#[must_use]
pub fn missing_argument(param: &'static str) -> Error {
    Error::new(
        ErrorCode::MissingArgument,
        param,
        format!("`{param}` is needed: give it by name"),
    )
}
