// Golden cases in our own terms: the same files that Rust and Python run.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as commonweal from "commonweal";
import { camel, operations, spelled } from "./support.mjs";

const folder = new URL("../golden/", import.meta.url);
const argument = (value) => {
  if (Array.isArray(value)) return value.map(argument);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(spelled(value)).map(([key, item]) => [key, argument(item)]));
  }
  return value === "Infinity" ? Number.POSITIVE_INFINITY : value;
};
const names = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "agreement.json");

function call(operation, args, options) {
  const { parameters } = operations.find((known) => known.name === operation);
  const data = parameters
    .filter((parameter) => parameter.role === "data")
    .map(({ name }) => argument(args[name]));
  const named = Object.fromEntries(
    Object.entries(options).map(([name, value]) => [camel(name), argument(value)]),
  );
  return commonweal[camel(operation)](...data, named);
}

for (const name of names) {
  const file = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  for (const kase of file.cases) {
    test(`${file.operation}: ${kase.name}`, () => {
      if (kase.error) {
        const { code, param, index } = kase.error;
        const expected = { code, param: param === null ? null : camel(param), index };
        assert.throws(
          () => call(file.operation, kase.args, kase.options),
          (error) => {
            assert.deepEqual({ code: error.code, param: error.param, index: error.index }, expected);
            return true;
          },
        );
        return;
      }
      const result = call(file.operation, kase.args, kase.options);
      for (const [path, expected] of Object.entries(kase.expect)) {
        const found = path.split(".").reduce((value, step) => value[camel(step)], result);
        if (typeof expected === "number") {
          const far = Math.abs(found - expected);
          assert.ok(
            far <= file.tolerance.relative * Math.abs(expected) + 1e-300,
            `${path} is ${found}, not ${expected}`,
          );
        } else {
          // A page has null for a value that is withheld.
          assert.deepEqual(found, expected === "NaN" ? null : expected, path);
        }
      }
    });
  }
}

test("every operation has a golden file", () => {
  const known = operations.map((operation) => `${operation.name}.json`);
  assert.deepEqual(known.sort(), names.sort());
});
