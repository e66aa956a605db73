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
