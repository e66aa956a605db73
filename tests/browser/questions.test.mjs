// Funnels and XmR charts on the page, in Chromium.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as commonweal from "commonweal";
import { accessible, figure, marks, neverStill, visits, watch } from "./page.mjs";
import { answered, give, screenshots, start, text } from "./support.mjs";

let site;
before(async () => {
  site = await start("demo-questions");
});
after(() => site.close());

const visit = visits(() => site);

const example = async (page, name, first) => {
  await page.locator(`[data-example="${name}"]`).click();
  await page.waitForFunction(
    (layer) =>
      document.getElementById("source").textContent.startsWith("Example") &&
      document.querySelector(`#chart .${layer}_marks`) !== null,
    first,
  );
  await answered(page);
};

/** Waits until the sentence above the figures says this. */
const says = (page, words) =>
  page.waitForFunction((said) => document.getElementById("headline").textContent.includes(said), words);

const read = (page, name) =>
  page.waitForFunction((said) => document.getElementById("source").textContent.includes(said), name);

const column = async (page, at) =>
  (await page.locator(`#table tbody tr td:nth-of-type(${at})`).allInnerTexts()).map((cell) =>
    Number(cell.replaceAll(",", "")),
  );

const clean = async (page) => {
  assert.doesNotMatch(await page.locator("#result").innerText(), /\bnull\b|NaN|undefined|`/);
  const labels = await page
    .locator("#chart [aria-label]")
    .evaluateAll((all) => all.map((one) => one.ariaLabel));
  assert.doesNotMatch(labels.join(" "), /\bnull\b|NaN|undefined|outside-limits|run-\d/);
};

const sticksOut = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test(
  "a funnel says who lies outside, and has the numbers of the library",
  visit(async (page) => {
    await example(page, "funnel", "units");
    assert.match(await text(page, "#subtitle"), /^Synthetic data/);
    assert.equal(await marks(page, "units"), 40);
    const [deaths, people] = [await column(page, 1), await column(page, 2)];
    const result = commonweal.funnel(deaths, people, { kind: "proportion", per: 100 });
    const [, wide] = result.naive.limits;
    assert.match(await text(page, "#headline"), new RegExp(`^${wide.below + wide.above} of 40 units lie`));
    const shown = await column(page, 3);
    result.value.forEach((value, at) => {
      assert.ok(Math.abs(value - shown[at]) < 0.005 + 1e-9, `row ${at}`);
    });
    assert.match(
      await figure(page, 0).innerText(),
      /exact binomial tails about the target \(Spiegelhalter 2005\)/,
    );
    await accessible(page);
    await clean(page);
    await page.screenshot({ path: join(screenshots, "funnel-desktop.png"), fullPage: true });

    // By keyboard: a unit is named, and stands out.
    await page.locator("#pick").focus();
    await page.keyboard.type("department 05");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector(".figure h3").textContent === "Department 05");
    await answered(page);
    assert.equal(await page.evaluate(() => document.getElementById("pick").value), "department 05");
    await page.waitForFunction(
      () =>
        document.querySelectorAll("#chart .pointed_out_marks path, #chart [class*=pointed] path").length ===
        1,
    );
    await page.locator("#pick").fill("Nobody");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("pick-note").textContent.includes("“Nobody”"));

    await page.locator("#against").evaluate((field) => field.closest("details").setAttribute("open", ""));
    await page.locator("#polarity").selectOption("lower-is-better");
    await page.waitForFunction(() => document.querySelector("#table thead").textContent.includes("Read as"));
    assert.equal(await page.locator("#table tbody tr").first().locator("td").last().innerText(), "worse");
  }),
);

test(
  "where chance is the wrong question, the scatter of the units is offered",
  visit(async (page) => {
    const rows = Array.from({ length: 30 }, (_, at) => `Trust ${at},${40 + 4 * at},500`).join("\n");
    await give(page, "trusts.csv", `trust,deaths,people\n${rows}\n`);
    await read(page, "trusts.csv");
    await page.getByRole("radio", { name: /Funnel/ }).check();
    await says(page, "of 30 units lie");
    assert.match(
      await text(page, "#cautions"),
      /Limits that allow for the scatter that the units have anyway leave none outside/,
    );
    await page.getByRole("button", { name: "Allow for the units’ own scatter" }).click();
    await says(page, "None of 30 units lies outside");
    assert.equal(await page.locator("#overdispersion").inputValue(), "additive");
    assert.match(
      await page.locator(".figure").last().innerText(),
      /Variance between units added .*, on the arcsine scale/,
    );
    await answered(page);
    await accessible(page);
    await clean(page);
  }),
);

test(
  "a series has its chart with both icons, and its points in words",
  visit(async (page) => {
    await example(page, "xmr", "points");
    const values = await column(page, 1);
    assert.equal(values.length, 36);
    const result = commonweal.xmr(values, { target: 78, direction: "increase" });
    assert.equal(await text(page, "#headline"), result.sentence);
    assert.equal(await marks(page, "icons"), 2);
    const uppers = await column(page, 4);
    assert.ok(Math.abs(uppers[0] - result.points.upperLimit[0]) < 0.005 + 1e-9);
    await accessible(page);
    await clean(page);
    await page.screenshot({ path: join(screenshots, "xmr-desktop.png"), fullPage: true });

    // Turned round, the same change is a concern.
    await page.locator("#better").selectOption("decrease");
    await says(page, "a cause for concern");
    await page.locator("summary").click();
    await page.locator("#rebase").fill("2024-06-01");
    await says(page, "Common cause variation");
    await page.locator("#rebase").fill("2024-06-02");
    await page.waitForFunction(() => !document.getElementById("trouble").hidden);
    assert.match(
      await text(page, "#trouble"),
      /^“New limits from” names 2024-06-02, which is the day of no row/,
    );
  }),
);

test(
  "many series come as a grid of icons, and each as its own chart",
  visit(async (page) => {
    await example(page, "board", "icons");
    await says(page, "3 of 6 series show a special cause at the last value");
    assert.equal(await page.locator("#table tbody tr").count(), 6);
    await accessible(page);
    await clean(page);
    await page.screenshot({ path: join(screenshots, "board-desktop.png"), fullPage: true });
    await page.locator("#pick").fill("Sickness absence (%)");
    await page.keyboard.press("Tab");
    await says(page, "a cause for concern: the last value, 5.14");
    assert.equal(await text(page, "#result-title"), "Sickness absence (%)");
    await answered(page);
    assert.equal(await marks(page, "points"), 36);
    await page.locator("#pick").fill("");
    await page.keyboard.press("Tab");
    await says(page, "3 of 6 series");

    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#settings").isVisible(), false);
    assert.equal(await page.locator("#picking").isVisible(), false);
    assert.equal(await page.locator("#table").isVisible(), true);
  }),
);

test(
  "what is wrong with units or series is said in plain words",
  visit(async (page) => {
    await page.getByRole("radio", { name: /Funnel/ }).check();
    for (const [content, expected] of [
      [
        "unit,deaths,people\nA,5,4\nB,1,9\n",
        /^Row 2, column “deaths” is 5: more events than people; .*choose rates\.$/,
      ],
      ["unit,deaths,people\nA,1,4\nB,many,9\nC,3,9\n", "Row 3, column “deaths”: “many” is not a number."],
    ]) {
      await give(page, "units.csv", content);
      await page.waitForFunction(() => !document.getElementById("trouble").hidden);
      const said = await text(page, "#trouble");
      if (typeof expected === "string") assert.equal(said, expected);
      else assert.match(said, expected);
      assert.equal(await page.locator("#answer").isVisible(), false);
      await page.locator('[data-example="funnel"]').click();
      await says(page, "of 40 units");
    }
    await give(page, "days.csv", "month,value\n2024-02,1\n2024-01,2\n2024-03,3\n");
    await read(page, "days.csv");
    await page.getByRole("radio", { name: /XmR/ }).check();
    await page.waitForFunction(() => !document.getElementById("trouble").hidden);
    assert.equal(
      await text(page, "#trouble"),
      "Row 3, column “month” is 2024-01-01, earlier than the row before: sort the rows by time first.",
    );
    await accessible(page);
  }),
);

test(
  "on a telephone the new charts fit",
  visit(
    async (page) => {
      for (const [name, layer] of [
        ["funnel", "units"],
        ["xmr", "points"],
        ["board", "icons"],
      ]) {
        await example(page, name, layer);
        assert.equal(await sticksOut(page), false, name);
        const width = await page.locator("#chart svg").evaluate((svg) => svg.getBoundingClientRect().width);
        assert.ok(width <= 390, `${name}: ${width}`);
        await accessible(page);
        await page.screenshot({ path: join(screenshots, `${name}-mobile.png`), fullPage: true });
      }
    },
    { width: 390, height: 844 },
  ),
);

const MONTHS = Array.from(
  { length: 40 },
  (_, at) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
);
const SERIES = `series,month,value\n${Array.from({ length: 5000 }, (_, one) =>
  MONTHS.map((month, at) => `Series ${one},${month},${50 + ((at * 7919 + one * 31) % 13)}`).join("\n"),
).join("\n")}\n`;
const ROWS = `unit,deaths,people\n${Array.from({ length: 200_000 }, (_, at) => `Unit ${at % 150},${at % 7},${60 + (at % 41)}`).join("\n")}\n`;

for (const [name, content, question, words] of [
  ["units.csv", ROWS, /Funnel/, "of 150 units"],
  ["series.csv", SERIES, /XmR/, "of 5,000 series"],
]) {
  test(`200,000 rows of ${name} are answered without a standstill`, async (context) => {
    await visit(async (page) => {
      const buffer = Buffer.from(content);
      await neverStill(page, async () => {
        await page.locator('[data-example="gradient"]').click();
        await answered(page);
        await give(page, name, buffer);
        await read(page, name);
        await page.waitForFunction(() =>
          document.getElementById("status").textContent.startsWith("To go on"),
        );
        await watch(page);
        await page.getByRole("radio", { name: question }).check();
        await says(page, words);
      });
      const [took, longest] = await page.evaluate(() => {
        const last = (of) => performance.getEntriesByName(`commonweal:${of}`).at(-1).startTime;
        return [last("end") - last("begin"), Math.max(0, ...window.long.map(({ duration }) => duration))];
      });
      context.diagnostic(`answered in ${Math.round(took)} ms, the longest task ${Math.round(longest)} ms`);
      await answered(page);
      assert.match(await text(page, "#source"), /200,000 rows/);
      await clean(page);
    })();
  });
}

test(
  "long work in many series is cancelled, and the page goes on",
  visit(async (page) => {
    await give(page, "series.csv", Buffer.from(SERIES));
    await read(page, "series.csv");
    // The button is there for less than a second: whoever waits for it presses it at once.
    await page.evaluate(() => {
      const working = document.getElementById("working");
      new MutationObserver((_, observer) => {
        if (working.hidden) return;
        observer.disconnect();
        document.getElementById("cancel").click();
      }).observe(working, { attributes: true });
    });
    await page.getByRole("radio", { name: /XmR/ }).check();
    await page.waitForFunction(() => document.getElementById("status").textContent.startsWith("Cancelled."));
    assert.equal(await page.locator("#working").isVisible(), false);
    await page.locator("#better").selectOption("decrease");
    await says(page, "of 5,000 series");
  }),
);
