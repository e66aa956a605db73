//! The estimate of one index, in words.

use super::choices::{Model, Orientation, Scale, SlopeInterval};
use super::fit::{Index, Line};
use super::simulate::Draws;
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Text};
use crate::input::Uncertainty;
use crate::numeric::sum;

impl Line<'_, '_> {
    /// The estimate of one index.
    pub(super) fn estimate(&self, index: Index, draws: Option<&mut Draws>) -> Result<Estimate> {
        let value = self.value(index)?;
        let (error, mut intervals, few) = self.limits(index, value, draws)?;
        let turned = self.options.turned();
        let told = match (index, turned) {
            (_, false) => value,
            (Index::Slope, true) => -value,
            (Index::Relative, true) => value.recip(),
        };
        if turned {
            for interval in &mut intervals {
                (interval.lower, interval.upper) = match index {
                    Index::Slope => (-interval.upper, -interval.lower),
                    Index::Relative => (interval.upper.recip(), interval.lower.recip()),
                };
            }
        }
        let measure = match index {
            Index::Slope => "slope index of inequality",
            Index::Relative => "relative index of inequality",
        };
        let mut estimate = Estimate::new(measure, told, "values")?;
        if error.is_some_and(|error| !error.is_finite()) {
            return Err(Error::overflow("values", "a standard error"));
        }
        estimate.standard_error = error;
        estimate.set_intervals(intervals, "values")?;
        estimate.method = Text::Borrowed(match (self.options.model, self.options.scale) {
            (Model::Binomial, _) => "logistic regression on population ridits",
            (Model::LogBinomial, _) => "log-binomial regression on population ridits",
            (Model::Poisson, _) => "Poisson regression on population ridits",
            (_, Scale::Linear) => "weighted least squares on population ridits",
            (_, Scale::Log) => "weighted least squares of the logarithm on population ridits",
            (_, Scale::Logit) => "weighted least squares of the log odds on population ridits",
        });
        estimate.citation = Text::Borrowed(match index {
            Index::Slope => "low-low-2004",
            Index::Relative => "mackenbach-kunst-1997",
        });
        if index == Index::Relative {
            estimate.unit = Text::Borrowed("ratio");
        }
        estimate.direction = Text::Borrowed(direction(index, self.options.orientation, turned));
        estimate.n = self.groups.len() as u64;
        estimate.population = Some(self.groups.total_population());
        estimate.events = self
            .groups
            .events()
            .map(sum::sum)
            .filter(|events| events.is_finite());
        if self.interval_kind() == SlopeInterval::Simulated {
            estimate.seed = Some(self.options.seed);
            estimate.draws = Some(self.options.draws());
        }
        if let Some(few) = few {
            estimate.add_caution(few);
        }
        self.add_cautions(&mut estimate);
        Ok(estimate)
    }

