// The worker, as Node has it: the same answers, progress, an abort and what comes after it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as commonweal from "commonweal";
import { createWorker } from "commonweal/worker";

const years = [73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175];
const equal = years.map(() => 1);
const deciles = { rank: years.map((_, index) => index + 1), order: "most-deprived-first" };
const simulated = {
  ...deciles,
  interval: "simulated",
  standardErrors: years.map(() => 0.1),
  draws: 1_000_000,
};
/** Long enough for an abort to come in between: every group is drawn, ten million times. */
const long = { ...simulated, noise: "log", draws: 10_000_000 };
const cancelled = { name: "CommonwealError", code: "cancelled", param: null, index: null };

const worker = createWorker();
after(() => worker.close());

test("it has the functions of the package", () => {
  const away = ["default", "init", "initSync", "isCommonwealError", "typedColumns"];
  const expected = Object.keys(commonweal).filter((name) => !away.includes(name));
  assert.deepEqual(Object.keys(worker).sort(), [...expected, "close"].sort());
});

test("answers are those of the main thread", async () => {
  const here = commonweal.gradient(years, equal, simulated);
  const there = await worker.gradient(years, equal, simulated);
  assert.deepEqual(there, here);
  const labels = { title: "Life expectancy" };
  assert.deepEqual(await worker.gradientChart(there, labels), commonweal.gradientChart(here, labels));
});

test("progress is told while it computes", async () => {
  const told = [];
  const onProgress = (done, total) => told.push([done, total]);
  await worker.slopeIndex(years, equal, simulated, { onProgress });
  assert.deepEqual(told[0], [0, 1_000_000]);
  assert.deepEqual(told.at(-1), [1_000_000, 1_000_000]);
  assert.ok(told.length > 20);
  // The option of the function itself works as well, and one that does not simulate needs none.
  const heard = [];
  await worker.slopeIndex(years, equal, { ...simulated, progress: (done) => void heard.push(done) });
  assert.deepEqual(
    heard,
    told.map(([done]) => done),
  );
  await worker.crudeRate([1], [10], undefined, { onProgress });
});

test("an abort ends the work at once, and the next call is answered", async () => {
  const abort = new AbortController();
  const start = performance.now();
  const reason = new Error("changed my mind");
  const onProgress = () => abort.abort(reason);
  const answer = worker.slopeIndex(years, equal, long, { signal: abort.signal, onProgress });
  await assert.rejects(answer, { ...cancelled, cause: reason });
  assert.ok(performance.now() - start < 2_000);
  assert.equal((await worker.slopeIndex(years, equal, deciles)).value.toFixed(4), "9.4035");
});

test("progress that answers false cancels, and one that throws rejects with what it threw", async () => {
  await assert.rejects(worker.slopeIndex(years, equal, long, { onProgress: () => false }), cancelled);
  const thrown = new Error("from the page");
  const onProgress = () => {
    throw thrown;
  };
  await assert.rejects(worker.slopeIndex(years, equal, long, { onProgress }), thrown);
});

test("an abort before the call, and of a call that waits, leaves the others alone", async () => {
  await assert.rejects(worker.proportion([3], [10], {}, { signal: AbortSignal.abort() }), cancelled);
  const abort = new AbortController();
  const first = worker.slopeIndex(years, equal, simulated);
  const second = worker.slopeIndex(years, equal, simulated, { signal: abort.signal });
  const third = worker.slopeIndex(years, equal, simulated);
  abort.abort();
  await assert.rejects(second, cancelled);
  assert.deepEqual(await third, await first);
});

test("errors come across with their facts", async () => {
  const above = { name: "CommonwealError", code: "numerator-above-denominator", param: "events", index: 1 };
  await assert.rejects(worker.proportion([3, 12], [10, 10]), above);
  await assert.rejects(worker.slopeIndex([1], [1], { levle: 1 }), { code: "unknown-option", param: "levle" });
  await assert.rejects(worker.proportion([3], [10], {}, { singal: 1 }), {
    code: "unknown-option",
    param: "singal",
  });
  await assert.rejects(worker.proportion([() => 1], [10]), { code: "wrong-type" });
  await assert.rejects(worker.slopeIndex(years, equal, "fast", { onProgress() {} }), {
    code: "wrong-type",
    param: "options",
  });
  assert.equal((await worker.proportion([3], [10])).value[0], 0.3);
});

test("a hundred calls at once are answered in order", async () => {
  const order = [];
  const answers = Array.from({ length: 100 }, async (_, number) => {
    const { value } = await worker.proportion([number], [100]);
    order.push(number);
    return value[0];
  });
  assert.deepEqual(
    await Promise.all(answers),
    Array.from({ length: 100 }, (_, number) => number / 100),
  );
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
});

test("typed columns arrive as such, and draw", async () => {
  const typed = createWorker({ typedColumns: true });
  const result = await typed.gradient(Float64Array.from(years), equal, deciles);
  assert.ok(result.fitted instanceof Float64Array);
  assert.equal(result.slopeIndex.value.toFixed(4), "9.4035");
  const chart = await typed.gradientChart(result, { title: "Life expectancy" });
  assert.ok(Array.isArray(chart.datasets.groups));
  typed.close();
});

test("closing rejects what is not answered, and a later call starts again", async () => {
  const other = createWorker();
  const answers = [other.slopeIndex(years, equal, long), other.proportion([1], [2])];
  other.close();
  for (const answer of answers) await assert.rejects(answer, cancelled);
  assert.equal((await other.proportion([3], [10])).value[0], 0.3);
  other.close();
});

test("an idle worker does not keep the process alive", () => {
  const script = `import { createWorker } from "commonweal/worker";
    const { value } = await createWorker().proportion([3], [10]);
    console.log(value[0]);`;
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd,
    encoding: "utf8",
    timeout: 20_000,
  });
  assert.equal(printed.trim(), "0.3");
});
