// The answer on the page. Names from files are set as text, never as markup.

import { column, whole } from "./format.js";

/* global vega, vegaEmbed */

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
      amount.append(element("span", words ?? value, "value"), element("span", unit ? ` ${unit}` : ""));
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

/** The first rows of the columns; returns how many there are. */
export function table(target, { head, columns, names, absent, caption }, most) {
  const rows = Math.min(columns[0].length, most);
  const texts = columns.map((values) => typeof values[0] === "string");
  const written = columns.map((values, at) => {
    const write = texts[at] ? (text) => text : column([...values.slice(0, rows)], absent);
    return (row) => element("td", write(values[row]), texts[at] ? "" : "number");
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
  const body = element("tbody");
  for (let row = 0; row < rows; row += 1) {
    const line = element("tr");
    if (names) {
      const name = element("th", names[row]);
      name.scope = "row";
      line.append(name);
    }
    line.append(...written.map((write) => write(row)));
    body.append(line);
  }
  const top = element("thead");
  top.append(header);
  target.replaceChildren(element("caption", caption), top, body);
}

export const more = (shown, all) =>
  all > shown ? `The first ${whole(shown)} of ${whole(all)} rows. The saved table has these too.` : "";

/** Charts narrower than this, in pixels, are those of a telephone. */
const NARROW = 500;

/** Text in lines that fit so many letters. */
function lines(text, most) {
  const made = [""];
  for (const word of text.split(" ")) {
    const last = made.at(-1);
    if (last !== "" && last.length + 1 + word.length > most) made.push(word);
    else made[made.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return made.length === 1 ? made[0] : made;
}

/** The same specification for a given width, its words in lines that fit. */
function fitted(specification, width) {
  const letters = Math.floor(width / 7);
  const narrower = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => narrower(item));
    if (value === null || typeof value !== "object") return value;
    const fields = Object.entries(value).map(([name, field]) => [name, narrower(field, name)]);
    const made = Object.fromEntries(fields);
    if (key === "axis" && typeof made.title === "string") made.title = lines(made.title, letters);
    if (key === "axis" && made.values && width < NARROW) made.values = [0, 0.5, 1];
    if (key === "axis" && made.labelLimit) made.labelLimit = Math.min(made.labelLimit, Math.floor(width / 3));
    return made;
  };
  const made = narrower(specification);
  // The page says it beside the chart.
  delete made.title;
  if (width < NARROW) {
    // The words at the dashed line would stand over the edge; the figure above the chart says the same.
    made.layer = made.layer.filter(({ name }) => name !== "reference label");
    made.padding = { left: 5, right: 35, top: 5, bottom: 5 };
  }
  return { ...made, width, autosize: { type: "fit-x", contains: "padding" } };
}

async function embed(target, specification) {
  // The subset that is used means the same to both versions of Vega-Lite; the schema's name would only bring a warning.
  const { $schema, ...described } = specification;
  return vegaEmbed(target, described, {
    actions: false,
    ast: true,
    config: { background: "transparent" },
    logLevel: vega.Error,
    mode: "vega-lite",
    renderer: "svg",
  });
}

/** Draws a specification; `finalize` of what it returns ends it. */
export async function chart(target, specification) {
  target.replaceChildren();
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
