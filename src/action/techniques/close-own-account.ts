/** The root user closes the account that it is the root of; no API does this. aws-facts 3.3; claims CLOSE-01, CLOSE-09. */

import type { Action } from "../action.ts";
import { visitConsole } from "../lookups/visit-console.ts";

export const closeOwnAccount: Action = {
  ...visitConsole({ action: "close-account", sentence: "close the account" }),
  id: "close-own-account",
  kind: "technique",
  techniques: ["T1531"],
  undo: "AWS Support reopens it within 90 days",
};
