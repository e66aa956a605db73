// Bad input: the code, the parameter and the row, as in Rust and Python; and the module works on after every error.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import * as commonweal from "commonweal";
import { call, camel, facts, operations, valid } from "./support.mjs";

const { crudeRate, directlyStandardisedRate, proportion, slopeIndex } = commonweal;
const deciles = { rank: [1, 2, 3], order: "most-deprived-first" };
const three = (options = {}, values = [30, 25, 20], population = [1, 1, 1]) =>
  slopeIndex(values, population, { ...deciles, ...options });

afterEach(() => {
  // An error that had harmed the module would show here.
  assert.equal(three().value, -15);
});

/** A column with one row replaced. */
const replaced = (column, row, value) => column.map((item, at) => (at === row ? value : item));
const hole = (column, row) => {
  const holed = [...column];
  delete holed[row];
  return holed;
};

/** What can be wrong with any column: how it is spoilt, and the error. */
const FAULTS = {
  text: [() => "1, 2, 3", { code: "wrong-type", index: null }],
  number: [() => 5, { code: "wrong-type", index: null }],
  object: [() => ({ 0: 1 }), { code: "wrong-type", index: null }],
  undefined: [() => undefined, { code: "wrong-type", index: null }],
  null: [() => null, { code: "wrong-type", index: null }],
  BigInt64Array: [() => new BigInt64Array(4), { code: "wrong-type", index: null }],
  "a table": [(column) => column.map((item) => [item]), { code: "wrong-shape", index: null }],
  "a table of typed rows": [() => [new Float64Array(2)], { code: "wrong-shape", index: null }],
  "text in a row": [(column) => replaced(column, 1, "25"), { code: "wrong-type", index: 1 }],
  "a BigInt in a row": [(column) => replaced(column, 2, 20n), { code: "wrong-type", index: 2 }],
  "a flag in a row": [(column) => replaced(column, 0, true), { code: "wrong-type", index: 0 }],
  NaN: [(column) => replaced(column, 1, Number.NaN), { code: "missing-value", index: 1 }],
  "null in a row": [(column) => replaced(column, 1, null), { code: "missing-value", index: 1 }],
  "undefined in a row": [(column) => replaced(column, 1, undefined), { code: "missing-value", index: 1 }],
  "a hole": [(column) => hole(column, 1), { code: "missing-value", index: 1 }],
  infinity: [(column) => replaced(column, 3, Number.POSITIVE_INFINITY), { code: "not-finite", index: 3 }],
  "minus infinity": [
    (column) => replaced(column, 3, Number.NEGATIVE_INFINITY),
    { code: "not-finite", index: 3 },
  ],
};

/** The same for a column of text. */
const TEXT_FAULTS = {
  text: [() => "A, B, C", { code: "wrong-type", index: null }],
  number: [() => 5, { code: "wrong-type", index: null }],
  object: [() => ({ 0: "A" }), { code: "wrong-type", index: null }],
  undefined: [() => undefined, { code: "wrong-type", index: null }],
  null: [() => null, { code: "wrong-type", index: null }],
  Float64Array: [() => new Float64Array(4), { code: "wrong-type", index: null }],
  "a table": [(column) => column.map((item) => [item]), { code: "wrong-shape", index: null }],
  "a number in a row": [(column) => replaced(column, 1, 25), { code: "wrong-type", index: 1 }],
  "a flag in a row": [(column) => replaced(column, 0, true), { code: "wrong-type", index: 0 }],
  "NaN in a row": [(column) => replaced(column, 0, Number.NaN), { code: "wrong-type", index: 0 }],
  "nothing in a row": [(column) => replaced(column, 2, ""), { code: "missing-value", index: 2 }],
  "NaN as text": [(column) => replaced(column, 1, "NaN"), { code: "missing-value", index: 1 }],
  "null in a row": [(column) => replaced(column, 1, null), { code: "missing-value", index: 1 }],
  "undefined in a row": [(column) => replaced(column, 1, undefined), { code: "missing-value", index: 1 }],
  "a hole": [(column) => hole(column, 1), { code: "missing-value", index: 1 }],
};

