// The side of the worker that computes.

import { typedColumns } from "./columns.js";
import { reports } from "./reports.js";

const camel = (snake) => snake.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const reporting = new Set(reports.map(camel));

/**
 * Answers the calls that arrive, one at a time.
 *
 * @param functions the functions of the module
 * @param ready a promise that the module is loaded
 * @param post sends a message back, with what it transfers
 */
export function serve(functions, ready, post) {
  return async ({ id, name, given, withProgress, withTypedColumns }) => {
    try {
      await ready;
      const compute = functions[name];
      const args = [...given];
      const place = compute.length - 1;
      const isOptions =
        args[place] == null || (typeof args[place] === "object" && !Array.isArray(args[place]));
      if (withProgress && isOptions && reporting.has(name)) {
        args[place] = { ...args[place], progress: (done, total) => post({ id, done, total }) };
      }
      const result = compute(...args);
      const columns = [];
      // A chart belongs to Vega, which wants plain arrays.
      const typed = withTypedColumns && result.$schema === undefined;
      post(
        { id, result: typed ? typedColumns(result, columns) : result },
        columns.map(({ buffer }) => buffer),
      );
    } catch (error) {
      const { name: kind, message, code, param, index } = error;
      post({ id, error: { name: kind, message, code, param, index } });
    }
  };
}
