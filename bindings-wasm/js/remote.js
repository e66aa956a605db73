// The side of the worker that asks: calls as promises, one at a time.
//
// A synchronous call into WebAssembly cannot hear a cancel, so an abort ends the worker; the next call starts another.

import { commonwealError } from "./errors.js";
import * as functions from "./web/commonweal_wasm.js";

const NOT_FOR_WORKERS = ["default", "initSync"];

const cancelled = (cause) => commonwealError("cancelled", "the call was cancelled by its caller", { cause });

/**
 * @param start starts a worker, given what to tell: `{ onMessage, onFailure }`; returns `{ post, terminate, busy }`
 * @param options `{ typedColumns }`
 */
export function remote(start, { typedColumns: withTypedColumns = false } = {}) {
  let worker = null;
  let running = null;
  let waiting = [];
  let calls = 0;

  function discard() {
    worker?.terminate();
    worker = null;
  }

  function settle(job, finish) {
    job.signal?.removeEventListener("abort", job.abort);
    if (running === job) running = null;
    waiting = waiting.filter((other) => other !== job);
    finish();
    next();
  }

  function cancel(job, reason) {
    if (running === job) discard();
    settle(job, () => job.reject(reason));
  }

  function fail(error) {
    discard();
    const job = running;
    if (job) settle(job, () => job.reject(error));
  }

  function begin() {
    // What an ended worker had still to say is about nobody's call.
    const started = start({
      onMessage: (message) => worker === started && hear(message),
      onFailure: (message) => worker === started && fail(new Error(message)),
    });
    return started;
  }

  function next() {
    if (running === null && waiting.length > 0) {
      running = waiting.shift();
      const { id, name, given, onProgress } = running;
      try {
        worker ??= begin();
        worker.busy(true);
        worker.post({ id, name, given, withProgress: onProgress !== undefined, withTypedColumns });
      } catch (cause) {
        const message = `an argument of ${name} cannot be sent to a worker: give numbers, text and plain objects`;
        const job = running;
        settle(job, () => job.reject(commonwealError("wrong-type", message, { cause })));
      }
    } else if (running === null) {
      worker?.busy(false);
    }
  }

  function hear({ id, done, total, result, error }) {
    const job = running;
    if (job?.id !== id) return;
    if (total !== undefined) {
      try {
        if (job.onProgress(done, total) === false) cancel(job, cancelled());
      } catch (thrown) {
        cancel(job, thrown);
      }
    } else if (error === undefined) {
      settle(job, () => job.resolve(result));
    } else if (error.code === undefined) {
      // Not one of our errors: the module may be in any state.
      fail(Object.assign(new Error(error.message), { name: error.name }));
    } else {
      settle(job, () => job.reject(commonwealError(error.code, error.message, error)));
    }
  }

  function ask(name, given, call = {}) {
    const { signal, onProgress, ...rest } = call ?? {};
    return new Promise((resolve, reject) => {
      const [unknown] = Object.keys(rest);
      if (unknown !== undefined) {
        const message = `\`${unknown}\` is no option of a call to a worker: its options are \`signal\` and \`onProgress\``;
        throw commonwealError("unknown-option", message, { param: unknown });
      }
      const job = { id: calls, name, given, signal, onProgress, resolve, reject };
      calls += 1;
      // A function cannot be sent, but may be called from here.
      const options = given.at(-1);
      if (typeof options?.progress === "function") {
        const { progress, ...others } = options;
        job.given = given.with(-1, others);
        job.onProgress ??= progress;
      }
      job.abort = () => cancel(job, cancelled(signal.reason));
      if (signal?.aborted) {
        reject(cancelled(signal.reason));
        return;
      }
      signal?.addEventListener("abort", job.abort, { once: true });
      waiting.push(job);
      next();
    });
  }

  const methods = {
    close() {
      for (const job of waiting) job.signal?.removeEventListener("abort", job.abort);
      const abandoned = running === null ? waiting : [running, ...waiting];
      running?.signal?.removeEventListener("abort", running.abort);
      running = null;
      waiting = [];
      discard();
      for (const job of abandoned) job.reject(cancelled());
    },
  };
  for (const [name, compute] of Object.entries(functions)) {
    if (NOT_FOR_WORKERS.includes(name)) continue;
    // The options of the call come after everything that the function itself takes.
    methods[name] = (...args) => ask(name, args.slice(0, compute.length), args[compute.length]);
  }
  return Object.freeze(methods);
}
