//! Coverage by partnerships, and sums over them.

use commonweal::{AreaValues, CoverageModel, Date, Memberships};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, missing};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Coverage, PartnershipTotals};
use crate::texts::{Dates, Day, Texts};

/// Coverage: how many people at least one partnership covers, each counted once, where partnerships overlap, and whom none
/// covers.
///
/// `area` and `people` hold each area once. The memberships are columns of their own: the area, the partnership, from when
/// (that day included) until when (that day excluded). Where they have dates, `at` is the day on which they are to hold.
///
/// >>> import commonweal as cw
/// >>> coverage = cw.coverage(["a", "b", "c"], [500, 300, 200], member_area=["a", "b", "b"],
/// ...     member_partnership=["North", "North", "South"])
/// >>> print(coverage.covered, coverage.counted_twice, coverage.uncovered_area)
/// 800.0 300.0 ['c']
#[pyfunction]
#[pyo3(signature = (area, people, *, member_area=None, member_partnership=None, member_from=None, member_to=None, at=None, **unknown), text_signature = "(area, people, *, member_area, member_partnership, member_from=None, member_to=None, at=None)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn coverage(
    area: Texts,
    people: Floats,
    member_area: Option<Texts>,
    member_partnership: Option<Texts>,
    member_from: Option<Dates>,
    member_to: Option<Dates>,
    at: Option<Day>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Coverage, Failure> {
    refuse_unknown(unknown.as_ref(), "coverage")?;
    let area = area.get("area")?;
    let people = AreaValues::people(&area, people.get("people")?)?;
    let given = Given::read(member_area, member_partnership, member_from, member_to, at)?;
    given.with(|model, members| Ok(model.estimate(&people, members)?.into()))
}

/// Amounts of areas added up by partnership. Where two partnerships share an area they do not add up, and that is an error
/// that names both and the area.
///
/// >>> import commonweal as cw
/// >>> totals = cw.roll_up_partnerships(["a", "b", "c"], [5, 3, 2], member_area=["a", "b"],
/// ...     member_partnership=["North", "South"])
/// >>> print(totals.value.tolist(), totals.total, totals.uncovered)
/// [5.0, 3.0] 10.0 2.0
#[pyfunction]
#[pyo3(signature = (area, values, *, member_area=None, member_partnership=None, member_from=None, member_to=None, at=None, **unknown), text_signature = "(area, values, *, member_area, member_partnership, member_from=None, member_to=None, at=None)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn roll_up_partnerships(
    area: Texts,
    values: Floats,
    member_area: Option<Texts>,
    member_partnership: Option<Texts>,
    member_from: Option<Dates>,
    member_to: Option<Dates>,
    at: Option<Day>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<PartnershipTotals, Failure> {
    refuse_unknown(unknown.as_ref(), "roll_up_partnerships")?;
    let area = area.get("area")?;
    let values = AreaValues::amounts(&area, values.get("values")?)?;
    let given = Given::read(member_area, member_partnership, member_from, member_to, at)?;
    given.with(|model, members| Ok(model.roll_up(&values, members)?.into()))
}

/// The memberships as they were passed.
struct Given {
    area: Texts,
    partnership: Texts,
    from: Option<Vec<Option<Date>>>,
    to: Option<Vec<Option<Date>>>,
    model: CoverageModel,
}

impl Given {
    fn read(
        area: Option<Texts>,
        partnership: Option<Texts>,
        from: Option<Dates>,
        to: Option<Dates>,
        at: Option<Day>,
    ) -> Result<Self, Failure> {
        let days =
            |column: Option<Dates>, param| column.map(|column| column.get(param)).transpose();
        let mut model = CoverageModel::new();
        if let Some(at) = at {
            model = model.at(at.get("at")?);
        }
        Ok(Self {
            area: area.ok_or_else(|| missing("member_area"))?,
            partnership: partnership.ok_or_else(|| missing("member_partnership"))?,
            from: days(from, "member_from")?,
            to: days(to, "member_to")?,
            model,
        })
    }

    fn with<T>(
        &self,
        compute: impl Fn(CoverageModel, &Memberships<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let area = self.area.get("member_area")?;
        let partnership = self.partnership.get("member_partnership")?;
        let members = Memberships::new(&area, &partnership)?;
        compute(
            self.model,
            &members.with_dates(self.from.as_deref(), self.to.as_deref())?,
        )
    }
}
