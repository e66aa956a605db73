// Variation of a share or rate between places, one bar a place.

import { method, number, percent, range, sentence, whole } from "../format.js";
import { byKind, checkNames, MOST_PLACES, MOST_ROWS, placed, total } from "./common.js";

export const needed = (settings) => [
  [settings.place, "the column of names"],
  [settings.events, "the column of events"],
  [settings.people, "the column of people"],
];

export async function answer({ worker, table, settings, call }) {
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
