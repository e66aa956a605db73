//! The four-hour standard in England's type 1 emergency departments: between trusts, and over time.

mod between;
mod figures;
mod funnel_chart;
mod joined;
mod over_time;

use std::path::Path;

use serde_json::{Value, json};

use super::story::Section;
use super::trouble::Trouble;
pub(super) use figures::{FILE, read};

const SOURCE: &str = "NHS England, A&E attendances and emergency admissions, monthly by provider and type of department. \
    Open Government Licence v3.0.";

/// Tells both sections, and their part of the JSON.
///
/// # Errors
/// Whatever is wrong with the file.
pub(super) fn tell(path: &Path) -> Result<(Vec<Section>, Value), Trouble> {
    let emergency = read(path)?;
    let (between, between_data) = between::tell(&emergency)?;
    let (over_time, over_time_data) = over_time::tell(&emergency)?;
    let data = json!({
        "standard": "admitted, transferred or discharged within four hours, type 1 departments",
        "between_trusts": between_data,
        "over_time": over_time_data,
        "source": SOURCE,
    });
    Ok((vec![between, over_time], data))
}
