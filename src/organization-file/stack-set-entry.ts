/** Stack sets of the file as read. */

import type { DocumentEntry } from "./document.ts";
import type { Mention, Moment } from "./mention.ts";

export type StackSetEntry = Readonly<{
  at: number;
  name: Mention;
  /** The UUID after the name. */
  id: string | undefined;
  region: string;
  description: string | undefined;
  /** The template. */
  document: DocumentEntry | undefined;
  parameters: ReadonlyMap<string, string>;
  autoDeployment: boolean;
  retainStacks: boolean;
  /** Names or ids of units, or `root`. */
  units: readonly Mention[];
  regions: readonly string[];
  since: Moment | undefined;
  tags: ReadonlyMap<string, string>;
}>;
