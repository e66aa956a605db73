export interface LifeExpectancyGradientOptions {
  /** The age at which the band of each row starts; the last band is open-ended. */
  readonly ageStart: Numbers;
  /** The deprivation rank of the group of each row. */
  readonly rank: Numbers;
  readonly order: Order;
  /** The age from which years are counted; the first unless given. */
  readonly atAge?: number;
  readonly level?: Level | readonly Level[];
}

/** Groups on the population scale of deprivation, the line through them, and both indices. */
export interface Gradient {
  readonly rank: number[];
  readonly value: number[];
  readonly population: number[];
  readonly ridit: number[];
  readonly fitted: number[];
  readonly mostDeprived: number;
  readonly leastDeprived: number;
  readonly intercept: number;
  readonly slope: number;
  readonly scale: Scale;
  readonly per: number;
  readonly slopeIndex: Estimate;
  readonly relativeIndex: Estimate | null;
  readonly noRelativeIndexReason: string | null;
}

export interface SlopeOptions {
  readonly rank: Numbers;
  readonly order: Order;
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly lowerLimits?: Numbers;
  readonly upperLimits?: Numbers;
  readonly limitsLevel?: number;
  readonly interval?: "automatic" | "propagated" | "regression" | "simulated" | "survey-design";
  readonly model?: "least-squares" | "binomial" | "log-binomial" | "poisson";
  readonly scale?: Scale;
  /** For simulated limits, and for given limits of the groups; an error anywhere else. */
  readonly noise?: Scale;
  /** For regression limits; an error beside any other. */
  readonly variance?: "classical" | "hc0" | "hc1" | "hc2" | "hc3";
  /** For regression limits; an error beside any other. */
  readonly critical?: "t" | "normal";
  /** For people drawn for a survey, a row each; the population is then their weights. */
  readonly design?: SurveyDesign;
  readonly orientation?: "least-minus-most" | "gap";
  readonly polarity?: Polarity;
  readonly per?: number;
  /** For simulated limits; an error beside any other. */
  readonly draws?: number;
  /** For simulated limits; accepted beside any other. */
  readonly seed?: number;
  /** Told how many draws are made of how many; `false` cancels. */
  readonly progress?: (done: number, total: number) => unknown;
  readonly unit?: string;
  readonly nulls?: Nulls;
}

/** How the rows of a survey were drawn: strata and clusters, or replicate weights; for `interval: "survey-design"`. */
export interface SurveyDesign {
  /** The stratum of each row, and the cluster (primary sampling unit): text or whole numbers. */
  readonly strata?: Labels;
  readonly clusters?: Labels;
  /** Whether the names of clusters start again in each stratum. */
  readonly nested?: boolean;
  /** The share of the clusters of its stratum that was drawn, in each row. */
  readonly samplingFraction?: Numbers;
  /** What a stratum of one cluster adds. */
  readonly singleCluster?: "refuse" | "average" | "centre" | "certainty";
  /** Whole weights, a column for each replicate. */
  readonly replicateWeights?: readonly Numbers[];
  readonly replicateMethod?: "jackknife" | "balanced-repeated" | "fay" | "bootstrap" | "scaled";
  /** For the method fay; an error beside any other. */
  readonly fay?: number;
  /** For the method scaled; an error beside any other. */
  readonly scale?: number;
  /** For the methods jackknife (of strata) and scaled; an error beside any other. */
  readonly replicateScales?: Numbers;
  readonly replicateCentre?: "estimate" | "mean";
  /** Clusters less strata, or replicates less 1, unless given. */
  readonly degreesOfFreedom?: number;
}

