// Examples made by a seeded generator, and called synthetic wherever they are shown.

/** Numbers between 0 and 1, always the same. */
function draws(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** About normal: mean 0, standard deviation 1. */
const normal = (draw) => Array.from({ length: 12 }, draw).reduce((sum, one) => sum + one, -6);

/** Forty departments alike but for three, and for chance. */
export function departments() {
  const draw = draws(7);
  const apart = new Map([
    [8, 0.085],
    [23, 0.042],
    [31, -0.055],
  ]);
  const rows = Array.from({ length: 40 }, (_, at) => {
    const attendances = Math.round(250 + 3800 * draw() ** 1.6);
    const share = 0.24 + (apart.get(at) ?? 0);
    const waited = attendances * share + normal(draw) * Math.sqrt(attendances * share * (1 - share));
    return `Department ${String(at + 1).padStart(2, "0")},${Math.round(waited)},${attendances}`;
  });
  return `department,waited over four hours,attendances\n${rows.join("\n")}\n`;
}

/** Months from April 2022, as ISO text. */
const month = (at) => `${2022 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, "0")}`;

/** One share over three years, which improves in the last. */
export function department() {
  const draw = draws(11);
  const rows = Array.from({ length: 36 }, (_, at) => {
    const level = at < 26 ? 71 : 75.5;
    return `${month(at)},${(level + 1.6 * normal(draw)).toFixed(1)}`;
  });
  return `month,seen within four hours\n${rows.join("\n")}\n`;
}

/** Name, level, spread, step in the last nine months, decimals, target, direction. */
const INDICATORS = [
  ["Seen within four hours (%)", 72, 1.6, 4.5, 1, 78, "increase"],
  ["Cancer: treated within 62 days (%)", 66, 2.4, 0, 1, 85, "increase"],
  ["Falls per 1,000 bed days", 5.6, 0.45, 0, 2, 6.6, "decrease"],
  ["Sickness absence (%)", 4.6, 0.25, 0.75, 2, 4.5, "decrease"],
  ["Complaints answered in time (%)", 91, 1.2, 0, 1, 85, "increase"],
  ["Emergency attendances", 8200, 260, 900, 0, "", "neutral"],
];

/** Six indicators over three years, with their targets and directions. */
export function board() {
  const draw = draws(5);
  const rows = INDICATORS.flatMap(([name, level, spread, step, decimals, target, direction]) =>
    Array.from({ length: 36 }, (_, at) => {
      const value = level + spread * normal(draw) + (at < 27 ? 0 : step);
      return `"${name}",${month(at)},${value.toFixed(decimals)},${target},${direction}`;
    }),
  );
  return `indicator,month,value,target,direction\n${rows.join("\n")}\n`;
}
