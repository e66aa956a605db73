// The types that a reader sees are the objects that a caller gets.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as commonweal from "commonweal";
import { call, camel, operations, valid } from "./support.mjs";

const text = readFileSync(
  new URL("./node_modules/commonweal/web/commonweal_wasm.d.ts", new URL("../", import.meta.url)),
  "utf8",
);
const described = readFileSync(new URL("../../bindings-wasm/js/catalog.d.ts", import.meta.url), "utf8");
const keysOf = (name, types = text) => {
  const body = types.match(new RegExp(`export interface ${name}(?: extends \\w+)? \\{(.*?)\\n\\}`, "s"))?.[1];
  assert.ok(body, `the interface ${name}`);
  return [...body.matchAll(/^ {2,4}readonly (\w+)\??:/gm)].map(([, key]) => key).sort();
};
const choices = (type) =>
  [...(text.match(new RegExp(`export type ${type} =(.*?);`, "s"))?.[1] ?? type).matchAll(/"([^"]+)"/g)].map(
    ([, name]) => name,
  );

const XMR = [
  ["points", "XmrPoints"],
  ["phases", "XmrPhases"],
  ["falseAlarms", "FalseAlarms"],
];

function same(object, name) {
  assert.deepEqual(Object.keys(object).sort(), keysOf(name), name);
  for (const [field, parts] of [
    ["interval", "Interval"],
    ["slopeIndex", "Estimate"],
    ["relativeIndex", "Estimate"],
    ...(name === "Xmr" ? XMR : []),
  ]) {
    if (object[field]) same(object[field], parts);
  }
  for (const part of object.intervals ?? []) same(part, name === "Estimates" ? "IntervalColumn" : "Interval");
  for (const caution of object.cautions ?? []) same(caution, "Caution");
}

for (const operation of operations) {
  const name = camel(operation.name);

  test(`${name} returns the interface that its type names`, () => {
    const declared = text.match(new RegExp(`export function ${name}\\(.*\\): (\\w+);`))?.[1];
    assert.equal(declared, operation.result);
    same(call(operation, valid(operation)), operation.result);
  });

  test(`${name} has the options that its type names`, () => {
    const declared = text.match(new RegExp(`export function ${name}\\(.*options\\??: (\\w+)\\)`))?.[1];
    const options = operation.parameters.filter(({ role }) => role === "option");
    assert.deepEqual(keysOf(declared), options.map((parameter) => camel(parameter.name)).sort());
    const body = text.match(new RegExp(`export interface ${declared} \\{(.*?)\\n\\}`, "s"))[1];
    for (const { name: option, takes } of options) {
      if (!takes.choice) continue;
      const type = body.match(new RegExp(`readonly ${camel(option)}\\??:\\s*([^;]*);`))[1];
      assert.deepEqual(choices(type), takes.choice, option);
    }
  });
}

test("the catalogue is what its type says", () => {
  for (const operation of operations) {
    assert.deepEqual(Object.keys(operation).sort(), keysOf("Operation", described));
    for (const parameter of operation.parameters) {
      assert.deepEqual(Object.keys(parameter).sort(), keysOf("Parameter", described));
    }
  }
});

test("codes and methods are those of the core", () => {
  const core = (file, name) => {
    const source = readFileSync(new URL(`../../core/src/${file}`, import.meta.url), "utf8");
    const body = source.match(new RegExp(`pub enum ${name}\\(.*?\\) \\{(.*?)\\n    \\}`, "s"))[1];
    return [...body.matchAll(/= "([^"]+)",/g)].map(([, text]) => text);
  };
  assert.deepEqual(choices("ErrorCode"), core("error.rs", "ErrorCode"));
  assert.deepEqual(choices("IntervalMethod"), core("estimate/interval.rs", "IntervalMethod"));
});

test("typed columns hold the same numbers", () => {
  const rates = commonweal.proportion([0, 3], [10, 20]);
  const typed = commonweal.typedColumns(rates);
  assert.ok(typed.value instanceof Float64Array && typed.intervals[0].upper instanceof Float64Array);
  assert.deepEqual([...typed.value], rates.value);
  assert.equal(rates.standardError[0], null);
  assert.ok(Number.isNaN(typed.standardError[0]));
  assert.deepEqual(typed.cautions, rates.cautions);
  assert.deepEqual(typed.intervals[0].method, rates.intervals[0].method);
});
