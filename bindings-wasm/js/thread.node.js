// The worker of Node.

import { parentPort } from "node:worker_threads";
import * as functions from "./node.js";
import { serve } from "./serve.js";

const answer = serve(functions, undefined, (message, transfer = []) =>
  parentPort.postMessage(message, transfer),
);
parentPort.on("message", answer);
