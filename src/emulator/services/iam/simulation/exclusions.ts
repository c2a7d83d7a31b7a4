/** Policies of the principal that a simulation leaves out. IAM API Reference: "PolicyIdentifier". */
import type { PolicyIdentifier } from "@aws-sdk/client-iam";
import { isAwsManagedPolicyArn } from "../../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../../kernel/index.ts";
import type { IamRefusal } from "../refusals.ts";
import type { SimulatedPolicy } from "./simulated-policy.ts";

export type Exclusions = Readonly<{
  excludes(policy: SimulatedPolicy): boolean;
  excludesServiceControl: boolean;
}>;

/** Identifiers that match nothing are ignored; resource control policies are in no simulation. */
export function readExclusions(identifiers: readonly PolicyIdentifier[]): Result<Exclusions, IamRefusal> {
  const broken = identifiers.find((each) => !isSound(each));
  if (broken !== undefined) {
    const expected = "exactly one member, and at most one `*` in the name of a policy or of its holder";
    return refuse({ kind: "InvalidSimulation", message: `a policy identifier must have ${expected}` });
  }
  const matches = (policy: SimulatedPolicy, { PolicyType, PolicyArn, InlinePolicyIdentifier }: PolicyIdentifier) => {
    const { held, reference } = policy;
    if (PolicyType !== undefined) return isOfType(policy, PolicyType);
    if (PolicyArn !== undefined) return held?.kind === "managed" && fits(PolicyArn, held.arn);
    if (InlinePolicyIdentifier === undefined || held?.kind !== "inline" || reference.type !== "identity") return false;
    const { PolicyName, AttachmentType, AttachmentName = "" } = InlinePolicyIdentifier;
    return PolicyName === held.name && AttachmentType === held.by.kind && fits(AttachmentName, held.by.name);
  };
  return accept({
    excludes: (policy) => identifiers.some((each) => matches(policy, each)),
    excludesServiceControl: identifiers.some(({ PolicyType }) => PolicyType === "scp"),
  });
}

function isOfType({ held, reference }: SimulatedPolicy, type: string): boolean {
  if (type === "permission-boundary") return reference.type === "boundary";
  if (reference.type !== "identity" || held === undefined) return false;
  if (held.kind === "inline") return type === "inline";
  return type === (isAwsManagedPolicyArn(held.arn) ? "aws-managed" : "user-managed");
}

const ARN_PATTERN = /^arn:aws:iam::(aws|\d{12}):policy\/[\w+=,.@/*?-]{1,1024}$/;

function isSound(identifier: PolicyIdentifier): boolean {
  const { PolicyType, PolicyArn, InlinePolicyIdentifier: inline } = identifier;
  const given = [PolicyType, PolicyArn, inline].filter((member) => member !== undefined);
  if (given.length !== 1) return false;
  if (PolicyArn !== undefined) return ARN_PATTERN.test(PolicyArn) && hasFewStars(PolicyArn);
  return inline === undefined || hasFewStars(inline.AttachmentName ?? "");
}

const hasFewStars = (pattern: string): boolean => pattern.split("*").length <= 2;

/** One `*` at most, any number of `?`. */
function fits(pattern: string, text: string): boolean {
  const [head = "", tail] = pattern.split("*");
  if (tail === undefined) return sameLetters(head, text);
  if (text.length < head.length + tail.length) return false;
  return sameLetters(head, text.slice(0, head.length)) && sameLetters(tail, text.slice(text.length - tail.length));
}

function sameLetters(pattern: string, text: string): boolean {
  if (pattern.length !== text.length) return false;
  for (let at = 0; at < text.length; at += 1) if (pattern[at] !== "?" && pattern[at] !== text[at]) return false;
  return true;
}
