/** Published figures: value and limits, one of each or columns of the same length. */
export interface PublishedFigures {
  readonly value: number | Numbers;
  readonly lower?: number | Numbers;
  readonly upper?: number | Numbers;
  /** The level of the limits; 0.95 unless given. */
  readonly level?: number;
  readonly measure?: string;
  readonly unit?: string;
  readonly per?: number;
  /** Events and people behind each value: for the trend of proportions by the rule of Fingertips. */
  readonly events?: number | Numbers;
  readonly population?: number | Numbers;
}
/** Results of a measure, or published figures. */
export type Figures = Estimate | Estimates | PublishedFigures;

export interface ChangeOptions {
  readonly scale?: "difference" | "ratio";
  /** Of the errors of the two figures; 0 (independent) unless given. */
  readonly correlation?: number;
  /** Whether limits made by different methods may be compared; false unless given. */
  readonly mixedMethods?: boolean;
}

/** The change of each pair of figures, as columns. */
export interface Change {
  readonly estimates: Estimates;
  /** The change in standard errors, towards no change; null where limits have no width. */
  readonly z: (number | null)[];
  readonly pValue: (number | null)[];
  readonly before: number[];
  readonly after: number[];
  readonly scale: "difference" | "ratio";
  readonly correlation: number;
}

export interface CompareWithBenchmarkOptions {
  readonly benchmark: number | Numbers;
  readonly polarity?: Polarity;
}

export type BenchmarkVerdict = "better" | "worse" | "higher" | "lower" | "similar" | "not-compared";

/** How figures stand beside their benchmarks, one entry a row. */
export interface BenchmarkComparison {
  readonly measure: string;
  readonly value: (number | null)[];
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
  readonly level: number;
  readonly benchmark: number[];
  readonly verdict: BenchmarkVerdict[];
  readonly reason: (string | null)[];
  readonly polarity: Polarity;
  readonly method: string;
  readonly citation: string;
  readonly unit: string;
  readonly cautions: Caution[];
}

export interface TrendOptions {
  /** When each figure was: years, in any order. */
  readonly time: Numbers;
  readonly scale?: "linear" | "log";
  readonly variance?: "sampling" | "scaled" | "scaled-normal";
  /** How many of the last periods are taken; all unless given. */
  readonly recent?: number;
  readonly polarity?: Polarity;
  readonly level?: Level | readonly Level[];
  /** What the verdict asks for: limits without 0 unless given, or what the trend marker of Fingertips does. */
  readonly rule?: TrendRule;
}

export type TrendRule = "limits" | "fingertips" | "fingertips-proportions";

export type TrendVerdict =
  | "increasing"
  | "decreasing"
  | "getting-better"
  | "getting-worse"
  | "no-significant-change";

/** The trend of one series. */
export interface Trend {
  /** The change a unit of time, with its limits. */
  readonly slope: Estimate;
  readonly verdict: TrendVerdict;
  readonly chiSquare: number;
  readonly pValue: number;
  readonly heterogeneity: number;
  readonly degreesOfFreedom: number;
  readonly heterogeneityPValue: number;
  /** Whether the slope keeps its direction whichever one of the periods is left out. */
  readonly steady: boolean;
  readonly time: number[];
  readonly value: number[];
  readonly fitted: number[];
  readonly scale: "linear" | "log";
  readonly variance: "sampling" | "scaled" | "scaled-normal";
  readonly polarity: Polarity;
  readonly rule: TrendRule;
}
