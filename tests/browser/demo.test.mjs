// The demo page in Chromium: a file made here, given through the file input, and what a visitor sees.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, figure, marks, neverStill, visits, watch } from "./page.mjs";
import { answered, give, screenshots, start, text } from "./support.mjs";

const YEARS = [73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175];
/** The published table, its rows from the least deprived up, as a spreadsheet on the continent saves it. */
const FILE = `\uFEFFDecile;"Years; expected";Persons\r\n${YEARS.map(
  (years, at) => `${at + 1};${years};"1000"\r\n`,
)
  .reverse()
  .join("")}`;

let site;
before(async () => {
  site = await start();
});
after(() => site.close());

const visit = visits(() => site);

test(
  "the page is alive before a file is chosen",
  visit(async (page) => {
    assert.match(await text(page, "#result-title"), /Life expectancy/);
    assert.match(await text(page, "#subtitle"), /Office for National Statistics, 27 March 2019/);
    const slope = await figure(page, 0).innerText();
    assert.match(slope, /9\.40 years/);
    assert.match(slope, /95% interval 7\.39 to 11\.4/);
    assert.match(slope, /scatter about the line/);
    assert.match(slope, /Least deprived minus most deprived/);
    assert.match(await figure(page, 1).innerText(), /1\.13/);
    assert.match(await text(page, "#cautions"), /standard errors or events/);
    assert.equal(await marks(page, "groups"), 10);
    assert.equal(await marks(page, "range"), 10);
    assert.equal(await page.locator("#table tbody tr").count(), 10);
    assert.match(
      await page.locator("#chart").getAttribute("aria-label"),
      /10 groups from the most to the least deprived/,
    );
    await accessible(page);
    await page.screenshot({ path: join(screenshots, "gradient-desktop.png"), fullPage: true });
  }),
);

test(
  "a file is given and measured by keyboard only",
  visit(async (page) => {
    /** Tabs on to what has this id. */
    const reach = async (id) => {
      for (let step = 0; step < 60; step += 1) {
        if ((await page.evaluate(() => document.activeElement.id)) === id) return;
        await page.keyboard.press("Tab");
      }
      assert.fail(`${id} cannot be reached by Tab`);
    };
    const choosing = page.waitForEvent("filechooser");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the result");
    await reach("file");
    await page.keyboard.press("Enter");
    await (await choosing).setFiles({ name: "years.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
    await page.waitForFunction(() => document.getElementById("source").textContent.includes("years.csv"));
    assert.match(await text(page, "#source"), /“years\.csv”: 10 rows, 3 columns/);
    // Which end is the most deprived is never guessed.
    await page.waitForFunction(() =>
      document.getElementById("status").textContent.startsWith("To go on, choose"),
    );
    assert.equal(await text(page, "#status"), "To go on, choose which rank the most deprived have.");
    assert.equal(await page.locator("#answer").isVisible(), false);

    await reach("value");
    await page.keyboard.type("Years");
    await reach("population");
    await page.keyboard.type("Persons");
    await reach("rank");
    await page.keyboard.type("Decile");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await answered(page);
    assert.match(await figure(page, 0).innerText(), /9\.40\s/);
    assert.equal(await marks(page, "groups"), 10);
    assert.deepEqual(await page.locator("#table tbody tr").first().locator("td").allInnerTexts(), [
      "10",
      "83.32",
      "1,000",
      "83.70",
    ]);

    // The other way round, with the arrow key: the sign turns.
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.querySelector(".value").textContent === "-9.40");

    // The words, behind a summary.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await reach("title");
    await page.keyboard.type("Our own title");
    await reach("unit");
    await page.keyboard.type("years");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("result-title").textContent === "Our own title");
    assert.match(await figure(page, 0).innerText(), /-9\.40 years/);
    await accessible(page);
  }),
);

test(
  "a dropped file is read as well",
  visit(async (page) => {
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], "dropped.csv", { type: "text/csv" }));
      return transfer;
    }, FILE);
    await page.dispatchEvent("#drop", "dragover", { dataTransfer: data });
    assert.match(await page.locator("#drop").getAttribute("class"), /over/);
    await page.dispatchEvent("#drop", "drop", { dataTransfer: data });
    await page.waitForFunction(() => document.getElementById("source").textContent.includes("dropped.csv"));
  }),
);

