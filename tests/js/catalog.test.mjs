// The catalogue is what is exported: every operation, every option, every default.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as commonweal from "commonweal";
import { call, camel, column, example, facts, heeding, operations, valid } from "./support.mjs";

const withOption = (operation, key, value) => {
  const { data, options } = valid(operation);
  return { data, options: { ...options, [key]: value } };
};

test("what is exported is the catalogue, the charts and the helpers", () => {
  const charts = [
    "cascadeChart",
    "coverageChart",
    "decompositionBars",
    "equiplot",
    "funnelChart",
    "gradientChart",
    "hierarchyTable",
    "intervalBars",
    "overlapChart",
    "shareCurveChart",
    "xmrChart",
    "xmrIcons",
  ];
  const helpers = ["default", "init", "initSync", ...charts];
  const expected = [
    ...helpers,
    "isCommonwealError",
    "typedColumns",
    ...operations.map(({ name }) => camel(name)),
  ];
  assert.deepEqual(Object.keys(commonweal).sort(), expected.sort());
});

/** What a choice may meet that is not unknown. */
const UNFIT = [
  "missing-argument",
  "not-computable",
  "out-of-range",
  "conflicting-arguments",
  "numerator-above-denominator",
  "too-few-events",
  "too-few-groups",
];

/** The names of all options of all operations. */
const ANY_OPTION = [
  ...new Set(
    operations.flatMap(({ parameters }) =>
      parameters.filter(({ role }) => role === "option").map(({ name }) => name),
    ),
  ),
];

/** What a call returns, or what is wrong in its words. */
function outcome(operation, given) {
  try {
    return call(operation, given);
  } catch (error) {
    return error.message;
  }
}

for (const operation of operations) {
  const optional = operation.parameters.filter(({ role }) => role === "option");

  test(`${operation.name} takes every option of the catalogue`, () => {
    for (const parameter of optional) {
      const key = camel(parameter.name);
      for (const value of parameter.takes.choice ?? [example(parameter)]) {
        const found = (() => {
          try {
            return { result: call(operation, withOption(operation, key, value)) };
          } catch (error) {
            return error;
          }
        })();
        // A choice may ask for another argument, or have no effect beside it; it is never unknown, nor its value of the wrong
        // type.
        assert.ok(
          found.result ?? UNFIT.includes(found.code),
          `${key}: ${JSON.stringify(value)}: ${found.message}`,
        );
      }
    }
  });

  test(`${operation.name} has the defaults of the catalogue`, () => {
    for (const parameter of optional) {
      const key = camel(parameter.name);
      if (key in valid(operation).options) continue;
      const { data, options } = heeding(operation, key);
      const given = { data, options: { ...options, [key]: JSON.parse(parameter.default) } };
      assert.deepEqual(outcome(operation, given), outcome(operation, { data, options }), key);
    }
  });

  test(`${operation.name} refuses an unknown option by name`, () => {
    const level = "levle";
    assert.deepEqual(
      facts(() => call(operation, withOption(operation, level, 0.9))),
      { code: "unknown-option", param: level, index: null },
    );
    if (optional.some(({ name }) => name === "level")) {
      assert.throws(() => call(operation, withOption(operation, level, 0.9)), /did you mean `level`/);
    }
    // Names in snake case belong to another language.
    for (const { name, takes } of optional.filter(({ name }) => name.includes("_"))) {
      assert.equal(
        facts(() => call(operation, withOption(operation, name, column(name, takes)))).code,
        "unknown-option",
      );
    }
  });

  test(`${operation.name} knows no option of other operations only`, () => {
    const known = new Set(optional.map(({ name }) => name));
    for (const name of ANY_OPTION.filter((name) => !known.has(name))) {
      // Nothing is given, but the key is there.
      const stray = facts(() => call(operation, withOption(operation, camel(name), null)));
      assert.deepEqual(stray, { code: "unknown-option", param: camel(name), index: null });
    }
  });

  test(`${operation.name} names an option whose value is of the wrong type, and an unknown choice`, () => {
    for (const parameter of optional) {
      const key = camel(parameter.name);
      const wrong = facts(() => call(operation, withOption(operation, key, Symbol.iterator)));
      assert.deepEqual(wrong, { code: "wrong-type", param: key, index: null });
      if (!parameter.takes.choice) continue;
      const unknown = facts(() => call(operation, withOption(operation, key, "sideways")));
      assert.deepEqual(unknown, { code: "unknown-option", param: key, index: null });
    }
  });

  test(`${operation.name} needs what has no default`, () => {
    for (const { name } of optional.filter((parameter) => parameter.default === null)) {
      const { data, options } = valid(operation);
      delete options[camel(name)];
      const missing = { code: "missing-argument", param: camel(name), index: null };
      assert.deepEqual(
        facts(() => call(operation, { data, options })),
        missing,
      );
    }
  });

  test(`${operation.name}: the result survives JSON and a clone, and is the same every time`, () => {
    const result = call(operation, valid(operation));
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    assert.deepEqual(structuredClone(result), result);
    assert.deepEqual(call(operation, valid(operation)), result);
  });
}
