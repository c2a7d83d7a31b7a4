/** The whole file from the tree: organizations, accounts, policies, detections, trails, invitations. */
import type { OrganizationQuotas, PolicyTypeName, SignUp } from "../domain/index.ts";
import { minutes, parseDuration } from "../kernel/index.ts";
import { documentIn } from "./document-entry.ts";
import {
  eachOf,
  flagIn,
  itemsIn,
  mappingIn,
  mappingsIn,
  mentionIn,
  mentionsIn,
  momentIn,
  NONE,
  NOTHING,
  namedIn,
  tagsIn,
  textIn,
  wholeNumberIn,
  wordIn,
} from "./fields.ts";
import type {
  AccountEntry,
  ClosureEntry,
  DetectionEntry,
  InvitationEntry,
  Mention,
  NotifyEntry,
  OrganizationEntry,
  OrganizationFile,
  PolicyEntry,
  UnitEntry,
} from "./organization-file.ts";
import { agreementsIn, billingIn } from "./parse-billing.ts";
import { delegationIn } from "./parse-delegation.ts";
import { eventDataStoresIn } from "./parse-event-data-stores.ts";
import { functionsIn } from "./parse-functions.ts";
import { identityCenterIn } from "./parse-identity-center.ts";
import { parsePrincipals } from "./parse-principals.ts";
import { securityServicesIn } from "./parse-security-services.ts";
import { serviceQuotasIn } from "./parse-service-quotas.ts";
import { stackSetsIn } from "./parse-stack-sets.ts";
import { trailsIn } from "./parse-trails.ts";
import { ACCOUNT_STATES, CLOSERS, PARTITIONS, POLICY_TYPES, SELLERS } from "./schema.ts";
import { entryOf, type MappingEntry, type MappingNode, type TreeNode } from "./tree.ts";

export type ParsedEntries = Omit<OrganizationFile, "source" | "documents">;

const COMPLETE: SignUp = { payment: true, phone: true, agreement: true, contact: true, supportPlan: "basic" };
const COUNTED = ["accounts", "creationsAtOnce", "closuresPer30Days", "closuresAtOnce", "invitationsPerDay"] as const;
const DEFAULT_WITHIN_MS = minutes(15);

export function parseEntries(root: TreeNode): ParsedEntries {
  const node = root.kind === "mapping" ? root : NOTHING;
  return {
    organizations: mappingsIn(node, "organizations").map(parseOrganization),
    standaloneAccounts: mappingsIn(node, "standaloneAccounts").map((each) => parseAccount(each)),
    policies: new Map(namedIn(node, "policies").map((each) => [each.key, parsePolicyEntry(each)])),
    detections: new Map(namedIn(node, "detections").map((each) => [each.key, parseDetection(each)])),
    trails: trailsIn(node),
    eventDataStores: eventDataStoresIn(node),
    functions: functionsIn(node),
    invitations: mappingsIn(node, "invitations").map(parseInvitation),
    billing: billingIn(node),
    serviceQuotas: serviceQuotasIn(node),
    agreements: agreementsIn(node),
  };
}

function parseOrganization(node: MappingNode): OrganizationEntry {
  const featureSet = wordIn(node, "featureSet", ["ALL", "CONSOLIDATED_BILLING"]) ?? "ALL";
  const management = mappingIn(node, "management") ?? { ...NOTHING, at: node.at };
  return {
    at: node.at,
    name: textIn(node, "name") ?? "",
    id: mentionIn(node, "id"),
    created: momentIn(node, "created"),
    readyFrom: momentIn(node, "readyFrom"),
    quotas: parseQuotas(mappingIn(node, "quotas")),
    memberCostAccess: flagIn(node, "memberCostAccess") ?? true,
    commitmentSharing: flagIn(node, "commitmentSharing") ?? true,
    featureSet,
    policyTypes: policyTypesIn(node) ?? (featureSet === "ALL" ? ["SERVICE_CONTROL_POLICY"] : []),
    delegation: delegationIn(node),
    stackSets: stackSetsIn(node),
    identityCenter: identityCenterIn(node),
    securityServices: securityServicesIn(node),
    management: parseAccount(management, "INVITED"),
    root: parseUnit(mappingIn(node, "root") ?? { ...NOTHING, at: node.at }),
  };
}

function policyTypesIn(node: MappingNode): readonly PolicyTypeName[] | undefined {
  const words = mentionsIn(node, "policyTypes")?.map((each) => each.text);
  return words === undefined ? undefined : POLICY_TYPES.filter((each) => words.includes(each));
}

const parseUnit = (node: MappingNode): UnitEntry => ({
  at: node.at,
  id: mentionIn(node, "id"),
  name: textIn(node, "name") ?? "",
  policies: mentionsIn(node, "policies"),
  tags: tagsIn(node),
  accounts: eachOf(mappingsIn(node, "accounts"), (each) => parseAccount(each)),
  organizationalUnits: eachOf(mappingsIn(node, "organizationalUnits"), parseUnit),
});

