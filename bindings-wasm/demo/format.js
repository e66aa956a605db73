// Numbers and names as people read them.

/** Three significant digits, at most four decimals, never fewer digits than the whole number has: as in the charts. */
export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "withheld";
  const size = Math.abs(value);
  const decimals = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
  return fixed(value, decimals);
}

function fixed(value, decimals) {
  return value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Both limits, with as many more digits as it takes to tell them apart. */
export function range(lower, upper) {
  let written = [number(lower), number(upper)];
  for (let decimals = 1; written[0] === written[1] && lower !== upper && decimals <= 8; decimals += 1) {
    written = [fixed(lower, decimals), fixed(upper, decimals)];
  }
  return written.join(" to ");
}

/** A number of a table, with the decimals that its column needs to tell its values apart. */
export function column(values, absent = "withheld") {
  const finite = values.filter(Number.isFinite);
  const largest = Math.max(...finite.map(Math.abs), 0);
  const whole = finite.every(Number.isInteger);
  const decimals = whole ? 0 : largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 1 ? 2 : 4;
  return (value) => (Number.isFinite(value) ? fixed(value, decimals) : absent);
}

/** A number that is only said roughly: two significant digits. */
export const about = (value) => Number(value.toPrecision(2)).toLocaleString("en-GB");

/** A number as it was given where that is short. */
export function given(value) {
  const text = String(value);
  return text.length <= 6 && !text.includes("e")
    ? value.toLocaleString("en-GB", { maximumFractionDigits: 6 })
    : number(value);
}

export const whole = (value) => value.toLocaleString("en-GB", { maximumFractionDigits: 0 });

export const percent = (level) => `${Number((level * 100).toFixed(6))}%`;

const METHODS = {
  "exact-poisson": "exact Poisson",
  byar: "Byar’s approximation",
  wilson: "Wilson’s score interval",
  propagated: "propagated from the groups’ standard errors",
  "regression-classical": "from the scatter about the line",
  "regression-hc1": "from the scatter about the line (HC1)",
  simulated: "simulated",
};

export const method = (code) => METHODS[code] ?? code.replaceAll("-", " ");

/** A sentence from a phrase. */
export function sentence(phrase) {
  const text = phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** "one", "one and two", "one, two and three". */
export const list = (words) => words.join(", ").replace(/, ([^,]*)$/, " and $1");

/** The key of a source as people cite it: "Spiegelhalter 2005". */
export const source = (key) =>
  key
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
