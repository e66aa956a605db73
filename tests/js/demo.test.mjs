// The questions that the demo page answers beside the file, called as its reader calls them, against the library itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as commonweal from "commonweal";
import { looksNumeric, parse, repeats } from "../../bindings-wasm/demo/csv.js";
import { dayIn, looksDated } from "../../bindings-wasm/demo/days.js";
import { EXAMPLES } from "../../bindings-wasm/demo/examples.js";
import { guess } from "../../bindings-wasm/demo/guess.js";
import { VIEWS } from "../../bindings-wasm/demo/views.js";

const WORDS = { title: "Title", subtitle: "Subtitle" };
const FUNNEL = {
  ...{ place: "unit", events: "deaths", people: "people", kind: "proportion", nulls: "raise", pick: "" },
  ...{ against: "", overdispersion: "none", funnelLimits: "exact", polarity: "neutral", words: WORDS },
};
const XMR = {
  ...{ measured: "value", day: "", series: "", goal: "", target: "", better: "increase", unit: "" },
  ...{ rules: "making-data-count-7", rebase: "", slashes: "", pick: "", words: WORDS },
};

const ask = (question, text, settings) =>
  VIEWS[question]({ commonweal, table: parse(text), settings, step: async () => {} });
const funnel = (text, settings) => ask("funnel", text, { ...FUNNEL, ...settings });
const xmr = (text, settings) => ask("xmr", text, { ...XMR, ...settings });

const described = (text) => {
  const { names, columns } = parse(text);
  return names.map((name, at) => ({
    name,
    numeric: looksNumeric(columns[at]),
    dated: looksDated(columns[at]),
    repeats: repeats(columns[at]),
  }));
};

/** Everything that is shown as text. */
function words(view) {
  const { chart, ...rest } = view;
  return JSON.stringify([rest, chart?.description, chart?.datasets]);
}

