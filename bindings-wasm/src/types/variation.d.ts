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

/** Constants of Shewhart control charts, one entry a subgroup size; those of the range are null above 100. */
export interface ControlChartTable {
  readonly subgroupSize: number[];
  readonly c4: number[];
  readonly c5: number[];
  readonly a3: number[];
  readonly b3: number[];
  readonly b4: number[];
  readonly d2: (number | null)[];
  readonly d3: (number | null)[];
  readonly d4: (number | null)[];
  readonly a2: (number | null)[];
  readonly e2: (number | null)[];
  /** D3: the lower limit of ranges, over their mean. */
  readonly rangeLower: (number | null)[];
  /** D4: the upper limit of ranges, over their mean. */
  readonly rangeUpper: (number | null)[];
  readonly z: number;
  readonly method: string;
  readonly citation: string;
  readonly cautions: Caution[];
}

export interface ControlChartConstantsOptions {
  /** How many standard errors limits stand from the centre; 3 unless given. */
  readonly z?: number;
}
