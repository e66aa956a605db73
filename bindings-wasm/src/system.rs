//! Systems: hierarchies of places, roll-ups, deprivation groups, successions.

use commonweal::{
    AssignQuantiles, CompleteRows, CountRows, Date, Edition, Ends, Fractions, Hierarchy, Links,
    Order, QuantileBasis, QuantilePlace, RankedAreas, Restate, RollUp, Successions, Unmatched,
    complete_days, missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::texts::{Texts, dates};

fn needed<T>(value: Option<T>, param: &'static str) -> Result<T, Failure> {
    value.ok_or_else(|| Failure(missing_argument(param)))
}

fn hierarchy(columns: &[Texts; 4], options: &Options) -> Result<Hierarchy, Failure> {
    let [child, child_level, parent, parent_level] = columns;
    let (child, child_level) = (child.get()?, child_level.get()?);
    let (parent, parent_level) = (parent.get()?, parent_level.get()?);
    let (from, to) = (options.dates("valid_from")?, options.dates("valid_to")?);
    let ends = options.choice("ends", Ends::parse)?;
    let links = Links::new(&child, &child_level, &parent, &parent_level);
    let ends = ends.unwrap_or(Ends::Exclusive);
    Ok(Hierarchy::new(&links.valid(
        from.as_deref(),
        to.as_deref(),
        ends,
    ))?)
}

/// Everything that is wrong with a table of who belongs to whom.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = checkHierarchy, unchecked_return_type = "HierarchyCheck")]
pub fn check_hierarchy(
    #[wasm_bindgen(unchecked_param_type = "Texts")] child: &JsValue,
    #[wasm_bindgen(js_name = childLevel, unchecked_param_type = "Texts")] child_level: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Texts")] parent: &JsValue,
    #[wasm_bindgen(js_name = parentLevel, unchecked_param_type = "Texts")] parent_level: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckHierarchyOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "check_hierarchy")?;
    let columns = [
        Texts::read(child, "child")?,
        Texts::read(child_level, "child_level")?,
        Texts::read(parent, "parent")?,
        Texts::read(parent_level, "parent_level")?,
    ];
    let known = options.texts("known")?;
    let known = known.as_ref().map(Texts::get).transpose()?;
    plain(&hierarchy(&columns, &options)?.check(known.as_deref()))
}

/// Counts of small areas added up to a higher level, reconciled with what came in.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = rollUp, unchecked_return_type = "RolledUp")]
pub fn roll_up(
    #[wasm_bindgen(unchecked_param_type = "Texts")] code: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] numerator: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "RollUpOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let given = Options::read(options, "roll_up")?;
    let (code, numerator) = (Texts::read(code, "code")?, floats(numerator, "numerator")?);
    let (denominator, stratum) = (given.column("denominator")?, given.texts("stratum")?);
    let code = code.get()?;
    let stratum = stratum.as_ref().map(Texts::get).transpose()?;
    let links = |name| needed(given.texts(name)?, name);
    let to_level = given.text("to_level")?;
    let from_level = given.text("from_level")?;
    let date = given.date("date")?;
    let unmatched = given.choice("unmatched", Unmatched::parse)?;
    let fractions = given.choice("fractions", Fractions::parse)?;
    let mut columns = vec![("numerator", numerator.as_slice())];
    columns.extend(denominator.as_deref().map(|column| ("denominator", column)));
    let complete = CompleteRows::of_texts("code", code.len(), &columns, given.nulls()?)?;
    let links = [
        links("child")?,
        links("child_level")?,
        links("parent")?,
        links("parent_level")?,
    ];
    let mut options = RollUp::new(needed(to_level, "to_level")?)
        .unmatched(unmatched.unwrap_or(Unmatched::Raise))
        .fractions(fractions.unwrap_or(Fractions::Raise));
    if let Some(level) = from_level {
        options = options.from_level(level);
    }
    if let Some(date) = date {
        options = options.date(date);
    }
    let code = complete.pick(&code);
    let stratum = stratum.map(|stratum| complete.pick(&stratum));
    let mut rows = CountRows::new(&code, complete.column(0));
    if denominator.is_some() {
        rows = rows.denominator(complete.column(1));
    }
    if let Some(stratum) = &stratum {
        rows = rows.stratum(stratum);
    }
    let rolled = options.apply(&hierarchy(&links, &given)?, &rows);
    let mut rolled = rolled.map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| rolled.add_caution(caution));
    plain(&rolled)
}

