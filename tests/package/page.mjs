// @ts-check
/** The page of the empty bundler project: the call of `call.mjs`, here and in a worker, its answer in the title. */

import * as commonweal from "commonweal";
import { createWorker } from "commonweal/worker";

const lifeExpectancy = [
  73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175,
];
const ranks = lifeExpectancy.map((_, index) => index + 1);
const people = lifeExpectancy.map(() => 1);

const options = { rank: ranks, order: /** @type {const} */ ("most-deprived-first") };

await commonweal.init();
const here = commonweal.slopeIndex(lifeExpectancy, people, options);
const there = await createWorker().slopeIndex(lifeExpectancy, people, options);
document.title = here.value === there.value ? here.value.toFixed(4) : `${here.value} or ${there.value}`;
