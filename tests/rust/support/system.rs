//! The operations of the family `system`.

use commonweal::{
    AssignQuantiles, CompleteRows, CountRows, Date, Edition, Ends, Fractions, Hierarchy, Links,
    Order, QuantileBasis, QuantilePlace, RankedAreas, Restate, Result, RollUp, Successions,
    Unmatched, complete_days, complete_texts, missing_argument, reconcile,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn call(operation: &str, arguments: &Arguments) -> Result<Value> {
    match operation {
        "check_hierarchy" => {
            let known = texts(arguments, "known")?;
            Ok(json(links(arguments)?.check(known.as_deref())))
        }
        "roll_up" => roll_up(arguments),
        "assign_quantiles" => assign_quantiles(arguments),
        "restate" => restate(arguments),
        _ => {
            let code = texts(arguments, "code")?.unwrap_or_default();
            let count = arguments.column("count").unwrap_or_default();
            let after = needed(texts(arguments, "code_after")?, "code_after")?;
            let count_after = needed(arguments.column("count_after"), "count_after")?;
            let asked = ["predecessor", "successor", "effective"];
            let known = asked.iter().any(|name| arguments.given(name).is_some());
            let successions = known.then(|| successions(arguments)).transpose()?;
            Ok(json(reconcile(
                &code,
                &count,
                &after,
                &count_after,
                successions.as_ref(),
            )?))
        }
    }
}

fn texts<'a>(arguments: &'a Arguments, name: &'static str) -> Result<Option<Vec<&'a str>>> {
    let column = arguments.texts(name);
    column
        .map(|column| complete_texts(name, &column))
        .transpose()
}

fn needed<T>(value: Option<T>, name: &'static str) -> Result<T> {
    value.ok_or_else(|| missing_argument(name))
}

fn links(arguments: &Arguments) -> Result<Hierarchy> {
    let column = |name| needed(texts(arguments, name)?, name);
    let (child, child_level) = (column("child")?, column("child_level")?);
    let (parent, parent_level) = (column("parent")?, column("parent_level")?);
    let (from, to) = (arguments.dates("valid_from")?, arguments.dates("valid_to")?);
    let ends = arguments.choice("ends", Ends::parse)?;
    let links = Links::new(&child, &child_level, &parent, &parent_level).valid(
        from.as_deref(),
        to.as_deref(),
        ends.unwrap_or(Ends::Exclusive),
    );
    Hierarchy::new(&links)
}

fn roll_up(arguments: &Arguments) -> Result<Value> {
    let code = texts(arguments, "code")?.unwrap_or_default();
    let numerator = arguments.column("numerator").unwrap_or_default();
    let (denominator, stratum) = (
        arguments.column("denominator"),
        texts(arguments, "stratum")?,
    );
    let text = |name: &str| arguments.given(name).and_then(Value::as_str);
    let mut options = RollUp::new(needed(text("to_level"), "to_level")?);
    if let Some(level) = text("from_level") {
        options = options.from_level(level);
    }
    if let Some(date) = arguments.date("date")? {
        options = options.date(date);
    }
    if let Some(unmatched) = arguments.choice("unmatched", Unmatched::parse)? {
        options = options.unmatched(unmatched);
    }
    if let Some(fractions) = arguments.choice("fractions", Fractions::parse)? {
        options = options.fractions(fractions);
    }
    let nulls = arguments.nulls()?;
    let mut columns = vec![("numerator", numerator.as_slice())];
    columns.extend(denominator.as_deref().map(|column| ("denominator", column)));
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
    let links = links(arguments)?;
    let mut rolled = options
        .apply(&links, &rows)
        .map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| rolled.add_caution(caution));
    Ok(json(rolled))
}

fn assign_quantiles(arguments: &Arguments) -> Result<Value> {
    let rank = arguments.column("rank").unwrap_or_default();
    let order = needed(arguments.choice("order", Order::parse)?, "order")?;
    let mut options = AssignQuantiles::new(order);
    if let Some(edition) = arguments.choice("edition", Edition::parse)? {
        options = options.edition(edition);
    }
    if let Some(areas) = arguments.whole("areas") {
        options = options.areas(areas);
    }
    if let Some(groups) = arguments.whole("groups") {
        options = options.groups(groups);
    }
    if let Some(basis) = arguments.choice("basis", QuantileBasis::parse)? {
        options = options.basis(basis);
    }
    if let Some(place) = arguments.choice("place", QuantilePlace::parse)? {
        options = options.place(place);
    }
    let (area, population) = (texts(arguments, "area")?, arguments.column("population"));
    let mut columns = vec![("rank", rank.as_slice())];
    columns.extend(population.as_deref().map(|column| ("population", column)));
    let complete = CompleteRows::of(&columns, arguments.nulls()?)?;
    let area = area.map(|area| complete.pick(&area));
    let mut rows = RankedAreas::new(complete.column(0));
    if let Some(area) = &area {
        rows = rows.area(area);
    }
    if population.is_some() {
        rows = rows.population(complete.column(1));
    }
    let mut quantiles = options
        .assign(&rows)
        .map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| quantiles.add_caution(caution));
    Ok(json(quantiles))
}

fn successions(arguments: &Arguments) -> Result<Successions> {
    let predecessor = needed(texts(arguments, "predecessor")?, "predecessor")?;
    let successor = needed(texts(arguments, "successor")?, "successor")?;
    let effective = needed(arguments.dates("effective")?, "effective")?;
    let effective = complete_days("effective", &effective)?;
    let share = arguments.column("share");
    Successions::new(&predecessor, &successor, &effective, share.as_deref())
}

fn restate(arguments: &Arguments) -> Result<Value> {
    let code = texts(arguments, "code")?.unwrap_or_default();
    let date = arguments.dates("date")?.unwrap_or_default();
    let date: Vec<Date> = complete_days("date", &date)?;
    let count = arguments.column("count").unwrap_or_default();
    let mut options = Restate::new();
    if let Some(as_of) = arguments.date("as_of")? {
        options = options.as_of(as_of);
    }
    if let Some(fractions) = arguments.choice("fractions", Fractions::parse)? {
        options = options.fractions(fractions);
    }
    let columns = [("count", count.as_slice())];
    let complete = CompleteRows::of_texts("code", code.len(), &columns, arguments.nulls()?)?;
    let successions = successions(arguments)?;
    let (code, date) = (complete.pick(&code), complete.pick(&date));
    let mut restated = options
        .apply(&code, &date, complete.column(0), &successions)
        .map_err(|error| complete.restore(error))?;
    complete
        .caution()
        .into_iter()
        .for_each(|caution| restated.add_caution(caution));
    Ok(json(restated))
}
