/** A parameter of a function: data come first, by position, options in an object. Names are in snake case. */
export interface Parameter {
  readonly name: string;
  readonly role: "data" | "option";
  readonly takes: string | { readonly choice: readonly string[] };
  /** As JSON; null where the function cannot do without it. */
  readonly default: string | null;
  /** What it is, in a sentence. */
  readonly meaning: string;
}

/** A function, by its name in snake case. */
export interface Operation {
  readonly name: string;
  readonly family: string;
  /** What it answers, in a sentence. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly result: string;
  readonly citation: string;
}

/** Every function with its parameters and their defaults. It needs no module. */
export const catalog: readonly Operation[];
