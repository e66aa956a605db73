// Which units differ by more than chance?

import { about, given, list, number, percent, range, sentence, source, whole } from "../format.js";
import { cautionText, MOST_ROWS, placed } from "./common.js";
import { funnelChart } from "./funnel-chart.js";
import { typedNumber } from "./series.js";
import { addedUp, standsIn, unitsOf } from "./units.js";

const KINDS = {
  proportion: { per: 100, unit: "per cent", axis: "Per cent" },
  rate: { per: 100_000, unit: "per 100,000", axis: "Per 100,000" },
  "standardised-ratio": { per: 1, unit: "observed over expected", axis: "Observed over expected" },
};

const SCATTER = {
  additive: "Variance between units added (DerSimonian and Laird 1986)",
  "additive-winsorised": "Variance between units added, the outer ones pulled in (Spiegelhalter 2005)",
  shmi: "The recipe of the Summary Hospital-level Mortality Indicator",
};

const SCALES = { arcsine: "arcsine", "square-root": "square-root", log: "logarithmic" };

const READINGS = { "not-different": "not different", better: "better", worse: "worse" };

export const needed = (settings) => [
  [settings.place, "the column of names"],
  [settings.events, "the column of events"],
  [settings.people, "the column of people"],
];

const adjustedFor = (result) => result.overdispersion !== "none";

/** The answer under the account that was asked for. */
const asked = (result) => (adjustedFor(result) ? result.overdispersed.answer : result.naive);

/** Limits from the narrowest to the widest. */
const ends = (answer) => answer.limits.toSorted((a, b) => a.level - b.level);

const outside = ({ above, below }) => above + below;

/** The same in a table. */
function standsShort(flag, answer) {
  return flag === "inside" ? "inside" : stands(flag, answer).replace(/the (.*) limits/, "$1");
}

/** Where a unit stands, in words. */
function stands(flag, answer) {
  const levels = ends(answer).map(({ level }) => percent(level));
  const level = flag.startsWith("far-") ? levels.at(-1) : levels[0];
  if (flag === "inside") return `inside the ${level} limits`;
  return `${flag.endsWith("above") ? "above" : "below"} the ${level} limits`;
}

/** How many lie outside, and how many would by chance. */
function headline(result) {
  const units = whole(result.value.length);
  const [narrow, wide] = ends(asked(result));
  const cause = adjustedFor(result) ? "chance and this scatter" : "chance alone";
  const told = (limit, of, first) => {
    const which = first && adjustedFor(result) ? " that allow for the units’ own scatter" : "";
    const limits = `outside the ${percent(limit.level)} limits${which}`;
    const would = `${first ? `${cause} would put` : "where it would be"} ${about(limit.expectedOutside)}${first ? " there on average" : ""}`;
    if (outside(limit) === 0) return `None${of} lies ${limits}`;
    const verb = outside(limit) === 1 ? "lies" : "lie";
    return `${whole(outside(limit))}${of} ${verb} ${limits}${first ? ";" : ","} ${would}`;
  };
  const second = sentence(told(narrow, "", false));
  return `${told(wide, ` of ${units} units`, true)}. ${second}`;
}

/** The scatter between units, where the library looked at it. */
function scatterFigure(result) {
  const scatter = result.overdispersed;
  if (scatter === null) return [];
  const wide = ends(scatter.answer).at(-1);
  const { tau2Interval: interval } = scatter;
  const limits = interval
    ? `, ${percent(interval.level)} interval ${range(interval.lower, interval.upper)}`
    : "";
  return [
    {
      name: "Allowing for the units’ own scatter",
      value: whole(outside(wide)),
      unit: `of ${whole(result.value.length)} outside`,
      limits: `${whole(wide.above)} above and ${whole(wide.below)} below the ${percent(wide.level)} limits`,
      notes: [
        `${SCATTER[scatter.method]}, on the ${SCALES[scatter.scale]} scale: ${number(scatter.tau2)}${limits}.`,
        `Squared distances are ${number(scatter.phi)} on average; 1 is what chance alone brings.`,
      ],
    },
  ];
}

function figures(result, kind) {
  const wide = ends(result.naive).at(-1);
  const given = result.targetSource === "pooled" ? "All units together" : "Compared with";
  return [
    {
      name: given,
      value: number(result.target),
      unit: kind.unit,
      limits: `Limits at ${list(ends(result.naive).map(({ level }) => percent(level)))}`,
      notes: [
        `Method: ${result.method} (${source(result.citation)}).`,
        ...(result.targetSource === "standard" ? ["The recipe compares with 1, the standard."] : []),
      ],
    },
    {
      name: "Outside the limits of chance",
      value: whole(outside(wide)),
      unit: `of ${whole(result.value.length)}`,
      limits: `${whole(wide.above)} above and ${whole(wide.below)} below the ${percent(wide.level)} limits`,
      notes: [`By chance alone, ${about(wide.expectedOutside)} on average.`],
    },
    ...scatterFigure(result),
  ];
}

