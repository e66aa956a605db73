// What an XmR chart says, in words: rules, kinds of variation, assurance and cautions.

import { given, number, sentence, whole } from "../format.js";
import { cautionText } from "./common.js";

export const VARIATION = {
  "common-cause": "Common cause",
  "improvement-high": "Improvement, high",
  "improvement-low": "Improvement, low",
  "concern-high": "Concern, high",
  "concern-low": "Concern, low",
  "neutral-high": "Special cause, high",
  "neutral-low": "Special cause, low",
};

export const ASSURANCE = {
  "consistently-passes": "Will meet it",
  "hit-or-miss": "Hit or miss",
  "consistently-fails": "Will miss it",
};

export const variationOf = (code) => VARIATION[code] ?? "Too few values";

/** A rule that fires, on one side. */
export function ruleWords(rule, high) {
  const [side, limit, way] = high ? ["above", "upper", "rising"] : ["below", "lower", "falling"];
  const length = Number(rule.split("-").at(-1));
  if (rule.startsWith("trend-")) return `${length} or more in a row ${way}`;
  if (rule.startsWith("run-")) return `${length} or more in a row ${side} the mean`;
  if (rule.startsWith("two-of-three")) return `two of three near the ${limit} limit`;
  return `${side} the ${limit} limit`;
}

/** All rules that fire at a point. */
export function firedAt({ points, rules }, at) {
  const fired = (bits, high) =>
    rules.filter((_, bit) => (bits >> bit) & 1).map((rule) => ruleWords(rule, high));
  return [...fired(points.firedHigh[at], true), ...fired(points.firedLow[at], false)];
}

const KINDS = { improvement: "Improvement", concern: "Concern", neutral: "Special cause" };

/** The kind of a point; nothing is said where there is nothing to judge it by. */
export const kindOf = (variation) =>
  variation === null ? "Not judged" : (KINDS[variation.split("-")[0]] ?? "Common cause");

/** The library's chart, with its rules in words, its values counted from 1, and a legend of what is there. */
export function reworded(chart, result, series) {
  const dated = result.points.date !== null;
  const judged = result.points.variation.map(kindOf);
  chart.datasets.points.forEach((point, at) => {
    const fired = firedAt(result, at);
    const value = point.value === null ? "missing" : given(point.value);
    point.label = [`${series.place(at)}: ${value}`, judged[at].toLowerCase(), ...fired].join(", ");
    point.rule = fired.join(", ");
    if (point.kind === "Neither") point.kind = KINDS.neutral;
    if (!dated) point.at += 1;
  });
  if (!dated) for (const end of chart.datasets.ends) end.at += 1;
  const kinds = new Set(chart.datasets.points.map(({ kind }) => kind));
  for (const { encoding } of chart.layer) {
    if (!dated && encoding.x?.axis) encoding.x.axis.title = "Value, in the order of the file";
    for (const { scale, legend } of [encoding.color, encoding.shape].filter((of) => of?.scale)) {
      scale.domain = scale.domain.map((kind) => (kind === "Neither" ? KINDS.neutral : kind));
      legend.values = scale.domain.filter((kind) => kinds.has(kind));
    }
  }
  return chart;
}

const count = (n, one, many) => `${whole(n)} ${n === 1 ? one : many}`;

/** Cautions of one series, and the gaps that it has. */
export function cautionsOf(result, series) {
  const gaps = result.points.value.filter((value) => value === null || Number.isNaN(value)).length;
  const said = result.cautions.map((caution) =>
    caution.code === "last-row-missing"
      ? `The last value is that of row ${series.fileRow(result.lastRow)} of the file: the rows after it are empty, and the icons do not know of them.`
      : cautionText(caution),
  );
  if (gaps > 0) {
    said.push(
      `${count(gaps, "value is", "values are")} missing: their places are kept, and runs and moving ranges end there.`,
    );
  }
  if (result.direction === "neutral") {
    said.push("Say which direction is better to have special causes told as improvement or concern.");
  }
  return said;
}

/** How often the rules fire where nothing changes. */
export function falseAlarmWords({ falseAlarms }) {
  if (falseAlarms === null) return "";
  const percent = (share) => `${number(share * 100)}%`;
  return sentence(
    `Where nothing changes, a rule fires at the last value in ${percent(falseAlarms.lastPoint)} of series this long, and at some value in ${percent(falseAlarms.anyPoint)}`,
  );
}

/** Cautions of many series by kind: what each is about, without the figures of one of them. */
export const MANY = {
  "few-points": "fewer than 13 values, too few for limits, rules and icons.",
  "short-baseline": "limits from fewer than 13 values.",
  "provisional-limits":
    "limits from fewer than 20 values, which are provisional: compute them again as values come in.",
  "constant-series": "no value differs from the one before: check the data.",
  "no-limits": "no two values in a row, and so no limits.",
  "changing-process":
    "rules fire at more than half of the values: look for when the process changed, and start new limits there where the cause is known.",
  autocorrelated:
    "values follow each other, so limits are too narrow and rules fire too often, unless a change of level explains it.",
  "last-row-missing": "the last values are missing, and the icons are about the last that there is.",
};
