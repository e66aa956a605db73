/** A column of numbers; null and undefined are missing values. */
export type Numbers =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | ReadonlyArray<number | null | undefined>;
/** A column of text; null and undefined are missing. */
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
  | "dobson"
  | "propagated"
  | "regression-classical"
  | "regression-hc0"
  | "regression-hc1"
  | "regression-hc2"
  | "regression-hc3"
  | "simulated"
  | "model-delta"
  | "linearised"
  | "q-profile";

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

/** Counts at each stage with conversion and reach: one row a stratum and stage. */
export interface CascadeStages {
  readonly stratum: string[];
  readonly stage: string[];
  readonly count: (number | null)[];
  readonly disclosure: Disclosure[];
  readonly lost: (number | null)[];
  readonly conversion: Estimates;
  readonly reach: Estimates;
  readonly conversionUpperIfNone: (number | null)[];
  readonly reachUpperIfNone: (number | null)[];
}

/** What was given at a stage, for each person there and for each who completed. */
export interface CascadeDoses {
  readonly stage: string[];
  readonly amount: number[];
  readonly unit: string[];
  readonly people: (number | null)[];
  readonly perPerson: (number | null)[];
  readonly perCompleted: (number | null)[];
  readonly cautions: Caution[];
}

/** What was spent, by payer and by stage, for each person reached and for each who completed. */
export interface CascadeCosts {
  readonly payer: string[];
  readonly amount: number[];
  readonly share: (number | null)[];
  readonly perReached: (number | null)[];
  readonly perCompleted: (number | null)[];
  readonly totalAmount: number;
  readonly totalPerReached: number | null;
  readonly totalPerCompleted: number | null;
  readonly stage: string[];
  readonly stageAmount: number[];
  readonly perPersonAtStage: (number | null)[];
  readonly reached: string;
  readonly currency: string;
  readonly priceYear: number;
  readonly deflated: boolean;
  readonly noIntervalReason: string;
  readonly cautions: Caution[];
}

/** From those eligible to those who completed, by stratum and in all. */
export interface Cascade {
  readonly stages: string[];
  readonly strata: CascadeStages;
  readonly total: CascadeStages;
  readonly reached: string;
  readonly slope: Estimate | null;
  readonly noSlopeReason: string | null;
  readonly delivered: Estimates | null;
  readonly totalDelivered: Estimates | null;
  readonly doses: CascadeDoses | null;
  readonly costs: CascadeCosts | null;
  readonly sentences: string[];
  readonly notes: string[];
  readonly cautions: Caution[];
}

/** People covered by partnerships, each counted once. */
export interface Coverage {
  readonly at: Day | null;
  readonly total: number;
  readonly covered: number;
  readonly share: number | null;
  readonly noIntervalReason: string;
  readonly countedTwice: number;
  readonly area: string[];
  readonly partnershipsOfArea: number[];
  readonly coveredBy: number[];
  readonly areasCoveredBy: number[];
  readonly peopleCoveredBy: number[];
  readonly partnership: string[];
  readonly partnershipAreas: number[];
  readonly partnershipPeople: number[];
  readonly partnershipAlone: number[];
  readonly pairFirst: string[];
  readonly pairSecond: string[];
  readonly pairAreas: number[];
  readonly pairPeople: number[];
  readonly pairJaccard: (number | null)[];
  readonly uncoveredArea: string[];
  readonly uncoveredPeople: number[];
  readonly notInForce: number;
  readonly sentences: string[];
  readonly citation: string;
}

/** Amounts of areas added up by partnership, where the partnerships do not overlap. */
export interface PartnershipTotals {
  readonly at: Day | null;
  readonly partnership: string[];
  readonly areas: number[];
  readonly value: number[];
  readonly total: number;
  readonly uncovered: number;
  readonly uncoveredArea: string[];
  readonly notInForce: number;
  readonly citation: string;
}

export interface MembershipOptions {
  readonly memberArea: Texts;
  readonly memberPartnership: Texts;
  readonly memberFrom?: Dates;
  readonly memberTo?: Dates;
  readonly at?: Day;
}

