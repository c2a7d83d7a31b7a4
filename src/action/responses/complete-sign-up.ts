/** Somebody gives AWS what the account needs to stand alone, in the console. aws-facts 1.1, 1.2. */
import type { Action } from "../action.ts";
import { visitConsole } from "../lookups/visit-console.ts";

export type SignUpPart = "contact" | "phone" | "payment" | "agreement" | "supportPlan";

export function completeSignUp(parts: readonly SignUpPart[]): Action {
  const parameters = Object.fromEntries(parts.map((part) => [part, part === "supportPlan" ? "basic" : true]));
  return {
    ...visitConsole({ action: "complete-sign-up", sentence: `complete the sign-up (${parts.join(", ")})`, parameters }),
    id: "complete-sign-up",
    kind: "response",
  };
}
