// The demo page on loopback, and the browser that opens it.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { assemble } from "../../bindings-wasm/demo/assemble.mjs";

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const local = (path) => fileURLToPath(new URL(path, import.meta.url));
const modules = local("../node_modules");

export const screenshots = process.env.SCREENSHOTS ?? local("../../target/verify/screenshots");

async function serve(served) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    try {
      const content = await readFile(join(served, path === "/" ? "index.html" : path));
      response.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? (path === "/" ? "text/html" : "application/octet-stream"),
        "content-security-policy": POLICY,
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Serves the page, from a folder of this name, and starts the browser; `open` gives a fresh page, and `close` ends both. */
export async function start(name = "demo") {
  const served = local(`../../target/verify/${name}`);
  mkdirSync(screenshots, { recursive: true });
  assemble(join(modules, "commonweal"), modules, served);
  const server = await serve(served);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS.split(" "),
  });
  return {
    async open(size = { width: 1280, height: 900 }) {
      const context = await browser.newContext({ viewport: size, acceptDownloads: true });
      const page = await context.newPage();
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("dialog", (dialog) => {
        complaints.push(`a dialog: ${dialog.message()}`);
        dialog.dismiss();
      });
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`))
          complaints.push(`a request to ${url}`);
        if (request.method() !== "GET") complaints.push(`${request.method()} ${url}`);
      });
      await page.goto(origin);
      await answered(page);
      return { page, complaints, close: () => context.close() };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Waits until the page shows an answer with its chart, or says what is wrong. */
export async function answered(page) {
  await page.waitForFunction(() => {
    const busy = document.getElementById("result").getAttribute("aria-busy") === "true";
    const wrong = !document.getElementById("trouble").hidden;
    const drawn =
      document.querySelector("#chart svg") !== null || document.getElementById("save-chart").hidden;
    return !busy && (wrong || (!document.getElementById("answer").hidden && drawn));
  });
}

/** Gives the page a file through its input: one on disk, since content would be handed over by the page itself. */
export async function give(page, name, content) {
  const folder = mkdtempSync(join(tmpdir(), "commonweal-"));
  const file = join(folder, name);
  writeFileSync(file, content);
  await page.locator("#file").setInputFiles(file);
}

export const text = (page, selector) => page.locator(selector).innerText();
