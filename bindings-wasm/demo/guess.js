// Which column is probably which: a proposal, for the reader to change.

const WORDS = {
  rank: /decile|quintile|quartile|rank|deprivation group|imd/i,
  population: /^(pop|people|persons|denominator|patients|residents|all people)|population/i,
  people: /^(pop|people|persons|denominator|patients|residents|all people|attendances)|population/i,
  events: /event|death|case|numerator|observed|breach|in .*(decile|quintile|fifth)|count/i,
  counts: /^(events|deaths|cases|numerator|observed)/i,
  errors: /^se$|_se$|standard.?error|std.?err/i,
  value: /value|rate|expectancy|indicator|per.?cent|share|mean|years|dsr|prevalence/i,
  expected: /^expected|expected$|^exp(_|$)/i,
  day: /date|month|week|day|period|time|quarter/i,
  goal: /target|goal|standard/i,
  better: /direction|polarity|better|improvement/i,
  measured: /value|count|number|rate|per.?cent|share|attendances|waits?|total|score/i,
  series: /indicator|measure|metric|series|name|area|place|organisation|trust|unit|ward|site/i,
  place: /unit|name|area|place|organisation|trust|region|system|icb|ward|local authority/i,
};

/** The names proposed for each use, empty where nothing fits; no numeric column is proposed twice for one question. */
export function guess(columns) {
  const numeric = columns.filter((column) => column.numeric).map(({ name }) => name);
  const texts = columns.filter((column) => !column.numeric).map(({ name }) => name);
  const first = (names, words, taken = []) =>
    names.find((name) => words.test(name) && !taken.includes(name)) ?? "";

  const rank = first(numeric, WORDS.rank);
  const errors = first(numeric, WORDS.errors, [rank]);
  const counts = first(numeric, WORDS.counts, [rank, errors]);
  const population = first(numeric, WORDS.population, [rank, errors, counts]);
  const left = numeric.filter((name) => ![rank, errors, counts, population].includes(name));
  const value = first(left, WORDS.value) || (left.length === 1 ? left[0] : "");

  const people = first(numeric, WORDS.people) || first(numeric, WORDS.expected);
  const others = numeric.filter((name) => name !== people);
  const events = first(others, WORDS.events) || (others.length === 1 ? others[0] : "");
  const place = first(texts, WORDS.place) || texts[0] || "";
  const kind = WORDS.expected.test(people) ? "standardised-ratio" : "proportion";
  return {
    value,
    population,
    rank,
    errors,
    counts,
    place,
    events,
    people,
    kind,
    ...overTime(columns, first),
  };
}

/** What an XmR chart is made of: a series is told by a text that stands in many rows. */
function overTime(columns, first) {
  const named = (kept) => columns.filter(kept).map(({ name }) => name);
  const dated = named((column) => column.dated);
  const day = first(dated, WORDS.day) || dated[0] || "";
  const numeric = named((column) => column.numeric && !column.dated);
  const goal = first(numeric, WORDS.goal);
  const left = numeric.filter((name) => name !== goal);
  const measured = first(left, WORDS.measured) || (left.length === 1 ? left[0] : "");
  const texts = named((column) => !column.numeric && !column.dated);
  const direction = first(texts, WORDS.better);
  const repeated = named((column) => column.repeats && texts.includes(column.name));
  const series = first(repeated, WORDS.series, [direction]);
  return { day, measured, series, goal, better: direction && `column:${direction}` };
}
