/** Reading what the constraint table cannot judge: tags, policy types, the target of an invitation, a role's name. */
import type { HandshakeParty, InvalidInputExceptionReason, Tag } from "@aws-sdk/client-organizations";
import type { HandshakeTarget, PolicyTypeName } from "../../../domain/index.ts";
import { accept, parseAccountId, type Refused, type Result, refuse } from "../../../kernel/index.ts";
import type { InputRefusal } from "./service-refusal.ts";

const TAG_LIMIT = 50;
const RESERVED_ROLE_PREFIX = "AWSServiceRoleFor";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const EMULATED_POLICY_TYPES = [
  "SERVICE_CONTROL_POLICY",
  "RESOURCE_CONTROL_POLICY",
  "TAG_POLICY",
  "BACKUP_POLICY",
  "AISERVICES_OPT_OUT_POLICY",
  "CHATBOT_POLICY",
  "DECLARATIVE_POLICY_EC2",
] as const satisfies readonly PolicyTypeName[];

export const invalidInput = (reason: InvalidInputExceptionReason, message: string): Refused<InputRefusal> =>
  refuse({ kind: "InvalidInput", reason, message });

/** Types that AWS has and this emulator has not are told apart from all others by the constraint table before. */
export function parsePolicyType(text: string): Result<PolicyTypeName, InputRefusal> {
  const type = EMULATED_POLICY_TYPES.find((each) => each === text);
  return type === undefined ? refuse({ kind: "PolicyTypeNotEmulated", policyType: text }) : accept(type);
}

/** At most 50, each key once, none of AWS's own; a blank value is an empty string. aws-facts 2.2. */
export function parseTags(tags: readonly Tag[] | undefined): Result<ReadonlyMap<string, string>, InputRefusal> {
  const parsed = new Map<string, string>();
  for (const { Key: key = "", Value: value } of tags ?? []) {
    if (parsed.has(key)) return invalidInput("DUPLICATE_TAG_KEY", "Tag keys must be unique.");
    if (/^aws:/i.test(key)) return invalidInput("INVALID_SYSTEM_TAGS_PARAMETER", "Tag keys cannot begin with aws:.");
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