function parseAccount(node: MappingNode, byDefault: AccountEntry["method"] = "CREATED"): AccountEntry {
  const joined = mappingIn(node, "joined");
  const method = joined === undefined ? undefined : wordIn(joined, "method", ["created", "invited"]);
  const name = mentionIn(node, "name");
  return {
    at: node.at,
    id: mentionIn(node, "id"),
    name: name?.text ?? "",
    nameAt: name?.at ?? node.at,
    email: mentionIn(node, "email") ?? missing(node),
    created: momentIn(node, "created"),
    state: wordIn(node, "state", ACCOUNT_STATES) ?? "ACTIVE",
    closure: parseClosure(mappingIn(node, "closure")),
    emailVerified: flagIn(node, "emailVerified") ?? true,
    iamUserAccessToBilling: flagIn(node, "iamUserAccessToBilling"),
    seller: otherThan("AWS_INC", wordIn(node, "seller", SELLERS)),
    partition: otherThan("aws", wordIn(node, "partition", PARTITIONS)),
    method: method === undefined ? byDefault : method === "invited" ? "INVITED" : "CREATED",
    joinedAt: joined === undefined ? undefined : momentIn(joined, "at"),
    signUp: parseSignUp(mappingIn(node, "signUp")),
    principals: parsePrincipals(mappingIn(node, "principals")),
    policies: mentionsIn(node, "policies"),
    accessRole: accessRoleIn(node),
    serviceLinkedRole: flagIn(node, "serviceLinkedRole"),
    tags: tagsIn(node),
    departure: textIn(node, "departure") === "allowed" ? (mentionIn(node, "reason") ?? missing(node)) : undefined,
  };
}

/** A default is the same as nothing. */
const otherThan = <Word extends string>(byDefault: Word, word: Word | undefined): Word | undefined =>
  word === byDefault ? undefined : word;

const parseClosure = (node: MappingNode | undefined): ClosureEntry | undefined =>
  node && {
    at: node.at,
    by: wordIn(node, "by", CLOSERS) ?? "owner",
    requested: momentIn(node, "requested"),
    closed: momentIn(node, "closed"),
  };

/** Only what the file gives; undefined where it gives nothing. */
function parseQuotas(node: MappingNode | undefined): Partial<OrganizationQuotas> | undefined {
  if (node === undefined) return undefined;
  const counts = COUNTED.flatMap((key) => {
    const count = wholeNumberIn(node, key);
    return count === undefined ? [] : [[key, count] as const];
  });
  const createdAccountWaitMs = parseDuration(textIn(node, "createdAccountWait") ?? "");
  const quotas = { ...Object.fromEntries(counts), ...(createdAccountWaitMs !== undefined && { createdAccountWaitMs }) };
  return Object.keys(quotas).length === 0 ? undefined : quotas;
}

const missing = (node: MappingNode): Mention => ({ text: "", at: node.at });

function accessRoleIn(node: MappingNode): string | false | undefined {
  const flag = flagIn(node, "accessRole");
  if (flag === false) return false;
  return flag === true ? "OrganizationAccountAccessRole" : textIn(node, "accessRole");
}

function parseSignUp(node: MappingNode | undefined): SignUp {
  if (node === undefined) return COMPLETE;
  const supportPlan = textIn(node, "supportPlan") ?? "basic";
  return {
    payment: flagIn(node, "payment") ?? true,
    ...(flagIn(node, "paymentUnsupported") === true && { paymentUnsupported: true }),
    phone: flagIn(node, "phone") ?? true,
    agreement: flagIn(node, "agreement") ?? true,
    contact: flagIn(node, "contact") ?? true,
    supportPlan: supportPlan === "none" ? undefined : supportPlan,
  };
}

function parsePolicyEntry({ key, keyAt, value }: MappingEntry): PolicyEntry {
  const node = value.kind === "mapping" ? value : NOTHING;
  return {
    key,
    at: keyAt,
    type: wordIn(node, "type", [...POLICY_TYPES, "IDENTITY_POLICY"]) ?? "SERVICE_CONTROL_POLICY",
    name: textIn(node, "name") ?? key,
    id: mentionIn(node, "id"),
    description: textIn(node, "description") ?? "",
    document: documentIn(node, "document"),
    tags: tagsIn(node),
    protects: eachOf(mentionsIn(node, "protects") ?? NONE, (each) => each.text),
    organizations: mentionsIn(node, "organizations") ?? NONE,
  };
}

function parseDetection({ key, keyAt, value }: MappingEntry): DetectionEntry {
  const node = value.kind === "mapping" ? value : NOTHING;
  return {
    key,
    at: keyAt,
    name: textIn(node, "name") ?? key,
    account: mentionIn(node, "account") ?? { text: "", at: keyAt },
    region: textIn(node, "region") ?? "us-east-1",
    bus: textIn(node, "bus") ?? "default",
    description: textIn(node, "description"),
    pattern: documentIn(node, "pattern"),
    state: wordIn(node, "state", ["DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]) ?? "ENABLED",
    notify: notifyIn(node),
    withinMs: parseDuration(textIn(node, "within") ?? "") ?? DEFAULT_WITHIN_MS,
  };
}

function notifyIn(node: MappingNode): readonly NotifyEntry[] {
  const single = entryOf(node, "notify")?.value;
  const targets = single?.kind === "string" ? [single] : itemsIn(node, "notify");
  return targets.flatMap((each) => {
    if (each.kind === "string") return { target: each.value, at: each.at, id: undefined, input: undefined };
    if (each.kind !== "mapping") return [];
    return { target: textIn(each, "arn") ?? "", at: each.at, id: textIn(each, "id"), input: textIn(each, "input") };
  });
}

const parseInvitation = (node: MappingNode): InvitationEntry => ({
  at: node.at,
  id: mentionIn(node, "id"),
  from: mentionIn(node, "from") ?? missing(node),
  to: mentionIn(node, "to") ?? missing(node),
  notes: textIn(node, "notes"),
  sent: momentIn(node, "at"),
  tags: tagsIn(node),
});
