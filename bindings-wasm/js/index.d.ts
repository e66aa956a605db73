import type { CommonwealError, TypedColumns } from "./web/commonweal_wasm.js";

export * from "./web/commonweal_wasm.js";

/**
 * Loads the module. A page awaits it once before the first call; in Node the module is loaded on import, and this does
 * nothing.
 *
 * @param source where the module is, or the module itself, where a page does not serve it beside the package's files
 */
export function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
export default init;

/** The result with each column of numbers as a `Float64Array`, NaN for a value that is withheld. */
export function typedColumns<Result>(result: Result): TypedColumns<Result>;

/** Whether something that was caught is an error of this package: it then has `code`, `param` and `index`. */
export function isCommonwealError(error: unknown): error is CommonwealError;
