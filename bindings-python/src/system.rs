//! Systems: hierarchies of places, roll-ups, deprivation groups, successions.

// Examples are lists of text in Python, not links.
#![allow(clippy::doc_link_with_quotes)]

use commonweal::{
    CompleteRows, CountRows, Date, Hierarchy, Links, RankedAreas, complete_days, missing_argument,
};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Edition, Ends, Floats, Fractions, Nulls, Order, QuantileBasis, QuantilePlace, Real, Unmatched,
    optional, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results_system::{HierarchyCheck, Quantiles, Reconciliation, Restated, RolledUp};
use crate::texts::{Dates, Day, Texts, Words};

/// A column of text that the operation cannot do without.
fn needed<'a>(column: Option<&'a Texts>, param: &'static str) -> Result<Vec<&'a str>, Failure> {
    column
        .ok_or_else(|| Failure(missing_argument(param)))?
        .get(param)
}

fn given<'a>(
    column: Option<&'a Texts>,
    param: &'static str,
) -> Result<Option<Vec<&'a str>>, Failure> {
    column.map(|column| column.get(param)).transpose()
}

fn days(column: Option<&Dates>, param: &'static str) -> Result<Option<Vec<Option<Date>>>, Failure> {
    column.map(|column| column.get(param)).transpose()
}

/// The columns of links as a hierarchy.
struct LinkColumns<'a> {
    child: Option<&'a Texts>,
    child_level: Option<&'a Texts>,
    parent: Option<&'a Texts>,
    parent_level: Option<&'a Texts>,
    valid_from: Option<&'a Dates>,
    valid_to: Option<&'a Dates>,
    ends: Ends,
}

impl LinkColumns<'_> {
    fn read(&self) -> Result<Hierarchy, Failure> {
        let child = needed(self.child, "child")?;
        let child_level = needed(self.child_level, "child_level")?;
        let parent = needed(self.parent, "parent")?;
        let parent_level = needed(self.parent_level, "parent_level")?;
        let from = days(self.valid_from, "valid_from")?;
        let to = days(self.valid_to, "valid_to")?;
        let links = Links::new(&child, &child_level, &parent, &parent_level);
        Ok(Hierarchy::new(&links.valid(
            from.as_deref(),
            to.as_deref(),
            self.ends.0,
        ))?)
    }
}

