// What the questions share: words about rows of the file, cautions by kind, and names that tell rows apart.

import { TableError } from "../csv.js";
import { sentence, whole } from "../format.js";

/** More rows are not read on a screen. */
export const MOST_ROWS = 200;

/** More marks cannot be told apart. */
export const MOST_PLACES = 120;

/** A bar needs a name of its own. */
export function checkNames(rows, names, fileRows, column) {
  const twice = rows.find((row, at) => rows.findIndex((other) => names[other] === names[row]) < at);
  if (twice === undefined) return;
  const where = { row: fileRows[twice], column };
  const message = `Row ${where.row}, column “${column}”: “${names[twice]}” stands in an earlier row too. Give each place a name of its own.`;
  throw new TableError(message, where);
}

export const total = (values) => values.reduce((sum, value) => sum + value, 0);

export const cautionText = ({ message }) => sentence(inPage(message));

/** Cautions of rows, one a kind, with the rows that they are about. */
export function byKind(cautions, nameOf) {
  const kinds = new Map();
  for (const caution of cautions) {
    const text = cautionText(caution);
    kinds.set(text, [...(kinds.get(text) ?? []), ...(caution.row === null ? [] : [nameOf(caution.row)])]);
  }
  return [...kinds].map(([text, names]) => {
    if (names.length === 0) return text;
    const more = names.length > 5 ? ` and ${whole(names.length - 5)} more` : "";
    return `${names.slice(0, 5).join(", ")}${more}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  });
}

/** What the library says to a programmer, as the page says it. */
const IN_PAGE = [
  ['ask for kind="rate"', "choose rates"],
  [
    "all `events` are zero, so the pooled value is no target: give `target`",
    "there are no events at all: say under “Words and limits” what units are compared with",
  ],
  [
    "all `events` equal the population, so the pooled value is no target: give `target`",
    "everybody has the event: say under “Words and limits” what units are compared with",
  ],
  ["below `lower_bound`", "below the lowest value there can be"],
  ["above `upper_bound`", "above the highest value there can be"],
  ["and rebase there where", "and start new limits there, under “Words and limits”, where"],
  ["rebase, or fix limits, only where", "start new limits only where"],
  ["read it beside `untrimmed_tau2`", "read it beside the variance that all units give"],
];

export const inPage = (message) =>
  IN_PAGE.reduce((text, [words, said]) => text.replace(words, said), message);

/**
 * An answer whose error speaks of the file: its rows, and its names of columns.
 *
 * @param columns the column of the file behind each parameter
 * @param fileRows the row of the file of each row; or a function that says in words where a row stands
 * @param fields what the page calls each parameter that is not a column
 */
export async function placed(answer, columns, fileRows, fields = {}) {
  try {
    return await answer;
  } catch (error) {
    const name = columns[error.param];
    if (name && name !== "=") {
      const stands = typeof fileRows === "function" ? fileRows : (row) => `Row ${fileRows[row]}`;
      const row = error.index === null ? "" : `${stands(error.index)}, column `;
      const what = `${row || "Column "}“${name}”`;
      error.message =
        error.code === "missing-value"
          ? `${what} is empty: fill it in, or tick “Leave out rows with missing values”.`
          : sentence(inPage(error.message).replace(/^`\w+`( row \d+)?/, what));
    } else {
      error.message = sentence(
        inPage(error.message).replace(/^`(\w+)`/, (_, param) => fields[param] ?? param),
      );
    }
    throw error;
  }
}
