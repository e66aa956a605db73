// The two questions of the page: what is asked of the worker, and what of the answer is shown.

import { TableError } from "./csv.js";
import { method, number, percent, range, sentence, whole } from "./format.js";

/** More marks than this cannot be told apart, and more rows are not read on a screen. */
const MOST_GROUPS = 400;
const MOST_PLACES = 120;
export const MOST_ROWS = 200;

/** An index as a figure: what it is, how sure, by which method, which way round. */
function figure(name, estimate, unit) {
  const { interval } = estimate;
  const limits = interval
    ? `${percent(interval.level)} interval ${range(interval.lower, interval.upper)}`
    : sentence(estimate.noIntervalReason ?? "no interval");
  const by = interval ? `Limits ${method(interval.method)}` : "";
  const draws = estimate.draws ? `, ${whole(estimate.draws)} draws, seed ${estimate.seed}` : "";
  return {
    name,
    value: number(estimate.value),
    unit,
    limits,
    notes: [by && `${by}${draws}.`, sentence(estimate.direction)].filter(Boolean),
  };
}

async function gradient({ worker, table, settings, call }) {
  const equal = settings.population === "=";
  const wanted = [settings.value, settings.rank, settings.population, settings.errors, settings.counts];
  const { numbers, fileRows } = await table.take({ numbers: wanted.filter((name) => name && name !== "=") });
  const values = numbers[settings.value];
  const population = equal ? new Float64Array(values.length).fill(1) : numbers[settings.population];
  const options = {
    rank: numbers[settings.rank],
    order: settings.order,
    level: settings.level,
    interval: settings.interval,
    scale: settings.scale,
    nulls: settings.nulls,
    ...(settings.interval === "simulated" ? { draws: settings.draws } : {}),
    ...(settings.unit ? { unit: settings.unit } : {}),
    ...(settings.errors ? { standardErrors: numbers[settings.errors] } : {}),
    ...(settings.counts && !settings.errors ? { events: numbers[settings.counts] } : {}),
  };
  const columns = {
    values: settings.value,
    population: settings.population,
    rank: settings.rank,
    standardErrors: settings.errors,
    events: settings.counts,
  };
  const result = await placed(worker.gradient(values, population, options, call), columns, fileRows);

  const groups = result.rank.length;
  const { slopeIndex, relativeIndex } = result;
  const unit = settings.unit && settings.unit.length < 16 ? settings.unit : "";
  const figures = [figure("Slope index of inequality", slopeIndex, unit)];
  if (relativeIndex) figures.push(figure("Relative index of inequality", relativeIndex, ""));
  const reasons = relativeIndex ? [] : [sentence(result.noRelativeIndexReason)];
  const labels = { ...settings.words, value: settings.unit || settings.value };
  const fits = groups <= MOST_GROUPS;
  return {
    figures,
    spoken: `${whole(groups)} groups. ${figures.map(({ name, value, unit: of, limits }) => `${name} ${value}${of ? ` ${of}` : ""}, ${limits}.`).join(" ")}`,
    cautions: [
      ...new Set([...slopeIndex.cautions, ...(relativeIndex?.cautions ?? [])].map(cautionText)),
      ...reasons,
    ],
    chart: fits ? await worker.gradientChart(result, labels, call) : null,
    reading: fits
      ? "Each bar is a group, as wide as its share of the people. The dashed line is fitted through all of them; the slope index is its rise from the most to the least deprived."
      : `A chart is drawn for up to ${whole(MOST_GROUPS)} groups. The figures above are from all ${whole(groups)}.`,
    head: ["Rank", settings.value, ...(equal ? [] : ["People"]), "On the line"],
    columns: [result.rank, result.value, ...(equal ? [] : [result.population]), result.fitted],
    names: null,
  };
}

