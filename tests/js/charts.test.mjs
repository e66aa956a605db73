// Charts from results, as they were returned, from JSON, and with typed columns.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cascade,
  cascadeChart,
  coverage,
  coverageChart,
  decompositionBars,
  equiplot,
  funnel,
  funnelChart,
  gradient,
  gradientChart,
  hierarchyTable,
  intervalBars,
  lorenzCurve,
  overlapChart,
  proportion,
  shareCurveChart,
  typedColumns,
  xmr,
  xmrChart,
  xmrIcons,
} from "commonweal";
import { facts } from "./support.mjs";

const years = [73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175];
const equal = years.map(() => 1);
const deciles = { rank: years.map((_, index) => index + 1), order: "most-deprived-first" };
const result = gradient(years, equal, { ...deciles, unit: "years" });
const labels = { title: "Life expectancy", subtitle: "Males, England 2015 to 2017", value: "Years" };
const shares = proportion([957_058, 65_020], [3_000_432, 776_780], { per: 100 });
const names = ["North East and North Cumbria", "Dorset"];

test("a gradient has a mark a group and says its indices", () => {
  const chart = gradientChart(result, labels);
  assert.equal(chart.$schema, "https://vega.github.io/schema/vega-lite/v5.json");
  assert.deepEqual(
    chart.datasets.groups.map(({ value }) => value),
    years,
  );
  assert.match(chart.description, /Slope index 9\.40 years/);
  assert.equal(chart.layer[0].encoding.y.axis.title, "Years");
  assert.deepEqual(JSON.parse(JSON.stringify(chart)), chart);
});

test("a result that has been through JSON or typed columns gives the same chart", () => {
  const chart = gradientChart(result, labels);
  assert.deepEqual(gradientChart(JSON.parse(JSON.stringify(result)), labels), chart);
  assert.deepEqual(gradientChart(typedColumns(result), labels), chart);
  const bars = intervalBars(names, shares, labels);
  assert.deepEqual(intervalBars(names, JSON.parse(JSON.stringify(shares)), labels), bars);
  assert.deepEqual(intervalBars(names, typedColumns(shares), labels), bars);
});

test("curved lines, and a gradient without a relative index", () => {
  const curved = gradientChart(gradient(years, equal, { ...deciles, scale: "log" }), labels);
  assert.equal(curved.datasets.line.length, 41);
  const below = gradient([-30, 10, 20], [1, 1, 1], { ...deciles, rank: [1, 2, 3] });
  assert.equal(below.relativeIndex, null);
  assert.doesNotMatch(gradientChart(below, labels).description, /relative/);
});

test("bars have names, a reference and highlights; a withheld value says so", () => {
  const reference = { value: 20, name: "England" };
  const chart = intervalBars(names, shares, { ...labels, reference, highlight: ["Dorset"] });
  assert.deepEqual(
    chart.datasets.places.map(({ name, front }) => [name, front]),
    [
      [names[0], false],
      [names[1], true],
    ],
  );
  assert.equal(chart.datasets.reference[0].label, "England: 20.0");
  const withheld = { ...shares, value: [shares.value[0], null] };
  const place = intervalBars(names, withheld, labels).datasets.places[1];
  assert.equal(place.value, null);
  assert.match(place.words, /withheld/);
});

test("names from files stay text", () => {
  const name = '<img src=x onerror="alert(1)">';
  const chart = intervalBars([name, "b"], shares, { title: name });
  assert.equal(chart.datasets.places[0].name, name);
  assert.equal(chart.title.text, name);
});

/** Name, the call, and its error as code, parameter, row. */
test("a table of places has a bar, a number and a note for each", () => {
  const chart = hierarchyTable(["England", "Dorset"], [11_301_143, 65_020], {
    title: "Most deprived national fifth",
    depth: [0, 1],
    denominator: [56_550_138, 776_780],
    notes: ["", "one board"],
  });
  const [whole, part] = chart.datasets.places;
  assert.equal(whole.label, "11,301,143 of 56,550,138 (20.0%)");
  assert.equal(part.label, "65,020 of 776,780 (8.37%) – one board");
  assert.deepEqual([whole.part, part.part], [false, true]);
  assert.match(chart.description, /2 rows/);
});

