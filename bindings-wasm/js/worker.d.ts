import type * as everything from "./index.js";
import type { Chart, TypedColumns } from "./index.js";

type Functions = Omit<
  typeof everything,
  "default" | "init" | "initSync" | "typedColumns" | "isCommonwealError"
>;

/** Options of one call to a worker, after the function's own arguments. */
export interface WorkerCall {
  /** Aborting it ends the worker and rejects with the code "cancelled"; the next call starts another worker. */
  readonly signal?: AbortSignal;
  /** Told how much of a simulation is done; `false` cancels. */
  readonly onProgress?: (done: number, total: number) => unknown;
}

type Answer<Result, Typed> = Typed extends true
  ? Result extends Chart
    ? Result
    : TypedColumns<Result>
  : Result;

type Remote<Function, Typed> = Function extends (...given: infer Given) => infer Result
  ? (...given: [...Given, call?: WorkerCall]) => Promise<Answer<Result, Typed>>
  : never;

/** Every function of the package, computed in a worker: the same arguments, and a promise of the same result. */
export type CommonwealWorker<Typed extends boolean = false> = {
  readonly [Name in keyof Functions]: Remote<Functions[Name], Typed>;
} & {
  /** Ends the worker. Calls that are not answered yet reject with the code "cancelled". */
  close(): void;
};

export interface WorkerOptions<Typed extends boolean = boolean> {
  /** Columns of numbers come as `Float64Array`, transferred instead of copied; NaN for a value that is withheld. */
  readonly typedColumns?: Typed;
}

/** A worker for a page, or a worker thread for Node. It starts with the first call. */
export function createWorker<Typed extends boolean = false>(
  options?: WorkerOptions<Typed>,
): CommonwealWorker<Typed>;