/// The deprivation decile (or other group) of each small area, of the nation or within an area; 1 is the most deprived.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = assignQuantiles, unchecked_return_type = "Quantiles")]
pub fn assign_quantiles(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] rank: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssignQuantilesOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let given = Options::read(options, "assign_quantiles")?;
    let order = needed(given.choice("order", Order::parse)?, "order")?;
    let mut options = AssignQuantiles::new(order);
    if let Some(edition) = given.choice("edition", Edition::parse)? {
        options = options.edition(edition);
    }
    if let Some(areas) = given.whole("areas")? {
        options = options.areas(areas);
    }
    if let Some(groups) = given.whole("groups")? {
        options = options.groups(groups);
    }
    if let Some(basis) = given.choice("basis", QuantileBasis::parse)? {
        options = options.basis(basis);
    }
    if let Some(place) = given.choice("place", QuantilePlace::parse)? {
        options = options.place(place);
    }
    let (rank, population) = (floats(rank, "rank")?, given.column("population")?);
    let mut columns = vec![("rank", rank.as_slice())];
    columns.extend(population.as_deref().map(|column| ("population", column)));
    let area = given.texts("area")?;
    let area = area.as_ref().map(Texts::get).transpose()?;
    let complete = CompleteRows::of(&columns, given.nulls()?)?;
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
    plain(&quantiles)
}

fn successions(options: &Options) -> Result<Successions, Failure> {
    // All are read before any is missed: what cannot be read is named first.
    let (predecessor, successor) = (options.texts("predecessor")?, options.texts("successor")?);
    let effective = options.dates("effective")?;
    let (predecessor, successor) = (
        needed(predecessor, "predecessor")?,
        needed(successor, "successor")?,
    );
    let (predecessor, successor) = (predecessor.get()?, successor.get()?);
    let effective = needed(effective, "effective")?;
    let effective = complete_days("effective", &effective)?;
    // Shares belong to `restate`; other operations know no such option.
    let share = options.column("share")?;
    Ok(Successions::new(
        &predecessor,
        &successor,
        &effective,
        share.as_deref(),
    )?)
}

/// A series of counts told again in the codes of a later day, over mergers, splits and new codes.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Restated")]
pub fn restate(
    #[wasm_bindgen(unchecked_param_type = "Texts")] code: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Dates")] date: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] count: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "RestateOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let given = Options::read(options, "restate")?;
    let code = Texts::read(code, "code")?;
    let code = code.get()?;
    let date: Vec<Date> = complete_days("date", &dates(date, "date")?)?;
    let count = floats(count, "count")?;
    let mut options = Restate::new();
    if let Some(as_of) = given.date("as_of")? {
        options = options.as_of(as_of);
    }
    if let Some(fractions) = given.choice("fractions", Fractions::parse)? {
        options = options.fractions(fractions);
    }
    let columns = [("count", count.as_slice())];
    let complete = CompleteRows::of_texts("code", code.len(), &columns, given.nulls()?)?;
    let successions = successions(&given)?;
    let (code, date) = (complete.pick(&code), complete.pick(&date));
    let restated = options.apply(&code, &date, complete.column(0), &successions);
    let mut restated = restated.map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| restated.add_caution(caution));
    plain(&restated)
}

/// Codes and counts that were kept, added or lost between two extracts, and which of it successions explain.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Reconciliation")]
pub fn reconcile(
    #[wasm_bindgen(unchecked_param_type = "Texts")] code: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] count: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ReconcileOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "reconcile")?;
    let code = Texts::read(code, "code")?;
    let code = code.get()?;
    let count = floats(count, "count")?;
    let code_after = needed(options.texts("code_after")?, "code_after")?;
    let code_after = code_after.get()?;
    let count_after = needed(options.column("count_after")?, "count_after")?;
    let asked = ["predecessor", "successor", "effective"];
    let known = asked.iter().any(|name| options.value(name).is_some());
    let known = known.then(|| successions(&options)).transpose()?;
    plain(&commonweal::reconcile(
        &code,
        &count,
        &code_after,
        &count_after,
        known.as_ref(),
    )?)
}
