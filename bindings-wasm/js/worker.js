// Computing beside a page: the functions in a worker, as promises.

import { remote } from "./remote.js";

function start({ onMessage, onFailure }) {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => onMessage(data));
  worker.addEventListener("messageerror", () => onFailure("an answer of the worker could not be read"));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    onFailure(event.message || "the worker could not be started: is its script served?");
  });
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    busy() {},
  };
}

export const createWorker = (options) => remote(start, options);
