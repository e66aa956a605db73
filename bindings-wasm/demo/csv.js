// Comma-, semicolon- or tab-separated text as columns. Strict: what is not sure is named, with its row as counted in the
// file (a spreadsheet's row number: the header is row 1).

/** What is wrong with a file, in words for the person who chose it. */
export class TableError extends Error {
  constructor(message, { row = null, column = null } = {}) {
    super(message);
    this.name = "TableError";
    this.row = row;
    this.column = column;
  }
}

const SEPARATORS = [",", ";", "\t"];
const MISSING = new Set(["", "na", "n/a", "nan", "null"]);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8, else as Windows saves CSV in western Europe. */
export function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) {
    throw new TableError("This is not a text file. Save the table as CSV, and choose that.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that stands most often in the first row, outside quotes. */
function separatorOf(text) {
  const counts = new Map(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) break;
    else if (!quoted && counts.has(letter)) counts.set(letter, counts.get(letter) + 1);
  }
  return SEPARATORS.reduce((best, next) => (counts.get(next) > counts.get(best) ? next : best));
}

/**
 * The rows of the text, each with its number; rows without any text are left out, but counted.
 *
 * @param {string} text
 */
function* rowsOf(text, separator) {
  let row = 1;
  let at = 0;
  while (at < text.length) {
    const fields = [];
    for (;;) {
      let field;
      if (text[at] === '"') {
        [field, at] = quotedField(text, at, row);
        if (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") {
          throw new TableError(
            `Row ${row}: text follows a closing quote. Inside quotes, a quote is written twice.`,
            { row },
          );
        }
      } else {
        const start = at;
        while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
        field = text.slice(start, at).trim();
      }
      fields.push(field);
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    if (fields.some((field) => field !== "")) yield { row, fields };
    row += 1;
  }
}

/** A quoted field that begins at `at`, and where it ends. */
function quotedField(text, at, row) {
  let field = "";
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) {
      throw new TableError(`Row ${row}: a quote is opened and never closed.`, { row });
    }
    field += text.slice(from, quote);
    if (text[quote + 1] !== '"') return [field, quote + 1];
    field += '"';
    from = quote + 2;
  }
}

/** The table in a text: names of columns, columns of text, and the row of the file that each row stands in. */
export function parse(text) {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(bare);
  const rows = rowsOf(bare, separator);
  const first = rows.next().value;
  if (first === undefined) throw new TableError("The file is empty.");
  const names = first.fields.map((name, index) => name.trim() || `column ${index + 1}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new TableError(`Two columns are called “${twice}”. Give each column a name of its own.`);
  }
  const columns = names.map(() => []);
  const fileRows = [];
  for (const { row, fields } of rows) {
    if (fields.length !== names.length) {
      const message = `Row ${row} has ${fields.length} ${fields.length === 1 ? "field" : "fields"}, the header has ${names.length}. A separator inside a field needs quotes around the field.`;
      throw new TableError(message, { row });
    }
    fields.forEach((field, index) => {
      columns[index].push(field);
    });
    fileRows.push(row);
  }
  if (fileRows.length === 0) throw new TableError("The file has a header, but no rows below it.");
  return { separator, names, columns, fileRows };
}

export const isMissing = (cell) => MISSING.has(cell.trim().toLowerCase());

/** The number in a cell: NaN where it is missing, undefined where it is none. */
export function numberIn(cell) {
  const text = cell.trim();
  if (NUMBER.test(text)) return Number(text);
  return isMissing(text) ? Number.NaN : undefined;
}

/** A column as numbers; the first cell that is none is named. */
export function numbersOf(table, name) {
  const column = table.columns[table.names.indexOf(name)];
  const numbers = new Float64Array(column.length);
  for (let index = 0; index < column.length; index += 1) {
    const number = numberIn(column[index]);
    if (number === undefined) throw notNumber(column[index], table.fileRows[index], name);
    numbers[index] = number;
  }
  return numbers;
}

function notNumber(cell, row, column) {
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  const where = `Row ${row}, column “${column}”`;
  const message = /^[+-]?[\d.,'\s\u00a0\u202f]+$/.test(cell)
    ? `${where}: “${shown}” has a separator that can be read in two ways. Write numbers without thousands separators, and with a decimal point.`
    : `${where}: “${shown}” is not a number.`;
  return new TableError(message, { row, column });
}

/** Whether most of a column's first cells are numbers, so that it may be offered as such. */
export function looksNumeric(column) {
  const present = column.slice(0, 200).filter((cell) => !isMissing(cell));
  const numeric = present.filter((cell) => numberIn(cell) !== undefined).length;
  return present.length > 0 && numeric * 2 > present.length;
}

/** Whether a text stands more than once among a column's first cells, as the name of a series does. */
export function repeats(column) {
  const first = column.slice(0, 200);
  return new Set(first).size < first.length;
}