/** The same for named columns. */
const COLUMNS_FAULTS = {
  text: [() => "eligible", { code: "wrong-type", index: null }],
  number: [() => 5, { code: "wrong-type", index: null }],
  undefined: [() => undefined, { code: "wrong-type", index: null }],
  null: [() => null, { code: "wrong-type", index: null }],
  "a pair without column": [() => [["eligible"]], { code: "wrong-type", index: null }],
  "a name that is no text": [() => [[1, [2]]], { code: "wrong-type", index: null }],
  "names that are numbers, which have no order": [
    () => ({ 2: [2], 1: [1] }),
    { code: "wrong-type", index: null },
  ],
  "a column twice": [
    () => [
      ["a", [1]],
      ["a", [1]],
    ],
    { code: "duplicate-key", index: null },
  ],
  "a column without name": [() => ({ "": [1] }), { code: "missing-value", index: null }],
  "a flag in a row": [() => ({ a: [1, true] }), { code: "wrong-type", index: 1 }],
  "null in a row": [() => ({ a: [1, null] }), { code: "missing-value", index: 1 }],
  "lengths that differ": [() => ({ a: [1, 2], b: [1] }), { code: "length-mismatch", index: null }],
};
/** And for a column of days. */
const DAY_FAULTS = {
  ...TEXT_FAULTS,
  "nothing in a row": [(column) => replaced(column, 2, ""), { code: "invalid-date", index: 2 }],
  "NaN as text": [(column) => replaced(column, 1, "NaN"), { code: "invalid-date", index: 1 }],
  "a Date in a row": [(column) => replaced(column, 1, new Date(0)), { code: "wrong-type", index: 1 }],
  "the day first": [(column) => replaced(column, 3, "31/03/2024"), { code: "invalid-date", index: 3 }],
};
/** And for figures that are compared; what is wrong within them is named by its key. */
const FIGURES_FAULTS = {
  text: [() => "9.1", { code: "wrong-type", index: null }],
  number: [() => 9.1, { code: "wrong-type", index: null }],
  "a list": [() => [9.1, 8.2], { code: "wrong-type", index: null }],
  undefined: [() => undefined, { code: "wrong-type", index: null }],
  null: [() => null, { code: "wrong-type", index: null }],
  "a function": [() => () => 1, { code: "wrong-type", index: null }],
  "no value": [() => ({ lower: 1, upper: 2 }), { code: "missing-argument", param: "value", index: null }],
  "no rows": [() => ({ value: [] }), { code: "empty", param: "value", index: null }],
  "text in a row": [
    (one) => ({ ...one, lower: [1, "2", 3, 4] }),
    { code: "wrong-type", param: "lower", index: 1 },
  ],
  "an unknown key": [
    (one) => ({ ...one, loewr: 1 }),
    { code: "unknown-option", param: "loewr", index: null },
  ],
  "limits of another length": [
    (one) => ({ ...one, upper: [10] }),
    { code: "length-mismatch", param: "upper", index: null },
  ],
  "no upper limit": [
    ({ value, lower }) => ({ value, lower }),
    { code: "missing-argument", param: "upper", index: null },
  ],
  "a level in per cent": [
    (one) => ({ ...one, level: 95 }),
    { code: "out-of-range", param: "level", index: null },
  ],
  infinity: [
    (one) => ({ ...one, value: [9, Number.POSITIVE_INFINITY, 9, 9] }),
    { code: "not-finite", param: "value", index: 1 },
  ],
};
const FAULTS_OF = {
  numbers: FAULTS,
  texts: TEXT_FAULTS,
  dates: DAY_FAULTS,
  columns: COLUMNS_FAULTS,
  figures: FIGURES_FAULTS,
};
/** Operations over time: a missing value is a gap, and keeps its place. */
const WITH_GAPS = new Set(["xmr"]);