/** The counts behind a value. */
function counted({ kind, events, population }, at) {
  const [happened, among] = [given(events[at]), given(population[at])];
  return kind === "standardised-ratio"
    ? `${happened} observed, ${among} expected`
    : `${happened} of ${among}`;
}

/** A figure for each unit that the reader asked for. */
function pickedFigures(result, units, picked, kind) {
  const answer = asked(result);
  const [narrow] = ends(answer);
  return picked.map((name) => {
    const at = units.names.indexOf(name);
    const reading = result.reading ? [`Read as ${READINGS[result.reading[at]]}.`] : [];
    return {
      name,
      value: number(result.value[at]),
      unit: kind.unit,
      limits: sentence(stands(result.flag[at], answer)),
      notes: [
        `${counted(result, at)}. ${percent(narrow.level)} limits at this size: ${range(narrow.lower[at], narrow.upper[at])}.`,
        ...reading,
      ],
    };
  });
}

/** The caution that chance is the wrong question, with the answer to the right one. */
function cautionOf(caution, result) {
  if (caution.code !== "beyond-chance") return cautionText(caution);
  const said = caution.message.split("; read ")[0].replace(" %", "%");
  const wide = result.overdispersed && ends(result.overdispersed.answer).at(-1);
  if (!wide) return sentence(said);
  const left = outside(wide) === 0 ? "none" : whole(outside(wide));
  return adjustedFor(result)
    ? `${said}. The limits that allow for the scatter that the units have anyway leave ${left} outside.`
    : `${said}. Limits that allow for the scatter that the units have anyway leave ${left} outside.`;
}

/** The units that the reader named, and what to say of a name that nobody has. */
function pickedUnits(text, names) {
  const wanted = text
    .split(";")
    .map((name) => name.trim())
    .filter(Boolean);
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const unknown = wanted.filter((name) => !known.has(name.toLowerCase()));
  return {
    picked: [...new Set(wanted.map((name) => known.get(name.toLowerCase())).filter(Boolean))],
    note: unknown.length > 0 ? `No unit is called ${list(unknown.map((name) => `“${name}”`))}.` : "",
  };
}

export async function view({ commonweal, table, settings, step }) {
  const kind = KINDS[settings.kind];
  const target = typedNumber(settings.against, "“Compared with”");
  const units = unitsOf(table, settings);
  const options = {
    kind: settings.kind,
    per: kind.per,
    limits: settings.funnelLimits,
    overdispersion: settings.overdispersion,
    polarity: settings.polarity,
    ...(target === null ? {} : { target }),
  };
  await step(0, 1);
  const columns = { events: settings.events, population: settings.people };
  const fields = {
    target: "“Compared with”",
    overdispersion: "“Limits allow for”",
    limits: "“Limits of chance”",
  };
  const compute = async () => commonweal.funnel(units.events, units.sizes, options);
  const result = await placed(compute(), columns, standsIn(units), fields);
  await step(1, 1);

  const answer = asked(result);
  const order = [...result.value.keys()].sort((a, b) => Math.abs(answer.z[b]) - Math.abs(answer.z[a]));
  const { picked, note } = pickedUnits(settings.pick, units.names);
  const labels = { ...settings.words, value: kind.axis, size: settings.people };
  const { chart, drawn } = funnelChart(commonweal, result, { names: units.names, order, picked, labels });
  const shown = order.slice(0, MOST_ROWS);
  const take = (values) => shown.map((row) => values[row]);
  const wide = ends(answer).at(-1);
  const said = headline(result);
  const scattered = result.overdispersed !== null;
  return {
    headline: said,
    offer:
      scattered && !adjustedFor(result)
        ? { words: "Allow for the units’ own scatter", name: "overdispersion", value: "additive" }
        : null,
    figures: [...pickedFigures(result, units, picked, kind), ...figures(result, kind)],
    spoken: said,
    cautions: [...addedUp(units), ...result.cautions.map((caution) => cautionOf(caution, result))],
    chart,
    reading: [
      drawn,
      chart
        ? `Each mark is a unit: the larger it is, the further to the right, where chance moves it less. Grey lines are the limits of chance about the target${scattered ? "; orange lines allow for the units’ own scatter too" : ""}.`
        : "No unit lies outside the limits, and there are too many units to draw those inside.",
    ]
      .filter(Boolean)
      .join(" "),
    head: [
      settings.place,
      settings.events,
      settings.people,
      kind.axis,
      `${percent(wide.level)} limits from`,
      "to",
      "Standard errors away",
      "Against the limits",
      ...(result.reading ? ["Read as"] : []),
    ],
    columns: [
      take(result.events),
      take(result.population),
      take(result.value),
      take(wide.lower),
      take(wide.upper),
      take(answer.z),
      shown.map((row) => standsShort(result.flag[row], answer)),
      ...(result.reading ? [shown.map((row) => READINGS[result.reading[row]])] : []),
    ],
    names: take(units.names),
    rows: units.names.length,
    pick: { label: "Point out a unit (several with “;” between)", names: take(units.names), note },
  };
}
