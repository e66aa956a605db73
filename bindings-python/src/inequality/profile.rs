//! The measures that suit the data, with their sentences.

use commonweal::{CompleteRows, InequalityProfileModel, Ranks};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    EventDistribution, Floats, Given, Levels, Nulls, Order, Polarity, ProfileRows, Real,
    SampleInterval, Unit, missing, optional,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Caution, Estimate, display, frozen, json};
use crate::survey::{self, Design};
use crate::texts::Words;

frozen! {
    /// One measure of a profile: the number, why it is in, and what it says.
    ProfileMeasure {
        /// The function that computes it by itself.
        operation: String = |core, _| core.operation.to_string();
        /// Whether it is "absolute", in the unit of the values, or "relative".
        scale: &'static str = |core, _| core.scale.as_str();
        /// Why it is in.
        why: String = |core, _| core.why.to_string();
        /// What it says, in plain words.
        sentence: String = |core, _| core.sentence.clone();
        /// The number, with everything that is needed to read it.
        estimate: Estimate = |core, _| Estimate(core.estimate.clone());
    }
}

frozen! {
    /// A measure that was left out of a profile, and why.
    LeftOut {
        /// The function that would compute it.
        operation: String = |core, _| core.operation.to_string();
        /// Why it is not in.
        why: String = |core, _| core.why.to_string();
    }
}

frozen! {
    /// The measures that suit one set of data, each with its reason and a sentence.
    InequalityProfile {
        /// What the rows are: "ordered-groups", "unordered-groups" or "people".
        shape: &'static str = |core, _| core.shape.as_str();
        /// The indicator, as it was named.
        indicator: String = |core, _| core.indicator.to_string();
        /// Whether more of it is good or bad.
        polarity: &'static str = |core, _| core.polarity.as_str();
        /// The measures, in the order in which to read them.
        measures: Vec<ProfileMeasure> = |core, _| core.measures.iter().cloned().map(ProfileMeasure).collect();
        /// Those that do not suit these data.
        left_out: Vec<LeftOut> = |core, _| core.left_out.iter().cloned().map(LeftOut).collect();
        /// The sentences of all measures, in order.
        sentences: Vec<String> = |core, _| core.sentences().into_iter().map(str::to_owned).collect();
        /// What holds for all of them; each estimate has cautions of its own.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.measures.len()
        }
    }
}

/// Profile of an inequality: the measures that suit the data, why each is in, what each says in plain words, and which were left out.
///
/// With `rank` and `order` the rows are groups from the most to the least deprived; without, groups without an order; with
/// rows="people", people or units of one kind (`population` is how many each row stands for), with or without ranks. `polarity` says which end is good, `lower`
/// and `upper` between what the values lie (0 and 1 for a share), and `indicator`, `people` and `unit` how they are called. Each number
/// is that of the function it names, with its interval and its cautions: those of groups where `standard_errors` or `events` are given,
/// those of people with interval="linearised" or "linearised-sampling", of a survey with its `design` and interval="survey-design". Many
/// measures of one set of data are not many findings.
///
/// >>> import commonweal as cw
/// >>> years = [73.97, 76.12, 77.47, 78.76, 79.70]
/// >>> profile = cw.inequality_profile(years, population=[1] * 5, rank=[1, 2, 3, 4, 5], order="most-deprived-first",
/// ...     indicator="life expectancy", people="boys", unit="years", polarity="higher-is-better")
/// >>> print(profile.sentences[0])
/// Life expectancy of boys in the most deprived fifth is 74.0 years: 5.73 years less than in the least deprived fifth, to their disadvantage.
#[pyfunction]
#[pyo3(signature = (values, *, population=None, rank=None, order=None, rows=ProfileRows::default(), level=Levels::default(), standard_errors=None, events=None, event_distribution=Given(None), polarity=Polarity::default(), lower=None, upper=None, interval=SampleInterval::default(), design=None, indicator=None, people=None, unit=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, population=None, rank=None, order=None, rows='groups', level=0.95, standard_errors=None, events=None, event_distribution='poisson', polarity='neutral', lower=None, upper=None, interval='none', design=None, indicator=None, people=None, unit=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)]
pub(crate) fn inequality_profile(
    values: Floats,
    population: Option<Floats>,
    rank: Option<Floats>,
    order: Option<Order>,
    rows: ProfileRows,
    level: Levels,
    standard_errors: Option<Floats>,
    events: Option<Floats>,
    event_distribution: Given<EventDistribution>,
    polarity: Polarity,
    lower: Option<Real>,
    upper: Option<Real>,
    interval: SampleInterval,
    design: Option<Design<'_>>,
    indicator: Option<Words>,
    people: Option<Words>,
    unit: Option<Unit>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<InequalityProfile, Failure> {
    refuse_unknown(unknown.as_ref(), "inequality_profile")?;
    let mut model = InequalityProfileModel::new()
        .level(level.0)
        .polarity(polarity.0)
        .interval(interval.0);
    if let Some(lower) = lower {
        model = model.lower(lower.get("lower")?);
    }
    if let Some(upper) = upper {
        model = model.upper(upper.get("upper")?);
    }
    if let Some(indicator) = indicator {
        model = model.indicator(indicator.get("indicator")?.to_owned());
    }
    if let Some(people) = people {
        model = model.people(people.get("people")?.to_owned());
    }
    if let Some(unit) = unit {
        model = model.unit(unit.0);
    }
    match (&rank, order) {
        (Some(_), None) => return Err(missing("order")),
        (None, Some(_)) => return Err(missing("rank")),
        _ => {}
    }
    let mut columns = vec![("values", values.get("values")?)];
    for (name, column) in [
        ("population", &population),
        ("rank", &rank),
        ("standard_errors", &standard_errors),
        ("events", &events),
    ] {
        columns.extend(optional(column.as_ref(), name)?.map(|column| (name, column)));
    }
    let survey = survey::given(design.as_ref(), columns[0].1.len())?;
    let profile = CompleteRows::of(&columns, nulls.0)?.answer(|complete| {
        let survey = survey.as_deref().map(|survey| survey.of_rows(complete));
        let survey = survey.transpose()?;
        let ranks = complete.named("rank").zip(order);
        model.of_columns(&commonweal::ProfileColumns {
            values: complete.column(0),
            population: complete.named("population"),
            ranks: ranks.map(|(rank, order)| Ranks::new(rank, order.0)),
            standard_errors: complete.named("standard_errors"),
            events: complete.named("events"),
            event_distribution: event_distribution.0.map(|given| given.0),
            rows: rows.0,
            survey: survey.as_deref(),
        })
    })?;
    Ok(profile.into())
}
