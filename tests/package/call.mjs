// @ts-check
/**
 * One call from the installed npm package, in a project with nothing else in it.
 *
 * Male life expectancy at birth by national deprivation decile, England 2015 to 2017 (Office for National
 * Statistics, 27 March 2019): the slope index published with it is 9.4 years.
 */

import { slopeIndex } from "commonweal";

const lifeExpectancy = [
  73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175,
];
const ranks = lifeExpectancy.map((_, index) => index + 1);
const people = lifeExpectancy.map(() => 1);

const result = slopeIndex(lifeExpectancy, people, { rank: ranks, order: "most-deprived-first" });
if (result.value.toFixed(4) !== "9.4035") {
  throw new Error(`the slope index came out as ${result.value}; expected 9.4035`);
}
console.log(result.value);
