/** A policy that is longer than what AWS takes of its kind. */
import { POLICY_SIZE_LIMITS, type PolicyKind, type SizeCounting } from "../../authorization/index.ts";
import type { Remark } from "../finding.ts";
import type { LocatedPolicy } from "../located-policy.ts";
import { defineRule, type Example, policyOf } from "../rule.ts";

const long = (characters: number, kind: PolicyKind): Example =>
  policyOf({ Sid: "x".repeat(characters), Effect: "Deny", Action: "s3:*", Resource: "*" }, kind);

export const policySize = defineRule({
  id: "policy-size",
  sentence: "AWS refuses a policy above its quota. Organizations User Guide: quotas; IAM User Guide: quotas",
  find: (policy) => judge(policy),
  examples: {
    fires: [
      long(10_300, "serviceControl"),
      long(5_200, "resourceControl"),
      long(6_200, "identity"),
      long(2_100, "trust"),
    ],
    quiet: [
      long(9_900, "serviceControl"),
      long(5_000, "resourceControl"),
      { kind: "identity", text: `${" ".repeat(7_000)}${long(10, "identity").text}` },
    ],
  },
});

type Limit = Readonly<{ characters: number; counting: SizeCounting; isRaisable?: boolean; note?: string }>;

/** An identity policy is measured as a managed one: how it will hang is not known here. A bucket's or queue's limit is its service's. */
const LIMITS: Readonly<Partial<Record<PolicyKind, Limit>>> = {
  serviceControl: POLICY_SIZE_LIMITS.serviceControl,
  resourceControl: POLICY_SIZE_LIMITS.resourceControl,
  identity: { ...POLICY_SIZE_LIMITS.managed, note: " as a managed policy" },
  boundary: POLICY_SIZE_LIMITS.managed,
  session: POLICY_SIZE_LIMITS.session,
  trust: { ...POLICY_SIZE_LIMITS.trust, note: " unless the account's quota was raised" },
};

function judge({ kind, at, text }: LocatedPolicy): readonly Remark[] {
  const limit = LIMITS[kind];
  if (limit === undefined) return [];
  const isSaved = limit.counting === "asSaved";
  const size = isSaved ? text.length : text.replace(/\s/g, "").length;
  if (size <= limit.characters) return [];
  const counted = isSaved ? "characters" : "characters beside white space";
  const message = `the policy has ${size} ${counted}, and AWS takes ${limit.characters}${limit.note ?? ""}`;
  const shorter = isSaved && text.replace(/\s+/g, " ").length <= limit.characters;
  const instead = shorter
    ? "the same without the white space between its parts"
    : "two policies, or wildcards in place of lists";
  return [{ severity: limit.note === undefined ? "error" : "warning", at, message, instead }];
}
