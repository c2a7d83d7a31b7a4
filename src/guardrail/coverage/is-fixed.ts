/** Which condition keys of a call are fixed by who calls and what is asked, and which are the caller's to choose. */
import type { MemberPrincipal } from "../member-principal.ts";
import { PRINCIPAL_TAG } from "../ordinary-context.ts";

/** Always of one value (or absent) for one principal of one member account that calls AWS directly. policy-evaluation 3.4. */
const FIXED_KEYS: ReadonlySet<string> = new Set([
  "aws:principalarn",
  "aws:principaltype",
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalisawsservice",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:username",
  "aws:securetransport",
]);

export type Circumstances = Readonly<{ kind: MemberPrincipal["kind"]; action: string }>;

/** Organizations answers from us-east-1 alone; a role's tags can be overlaid by those of its session; root's id is its account's. */
export function isFixed(key: string, { kind, action }: Circumstances): boolean {
  const name = key.toLowerCase();
  if (name.startsWith(PRINCIPAL_TAG)) return kind === "root" || kind === "user";
  if (name === "aws:requestedregion") return action.startsWith("organizations:");
  if (name === "aws:userid") return kind === "root";
  return FIXED_KEYS.has(name);
}
