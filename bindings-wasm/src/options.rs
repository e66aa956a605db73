//! What a call was given by name.

use std::cell::{Cell, OnceCell, RefCell};

use commonweal::{
    CompleteRows, Error, ErrorCode, Level, Levels, Named, Nulls, missing_argument, place_of_name,
    unknown_among,
};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::convert::{camel, columns, floats, wrong_type};
use crate::errors::Failure;

/// Sets each option that was given, by its name, on what has a setter of that name.
macro_rules! set {
    ($model:ident, $options:ident: $($name:ident $read:ident),+ $(,)?) => {
        $(if let Some(given) = $options.$read(stringify!($name)) {
            $model = $model.$name(given);
        })+
    };
}

pub(crate) use set;

/// The options object of one call, and the columns that it was given.
///
/// Reading does not end the call: the first thing that is wrong is kept, and so is every name that was asked for. Once all is
/// read, `finish` (or `rows`, which begins with it) tells of a name that nobody asked for, or of what was wrong. So that an
/// option cannot be known and not read, nor read and not known; and a check after each option would weigh in a page.
pub(crate) struct Options {
    /// Undefined where none were given.
    object: JsValue,
    /// What a name that is not known is said to be none of.
    kind: &'static str,
    operation: &'static str,
    asked: RefCell<Vec<&'static str>>,
    wrong: RefCell<Option<Failure>>,
    columns: Kept,
}

/// Columns that stay where they are until the call ends: in blocks, each twice as large as the one before.
struct Kept {
    block: Vec<OnceCell<Vec<f64>>>,
    used: Cell<usize>,
    next: OnceCell<Box<Kept>>,
}

impl Kept {
    fn of(size: usize) -> Self {
        Self {
            block: vec![OnceCell::new(); size],
            used: Cell::new(0),
            next: OnceCell::new(),
        }
    }

    fn keep(&self, column: Vec<f64>) -> &[f64] {
        let mut place = self;
        loop {
            let at = place.used.get();
            if let Some(cell) = place.block.get(at) {
                place.used.set(at + 1);
                return cell.get_or_init(|| column);
            }
            let next = || Box::new(Self::of(2 * place.block.len()));
            place = place.next.get_or_init(next);
        }
    }
}

impl Options {
    pub(crate) fn read(options: &JsValue, operation: &'static str) -> Self {
        Self::of(options, "no option of ", operation)
    }

    /// How the rows of a survey were drawn.
    pub(crate) fn of_design(design: &JsValue) -> Self {
        Self::of(design, "no part of a survey design", "")
    }

    fn of(options: &JsValue, kind: &'static str, operation: &'static str) -> Self {
        let read = Self {
            object: options.clone(),
            kind,
            operation,
            asked: RefCell::default(),
            wrong: RefCell::default(),
            columns: Kept::of(8),
        };
        if operation.is_empty() && !options.is_object() {
            let wanted = "an object, such as { strata, clusters }";
            read.wrong(wrong_type("design", options, wanted));
        } else if !read.is_absent()
            && (!options.is_object() || Array::is_array(options) || options.is_function())
        {
            read.wrong(wrong_type("options", options, "an object of named options"));
        }
        read
    }

    fn is_absent(&self) -> bool {
        self.object.is_undefined() || self.object.is_null()
    }

    /// Keeps what is wrong, unless something was before.
    #[inline(never)]
    pub(crate) fn wrong(&self, failure: Failure) {
        self.wrong.borrow_mut().get_or_insert(failure);
    }

    /// What was read, unless it is wrong.
    pub(crate) fn kept<T>(&self, read: Result<T, Failure>) -> Option<T> {
        read.map_err(|failure| self.wrong(failure)).ok()
    }

    /// What was wrong until now.
    pub(crate) fn so_far(&self) -> Result<(), Failure> {
        self.wrong.take().map_or(Ok(()), Err)
    }

    /// Once everything is read: a name that was not asked for, or what was wrong.
    #[inline(never)]
    pub(crate) fn finish(&self) -> Result<(), Failure> {
        if let Some(object) = self.object.dyn_ref::<Object>()
            && !Array::is_array(object)
            && !object.is_function()
        {
            let asked = self.asked.borrow();
            for key in Object::keys(object)
                .iter()
                .filter_map(|key| key.as_string())
            {
                if !asked.iter().any(|name| camel(name) == key) {
                    let what = format!("{}{}", self.kind, camel(self.operation));
                    return Err(Failure(unknown_among(&key, &what, &asked)));
                }
            }
        }
        self.so_far()
    }