for (const operation of operations) {
  const data = operation.parameters.filter(({ role }) => role === "data");
  for (const [place, { name, takes }] of data.entries()) {
    test(`${operation.name}: what is wrong with ${name} is named`, () => {
      for (const [fault, [spoil, expected]] of Object.entries(FAULTS_OF[takes] ?? FAULTS)) {
        if (expected.code === "missing-value" && WITH_GAPS.has(operation.name)) continue;
        const given = valid(operation);
        given.data[place] = spoil(given.data[place]);
        assert.deepEqual(
          facts(() => call(operation, given)),
          { param: camel(name), ...expected },
          fault,
        );
      }
    });
  }

  // Of figures, empty ones and lengths are among the faults above.
  const ofColumns = data.every(({ takes }) => takes !== "figures");
  (ofColumns ? test : () => undefined)(`${operation.name}: nothing, and columns of different length`, () => {
    const first = camel(data[0].name);
    const given = valid(operation);
    const nothing = { data: given.data.map(() => []), options: given.options };
    for (const key of Object.keys(nothing.options)) {
      if (Array.isArray(nothing.options[key])) nothing.options[key] = [];
    }
    const empty = facts(() => call(operation, nothing));
    assert.equal(empty.code, "empty");
    if (operation.name !== "directly_standardised_rate") assert.equal(empty.param, first);
    // Of two periods each has a length of its own.
    if (data.length < 2 || operation.name === "mean_log_deviation_change") return;
    const short = valid(operation);
    short.data[1] = short.data[1].slice(1);
    const expected = { code: "length-mismatch", param: camel(data[1].name), index: null };
    assert.deepEqual(
      facts(() => call(operation, short)),
      expected,
    );
  });

  test(`${operation.name}: options that are no object`, () => {
    const { data: columns } = valid(operation);
    for (const options of [[], "level", 0.95, () => 1]) {
      const expected = { code: "wrong-type", param: "options", index: null };
      assert.deepEqual(
        facts(() => call(operation, { data: columns, options })),
        expected,
      );
    }
  });

  if (!operation.parameters.some(({ takes }) => takes === "level")) continue;

  test(`${operation.name}: levels that are none`, () => {
    for (const level of [0, 1, 95, -0.5, Number.NaN, { z: 0 }, [0.9, 1]]) {
      const given = valid(operation);
      given.options.level = level;
      const expected = { code: "out-of-range", param: "level", index: null };
      assert.deepEqual(
        facts(() => call(operation, given)),
        expected,
        JSON.stringify(level),
      );
    }
    const given = valid(operation);
    given.options.level = [];
    assert.deepEqual(
      facts(() => call(operation, given)),
      { code: "empty", param: "level", index: null },
    );
    given.options.level = { probability: 0.95 };
    assert.equal(facts(() => call(operation, given)).code, "wrong-type");
  });
}

test("a seed is accepted where nothing is drawn, and an option that is undefined was not given", () => {
  const given = { seed: 7, draws: undefined, variance: null, noise: undefined, standardErrors: [1, 1, 1] };
  assert.deepEqual(three(given), three({ standardErrors: [1, 1, 1] }));
  assert.equal(three(given).seed, null);
});

/** Name, the call, and its error as code, parameter, row. */
const CASES = [
  ["a negative population", () => crudeRate([1, 2], [10, -10]), "negative-value", "population", 1],
  ["negative events", () => crudeRate([1, -2], [10, 10]), "negative-value", "events", 1],
  ["a zero denominator", () => proportion([0, 0], [10, 0]), "zero-denominator", "population", 1],
  [
    "a numerator above its denominator",
    () => proportion([3, 12], [10, 10]),
    "numerator-above-denominator",
    "events",
    1,
  ],
  ["a rate too large for a number", () => crudeRate([1, 1e308], [1, 1]), "overflow", "events", 1],
  [
    "a sum too large for a number",
    () => three({}, [1, 2, 3], [1e308, 1e308, 1e308]),
    "overflow",
    "population",
    null,
  ],
  ["values too large to fit", () => three({}, [1e308, 0, -1e308]), "overflow", "values", null],
  ["no options at all", () => slopeIndex([1, 2], [1, 1]), "missing-argument", "rank", null],
  ["ranks that are text", () => three({ rank: ["1", "2", "10"] }), "wrong-type", "rank", 0],
  ["a rank that is missing", () => three({ rank: [1, null, 3] }), "missing-value", "rank", 1],
  ["a rank too few", () => three({ rank: [1, 2] }), "length-mismatch", "rank", null],
  ["one rank", () => three({ rank: [1, 1, 1] }), "too-few-groups", "rank", null],
  ["a group without people", () => three({}, [1, 2, 3], [1, 0, 1]), "zero-denominator", "population", 1],
  [
    "standard errors with a gap",
    () => three({ standardErrors: [1, Number.NaN, 1] }),
    "missing-value",
    "standardErrors",
    1,
  ],
  [
    "limits the wrong way round",
    () => three({ lowerLimits: [1, 9, 1], upperLimits: [2, 8, 2] }),
    "out-of-range",
    "lowerLimits",
    1,
  ],
  ["a limits level that is none", () => three({ limitsLevel: 1 }), "out-of-range", "limitsLevel", null],
  ["a log of zero", () => three({ scale: "log" }, [1, 0, 2]), "out-of-range", "values", 1],
  [
    "limits without uncertainty",
    () => three({ interval: "propagated" }),
    "missing-argument",
    "standardErrors",
    null,
  ],
  [
    "a variance that nothing heeds",
    () => three({ standardErrors: [1, 1, 1], variance: "hc1" }),
    "conflicting-arguments",
    "variance",
    null,
  ],
  [
    "a critical value that nothing heeds",
    () => three({ model: "poisson", events: [1, 2, 3], critical: "t" }),
    "conflicting-arguments",
    "critical",
    null,
  ],
  ["draws that nothing heeds", () => three({ draws: 100_000 }), "conflicting-arguments", "draws", null],
  ["noise that nothing heeds", () => three({ noise: "log" }), "conflicting-arguments", "noise", null],
  [
    "a kind of events that are not there",
    () => three({ eventDistribution: "poisson" }),
    "missing-argument",
    "events",
    null,
  ],
  [
    "a level of limits that are not there",
    () => three({ limitsLevel: 0.95 }),
    "missing-argument",
    "lowerLimits",
    null,
  ],
  ["draws that are not whole", () => three({ draws: 1000.5 }), "out-of-range", "draws", null],
  ["a negative seed", () => three({ seed: -1 }), "out-of-range", "seed", null],
  ["a seed beyond 32 bits", () => three({ seed: 2 ** 32 }), "out-of-range", "seed", null],
  [
    "a standard population that does not exist",
    () => directlyStandardisedRate([1], [10], { standardPopulation: "mars" }),
    "unknown-option",
    "standardPopulation",
    null,
  ],
  [
    "no ages for a published standard",
    () => directlyStandardisedRate([1], [10]),
    "missing-argument",
    "age",
    null,
  ],
  [
    "an age at which no band starts",
    () => directlyStandardisedRate([1, 2], [10, 10], { age: [0, 7] }),
    "out-of-range",
    "age",
    1,
  ],
  [
    "an age twice",
    () => directlyStandardisedRate([1, 2], [10, 10], { age: [5, 5] }),
    "duplicate-key",
    "age",
    1,
  ],
  [
    "too few events to publish",
    () => directlyStandardisedRate([1], [10], { age: [0], minimumEvents: 10 }),
    "too-few-events",
    "events",
    null,
  ],
];

