// The questions that are answered beside the page, where the file is: only what is shown comes over.

import { view as funnel } from "./questions/funnel.js";
import { view as xmr } from "./questions/xmr.js";

export const VIEWS = { funnel, xmr };
