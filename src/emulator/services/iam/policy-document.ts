/** Checking a policy document that a request brings, with IAM's own words for what is wrong. policy-evaluation 4. */
import { type PolicyProblem, parsePolicy, type Statement } from "../../../authorization/index.ts";
import { type World, withArns } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import { unknownPrincipal } from "../../unknown-principal.ts";
import { identityPolicyFault, LEGACY, SYNTAX } from "./identity-policy/identity-policy-fault.ts";
import type { IamRefusal } from "./refusals.ts";

const TRUST_TEXT: Readonly<Record<PolicyProblem["rule"], string>> = {
  syntax: "This policy contains invalid Json",
  duplicateKey: SYNTAX,
  length: SYNTAX,
  unknownElement: SYNTAX,
  shape: SYNTAX,
  version: SYNTAX,
  sid: "Statement IDs (SID) in a single policy must be unique.",
  effect: SYNTAX,
  action: "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  actionMissing: "Policy statement must contain actions.",
  resource: "Has prohibited field Resource",
  resourceMissing: "Policy statement must contain resources.",
  principal: "Invalid principal in policy",
  condition: SYNTAX,
  variable: LEGACY,
};

type Checked = Result<string, IamRefusal>;

/** A managed policy; documents older than 2012-10-17 are refused. policy-evaluation 3.1. */
export const checkManagedPolicy = (text: string): Checked => checkIdentityPolicy(text, true);

/** An inline policy of a user, group or role, of either version or without one. That the other checks are those of managed policies is inferred. */
export const checkInlinePolicy = (text: string): Checked => checkIdentityPolicy(text, false);

function checkIdentityPolicy(text: string, isManaged: boolean): Checked {
  const message = identityPolicyFault(text, { isManaged });
  return message === undefined ? accept(text) : refuse({ kind: "MalformedPolicyDocument", message });
}

/** A role's trust policy; users and roles that it names must exist where their account is known here. */
export function checkTrustPolicy(world: World, text: string): Checked {
  const document = parsePolicy(text, "trust");
  if (!document.ok) return malformed(document.refusal);
  if (document.value.statements.some(namesNobody)) {
    return refuse({ kind: "MalformedPolicyDocument", message: TRUST_TEXT.principal });
  }
  const stranger = unknownPrincipal(world, document.value);
  if (stranger === undefined) return accept(withArns(world, text));
  return refuse({ kind: "MalformedPolicyDocument", message: `Invalid principal in policy: "AWS":"${stranger}"` });
}

/** Empty lists only, which IAM does not take; with which words is inferred. */
const namesNobody = ({ principals }: Statement): boolean =>
  principals?.any === false &&
  [principals.aws, principals.service, principals.federated, principals.canonicalUser].every(
    ({ length }) => length === 0,
  );

function malformed([first]: readonly PolicyProblem[]): Checked {
  return refuse({ kind: "MalformedPolicyDocument", message: first === undefined ? SYNTAX : TRUST_TEXT[first.rule] });
}

/** Documents go out percent-encoded after RFC 3986. IAM API Reference: "GetPolicyVersion". */
export const encodeDocument = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