    fn add_cautions(&self, estimate: &mut Estimate) {
        let mut add = |code, message: Text| estimate.add_caution(Caution::new(code, message));
        let kind = self.interval_kind();
        let surveyed = self.groups.survey().is_some();
        if kind == SlopeInterval::Regression && surveyed {
            let message = "limits come from the scatter of the rows about a line, with their ranks taken as known: \
                           interval=\"survey-design\" counts that the ranks come from the same sample";
            add(CautionCode::ScatterOnly, Text::Borrowed(message));
        } else if kind == SlopeInterval::Regression {
            let by_line = self.counts.is_none();
            if by_line && matches!(self.groups.uncertainty, Uncertainty::None) {
                let message = "limits come from the scatter of the groups about the line, not from their own uncertainty: give \
                               their standard errors or events for propagated limits";
                add(CautionCode::ScatterOnly, Text::Borrowed(message));
            }
            if self.groups.len() < 5 {
                let message = "fewer than 5 groups: limits from their scatter are a rough guide; give standard errors or events";
                add(CautionCode::FewGroups, Text::Borrowed(message));
            }
        }
        if estimate.standard_error == Some(0.0) {
            let message = "the limits have no width: the groups lie on one line, or their standard errors are zero; do not read \
                           them as certainty";
            estimate.add_caution(Caution::new(CautionCode::ZeroWidth, message));
        }
        let mut add = |code, message: Text| estimate.add_caution(Caution::new(code, message));
        let distinct = self.groups.distinct_ranks();
        if distinct < self.groups.len() {
            let message = format!(
                "{} groups share {distinct} ranks: tied groups stand at one midpoint",
                self.groups.len()
            );
            add(CautionCode::TiedRanks, Text::Owned(message));
        }
        // What follows is about limits that rest on the model alone.
        let by_model = kind == SlopeInterval::Propagated;
        if by_model && self.counts.is_some() && self.groups.events().is_none() {
            let message = "the events were taken as value times population over `per`: limits are right only where `population` \
                           counts people and the values are not coarsely rounded; give `events` where they are known";
            add(CautionCode::EventsFromValues, Text::Borrowed(message));
        }
        if let Some(message) = self.outside_own_limits() {
            add(CautionCode::ValueOutsideLimits, Text::Owned(message));
        }
        let dispersion = self.counts.as_ref().and_then(|counts| counts.dispersion);
        if let Some(dispersion) = dispersion.filter(|dispersion| by_model && *dispersion > 2.0) {
            let message = format!(
                "the groups scatter {dispersion:.1} times as much about the line as the model allows: its limits are too \
                 narrow; look at the chart, and compare model=\"least-squares\" with regression limits"
            );
            add(CautionCode::Overdispersed, Text::Owned(message));
        }
        if self.counts.is_none()
            && self
                .groups
                .events()
                .is_some_and(|events| events.contains(&0.0))
        {
            let message = "some groups have no event, so their standard error is taken as zero and limits are too narrow: pool \
                           years or groups";
            add(CautionCode::ZeroEventStrata, Text::Borrowed(message));
        }
        let below = self.most.min(self.least) < 0.0
            && self.groups.values().iter().all(|value| *value >= 0.0);
        if self.options.model == Model::LogBinomial && self.most.max(self.least) > self.options.per
        {
            let message = "the fitted curve reaches a proportion above 1 at one end, although at no group: read the slope index \
                           with care, or use model=\"binomial\"";
            add(CautionCode::FittedOutOfRange, Text::Borrowed(message));
        }
        if below {
            let message = "the fitted line falls below zero at one end although no value does: look at the chart, and try \
                           scale=\"log\" or \"logit\"";
            add(CautionCode::FittedOutOfRange, Text::Borrowed(message));
        }
    }
}

impl Line<'_, '_> {
    /// Published limits contain their value, except where they belong to another column.
    fn outside_own_limits(&self) -> Option<String> {
        let Uncertainty::Limits { lower, upper, .. } = self.groups.uncertainty else {
            return None;
        };
        let limits = lower.iter().zip(upper);
        let mut outside = self
            .groups
            .values()
            .iter()
            .zip(limits)
            .filter(|(value, (low, high))| !(*low..=*high).contains(value));
        let (value, (low, high)) = outside.next()?;
        let count = 1 + outside.count();
        Some(format!(
            "{count} of {} values lie outside their own limits, such as {value} beside {low} to {high}: are these the limits of \
             this indicator, in its unit?",
            self.groups.len()
        ))
    }
}

fn direction(index: Index, orientation: Orientation, turned: bool) -> &'static str {
    match (index, orientation, turned) {
        (Index::Slope, Orientation::LeastMinusMost, _) => {
            "least deprived minus most deprived: positive means higher among the least deprived"
        }
        (Index::Relative, Orientation::LeastMinusMost, _) => {
            "least deprived over most deprived: above 1 means higher among the least deprived"
        }
        (Index::Slope, Orientation::Gap, true) => {
            "most deprived minus least deprived: larger means worse for the most deprived"
        }
        (Index::Slope, Orientation::Gap, false) => {
            "least deprived minus most deprived: larger means worse for the most deprived"
        }
        (Index::Relative, Orientation::Gap, true) => {
            "most deprived over least deprived: larger means worse for the most deprived"
        }
        (Index::Relative, Orientation::Gap, false) => {
            "least deprived over most deprived: larger means worse for the most deprived"
        }
    }
}
