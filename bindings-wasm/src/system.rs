//! Systems: hierarchies of places, roll-ups, deprivation groups, successions.

use commonweal::{
    AssignQuantiles, CompleteRows, CountRows, Date, Ends, Hierarchy, Links, RankedAreas, Restate,
    RollUp, Successions, complete_days,
};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;
use crate::texts::{Texts, dates};

/// A table of who belongs to whom, as it was given.
struct Table {
    columns: [Texts; 4],
    from: Option<Vec<Option<Date>>>,
    to: Option<Vec<Option<Date>>>,
    ends: Ends,
}

impl Table {
    fn read(columns: [Texts; 4], options: &Options) -> Self {
        Self {
            columns,
            from: options.dates("valid_from"),
            to: options.dates("valid_to"),
            ends: options.choice("ends").unwrap_or(Ends::Exclusive),
        }
    }

    fn hierarchy(&self) -> Result<Hierarchy, Failure> {
        let [child, child_level, parent, parent_level] = &self.columns;
        let (child, child_level) = (child.get()?, child_level.get()?);
        let (parent, parent_level) = (parent.get()?, parent_level.get()?);
        let links = Links::new(&child, &child_level, &parent, &parent_level);
        let links = links.valid(self.from.as_deref(), self.to.as_deref(), self.ends);
        Ok(Hierarchy::new(&links)?)
    }
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
    let options = Options::read(options, "check_hierarchy");
    let columns = [
        options.text_data(child, "child"),
        options.text_data(child_level, "child_level"),
        options.text_data(parent, "parent"),
        options.text_data(parent_level, "parent_level"),
    ];
    let known = options.texts("known");
    let table = Table::read(columns, &options);
    options.finish()?;
    let known = known.as_ref().map(Texts::get).transpose()?;
    plain(&table.hierarchy()?.check(known.as_deref()))
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
    let given = Options::read(options, "roll_up");
    let (code, numerator) = (
        given.text_data(code, "code"),
        given.data(numerator, "numerator"),
    );
    let (denominator, stratum) = (given.column("denominator"), given.texts("stratum"));
    let links = ["child", "child_level", "parent", "parent_level"];
    let table = Table::read(
        links.map(|name| given.needed(given.texts(name), name)),
        &given,
    );
    let mut options = RollUp::new(given.needed(given.text("to_level"), "to_level"));
    set!(options, given: unmatched choice, fractions choice, from_level text, date date);
    let nulls = given.nulls();
    given.finish()?;
    let code = code.get()?;
    let stratum = stratum.as_ref().map(Texts::get).transpose()?;
    let mut columns = vec![("numerator", numerator)];
    columns.extend(denominator.map(|column| ("denominator", column)));
    let complete = CompleteRows::of_texts("code", code.len(), &columns, nulls)?;
    let code = complete.pick(&code);
    let stratum = stratum.map(|stratum| complete.pick(&stratum));
    let mut rows = CountRows::new(&code, complete.column(0));
    if denominator.is_some() {
        rows = rows.denominator(complete.column(1));
    }
    if let Some(stratum) = &stratum {
        rows = rows.stratum(stratum);
    }
    let rolled = options.apply(&table.hierarchy()?, &rows);
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
    let given = Options::read(options, "assign_quantiles");
    let mut options = AssignQuantiles::new(given.needed_choice("order"));
    set!(options, given: edition choice, areas whole, groups whole, basis choice, place choice);
    let columns = given.columns(&[("rank", rank)], &[], &["population"]);
    let area = given.texts("area");
    let complete = given.rows(&columns)?;
    let area = area.as_ref().map(Texts::get).transpose()?;
    let area = area.map(|area| complete.pick(&area));
    let mut rows = RankedAreas::new(complete.column(0));
    if let Some(area) = &area {
        rows = rows.area(area);
    }
    if let Some(population) = complete.named("population") {
        rows = rows.population(population);
    }
    let quantiles = options.assign(&rows);
    let mut quantiles = quantiles.map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| quantiles.add_caution(caution));
    plain(&quantiles)
}

/// Successions of codes, as they were given.
struct Succeeded<'a> {
    predecessor: Texts,
    successor: Texts,
    effective: Vec<Option<Date>>,
    share: Option<&'a [f64]>,
}

impl<'a> Succeeded<'a> {
    fn read(options: &'a Options, share: Option<&'a [f64]>) -> Self {
        // All are read before any is missed: what cannot be read is named first.
        let (predecessor, successor) = (options.texts("predecessor"), options.texts("successor"));
        let effective = options.dates("effective");
        Self {
            predecessor: options.needed(predecessor, "predecessor"),
            successor: options.needed(successor, "successor"),
            effective: options.needed(effective, "effective"),
            share,
        }
    }

    fn successions(&self) -> Result<Successions, Failure> {
        let (predecessor, successor) = (self.predecessor.get()?, self.successor.get()?);
        let effective = complete_days("effective", &self.effective)?;
        Ok(Successions::new(
            &predecessor,
            &successor,
            &effective,
            self.share,
        )?)
    }
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
    let given = Options::read(options, "restate");
    let code = given.text_data(code, "code");
    let date = given.kept(dates(date, "date")).unwrap_or_default();
    let count = given.data(count, "count");
    let mut options = Restate::new();
    set!(options, given: as_of date, fractions choice);
    let successions = Succeeded::read(&given, given.column("share"));
    let nulls = given.nulls();
    given.finish()?;
    let code = code.get()?;
    let date: Vec<Date> = complete_days("date", &date)?;
    let columns = [("count", count)];
    let complete = CompleteRows::of_texts("code", code.len(), &columns, nulls)?;
    let successions = successions.successions()?;
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
    let options = Options::read(options, "reconcile");
    let code = options.text_data(code, "code");
    let count = options.data(count, "count");
    let code_after = options.needed(options.texts("code_after"), "code_after");
    let count_after = options.needed_column("count_after");
    let asked = ["predecessor", "successor", "effective"];
    let known = asked
        .map(|name| options.value(name).is_some())
        .contains(&true);
    let known = known.then(|| Succeeded::read(&options, None));
    options.finish()?;
    let known = known.as_ref().map(Succeeded::successions).transpose()?;
    let (code, code_after) = (code.get()?, code_after.get()?);
    plain(&commonweal::reconcile(
        &code,
        count,
        &code_after,
        count_after,
        known.as_ref(),
    )?)
}
