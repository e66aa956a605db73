//! What was asked for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use super::text;
use super::trouble::Trouble;

/// The text of `--help`.
pub const HELP: &str = "\
cargo demo [-- OPTIONS]

Without options: an improvement report of an invented system of a million people: where it stands
by place, how unequal it is, which practices differ, whether it is changing, who works together and
whom a programme reached; then the same measures on published figures. Prints the report and writes
one self-contained page, whose path is printed last.

  --england DIR   instead, England, from files in DIR (columns in any order, others are ignored):
                  england_lsoa_2011.csv  lsoa11_code, icb22_code, imd2019_decile, population
                  england_icb_2022.csv   icb22_code, icb22_name
                  and, where they are there, for systems across authorities
                  england_ltla_2022.csv  ltla22_code, ltla22_name (and ltla22_code of small areas)
                  and for the four-hour standard in emergency departments
                  nhs_england_ae_attendances.csv
                                         period, org_code, type, attendances, breaches
  --out FILE      where the page goes (default: target/demo/NAME.html)
  --json          everything as JSON on standard output, in place of the report; a page is written
                  only if --out names one
  --help          this text

The charts in the page need npm, once, to fetch Vega into target/demo; without it the page carries
tables only, and says so.

Exit code 0: done. 1: a defect of ours. 2: an option or a file is wrong; one sentence says which,
and nothing is written.
";

/// A request that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The folder of `--england`.
    pub england: Option<PathBuf>,
    /// The file of `--out`.
    pub out: Option<PathBuf>,
    /// Whether JSON is wanted.
    pub json: bool,
    /// Whether help is wanted, and nothing else.
    pub help: bool,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// An option that does not exist, stands twice or lacks its value, each in one sentence.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Trouble> {
    let mut request = Request::default();
    // The alias `cargo demo` ends in `--` already; who types it once more means the same.
    let mut arguments = arguments.into_iter().peekable();
    arguments.next_if(|first| first == "--");
    while let Some(argument) = arguments.next() {
        // A path may be no Unicode text; an option always is.
        let (option, joined) = match argument.to_str().map(|text| text.split_once('=')) {
            Some(Some((option, value))) if option.starts_with("--") => {
                (option.to_owned(), Some(OsString::from(value)))
            }
            _ => (argument.to_string_lossy().into_owned(), None),
        };
        let slot = match option.as_str() {
            "--england" => &mut request.england,
            "--out" => &mut request.out,
            "--json" | "--help" | "-h" => {
                if joined.is_some() {
                    return Err(refused(&option, "takes no value"));
                }
                let flag = if option == "--json" {
                    &mut request.json
                } else {
                    &mut request.help
                };
                *flag = true;
                continue;
            }
            _ => return Err(refused(&option, "is not an option of the demo")),
        };
        if slot.is_some() {
            return Err(refused(&option, "stands twice"));
        }
        let value = joined
            .or_else(|| arguments.next())
            .filter(|value| !value.is_empty())
            .ok_or_else(|| refused(&option, "needs a path after it"))?;
        *slot = Some(PathBuf::from(value));
    }
    Ok(request)
}

fn refused(option: &str, why: &str) -> Trouble {
    Trouble::request(format!(
        "{} {why}; the options are --england DIR, --out FILE, --json and --help",
        text::quoted(option)
    ))
}
