// What several test files need: names, and a call of every operation that gives a result.

import * as commonweal from "commonweal";
import { catalog } from "commonweal/catalog";

export const camel = (snake) => snake.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** An object of the golden files as JavaScript spells it: the parts of a survey design in camel case. */
export const spelled = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [camel(name), part]))
    : value;

/** Columns that go together, by the name of their parameter. */
const COLUMNS = {
  at: [0.1, 0.25, 0.5, 0.75],
  values: [30, 25, 20, 18],
  population: [1000, 1200, 900, 1100],
  events: [50, 40, 30, 20],
  rank: [1, 2, 3, 4],
  standard_errors: [1, 1.5, 1, 2],
  lower_limits: [28, 22, 18, 14],
  upper_limits: [32, 28, 22, 22],
  standard_population: [16000, 35500, 29000, 19500],
  age: [0, 15, 45, 65],
  squared_events: [12, 40, 41, 300],
  reference_events: [120, 90, 70, 200],
  reference_population: [4000, 3000, 3500, 9000],
  deaths: [2, 9, 40, 120],
  age_start: [0, 15, 45, 65],
  years_lost: [70, 45, 20, 8],
  healthy: [0.9, 0.8, 0.7, 0.5],
  asked: [40, 50, 60, 70],
  time: [2019, 2020, 2021, 2022],
  separation: [0.5, 0.5, 0.5, 0],
  limits: [10, 40],
  numerator: [4, 3, 2, 1],
  count: [4, 3, 2, 1],
  count_after: [4, 3, 2, 1],
  share: [1, 1, 1, 1],
  subgroup_size: [2, 5, 10, 250],
};

/** Named columns. */
const STAGES = [
  ["eligible", [40, 30, 35, 90]],
  ["accepted", [12, 9, 7, 20]],
];

const DETERMINANTS = [["age", [4, 7, 2, 5]]];

const SOURCES = [
  ["one", [29, 20, 14, 9]],
  ["two", [1, 5, 6, 9]],
];

/** Figures that are compared. */
const FIGURES = { value: [9.1, 8.2, 8.8, 8.1], lower: [8.5, 7.5, 8, 7.4], upper: [9.7, 8.9, 9.6, 8.8] };

/** Columns of text and of days that go together. */
const TEXTS = {
  groups: ["who"],
  child_level: ["lsoa", "lsoa", "lsoa", "lsoa"],
  neighbour_to: ["B", "C", "D", "A"],
  parent: ["X", "X", "Y", "Y"],
  parent_level: ["icb", "icb", "icb", "icb"],
  successor: ["X", "X", "Y", "Y"],
};
const DATES = {
  dates: ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"],
  date: ["2024-03-31", "2024-03-31", "2024-03-31", "2024-03-31"],
  effective: ["2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01"],
};

/** Columns that go together in one operation only. */
const OWN = {
  life_expectancy_gradient: { rank: [1, 1, 2, 2], ageStart: [0, 15, 0, 15] },
  poverty_index: { line: 25 },
  // Samples of four rows have no regression.
  recentred_influence_regression: { interval: "robust" },
};

/** Options without which an operation has no result for these columns. */
const NEEDED = {
  directly_standardised_rate: ["age"],
  years_of_life_lost: ["age", "up_to"],
  assign_quantiles: ["edition"],
  compare_concentration_indices: ["other_values"],
  curve_dominance: ["rank", "order"],
  shapley_decomposition: ["rank", "order"],
  population_attributable_risk: ["polarity"],
};
const WORDS = { to_level: "icb", from_level: "lsoa" };

/** What an option bears on, without which it would be refused as one that has no effect. */
const COMPANIONS = {
  critical: { interval: "regression" },
  draws: { interval: "simulated", standardErrors: COLUMNS.standard_errors },
  eventDistribution: { events: COLUMNS.events },
  limitsLevel: { lowerLimits: COLUMNS.lower_limits, upperLimits: COLUMNS.upper_limits },
  variance: { interval: "regression" },
};

/** The same where an operation has limits of its own. */
const OWN_COMPANIONS = {
  concentration_decomposition: { draws: { interval: "bootstrap" } },
  recentred_influence_regression: { draws: { interval: "bootstrap" } },
  shapley_decomposition: { draws: { interval: "bootstrap" } },
};

export const column = (name, takes = "numbers") => {
  if (takes === "figures") return FIGURES;
  if (takes === "columns") return { determinants: DETERMINANTS, sources: SOURCES }[name] ?? STAGES;
  if (takes === "texts") return TEXTS[name] ?? ["A", "B", "C", "D"];
  if (takes === "dates") return DATES[name] ?? [null, null, null, null];
  return COLUMNS[name] ?? [4, 3, 2, 1];
};

/** A value that a parameter can take. */
export function example({ name, takes, default: byDefault }) {
  if (name === "target") return 0.05;
  if (name === "at_age") return 15;
  if (name === "recent") return 3;
  if (name === "permutations") return 99;
  if (takes.choice) return takes.choice[0];
  if (["numbers", "texts", "dates", "columns", "figures"].includes(takes)) return column(name, takes);
  if (takes === "survey-design") return { clusters: ["a", "a", "b", "c"] };
  if (takes === "flag") return JSON.parse(byDefault);
  if (takes === "rows") return [2];
  if (takes === "rules") return "nhsr-plot-the-dots";
  if (takes === "number-or-numbers") return 24;
  if (takes === "date") return "2024-03-31";
  if (takes === "progress") return () => true;
  if (takes === "flag") return true;
  if (name === "reached") return "accepted";
  if (takes === "text") return WORDS[name] ?? "years";
  if (byDefault !== null && byDefault !== "null") return JSON.parse(byDefault);
  return name === "age_end" ? 95 : 1;
}

/** The arguments of an operation that gives a result: data columns, and an object of the options that it needs. */
export function valid(operation) {
  const needed = NEEDED[operation.name] ?? [];
  const isNeeded = ({ name, role, default: byDefault }) =>
    role === "option" && (byDefault === null || needed.includes(name));
  return {
    data: operation.parameters
      .filter(({ role }) => role === "data")
      .map(({ name, takes }) => structuredClone(column(name, takes))),
    options: {
      ...Object.fromEntries(
        operation.parameters.filter(isNeeded).map((parameter) => [camel(parameter.name), example(parameter)]),
      ),
      ...OWN[operation.name],
    },
  };
}

/** The same, with what the option of this name bears on. */
export function heeding(operation, key) {
  const { data, options } = valid(operation);
  const known = new Set(operation.parameters.map(({ name }) => camel(name)));
  const wanted = OWN_COMPANIONS[operation.name]?.[key] ?? COMPANIONS[key] ?? {};
  const companions = Object.entries(wanted).filter(([name]) => known.has(name));
  return { data, options: { ...options, ...Object.fromEntries(companions) } };
}

export const operations = catalog;

export function call(operation, { data, options }) {
  return commonweal[camel(operation.name)](...data, options);
}

/** Code, parameter and row of what a call throws; fails if it throws nothing. */
export function facts(run) {
  let result;
  try {
    result = run();
  } catch (error) {
    if (!commonweal.isCommonwealError(error)) throw error;
    return { code: error.code, param: error.param, index: error.index };
  }
  throw new Error(`nothing was thrown; the result is ${JSON.stringify(result)?.slice(0, 200)}`);
}
