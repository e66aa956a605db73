//! Enumerations whose variants have one fixed kebab-case name in every language.

/// Declares a public enumeration with a stable text name per variant: `as_str`, `parse` (an [`crate::Error`] that
/// lists the choices), `ALL`, `Display`, and serde by name. One definition, so that Rust, Python, JS and JSON
/// cannot drift apart.
macro_rules! named_enum {
    ($(#[$meta:meta])* pub enum $name:ident($param:literal) { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
            #[allow(dead_code, reason = "some choices are no parameter of an operation")]
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
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
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
            pub fn parse(text: &str) -> $crate::Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::Error::unknown_choice($param, text, &[$($text),+])),
                }
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
