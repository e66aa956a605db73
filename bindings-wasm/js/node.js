// The way in for Node: the module is read from disk at once, so nothing has to be awaited.

import { readFileSync } from "node:fs";
import { initSync } from "./web/commonweal_wasm.js";

export { typedColumns } from "./columns.js";
export { isCommonwealError } from "./errors.js";
export * from "./web/commonweal_wasm.js";

initSync({ module: readFileSync(new URL("./web/commonweal_wasm_bg.wasm", import.meta.url)) });

/** Does nothing: the module is loaded already. Code that runs in pages too may await it here as well. */
export async function init() {}

export default init;
