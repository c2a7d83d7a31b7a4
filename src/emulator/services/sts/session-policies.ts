/** Session policies that AssumeRole brings: one inline document and managed policies by ARN. STS API Reference: "AssumeRole". */
import type { AssumeRoleRequest } from "@aws-sdk/client-sts";
import { parsePolicy } from "../../../authorization/index.ts";
import { findAssumableRole, identitiesOf, policySize, type World } from "../../../domain/index.ts";
import { type AccountId, accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import { managedPolicyText } from "../../access/index.ts";
import type { StsRefusal } from "./refusals.ts";

const MOST_MANAGED = 10;
/** Characters, white space not counted. */
const LONGEST_INLINE = 2_048;

type Brought = Pick<AssumeRoleRequest, "Policy" | "PolicyArns"> & Readonly<{ RoleArn?: string | undefined }>;

/** Policies of the account of the role that is asked for. */
export const sessionPolicyTexts = (
  { world, now }: Readonly<{ world: World; now: Instant }>,
  { RoleArn = "", ...brought }: Brought,
): Result<readonly string[], StsRefusal> =>
  sessionPoliciesIn(world, findAssumableRole(world, RoleArn, now)?.accountId, brought);

/** The texts of all of them, as they are now: a session keeps them. */
export function sessionPoliciesIn(
  world: World,
  accountId: AccountId | undefined,
  { Policy, PolicyArns = [] }: Omit<Brought, "RoleArn">,
): Result<readonly string[], StsRefusal> {
  if (PolicyArns.length > MOST_MANAGED) return refuse({ kind: "TooManySessionPolicies", limit: MOST_MANAGED });
  const texts: string[] = [];
  if (Policy !== undefined) {
    if (!parsePolicy(Policy, "session").ok) return refuse({ kind: "MalformedPolicyDocument", message: MALFORMED });
    if (policySize(Policy) > LONGEST_INLINE)
      return refuse({ kind: "SessionPolicyTooLong", percent: percentOf(Policy) });
    texts.push(Policy);
  }
  for (const { arn = "" } of PolicyArns) {
    const managed = accountId && managedPolicyText(identitiesOf(world, accountId), arn);
    if (managed === undefined) return refuse({ kind: "SessionPolicyNotFound", arn });
    texts.push(managed.text);
  }
  return accept(texts);
}

/** Of its characters, as how AWS packs policies and tags is not published; the words are as observed. */
const percentOf = (policy: string): number => Math.ceil((policySize(policy) * 100) / LONGEST_INLINE);

const MALFORMED = "Syntax errors in policy.";
