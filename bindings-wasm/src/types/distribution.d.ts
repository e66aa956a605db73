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
  /** The part between groups as a share of the largest it could be; null where `noLargestReason` says why. */
  readonly betweenOfLargest: number | null;
  readonly noLargestReason: string | null;
  /** Of the part between groups, where permutations were asked for. */
  readonly pValue: number | null;
}

export interface EntropyDecompositionOptions {
  readonly group: Texts;
  readonly weights?: Numbers;
  readonly alpha?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  readonly design?: SurveyDesign;
  readonly permutations?: number;
  readonly seed?: number;
}

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
  /** The part between groups as a share of the largest it could be; null where `noLargestReason` says why. */
  readonly betweenOfLargest: number | null;
  readonly noLargestReason: string | null;
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

export interface PovertyIndexOptions {
  /** A fixed line, in the unit of the values; this or `lineShare` is needed. */
  readonly line?: number;
  /** A relative line: this share of the median or the mean of the values. */
  readonly lineShare?: number;
  /** For `lineShare`; an error without. */
  readonly lineOf?: "median" | "mean";
  readonly weights?: Numbers;
  readonly form?: "foster-greer-thorbecke" | "watts" | "sen" | "sen-shorrocks-thon";
  /** For the form of Foster, Greer and Thorbecke; an error beside another. */
  readonly alpha?: number;
  readonly atLine?: "not-poor" | "poor";
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
  /** Where a Lorenz curve is furthest below the line of equality; null of a concentration curve. */
  readonly peopleBelowMean: number | null;
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

export interface HooverIndexOptions {
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "survey-design";
  readonly design?: SurveyDesign;
  readonly nulls?: Nulls;
}

export interface HerfindahlHirschmanIndexOptions {
  readonly form?: "index" | "normalised" | "effective-number" | "hall-tideman";
  readonly scale?: "unit" | "points";
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "multinomial";
  readonly nulls?: Nulls;
}

export interface SpatialGini {
  readonly total: Estimate;
  /** What pairs of neighbours add. */
  readonly neighbours: Estimate;
  readonly others: Estimate;
  readonly neighbourPairs: number;
  readonly pairs: number;
  /** What neighbours would add on average if rows were dealt to the places by chance. */
  readonly expectedNeighbours: number;
  /** null unless permutations were asked for. */
  readonly pValue: number | null;
  readonly alternative: "clustered" | "dispersed" | "either";
}

export interface SpatialGiniDecompositionOptions {
  readonly place: Texts;
  readonly neighbourFrom: Texts;
  readonly neighbourTo: Texts;
  readonly weights?: Numbers;
  readonly alternative?: "clustered" | "dispersed" | "either";
  readonly permutations?: number;
  readonly seed?: number;
}

export interface MeanLogDeviationChange {
  /** After less before. */
  readonly total: Estimate;
  readonly within: Estimate;
  readonly sizesWithin: Estimate;
  readonly sizesBetween: Estimate;
  readonly means: Estimate;
  readonly rest: Estimate;
  readonly before: number;
  readonly after: number;
  /** The groups, in order of first appearance before. */
  readonly group: string[];
  readonly withinContribution: number[];
  readonly sizesContribution: number[];
  readonly meansContribution: number[];
}

export interface MeanLogDeviationChangeOptions {
  readonly beforeGroup: Texts;
  readonly afterGroup: Texts;
  readonly beforeWeights?: Numbers;
  readonly afterWeights?: Numbers;
  readonly form?: "exact" | "mookherjee-shorrocks";
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
}
