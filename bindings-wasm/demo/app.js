// The page: what is chosen, when it is computed, and what is said meanwhile.

import { TableError } from "./csv.js";
import { EXAMPLES } from "./examples.js";
import { whole } from "./format.js";
import { guess } from "./guess.js";
import { MOST_ROWS, missing, QUESTIONS } from "./measure.js";
import * as render from "./render.js";
import { createTable } from "./table.js";
import { createWorker } from "./vendor/commonweal/worker.js";

const MOST_BYTES = 100_000_000;

const at = (id) => document.getElementById(id);
const form = at("settings");
const table = createTable();
const worker = createWorker({ typedColumns: true });

let about = { title: "", subtitle: "" };
let drawn = null;
let shown = null;
let running = null;
let due = 0;

// ---- What is chosen

/** What stands in the form, by the names of its fields. */
const FIELDS = [
  ...["question", "unit", "value", "population", "rank", "order", "errors", "counts", "interval", "scale"],
  ...["place", "events", "people", "measure"],
  ...["kind", "against", "overdispersion", "funnelLimits", "polarity"],
  ...["day", "measured", "series", "goal", "target", "better", "rules", "rebase", "slashes"],
];

function settings() {
  const chosen = new FormData(form);
  const text = (name) => String(chosen.get(name) ?? "").trim();
  return {
    ...Object.fromEntries(FIELDS.map((name) => [name, text(name)])),
    pick: at("pick").value,
    words: { title: text("title") || about.title, subtitle: about.subtitle },
    level: Number(text("level")),
    draws: Number(text("draws")),
    nulls: chosen.has("omit") ? "omit" : "raise",
  };
}

function offer(id, columns, { none, numeric = true } = {}) {
  const choices = columns
    .filter((column) => !numeric || column.numeric)
    .map(({ name }) => new Option(name, name));
  // A column that is hardly numeric may still be meant: its first bad cell is named when it is used.
  const others = numeric
    ? columns.filter((column) => !column.numeric).map(({ name }) => new Option(`${name} (text)`, name))
    : [];
  at(id).replaceChildren(...(none ?? [new Option("Choose a column", "")]), ...choices, ...others);
}

const BETTER = [
  ["increase", "Higher is better"],
  ["decrease", "Lower is better"],
  ["neutral", "Neither is better"],
];

function offerAll(columns, proposed) {
  const optional = [new Option("None", "")];
  for (const id of ["value", "rank", "events", "people", "measured"]) offer(id, columns);
  offer("population", columns, {
    none: [new Option("Choose a column", ""), new Option("Groups of equal size", "=")],
  });
  offer("place", columns, { numeric: false });
  offer("day", columns, { numeric: false, none: [new Option("None: in the order of the rows", "")] });
  offer("series", columns, { numeric: false, none: [new Option("None: one series", "")] });
  for (const id of ["errors", "counts"]) offer(id, columns, { none: optional });
  offer("goal", columns, { none: [new Option("One for all, or none", "")] });
  const directions = columns.filter(({ numeric, dated }) => !numeric && !dated);
  at("better").replaceChildren(
    ...BETTER.map(([value, words]) => new Option(words, value)),
    ...directions.map(({ name }) => new Option(`As “${name}” says`, `column:${name}`)),
  );
  const { kind, ...chosen } = proposed;
  form.elements.kind.value = kind;
  for (const [id, name] of Object.entries({ ...chosen, better: chosen.better || "neutral" }))
    at(id).value = name;
}

function showQuestion() {
  const { question, goal } = settings();
  for (const part of document.querySelectorAll("[data-for]"))
    part.hidden = !part.dataset.for.split(" ").includes(question);
  at("one-target").hidden = goal !== "";
}

// ---- Where the data come from

async function load(source, { title, subtitle, words, example }) {
  running?.abort();
  say("Reading …");
  complain(null);
  try {
    const { rows, columns } = await table.read(source);
    about = { title, subtitle };
    at("source").textContent = `${words}: ${whole(rows)} rows, ${whole(columns.length)} columns.`;
    offerAll(columns, { ...guess(columns), ...example?.columns });
    for (const radio of form.elements.order) radio.checked = radio.value === example?.order;
    for (const name of ["title", "target", "against", "rebase"]) form.elements[name].value = "";
    form.elements.overdispersion.value = "none";
    at("pick").value = "";
    form.elements.title.placeholder = title;
    form.elements.unit.value = example?.unit ?? "";
    form.elements.interval.value = "automatic";
    if (example) form.elements.question.value = example.question;
    if (example?.target) form.elements.target.value = example.target;
    showQuestion();
    await calculate();
  } catch (error) {
    complain(error);
  }
}

function loadExample(name) {
  const example = EXAMPLES[name];
  at("file").value = "";
  return load(example.text, { ...example, words: "Example", example });
}

function loadFile(file) {
  if (!file) return;
  if (file.size > MOST_BYTES) {
    complain(
      new TableError(`“${file.name}” is larger than ${whole(MOST_BYTES / 1e6)} MB: choose a smaller table.`),
    );
    return;
  }
  load(file, { title: file.name.replace(/\.\w+$/, ""), subtitle: "", words: `“${file.name}”` });
}

// ---- What is said

