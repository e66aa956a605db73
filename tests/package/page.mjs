/** The page of the empty bundler project: the call of `call.mjs`, its answer in the title. */

import * as commonweal from "commonweal";

const lifeExpectancy = [
  73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175,
];
const ranks = lifeExpectancy.map((_, index) => index + 1);
const people = lifeExpectancy.map(() => 1);

const result = commonweal.slopeIndex(lifeExpectancy, people, { rank: ranks, order: "most-deprived-first" });
document.title = result.value.toFixed(4);
