// The same bits in Rust, Python and JavaScript: seeded random inputs, hashed results.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import * as commonweal from "commonweal";
import { camel, spelled } from "./support.mjs";

const file = JSON.parse(readFileSync(new URL("../golden/agreement.json", import.meta.url), "utf8"));
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** mulberry32: small enough to be the same in every language. */
class Draw {
  constructor(seed) {
    this.state = seed;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  between(low, high) {
    return low + (this.next() % (high - low + 1));
  }
}

function drawArguments(operation, draw) {
  const rows = draw.between(...operation.rows);
  const drawn = {};
  for (const wanted of operation.draws) {
    if (wanted.maybe && draw.next() % 2 === 0) continue;
    if (wanted.ratio || wanted.sum) continue;
    let value;
    const length = wanted.rows ?? rows;
    if (wanted.choose) {
      value = wanted.choose[draw.next() % wanted.choose.length];
    } else if (wanted.named) {
      const column = (low, high) => Array.from({ length }, () => draw.between(low, high));
      value = wanted.named.map(([name, low, high]) => [name, column(low, high)]);
    } else if (wanted.pick) {
      value = Array.from({ length }, () => wanted.pick[draw.next() % wanted.pick.length]);
    } else if (wanted.number) {
      value = Array.from({ length }, (_, row) => `${wanted.number}${row}`);
    } else {
      const { low, high, by } = wanted.column;
      value = Array.from({ length }, () => draw.between(low, high) / by);
    }
    if (value !== null) drawn[wanted.name] = value;
  }
  for (const { name, ratio, sum } of operation.draws) {
    if (sum)
      drawn[name] = drawn[sum][0][1].map((_, row) =>
        drawn[sum].reduce((all, [, part]) => all + part[row], 0),
      );
    if (ratio) drawn[name] = drawn[ratio[0]].map((above, row) => above / drawn[ratio[1]][row]);
  }
  const data = operation.draws.filter(({ role }) => role === "data").map(({ name }) => drawn[name]);
  const options = operation.draws.filter(({ name, role }) => role === "option" && name in drawn);
  return [...data, Object.fromEntries(options.map(({ name }) => [camel(name), spelled(drawn[name])]))];
}

const bits = new DataView(new ArrayBuffer(8));

/** Text that is the same for the same bits: numbers as the hexadecimal of their bits, keys sorted. */
function canonical(value) {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return `"${value}"`;
  if (typeof value === "number") {
    bits.setFloat64(0, value);
    return bits.getBigUint64(0).toString(16).padStart(16, "0");
  }
  if (Array.isArray(value)) return `[${value.map((item) => `${canonical(item)},`).join("")}]`;
  const fields = Object.entries(value).map(([key, field]) => [snake(key), field]);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${key}:${canonical(field)},`).join("")}}`;
}

for (const operation of file.operations) {
  test(`${operation.label ?? operation.name}: random inputs give the recorded bits`, () => {
    const draw = new Draw(operation.seed);
    const sha = createHash("sha256");
    const everything = [];
    const compute = commonweal[camel(operation.name)];
    for (let number = 0; number < file.cases; number += 1) {
      let text;
      const args = drawArguments(operation, draw);
      try {
        text = canonical(compute(...args));
      } catch (error) {
        if (error.code === undefined) throw error;
        const param = error.param === null ? null : snake(error.param);
        text = canonical({ code: error.code, param, index: error.index });
      }
      sha.update(`${text}\n`);
      everything.push(text);
    }
    // To find the case where two languages part: the same variable works in all three.
    const dump = process.env.COMMONWEAL_AGREEMENT_DUMP;
    if (dump) writeFileSync(`${dump}/${operation.label ?? operation.name}.js`, `${everything.join("\n")}\n`);
    assert.equal(sha.digest("hex"), file.sha256[operation.label ?? operation.name]);
  });
}
