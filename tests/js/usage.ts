// How the package is used from TypeScript. Checked with `tsc --strict`, never run.

import init, {
  assignQuantiles,
  type Chart,
  change,
  compareWithBenchmark,
  crudeRate,
  curveDominance,
  directlyStandardisedRate,
  type Estimate,
  type Estimates,
  type Gradient,
  giniIndex,
  gradient,
  gradientChart,
  hierarchyTable,
  hooverIndex,
  type Interval,
  intervalBars,
  isCommonwealError,
  proportion,
  type Quantiles,
  type RolledUp,
  relativeIndex,
  rollUp,
  type SlopeOptions,
  shapleyDecomposition,
  slopeIndex,
  type TypedColumns,
  trend,
  typedColumns,
  type Xmr,
  xmr,
  xmrChart,
  xmrIcons,
} from "commonweal";
import { catalog } from "commonweal/catalog";
import { type CommonwealWorker, createWorker } from "commonweal/worker";

await init();
await init(new URL("https://example.org/commonweal.wasm"));

const values = new Float64Array([30, 25, 20]);
const options: SlopeOptions = {
  rank: [1, 2, 3],
  order: "most-deprived-first",
  level: [0.95, { z: 3 }],
  progress: (done, total) => done < total,
};
const sii: Estimate = slopeIndex(values, [1, 1, 1], options);
const limits: Interval | null = sii.interval;
const width: number = limits === null ? 0 : limits.upper - limits.lower;
const rii: Estimate = relativeIndex([30, null, 20], [1, 1, 1], { ...options, nulls: "omit" });
const line: Gradient = gradient(values, values, options);
const apart: number | null | undefined = change(crudeRate([9], [400]), { value: 1, lower: 0.5, upper: 2 })
  .pValue[0];
const words: string[] = compareWithBenchmark(sii, { benchmark: 9, polarity: "lower-is-better" }).verdict;
const marker: string = trend(crudeRate([9, 8, 7], [400, 400, 400]), {
  time: [1, 2, 3],
  level: 0.998,
}).verdict;
const shares: Estimates = proportion(new Int32Array([1, 2]), [10, 10], { per: 100 });
const first: number | null | undefined = shares.value[0];
const rates: Estimates = crudeRate([1], [10]);
const standardised: Estimate = directlyStandardisedRate([1], [10], { age: [0], level: 0.998 });
const deciles: Quantiles = assignQuantiles([1, 2], { order: "most-deprived-first", edition: "imd-2019" });
const links = { child: ["a"], childLevel: ["lsoa"], parent: ["x"], parentLevel: ["icb"], validFrom: [null] };
const rolled: RolledUp = rollUp(["a"], [5], { ...links, toLevel: "icb", date: "2024-04-01" });
const places: Chart = hierarchyTable(rolled.code, rolled.numerator, { title: "Places", depth: [0] });
export const moved = [apart, words, marker];
export const system = [deciles.groupsMissing[0], places.description];
const hoover: Estimate = hooverIndex(values, { weights: values });
const process: Xmr = xmr(values, {
  target: [null, 20, 20],
  direction: "decrease",
  rebase: ["2024-02-01"],
  rules: ["run-8"],
});
const alarms: number | undefined = process.falseAlarms?.anyPoint;
const names: string[] = catalog.map((operation) => operation.name);
export const numbers: unknown[] = [width, rii, first, rates, standardised, hoover, alarms, names];

export const chart: Chart = gradientChart(line, { title: "Smoking" });
export const bars: Chart = intervalBars(["a", "b"], shares, {
  title: "Uptake",
  reference: { value: 20, name: "All" },
});
export const waits: Chart = xmrChart(process, { title: "Waits" });
export const icons: Chart = xmrIcons([process, typedColumns(process)], { title: "Waits", names: ["A", "B"] });
const columns: TypedColumns<Estimates> = typedColumns(shares);
export const column: Float64Array = columns.value;
export const upper: Float64Array | undefined = columns.intervals[0]?.upper;

try {
  slopeIndex(values, values, options);
} catch (error) {
  if (isCommonwealError(error)) {
    const { code, param, index }: { code: string; param: string | null; index: number | null } = error;
    console.log(code, param, index);
  }
}

const worker: CommonwealWorker = createWorker();
const { signal } = new AbortController();
export const later: Estimate = await worker.slopeIndex(values, values, options, {
  signal,
  onProgress: (done, total) => console.log(done / total),
});
export const rate: Estimates = await worker.crudeRate([1], [10], undefined, { signal });
const typed = createWorker({ typedColumns: true });
const away = await typed.gradient(values, values, options);
export const fitted: Float64Array = away.fitted;
export const picture: Chart = await typed.gradientChart(away, { title: "Smoking" });
worker.close();

export const surveyed: Estimate = giniIndex([2, 3, 9, 8], {
  weights: [10, 10, 12, 12],
  interval: "survey-design",
  design: { strata: ["north", "north", "south", "south"], clusters: [1, 2, 3, 4], singleCluster: "average" },
});

export const gradientOfPeople: Estimate = slopeIndex([2, 3, 9, 8], [10, 10, 12, 12], {
  ...options,
  interval: "survey-design",
  design: { clusters: ["a", "a", "b", "b"] },
});

// What must not compile.
// @ts-expect-error an option that does not exist
slopeIndex(values, values, { ...options, levle: 0.9 });
// @ts-expect-error a rank is needed
slopeIndex(values, values, { order: "most-deprived-first" });
// @ts-expect-error a choice that does not exist
slopeIndex(values, values, { ...options, interval: "bootstrap" });
// @ts-expect-error text is no column
crudeRate(["1"], [10]);
// @ts-expect-error a result cannot be changed
sii.value = 3;
// @ts-expect-error an estimate may have no interval
sii.interval.lower;
// @ts-expect-error a part that a design does not have
giniIndex([1, 2], { interval: "survey-design", design: { cluster: [1, 2] } });

const curves = curveDominance([3, 2, 1], { rank: [1, 2, 3], order: "most-deprived-first", interval: "none" });
export const verdict: "dominates" | "dominated" | "cross" | "not-shown" = curves.verdict;
const parts = shapleyDecomposition([5, 6, 3, 4, 2, 1], {
  determinants: [["ill", [1, 1, 0, 1, 0, 0]]],
  index: "gini",
});
export const share: number | null | undefined = parts.share[0];
