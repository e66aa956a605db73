/** A column of numbers; null and undefined are missing values. */
export type Numbers =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | ReadonlyArray<number | null | undefined>;

/** A column of text; null and undefined are missing. */
export type Labels = ReadonlyArray<string | number> | Int32Array | Float64Array;
export type Texts = ReadonlyArray<string | null | undefined>;
/** A day, written year-month-day: "2024-03-31". */
export type Day = string;
/** A column of days; null and undefined are open ends. */
export type Dates = ReadonlyArray<Day | null | undefined>;
/** Columns of numbers by name, in an order that counts: an object, or pairs of a name and a column. */
export type Columns = Readonly<Record<string, Numbers>> | ReadonlyArray<readonly [string, Numbers]>;
/** A probability such as 0.95, or the number of standard errors on either side. */
export type Level = number | { readonly z: number };
/** Rows with a missing value: an error that names the first ("raise"), or left out and counted ("omit"). */
export type Nulls = "raise" | "omit";
export type Order = "most-deprived-first" | "least-deprived-first";
export type Scale = "linear" | "log" | "logit";
export type Polarity = "higher-is-better" | "lower-is-better" | "neutral";
export type IntervalMethod =
  | "exact-poisson"
  | "byar"
  | "wilson"
  | "clopper-pearson"
  | "mid-p"
  | "dobson"
  | "fay-feuer"
  | "tiwari"
  | "propagated"
  | "regression-classical"
  | "regression-hc0"
  | "regression-hc1"
  | "regression-hc2"
  | "regression-hc3"
  | "regression-design"
  | "simulated"
  | "simulated-inversion"
  | "model-delta"
  | "linearised"
  | "linearised-sampling"
  | "linearised-design"
  | "linearised-logit"
  | "multinomial-logit"
  | "jackknife"
  | "bootstrap"
  | "replicate-weights"
  | "chiang-silcocks"
  | "sullivan"
  | "sullivan-silcocks"
  | "student-t"
  | "q-profile"
  | "propagated-scaled"
  | "variance-recovery"
  | "published";

export type ErrorCode =
  | "empty"
  | "length-mismatch"
  | "missing-value"
  | "not-finite"
  | "negative-value"
  | "zero-denominator"
  | "numerator-above-denominator"
  | "out-of-range"
  | "unknown-option"
  | "missing-argument"
  | "conflicting-arguments"
  | "duplicate-key"
  | "wrong-type"
  | "wrong-shape"
  | "invalid-date"
  | "unknown-code"
  | "overlap"
  | "not-a-count"
  | "cycle"
  | "too-few-groups"
  | "too-few-events"
  | "not-computable"
  | "overflow"
  | "too-much-work"
  | "cancelled";

/** What every function throws on input that cannot be used. */
export interface CommonwealError extends Error {
  readonly name: "CommonwealError";
  readonly code: ErrorCode;
  readonly param: string | null;
  readonly index: number | null;
}

export interface Caution {
  readonly code: string;
  readonly message: string;
  readonly row: number | null;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: IntervalMethod;
}

export interface IntervalColumn {
  readonly level: number;
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
  readonly method: IntervalMethod[];
}

/** One number with everything that is needed to read it. */
export interface Estimate {
  readonly measure: string;
  readonly value: number;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly intervals: Interval[];
  readonly noIntervalReason: string | null;
  readonly method: string;
  readonly citation: string;
  readonly unit: string;
  readonly per: number;
  readonly direction: string;
  readonly n: number;
  readonly events: number | null;
  readonly population: number | null;
  readonly cautions: Caution[];
  readonly seed: number | null;
  readonly draws: number | null;
}

/** One measure for many rows, as columns; null where a value is withheld or does not exist. */
export interface Estimates {
  readonly measure: string;
  readonly value: (number | null)[];
  readonly standardError: (number | null)[];
  readonly intervals: IntervalColumn[];
  readonly noIntervalReason: string | null;
  readonly method: string;
  readonly citation: string;
  readonly unit: string;
  readonly per: number;
  readonly direction: string;
  readonly n: number[];
  readonly events: (number | null)[];
  readonly population: (number | null)[];
  readonly cautions: Caution[];
  readonly seed: number | null;
  readonly draws: number | null;
}

/** The same result with its columns of numbers as `Float64Array`, NaN for a value that is withheld. */
export type TypedColumns<T> = T extends readonly (number | null)[]
  ? Float64Array
  : T extends readonly (infer Item)[]
    ? TypedColumns<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: TypedColumns<T[Key]> }
      : T;
