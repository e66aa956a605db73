// The way in for pages: `await init()` once, then call.

import load from "./web/commonweal_wasm.js";

export { typedColumns } from "./columns.js";
export { isCommonwealError } from "./errors.js";
export * from "./web/commonweal_wasm.js";

/** Loads the module: from beside this file, or from wherever the page keeps it. */
export async function init(source) {
  await load({ module_or_path: source ?? new URL("./web/commonweal_wasm_bg.wasm", import.meta.url) });
}

export default init;