export interface GiniIndexOptions {
  readonly weights?: Numbers;
  readonly nu?: number;
  readonly correction?: "none" | "sample-size" | "weights";
  readonly level?: Level | readonly Level[];
  readonly interval?:
    | "none"
    | "linearised"
    | "linearised-logit"
    | "linearised-sampling"
    | "jackknife"
    | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface GeneralisedEntropyIndexOptions {
  readonly weights?: Numbers;
  readonly alpha?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

/** A generalised entropy index divided into what lies within groups and what lies between them. */
export interface EntropyDecomposition {
  readonly total: Estimate;
  readonly within: Estimate;
  readonly between: Estimate;
  /** The groups, in order of first appearance. */
  readonly group: string[];
  readonly rows: number[];
  readonly people: number[];
  readonly shareOfPeople: number[];
  readonly shareOfTotal: number[];
  /** null where nobody stands in a group. */
  readonly mean: (number | null)[];
  /** null where all of a group have nothing. */
  readonly index: (number | null)[];
  readonly contribution: number[];
}

export interface EntropyDecompositionOptions {
  readonly group: Texts;
  readonly weights?: Numbers;
  readonly alpha?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
}

/** An index divided by group, with a rest; the three parts come to the total. */
export interface GroupDecomposition {
  readonly total: Estimate;
  readonly within: Estimate;
  readonly between: Estimate;
  /** How groups overlap, or what both parts have in common (below zero). */
  readonly rest: Estimate;
  /** The groups, in order of first appearance. */
  readonly group: string[];
  readonly rows: number[];
  readonly people: number[];
  readonly shareOfPeople: number[];
  readonly shareOfTotal: number[];
  /** null where nobody stands in a group. */
  readonly mean: (number | null)[];
  /** null where all of a group have nothing. */
  readonly index: (number | null)[];
  /** null where the part within groups is no sum. */
  readonly contribution: (number | null)[];
}

export interface GiniDecompositionOptions {
  readonly group: Texts;
  readonly weights?: Numbers;
  readonly form?: "bhattacharya-mahalanobis" | "yitzhaki-lerman";
  readonly nu?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
}

export interface AtkinsonDecompositionOptions {
  readonly group: Texts;
  readonly weights?: Numbers;
  readonly form?: "group-means" | "group-equivalents";
  readonly epsilon?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
}

/** The parts of a Gini index, one row a source. */
export interface SourceDecomposition {
  readonly total: Estimate;
  readonly source: string[];
  readonly mean: number[];
  readonly shareOfTotal: number[];
  /** null where the mean of a source is not above zero. */
  readonly index: (number | null)[];
  /** null where all have the same of it. */
  readonly correlation: (number | null)[];
  readonly contribution: Estimates;
  /** null where the index is zero. */
  readonly shareOfIndex: (number | null)[];
  /** Empty where the index is zero. */
  readonly marginalEffect: Estimates;
}

export interface GiniSourceDecompositionOptions {
  /** What the values are the sum of, row by row. */
  readonly sources: Columns;
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
}

/** Two concentration indices of the same people, and their difference. */
export interface ConcentrationComparison {
  readonly first: Estimate;
  readonly second: Estimate;
  /** The second minus the first. */
  readonly difference: Estimate;
  readonly correlation: number | null;
  readonly pValue: number | null;
}

export interface ConcentrationComparisonOptions {
  readonly rank: Numbers;
  readonly order: Order;
  readonly otherValues?: Numbers;
  readonly otherRank?: Numbers;
  readonly weights?: Numbers;
  readonly form?: "standard" | "generalised" | "erreygers" | "wagstaff" | "extended" | "symmetric";
  readonly lower?: number;
  readonly upper?: number;
  readonly nu?: number;
  readonly beta?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

/** The parts of a concentration index, one row a determinant. */
export interface ConcentrationDecomposition {
  readonly index: Estimate;
  readonly explained: Estimate;
  readonly residual: Estimate;
  readonly determinant: string[];
  readonly coefficient: number[];
  readonly mean: number[];
  /** null where the outcome has a mean of zero. */
  readonly elasticity: (number | null)[];
  /** null where the mean of the determinant is zero. */
  readonly concentrationIndex: (number | null)[];
  readonly contribution: number[];
  /** null where the index is zero. */
  readonly share: (number | null)[];
  readonly residualShare: number | null;
  /** null without limits. */
  readonly standardError: (number | null)[];
  readonly intervals: IntervalColumn[];
  readonly noIntervalReason: string | null;
  /** null where the outcome does not vary. */
  readonly rSquared: number | null;
  readonly cautions: Caution[];
}

export interface ConcentrationDecompositionOptions {
  readonly determinants: Columns;
  readonly rank: Numbers;
  readonly order: Order;
  readonly weights?: Numbers;
  readonly form?: "standard" | "generalised" | "erreygers" | "wagstaff" | "extended" | "symmetric";
  readonly lower?: number;
  readonly upper?: number;
  readonly nu?: number;
  readonly beta?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "bootstrap";
  /** For a bootstrap; an error without. */
  readonly draws?: number;
  readonly seed?: number;
  readonly progress?: (done: number, total: number) => unknown;
  readonly nulls?: Nulls;
}

export interface AtkinsonIndexOptions {
  readonly weights?: Numbers;
  readonly epsilon?: number;
  readonly report?: "index" | "equally-distributed-equivalent";
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface KolmIndexOptions {
  readonly kappa: number;
  readonly weights?: Numbers;
  readonly report?: "index" | "equally-distributed-equivalent";
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface QuantileShareRatioOptions {
  readonly weights?: Numbers;
  readonly top?: number;
  readonly bottom?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface CoefficientOfVariationOptions {
  readonly weights?: Numbers;
  readonly divisor?: "n" | "n-1";
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface JDivergenceOptions {
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface WolfsonPolarisationOptions {
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface ZengaIndexOptions {
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

/** The points of a Lorenz or concentration curve. */
export interface ShareCurve {
  readonly measure: string;
  /** Shares of the people, from 0 to 1. */
  readonly people: number[];
  /** The share of the total that they hold. */
  readonly share: number[];
  /** null where no limits were asked for. */
  readonly standardError: (number | null)[];
  readonly intervals: IntervalColumn[];
  readonly noIntervalReason: string | null;
  /** The Gini or the concentration index. */
  readonly index: Estimate;
  readonly mean: number;
  readonly order: string;
  readonly method: string;
  readonly citation: string;
  readonly direction: string;
  readonly n: number;
  readonly population: number;
  readonly cautions: Caution[];
}

export interface LorenzCurveOptions {
  readonly weights?: Numbers;
  /** Shares of the people, ascending, at which the curve is told; all points without it. */
  readonly at?: Numbers;
  readonly level?: Level | readonly Level[];
  /** Limits need `at`. */
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface ConcentrationCurveOptions {
  readonly rank: Numbers;
  readonly order: Order;
  readonly weights?: Numbers;
  /** Shares of the people, ascending, at which the curve is told; all points without it. */
  readonly at?: Numbers;
  readonly nulls?: Nulls;
}

export interface HooverIndexOptions {
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface ConcentrationIndexOptions {
  readonly rank: Numbers;
  readonly order: Order;
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly form?: "standard" | "generalised" | "erreygers" | "wagstaff" | "extended" | "symmetric";
  /** For the forms erreygers and wagstaff; an error beside any other. */
  readonly lower?: number;
  /** For the forms erreygers and wagstaff; an error beside any other. */
  readonly upper?: number;
  /** For the form extended; an error beside any other. */
  readonly nu?: number;
  /** For the form symmetric; an error beside any other. */
  readonly beta?: number;
  readonly interval?:
    | "automatic"
    | "none"
    | "linearised"
    | "linearised-sampling"
    | "survey-design"
    | "propagated"
    | "regression";
  /** For regression limits; an error beside any other. */
  readonly variance?: "classical" | "hc0" | "hc1" | "hc2" | "hc3";
  /** For regression limits; an error beside any other. */
  readonly critical?: "t" | "normal";
  readonly design?: SurveyDesign;
  readonly unit?: string;
  readonly nulls?: Nulls;
}

export interface GroupPairOptions {
  /** People in each group; all groups count alike unless given. */
  readonly population?: Numbers;
  /** Row of the group that is compared, counted from 0; that of the largest value without both. */
  readonly group?: number;
  /** Row of the group it is compared with; that of the smallest value without both. */
  readonly reference?: number;
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly interval?: "automatic" | "propagated" | "simulated";
  /** For simulated limits; an error beside any other. */
  readonly draws?: number;
  /** For simulated limits; accepted beside any other. */
  readonly seed?: number;
  readonly unit?: string;
  readonly nulls?: Nulls;
}

export interface BetweenGroupVarianceOptions {
  /** People in each group; all groups count alike unless given. */
  readonly population?: Numbers;
  readonly form?: "variance" | "standard-deviation" | "coefficient-of-variation";
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly interval?: "automatic" | "propagated" | "simulated";
  /** For simulated limits; an error beside any other. */
  readonly draws?: number;
  /** For simulated limits; accepted beside any other. */
  readonly seed?: number;
  readonly unit?: string;
  readonly nulls?: Nulls;
}

export interface GroupDistanceOptions {
  /** People in each group; all groups count alike unless given. */
  readonly population?: Numbers;
  /** Row of the reference group, counted from 0. */
  readonly reference?: number;
  readonly against?: "mean" | "best" | "reference";
  /** Which end is good, where the best group is to be found. */
  readonly polarity?: Polarity;
  /** Whether groups count by their people rather than once each. */
  readonly weighted?: boolean;
  /** Mean of the whole population, where it is known otherwise; that of the groups unless given. */
  readonly mean?: number;
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly interval?: "automatic" | "propagated" | "simulated";
  /** For simulated limits; an error beside any other. */
  readonly draws?: number;
  /** For simulated limits; accepted beside any other. */
  readonly seed?: number;
  readonly unit?: string;
  readonly nulls?: Nulls;
}

export interface BetweenGroupEntropyOptions {
  /** People in each group; all groups count alike unless given. */
  readonly population?: Numbers;
  readonly form?: "theil" | "mean-log-deviation";
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly interval?: "automatic" | "propagated" | "simulated";
  /** For simulated limits; an error beside any other. */
  readonly draws?: number;
  /** For simulated limits; accepted beside any other. */
  readonly seed?: number;
  readonly unit?: string;
  readonly nulls?: Nulls;
}

export interface PopulationAttributableRiskOptions {
  /** People in each group; all groups count alike unless given. */
  readonly population?: Numbers;
  /** Row of the reference group, counted from 0. */
  readonly reference?: number;
  readonly form?: "risk" | "fraction";
  /** Which end is good, where the best group is to be found. */
  readonly polarity?: Polarity;
  /** Mean of the whole population, where it is known otherwise; that of the groups unless given. */
  readonly mean?: number;
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly interval?: "automatic" | "propagated" | "simulated";
  /** For simulated limits; an error beside any other. */
  readonly draws?: number;
  /** For simulated limits; accepted beside any other. */
  readonly seed?: number;
  readonly unit?: string;
  readonly nulls?: Nulls;
}
