// Inequality between groups in an order of deprivation.

import { method, number, percent, range, sentence, whole } from "../format.js";
import { cautionText, placed } from "./common.js";

/** More marks than this cannot be told apart. */
const MOST_GROUPS = 400;

export const needed = (settings) => [
  [settings.value, "the column of values"],
  [settings.population, "the column of people"],
  [settings.rank, "the column of ranks"],
  [settings.order, "which rank the most deprived have"],
];

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

export async function answer({ worker, table, settings, call }) {
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