    /// The rows of these columns that are complete, once nothing else is to be read.
    pub(crate) fn rows<'a>(
        &self,
        columns: &'a [(&'static str, &'a [f64])],
    ) -> Result<CompleteRows<'a>, Failure> {
        let nulls = self.nulls();
        self.finish()?;
        Ok(CompleteRows::of(columns, nulls)?)
    }

    /// An option that was given; undefined and null mean that it was not.
    #[inline(never)]
    pub(crate) fn value(&self, name: &'static str) -> Option<JsValue> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&name) {
            asked.push(name);
        }
        if self.is_absent() {
            return None;
        }
        let value = Reflect::get(&self.object, &camel(name).into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    /// What must be given: where it was not, that is what is wrong.
    pub(crate) fn needed<T: Default>(&self, given: Option<T>, name: &'static str) -> T {
        given.unwrap_or_else(|| {
            self.wrong(Failure(missing_argument(name)));
            T::default()
        })
    }

    /// A column beside the options.
    #[inline(never)]
    pub(crate) fn data(&self, value: &JsValue, name: &'static str) -> &[f64] {
        let column = self.kept(floats(value, name));
        self.columns.keep(column.unwrap_or_default())
    }

    /// A column that stays until the call ends.
    pub(crate) fn keep(&self, column: Vec<f64>) -> &[f64] {
        self.columns.keep(column)
    }

    #[inline(never)]
    pub(crate) fn column(&self, name: &'static str) -> Option<&[f64]> {
        Some(self.data(&self.value(name)?, name))
    }

    #[inline(never)]
    pub(crate) fn needed_column(&self, name: &'static str) -> &[f64] {
        self.needed(self.column(name), name)
    }

    /// Columns beside the options, then those of the options that must be given, then those that were, with their names.
    #[inline(never)]
    pub(crate) fn columns(
        &self,
        beside: &[(&'static str, &JsValue)],
        needed: &[&'static str],
        names: &[&'static str],
    ) -> Vec<(&'static str, &[f64])> {
        let beside = beside
            .iter()
            .map(|(name, value)| (*name, self.data(value, name)));
        let mut given: Vec<_> = beside.collect();
        for name in needed {
            given.push((name, self.needed_column(name)));
        }
        for name in names {
            given.extend(self.column(name).map(|column| (*name, column)));
        }
        given
    }

    /// Columns of numbers by names of their own.
    pub(crate) fn named_columns(&self, name: &'static str) -> Vec<(String, Vec<f64>)> {
        let value = self.value(name);
        let columns = value.and_then(|value| self.kept(columns(&value, name)));
        self.needed(columns, name)
    }

    #[inline(never)]
    pub(crate) fn number(&self, name: &'static str) -> Option<f64> {
        let value = self.value(name)?;
        let number = value.as_f64();
        self.kept(number.ok_or_else(|| wrong_type(name, &value, "a number")))
    }

    #[inline(never)]
    pub(crate) fn whole(&self, name: &'static str) -> Option<u32> {
        let number = self.number(name)?;
        if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "just checked"
            )]
            return Some(number as u32);
        }
        let message = format!("`{name}` is {number}: give a whole number from 0 to 4294967295");
        self.wrong(Failure(Error::new(ErrorCode::OutOfRange, name, message)));
        None
    }

    #[inline(never)]
    pub(crate) fn flag(&self, name: &'static str) -> Option<bool> {
        let value = self.value(name)?;
        let flag = value.as_bool();
        self.kept(flag.ok_or_else(|| wrong_type(name, &value, "true or false")))
    }

    #[inline(never)]
    pub(crate) fn text(&self, name: &'static str) -> Option<String> {
        let value = self.value(name)?;
        let text = value.as_string();
        self.kept(text.ok_or_else(|| wrong_type(name, &value, "text")))
    }

    /// An option with a fixed list of names.
    pub(crate) fn choice<T: Named>(&self, name: &'static str) -> Option<T> {
        self.place(name, T::NAMES).map(T::named_at)
    }

    pub(crate) fn needed_choice<T: Named>(&self, name: &'static str) -> T {
        T::named_at(self.needed(self.place(name, T::NAMES), name))
    }

    #[inline(never)]
    fn place(&self, name: &'static str, names: &[&str]) -> Option<usize> {
        self.parsed(name, &|text| place_of_name(name, text, names))
    }

    /// What a text says.
    pub(crate) fn parsed<T>(
        &self,
        name: &'static str,
        parse: &dyn Fn(&str) -> commonweal::Result<T>,
    ) -> Option<T> {
        let text = self.text(name)?;
        self.kept(parse(&text).map_err(|error| error.about(name).into()))
    }

    pub(crate) fn function(&self, name: &'static str) -> Option<Function> {
        let function = self.value(name)?.dyn_into::<Function>();
        self.kept(function.map_err(|value| wrong_type(name, &value, "a function")))
    }

    /// A level, up to four of them, or `{ z: 3 }`.
    pub(crate) fn levels(&self) -> Levels {
        let levels = self.given_levels("level");
        levels.unwrap_or_default()
    }

    #[inline(never)]
    pub(crate) fn given_levels(&self, name: &'static str) -> Option<Levels> {
        let value = self.value(name)?;
        if !Array::is_array(&value) {
            return self.kept(one_level(&value)).map(Levels::from);
        }
        let several: &Array = value.unchecked_ref();
        let levels = several.iter().map(|level| one_level(&level));
        let levels: Vec<Level> = self.kept(levels.collect())?;
        self.kept(Levels::try_from_slice(&levels).map_err(Failure))
    }

    pub(crate) fn nulls(&self) -> Nulls {
        self.choice("nulls").unwrap_or(Nulls::Raise)
    }
}

fn one_level(value: &JsValue) -> Result<Level, Failure> {
    if let Some(probability) = value.as_f64() {
        return Ok(Level::new(probability)?);
    }
    let z = value
        .is_object()
        .then(|| Reflect::get(value, &"z".into()).ok()?.as_f64())
        .flatten();
    match z {
        Some(z) => Ok(Level::from_z(z)?),
        None => Err(wrong_type(
            "level",
            value,
            "a probability such as 0.95, a list of them, or { z: 3 }",
        )),
    }
}
