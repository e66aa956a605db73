// The questions of the page: what has to be chosen, and who answers.

import * as funnel from "./questions/funnel.js";
import * as gradient from "./questions/gradient.js";
import * as places from "./questions/places.js";
import * as xmr from "./questions/xmr.js";

export { MOST_ROWS } from "./questions/common.js";

/** A question that the reader of the file answers itself. */
const besideTheFile = (question, { needed }) => ({
  needed,
  answer: ({ table, settings, call }) => table.view(question, settings, call),
});

export const QUESTIONS = {
  gradient,
  places,
  funnel: besideTheFile("funnel", funnel),
  xmr: besideTheFile("xmr", xmr),
};

/** What has to be chosen before a question can be answered, in words. */
export const missing = (settings) =>
  QUESTIONS[settings.question]
    .needed(settings)
    .filter(([choice]) => !choice)
    .map(([, words]) => words);
