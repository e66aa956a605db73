// Computing beside the main thread of Node: the functions in a worker, as promises.

import { Worker } from "node:worker_threads";
import { remote } from "./remote.js";

function start({ onMessage, onFailure }) {
  // Flags of the process are about its own script (`--eval`, `--input-type`), and would break this one.
  const worker = new Worker(new URL("./thread.node.js", import.meta.url), { execArgv: [] });
  worker.on("message", onMessage);
  worker.on("messageerror", () => onFailure("an answer of the worker could not be read"));
  worker.on("error", (error) => onFailure(error.message));
  worker.on("exit", (code) => onFailure(`the worker ended with exit code ${code}`));
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    // An idle worker does not keep the process alive.
    busy: (is) => (is ? worker.ref() : worker.unref()),
  };
}

export const createWorker = (options) => remote(start, options);