/** Says it to everybody, or only to those who listen, where the page shows it anyway. */
function say(text, { unseen = false } = {}) {
  at("status").textContent = text;
  at("status").classList.toggle("unseen", unseen);
}

function complain(error) {
  at("trouble").hidden = error === null;
  at("trouble").textContent = error === null ? "" : error.message;
  if (error !== null) {
    say("");
    hideAnswer();
  }
}

function hideAnswer() {
  at("answer").hidden = true;
  drawn?.finalize();
  drawn = null;
  shown = null;
}

function working(is) {
  at("working").hidden = !is;
  at("progress").value = 0;
  at("result").setAttribute("aria-busy", String(is));
}

// ---- Computing

async function calculate() {
  clearTimeout(due);
  running?.abort();
  const own = new AbortController();
  running = own;
  const chosen = settings();
  complain(null);
  const open = missing(chosen);
  if (open.length > 0) {
    hideAnswer();
    say(`To go on, choose ${open.join(", ").replace(/, ([^,]*)$/, " and $1")}.`);
    return;
  }
  const call = {
    signal: own.signal,
    onProgress(done, total) {
      if (running !== own) return;
      if (at("working").hidden) working(true);
      at("progress").value = done / total;
    },
  };
  performance.mark("commonweal:begin");
  try {
    const view = await QUESTIONS[chosen.question].answer({ worker, table, settings: chosen, call });
    performance.mark("commonweal:end");
    await show(view, chosen, () => running === own);
  } catch (error) {
    if (running !== own) return;
    if (error.code === "cancelled") say(shown ? "Cancelled. What is shown is from before." : "Cancelled.");
    else complain(error);
  } finally {
    if (running === own) working(false);
  }
}

/** Shows the answer in steps, between which the page answers; whatever is asked meanwhile ends it. */
async function show(view, chosen, wanted) {
  const { subtitle } = chosen.words;
  const title = view.title ?? chosen.words.title;
  drawn?.finalize();
  drawn = null;
  shown = { ...view, title };
  at("chart").replaceChildren();
  at("answer").hidden = false;
  at("result-title").textContent = title;
  at("subtitle").textContent = subtitle;
  at("headline").textContent = view.headline ?? "";
  at("headline").hidden = !view.headline;
  at("reading").textContent = view.reading;
  at("save-chart").hidden = view.chart === null;
  render.offer(at("offer"), view.offer, take);
  render.pick(at("picking"), view.pick);
  render.figures(at("figures"), view.figures);
  render.cautions(at("cautions"), view.cautions);
  at("more").textContent = view.more ?? render.more(MOST_ROWS, view.rows ?? view.columns[0].length);
  await render.table(at("table"), { ...view, caption: title }, MOST_ROWS, wanted);
  if (!wanted()) return;
  say(view.spoken, { unseen: true });
  if (view.chart === null) return;
  const chart = await render.chart(at("chart"), view.chart);
  if (wanted()) drawn = chart;
  else chart.finalize();
}

/** Takes what the answer itself offers. */
function take({ name, value }) {
  form.elements[name].value = value;
  at("result").focus();
  calculate();
}

function calculateSoon() {
  clearTimeout(due);
  due = setTimeout(calculate, 150);
}

// ---- Saving

function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

const fileName = (ending) =>
  `${shown.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "table"}.${ending}`;

function csv({ head, columns, names }) {
  // A spreadsheet would run a text that begins like a formula.
  const cell = (value) => {
    const text =
      typeof value === "string"
        ? value.replace(/^(?!-[\d.,]+$)[=+\-@\t\r]/, "'$&")
        : Number.isNaN(value)
          ? ""
          : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = Array.from({ length: Math.min(columns[0].length, MOST_ROWS) }, (_, row) =>
    [...(names ? [names[row]] : []), ...columns.map((values) => values[row])].map(cell).join(","),
  );
  return `${head.map(cell).join(",")}\r\n${rows.join("\r\n")}\r\n`;
}

// ---- Events

form.addEventListener("submit", (event) => {
  event.preventDefault();
  calculate();
});
form.addEventListener("input", ({ target }) => {
  if (target.id === "file") return;
  if (target.name === "question") at("pick").value = "";
  if (target.name === "question" || target.name === "goal") showQuestion();
  calculateSoon();
});
at("pick").addEventListener("change", calculate);
at("file").addEventListener("change", ({ target }) => loadFile(target.files[0]));
at("cancel").addEventListener("click", () => running?.abort());
at("save-chart").addEventListener("click", async () => {
  save(fileName("svg"), "image/svg+xml", await render.picture(shown.chart));
});
at("save-table").addEventListener("click", () => save(fileName("csv"), "text/csv", `\uFEFF${csv(shown)}`));
for (const button of document.querySelectorAll("[data-example]")) {
  button.addEventListener("click", () => loadExample(button.dataset.example));
}
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", kind === "dragenter" || kind === "dragover");
    if (kind === "drop") loadFile(event.dataTransfer.files[0]);
  });
}
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width || shown?.chart == null) return;
  width = window.innerWidth;
  clearTimeout(due);
  due = setTimeout(async () => {
    if (shown?.chart == null) return;
    drawn?.finalize();
    drawn = await render.chart(at("chart"), shown.chart);
  }, 150);
});

loadExample("gradient");