const CASES = [
  [
    "a depth that is not whole",
    () => hierarchyTable(["A"], [1], { ...labels, depth: [0.5] }),
    "out-of-range",
    "depth",
    0,
  ],
  ["a value too few", () => hierarchyTable(["A"], [], labels), "length-mismatch", "values", null],
  ["no title", () => hierarchyTable(["A"], [1], {}), "missing-argument", "title", null],
  ["no title", () => gradientChart(result, {}), "missing-argument", "title", null],
  ["no labels", () => gradientChart(result), "missing-argument", "title", null],
  [
    "an unknown label",
    () => gradientChart(result, { ...labels, tilte: "x" }),
    "unknown-option",
    "tilte",
    null,
  ],
  ["a title that is no text", () => gradientChart(result, { title: 3 }), "wrong-type", "title", null],
  ["no gradient", () => gradientChart(null, labels), "wrong-type", "gradient", null],
  ["another result", () => gradientChart(shares, labels), "wrong-type", "gradient", null],
  [
    "a gradient with text",
    () => gradientChart({ ...result, rank: ["1"] }, labels),
    "wrong-type",
    "gradient",
    null,
  ],
  [
    "a scale that does not exist",
    () => gradientChart({ ...result, scale: "cubic" }, labels),
    "unknown-option",
    "scale",
    null,
  ],
  ["a name too few", () => intervalBars(["Dorset"], shares, labels), "length-mismatch", "names", null],
  ["names that are numbers", () => intervalBars(["Dorset", 2], shares, labels), "wrong-type", "names", 1],
  ["names that are no list", () => intervalBars("Dorset", shares, labels), "wrong-type", "names", null],
  ["no estimates", () => intervalBars(names, {}, labels), "wrong-type", "estimates", null],
  [
    "a reference without a name",
    () => intervalBars(names, shares, { ...labels, reference: { value: 1 } }),
    "missing-argument",
    "name",
    null,
  ],
  [
    "a highlight that is no list",
    () => intervalBars(names, shares, { ...labels, highlight: "Dorset" }),
    "wrong-type",
    "highlight",
    null,
  ],
];

for (const [name, run, code, param, index] of CASES) {
  test(name, () => assert.deepEqual(facts(run), { code, param, index }));
}

test("an object that contains itself is refused, not followed", () => {
  const circle = { intervals: [] };
  circle.interval = circle;
  circle.slopeIndex = circle;
  assert.equal(facts(() => gradientChart(circle, labels)).code, "wrong-type");
});

test("an XmR chart has a mark a value, says its icons, and is the same after JSON", () => {
  const waits = [31, 28, 30, 33, 29, 30, 32, 28, null, 30, 29, 31, 30, 42];
  const result = xmr(waits, { target: 18, direction: "decrease", unit: "days" });
  assert.equal(result.variation, "concern-high");
  assert.equal(result.points.rule.at(-1), "outside-limits");
  const chart = xmrChart(result, { title: "Waits" });
  assert.deepEqual(
    chart.datasets.points.map(({ value }) => value),
    waits,
  );
  assert.match(chart.description, /cause for concern/);
  assert.deepEqual(xmrChart(JSON.parse(JSON.stringify(result)), { title: "Waits" }), chart);
  assert.deepEqual(xmrChart(typedColumns(result), { title: "Waits" }), chart);
  const grid = xmrIcons([result, result], { title: "Waits", names: ["A", "B"] });
  assert.deepEqual(
    grid.datasets.icons.map(({ letter }) => letter),
    ["H", "F", "H", "F"],
  );
  assert.equal(facts(() => xmrIcons([result], { title: "Waits", names: [] })).code, "length-mismatch");
  // Nothing grows with the number of charts but the grid.
  const names = Array.from({ length: 5000 }, (_, at) => `Trust ${at}`);
  const many = xmrIcons(Array(names.length).fill(result), { title: "Waits", names });
  assert.equal(many.datasets.rows.length, names.length);
  assert.equal(facts(() => xmrChart({}, { title: "Waits" })).code, "wrong-type");
});