for (const [name, run, code, param, index] of CASES) {
  test(name, () => assert.deepEqual(facts(run), { code, param, index }));
}

test("work above the cap is refused before it begins", () => {
  const simulated = { interval: "simulated", standardErrors: [1, 1, 1] };
  const expected = { code: "too-much-work", param: "draws", index: null };
  assert.deepEqual(
    facts(() => three({ ...simulated, draws: 10_000_001 })),
    expected,
  );
  const many = Array.from({ length: 101 }, (_, index) => index + 1);
  const options = { rank: many, order: "most-deprived-first", interval: "simulated", standardErrors: many };
  assert.deepEqual(
    facts(() => slopeIndex(many, many, { ...options, draws: 10_000_000 })),
    expected,
  );
});

test("progress is told and may cancel", () => {
  const simulated = { interval: "simulated", standardErrors: [1, 1, 1], draws: 100_000 };
  const told = [];
  three({ ...simulated, progress: (done, total) => told.push([done, total]) });
  assert.deepEqual(told.at(-1), [100_000, 100_000]);
  assert.ok(told.length > 5 && told.every(([done], row) => row === 0 || done > told[row - 1][0]));
  const cancelled = { code: "cancelled", param: null, index: null };
  assert.deepEqual(
    facts(() => three({ ...simulated, progress: (done) => done < 50_000 })),
    cancelled,
  );
  const thrower = () => {
    throw new Error("from the page");
  };
  assert.deepEqual(
    facts(() => three({ ...simulated, progress: thrower })),
    cancelled,
  );
});

test("rows with a missing value are left out on request, and an error still names the row of the input", () => {
  const shares = proportion([null, 3, 12], [10, 10, 20], { nulls: "omit" });
  assert.deepEqual(shares.value, [0.3, 0.6]);
  assert.equal(shares.cautions[0].code, "rows-omitted");
  const above = { code: "numerator-above-denominator", param: "events", index: 2 };
  assert.deepEqual(
    facts(() => proportion([null, 3, 12], [10, 10, 10], { nulls: "omit" })),
    above,
  );
});

test("every kind of number column is taken", () => {
  const plain = [5, 12, 40];
  const expected = crudeRate(plain, [1000, 2000, 3000]);
  for (const Kind of [Float64Array, Float32Array, Int32Array, Uint32Array, Int16Array, Uint8Array]) {
    assert.deepEqual(crudeRate(Kind.from(plain), [1000, 2000, 3000]), expected, Kind.name);
  }
});

test("messages speak of parameters as JavaScript writes them", () => {
  assert.throws(() => three({ standardErrors: [1, 1] }), /`standardErrors` has 2 rows but `values` has 3/);
  assert.throws(() => slopeIndex([1], [1], {}), { name: "CommonwealError", message: /`rank` is needed/ });
});
