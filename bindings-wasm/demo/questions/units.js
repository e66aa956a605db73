// Units of a funnel from the rows of a file: the rows of one unit are added up.

import { numbersOf, TableError } from "../csv.js";
import { given, whole } from "../format.js";

/** The cells of a row, or why they cannot be added up. */
function checked(row, columns, fileRow, omit) {
  for (const { name, values } of columns) {
    const where = `Row ${fileRow}, column “${name}”`;
    if (Number.isNaN(values[row])) {
      if (omit) return false;
      throw new TableError(`${where} is empty: fill it in, or tick “Leave out rows with missing values”.`, {
        row: fileRow,
        column: name,
      });
    }
    if (values[row] < 0)
      throw new TableError(`${where} is ${given(values[row])}: it must not be below zero.`, {
        row: fileRow,
        column: name,
      });
  }
  return true;
}

/**
 * The units in the order of their first rows.
 *
 * @returns names, events and sizes of the units; how many rows stand behind each, and the first of them in the file; how many
 * rows were left out
 */
export function unitsOf(table, { place, events, people, nulls }) {
  const texts = table.columns[table.names.indexOf(place)];
  const columns = [events, people].map((name) => ({ name, values: numbersOf(table, name) }));
  const [counts, sizes] = columns.map(({ values }) => values);
  const places = new Map();
  const units = { names: [], events: [], sizes: [], rows: [], fileRow: [], omitted: 0 };
  for (let row = 0; row < texts.length; row += 1) {
    if (!checked(row, columns, table.fileRows[row], nulls === "omit")) {
      units.omitted += 1;
      continue;
    }
    const name = texts[row];
    if (name === "") {
      const message = `Row ${table.fileRows[row]}, column “${place}” is empty: every row needs the name of its unit.`;
      throw new TableError(message, { row: table.fileRows[row], column: place });
    }
    let at = places.get(name);
    if (at === undefined) {
      at = units.names.length;
      places.set(name, at);
      units.names.push(name);
      units.events.push(0);
      units.sizes.push(0);
      units.rows.push(0);
      units.fileRow.push(table.fileRows[row]);
    } else if (!Number.isInteger(counts[row])) {
      const message = `Row ${table.fileRows[row]}, column “${events}”: “${name}” stands in an earlier row too, and ${given(counts[row])} is no count. Only counts can be added up.`;
      throw new TableError(message, { row: table.fileRows[row], column: events });
    }
    units.events[at] += counts[row];
    units.sizes[at] += sizes[row];
    units.rows[at] += 1;
  }
  if (units.names.length === 0) {
    throw new TableError("No row has all of its numbers: there is nothing to compare.");
  }
  return units;
}

/** Where a unit stands in the file, in words. */
export const standsIn = (units) => (at) =>
  units.rows[at] === 1
    ? `Row ${units.fileRow[at]}`
    : `“${units.names[at]}” (${whole(units.rows[at])} rows added up, the first is row ${units.fileRow[at]})`;

/** What the reader has to know of how rows became units. */
export function addedUp(units) {
  const rows = units.rows.reduce((sum, count) => sum + count, 0);
  const said = [];
  if (rows > units.names.length) {
    said.push(
      `${whole(rows)} rows were added up to ${whole(units.names.length)} units: somebody who is in several rows counts several times.`,
    );
  }
  if (units.omitted > 0) {
    const left = units.omitted === 1 ? "1 row was" : `${whole(units.omitted)} rows were`;
    said.push(`${left} left out, for a missing value.`);
  }
  return said;
}
