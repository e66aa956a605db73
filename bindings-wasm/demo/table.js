// The chosen file, as the page sees it: a promise for every question to its reader.

import { TableError } from "./csv.js";

export function createTable() {
  const reader = new Worker(new URL("./table-thread.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let calls = 0;

  reader.addEventListener("message", ({ data: { id, answer, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error)
      reject(error.name === "TableError" ? new TableError(error.message, error) : new Error(error.message));
    else resolve(answer);
  });
  reader.addEventListener("error", (event) => {
    for (const { reject } of waiting.values())
      reject(new Error(event.message || "The reader of files did not start."));
    waiting.clear();
  });

  const ask = (what, asked) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      reader.postMessage({ id: calls, what, ...asked });
    });

  return {
    read: (source) => ask("read", { source }),
    take: (asked) => ask("take", { text: null, most: 0, ...asked }),
  };
}
