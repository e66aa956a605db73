// The questions of the page: what is asked of the worker, and what of the answer is shown.

import * as gradient from "./questions/gradient.js";
import * as places from "./questions/places.js";

export { MOST_ROWS } from "./questions/common.js";
export const QUESTIONS = { gradient, places };

/** What has to be chosen before a question can be answered, in words. */
export const missing = (settings) =>
  QUESTIONS[settings.question]
    .needed(settings)
    .filter(([choice]) => !choice)
    .map(([, words]) => words);
