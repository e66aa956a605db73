export interface XmrIconsOptions extends ChartLabels {
  /** The name of each chart, in order. */
  readonly names: readonly string[];
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

export interface EquiplotOptions extends ChartLabels {
  /** The unit of the values. */
  readonly unit?: string;
}

export interface DecompositionBarsOptions extends ChartLabels {
  /** The unit of the index. */
  readonly unit?: string;
  /** What the parts come to; their sum unless given. */
  readonly total?: number;
  /** Limits of the parts. */
  readonly lower?: Numbers;
  readonly upper?: Numbers;
  /** Level of the limits; 0.95 unless given. */
  readonly level?: number;
}

/** A Vega-Lite specification: a plain object, valid for versions 5 and 6. */
export type Chart = { readonly $schema: string; readonly description: string } & Record<string, unknown>;
