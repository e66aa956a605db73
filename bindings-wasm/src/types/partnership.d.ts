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
