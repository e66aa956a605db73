// The worker of a page.

import { serve } from "./serve.js";
import init, * as functions from "./web.js";

// Listening comes before loading: a message that arrives in between would be lost.
const answer = serve(functions, init(), (message, transfer = []) => self.postMessage(message, transfer));
self.addEventListener("message", ({ data }) => answer(data));
