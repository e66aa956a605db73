// What the page shows before a file is chosen: published figures, with their sources, and synthetic ones that say so.

import { board, department, departments } from "./synthetic.js";

const SYNTHETIC = "Synthetic data, made by a seeded generator: no real";

export const EXAMPLES = {
  gradient: {
    question: "gradient",
    title: "Life expectancy at birth, males, by deprivation decile",
    subtitle:
      "England, 2015 to 2017. Office for National Statistics, 27 March 2019; deciles of IMD 2015, equal groups.",
    unit: "years",
    columns: { value: "life_expectancy", population: "=", rank: "decile" },
    order: "most-deprived-first",
    text: `decile,life_expectancy,healthy_life_expectancy,years_in_poorer_health
1,73.9735,51.7182,22.2553
2,76.1241,56.6479,19.4762
3,77.4743,58.7618,18.7125
4,78.7620,61.6578,17.1042
5,79.7043,63.8382,15.8661
6,80.4527,64.6954,15.7573
7,81.0909,66.4610,14.6299
8,81.5761,67.9231,13.6530
9,82.2410,68.8129,13.4281
10,83.3175,70.4463,12.8712
`,
  },
  places: {
    question: "places",
    title: "People who live in the most deprived fifth of England",
    subtitle:
      "Seven integrated care systems, mid-2020. Counted from small-area populations (Office for National Statistics) and IMD 2019.",
    columns: { place: "system", events: "people in deciles 1 and 2", people: "people" },
    text: `system,people,people in deciles 1 and 2
North East and North Cumbria,3000432,957058
West Yorkshire,2396517,867477
Lancashire and South Cumbria,1701655,494054
Dorset,776780,65020
Gloucestershire,640650,48802
Frimley,746739,17299
Surrey Heartlands,1052425,5998
`,
  },
  funnel: {
    question: "funnel",
    title: "Patients who waited more than four hours, by emergency department",
    subtitle: `${SYNTHETIC} department is shown.`,
    columns: { place: "department", events: "waited over four hours", people: "attendances" },
    text: departments(),
  },
  xmr: {
    question: "xmr",
    title: "Patients seen within four hours in one emergency department",
    subtitle: `${SYNTHETIC} department is shown.`,
    unit: "%",
    target: "78",
    columns: { measured: "seen within four hours", day: "month", better: "increase" },
    text: department(),
  },
  board: {
    question: "xmr",
    title: "Six indicators of a hospital board",
    subtitle: `${SYNTHETIC} hospital is shown.`,
    columns: {
      measured: "value",
      day: "month",
      series: "indicator",
      goal: "target",
      better: "column:direction",
    },
    text: board(),
  },
};
