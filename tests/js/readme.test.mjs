// The example of the README runs as printed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the JavaScript example prints what it says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, block]) => block);
  assert.equal(blocks.length, 1);
  const here = fileURLToPath(new URL(".", import.meta.url));
  for (const block of blocks) {
    const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", block], {
      cwd: here,
      encoding: "utf8",
    });
    const said = [...block.matchAll(/^\/\/ prints: (.*)$/gm)].map(([, line]) => line);
    assert.deepEqual(printed.trimEnd().split("\n"), said);
  }
});
