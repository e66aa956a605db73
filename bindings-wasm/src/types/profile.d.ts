/** One measure of a profile. */
export interface ProfileMeasure {
  /** The function that computes it by itself, in snake case. */
  readonly operation: string;
  readonly scale: "absolute" | "relative";
  /** Why it is in. */
  readonly why: string;
  /** What it says, in plain words. */
  readonly sentence: string;
  readonly estimate: Estimate;
}

/** The measures that suit one set of data, each with its reason and a sentence. */
export interface InequalityProfile {
  readonly shape: "ordered-groups" | "unordered-groups" | "people" | "ranked-people";
  readonly indicator: string;
  readonly polarity: "higher-is-better" | "lower-is-better" | "neutral";
  /** In the order in which to read them. */
  readonly measures: ProfileMeasure[];
  /** Those that do not suit these data, and why. */
  readonly leftOut: { readonly operation: string; readonly why: string }[];
  readonly cautions: Caution[];
}

export interface InequalityProfileOptions {
  /** People in each row; needed where groups have ranks, of people how many each stands for. */
  readonly population?: Numbers;
  readonly rank?: Numbers;
  readonly order?: "most-deprived-first" | "least-deprived-first";
  readonly rows?: "groups" | "people";
  readonly level?: Level | readonly Level[];
  readonly standardErrors?: Numbers;
  readonly events?: Numbers;
  readonly eventDistribution?: "poisson" | "binomial";
  readonly polarity?: "higher-is-better" | "lower-is-better" | "neutral";
  readonly lower?: number;
  readonly upper?: number;
  readonly interval?: "none" | "linearised" | "linearised-sampling" | "survey-design";
  /** How people were drawn. */
  readonly design?: SurveyDesign;
  readonly indicator?: string;
  readonly people?: string;
  readonly unit?: string;
  readonly nulls?: Nulls;
}
