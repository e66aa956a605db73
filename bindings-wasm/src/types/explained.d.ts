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
  readonly form?: ConcentrationForm;
  readonly lower?: number;
  readonly upper?: number;
  readonly nu?: number;
  readonly beta?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export type DecompositionInterval =
  | "none"
  | "linearised"
  | "linearised-sampling"
  | "survey-design"
  | "bootstrap";

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
  readonly form?: ConcentrationForm;
  readonly lower?: number;
  readonly upper?: number;
  readonly nu?: number;
  readonly beta?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: DecompositionInterval;
  /** For a bootstrap; an error without. */
  readonly draws?: number;
  readonly seed?: number;
  readonly design?: SurveyDesign;
  readonly progress?: (done: number, total: number) => unknown;
  readonly nulls?: Nulls;
}

/** What goes with more of an index, a row each determinant. */
export interface RecentredInfluence {
  readonly index: Estimate;
  /** What contributions leave of the index. */
  readonly intercept: Estimate;
  readonly determinant: string[];
  readonly coefficient: number[];
  readonly mean: number[];
  /** The coefficient times the mean: with the intercept, these come to the index. */
  readonly contribution: number[];
  /** null without limits. */
  readonly standardError: (number | null)[];
  /** null without limits. */
  readonly pValue: (number | null)[];
  readonly intervals: IntervalColumn[];
  readonly noIntervalReason: string | null;
  /** null where the recentred influence does not vary. */
  readonly rSquared: number | null;
  readonly cautions: Caution[];
}

export interface RecentredInfluenceRegressionOptions {
  readonly determinants: Columns;
  readonly index?: "gini" | "variance" | "quantile" | "generalised-entropy" | "atkinson";
  /** For a quantile; an error beside another index, as are the next two. */
  readonly quantile?: number;
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "robust" | "bootstrap" | "survey-design" | "none";
  /** For a bootstrap; an error without. */
  readonly draws?: number;
  readonly seed?: number;
  readonly design?: SurveyDesign;
  readonly progress?: (done: number, total: number) => unknown;
  readonly nulls?: Nulls;
}

/** Two curves point by point, and whether one lies above the other. */
export interface CurveDominance {
  /** How the curves lie to each other, by the rule, at the first level: the first above, below, both or neither. */
  readonly verdict: "dominates" | "dominated" | "cross" | "not-shown";
  /** The same in words. */
  readonly sentence: string;
  readonly rule: "multiple-comparison" | "intersection-union";
  readonly firstMeasure: string;
  readonly secondMeasure: string;
  /** Shares of the people at which the curves were compared. */
  readonly people: number[];
  readonly first: number[];
  readonly second: number[];
  /** The first minus the second. */
  readonly difference: number[];
  /** null without limits. */
  readonly standardError: (number | null)[];
  /** The difference over its standard error; null without limits, and where the difference has no error. */
  readonly statistic: (number | null)[];
  /** Limits of each difference by itself. */
  readonly intervals: IntervalColumn[];
  /** Limits that hold for all points together. */
  readonly simultaneous: IntervalColumn[];
  readonly noIntervalReason: string | null;
  /** What the statistic had to exceed at a point; zero without limits. */
  readonly criticalValue: number;
  readonly pointsAbove: number;
  readonly pointsBelow: number;
  readonly degreesOfFreedom: number | null;
  readonly method: string;
  readonly citation: string;
  readonly unit: string;
  readonly direction: string;
  readonly n: number;
  readonly population: number;
  readonly cautions: Caution[];
}

export interface CurveDominanceOptions {
  /** The line of equality unless set. */
  readonly comparedWith?: "equality" | "same-people" | "other-people";
  /** Without it the curve is a Lorenz curve. */
  readonly rank?: Numbers;
  /** Needed with a rank. */
  readonly order?: Order;
  readonly weights?: Numbers;
  readonly otherValues?: Numbers;
  readonly otherRank?: Numbers;
  /** Of other people only. */
  readonly otherWeights?: Numbers;
  /** Curves multiplied by their means. */
  readonly generalised?: boolean;
  /** Shares of the people, ascending, at which the curves are compared; 19 of them without it. */
  readonly at?: Numbers;
  readonly rule?: "multiple-comparison" | "intersection-union";
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

/** The parts of an inequality by Shapley's value, one row a determinant or a group of them. */
export interface ShapleyDecomposition {
  readonly index: Estimate;
  /** That of what the regression on all determinants predicts: what the parts come to. */
  readonly explained: Estimate;
  readonly residual: Estimate;
  readonly determinant: string[];
  /** What each adds, over all orders in which they could be brought in. */
  readonly contribution: number[];
  /** null where the inequality is zero. */
  readonly share: (number | null)[];
  /** What each would add by itself. */
  readonly first: number[];
  /** What each adds after all others. */
  readonly last: number[];
  readonly residualShare: number | null;
  /** null without limits. */
  readonly standardError: (number | null)[];
  readonly intervals: IntervalColumn[];
  readonly noIntervalReason: string | null;
  /** null where the outcome does not vary. */
  readonly rSquared: number | null;
  /** How many sets of determinants were brought in. */
  readonly subsets: number;
  readonly cautions: Caution[];
}

export interface ShapleyDecompositionOptions {
  readonly determinants: Columns;
  /** The group of each determinant, where some go together. */
  readonly groups?: Texts;
  readonly index?: "concentration" | "gini" | "variance";
  readonly removal?: "refitted" | "held-at-mean";
  /** For the concentration index, which needs it and its order. */
  readonly rank?: Numbers;
  readonly order?: Order;
  readonly weights?: Numbers;
  readonly form?: ConcentrationForm;
  readonly lower?: number;
  readonly upper?: number;
  readonly nu?: number;
  readonly beta?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: DecompositionInterval;
  /** For a bootstrap; an error without. */
  readonly draws?: number;
  readonly seed?: number;
  readonly design?: SurveyDesign;
  readonly progress?: (done: number, total: number) => unknown;
  readonly nulls?: Nulls;
}