/// Everything that is wrong with a table of who belongs to whom: circles, two parents at once, gaps in time, orphans.
///
/// Each row says that the code `child` belonged to `parent` from `valid_from` until, not with, `valid_to` (a missing day is
/// an open end; say ends="inclusive" where the source states last days). `known` lists all codes that exist.
///
/// >>> import commonweal as cw
/// >>> check = cw.check_hierarchy(["E01", "E01"], ["lsoa"] * 2, ["E06", "E07"], ["council"] * 2)
/// >>> check.issue
/// ['two-parents']
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
#[pyo3(signature = (child, child_level, parent, parent_level, *, valid_from=None, valid_to=None, ends=Ends::default(), known=None, **unknown), text_signature = "(child, child_level, parent, parent_level, *, valid_from=None, valid_to=None, ends='exclusive', known=None)")]
pub(crate) fn check_hierarchy(
    child: Texts,
    child_level: Texts,
    parent: Texts,
    parent_level: Texts,
    valid_from: Option<Dates>,
    valid_to: Option<Dates>,
    ends: Ends,
    known: Option<Texts>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<HierarchyCheck, Failure> {
    refuse_unknown(unknown.as_ref(), "check_hierarchy")?;
    let links = LinkColumns {
        child: Some(&child),
        child_level: Some(&child_level),
        parent: Some(&parent),
        parent_level: Some(&parent_level),
        valid_from: valid_from.as_ref(),
        valid_to: valid_to.as_ref(),
        ends,
    };
    let hierarchy = links.read()?;
    Ok(hierarchy
        .check(given(known.as_ref(), "known")?.as_deref())
        .into())
}

/// Counts of small areas added up to a higher level, reconciled with what came in.
///
/// Sums go along the one partition that the links (`child`, `child_level`, `parent`, `parent_level`, `valid_from`,
/// `valid_to`) had on `date`. Rates are refused, and so are codes that belong to two at once. A row without a place is
/// an error; with unmatched="report" it is listed with its counts.
///
/// >>> import commonweal as cw
/// >>> parts = ["East Berkshire", "Hampshire part", "Surrey part"]
/// >>> rolled = cw.roll_up(parts, [425015, 167593, 154131], child=parts, child_level=["part"] * 3,
/// ...     parent=["Frimley"] * 3, parent_level=["icb"] * 3, to_level="icb")
/// >>> int(rolled.numerator[0])
/// 746739
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
#[pyo3(signature = (code, numerator, *, denominator=None, stratum=None, child=None, child_level=None, parent=None, parent_level=None, valid_from=None, valid_to=None, ends=Ends::default(), to_level=None, from_level=None, date=None, unmatched=Unmatched::default(), fractions=Fractions::default(), nulls=Nulls::default(), **unknown), text_signature = "(code, numerator, *, denominator=None, stratum=None, child, child_level, parent, parent_level, valid_from=None, valid_to=None, ends='exclusive', to_level, from_level=None, date=None, unmatched='raise', fractions='raise', nulls='raise')")]
pub(crate) fn roll_up(
    code: Texts,
    numerator: Floats,
    denominator: Option<Floats>,
    stratum: Option<Texts>,
    child: Option<Texts>,
    child_level: Option<Texts>,
    parent: Option<Texts>,
    parent_level: Option<Texts>,
    valid_from: Option<Dates>,
    valid_to: Option<Dates>,
    ends: Ends,
    to_level: Option<Words>,
    from_level: Option<Words>,
    date: Option<Day>,
    unmatched: Unmatched,
    fractions: Fractions,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<RolledUp, Failure> {
    refuse_unknown(unknown.as_ref(), "roll_up")?;
    let code = code.get("code")?;
    let mut columns = vec![("numerator", numerator.get("numerator")?)];
    columns.extend(
        optional(denominator.as_ref(), "denominator")?.map(|column| ("denominator", column)),
    );
    let stratum = given(stratum.as_ref(), "stratum")?;
    let to_level = to_level.ok_or_else(|| Failure(missing_argument("to_level")))?;
    let mut options = commonweal::RollUp::new(to_level.get("to_level")?)
        .unmatched(unmatched.0)
        .fractions(fractions.0);
    if let Some(level) = &from_level {
        options = options.from_level(level.get("from_level")?);
    }
    if let Some(date) = &date {
        options = options.date(date.get("date")?);
    }
    let complete = CompleteRows::of_texts("code", code.len(), &columns, nulls.0)?;
    let code = complete.pick(&code);
    let stratum = stratum.map(|stratum| complete.pick(&stratum));
    let mut rows = CountRows::new(&code, complete.column(0));
    if denominator.is_some() {
        rows = rows.denominator(complete.column(1));
    }
    if let Some(stratum) = &stratum {
        rows = rows.stratum(stratum);
    }
    let links = LinkColumns {
        child: child.as_ref(),
        child_level: child_level.as_ref(),
        parent: parent.as_ref(),
        parent_level: parent_level.as_ref(),
        valid_from: valid_from.as_ref(),
        valid_to: valid_to.as_ref(),
        ends,
    };
    let rolled = options.apply(&links.read()?, &rows);
    let mut rolled = rolled.map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| rolled.add_caution(caution));
    Ok(rolled.into())
}

/// The deprivation decile (or other group) of each small area, of the nation or within an area; 1 is the most deprived.
///
/// National groups are those of the `edition` that the ranks are from, as published; basis="within-area" divides the small
/// areas of each `area` by themselves (by people, with `population`; by the middle of each small area unless `place` takes its
/// start, as `phe_quantile` does, or its end). The result says which, and what an area lacks.
///
/// >>> import commonweal as cw
/// >>> deciles = cw.assign_quantiles([1, 3284, 3285, 32844], order="most-deprived-first", edition="imd-2019")
/// >>> deciles.quantile
/// [1, 1, 2, 10]
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
#[pyo3(signature = (rank, *, order=None, edition=None, areas=None, groups=Real::Number(10.0), basis=QuantileBasis::default(), place=None, area=None, population=None, nulls=Nulls::default(), **unknown), text_signature = "(rank, *, order, edition=None, areas=None, groups=10, basis='national', place=None, area=None, population=None, nulls='raise')")]
pub(crate) fn assign_quantiles(
    rank: Floats,
    order: Option<Order>,
    edition: Option<Edition>,
    areas: Option<Real>,
    groups: Real,
    basis: QuantileBasis,
    place: Option<QuantilePlace>,
    area: Option<Texts>,
    population: Option<Floats>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Quantiles, Failure> {
    refuse_unknown(unknown.as_ref(), "assign_quantiles")?;
    let order = order.ok_or_else(|| Failure(missing_argument("order")))?;
    let mut options = commonweal::AssignQuantiles::new(order.0)
        .groups(groups.whole("groups")?)
        .basis(basis.0);
    if let Some(place) = place {
        options = options.place(place.0);
    }
    if let Some(edition) = edition {
        options = options.edition(edition.0);
    }
    if let Some(areas) = areas {
        options = options.areas(areas.whole("areas")?);
    }
    let mut columns = vec![("rank", rank.get("rank")?)];
    columns
        .extend(optional(population.as_ref(), "population")?.map(|column| ("population", column)));
    let area = given(area.as_ref(), "area")?;
    let complete = CompleteRows::of(&columns, nulls.0)?;
    let area = area.map(|area| complete.pick(&area));
    let mut rows = RankedAreas::new(complete.column(0));
    if let Some(area) = &area {
        rows = rows.area(area);
    }
    if population.is_some() {
        rows = rows.population(complete.column(1));
    }
    let quantiles = options.assign(&rows);
    let mut quantiles = quantiles.map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| quantiles.add_caution(caution));
    Ok(quantiles.into())
}

fn successions(
    predecessor: Option<&Texts>,
    successor: Option<&Texts>,
    effective: Option<&Dates>,
    share: Option<&Floats>,
) -> Result<commonweal::Successions, Failure> {
    let predecessor = needed(predecessor, "predecessor")?;
    let successor = needed(successor, "successor")?;
    let effective = effective.ok_or_else(|| Failure(missing_argument("effective")))?;
    let effective = complete_days("effective", &effective.get("effective")?)?;
    let share = optional(share, "share")?;
    Ok(commonweal::Successions::new(
        &predecessor,
        &successor,
        &effective,
        share,
    )?)
}

/// A series of counts told again in the codes of a later day, over mergers, splits and new codes.
///
/// Each succession says that `predecessor` was followed by `successor` on the day `effective`; a split needs the `share`
/// that went to each. The result has the series now and then, and where limits should be computed afresh.
///
/// >>> import commonweal as cw
/// >>> series = cw.restate(["RRK", "RR1", "RRK"], ["2018-06-01", "2018-06-01", "2018-07-01"], [10035, 22000, 32209],
/// ...     predecessor=["RR1"], successor=["RRK"], effective=["2018-04-01"])
/// >>> series.count.tolist(), series.rebase_date
/// ([32035.0, 32209.0], ['2018-07-01'])
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
#[pyo3(signature = (code, date, count, *, predecessor=None, successor=None, effective=None, share=None, as_of=None, fractions=Fractions::default(), nulls=Nulls::default(), **unknown), text_signature = "(code, date, count, *, predecessor, successor, effective, share=None, as_of=None, fractions='raise', nulls='raise')")]
pub(crate) fn restate(
    code: Texts,
    date: Dates,
    count: Floats,
    predecessor: Option<Texts>,
    successor: Option<Texts>,
    effective: Option<Dates>,
    share: Option<Floats>,
    as_of: Option<Day>,
    fractions: Fractions,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Restated, Failure> {
    refuse_unknown(unknown.as_ref(), "restate")?;
    let code = code.get("code")?;
    let date = complete_days("date", &date.get("date")?)?;
    let mut options = commonweal::Restate::new().fractions(fractions.0);
    if let Some(as_of) = &as_of {
        options = options.as_of(as_of.get("as_of")?);
    }
    let columns = [("count", count.get("count")?)];
    let complete = CompleteRows::of_texts("code", code.len(), &columns, nulls.0)?;
    let successions = successions(
        predecessor.as_ref(),
        successor.as_ref(),
        effective.as_ref(),
        share.as_ref(),
    )?;
    let (code, date) = (complete.pick(&code), complete.pick(&date));
    let restated = options.apply(&code, &date, complete.column(0), &successions);
    let mut restated = restated.map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| restated.add_caution(caution));
    Ok(restated.into())
}

/// Codes and counts that were kept, added or lost between two extracts, and which of it a list of successions explains.
///
/// >>> import commonweal as cw
/// >>> report = cw.reconcile(["A", "B"], [1, 2], code_after=["B", "C"], count_after=[2, 4])
/// >>> report.change, report.unexplained
/// (['lost', 'kept', 'added'], 2)
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
#[pyo3(signature = (code, count, *, code_after=None, count_after=None, predecessor=None, successor=None, effective=None, **unknown), text_signature = "(code, count, *, code_after, count_after, predecessor=None, successor=None, effective=None)")]
pub(crate) fn reconcile(
    code: Texts,
    count: Floats,
    code_after: Option<Texts>,
    count_after: Option<Floats>,
    predecessor: Option<Texts>,
    successor: Option<Texts>,
    effective: Option<Dates>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Reconciliation, Failure> {
    refuse_unknown(unknown.as_ref(), "reconcile")?;
    let (code, count) = (code.get("code")?, count.get("count")?);
    let code_after = needed(code_after.as_ref(), "code_after")?;
    let count_after = required(count_after.as_ref(), "count_after")?;
    let asked = predecessor.is_some() || successor.is_some() || effective.is_some();
    let known = asked.then(|| {
        successions(
            predecessor.as_ref(),
            successor.as_ref(),
            effective.as_ref(),
            None,
        )
    });
    let known = known.transpose()?;
    let report = commonweal::reconcile(&code, count, &code_after, count_after, known.as_ref())?;
    Ok(report.into())
}
