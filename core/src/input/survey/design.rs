//! What is known of a design, as columns and options, and the sample that it makes.

use super::choices::{ReplicateCentre, ReplicateMethod, SingleCluster};
use super::first_stage::first_stage;
use super::sample::{SurveySample, Variance};
use crate::error::{Error, Result};

/// How the rows of a survey were drawn: its strata and clusters, or the replicate weights that its publisher made from them.
///
/// **Use it** for the limits of every measure of a survey that did not draw each person by himself: people of one cluster (a practice, a
/// village, a household) resemble each other, so that a sample of clusters says less than its number of people. **Not** to make up for
/// people who did not answer: that is for the weights, which each measure takes beside it.
///
/// - Formula: with `z` what a row adds to the error of the estimate (weight times influence, over the sum of weights), the variance is
///   `sum over strata (1 - f) n / (n - 1) sum over clusters (t - mean t)^2`, with `t` the total of `z` in a cluster and `n` the
///   clusters of the stratum (Binder 1983; Deville 1999). Clusters are taken as drawn with replacement, or from many; what was drawn
///   inside them is in their totals (the "ultimate cluster"; Wolter 2007, ch. 2). `f` is the share of clusters drawn, where it is given.
/// - Replicate weights: the measure is computed with each column, and the variance is `sum(c (replicate - centre)^2)`, with `c` by
///   [`ReplicateMethod`]. They are whole weights, not factors of one.
/// - Limits: by Student's t with clusters less strata degrees of freedom, of those that have a member (replicates: their number less
///   1, unless it is given). Other packages take the normal distribution here unless told, which is too narrow for few clusters.
/// - Domains (a part of the people): [`SurveySample::domain`]; in tables, the groups of `by`. Rows of weight zero count as drawn, too.
/// - Errors: `length-mismatch`; `conflicting-arguments` for a cluster that stands in two strata, or for columns and replicates at once;
///   `too-few-groups` for a stratum with one cluster; `out-of-range` for a fraction that is none or differs within a stratum;
///   `missing-argument` for an option without what it is about.
/// - Sources: Binder 1983, Int Stat Rev 51:279; Deville 1999, Survey Methodology 25:193; Wolter 2007, *Introduction to Variance
///   Estimation*; Korn & Graubard 1999, *Analysis of Health Surveys* (degrees of freedom); Lumley 2010, *Complex Surveys*.
///
/// ```
/// use commonweal::{GiniIndex, GiniInterval, SurveyDesign, WeightedValues};
/// let visits = [2.0, 3.0, 9.0, 8.0, 1.0, 2.0, 4.0, 6.0];
/// let weights = [10.0, 10.0, 12.0, 12.0, 20.0, 20.0, 15.0, 15.0];
/// let survey = SurveyDesign::new()
///     .strata(&["north", "north", "north", "north", "south", "south", "south", "south"])
///     .clusters(&["a", "a", "b", "b", "c", "c", "d", "d"]) // practices
///     .sample(8)?;
/// let values = WeightedValues::new(&visits, Some(&weights))?.with_survey(&survey)?;
/// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&values)?;
/// assert!((index.value - 0.372694).abs() < 1e-6 && (index.standard_error.unwrap() - 0.103948).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct SurveyDesign<'a> {
    pub(super) strata: Option<Vec<&'a str>>,
    pub(super) clusters: Option<Vec<&'a str>>,
    pub(super) nested: bool,
    pub(super) sampling_fraction: Option<&'a [f64]>,
    pub(super) single_cluster: Option<SingleCluster>,
    pub(super) replicate_weights: Option<Vec<&'a [f64]>>,
    pub(super) replicate_method: Option<ReplicateMethod>,
    pub(super) fay: Option<f64>,
    pub(super) scale: Option<f64>,
    pub(super) replicate_scales: Option<&'a [f64]>,
    pub(super) replicate_centre: Option<ReplicateCentre>,
    degrees_of_freedom: Option<f64>,
}

