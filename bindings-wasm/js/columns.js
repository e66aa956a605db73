const isNumberOrWithheld = (item) => item === null || typeof item === "number";

/** A result with its columns of numbers as `Float64Array`; `made` collects the arrays, for a transfer. */
export function typedColumns(result, made) {
  if (Array.isArray(result)) {
    if (result.length > 0 && result.every(isNumberOrWithheld)) {
      const column = Float64Array.from(result, (item) => item ?? Number.NaN);
      made?.push(column);
      return column;
    }
    return result.map((item) => typedColumns(item, made));
  }
  if (result !== null && typeof result === "object") {
    const fields = Object.entries(result).map(([key, value]) => [key, typedColumns(value, made)]);
    return Object.fromEntries(fields);
  }
  return result;
}
