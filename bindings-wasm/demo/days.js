// Days of a column. Strict: what can be read in two ways is named, unless the whole column, or its reader, tells which way.

import { isMissing, TableError } from "./csv.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ISO = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ]\d\d:\d\d[\d:.]*Z?)?$/;
const YEAR_FIRST = /^(\d{4})\/(\d\d?)\/(\d\d?)$/;
const SLASHES = /^(\d\d?)[/.](\d\d?)[/.](\d{4})(?: \d\d:\d\d[\d:.]*)?$/;
const NAMED = /^(?:(\d\d?)[ -])?([a-z]{3,9})[ -](\d{4}|\d\d)$/i;

/** The day of these parts as ISO text, undefined where the calendar has none; a month stands for its first day. */
function iso(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

const century = (year) => (year.length === 4 ? Number(year) : Number(year) + (year < "70" ? 2000 : 1900));

/**
 * The day in a cell as ISO text: null where it is missing, undefined where it is none.
 *
 * @param dayFirst how days with slashes are written; null where nobody knows, and they are none then
 */
export function dayIn(cell, dayFirst) {
  const text = cell.trim();
  if (isMissing(text)) return null;
  const plain = ISO.exec(text) ?? YEAR_FIRST.exec(text);
  if (plain) return iso(Number(plain[1]), Number(plain[2]), Number(plain[3] ?? 1));
  const slashed = SLASHES.exec(text);
  if (slashed) {
    if (dayFirst === null) return undefined;
    const [day, month] = dayFirst ? [slashed[1], slashed[2]] : [slashed[2], slashed[1]];
    return iso(Number(slashed[3]), Number(month), Number(day));
  }
  const named = NAMED.exec(text);
  const month = named ? MONTHS.indexOf(named[2].slice(0, 3).toLowerCase()) + 1 : 0;
  return month > 0 ? iso(century(named[3]), month, Number(named[1] ?? 1)) : undefined;
}

/** Whether the day stands first in days with slashes: as asked for, else as the column itself shows, else null. */
function dayFirstIn(column, asked) {
  if (asked !== "") return asked === "day-first";
  let [first, second] = [0, 0];
  for (const cell of column) {
    const slashed = SLASHES.exec(cell);
    if (slashed === null) continue;
    first = Math.max(first, Number(slashed[1]));
    second = Math.max(second, Number(slashed[2]));
  }
  if (first > 12 === second > 12) return null;
  return first > 12;
}

/** A column as days; the first cell that is none is named. */
export function daysOf(table, name, asked) {
  const column = table.columns[table.names.indexOf(name)];
  const dayFirst = dayFirstIn(column, asked);
  const known = new Map();
  return column.map((cell, index) => {
    let day = known.get(cell);
    if (day === undefined) {
      day = dayIn(cell, dayFirst);
      if (day === undefined) throw noDay(cell, table.fileRows[index], name, dayFirst);
      known.set(cell, day);
    }
    return day;
  });
}

function noDay(cell, row, column, dayFirst) {
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  const where = `Row ${row}, column “${column}”`;
  const message =
    dayFirst === null && SLASHES.test(cell)
      ? `${where}: “${shown}” can be read in two ways. Say under “Words and limits” whether the day or the month stands first.`
      : `${where}: “${shown}” is not a day. Write days as 2024-03-31, and months as 2024-03.`;
  return new TableError(message, { row, column });
}

/** Whether most of a column's first cells are days, so that it may be offered as such. */
export function looksDated(column) {
  const present = column.slice(0, 200).filter((cell) => !isMissing(cell));
  const dated = present.filter((cell) => dayIn(cell, true) || dayIn(cell, false)).length;
  return present.length > 0 && dated * 2 > present.length;
}