test(
  "places side by side, their names as text",
  visit(async (page) => {
    const name = '<img src=x onerror="alert(1)">';
    const rows = [`"${name.replaceAll('"', '""')}",30,100`, '"=SUM(A1)",3,100', "Dorset,2,80"];
    await give(page, `${name}.csv`, `place,deaths,people\n${rows.join("\n")}\n`);
    await page.waitForFunction(() => document.getElementById("source").textContent.includes("3 rows"));
    await page.getByRole("radio", { name: /Variation/ }).check();
    await page.waitForFunction(() => document.querySelectorAll("#chart .places_marks path").length === 3);
    assert.match(await figure(page, 0).innerText(), /12\.5 per cent/);
    assert.equal(await page.locator("#table tbody th").first().innerText(), name);
    assert.equal(await page.locator("#chart img, #table img, #source img, h2 img").count(), 0);
    assert.match(await text(page, "#source"), /<img src=x/);
    await accessible(page);
    await page.locator("#chart .places_marks path").first().hover();
    assert.equal(await page.locator("img").count(), 0);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#save-table").click(),
    ]);
    const saved = readFileSync(await download.path(), "utf8");
    assert.match(saved, /"<img src=x onerror=""alert\(1\)"">",30,100,30,/);
    assert.match(saved, /^'=SUM\(A1\),3,100,3,/m);
    const [picture] = await Promise.all([page.waitForEvent("download"), page.locator("#save-chart").click()]);
    assert.match(readFileSync(await picture.path(), "utf8"), /^<svg.*&lt;img src=x/s);

    await page.getByRole("radio", { name: /rate per 100,000/ }).check();
    await page.waitForFunction(() => document.querySelector(".value").textContent === "12,500");
    assert.match(await text(page, "#cautions"), /Dorset.*fewer than 10 events/s);
    await give(page, "twice.csv", "place,deaths,people\nDorset,1,80\nKent,2,80\nDorset,3,80\n");
    await page.waitForFunction(() => !document.getElementById("trouble").hidden);
    assert.match(
      await text(page, "#trouble"),
      /^Row 4, column “place”: “Dorset” stands in an earlier row too/,
    );
  }),
);

/** Asks for many draws and cancels. On a busy machine the answer may be there before the button is reached: five tries. */
async function cancelled(page) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await page.locator("#draws").selectOption("100000");
    await answered(page);
    await page.locator("#draws").selectOption("10000000");
    await page
      .locator("#cancel")
      .click({ timeout: 3000 })
      .catch(() => {});
    await answered(page);
    if ((await text(page, "#status")).startsWith("Cancelled.")) return;
  }
  assert.fail("no cancel was heard");
}

test(
  "a million draws: the page never stands still, and a cancel is heard",
  visit(async (page) => {
    const errors = YEARS.map((years, at) => `${at + 1},${years},0.1`).join("\n");
    await give(page, "errors.csv", `decile,value,se\n${errors}\n`);
    await page.waitForFunction(() => document.getElementById("source").textContent.includes("errors.csv"));
    await page.locator("summary").click();
    await page.locator("#population").selectOption("=");
    await page.getByRole("radio", { name: /lowest rank/ }).check();
    await answered(page);
    await page.evaluate(() => {
      window.steps = new Set();
      const progress = document.getElementById("progress");
      new MutationObserver(() => window.steps.add(progress.value)).observe(progress, { attributes: true });
    });
    await page.locator("#interval").selectOption("simulated");
    for (const [draws, words] of [
      ["1000000", "1,000,000 draws"],
      ["10000000", "10,000,000 draws"],
    ]) {
      await neverStill(page, async () => {
        await page.locator("#draws").selectOption("100000");
        await page.waitForFunction(() =>
          document.querySelector(".figure")?.innerText.includes("100,000 draws"),
        );
        await answered(page);
        await watch(page);
        await page.locator("#draws").selectOption(draws);
        await page.waitForFunction(
          (said) => document.querySelector(".figure")?.innerText.includes(said),
          words,
        );
      });
      assert.match(await figure(page, 0).innerText(), new RegExp(`Limits simulated, ${words}, seed 1`));
    }
    assert.ok((await page.evaluate(() => window.steps.size)) > 100);

    await cancelled(page);
    assert.equal(await page.locator("#working").isVisible(), false);
    await page.locator("#draws").selectOption("100000");
    await page.waitForFunction(() => document.querySelector(".figure")?.innerText.includes("100,000 draws"));
    assert.match(await figure(page, 0).innerText(), /9\.40/);
  }),
);

test(
  "200,000 rows are answered without a standstill",
  visit(async (page) => {
    const rows = Array.from(
      { length: 200_000 },
      (_, at) => `area ${at},${at + 1},${(70 + at / 20_000).toFixed(3)},${1500 + (at % 7)}`,
    );
    const content = Buffer.from(`area,rank,value,population\n${rows.join("\n")}\n`);
    await neverStill(page, async () => {
      await page.locator('[data-example="gradient"]').click();
      await answered(page);
      await watch(page);
      await give(page, "areas.csv", content);
      await page.waitForFunction(() =>
        document.getElementById("source").textContent.includes("200,000 rows"),
      );
      await page.getByRole("radio", { name: /lowest rank/ }).check();
      await page.waitForFunction(() =>
        document.getElementById("status").textContent.startsWith("200,000 groups"),
      );
    });
    assert.match(await figure(page, 0).innerText(), /10\.0/);
    assert.match(await text(page, "#reading"), /up to 400 groups/);
    assert.match(await text(page, "#more"), /first 200 of 200,000/);
  }),
);

