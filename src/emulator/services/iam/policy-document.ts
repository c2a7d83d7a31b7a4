/** Checking a policy document that a request brings, with IAM's own words for what is wrong. policy-evaluation 4. */
import { type PolicyDocument, type PolicyProblem, parsePolicy } from "../../../authorization/index.ts";
import type { World } from "../../../domain/index.ts";
import { accept, parseAccountId, type Result, refuse } from "../../../kernel/index.ts";
import type { IamRefusal } from "./refusals.ts";

const SYNTAX = "Syntax errors in policy.";
const LEGACY = "The policy failed legacy parsing";

const IDENTITY_TEXT: Readonly<Record<PolicyProblem["rule"], string>> = {
  syntax: SYNTAX,
  duplicateKey: SYNTAX,
  length: SYNTAX,
  unknownElement: SYNTAX,
  shape: SYNTAX,
  version: SYNTAX,
  sid: "Statement IDs (SID) in a single policy must be unique.",
  effect: SYNTAX,
  action: "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  actionMissing: "Policy statement must contain actions.",
  resource: LEGACY,
  resourceMissing: "Policy statement must contain resources.",
  principal: "Policy document should not specify a principal.",
  condition: SYNTAX,
  variable: LEGACY,
};

const TRUST_TEXT: typeof IDENTITY_TEXT = {
  ...IDENTITY_TEXT,
  syntax: "This policy contains invalid Json",
  principal: "Invalid principal in policy",
  resource: "Has prohibited field Resource",
};

type Checked = Result<string, IamRefusal>;

/** An identity policy, inline or managed; documents older than 2012-10-17 are refused. */
export function checkIdentityPolicy(text: string): Checked {
  const document = parsePolicy(text, "identity");
  if (!document.ok) return malformed(document.refusal, IDENTITY_TEXT);
  if (document.value.version !== "2012-10-17") {
    return refuse({
      kind: "MalformedPolicyDocument",
      message: "Policy document must be version 2012-10-17 or greater.",
    });
  }
  return accept(text);
}

/** A role's trust policy; users and roles that it names must exist where their account is known here. */
export function checkTrustPolicy(world: World, text: string): Checked {
  const document = parsePolicy(text, "trust");
  if (!document.ok) return malformed(document.refusal, TRUST_TEXT);
  const stranger = unknownPrincipal(world, document.value);
  if (stranger === undefined) return accept(text);
  return refuse({ kind: "MalformedPolicyDocument", message: `Invalid principal in policy: "AWS":"${stranger}"` });
}

function malformed([first]: readonly PolicyProblem[], texts: typeof IDENTITY_TEXT): Checked {
  return refuse({ kind: "MalformedPolicyDocument", message: first === undefined ? SYNTAX : texts[first.rule] });
}

function unknownPrincipal(world: World, { statements }: PolicyDocument): string | undefined {
  const named = statements.flatMap(({ principals }) => principals?.aws ?? []);
  return named.find((arn) => !mayExist(world, arn));
}

/** Accounts that this world does not have may hold anybody. */
function mayExist(world: World, arn: string): boolean {
  const [, , service, , account = "", resource = ""] = arn.split(":");
  const accountId = parseAccountId(account);
  if (service !== "iam" || accountId === undefined || !world.accounts.has(accountId)) return true;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  const identities = world.identities.get(accountId);
  if (resource.startsWith("user/")) return identities?.users.get(name)?.arn === arn;
  if (resource.startsWith("role/")) return identities?.roles.get(name)?.arn === arn;
  return true;
}

/** Documents go out percent-encoded after RFC 3986. IAM API Reference: "GetPolicyVersion". */
export const encodeDocument = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
