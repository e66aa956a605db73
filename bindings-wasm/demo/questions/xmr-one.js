// One series: its chart with both icons, and its points in a table.

import { given, number, range, sentence, source, whole } from "../format.js";
import { MOST_ROWS } from "./common.js";
import {
  ASSURANCE,
  cautionsOf,
  falseAlarmWords,
  firedAt,
  kindOf,
  reworded,
  variationOf,
} from "./xmr-words.js";

/** More points cannot be told apart. */
const MOST_POINTS = 500;

const unitWords = (unit) => (unit && unit.length < 16 ? unit : "");

function figures(result, series, settings) {
  const { points, lastRow } = result;
  const unit = unitWords(settings.unit);
  const fired = firedAt(result, lastRow);
  const limited = Number.isFinite(points.upperLimit[lastRow]);
  const list = [
    {
      name: `Last value, ${series.place(lastRow)}`,
      value: given(result.lastValue),
      unit,
      limits: limited
        ? `Process limits ${range(points.lowerLimit[lastRow], points.upperLimit[lastRow])}`
        : "No process limits",
      notes: [
        `Mean ${number(points.centre[lastRow])}, from ${whole(result.n)} values.`,
        `${sentence(result.method).slice(0, -1).replace("-/+", "plus and minus")} (${source(result.citation)}).`,
      ],
    },
    {
      name: "Variation",
      words: variationOf(result.variation),
      limits:
        fired.length > 0
          ? sentence(fired.join("; "))
          : limited
            ? "No rule fires at the last value."
            : "Not judged.",
      notes: [falseAlarmWords(result)].filter(Boolean),
    },
  ];
  const target = points.target[lastRow];
  if (Number.isFinite(target)) {
    list.push({
      name: `Target ${given(target)}${unit === "%" ? unit : unit ? ` ${unit}` : ""}`,
      words: ASSURANCE[result.assurance] ?? "Not judged",
      limits: result.assurance
        ? `${result.direction === "increase" ? "More" : "Less"} is better`
        : sentence(result.noAssuranceReason),
      notes: [],
    });
  }
  return list;
}

/** The points as columns; of a long series, the last ones. */
function tableOf(result, series, settings) {
  const { points } = result;
  const all = points.value.length;
  const rows = [...points.value.keys()].slice(-MOST_ROWS);
  const take = (values) => rows.map((row) => values[row] ?? Number.NaN);
  const targets = take(points.target).some(Number.isFinite);
  return {
    head: [
      settings.day || "Value",
      settings.measured === settings.day ? "Value" : settings.measured,
      "Mean",
      "Lower limit",
      "Upper limit",
      ...(targets ? ["Target"] : []),
      "Kind",
      "Rules that fire",
    ],
    columns: [
      take(points.value),
      take(points.centre),
      take(points.lowerLimit),
      take(points.upperLimit),
      ...(targets ? [take(points.target)] : []),
      rows.map((row) => kindOf(points.variation[row])),
      rows.map((row) => firedAt(result, row).join("; ") || "none"),
    ],
    names: rows.map(series.place),
    rows: all,
    more:
      all > rows.length
        ? `The last ${whole(rows.length)} of ${whole(all)} values. The saved table has these too.`
        : "",
    absent: "none",
  };
}

export function viewOfOne(commonweal, result, series, settings) {
  const title = series.name || settings.words.title;
  const labels = { ...settings.words, title, value: settings.unit || settings.measured };
  const fits = result.points.value.length <= MOST_POINTS;
  return {
    title,
    headline: result.sentence,
    figures: figures(result, series, settings),
    spoken: result.sentence,
    cautions: cautionsOf(result, series),
    chart: fits ? reworded(commonweal.xmrChart(result, labels), result, series) : null,
    reading: fits
      ? "Each point is a value. The line in the middle is the mean; the dashed lines are the process limits, which nearly all values keep to while nothing changes. Points where a rule fires differ in shape and colour."
      : `A chart is drawn for up to ${whole(MOST_POINTS)} values; here are ${whole(result.points.value.length)}.`,
    ...tableOf(result, series, settings),
  };
}