/** Nothing that only a programmer understands. */
function plain(view) {
  assert.doesNotMatch(JSON.stringify({ ...view, chart: null }), /undefined|NaN|`|_|"null"/);
  assert.doesNotMatch(
    words(view),
    /undefined|NaN|making-data-count|outside-limits|two-of-three|run-7|trend-7/,
  );
}

const UNITS = [
  ["North", 12, 400],
  ["South", 30, 620],
  ["East", 95, 810],
  ["West", 21, 530],
  ["Isle", 0, 40],
];
const unitsFile = (rows) => `unit,deaths,people\n${rows.map((row) => row.join(",")).join("\n")}\n`;

test("the units of a funnel are those of the library, the farthest first", async () => {
  for (const [kind, per] of [
    ["proportion", 100],
    ["rate", 100_000],
    ["standardised-ratio", 1],
  ]) {
    for (const overdispersion of ["none", "additive", "additive-winsorised"]) {
      const view = await funnel(unitsFile(UNITS), { kind, overdispersion, polarity: "lower-is-better" });
      const [, deaths, people] = [0, 1, 2].map((at) => UNITS.map((row) => row[at]));
      const result = commonweal.funnel(deaths, people, {
        ...{ kind, per, overdispersion, polarity: "lower-is-better" },
      });
      const answer = overdispersion === "none" ? result.naive : result.overdispersed.answer;
      const order = view.names.map((name) => UNITS.findIndex(([unit]) => unit === name));
      const take = (values) => order.map((at) => values[at]);
      assert.deepEqual(view.columns[2], take(result.value));
      assert.deepEqual(view.columns[5], take(answer.z));
      assert.deepEqual(view.columns[3], take(answer.limits[1].lower));
      const sizes = view.columns[5].map(Math.abs);
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
      const { below, above } = answer.limits[1];
      const outside = `${below + above === 0 ? "None" : below + above} of 5 units`;
      assert.match(view.headline, new RegExp(`^${outside} lies? outside the 99.8% limits`));
      assert.equal(view.chart.datasets.units.length, 5);
      plain(view);
    }
  }
});

test("rows of a unit are added up, and the reader is told", async () => {
  const split = UNITS.flatMap(([name, deaths, people]) => [
    [name, Math.floor(deaths / 3), 10],
    [name, deaths - Math.floor(deaths / 3), people - 10],
  ]);
  const [whole, parts] = [await funnel(unitsFile(UNITS)), await funnel(unitsFile(split))];
  assert.deepEqual(parts.columns, whole.columns);
  assert.match(parts.cautions[0], /^10 rows were added up to 5 units/);
  await assert.rejects(funnel(`${unitsFile(UNITS)}North,1.5,20\n`), {
    message:
      "Row 7, column “deaths”: “North” stands in an earlier row too, and 1.5 is no count. Only counts can be added up.",
  });
});

test("scatter beyond chance is offered, and a unit is pointed out", async () => {
  const apart = UNITS.with(1, ["South", 130, 620]);
  const view = await funnel(unitsFile(apart), { pick: "isle; Atlantis" });
  assert.equal(view.offer.value, "additive");
  assert.match(
    view.cautions[0],
    /^\d of 5 units lie outside the limits of chance.*Limits that allow for the scatter that the units have anyway leave/,
  );
  assert.equal(view.figures[0].name, "Isle");
  assert.equal(view.pick.note, "No unit is called “Atlantis”.");
  const ring = view.chart.layer.find(({ name }) => name === "pointed out");
  assert.deepEqual(
    ring.data.values.map(({ name }) => name),
    ["Isle"],
  );
  assert.ok(view.chart.datasets.labels.some(({ label }) => label === "Isle"));
  plain(view);
});

test("of many units the chart draws those outside the limits", async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => [`U${at}`, at % 100 === 0 ? 40 : 20, 200]);
  const view = await funnel(unitsFile(rows));
  assert.equal(view.chart.datasets.units.length, 30);
  assert.match(view.reading, /^Of 3,000 units the chart draws those outside the limits/);
  assert.match(view.headline, /^30 of 3,000 units/);
  assert.deepEqual([view.names.length, view.rows], [200, 3000]);
});

/** Settings, a file and what the page says of it. */
const BAD_UNITS = [
  [
    {},
    "unit,deaths,people\nA,5,4\nB,1,9\n",
    /^Row 2, column “deaths” is 5: more events than people.*choose rates/,
  ],
  [{}, "unit,deaths,people\nA,1,4\nB,1,0\n", /^Row 3, column “people” is 0:/],
  [{}, "unit,deaths,people\nA,1,4\nB,-1,9\n", "Row 3, column “deaths” is -1: it must not be below zero."],
  [{}, "unit,deaths,people\nA,0,4\nB,0,9\n", /^There are no events at all: say under/],
  [{}, "unit,deaths,people\nA,1,4\nB,,9\n", /^Row 3, column “deaths” is empty: fill it in, or tick/],
  [{}, "unit,deaths,people\nA,1,4\n,1,9\n", /^Row 3, column “unit” is empty/],
  [{ against: "abc" }, unitsFile(UNITS), "“Compared with”: “abc” is not a number."],
  [{ against: "150" }, unitsFile(UNITS), /^“Compared with” is 150/],
  [{ overdispersion: "shmi" }, unitsFile(UNITS), /^“Limits allow for” is the SHMI recipe/],
];

test("what is wrong with units is said with the row of the file", async () => {
  for (const [settings, text, message] of BAD_UNITS)
    await assert.rejects(funnel(text, settings), { message });
  const view = await funnel("unit,deaths,people\nA,1,4\nB,,9\nC,2,8\n", { nulls: "omit" });
  assert.deepEqual([view.rows, view.cautions[0]], [2, "1 row was left out, for a missing value."]);
});

const VALUES = [31, 28, 30, 33, 29, 30, 32, 28, 31, 30, 29, 31, 42];
const month = (at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
const seriesFile = (values) =>
  `month,value\n${values.map((value, at) => `${month(at)},${value}`).join("\n")}\n`;

test("a series is that of the library, its rules in words", async () => {
  const view = await xmr(seriesFile(VALUES), {
    day: "month",
    target: "35",
    better: "decrease",
    unit: "days",
  });
  const dates = VALUES.map((_, at) => `${month(at)}-01`);
  const result = commonweal.xmr(VALUES, { dates, target: 35, direction: "decrease" });
  assert.equal(view.headline, result.sentence);
  assert.deepEqual(view.columns[0], VALUES);
  assert.deepEqual(view.columns[2], result.points.lowerLimit);
  assert.deepEqual(view.columns[3], result.points.upperLimit);
  assert.equal(view.columns.at(-1).at(-1), "above the upper limit");
  assert.equal(view.columns.at(-2).at(-1), "Concern");
  assert.equal(view.names[12], "2024-01");
  assert.equal(view.chart.datasets.icons.length, 2);
  plain(view);
  // Without days, values are counted from 1.
  const undated = await xmr(seriesFile(VALUES), {});
  assert.equal(undated.names[0], "Value 1");
  assert.equal(undated.chart.datasets.points[0].at, 1);
  plain(undated);
  const rebased = await xmr(seriesFile([...VALUES, ...VALUES]), { day: "month", rebase: "2024-02-01" });
  assert.notEqual(rebased.columns[1][0], undefined);
  assert.equal(new Set(rebased.chart.datasets.points.map(({ phase }) => phase)).size, 2);
});

test("gaps keep their places, and too few values are not judged", async () => {
  const gaps = await xmr(seriesFile([...VALUES.slice(0, 5), "", ...VALUES, ""]), { day: "month" });
  assert.ok(gaps.cautions.some((text) => text.startsWith("2 values are missing")));
  assert.ok(gaps.cautions.some((text) => text.startsWith("The last value is that of row 20 of the file")));
  plain(gaps);
  const few = await xmr(seriesFile(VALUES.slice(0, 5)), { day: "month", target: "30" });
  assert.match(few.headline, /too few/);
  plain(few);
});

test("many series come as icons, and one of them as a chart", async () => {
  const view = await xmr(EXAMPLES.board.text, {
    ...{ day: "month", series: "indicator", goal: "target", better: "column:direction" },
  });
  assert.equal(view.rows, 6);
  assert.equal(view.chart.datasets.rows.length, 6);
  assert.match(view.columns[2][0], /^Concern/);
  const { names, columns, fileRows } = parse(EXAMPLES.board.text);
  assert.deepEqual(names, ["indicator", "month", "value", "target", "direction"]);
  const [name] = view.names;
  const rows = [...fileRows.keys()].filter((row) => columns[0][row] === name);
  const values = rows.map((row) => Number(columns[2][row]));
  const target = Number(columns[3][rows[0]]);
  const result = commonweal.xmr(values, { target, direction: columns[4][rows[0]] });
  const one = await xmr(EXAMPLES.board.text, {
    ...{ day: "month", series: "indicator", goal: "target", better: "column:direction", pick: name },
  });
  assert.equal(one.headline, result.sentence);
  assert.equal(one.title, name);
  plain(view);
  plain(one);
  const unknown = await xmr(EXAMPLES.board.text, { day: "month", series: "indicator", pick: "Nobody" });
  assert.equal(unknown.pick.note, "No series is called “Nobody”: here are all.");
  assert.equal(unknown.rows, 6);
});

const BAD_SERIES = [
  [
    "s,month,value\nA,2024-01,1\nB,2024-01,5\nA,2024-03,2\nB,2024-02,5\nA,2024-02,3\n",
    { series: "s" },
    "Row 6, column “month” is 2024-02-01, earlier than the row before it of “A”: sort the rows by time first.",
  ],
  [
    "s,month,value\nA,2024-01,1\nB,2024-01,5\n",
    {},
    /^Row 3, column “month” is 2024-01-01, the day of an earlier row too.*choose the column that tells series apart\.$/,
  ],
  ["month,value\n2024-01,1\n,2\n2024-03,3\n", {}, /^Row 3, column “month” is empty/],
  ["month,value\n2024-01,1\n2024-02-31,2\n", {}, /^Row 3, column “month”: “2024-02-31” is not a day/],
  ["month,value\n01/02/2024,1\n01/03/2024,2\n", {}, /“01\/02\/2024” can be read in two ways/],
  ["month,value\n2024-01,\n2024-02,\n", {}, /gaps only/],
  ["month,value\n2024-01,1\n2024-02,2\n", { target: "1,5" }, "“Target”: “1,5” is not a number."],
  ["month,value\n2024-01,1\n2024-02,2\n", { rebase: "2024-01-15" }, /^“New limits from” names 2024-01-15/],
];

test("what is wrong with a series is said with the row of the file", async () => {
  for (const [text, settings, message] of BAD_SERIES) {
    await assert.rejects(xmr(text, { day: "month", ...settings }), { message });
  }
});

test("days are read in the ways in which files have them", () => {
  for (const [cell, day] of [
    ["2024-03-31", "2024-03-31"],
    ["2024-03", "2024-03-01"],
    ["2024-03-31 00:00:00", "2024-03-31"],
    ["2024-03-31T00:00:00.000Z", "2024-03-31"],
    ["2024/3/9", "2024-03-09"],
    ["Apr-24", "2024-04-01"],
    ["April 2024", "2024-04-01"],
    ["9 Apr 2024", "2024-04-09"],
    ["31/03/2024", "2024-03-31"],
    ["", null],
    ["2024-13", undefined],
    ["2023-02-29", undefined],
    ["2024", undefined],
    ["soon", undefined],
  ]) {
    assert.equal(dayIn(cell, true), day, cell);
  }
  assert.equal(dayIn("03/31/2024", false), "2024-03-31");
});

test("columns are proposed for what they are called and hold", () => {
  const board = guess(described(EXAMPLES.board.text));
  assert.deepEqual(
    [board.measured, board.day, board.series, board.goal, board.better],
    ["value", "month", "indicator", "target", "column:direction"],
  );
  const ratios = guess(described("hospital,observed,expected\nA,5,4.2\nB,7,8.1\n"));
  assert.deepEqual(
    [ratios.place, ratios.events, ratios.people, ratios.kind],
    ["hospital", "observed", "expected", "standardised-ratio"],
  );
  const units = guess(described(EXAMPLES.funnel.text));
  assert.deepEqual(
    [units.place, units.events, units.people, units.kind],
    ["department", "waited over four hours", "attendances", "proportion"],
  );
});