test("a funnel chart has a mark a unit, names who stands outside, and is the same after JSON", () => {
  const names = ["Ash", "Birch", "Cedar", "Dale", "Elm"];
  const result = funnel([12, 30, 95, 21, 44], [400, 620, 810, 530, 900], { kind: "proportion" });
  const options = { ...labels, names, labelled: 3, sizeScale: "log" };
  const chart = funnelChart(result, options);
  assert.deepEqual(
    chart.datasets.units.map(({ value }) => value),
    result.value,
  );
  assert.match(chart.description, /Cedar/);
  assert.deepEqual(funnelChart(JSON.parse(JSON.stringify(result)), options), chart);
  assert.deepEqual(funnelChart(typedColumns(result), options), chart);
  assert.deepEqual(facts(() => funnelChart(result, { ...labels, names: ["A"] })).code, "length-mismatch");
  assert.deepEqual(facts(() => funnelChart(result, { ...labels, sizeScale: "cubic" })).param, "sizeScale");
  assert.equal(facts(() => funnelChart({ value: [1] }, labels)).code, "wrong-type");
});

test("an equiplot and the parts of an index", () => {
  const plot = equiplot(["Kent", "Kent"], ["poor", "rich"], [52, null], { ...labels, unit: "%" });
  assert.equal(plot.datasets.rows[0].words, "Kent: 52.0 (poor) to 52.0 (poor)");
  assert.deepEqual(
    facts(() => equiplot(["a", "a"], ["x", "x"], [1, 2], labels)),
    {
      code: "duplicate-key",
      param: "groups",
      index: 1,
    },
  );
  assert.equal(facts(() => equiplot([], [], [], labels)).code, "empty");
  const bars = decompositionBars(["income", "rest"], [0.06, -0.01], labels);
  assert.deepEqual(
    bars.datasets.places.map(({ label }) => label),
    ["0.0600 (120.0%)", "-0.0100 (-20.0%)", "0.0500"],
  );
  const wrong = () => decompositionBars(["income"], [0.06], { ...labels, lower: [0.01, 0.2] });
  assert.equal(facts(wrong).code, "length-mismatch");
  assert.equal(
    facts(() => decompositionBars(["income"], [0.06], { ...labels, total: Infinity })).param,
    "total",
  );
});

test("charts of cascades, partnerships and curves are the same after JSON", () => {
  const reached = cascade({ eligible: [700, 400], accepted: [486, 23] }, { strata: ["London", "York"] });
  const people = coverage(["a", "b", "c"], [500, 300, 200], {
    memberArea: ["a", "b", "b"],
    memberPartnership: ["North", "North", "South"],
  });
  for (const [draw, result] of [
    [cascadeChart, reached],
    [coverageChart, people],
    [overlapChart, people],
    [shareCurveChart, lorenzCurve([1, 2, 7])],
    [shareCurveChart, lorenzCurve([1, 2, 7], { at: [0.25, 0.5], interval: "linearised" })],
  ]) {
    const chart = draw(result, labels);
    assert.match(chart.$schema, /vega-lite/);
    assert.ok(chart.description.startsWith(labels.title));
    assert.deepEqual(draw(JSON.parse(JSON.stringify(result)), labels), chart);
    assert.deepEqual(draw(typedColumns(result), labels), chart);
    assert.equal(facts(() => draw({}, labels)).code, "wrong-type");
    assert.equal(facts(() => draw(result, { title: "t", colour: "red" })).param, "colour");
  }
});
