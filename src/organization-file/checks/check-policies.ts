/** The policies of the file and where they are attached: known, of the right type, not too many, not too long. */
import { parseJson } from "../../authorization/index.ts";
import { awsManagedPolicyNamed } from "../../catalogue/index.ts";
import type { PolicyTypeName } from "../../domain/index.ts";
import { POLICY_TYPE_LIMITS } from "../aws-limits.ts";
import {
  accountsOf,
  type DocumentEntry,
  type Mention,
  type OrganizationEntry,
  type PolicyEntry,
  unitsOf,
} from "../organization-file.ts";
import { BUILT_IN_POLICIES, policiesIn } from "../organization-policies.ts";
import { didYouMean } from "../suggestion.ts";
import { checkPolicyDocument, checkSize, complainInside, type DocumentRule, requireText } from "./check-document.ts";
import type { Checking } from "./checking.ts";

const IN_THE_LANGUAGE_OF_IAM: ReadonlyMap<PolicyEntry["type"], DocumentRule> = new Map([
  ["SERVICE_CONTROL_POLICY", { kind: "serviceControl", limit: "serviceControl" }],
  ["RESOURCE_CONTROL_POLICY", { kind: "resourceControl", limit: "resourceControl" }],
  ["IDENTITY_POLICY", { kind: "identity", limit: "managed" }],
]);

export function checkPolicies(checking: Checking): void {
  const { file } = checking;
  for (const policy of file.policies.values()) checkEntry(checking, policy);
  checkIds(checking);
  for (const organization of file.organizations) {
    for (const { unit } of unitsOf(organization)) checkAttachments(checking, organization, unit);
  }
  for (const { account, organization } of accountsOf(file)) {
    if (organization !== undefined) checkAttachments(checking, organization, account);
  }
}

function checkEntry(checking: Checking, policy: PolicyEntry): void {
  checkNames(checking, policy);
  const { document } = policy;
  if (document === undefined) return;
  const rule = IN_THE_LANGUAGE_OF_IAM.get(policy.type);
  if (rule !== undefined) checkPolicyDocument(checking, document, rule);
  else if (policy.type !== "IDENTITY_POLICY") checkOtherDocument(checking, { type: policy.type, document });
}

function checkNames({ file, problems }: Checking, policy: PolicyEntry): void {
  if (BUILT_IN_POLICIES.has(policy.key) || awsManagedPolicyNamed(policy.key) !== undefined) {
    const message = `expected a name of your own, saw \`${policy.key}\`, which is AWS's`;
    problems.at(policy.at, message, "choose another key; a policy of AWS needs no entry");
  }
  const known = file.organizations.map((each) => each.name);
  for (const { text, at } of policy.organizations) {
    if (!known.includes(text)) {
      problems.at(at, `expected the name of an organization in this file, saw \`${text}\``, didYouMean(text, known));
    }
  }
}

/** An id belongs to one policy of one organization. */
function checkIds({ file, problems }: Checking): void {
  const seen = new Set<string>();
  for (const policy of file.organizations.flatMap((each) => policiesIn(file, each))) {
    if (policy.id === undefined) continue;
    if (seen.has(policy.id.text))
      problems.at(
        policy.id.at,
        `expected each policy id once, saw \`${policy.id.text}\` again`,
        "a policy that exists in two organizations has an id in each: leave `id` out",
      );
    seen.add(policy.id.text);
  }
}

type Other = Readonly<{ document: DocumentEntry; type: PolicyTypeName }>;

function checkOtherDocument(checking: Checking, { document, type }: Other): void {
  const text = requireText(checking, document);
  if (text === undefined) return;
  const { characters } = POLICY_TYPE_LIMITS[type];
  checkSize(checking, document, { text, characters, counting: "asSaved" });
  const parsed = parseJson(text);
  if (parsed.ok) return;
  for (const problem of parsed.refusal) complainInside(checking, document, problem);
}

type Target = Readonly<{ at: number; policies: readonly Mention[] | undefined }>;

function checkAttachments(checking: Checking, organization: OrganizationEntry, target: Target): void {
  if (target.policies === undefined) return;
  const counts = new Map<PolicyTypeName, number>();
  for (const mention of target.policies) {
    const type = attachedType(checking, organization, mention);
    if (type === undefined) continue;
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    if (count === POLICY_TYPE_LIMITS[type].attached + 1) {
      checking.problems.at(
        mention.at,
        `expected at most ${POLICY_TYPE_LIMITS[type].attached} policies of the type ${type}, saw more`,
      );
    }
  }
  checkOneRemains(checking, organization, target);
}

/** The last service control policy of an entity cannot be detached; RCPFullAWSAccess stays by itself. aws-facts 5. */
function checkOneRemains({ file, problems }: Checking, organization: OrganizationEntry, target: Target): void {
  const { policies } = target;
  if (policies === undefined || !organization.policyTypes.includes("SERVICE_CONTROL_POLICY")) return;
  const isServiceControl = ({ text }: Mention): boolean =>
    (BUILT_IN_POLICIES.get(text) ?? file.policies.get(text)?.type ?? "SERVICE_CONTROL_POLICY") ===
    "SERVICE_CONTROL_POLICY";
  if (policies.some(isServiceControl)) return;
  const message = "expected at least one service control policy in `policies`, saw none";
  problems.at(policies[0]?.at ?? target.at, message, "add `FullAWSAccess`, or leave `policies` out");
}

function attachedType(
  { file, problems }: Checking,
  organization: OrganizationEntry,
  { text, at }: Mention,
): PolicyTypeName | undefined {
  const type = BUILT_IN_POLICIES.get(text) ?? file.policies.get(text)?.type;
  if (type === undefined) {
    const known = (): readonly string[] => [...BUILT_IN_POLICIES.keys(), ...file.policies.keys()];
    const suggest = (): string => didYouMean(text, known()) ?? "add it under `policies`";
    problems.at(at, `expected a policy of this file, saw \`${text}\``, suggest);
  } else if (type === "IDENTITY_POLICY") {
    const message = `expected a policy of the organization, saw \`${text}\` of the type IDENTITY_POLICY`;
    problems.at(at, message, "identity policies go on users and roles");
  } else if (!organization.policyTypes.includes(type)) {
    const message = `expected a type that is enabled in \`${organization.name}\`, saw \`${text}\` of the type ${type}`;
    problems.at(
      at,
      message,
      `add ${type} to \`policyTypes\`${organization.featureSet === "ALL" ? "" : " and use `featureSet: ALL`"}`,
    );
  } else return type;
  return undefined;
}
