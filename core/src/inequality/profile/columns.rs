//! A profile from columns, whatever they are.

use super::{InequalityProfile, InequalityProfileModel};
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::input::{
    EventDistribution, GivenUncertainty, OrderedGroups, RankedValues, Ranks, SurveySample,
    UnorderedGroups, WeightedValues,
};
use crate::named::named_enum;

named_enum! {
    /// What one row is.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, ProfileColumns, ProfileRows};
    /// let columns = ProfileColumns { values: &[3.0, 3.0, 5.0, 8.0, 20.0], rows: ProfileRows::People, ..ProfileColumns::default() };
    /// assert_eq!(InequalityProfileModel::new().of_columns(&columns)?.shape.as_str(), "people");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ProfileRows("rows") {
        /// A group of people with its value.
        Groups = "groups",
        /// A person, or a unit of one kind; `population` is how many each row stands for.
        People = "people",
    }
}

/// The columns of a profile, and what its rows are.
///
/// ```
/// use commonweal::{InequalityProfileModel, ProfileColumns, Ranks};
/// let columns = ProfileColumns {
///     values: &[21.4, 14.8, 9.7],
///     population: Some(&[300.0, 320.0, 310.0]),
///     ranks: Some(Ranks::most_deprived_first(&[1.0, 2.0, 3.0])),
///     ..ProfileColumns::default()
/// };
/// assert_eq!(InequalityProfileModel::new().of_columns(&columns)?.shape.as_str(), "ordered-groups");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ProfileColumns<'a> {
    /// The indicator in each row.
    pub values: &'a [f64],
    /// People in each row.
    pub population: Option<&'a [f64]>,
    /// Ranks of deprivation, where the groups have an order.
    pub ranks: Option<Ranks<'a>>,
    /// Standard error of each group's value.
    pub standard_errors: Option<&'a [f64]>,
    /// Events behind each group's value.
    pub events: Option<&'a [f64]>,
    /// What the events are; Poisson unless given.
    pub event_distribution: Option<EventDistribution>,
    /// What one row is.
    pub rows: ProfileRows,
    /// How people were drawn, for limits under a survey design.
    pub survey: Option<&'a SurveySample>,
}

impl Default for ProfileColumns<'_> {
    fn default() -> Self {
        Self {
            values: &[],
            population: None,
            ranks: None,
            standard_errors: None,
            events: None,
            event_distribution: None,
            rows: ProfileRows::Groups,
            survey: None,
        }
    }
}

impl InequalityProfileModel {
    /// Of whatever the columns hold: groups or people, in an order where ranks are given, or without one.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, ProfileColumns, ProfileRows, Ranks};
    /// let model = InequalityProfileModel::new();
    /// let groups = ProfileColumns { values: &[91.0, 74.5], ..ProfileColumns::default() };
    /// assert_eq!(model.of_columns(&groups)?.measures[0].estimate.value, 16.5);
    /// let ranks = Some(Ranks::most_deprived_first(&[1.0, 2.0]));
    /// let error = model.of_columns(&ProfileColumns { ranks, ..groups }).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("population")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the inputs; `missing-argument` for groups with ranks but without population; `conflicting-arguments` for what has no
    /// meaning for people (standard errors, events) or for groups (a survey).
    pub fn of_columns(&self, columns: &ProfileColumns<'_>) -> Result<InequalityProfile> {
        if columns.rows == ProfileRows::People {
            let idle = [
                ("standard_errors", columns.standard_errors.is_some()),
                ("events", columns.events.is_some()),
            ];
            if let Some((param, _)) = idle.into_iter().find(|(_, given)| *given) {
                let message = format!(
                    "`{param}` belongs to groups, and `rows` are people: leave one of them out"
                );
                let code = ErrorCode::ConflictingArguments;
                return Err(Error::new(code, param, message));
            }
            return self.of_rows_of_people(columns);
        }
        if columns.survey.is_some() {
            let message = "`design` says how people were drawn, and `rows` are groups: say rows=\"people\", or leave it out";
            let code = ErrorCode::ConflictingArguments;
            return Err(Error::new(code, "design", message));
        }
        let Some(ranks) = columns.ranks else {
            let groups = UnorderedGroups::new(columns.values, columns.population)?;
            return self.of_groups(&groups.with_given(
                columns.standard_errors,
                columns.events,
                columns.event_distribution,
            )?);
        };
        let population = columns
            .population
            .ok_or_else(|| missing_argument("population"))?;
        let given = GivenUncertainty {
            standard_errors: columns.standard_errors,
            events: columns.events,
            event_distribution: columns.event_distribution,
            ..GivenUncertainty::default()
        };
        let groups = OrderedGroups::new(columns.values, population, ranks)?;
        self.of_ordered(&groups.with_given(&given)?)
    }

    fn of_rows_of_people(&self, columns: &ProfileColumns<'_>) -> Result<InequalityProfile> {
        // Weights by the name that they have here.
        let named = |error: Error| match error.param() {
            Some("weights") => error.about("population"),
            _ => error,
        };
        let Some(ranks) = columns.ranks else {
            let mut values =
                WeightedValues::new(columns.values, columns.population).map_err(named)?;
            if let Some(survey) = columns.survey {
                values = values.with_survey(survey).map_err(named)?;
            }
            return self.of_people(&values);
        };
        let mut ranked = RankedValues::new(columns.values, ranks)?;
        if let Some(population) = columns.population {
            ranked = ranked.with_weights(population).map_err(named)?;
        }
        if let Some(survey) = columns.survey {
            ranked = ranked.with_survey(survey).map_err(named)?;
        }
        self.of_ranked_people(&ranked)
    }
}
