// Puts the page together: `node assemble.mjs PACKAGE NODE_MODULES FOLDER` copies the page, the npm package and Vega into a
// folder that any static server can serve. Nothing is bundled, and nothing is fetched.

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VEGA = [
  "vega/build/vega.min.js",
  "vega-lite/build/vega-lite.min.js",
  "vega-embed/build/vega-embed.min.js",
];

export function assemble(packageFolder, modules, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "vendor"), { recursive: true });
  cpSync(fileURLToPath(new URL(".", import.meta.url)), folder, {
    recursive: true,
    filter: (path) => !path.endsWith(".mjs"),
  });
  cpSync(packageFolder, join(folder, "vendor", "commonweal"), {
    recursive: true,
    dereference: true,
    filter: (path) => !path.includes(join("commonweal", "node_modules")),
  });
  for (const file of VEGA) cpSync(join(modules, file), join(folder, "vendor", file.split("/").at(-1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [packageFolder, modules, folder] = process.argv.slice(2);
  if (!folder) {
    console.error("usage: node assemble.mjs PACKAGE NODE_MODULES FOLDER");
    process.exit(2);
  }
  assemble(packageFolder, modules, folder);
}
