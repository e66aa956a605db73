// The chosen file, as the page sees it: a promise for every question to its reader.

import { TableError } from "./csv.js";

export function createTable() {
  const reader = new Worker(new URL("./table-thread.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let calls = 0;

  reader.addEventListener("message", ({ data: { id, answer, error, done, total } }) => {
    const call = waiting.get(id);
    // A call that was cancelled waits for nothing.
    if (call === undefined) return;
    if (total !== undefined) {
      call.onProgress?.(done, total);
      return;
    }
    waiting.delete(id);
    if (error === undefined) call.resolve(answer);
    else if (error.name === "TableError") call.reject(new TableError(error.message, error));
    else call.reject(new Error(error.message));
  });
  reader.addEventListener("error", (event) => {
    for (const { reject } of waiting.values())
      reject(new Error(event.message || "The reader of files did not start."));
    waiting.clear();
  });

  const ask = (what, asked, { signal, onProgress } = {}) =>
    new Promise((resolve, reject) => {
      calls += 1;
      const id = calls;
      waiting.set(id, { resolve, reject, onProgress });
      reader.postMessage({ id, what, ...asked });
      signal?.addEventListener("abort", () => {
        if (!waiting.delete(id)) return;
        reader.postMessage({ id, what: "cancel" });
        reject(Object.assign(new Error("The answer was not waited for."), { code: "cancelled" }));
      });
    });

  return {
    read: (source) => ask("read", { source }),
    take: (asked) => ask("take", { text: null, most: 0, ...asked }),
    /** What the page shows for a question that is answered where the file is. */
    view: (question, settings, call) => ask("view", { question, settings }, call),
  };
}
