//! The file of attendances and breaches, read strictly.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use commonweal::Date;

use super::super::table::Table;
use super::super::text;
use super::super::trouble::Trouble;

/// The file.
pub(in super::super) const FILE: &str = "nhs_england_ae_attendances.csv";

/// Far more than a department sees in a month, and few enough for every total to be exact.
const MOST: u64 = 1 << 40;

/// Attendances and breaches of one organisation in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Month {
    pub(super) attendances: u64,
    pub(super) breaches: u64,
}

/// What the file holds.
#[derive(Debug)]
pub(in super::super) struct Emergency {
    /// The months, in order.
    pub(super) months: Vec<Date>,
    /// Type 1 departments: by organisation, one entry a month, none where it has no row.
    pub(super) type_one: BTreeMap<String, Vec<Option<Month>>>,
    /// All types together in the last month.
    pub(super) all_types: BTreeMap<String, Month>,
}

type Key = (Date, String, bool);

/// Reads it.
pub(in super::super) fn read(path: &Path) -> Result<Emergency, Trouble> {
    let mut table = Table::open(
        path,
        ["period", "org_code", "type", "attendances", "breaches"],
    )?;
    let mut lines: HashMap<(Date, String, String), u64> = HashMap::new();
    let mut months = BTreeSet::new();
    let mut cells: BTreeMap<Key, Month> = BTreeMap::new();
    while let Some(row) = table.next()? {
        let day = Date::parse(row.text(0, "a date such as 2019-03-01")?)
            .map_err(|_| row.refuse(0, "a date such as 2019-03-01"))?;
        if day.day() != 1 {
            return Err(row.refuse(0, "the first day of a month"));
        }
        let code = text::plain(row.text(1, "the code of an organisation")?);
        let kind = row.text(2, "a type of department: 1, 2 or other")?;
        if !matches!(kind, "1" | "2" | "other") {
            return Err(row.refuse(2, "a type of department: 1, 2 or other"));
        }
        let count = 0..=MOST;
        let attendances = row.whole(3, &count, "attendances, a whole number, 0 or more")?;
        let breaches = row.whole(4, &count, "breaches, a whole number, 0 or more")?;
        if breaches > attendances {
            return Err(row.refuse(4, "no more breaches than attendances"));
        }
        if let Some(line) = lines.insert((day, code.clone(), kind.to_owned()), row.line) {
            return Err(row.refuse(
                1,
                &format!("a month, organisation and type that are not on line {line} already"),
            ));
        }
        months.insert(day);
        let month = cells.entry((day, code, kind == "1")).or_default();
        month.attendances += attendances;
        month.breaches += breaches;
    }
    let months: Vec<Date> = months.into_iter().collect();
    let Some(&last) = months.last() else {
        return Err(Trouble::request(format!(
            "{}: expected at least one month",
            text::path(path)
        )));
    };
    let mut type_one: BTreeMap<String, Vec<Option<Month>>> = BTreeMap::new();
    let mut all_types: BTreeMap<String, Month> = BTreeMap::new();
    for ((day, code, first), month) in cells {
        if day == last {
            let all = all_types.entry(code.clone()).or_default();
            all.attendances += month.attendances;
            all.breaches += month.breaches;
        }
        // A month without anybody says nothing of the standard.
        if first && month.attendances > 0 {
            let series = type_one
                .entry(code)
                .or_insert_with(|| vec![None; months.len()]);
            if let Ok(at) = months.binary_search(&day) {
                series[at] = Some(month);
            }
        }
    }
    all_types.retain(|_, month| month.attendances > 0);
    let emergency = Emergency {
        months,
        type_one,
        all_types,
    };
    if emergency.last_month().is_empty() {
        return Err(Trouble::request(format!(
            "{}: expected type 1 departments with attendances in the last month ({last}), found none",
            text::path(path)
        )));
    }
    Ok(emergency)
}

impl Emergency {
    /// Type 1 departments in the last month.
    pub(super) fn last_month(&self) -> Vec<(&str, Month)> {
        let last = |series: &Vec<Option<Month>>| series.last().copied().flatten();
        let all = self.type_one.iter();
        all.filter_map(|(code, series)| Some((code.as_str(), last(series)?)))
            .collect()
    }
}

impl Month {
    /// The share within four hours, in per cent.
    pub(super) fn within(self) -> f64 {
        100.0 * (self.attendances - self.breaches) as f64 / self.attendances as f64
    }
}

/// The month in words, such as March 2019.
pub(super) fn month_name(day: Date) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = NAMES
        .get(usize::from(day.month()).saturating_sub(1))
        .unwrap_or(&"");
    format!("{name} {}", day.year())
}
