"""Types of the arguments, for readers and type checkers; nothing here runs in a calculation."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    import numpy as np
    from narwhals.typing import IntoSeries

    from commonweal._core import Estimate, Estimates, Level

    Array: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float64]]
    Floats: TypeAlias = Sequence[float] | Sequence[int] | np.ndarray[Any, Any] | IntoSeries | range
    Texts: TypeAlias = Sequence[str | None] | np.ndarray[Any, Any] | IntoSeries
    Labels: TypeAlias = Sequence[str] | Sequence[int] | np.ndarray[Any, Any] | IntoSeries
    Dates: TypeAlias = Sequence["Day | None"] | np.ndarray[Any, Any] | IntoSeries
    Columns: TypeAlias = Mapping[str, Floats] | Sequence[tuple[str, Floats]]
    Levels: TypeAlias = float | Level | Sequence[float | Level]
    Progress: TypeAlias = Callable[[int, int], object]
    Standard: TypeAlias = "PublishedStandard | Floats"
    NumberOrNumbers: TypeAlias = float | Floats
    Figures: TypeAlias = Estimate | Estimates | Mapping[str, Any]
    Rows: TypeAlias = Sequence[int] | Dates
    Rules: TypeAlias = "RuleSet | Sequence[str]"

Day: TypeAlias = str | datetime.date
PublishedStandard: TypeAlias = Literal["european-2013"]
Order: TypeAlias = Literal["most-deprived-first", "least-deprived-first"]
EventDistribution: TypeAlias = Literal["poisson", "binomial"]
SlopeInterval: TypeAlias = Literal["automatic", "propagated", "regression", "simulated", "survey-design"]
RateInterval: TypeAlias = Literal["byar-exact-under-10", "byar", "exact-poisson"]
ProportionInterval: TypeAlias = Literal["wilson", "clopper-pearson", "mid-p"]
DirectRateInterval: TypeAlias = Literal["dobson", "fay-feuer", "tiwari"]
GiniInterval: TypeAlias = Literal[
    "none", "linearised", "linearised-logit", "linearised-sampling", "jackknife", "survey-design"
]
GiniCorrection: TypeAlias = Literal["none", "sample-size", "weights"]
SampleInterval: TypeAlias = Literal["none", "linearised", "linearised-sampling", "survey-design"]
Divisor: TypeAlias = Literal["n", "n-1"]
IndexReport: TypeAlias = Literal["index", "equally-distributed-equivalent"]
SmallAreaRule: TypeAlias = Literal["none", "phe"]
HealthMeasure: TypeAlias = Literal["years-in-good-health", "years-in-poor-health", "share-in-good-health"]
ConcentrationForm: TypeAlias = Literal[
    "standard",
    "generalised",
    "erreygers",
    "wagstaff",
    "extended",
    "symmetric",
    "generalised-extended",
    "generalised-symmetric",
]
ConcentrationInterval: TypeAlias = Literal[
    "automatic", "none", "linearised", "linearised-sampling", "survey-design", "propagated", "regression"
]
GroupInterval: TypeAlias = Literal["automatic", "propagated", "simulated"]
BetweenGroupForm: TypeAlias = Literal["variance", "standard-deviation", "coefficient-of-variation"]
Against: TypeAlias = Literal["mean", "best", "reference"]
EntropyForm: TypeAlias = Literal["theil", "mean-log-deviation"]
AttributableForm: TypeAlias = Literal["risk", "fraction"]
DecompositionInterval: TypeAlias = Literal["none", "linearised", "linearised-sampling", "survey-design", "bootstrap"]
ComparedWith: TypeAlias = Literal["equality", "same-people", "other-people"]
RecentredIndex: TypeAlias = Literal["gini", "variance", "quantile", "generalised-entropy", "atkinson"]
RecentredInterval: TypeAlias = Literal["robust", "bootstrap", "survey-design", "none"]
ShapleyIndex: TypeAlias = Literal["concentration", "gini", "variance"]
ShapleyRemoval: TypeAlias = Literal["refitted", "held-at-mean"]
DominanceRule: TypeAlias = Literal["multiple-comparison", "intersection-union"]
GiniDecompositionForm: TypeAlias = Literal["bhattacharya-mahalanobis", "yitzhaki-lerman"]
AtkinsonDecompositionForm: TypeAlias = Literal["group-means", "group-equivalents"]
MeanLogDeviationChangeForm: TypeAlias = Literal["exact", "mookherjee-shorrocks"]
MeanReport: TypeAlias = Literal["mean", "total", "standard-deviation"]
SpatialAlternative: TypeAlias = Literal["clustered", "dispersed", "either"]
PovertyForm: TypeAlias = Literal["foster-greer-thorbecke", "watts", "sen", "sen-shorrocks-thon"]
PovertyLineOf: TypeAlias = Literal["median", "mean"]
PovertyAtLine: TypeAlias = Literal["not-poor", "poor"]
HerfindahlForm: TypeAlias = Literal["index", "normalised", "effective-number", "hall-tideman"]
HerfindahlScale: TypeAlias = Literal["unit", "points"]
HerfindahlInterval: TypeAlias = Literal["none", "multinomial"]
HooverInterval: TypeAlias = Literal["none", "linearised", "survey-design"]
Model: TypeAlias = Literal["least-squares", "binomial", "log-binomial", "poisson"]
Scale: TypeAlias = Literal["linear", "log", "logit"]
Noise: TypeAlias = Scale
StandardErrorsScale: TypeAlias = Scale
Variance: TypeAlias = Literal["classical", "hc0", "hc1", "hc2", "hc3"]
Critical: TypeAlias = Literal["t", "normal"]
Orientation: TypeAlias = Literal["least-minus-most", "gap"]
Polarity: TypeAlias = Literal["higher-is-better", "lower-is-better", "neutral"]
TrendRule: TypeAlias = Literal["limits", "fingertips", "fingertips-proportions"]
TrendScale: TypeAlias = Literal["linear", "log"]
TrendVariance: TypeAlias = Literal["sampling", "scaled", "scaled-normal"]
ChangeScale: TypeAlias = Literal["difference", "ratio"]
SmallCounts: TypeAlias = Literal["none", "hes"]
FunnelKind: TypeAlias = Literal["proportion", "rate", "standardised-ratio"]
FunnelLimits: TypeAlias = Literal["exact", "mid-p", "normal", "arcsine"]
Overdispersion: TypeAlias = Literal["none", "additive", "additive-winsorised", "shmi", "shmi-unrounded"]
FunnelScale: TypeAlias = Literal["arcsine", "square-root", "log"]
FunnelAxis: TypeAlias = Literal["population", "events"]
Nulls: TypeAlias = Literal["raise", "omit"]
OnError: TypeAlias = Literal["raise", "report"]
Direction: TypeAlias = Literal["increase", "decrease", "neutral"]
Scaling: TypeAlias = Literal["2.66", "3/1.128", "d2"]
RuleSet: TypeAlias = Literal["making-data-count-7", "making-data-count-6", "nhsr-plot-the-dots"]
Ends: TypeAlias = Literal["exclusive", "inclusive"]
Unmatched: TypeAlias = Literal["raise", "report"]
Fractions: TypeAlias = Literal["raise", "accept"]
Edition: TypeAlias = Literal["imd-2015", "imd-2019", "imd-2025"]
QuantileBasis: TypeAlias = Literal["national", "within-area"]
ProfileRows: TypeAlias = Literal["groups", "people"]
QuantilePlace: TypeAlias = Literal["middle", "start", "end"]
SingleCluster: TypeAlias = Literal["refuse", "average", "centre", "certainty"]
ReplicateMethod: TypeAlias = Literal["jackknife", "balanced-repeated", "fay", "bootstrap", "scaled"]
ReplicateCentre: TypeAlias = Literal["estimate", "mean"]


class SurveyDesign(TypedDict, total=False):
    """How the rows of a survey were drawn: strata and clusters, or replicate weights.

    `strata` and `clusters` name those of each row (text or whole numbers); `nested` says that the names of clusters
    start again in each stratum, `sampling_fraction` what share of the clusters of its stratum was drawn,
    `single_cluster` what a stratum of one cluster adds. `replicate_weights` are whole weights, a column (or a column of
    a 2-D array) for each replicate, and `replicate_method` says how they were made; `fay` goes with "fay", `scale` and
    `replicate_scales` with "scaled", `replicate_scales` with a "jackknife" of strata too. Limits are made by Student's
    t with clusters less strata degrees of freedom (of replicates: their number less 1), unless `degrees_of_freedom`
    says otherwise.
    """

    strata: Labels
    clusters: Labels
    nested: bool
    sampling_fraction: Floats
    single_cluster: SingleCluster
    replicate_weights: Sequence[Floats] | np.ndarray[Any, Any]
    replicate_method: ReplicateMethod
    fay: float
    scale: float
    replicate_scales: Floats
    replicate_centre: ReplicateCentre
    degrees_of_freedom: float


class SurveyColumns(TypedDict, total=False):
    """The same over a table: names of columns, and for `replicate_weights` a list of them."""

    strata: str
    clusters: str
    nested: bool
    sampling_fraction: str
    single_cluster: SingleCluster
    replicate_weights: Sequence[str]
    replicate_method: ReplicateMethod
    fay: float
    scale: float
    replicate_scales: Floats
    replicate_centre: ReplicateCentre
    degrees_of_freedom: float