/** What is wrong with a file, and what the page says about it. */
const BAD = [
  ["an empty file", "", "The file is empty."],
  ["only a header", "rank,value\n", "The file has a header, but no rows below it."],
  [
    "a missing field",
    "rank,value\n1,2\n3\n",
    "Row 3 has 1 field, the header has 2. A separator inside a field needs quotes around the field.",
  ],
  ["an open quote", 'rank,value\n1,2\n2,"3\n', "Row 3: a quote is opened and never closed."],
  [
    "text after a quote",
    'rank,value\n1,2\n2,"3"4\n',
    "Row 3: text follows a closing quote. Inside quotes, a quote is written twice.",
  ],
  [
    "a name twice",
    "rank,value,rank\n1,2,3\n",
    "Two columns are called “rank”. Give each column a name of its own.",
  ],
  [
    "a spreadsheet",
    Buffer.from("PK\u0003\u0004\u0000\u0000"),
    "This is not a text file. Save the table as CSV, and choose that.",
  ],
  [
    "a thousands separator",
    'rank,value\n1,2\n\n2,"1,234"\n3,4\n',
    "Row 4, column “value”: “1,234” has a separator that can be read in two ways. Write numbers without thousands separators, and with a decimal point.",
  ],
  [
    "a decimal comma",
    "rank;value\n1;2,5\n2;3,5\n3;4\n4;5\n5;6\n",
    "Row 2, column “value”: “2,5” has a separator that can be read in two ways. Write numbers without thousands separators, and with a decimal point.",
  ],
  [
    "text for a number",
    "rank,value\n1,2\n2,about 3\n3,4\n",
    "Row 3, column “value”: “about 3” is not a number.",
  ],
  [
    "a missing value",
    "rank,value\n1,2\n2,\n3,4\n",
    "Row 3, column “value” is empty: fill it in, or tick “Leave out rows with missing values”.",
  ],
  ["one rank", "rank,value\n1,2\n1,3\n", /^Column “rank” .*rank/],
];

test(
  "what is wrong with a file is said in plain words, with its row and column",
  visit(async (page) => {
    for (const [what, content, expected] of BAD) {
      await page.locator('[data-example="gradient"]').click();
      await answered(page);
      await give(page, "bad.csv", content);
      await page.waitForFunction(
        () =>
          !document.getElementById("trouble").hidden ||
          document.getElementById("source").textContent.includes("bad.csv"),
      );
      if (await page.locator("#trouble").isHidden()) {
        await page.locator("#value").selectOption("value");
        await page.locator("#rank").selectOption("rank");
        await page.locator("#population").selectOption("=");
        await page.getByRole("radio", { name: /lowest rank/ }).check();
        await page.waitForFunction(() => !document.getElementById("trouble").hidden);
      }
      const said = await text(page, "#trouble");
      if (typeof expected === "string") assert.equal(said, expected, what);
      else assert.match(said, expected, what);
      assert.equal(await page.locator("#answer").isVisible(), false, what);
    }
    await accessible(page);
    await page.screenshot({ path: join(screenshots, "trouble.png"), fullPage: true });
    // And the page goes on.
    await give(page, "gaps.csv", "rank,value\n1,20\n2,\n3,40\n4,50\n");
    await page.waitForFunction(() => document.getElementById("source").textContent.includes("gaps.csv"));
    await page.locator("#population").selectOption("=");
    await page.getByRole("radio", { name: /lowest rank/ }).check();
    await page.waitForFunction(() => !document.getElementById("trouble").hidden);
    await page.locator("summary").click();
    await page.getByRole("checkbox", { name: /Leave out rows/ }).check();
    await page.waitForFunction(() => document.getElementById("trouble").hidden);
    await answered(page);
    assert.match(await text(page, "#cautions"), /1 row was left out/);
    assert.equal(await marks(page, "groups"), 3);
  }),
);

test(
  "on a telephone nothing sticks out",
  visit(
    async (page) => {
      const fits = () =>
        page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
      assert.ok(await fits());
      await accessible(page);
      await page.screenshot({ path: join(screenshots, "gradient-mobile.png"), fullPage: true });
      await page.locator('[data-example="places"]').click();
      await page.waitForFunction(() => document.querySelectorAll("#chart .places_marks path").length === 7);
      await answered(page);
      assert.ok(await fits());
      assert.match(await figure(page, 0).innerText(), /23\.8 per cent/);
      await accessible(page);
      await page.screenshot({ path: join(screenshots, "places-mobile.png"), fullPage: true });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.waitForFunction(() => document.querySelector("#chart svg").clientWidth > 600);
      await page.screenshot({ path: join(screenshots, "places-desktop.png"), fullPage: true });
    },
    { width: 390, height: 844 },
  ),
);

test(
  "nothing but the page's own files is ever asked for",
  visit(async (page, complaints) => {
    const asked = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin),
    );
    assert.ok(asked.length > 10);
    assert.deepEqual([...new Set(asked)], [new URL(page.url()).origin]);
    // The policy bites: what would leave is refused.
    const refused = await page.evaluate(() =>
      fetch("https://example.org/").then(
        () => false,
        () => true,
      ),
    );
    assert.ok(refused);
    assert.match(complaints.splice(0).join(" "), /Content Security Policy/);
  }),
);