export interface SuppressCountsOptions {
  readonly threshold?: number;
  readonly rounding?: number;
}

export interface CascadeOptions {
  readonly strata?: Texts;
  readonly level?: Level | readonly Level[];
  readonly reached?: string;
  readonly allowEntryLater?: boolean;
  readonly suppression?: "none" | "hes";
  readonly rank?: Numbers;
  readonly order?: Order;
  readonly planned?: Numbers;
  readonly doseStage?: Texts;
  readonly doseAmount?: Numbers;
  readonly doseUnit?: Texts;
  readonly costPayer?: Texts;
  readonly costStage?: Texts;
  readonly costAmount?: Numbers;
  readonly costPriceYear?: Numbers;
  readonly currency?: string;
  readonly deflatorYear?: Numbers;
  readonly deflatorIndex?: Numbers;
  readonly priceYear?: number;
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
  readonly interval?: "automatic" | "propagated" | "regression" | "simulated";
  readonly model?: "least-squares" | "binomial" | "poisson";
  readonly scale?: Scale;
  /** For simulated limits, and for given limits of the groups; an error anywhere else. */
  readonly noise?: Scale;
  /** For regression limits; an error beside any other. */
  readonly variance?: "classical" | "hc0" | "hc1" | "hc2" | "hc3";
  /** For regression limits; an error beside any other. */
  readonly critical?: "t" | "normal";
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

export interface HooverIndexOptions {
  readonly weights?: Numbers;
  readonly level?: Level | readonly Level[];
  readonly interval?: "none" | "linearised";
  readonly nulls?: Nulls;
}

/** A set of rules by its name, or rules of one's own choice in order of precedence. */
export type XmrRules =
  | "making-data-count-7"
  | "making-data-count-6"
  | "nhsr-plot-the-dots"
  | readonly string[];
export type Variation =
  | "common-cause"
  | "improvement-high"
  | "improvement-low"
  | "concern-high"
  | "concern-low"
  | "neutral-high"
  | "neutral-low";
export type Assurance = "consistently-passes" | "hit-or-miss" | "consistently-fails";

export interface XmrOptions {
  readonly dates?: Dates;
  /** One target, one for each row (null for none) or one for each phase. */
  readonly target?: number | Numbers;
  readonly direction?: "increase" | "decrease" | "neutral";
  /** Rows counted from 0, or days, at which a new phase starts. */
  readonly rebase?: Numbers | readonly Day[];
  readonly fixAfter?: number;
  readonly centre?: number | Numbers;
  /** Lower and upper limit, for all phases or for each in turn. */
  readonly limits?: Numbers;
  readonly scaling?: "2.66" | "3/1.128" | "d2";
  readonly screen?: boolean;
  readonly rules?: XmrRules;
  readonly lowerBound?: number;
  readonly upperBound?: number;
  readonly falseAlarmSeries?: number;
  readonly seed?: number;
  readonly unit?: string;
}

/** The points of an XmR chart, as columns; null for a gap, and where there is no limit or target. */
export interface XmrPoints {
  readonly date: Day[] | null;
  readonly value: (number | null)[];
  readonly movingRange: (number | null)[];
  readonly screened: boolean[];
  readonly phase: number[];
  readonly centre: (number | null)[];
  readonly lowerLimit: (number | null)[];
  readonly upperLimit: (number | null)[];
  readonly lowerNear: (number | null)[];
  readonly upperNear: (number | null)[];
  readonly target: (number | null)[];
  /** 0 on the centre, 1 above it, 2 beyond the near limit, 3 beyond the process limit; below it, with a minus. */
  readonly zone: (number | null)[];
  readonly variation: (Variation | null)[];
  /** The first rule that fires at each point. */
  readonly rule: (string | null)[];
  /** All rules that fire upwards: bit k stands for rule k of the chart's list. */
  readonly firedHigh: number[];
  readonly firedLow: number[];
  readonly completedHigh: number[];
  readonly completedLow: number[];
}

export interface XmrPhases {
  readonly firstRow: number[];
  readonly rows: number[];
  readonly n: number[];
  readonly baseline: number[];
  readonly short: boolean[];
  readonly centre: (number | null)[];
  readonly meanMovingRange: (number | null)[];
  readonly lowerLimit: (number | null)[];
  readonly upperLimit: (number | null)[];
  readonly commonCause: number[];
  readonly improvement: number[];
  readonly concern: number[];
  readonly neutral: number[];
  readonly variation: (Variation | null)[];
}

/** How often the rules fire where nothing is wrong. */
export interface FalseAlarms {
  readonly anyPoint: number;
  readonly shareOfPoints: number;
  readonly lastPoint: number;
  readonly simulated: number;
  readonly fromTable: boolean;
}

export interface Xmr {
  readonly points: XmrPoints;
  readonly phases: XmrPhases;
  readonly variation: Variation | null;
  readonly assurance: Assurance | null;
  readonly noAssuranceReason: string | null;
  readonly sentence: string;
  readonly direction: "increase" | "decrease" | "neutral";
  readonly ruleSet: string;
  readonly rules: string[];
  readonly scaling: "2.66" | "3/1.128" | "d2";
  readonly falseAlarms: FalseAlarms | null;
  readonly noFalseAlarmsReason: string | null;
  readonly autocorrelation: number | null;
  readonly n: number;
  readonly lastValue: number;
  readonly lastRow: number;
  readonly unit: string;
  readonly method: string;
  readonly citation: string;
  readonly cautions: Caution[];
  readonly seed: number | null;
}

export interface XmrIconsOptions extends ChartLabels {
  /** The name of each chart, in order. */
  readonly names: readonly string[];
}

export type FunnelKind = "proportion" | "rate" | "standardised-ratio";
export type FunnelScale = "arcsine" | "square-root" | "log";
export type FunnelFlag = "inside" | "above" | "below" | "far-above" | "far-below";
export type Overdispersion = "none" | "additive" | "additive-winsorised" | "shmi" | "shmi-unrounded";

/** The limits of all units at one level, and how many units lie outside. */
export interface FunnelLimit {
  readonly level: number;
  readonly lower: number[];
  readonly upper: number[];
  readonly below: number;
  readonly above: number;
  readonly expectedOutside: number;
}

/** Limits, tail probabilities and flags under one account of how units vary. */
export interface FunnelAnswer {
  readonly limits: FunnelLimit[];
  readonly z: number[];
  readonly tailLow: number[];
  readonly tailHigh: number[];
  readonly flag: FunnelFlag[];
}

/** The answer that allows for scatter beyond chance. */
export interface Overdispersed {
  readonly method: Overdispersion;
  readonly scale: FunnelScale;
  readonly phi: number;
  readonly tau2: number;
  readonly tau2StandardError: number | null;
  readonly tau2Interval: Interval | null;
  readonly noIntervalReason: string | null;
  readonly untrimmedTau2: number;
  readonly kept: number;
  readonly transformedTarget: number;
  readonly transformed: number[];
  readonly standardError: number[];
  readonly unadjustedZ: number[];
  readonly trimmedZ: (number | null)[];
  readonly answer: FunnelAnswer;
}

/** Units about a target. */
export interface Funnel {
  readonly kind: FunnelKind;
  readonly value: number[];
  readonly events: number[];
  readonly population: number[];
  readonly target: number;
  readonly targetSource: "pooled" | "given" | "standard";
  readonly limits: "exact" | "mid-p" | "normal" | "arcsine";
  readonly naive: FunnelAnswer;
  readonly overdispersed: Overdispersed | null;
  readonly overdispersion: Overdispersion;
  readonly flag: FunnelFlag[];
  readonly reading: ("not-different" | "better" | "worse")[] | null;
  readonly polarity: Polarity;
  readonly method: string;
  readonly citation: string;
  readonly unit: string;
  readonly per: number;
  readonly cautions: Caution[];
}

export interface FunnelOptions {
  readonly kind: FunnelKind;
  readonly level?: Level | readonly Level[];
  readonly limits?: "exact" | "mid-p" | "normal" | "arcsine";
  readonly target?: number;
  readonly overdispersion?: Overdispersion;
  readonly scale?: FunnelScale;
  readonly trim?: number;
  readonly polarity?: Polarity;
  readonly per?: number;
  readonly nulls?: Nulls;
}

/** The limits at one level along a grid. */
export interface FunnelCurveLimit {
  readonly level: number;
  readonly lower: number[];
  readonly upper: number[];
  readonly lowerPopulation: number[] | null;
  readonly upperPopulation: number[] | null;
}

/** Funnel limits along a grid of sizes. */
export interface FunnelCurves {
  readonly kind: FunnelKind;
  readonly axis: "population" | "events";
  readonly at: number[];
  readonly target: number;
  readonly method: "exact" | "mid-p" | "normal" | "arcsine";
  readonly tau2: number;
  readonly limits: FunnelCurveLimit[];
  readonly per: number;
}

export interface FunnelLimitsOptions {
  readonly kind: FunnelKind;
  readonly target: number;
  readonly level?: Level | readonly Level[];
  readonly limits?: "exact" | "mid-p" | "normal" | "arcsine";
  readonly axis?: "population" | "events";
  readonly tau2?: number;
  readonly scale?: FunnelScale;
  readonly per?: number;
}

export type Edition = "imd-2015" | "imd-2019" | "imd-2025";
export type QuantileBasis = "national" | "within-area";
export type HierarchyIssue =
  | "self-link"
  | "cycle"
  | "two-parents"
  | "empty-period"
  | "gap"
  | "orphan"
  | "duplicate-link"
  | "unknown-code";

/** What is wrong with a table of who belongs to whom: the levels, and every fault. */
export interface HierarchyCheck {
  readonly ok: boolean;
  readonly links: number;
  readonly dated: boolean;
  readonly level: string[];
  readonly codes: number[];
  readonly issue: HierarchyIssue[];
  readonly row: (number | null)[];
  readonly code: string[];
  readonly codeLevel: string[];
  readonly message: string[];
}

/** Counts of a higher level, and how they reconcile with what came in. */
export interface RolledUp {
  readonly toLevel: string;
  readonly fromLevel: string;
  readonly date: Day | null;
  readonly code: string[];
  readonly stratum: string[];
  readonly numerator: number[];
  readonly denominator: number[];
  readonly rows: number[];
  readonly codesFound: number[];
  readonly codesExpected: number[];
  readonly numeratorIn: number;
  readonly numeratorOut: number;
  readonly numeratorUnmatched: number;
  readonly denominatorIn: number | null;
  readonly denominatorOut: number | null;
  readonly denominatorUnmatched: number | null;
  readonly level: string[];
  readonly levelCodes: number[];
  readonly levelNumerator: number[];
  readonly unmatchedCode: string[];
  readonly unmatchedNumerator: number[];
  readonly unmatchedReason: string[];
  readonly withoutRows: string[];
  readonly cautions: Caution[];
}

/** The deprivation group of each small area, whose groups they are, and which groups each area has. */
export interface Quantiles {
  readonly statement: string;
  readonly basis: QuantileBasis;
  readonly edition: Edition | null;
  readonly geography: string | null;
  readonly areas: number | null;
  readonly groups: number;
  readonly direction: string;
  readonly weighted: boolean;
  readonly quantile: number[];
  readonly area: string[];
  readonly areaRows: number[];
  readonly groupsPresent: number[];
  readonly groupsMissing: string[];
  readonly cautions: Caution[];
}

/** A series in the codes of one day, beside what was reported under each code at the time. */
export interface Restated {
  readonly asOf: Day;
  readonly code: string[];
  readonly date: Day[];
  readonly count: number[];
  readonly countThen: (number | null)[];
  readonly sources: number[];
  readonly totalThen: number;
  readonly totalNow: number;
  readonly changeFrom: string[];
  readonly changeTo: string[];
  readonly changeDate: Day[];
  readonly changeShare: number[];
  readonly rebaseCode: string[];
  readonly rebaseDate: Day[];
  readonly rebaseReason: string[];
  readonly cautions: Caution[];
}

/** What was kept, added and lost between two lists of codes. */
export interface Reconciliation {
  readonly kept: number;
  readonly added: number;
  readonly lost: number;
  readonly unexplained: number;
  readonly totalBefore: number;
  readonly totalAfter: number;
  readonly difference: number;
  readonly keptBefore: number;
  readonly keptAfter: number;
  readonly addedAfter: number;
  readonly lostBefore: number;
  readonly code: string[];
  readonly change: ("kept" | "added" | "lost")[];
  readonly before: (number | null)[];
  readonly after: (number | null)[];
  readonly explanation: string[];
  readonly cautions: Caution[];
}

export interface CheckHierarchyOptions {
  readonly validFrom?: Dates;
  readonly validTo?: Dates;
  readonly ends?: "exclusive" | "inclusive";
  readonly known?: Texts;
}

export interface RollUpOptions {
  readonly child: Texts;
  readonly childLevel: Texts;
  readonly parent: Texts;
  readonly parentLevel: Texts;
  readonly validFrom?: Dates;
  readonly validTo?: Dates;
  readonly ends?: "exclusive" | "inclusive";
  readonly toLevel: string;
  readonly fromLevel?: string;
  readonly date?: Day;
  readonly denominator?: Numbers;
  readonly stratum?: Texts;
  readonly unmatched?: "raise" | "report";
  readonly fractions?: "raise" | "accept";
  readonly nulls?: Nulls;
}

export interface AssignQuantilesOptions {
  readonly order: Order;
  readonly edition?: Edition;
  readonly areas?: number;
  readonly groups?: number;
  readonly basis?: QuantileBasis;
  readonly area?: Texts;
  readonly population?: Numbers;
  readonly nulls?: Nulls;
}

export interface RestateOptions {
  readonly predecessor: Texts;
  readonly successor: Texts;
  readonly effective: Dates;
  readonly share?: Numbers;
  readonly asOf?: Day;
  readonly fractions?: "raise" | "accept";
  readonly nulls?: Nulls;
}

export interface ReconcileOptions {
  readonly codeAfter: Texts;
  readonly countAfter: Numbers;
  readonly predecessor?: Texts;
  readonly successor?: Texts;
  readonly effective?: Dates;
}

export interface Parameter {
  readonly name: string;
  readonly role: "data" | "option";
  readonly takes: string | { readonly choice: readonly string[] };
  readonly default: string | null;
  readonly meaning: string;
}

export interface Operation {
  readonly name: string;
  readonly family: string;
  readonly summary: string;
  readonly parameters: Parameter[];
  readonly result: string;
  readonly citation: string;
}

/** The words around a chart. */
export interface ChartLabels {
  /** What is shown. */
  readonly title: string;
  /** Whom and when it is about, and the source. */
  readonly subtitle?: string;
  /** The title of the axis of values; the unit unless given. */
  readonly value?: string;
}

export interface FunnelChartOptions extends ChartLabels {
  /** The name of each unit. */
  readonly names?: readonly string[];
  /** The title of the axis of sizes. */
  readonly size?: string;
  readonly sizeScale?: "linear" | "log";
  /** How many units outside the limits are labelled at most; 8 unless given. */
  readonly labelled?: number;
}

export interface IntervalBarsOptions extends ChartLabels {
  /** A line to compare with, and its name. */
  readonly reference?: { readonly value: number; readonly name: string };
  /** The names to bring forward. */
  readonly highlight?: readonly string[];
}

export interface HierarchyTableOptions extends ChartLabels {
  /** How deep each row stands: 0 for the whole, 1 for its parts, and so on. */
  readonly depth?: Numbers;
  /** Among how many: bars are percentages then. */
  readonly denominator?: Numbers;
  /** What stands behind each number, such as what is missing from it. */
  readonly notes?: readonly string[];
}

/** A Vega-Lite specification: a plain object, valid for versions 5 and 6. */
export type Chart = { readonly $schema: string; readonly description: string } & Record<string, unknown>;

/** The same result with its columns of numbers as `Float64Array`, NaN for a value that is withheld. */
export type TypedColumns<T> = T extends readonly (number | null)[]
  ? Float64Array
  : T extends readonly (infer Item)[]
    ? TypedColumns<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: TypedColumns<T[Key]> }
      : T;
