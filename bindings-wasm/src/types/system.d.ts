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
  /** Which part of a small area's place decides its group within an area: its middle unless given. */
  readonly place?: "middle" | "start" | "end";
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
