// The answer on the page. Names from files are set as text, never as markup.

import { fitted } from "./fit.js";
import { column, whole } from "./format.js";

/* global vega, vegaEmbed, vegaLite */

/** Lets the page answer in between. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** So many rows of a table are laid out at a time. */
const ROWS_AT_ONCE = 50;

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

export function figures(target, list) {
  target.replaceChildren(
    ...list.map(({ name, value, words, unit, limits, notes }) => {
      const figure = element("div", undefined, "figure");
      const amount = element("p", undefined, words ? "amount said" : "amount");
      amount.append(
        element("span", words ?? value, "value"),
        element("span", unit === "%" ? unit : unit ? ` ${unit}` : ""),
      );
      figure.append(element("h3", name), amount, element("p", limits, "limits"));
      figure.append(...notes.map((note) => element("p", note, "note")));
      return figure;
    }),
  );
}

export function cautions(target, list) {
  target.replaceChildren();
  if (list.length === 0) return;
  const items = element("ul");
  items.append(...list.map((text) => element("li", text)));
  target.append(element("h3", "Read with care"), items);
}

/** A button for what the answer offers to do next. */
export function offer(target, offered, take) {
  target.replaceChildren();
  if (!offered) return;
  const button = element("button", offered.words);
  button.type = "button";
  button.addEventListener("click", () => take(offered));
  target.append(button);
}

/** The field that picks some of what is shown, with the names to choose from. */
export function pick(target, picking) {
  target.hidden = !picking;
  if (!picking) return;
  target.querySelector("label").textContent = picking.label;
  target.querySelector("datalist").replaceChildren(...picking.names.map((name) => new Option("", name)));
  target.querySelector(".help").textContent = picking.note;
}

/** The first rows of the columns, some at a time while they are wanted. */
export async function table(target, { head, columns, names, absent, caption }, most, wanted) {
  const rows = Math.min(columns[0].length, most);
  const texts = columns.map((values) => typeof values[0] === "string");
  const written = columns.map((values, at) => {
    const write = texts[at] ? (text) => text : column([...values.slice(0, rows)], absent);
    return (row) => element("td", write(values[row]), texts[at] ? "words" : "number");
  });
  const isText = (at) => (names ? at === 0 || texts[at - 1] : texts[at]);
  const header = element("tr");
  header.append(
    ...head.map((name, at) => {
      const cell = element("th", name, isText(at) ? "" : "number");
      cell.scope = "col";
      return cell;
    }),
  );
  const top = element("thead");
  top.append(header);
  const body = element("tbody");
  target.replaceChildren(element("caption", caption), top, body);
  for (let row = 0; row < rows; row += 1) {
    const line = element("tr");
    if (names) {
      const name = element("th", names[row]);
      name.scope = "row";
      line.append(name);
    }
    line.append(...written.map((write) => write(row)));
    body.append(line);
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await pause();
    if (!wanted()) return;
  }
}

export const more = (shown, all) =>
  all > shown ? `The first ${whole(shown)} of ${whole(all)} rows. The saved table has these too.` : "";

async function embed(target, specification) {
  // The subset that is used means the same to both versions of Vega-Lite; the schema's name would only bring a warning.
  const { $schema, ...described } = specification;
  await pause();
  const { spec } = vegaLite.compile(described, {
    config: { background: "transparent" },
    logger: vega.logger(vega.Error),
  });
  await pause();
  return vegaEmbed(target, spec, {
    actions: false,
    ast: true,
    logLevel: vega.Error,
    mode: "vega",
    renderer: "svg",
  });
}

/** Draws a specification; `finalize` of what it returns ends it. */
export async function chart(target, specification) {
  const width = Math.min(Math.max(target.clientWidth, 280), 860);
  return embed(target, fitted(specification, width));
}

/** A specification as a picture that says what it shows. */
export async function picture(specification) {
  const { view, finalize } = await embed(document.createElement("div"), specification);
  const svg = await view.toSVG();
  finalize();
  return svg;
}
