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
  readonly interval?: "wilson" | "clopper-pearson" | "mid-p";
  readonly nulls?: Nulls;
}

export interface DirectlyStandardisedRateOptions {
  readonly standardPopulation?: "european-2013" | Numbers;
  readonly age?: Numbers;
  readonly ageEnd?: number;
  readonly per?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "dobson" | "fay-feuer" | "tiwari";
  readonly squaredEvents?: Numbers;
  readonly minimumEvents?: number;
  readonly nulls?: Nulls;
}

export interface LifeExpectancyOptions {
  /** The age at which each band starts, in any order; the last is open-ended. */
  readonly ageStart: Numbers;
  /** The age at which a band starts; the first (at birth) unless given. */
  readonly atAge?: number;
  readonly separation?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly suppression?: "none" | "phe";
}

export interface HealthyLifeExpectancyOptions {
  /** The age at which each band starts, in any order; the last is open-ended. */
  readonly ageStart: Numbers;
  /** The share of each band in good health, from 0 to 1. */
  readonly healthy: Numbers;
  /** People asked about their health in each band. */
  readonly asked?: Numbers;
  /** Standard error of each share, in place of `asked`. */
  readonly standardErrors?: Numbers;
  readonly measure?: "years-in-good-health" | "years-in-poor-health" | "share-in-good-health";
  /** Whether the chance of deaths counts in the variance; true unless given. */
  readonly survivalVariance?: boolean;
  /** The age at which a band starts; the first (at birth) unless given. */
  readonly atAge?: number;
  readonly separation?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly suppression?: "none" | "phe";
}

export interface YearsOfLifeLostOptions {
  /** Years that each death of a row loses, such as the life expectancy at its age. */
  readonly yearsLost?: Numbers;
  /** Mean age at death in each row, in place of `yearsLost`. */
  readonly age?: Numbers;
  /** The age up to which years count, beside `age`. */
  readonly upTo?: number;
  /** People, or person-years: the answer is then a rate. */
  readonly population?: Numbers;
  /** People of each row in a standard population: the rate is then standardised. */
  readonly standardPopulation?: Numbers;
  /** The multiplier of a rate; 100,000 unless given. */
  readonly per?: number;
  readonly level?: Level | readonly Level[];
}

export interface LifeTableOptions {
  /** The age at which each band starts, in any order; the last is open-ended. */
  readonly ageStart: Numbers;
  readonly separation?: Numbers;
  readonly level?: Level | readonly Level[];
}

/** A life table, one entry a band in order of age. */
export interface LifeTable {
  readonly ageStart: number[];
  /** null for the open-ended band. */
  readonly ageEnd: (number | null)[];
  /** null for the open-ended band. */
  readonly separation: (number | null)[];
  readonly deaths: number[];
  readonly population: number[];
  /** m: deaths per person and year. */
  readonly deathRate: number[];
  /** q: the probability of dying in the band. */
  readonly probabilityOfDying: number[];
  /** l: of 100,000, those who live to its start. */
  readonly survivors: number[];
  /** d: of them, those who die in it. */
  readonly dying: number[];
  /** L: years lived in it by all of them. */
  readonly yearsLived: number[];
  /** T: years lived in it and in all later ones. */
  readonly yearsAbove: number[];
  /** e: years still to live at its start. */
  readonly lifeExpectancy: number[];
  readonly standardError: number[];
  readonly intervals: IntervalColumn[];
  readonly method: string;
  readonly citation: string;
  readonly cautions: Caution[];
}

export interface IndirectlyStandardisedOptions {
  readonly referenceEvents: Numbers;
  readonly referencePopulation: Numbers;
  readonly per?: number;
  readonly level?: Level | readonly Level[];
  readonly interval?: "byar-exact-under-10" | "byar" | "exact-poisson";
  readonly nulls?: Nulls;
}

export interface MeanOptions {
  readonly weights?: Numbers;
  readonly report?: "mean" | "total" | "standard-deviation";
  readonly level?: Level | readonly Level[];
  readonly nulls?: Nulls;
}
