/** What was done to a count: shown as it is or rounded, or hidden because it is small or would give a small one away. */
export type Disclosure = "exact" | "rounded" | "small" | "secondary";
/** Counts as they may be shown, with their total; null where one is hidden. */
export interface SuppressedCounts {
  readonly count: (number | null)[];
  readonly disclosure: Disclosure[];
  readonly total: number | null;
  readonly totalDisclosure: Disclosure;
  readonly notes: string[];
  readonly threshold: number;
  readonly rounding: number;
  readonly citation: string;
}

export interface SuppressCountsOptions {
  readonly threshold?: number;
  readonly rounding?: number;
}

export interface CrudeRateOptions {
  readonly per?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "byar-exact-under-10" | "byar" | "exact-poisson";
  readonly nulls?: Nulls;
}

export interface ProportionOptions {
  readonly per?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "wilson";
  readonly nulls?: Nulls;
}

export interface DirectlyStandardisedRateOptions {
  readonly standardPopulation?: "european-2013" | Numbers;
  readonly age?: Numbers;
  readonly ageEnd?: number;
  readonly per?: number;
  readonly level?: Level | readonly Level[];
  readonly minimumEvents?: number;
  readonly nulls?: Nulls;
}
