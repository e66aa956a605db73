// Is it changing?

import { TableError } from "../csv.js";
import { MOST_ROWS, placed } from "./common.js";
import { phases, readerOf } from "./series.js";
import { summaryOf, viewOfMany } from "./xmr-many.js";
import { viewOfOne } from "./xmr-one.js";

export const needed = (settings) => [[settings.measured, "the column of values"]];

/** Whether each day comes after the one before: text in ISO form sorts as days do. */
const rising = (days) => days.every((day, at) => day !== null && (at === 0 || days[at - 1] < day));

/** The new phases that begin within this series; one alone is told of those that do not. */
function rebase(wanted, series, alone) {
  if (wanted === null) return {};
  if (alone) return { rebase: wanted };
  const own = wanted.filter((day) =>
    series.days ? series.days.indexOf(day) > 0 : day < series.values.length,
  );
  return own.length > 0 ? { rebase: own } : {};
}

export async function view({ commonweal, table, settings, step }) {
  const reader = readerOf(table, settings);
  const wanted = phases(settings.rebase, settings.day !== "");
  const columns = {
    values: settings.measured,
    dates: settings.day,
    target: settings.goal,
  };
  const fields = { rebase: "“New limits from”", target: "“Target”" };

  /** The XmR of a series. Days cost time, and are only asked for where they are shown or wrong. */
  function compute(series, { alone, dated }) {
    const { values, days, target, direction } = series;
    return commonweal.xmr(values, {
      direction,
      rules: settings.rules,
      ...(target === null ? {} : { target }),
      ...(days && (dated || !rising(days)) ? { dates: days } : {}),
      ...rebase(wanted, series, alone),
      ...(settings.unit ? { unit: settings.unit } : {}),
    });
  }

  /** The same, its errors in the words of the page. */
  async function told(series, how) {
    try {
      return compute(series, how);
    } catch (error) {
      const of = series.name && !how.alone ? ` of “${series.name}”` : "";
      const row = (at) => `Row ${series.fileRow(at)}`;
      const reworded = Object.assign(error, { message: inSeries(error.message, of, settings) });
      return placed(Promise.reject(reworded), columns, row, fields);
    }
  }

  const many = reader.names.length > 1;
  const pick = pickOf(reader, settings, many);
  if (!many || pick.chosen) {
    const series = reader.series(pick.chosen ?? reader.names[0]);
    await step(0, 1);
    const result = await told(series, { alone: true, dated: true });
    return { ...viewOfOne(commonweal, result, series, settings), pick: pick.shown };
  }
  if (wanted !== null && settings.day === "") {
    throw new TableError("“New limits from”: choose the column of days, or one series, first.");
  }
  const summaries = [];
  for (const [at, name] of reader.names.entries()) {
    summaries.push(
      summaryOf(await told(reader.series(name), { alone: false, dated: rebases(wanted) }), name),
    );
    await step(at, reader.names.length);
  }
  const detail = (name) => compute(reader.series(name), { alone: false, dated: true });
  const shown = viewOfMany(commonweal, summaries, settings, detail);
  return { ...shown, pick: { ...pick.shown, names: shown.names } };
}

const rebases = (wanted) => wanted !== null;

/** The library speaks of one series; a file may hold many, and calls things otherwise. */
function inSeries(message, of, { series, day }) {
  const said = message
    .replace("the row before too: give one value a day", `an earlier row${of} too: give one value a day`)
    .replace("earlier than the row before:", `earlier than the row before${of ? " it" : ""}${of}:`)
    .replace("give the day of each row", "every value needs its day");
  const apart = series === "" && day !== "" && said.includes("give one value a day");
  return apart ? `${said}, or choose the column that tells series apart` : said;
}

/** Which series is to be shown alone, and the field that asks for it. */
function pickOf(reader, settings, many) {
  if (!many) return { chosen: null, shown: null };
  const wanted = settings.pick.trim();
  const chosen = reader.names.find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? null;
  const note = wanted !== "" && chosen === null ? `No series is called “${wanted}”: here are all.` : "";
  const names = reader.names.slice(0, MOST_ROWS);
  return { chosen, shown: { label: "Show one series (empty for all)", names, note } };
}
