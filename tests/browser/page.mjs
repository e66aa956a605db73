// What a visitor does and sees, for the tests of the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens the page, runs the steps, and fails on anything that the page or its network complained of. */
export const visits = (site) => (steps, size) => async () => {
  const { page, complaints, close } = await site().open(size);
  try {
    await steps(page, complaints);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
};

/** Begins to watch for tasks that keep the page from answering. */
export const watch = (page) =>
  page.evaluate(() => {
    window.long = [];
    window.watcher?.disconnect();
    window.watcher = new PerformanceObserver((list) => window.long.push(...list.getEntries()));
    window.watcher.observe({ type: "longtask" });
  });

/**
 * How long one task may keep the page busy here. The promise to users is 50 ms, on a machine of their own; the browser counts
 * by the clock on the wall, so a test allows for a machine that is busy with something else. Work done in the page itself
 * would take far longer.
 */
const STANDSTILL = 200;

/** Nothing keeps the page busy while it computes; a busy machine gets six tries. Work in the page itself would fail all. */
export async function neverStill(page, steps) {
  let longest = [];
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await steps();
    longest = await page.evaluate((standstill) => {
      const at = (name) => performance.getEntriesByName(`commonweal:${name}`).at(-1).startTime;
      const within = ({ startTime, duration }) => startTime + duration > at("begin") && startTime < at("end");
      return window.long
        .filter((task) => task.duration > standstill && within(task))
        .map(({ duration }) => duration);
    }, STANDSTILL);
    if (longest.length === 0) return;
  }
  assert.fail(`the page stood still for ${longest.join(", ")} ms`);
}

export const figure = (page, place) => page.locator(".figure").nth(place);
export const marks = (page, layer) =>
  page.locator(`#chart .${layer}_marks path, #chart .${layer}_marks line`).count();

export async function accessible(page) {
  // A page's policy lets no script in from outside; the tool comes in by way of the browser's own console.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  const found = violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    where: nodes.map(({ target }) => target.join(" ")),
  }));
  assert.deepEqual(found, []);
}
