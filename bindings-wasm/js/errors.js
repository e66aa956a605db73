/** An error with the same facts as those that the module throws. */
export function commonwealError(code, message, { param = null, index = null, cause } = {}) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = "CommonwealError";
  return Object.assign(error, { code, param, index });
}

export function isCommonwealError(error) {
  return error instanceof Error && error.name === "CommonwealError";
}
