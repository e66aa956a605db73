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
  /** null where no straight line of the values was fitted, or the relative index has no value. */
  readonly slopeOverMean: Estimate | null;
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
  /** For `standardErrors`; an error without them. */
  readonly standardErrorsScale?: Scale;
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

/** A generalised entropy index divided into what lies within groups and what lies between them. */

/** An index divided by group, with a rest; the three parts come to the total. */

/** The parts of a Gini index, one row a source. */

/** Two concentration indices of the same people, and their difference. */

/** The parts of a concentration index, one row a determinant. */

/** The points of a Lorenz or concentration curve. */

export interface ConcentrationCurveOptions {
  readonly rank: Numbers;
  readonly order: Order;
  readonly weights?: Numbers;
  /** Shares of the people, ascending, at which the curve is told; all points without it. */
  readonly at?: Numbers;
  readonly nulls?: Nulls;
}

export type ConcentrationForm =
  | "standard"
  | "generalised"
  | "erreygers"
  | "wagstaff"
  | "extended"
  | "symmetric"
  | "generalised-extended"
  | "generalised-symmetric";

export interface ConcentrationIndexOptions {
  readonly rank: Numbers;
  readonly order: Order;
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly form?: ConcentrationForm;
  /** For the forms erreygers and wagstaff; an error beside any other. */
  readonly lower?: number;
  /** For the forms erreygers and wagstaff; an error beside any other. */
  readonly upper?: number;
  /** For the forms extended and generalised-extended; an error beside any other. */
  readonly nu?: number;
  /** For the forms symmetric and generalised-symmetric; an error beside any other. */
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
