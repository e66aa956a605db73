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
