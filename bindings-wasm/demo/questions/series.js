// Series over time from the rows of a file: one, or many told apart by a column.

import { numberIn, numbersOf, TableError } from "../csv.js";
import { daysOf } from "../days.js";
import { whole } from "../format.js";

const DIRECTIONS = [
  ["increase", /^(increase|up|high|higher|higher is better|1|\+)$/i],
  ["decrease", /^(decrease|down|low|lower|lower is better|-1|-|−)$/i],
  ["neutral", /^(neutral|neither|none|0|)$/i],
];

const textOf = (table, name) => table.columns[table.names.indexOf(name)];

/** The direction in a cell. */
function directionIn(cell, fileRow, column) {
  const known = DIRECTIONS.find(([, words]) => words.test(cell));
  if (known) return known[0];
  const message = `Row ${fileRow}, column “${column}”: “${cell.slice(0, 40)}” is no direction. Write “increase”, “decrease” or “neutral”.`;
  throw new TableError(message, { row: fileRow, column });
}

/** How the direction of a series is known: one for all, or from a column that says the same in every row of a series. */
function directionOf(table, better) {
  if (!better.startsWith("column:")) return () => better;
  const column = better.slice("column:".length);
  const texts = textOf(table, column);
  return (rows) => {
    const first = texts[rows[0]];
    const other = rows.find((row) => texts[row] !== first);
    if (other !== undefined) {
      const fileRow = table.fileRows[other];
      const message = `Row ${fileRow}, column “${column}” says “${texts[other].slice(0, 40)}”, and earlier rows of the series “${first.slice(0, 40)}”. A series has one direction.`;
      throw new TableError(message, { row: fileRow, column });
    }
    return directionIn(first, table.fileRows[rows[0]], column);
  };
}

/** The one target that was typed; null for none. */
export function typedNumber(text, what) {
  if (text === "") return null;
  const value = numberIn(text);
  if (value === undefined || Number.isNaN(value)) {
    throw new TableError(`${what}: “${text.slice(0, 40)}” is not a number.`);
  }
  return value;
}

/** Rows by the text of a column, in the order of their first rows. */
function rowsByName(table, column) {
  if (column === "") return new Map([["", [...table.fileRows.keys()]]]);
  const groups = new Map();
  textOf(table, column).forEach((name, row) => {
    if (name === "") {
      const message = `Row ${table.fileRows[row]}, column “${column}” is empty: every row needs the name of its series.`;
      throw new TableError(message, { row: table.fileRows[row], column });
    }
    const rows = groups.get(name);
    if (rows === undefined) groups.set(name, [row]);
    else rows.push(row);
  });
  return groups;
}

/** Columns as the settings name them, read once for all series. */
export function readerOf(table, settings) {
  const values = numbersOf(table, settings.measured);
  const dayTexts = settings.day === "" ? null : textOf(table, settings.day);
  const days = settings.day === "" ? null : daysOf(table, settings.day, settings.slashes);
  const targets = settings.goal === "" ? null : numbersOf(table, settings.goal);
  const direction = directionOf(table, settings.better);
  const one = targets === null ? typedNumber(settings.target, "“Target”") : null;
  const groups = rowsByName(table, settings.series);
  return {
    names: [...groups.keys()],
    /** One series: its values, days, targets and direction, and the rows of the file that they stand in. */
    series(name) {
      const rows = groups.get(name);
      const own = targets && Float64Array.from(rows, (row) => targets[row]);
      return {
        name,
        values: Float64Array.from(rows, (row) => values[row]),
        days: days && rows.map((row) => days[row]),
        target: own ? (own.every(Number.isNaN) ? null : own) : one,
        direction: direction(rows),
        /** What a value is called: its day as the file has it, else its number. */
        place: (at) => dayTexts?.[rows[at]] ?? `Value ${whole(at + 1)}`,
        fileRow: (at) => table.fileRows[rows[at]],
      };
    },
  };
}

/** Days or numbers of values at which new limits start, as typed; null for none. */
export function phases(text, dated) {
  const parts = text.split(/[;,\s]+/).filter(Boolean);
  if (parts.length === 0) return null;
  if (dated) return parts;
  return parts.map((part) => {
    const value = typedNumber(part, "“New limits from”");
    if (!Number.isInteger(value) || value < 2)
      throw new TableError(
        `“New limits from”: ${part} is no value after the first. Count the values from 1.`,
      );
    return value - 1;
  });
}
