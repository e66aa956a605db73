// Charts for the width that there is: the same specification, with its words in lines that fit.

/** Charts narrower than this, in pixels, are those of a telephone. */
const NARROW = 500;

/** Text in lines that fit so many letters. */
function lines(text, most) {
  const made = [""];
  for (const word of text.split(" ")) {
    const last = made.at(-1);
    if (last !== "" && last.length + 1 + word.length > most) made.push(word);
    else made[made.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return made.length === 1 ? made[0] : made;
}

/** A copy whose axes have their titles in lines that fit. */
function copied(specification, width) {
  const letters = Math.floor(width / 7);
  const narrower = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => narrower(item));
    if (value === null || typeof value !== "object") return value;
    const fields = Object.entries(value).map(([name, field]) => [name, narrower(field, name)]);
    const made = Object.fromEntries(fields);
    if (key === "axis" && typeof made.title === "string") made.title = lines(made.title, letters);
    if (key === "axis" && made.values && width < NARROW) made.values = [0, 0.5, 1];
    if (key === "axis" && made.labelLimit) made.labelLimit = Math.min(made.labelLimit, Math.floor(width / 3));
    if (key === "legend" && width < NARROW) Object.assign(made, { orient: "bottom", direction: "vertical" });
    return made;
  };
  const made = narrower(specification);
  // The page says it beside the chart.
  delete made.title;
  return made;
}

/** Where the columns of an icon grid stand on a telephone, from the right; the lines and targets have no room. */
const COLUMNS = new Map([
  [455, 125],
  [495, 90],
  [565, 30],
]);

/** The grid of icons is drawn in places of its own: as wide as it is, or with fewer columns. */
function fittedGrid(made, width) {
  if (width >= made.width) return made;
  const { heads, icons } = made.datasets;
  const place = (x) => (COLUMNS.has(x) ? width - COLUMNS.get(x) : x);
  made.datasets.heads = heads
    .filter(({ x }) => COLUMNS.has(x))
    .map((head) => ({ ...head, x: place(head.x) }));
  made.datasets.icons = icons.map((icon) => ({ ...icon, x: place(icon.x) }));
  made.layer = made.layer.filter(({ name }) => !["lines", "limits", "target"].includes(name));
  for (const { name, mark } of made.layer) {
    if (name === "names") mark.limit = width - 195;
    if (name === "last") mark.x = place(mark.x);
    if (name === "ruling") mark.x2 = width;
  }
  return { ...made, width };
}

/** What a telephone has no room for, and the page says beside the chart. */
function withoutEdges(made) {
  made.layer = made.layer.filter(({ name }) => name !== "reference label" && name !== "ends");
  made.padding = { left: 5, right: 35, top: 5, bottom: 5 };
  for (const { encoding } of made.layer) {
    if (encoding?.x?.type === "temporal" && encoding.x.axis)
      Object.assign(encoding.x.axis, { format: "%b %Y", tickCount: 3 });
  }
  // The icons of an XmR chart stand at the right of a wide one.
  made.datasets?.icons?.forEach((icon, at) => {
    icon.x = 18 + 44 * at;
  });
}

/** The same specification for a given width. */
export function fitted(specification, width) {
  const made = copied(specification, width);
  if (made.datasets?.heads) return fittedGrid(made, width);
  if (width < NARROW) withoutEdges(made);
  return { ...made, width, autosize: { type: "fit-x", contains: "padding" } };
}
