/** What a benchmark is: a name, and a run that yields its figures one by one. */
import type { Figure } from "./figure.ts";

export type BenchPlace = Readonly<{
  /** Top of the repository. */
  top: string;
  /** Where the bundled benchmark files stand: `main.js` and the servers that run beside it. */
  bundle: string;
  /** A folder for what the programs under test write; removed afterwards. */
  scratch: string;
}>;

export type Bench = Readonly<{
  name: string;
  run(place: BenchPlace): AsyncIterable<Figure>;
}>;
