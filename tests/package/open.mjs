// @ts-check
/**
 * Opens a bundled page in Chromium and reads its answer: `node open.mjs DIST`, with the browser's path in
 * `CHROMIUM`. The page is served from loopback under the policy that the documentation recommends, so a bundle
 * that needs more than the package's own files fails here.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:";
/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};
const EXPECTED = "9.4035";

const folder = process.argv[2] ?? "dist";
const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const name = normalize(path === "/" ? "/index.html" : path);
  try {
    const content = await readFile(join(folder, name));
    response.writeHead(200, {
      "content-type": TYPES[extname(name)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const address = server.address();
if (address === null || typeof address === "string") {
  throw new Error("the server has no port");
}

const browser = await chromium.launch({
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
/** @type {string[]} */
const complaints = [];
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      complaints.push(message.text());
    }
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.host !== `127.0.0.1:${address.port}`) {
      complaints.push(`a request left the origin: ${url}`);
    }
  });
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page
    .waitForFunction(() => document.title !== "waiting", undefined, { timeout: 30_000 })
    .catch(() => {
      complaints.push("the page never answered");
    });
  const title = await page.title();
  if (title !== EXPECTED) {
    complaints.push(`the slope index came out as ${title}; expected ${EXPECTED}`);
  }
} finally {
  await browser.close();
  server.close();
}
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}
console.log(EXPECTED);