impl<'a> SurveyDesign<'a> {
    /// Rows drawn each by itself, with replacement, from one stratum.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    /// let survey = SurveyDesign::new().sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.066420).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The stratum of each row: clusters were drawn from each by themselves.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    /// let survey = SurveyDesign::new().strata(&["n", "n", "n", "n", "s", "s", "s", "s"]).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.071116).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn strata<S: AsRef<str>>(mut self, strata: &'a [S]) -> Self {
        self.strata = Some(strata.iter().map(AsRef::as_ref).collect());
        self
    }

    /// The cluster of each row, as drawn at the first stage (the primary sampling unit).
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    /// let survey = SurveyDesign::new().clusters(&["a", "a", "b", "b", "c", "c", "d", "d"]).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.085920).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn clusters<S: AsRef<str>>(mut self, clusters: &'a [S]) -> Self {
        self.clusters = Some(clusters.iter().map(AsRef::as_ref).collect());
        self
    }

    /// Whether the names of clusters start again in each stratum; unless set, a name that stands in two strata is an error, since it
    /// might be a mistake.
    ///
    /// ```
    /// use commonweal::SurveyDesign;
    /// let strata = ["n", "n", "s", "s"];
    /// let design = SurveyDesign::new().strata(&strata).clusters(&["1", "2", "1", "2"]);
    /// assert_eq!(design.clone().sample(4).unwrap_err().code().as_str(), "conflicting-arguments");
    /// assert_eq!(design.nested(true).sample(4)?.len(), 4);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn nested(mut self, nested: bool) -> Self {
        self.nested = nested;
        self
    }

    /// The share of the clusters of its stratum that was drawn, from 0 to 1, in each row: where it is not small, less is left to chance
    /// (finite population correction). For a first stage without replacement, and exact only where whole clusters were asked.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    /// let design = SurveyDesign::new().clusters(&["a", "a", "b", "b", "c", "c", "d", "d"]);
    /// let survey = design.sampling_fraction(&[0.4; 8]).sample(8)?; // 4 of 10 clusters
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.066554).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn sampling_fraction(mut self, fraction: &'a [f64]) -> Self {
        self.sampling_fraction = Some(fraction);
        self
    }

    /// What a stratum adds of which one cluster was drawn; refused unless set.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SingleCluster, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    /// let design = SurveyDesign::new()
    ///     .strata(&["n", "n", "n", "n", "n", "n", "s", "s"])
    ///     .clusters(&["a", "a", "b", "b", "c", "c", "d", "d"]);
    /// let error = design.clone().sample(8).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("too-few-groups", Some(6)));
    /// let survey = design.single_cluster(SingleCluster::Average).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.089957).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn single_cluster(mut self, single_cluster: SingleCluster) -> Self {
        self.single_cluster = Some(single_cluster);
        self
    }

    /// Columns of replicate weights, one for each replicate: whole weights of each row, as the survey's publisher has made them.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, ReplicateMethod, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    #[doc = include_str!("../../../docs/examples/visits_replicates.md")]
    /// let survey = SurveyDesign::new().replicate_weights(&columns).replicate_method(ReplicateMethod::Jackknife).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.119864).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn replicate_weights(mut self, columns: &[&'a [f64]]) -> Self {
        self.replicate_weights = Some(columns.to_vec());
        self
    }

    /// How the replicates were made; it has no default, since the variance depends on it.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, ReplicateMethod, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    #[doc = include_str!("../../../docs/examples/visits_replicates.md")]
    /// let survey = SurveyDesign::new().replicate_weights(&columns).replicate_method(ReplicateMethod::Bootstrap).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.079909).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn replicate_method(mut self, method: ReplicateMethod) -> Self {
        self.replicate_method = Some(method);
        self
    }

    /// What the half that is left out keeps of its weight, from 0 to below 1, for the method `fay`.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, ReplicateMethod, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    #[doc = include_str!("../../../docs/examples/visits_replicates.md")]
    /// let design = SurveyDesign::new().replicate_weights(&columns).replicate_method(ReplicateMethod::Fay);
    /// assert_eq!(design.clone().sample(8).unwrap_err().param(), Some("fay"));
    /// let survey = design.fay(0.3).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.098862).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fay(mut self, fay: f64) -> Self {
        self.fay = Some(fay);
        self
    }

    /// What the squared distances of all replicates are multiplied by, for the method `scaled`: 1 unless set.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, ReplicateMethod, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    #[doc = include_str!("../../../docs/examples/visits_replicates.md")]
    /// let design = SurveyDesign::new().replicate_weights(&columns).replicate_method(ReplicateMethod::Scaled);
    /// let survey = design.scale(0.75).sample(8)?; // what the jackknife has with four replicates
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.119864).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: f64) -> Self {
        self.scale = Some(scale);
        self
    }

    /// What the squared distance of each replicate is multiplied by, for the methods `jackknife` with strata and `scaled`.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, ReplicateMethod, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    #[doc = include_str!("../../../docs/examples/visits_replicates.md")]
    /// let design = SurveyDesign::new().replicate_weights(&columns).replicate_method(ReplicateMethod::Jackknife);
    /// let survey = design.replicate_scales(&[0.5; 4]).sample(8)?; // strata of two clusters each
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.097868).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn replicate_scales(mut self, scales: &'a [f64]) -> Self {
        self.replicate_scales = Some(scales);
        self
    }

    /// From where the distances of replicates are measured; from the estimate unless set.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, ReplicateCentre, ReplicateMethod, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    #[doc = include_str!("../../../docs/examples/visits_replicates.md")]
    /// let design = SurveyDesign::new().replicate_weights(&columns).replicate_method(ReplicateMethod::Jackknife);
    /// let survey = design.replicate_centre(ReplicateCentre::Mean).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.standard_error.unwrap() - 0.106105).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn replicate_centre(mut self, centre: ReplicateCentre) -> Self {
        self.replicate_centre = Some(centre);
        self
    }

    /// Degrees of freedom of the limits, where the publisher says them; infinity for those of the normal distribution.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, SurveyDesign};
    #[doc = include_str!("../../../docs/examples/survey_visits.md")]
    /// let survey = SurveyDesign::new().degrees_of_freedom(f64::INFINITY).sample(8)?;
    /// let index = GiniIndex::new().interval(GiniInterval::SurveyDesign).estimate(&visits.with_survey(&survey)?)?;
    /// assert!((index.interval.unwrap().lower - 0.242513).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn degrees_of_freedom(mut self, degrees: f64) -> Self {
        self.degrees_of_freedom = Some(degrees);
        self
    }

    /// The sample that the design makes of so many rows.
    ///
    /// ```
    /// # use commonweal::SurveyDesign;
    /// assert_eq!(SurveyDesign::new().strata(&["n", "n", "s", "s"]).sample(4)?.len(), 4);
    /// let error = SurveyDesign::new().strata(&["n", "n"]).sample(4).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("strata")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn sample(&self, rows: usize) -> Result<SurveySample> {
        if let Some(degrees) = self.degrees_of_freedom
            && (degrees.is_nan() || degrees <= 0.0)
        {
            return Err(Error::out_of_range(
                "degrees_of_freedom",
                degrees,
                "above 0",
            ));
        }
        self.refuse_in_vain()?;
        let variance = match &self.replicate_weights {
            Some(columns) => Variance::Replicates(self.replicates(columns, rows)?),
            None => Variance::Stages(first_stage(self, rows)?),
        };
        Ok(SurveySample {
            variance,
            degrees: self.degrees_of_freedom,
        })
    }
}
