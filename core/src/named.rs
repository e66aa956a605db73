//! Enumerations whose variants have one fixed kebab-case name in every language.

/// What every enumeration with fixed names shares, for code that reads any of them.
///
/// ```
/// use commonweal::{Named, Order};
/// assert_eq!(<Order as Named>::NAMES[0], Order::named_at(0).as_str());
/// ```
pub trait Named: Copy + 'static {
    /// Every name, in the order of the variants.
    const NAMES: &'static [&'static str];

    /// The variant whose name stands at this place; the last one beyond them.
    ///
    /// ```
    /// use commonweal::{Named, Order};
    /// assert_eq!(Order::named_at(1).as_str(), Order::NAMES[1]);
    /// ```
    #[must_use]
    fn named_at(place: usize) -> Self;
}

/// Declares a public enumeration with a stable text name per variant: `as_str`, `parse` (an [`crate::Error`] that
/// lists the choices), `ALL`, `Display`, and serde by name. One definition, so that Rust, Python, JS and JSON
/// cannot drift apart.
macro_rules! named_enum {
    ($(#[$meta:meta])* pub enum $name:ident($param:literal) { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize))]
        pub enum $name {
            $($(#[$vmeta])* #[cfg_attr(feature = "serde", serde(rename = $text))] $variant,)+
        }

        impl $name {
            /// Every variant, in the order of the documentation.
            ///
            /// ```
            #[doc = concat!("use commonweal::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::ALL, [")]
            $(#[doc = concat!("    ", stringify!($name), "::", stringify!($variant), ",")])+
            /// ]);
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every name, in the same order: what the catalogue lists.
            pub(crate) const NAMES: &'static [&'static str] = &[$($text),+];

            /// The name used in Python, JavaScript and JSON.
            ///
            /// ```
            #[doc = concat!("use commonweal::", stringify!($name), ";")]
            #[doc = concat!("let names: Vec<_> = ", stringify!($name), "::ALL.iter().map(|one| one.as_str()).collect();")]
            /// assert_eq!(names, [
            $(#[doc = concat!("    \"", $text, "\",")])+
            /// ]);
            /// ```
            #[must_use]
            #[expect(clippy::indexing_slicing, reason = "each variant has its name")]
            pub const fn as_str(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// Reads a name.
            ///
            /// ```
            #[doc = concat!("use commonweal::", stringify!($name), ";")]
            $(#[doc = concat!("assert_eq!(", stringify!($name), "::parse(\"", $text, "\")?, ",
                stringify!($name), "::", stringify!($variant), ");")])+
            #[doc = concat!("let error = ", stringify!($name), "::parse(\"no-such-name\").unwrap_err();")]
            #[doc = concat!("assert_eq!(error.param(), Some(\"", $param, "\"));")]
            /// assert_eq!(error.code().as_str(), "unknown-option");
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            ///
            /// # Errors
            /// `unknown-option` with the list of names, where `text` is none of them.
            #[expect(clippy::indexing_slicing, reason = "each name has its variant")]
            pub fn parse(text: &str) -> $crate::Result<Self> {
                Ok(Self::ALL[$crate::named::place_of_name($param, text, Self::NAMES)?])
            }
        }

        impl $crate::Named for $name {
            const NAMES: &'static [&'static str] = Self::NAMES;

            fn named_at(place: usize) -> Self {
                $(if place == Self::$variant as usize {
                    return Self::$variant;
                })+
                const { $crate::named::last(Self::ALL) }
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_unit_variant(stringify!($name), *self as u32, self.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use named_enum;

/// The last of a list that is not empty.
#[expect(clippy::indexing_slicing, reason = "no enumeration is empty")]
pub(crate) const fn last<T: Copy>(all: &[T]) -> T {
    all[all.len() - 1]
}

/// Where a name stands in the list of its kind. One search for all lists: written out for each, it would weigh in a page.
///
/// ```
/// use commonweal::{Named, Order, place_of_name};
/// assert_eq!(place_of_name("order", "most-deprived-first", Order::NAMES)?, 0);
/// let error = place_of_name("order", "upwards", Order::NAMES).unwrap_err();
/// assert_eq!(error.param(), Some("order"));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `unknown-option` with the list of names, where `text` is none of them.
#[inline(never)]
pub fn place_of_name(param: &'static str, text: &str, names: &[&str]) -> crate::Result<usize> {
    let found = names.iter().position(|name| *name == text);
    found.ok_or_else(|| crate::Error::unknown_choice(param, text, names))
}