async function places({ worker, table, settings, call }) {
  const { numbers, text, fileRows } = await table.take({
    numbers: [settings.events, settings.people],
    text: settings.place,
    most: MOST_ROWS,
  });
  const events = numbers[settings.events];
  const people = numbers[settings.people];
  const compute = settings.measure === "rate" ? worker.crudeRate : worker.proportion;
  const options = { level: settings.level, nulls: settings.nulls };
  if (settings.measure !== "rate") options.per = 100;
  const columns = { events: settings.events, population: settings.people };
  const result = await placed(compute(events, people, options, call), columns, fileRows);

  const rows = result.value.length;
  // Rows that were left out have no name either.
  const kept = [...events.keys()].filter((row) => !Number.isNaN(events[row]) && !Number.isNaN(people[row]));
  const all = await compute([total(result.events)], [total(result.population)], options, call);
  const share = settings.measure === "rate" ? `per 100,000` : "per cent";
  const fits = rows <= MOST_PLACES;
  if (fits) checkNames(kept, text, fileRows, settings.place);
  const order = fits
    ? [...result.value.keys()].sort((a, b) => result.value[b] - result.value[a])
    : kept.keys();
  const shown = [...order].slice(0, MOST_ROWS);
  const pick = (values) => shown.map((row) => values[row]);
  const names = shown.map((row) => text[kept[row]] ?? "");
  const limits = result.intervals[0];
  const bars = {
    ...result,
    value: pick(result.value),
    intervals: [{ ...limits, lower: pick(limits.lower), upper: pick(limits.upper) }],
  };
  const labels = {
    ...settings.words,
    value: sentence(share).slice(0, -1),
    reference: { value: all.value[0], name: "All places" },
  };
  const overall = {
    name: "All places together",
    value: number(all.value[0]),
    unit: share,
    limits: `${percent(limits.level)} interval ${range(all.intervals[0].lower[0], all.intervals[0].upper[0])}`,
    notes: [
      `Limits by ${[...new Set(limits.method)].map(method).join(" or ")}.`,
      `${whole(total(result.events))} of ${whole(total(result.population))}.`,
    ],
  };
  return {
    figures: [overall],
    spoken: `${whole(rows)} places. All together ${overall.value} ${share}, ${overall.limits}.`,
    cautions: byKind(result.cautions, (row) => text[kept[row]] ?? `row ${fileRows[kept[row]]}`),
    chart: fits ? await worker.intervalBars(names, bars, labels, call) : null,
    reading: fits
      ? "Each bar is a place, from the largest down; the line across its end is its interval. The dashed line is all places together."
      : `A chart is drawn for up to ${whole(MOST_PLACES)} places; here are ${whole(rows)}.`,
    head: [settings.place, settings.events, settings.people, sentence(share).slice(0, -1), "From", "To"],
    columns: [result.events, result.population, result.value, limits.lower, limits.upper].map(pick),
    names,
    rows,
  };
}

/** A bar needs a name of its own. */
function checkNames(rows, names, fileRows, column) {
  const twice = rows.find((row, at) => rows.findIndex((other) => names[other] === names[row]) < at);
  if (twice === undefined) return;
  const where = { row: fileRows[twice], column };
  const message = `Row ${where.row}, column “${column}”: “${names[twice]}” stands in an earlier row too. Give each place a name of its own.`;
  throw new TableError(message, where);
}

export const QUESTIONS = { gradient, places };

/** What has to be chosen before a question can be answered, in words. */
export function missing(settings) {
  const needed =
    settings.question === "gradient"
      ? [
          [settings.value, "the column of values"],
          [settings.population, "the column of people"],
          [settings.rank, "the column of ranks"],
          [settings.order, "which rank the most deprived have"],
        ]
      : [
          [settings.place, "the column of names"],
          [settings.events, "the column of events"],
          [settings.people, "the column of people"],
        ];
  return needed.filter(([choice]) => !choice).map(([, words]) => words);
}

const total = (values) => values.reduce((sum, value) => sum + value, 0);

const cautionText = ({ message }) => sentence(message);

/** Cautions of rows, one a kind, with the rows that they are about. */
function byKind(cautions, nameOf) {
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

/** An answer whose error speaks of the file: its rows, and its names of columns. */
async function placed(answer, columns, fileRows) {
  try {
    return await answer;
  } catch (error) {
    const name = columns[error.param];
    if (name && name !== "=") {
      const row = error.index === null ? "" : `Row ${fileRows[error.index]}, column `;
      const what = `${row || "Column "}“${name}”`;
      error.message =
        error.code === "missing-value"
          ? `${what} is empty: fill it in, or tick “Leave out rows with missing values”.`
          : sentence(error.message.replace(/^`\w+`( row \d+)?/, what));
    }
    throw error;
  }
}
