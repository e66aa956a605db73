// The package as Node and bundlers see it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = new URL("../node_modules/commonweal/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
const resolved = (conditions, specifier) => {
  const script = `console.log(import.meta.resolve(${JSON.stringify(specifier)}))`;
  const flags = conditions.flatMap((condition) => ["--conditions", condition]);
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const printed = execFileSync(process.execPath, [...flags, "--input-type=module", "--eval", script], {
    cwd,
    encoding: "utf8",
  });
  return printed.trim().split("/").at(-1);
};

test("Node gets what needs no init, types come first, everything named exists", () => {
  assert.equal(resolved([], "commonweal"), "node.js");
  assert.equal(resolved([], "commonweal/worker"), "worker.node.js");
  assert.equal(resolved([], "commonweal/catalog"), "catalog.js");
  assert.equal(resolved(["types"], "commonweal"), "index.d.ts");
  assert.equal(resolved(["types"], "commonweal/worker"), "worker.d.ts");
  for (const entry of Object.values(manifest.exports)) {
    if (typeof entry === "object") {
      // The catalogue is the same everywhere.
      const wanted = entry.default === "./catalog.js" ? ["types", "default"] : ["types", "node", "default"];
      assert.deepEqual(Object.keys(entry), wanted);
    }
    for (const file of typeof entry === "object" ? Object.values(entry) : [entry]) {
      assert.ok(existsSync(new URL(file, folder)), file);
    }
  }
  assert.equal(createRequire(import.meta.url)("commonweal/package.json").name, "commonweal");
});

test("nothing else is needed, and nothing of Vega or of this machine is inside", () => {
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.peerDependencies, undefined);
  assert.ok(!JSON.stringify(manifest).includes("vega"));
  const module = readFileSync(new URL("web/commonweal_wasm_bg.wasm", folder), "latin1");
  assert.doesNotMatch(module, /\/(root|home|Users)\//);
});

test("what a page loads imports nothing of Node", () => {
  const [own, ofNode] = [[], []];
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const text = readFileSync(new URL(name, folder), "utf8");
    (text.includes('"node:') ? ofNode : own).push(name);
  }
  assert.deepEqual(ofNode.sort(), ["node.js", "thread.node.js", "worker.node.js"]);
  assert.ok(own.includes("web.js") && own.includes("worker.js"));
});

test("init is there in Node too", async () => {
  const { default: init, init: named } = await import("commonweal");
  assert.equal(init, named);
  assert.equal(await init(), undefined);
});
