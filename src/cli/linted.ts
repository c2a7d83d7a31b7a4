/** What one part of the question of `orgdrill lint` came to. */
import type { Finding } from "../lint/index.ts";

export type Linted = Readonly<{
  findings: readonly Finding[];
  /** Texts by the file that findings name. */
  sources: ReadonlyMap<string, string>;
  /** How many policy documents were read. */
  policies: number;
}>;
