// Many series at a glance: a row of icons each, those that ask for a look first.

import { about, given, whole } from "../format.js";
import { MOST_ROWS } from "./common.js";
import { ASSURANCE, MANY, variationOf } from "./xmr-words.js";

/** More rows are not taken in at a glance. */
const MOST_ICONS = 30;

/** A line as short as that in a grid has no room for more values. */
const MOST_VALUES = 100;

/** The end of a series, which is what its row in the grid shows. */
function endOf(result) {
  const from = Math.max(0, result.points.value.length - MOST_VALUES);
  const last = (name) => [name, result.points[name].slice(from)];
  const points = Object.fromEntries(["value", "lowerLimit", "upperLimit", "target"].map(last));
  return { ...result, points, lastRow: Math.max(0, result.lastRow - from) };
}

/** What is kept of each series: the rest would fill the memory. */
export const summaryOf = (result, name) => ({
  name,
  variation: result.variation,
  assurance: result.assurance,
  last: result.lastValue,
  n: result.n,
  target: result.points.target[result.lastRow] ?? Number.NaN,
  lastPoint: result.falseAlarms?.lastPoint ?? Number.NaN,
  cautions: result.cautions.map(({ code }) => code),
});

const kind = ({ variation }) => variation?.split("-")[0] ?? "none";

const URGENT = ["concern", "improvement", "neutral", "common", "none"];

/** Concerns first, then improvements, then what is left; as in the file where that is the same. */
export const byUrgency = (series) =>
  series.toSorted((a, b) => URGENT.indexOf(kind(a)) - URGENT.indexOf(kind(b)));

function headline(series, kinds) {
  const special = ["improvement", "concern", "neutral"].reduce((sum, of) => sum + kinds[of], 0);
  const parts = [
    [kinds.improvement, "improvement", "improvements"],
    [kinds.concern, "cause for concern", "causes for concern"],
    [kinds.neutral, "neither good nor bad", "neither good nor bad"],
  ]
    .filter(([n]) => n > 0)
    .map(([n, one, many]) => `${whole(n)} ${n === 1 ? one : many}`);
  const said =
    special === 0
      ? `None of ${whole(series.length)} series shows a special cause at its last value.`
      : `${whole(special)} of ${whole(series.length)} series ${special === 1 ? "shows" : "show"} a special cause at the last value: ${parts.join(", ")}.`;
  const judged = series.filter((one) => one.variation !== null);
  const chance = judged.reduce((sum, one) => sum + one.lastPoint, 0);
  return judged.length > 0 && Number.isFinite(chance)
    ? `${said} If nothing changed anywhere, ${about(chance)} would on average.`
    : said;
}

function figures(series, kinds) {
  const held = (assurance) => series.filter((one) => one.assurance === assurance).length;
  const withTarget = series.filter((one) => one.assurance !== null).length;
  const list = [
    {
      name: "Concern",
      value: whole(kinds.concern),
      unit: `of ${whole(series.length)}`,
      limits: `Improvement ${whole(kinds.improvement)}`,
      notes: [
        `Common cause variation only: ${whole(kinds.common)}.`,
        ...(kinds.neutral > 0 ? [`Special cause, neither good nor bad: ${whole(kinds.neutral)}.`] : []),
        ...(kinds.none > 0 ? [`Too few values to tell: ${whole(kinds.none)}.`] : []),
      ],
    },
  ];
  if (withTarget > 0) {
    list.push({
      name: "Will miss the target",
      value: whole(held("consistently-fails")),
      unit: `of ${whole(withTarget)}`,
      limits: `Will meet it ${whole(held("consistently-passes"))}`,
      notes: [`Hit or miss: ${whole(held("hit-or-miss"))}.`],
    });
  }
  return list;
}

/** One sentence a kind of caution, with the series that it is about. */
function cautions(series) {
  const codes = new Set(series.flatMap((one) => one.cautions));
  return [...codes].map((code) => {
    const about = series.filter((one) => one.cautions.includes(code)).map(({ name }) => name);
    const more = about.length > 3 ? ` and ${whole(about.length - 3)} more` : "";
    return `${about.slice(0, 3).join(", ")}${more}: ${MANY[code] ?? "see the chart of the series."}`;
  });
}

/** @param detail computes one series again, in full */
export function viewOfMany(commonweal, series, settings, detail) {
  const kinds = Object.fromEntries(URGENT.map((of) => [of, series.filter((one) => kind(one) === of).length]));
  const ordered = byUrgency(series);
  const drawn = ordered.slice(0, MOST_ICONS);
  const names = drawn.map(({ name }) => name);
  const labels = { ...settings.words, names };
  const shown = ordered.slice(0, MOST_ROWS);
  const targets = shown.some(({ target }) => Number.isFinite(target));
  const said = headline(series, kinds);
  const unjudged = series.every((one) => kind(one) !== "improvement" && kind(one) !== "concern");
  return {
    headline: said,
    figures: figures(series, kinds),
    spoken: said,
    cautions: [
      ...cautions(series),
      ...(unjudged && kinds.neutral > 0
        ? ["Say which direction is better to have special causes told as improvement or concern."]
        : []),
    ],
    chart: commonweal.xmrIcons(
      names.map((name) => endOf(detail(name))),
      labels,
    ),
    reading: `A row a series${ordered.length > drawn.length ? `, the first ${whole(drawn.length)} of ${whole(ordered.length)}, concerns first` : ""}: its values between their process limits, the last value, and what the icons say: H or L, a special cause on the high or low side, as a triangle for improvement and a square for concern; ~, common cause only; P, F or ?, whether the target will be passed, failed, or either.`,
    head: [
      settings.series,
      "Last value",
      ...(targets ? ["Target"] : []),
      "Variation",
      ...(targets ? ["Assurance"] : []),
      "Values",
    ],
    columns: [
      shown.map(({ last }) => given(last)),
      ...(targets ? [shown.map(({ target }) => (Number.isFinite(target) ? given(target) : "none"))] : []),
      shown.map(({ variation }) => variationOf(variation)),
      ...(targets ? [shown.map(({ assurance }) => ASSURANCE[assurance] ?? "Not judged")] : []),
      shown.map(({ n }) => n),
    ],
    names: shown.map(({ name }) => name),
    rows: ordered.length,
    absent: "none",
  };
}
