/** Reading what the constraint table cannot judge: tags, policy types, the target of an invitation, a role's name. */
import type { HandshakeParty, InvalidInputExceptionReason, Tag } from "@aws-sdk/client-organizations";
import {
  type HandshakeTarget,
  type ManagementPolicyType,
  POLICY_TYPE_NAMES,
  type PolicyTypeName,
  TAG_LIMIT,
} from "../../../domain/index.ts";
import { accept, parseAccountId, type Refused, type Result, refuse } from "../../../kernel/index.ts";
import type { InputRefusal } from "./service-refusal.ts";

const RESERVED_ROLE_PREFIX = "AWSServiceRoleFor";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const invalidInput = (reason: InvalidInputExceptionReason, message: string): Refused<InputRefusal> =>
  refuse({ kind: "InvalidInput", reason, message });

/** The constraint table has refused everything else before. */
export function parsePolicyType(text: string): Result<PolicyTypeName, InputRefusal> {
  const type = POLICY_TYPE_NAMES.find((each) => each === text);
  if (type !== undefined) return accept(type);
  return invalidInput("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type.");
}

/** Types whose settings merge: the constraint table has refused the others before. */
export function parseManagementPolicyType(text: string): Result<ManagementPolicyType, InputRefusal> {
  const type = parsePolicyType(text);
  if (!type.ok) return type;
  const { value } = type;
  if (value !== "SERVICE_CONTROL_POLICY" && value !== "RESOURCE_CONTROL_POLICY") return accept(value);
  return invalidInput("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type.");
}

/** Keys to take away: none of AWS's own. */
export function parseTagKeys(keys: readonly string[]): Result<readonly string[], InputRefusal> {
  return keys.some(isSystemKey) ? systemTags() : accept(keys);
}

const isSystemKey = (key: string): boolean => /^aws:/i.test(key);
const systemTags = () => invalidInput("INVALID_SYSTEM_TAGS_PARAMETER", "Tag keys cannot begin with aws:.");

/** At most 50, each key once, none of AWS's own; a blank value is an empty string. aws-facts 2.2. */
export function parseTags(tags: readonly Tag[] | undefined): Result<ReadonlyMap<string, string>, InputRefusal> {
  const parsed = new Map<string, string>();
  for (const { Key: key = "", Value: value } of tags ?? []) {
    if (parsed.has(key)) return invalidInput("DUPLICATE_TAG_KEY", "Tag keys must be unique.");
    if (isSystemKey(key)) return systemTags();
    parsed.set(key, value ?? "");
  }
  return parsed.size > TAG_LIMIT ? refuse({ kind: "TooManyTags" }) : accept(parsed);
}

/** An invitation goes to an account or to an address. */
export function parseTarget({ Type: type, Id: id = "" }: HandshakeParty): Result<HandshakeTarget, InputRefusal> {
  if (type === "EMAIL") return EMAIL.test(id) ? accept({ kind: "EMAIL", email: id }) : badAddress();
  if (type !== "ACCOUNT")
    return invalidInput("INVALID_PARTY_TYPE_TARGET", "The target must be an account or an email address.");
  const accountId = parseAccountId(id);
  if (accountId === undefined) return invalidInput("INVALID_PATTERN", "The account id must have twelve digits.");
  return accept({ kind: "ACCOUNT", accountId });
}

const badAddress = () => invalidInput("INVALID_EMAIL_ADDRESS_TARGET", "The target is not a valid email address.");

export function parseRoleName(roleName: string | undefined): Result<string | undefined, InputRefusal> {
  if (roleName?.startsWith(RESERVED_ROLE_PREFIX) !== true) return accept(roleName);
  return invalidInput("INVALID_ROLE_NAME", `A role name cannot begin with ${RESERVED_ROLE_PREFIX}.`);
}
