/** How the named switches are read, and which of them an answer rested on. */
import { DOMAIN_ASSUMPTIONS } from "./assumptions.data.ts";

export { type Assumption, DOMAIN_ASSUMPTIONS } from "./assumptions.data.ts";

/** Reads assumptions for one decision and remembers which ones it asked for: those are the ones the answer rests on. */
export type AssumptionReader = Readonly<{
  value(name: string): string;
  /** Every value, without resting anything on it: for the policy engine, which says itself which ones mattered. */
  values: Readonly<Record<string, string>>;
  /** Names asked for so far, in order of first use. */
  touched(): readonly string[];
}>;

export const assumptionReader = (values: Readonly<Record<string, string>>): AssumptionReader => new Reader(values);

const DEFAULTS: ReadonlyMap<string, string> = new Map(DOMAIN_ASSUMPTIONS.map((each) => [each.name, each.default]));

/** Made for every call, and most calls rest on nothing: the notes are begun with the first question. */
class Reader implements AssumptionReader {
  readonly values: Readonly<Record<string, string>>;
  #touched: Set<string> | undefined;

  constructor(values: Readonly<Record<string, string>>) {
    this.values = values;
  }

  value(name: string): string {
    this.#touched ??= new Set();
    this.#touched.add(name);
    return this.values[name] ?? DEFAULTS.get(name) ?? "";
  }

  touched(): readonly string[] {
    return this.#touched === undefined ? NOTHING_TOUCHED : [...this.#touched];
  }
}

const NOTHING_TOUCHED: readonly string[] = [];
