// Reads the file beside the page, hands out what the page asks for, and answers what needs the whole file.

import { decode, looksNumeric, numbersOf, parse, repeats } from "./csv.js";
import { looksDated } from "./days.js";
import init, * as commonweal from "./vendor/commonweal/web.js";
import { VIEWS } from "./views.js";

/** So often, in milliseconds, long work tells how far it is, and hears whether it is still wanted. */
const PAUSE = 50;

let table = null;
let loaded = null;
const cancelled = new Set();

/** Called between the steps of long work. */
function stepper(id) {
  let rested = performance.now();
  return async (done, total) => {
    if (performance.now() - rested < PAUSE) return;
    self.postMessage({ id, done, total });
    await new Promise((resolve) => setTimeout(resolve));
    if (cancelled.has(id)) throw new Error("cancelled");
    rested = performance.now();
  };
}

const answers = {
  /** Reads a file, or the text of an example. */
  async read({ source }) {
    const text = typeof source === "string" ? source : decode(new Uint8Array(await source.arrayBuffer()));
    table = parse(text);
    const { names, columns, fileRows } = table;
    const described = names.map((name, at) => {
      const column = columns[at];
      return { name, numeric: looksNumeric(column), dated: looksDated(column), repeats: repeats(column) };
    });
    return { rows: fileRows.length, columns: described };
  },

  /** Columns as numbers, one column as text up to `most` rows, and the rows of the file. */
  async take({ numbers, text, most }) {
    const taken = Object.fromEntries(numbers.map((name) => [name, numbersOf(table, name)]));
    const column = text === null ? [] : table.columns[table.names.indexOf(text)].slice(0, most);
    return { numbers: taken, text: column, fileRows: Float64Array.from(table.fileRows) };
  },

  /** What the page shows for a question. */
  async view({ question, settings }, id) {
    loaded ??= init();
    await loaded;
    return VIEWS[question]({ commonweal, table, settings, step: stepper(id) });
  },
};

self.addEventListener("message", async ({ data: { id, what, ...asked } }) => {
  if (what === "cancel") {
    cancelled.add(id);
    return;
  }
  try {
    self.postMessage({ id, answer: await answers[what](asked, id) });
  } catch ({ name, message, row = null, column = null }) {
    self.postMessage({ id, error: { name, message, row, column } });
  } finally {
    cancelled.delete(id);
  }
});
