// The chart of a funnel: all units where they can be told apart, those outside the limits where they are more.

import { whole } from "../format.js";

/** More marks cannot be told apart. */
const MOST_UNITS = 250;

/** Sizes so far apart would crowd most units at the left. */
const FAR_APART = 30;

const pick = (values, rows) => rows.map((row) => values[row]);

/** The same answer for some of the units; counts of all stay as they are. */
function answerOf(answer, rows) {
  const limits = answer.limits.map((limit) => ({
    ...limit,
    lower: pick(limit.lower, rows),
    upper: pick(limit.upper, rows),
  }));
  return { ...answer, limits, tailLow: pick(answer.tailLow, rows), tailHigh: pick(answer.tailHigh, rows) };
}

function part(result, rows) {
  const scatter = result.overdispersed;
  return {
    ...result,
    value: pick(result.value, rows),
    population: pick(result.population, rows),
    naive: answerOf(result.naive, rows),
    overdispersed: scatter && { ...scatter, answer: answerOf(scatter.answer, rows) },
  };
}

function sizeScale(sizes) {
  const ordered = sizes.toSorted((a, b) => a - b);
  const middle = ordered[Math.floor(ordered.length / 2)];
  return ordered.at(-1) > FAR_APART * middle ? "log" : "linear";
}

/** The axis spans the units and the limits at their sizes; the limits of ever smaller units would only press them together. */
function closeUp(chart, result) {
  const answers = [result.naive, result.overdispersed?.answer].filter(Boolean);
  const drawn = [
    ...result.value,
    result.target,
    ...answers.flatMap(({ limits }) => limits.flatMap(({ lower, upper }) => [...lower, ...upper])),
  ];
  const low = drawn.reduce((least, value) => Math.min(least, value));
  const high = drawn.reduce((most, value) => Math.max(most, value));
  const { scale } = chart.layer.find(({ name }) => name === "limits").encoding.y;
  Object.assign(scale, { domain: [low, high], nice: true });
}

/** A ring and a name for each unit that the reader asked for. */
function pointOut(chart, names) {
  const { units, labels } = chart.datasets;
  const picked = units.filter(({ name }) => names.includes(name));
  if (picked.length === 0) return;
  const sizes = units.map(({ size }) => size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  for (const { name, size, value } of picked) {
    if (labels.some(({ label }) => label === name)) continue;
    const left = size - least > 0.72 * (most - least);
    labels.push({ size, value, label: name, align: left ? "right" : "left", dx: left ? -11 : 11 });
  }
  const { x, y } = chart.layer.find(({ name }) => name === "units").encoding;
  chart.layer.push({
    name: "pointed out",
    data: { values: picked },
    mark: { type: "point", size: 190, filled: false, stroke: "#111111", strokeWidth: 2, aria: false },
    encoding: { x, y },
  });
}

/**
 * The specification, and a sentence about which units it shows; no chart where there is nothing to show.
 *
 * @param order rows of the units, the farthest from the target first
 * @param picked names of the units to point out
 */
export function funnelChart(commonweal, result, { names, order, picked, labels }) {
  const all = result.value.length;
  const outside = order.filter((row) => result.flag[row] !== "inside" || picked.includes(names[row]));
  const rows = all <= MOST_UNITS ? order.toSorted((a, b) => a - b) : outside.slice(0, MOST_UNITS);
  if (rows.length === 0) return { chart: null, drawn: "" };
  const shown = all === rows.length ? result : part(result, rows);
  const chart = commonweal.funnelChart(shown, {
    ...labels,
    names: pick(names, rows),
    sizeScale: sizeScale(pick(result.population, rows)),
  });
  closeUp(chart, shown);
  pointOut(chart, picked);
  const which = rows.length < outside.length ? `the ${whole(rows.length)} farthest` : "all";
  const drawn =
    all === rows.length
      ? ""
      : `Of ${whole(all)} units the chart draws those outside the limits (${which}), and none of those inside.`;
  return { chart, drawn };
}
