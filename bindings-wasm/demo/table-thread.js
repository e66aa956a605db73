// Reads the file beside the page, and hands out what the page asks for.

import { decode, looksNumeric, numbersOf, parse } from "./csv.js";

let table = null;

const answers = {
  /** Reads a file, or the text of an example. */
  async read({ source }) {
    const text = typeof source === "string" ? source : decode(new Uint8Array(await source.arrayBuffer()));
    table = parse(text);
    const { names, columns, fileRows } = table;
    return {
      rows: fileRows.length,
      columns: names.map((name, at) => ({ name, numeric: looksNumeric(columns[at]) })),
    };
  },

  /** Columns as numbers, one column as text up to `most` rows, and the rows of the file. */
  async take({ numbers, text, most }) {
    const taken = Object.fromEntries(numbers.map((name) => [name, numbersOf(table, name)]));
    const column = text === null ? [] : table.columns[table.names.indexOf(text)].slice(0, most);
    return { numbers: taken, text: column, fileRows: Float64Array.from(table.fileRows) };
  },
};

self.addEventListener("message", async ({ data: { id, what, ...asked } }) => {
  try {
    self.postMessage({ id, answer: await answers[what](asked) });
  } catch ({ name, message, row = null, column = null }) {
    self.postMessage({ id, error: { name, message, row, column } });
  }
});
