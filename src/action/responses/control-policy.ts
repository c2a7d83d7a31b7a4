/** A service control policy of a response's own: whether it can be written and attached, and how both are done and taken back. Organizations User Guide: "Quotas"; aws-facts 5, 8. */
import { listOf } from "../action.ts";
import type { Course } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition } from "../response.ts";

export const SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";

/** Characters of a policy. Organizations User Guide, "Quotas". */
const MOST_CHARACTERS = 10_240;
/** Policies attached to one root, unit or account; those that it inherits do not count. Organizations User Guide, "Quotas". */
const MOST_ATTACHED: Readonly<Record<string, number>> = {
  [SERVICE_CONTROL]: 10,
  RESOURCE_CONTROL_POLICY: 5,
  DECLARATIVE_POLICY_EC2: 10,
  BACKUP_POLICY: 10,
  TAG_POLICY: 10,
  SECURITYHUB_POLICY: 10,
  CHATBOT_POLICY: 5,
  AISERVICES_OPT_OUT_POLICY: 5,
};

/** Of a policy that does not fit, nothing is written. */
export const fits = (text: string): Precondition => ({
  claim: `the policy has at most ${MOST_CHARACTERS} characters`,
  unmet: async () => (text.length <= MOST_CHARACTERS ? undefined : `it has ${text.length}`),
});

export const NOT_IN_USE = "AWSOrganizationsNotInUseException";

/** The types of policy that are enabled on the root; undefined when the caller is in no organization. */
export async function enabledTypes(look: Look): Promise<readonly string[] | undefined> {
  const found = await look.find({ service: "organizations", operation: "ListRoots" }, NOT_IN_USE);
  if (found === undefined) return undefined;
  return listOf<Readonly<{ PolicyTypes?: readonly Readonly<{ Type?: string; Status?: string }>[] }>>(found, "Roots")
    .flatMap(({ PolicyTypes = [] }) => PolicyTypes)
    .flatMap(({ Type, Status }) => (Type !== undefined && Status === "ENABLED" ? [Type] : []));
}

export const isTypeEnabled = (type: string = SERVICE_CONTROL): Precondition => ({
  claim: `${wordsOf(type)} are enabled`,
  async unmet(look) {
    const types = await enabledTypes(look);
    if (types === undefined) return "the caller is in no organization";
    return types.includes(type) ? undefined : "they are not";
  },
});

/** `service control policies`. */
const wordsOf = (type: string): string =>
  `${type
    .toLowerCase()
    .replaceAll("_", " ")
    .replace(/ policy\b.*$/, "")} policies`;

type Room = Readonly<{
  targetId: string;
  /** Those of the policies that are to be attached which are not. */
  missing(attached: readonly Policy[]): number;
  type?: string;
}>;

export const hasRoom = ({ targetId, missing, type = SERVICE_CONTROL }: Room): Precondition => ({
  claim: `what is to be attached to ${targetId} has room there`,
  async unmet(look) {
    const attached = await attachedTo(look, { targetId, type });
    if (attached === undefined) return "there is no such root, unit or account";
    const most = MOST_ATTACHED[type];
    const isFull = most !== undefined && missing(attached) > 0 && attached.length + missing(attached) > most;
    return isFull ? `it has ${attached.length} already, of ${most}` : undefined;
  },
});

export type Policy = Readonly<{ Id: string; Name: string }>;

const organizations = (operation: string, input: Readonly<Record<string, unknown>>) =>
  ({ service: "organizations", operation, input }) as const;

/** What is attached to the target itself; undefined when there is none of that id. */
export async function attachedTo(
  look: Look,
  { targetId, type = SERVICE_CONTROL }: Readonly<{ targetId: string; type?: string }>,
): Promise<readonly Policy[] | undefined> {
  const call = organizations("ListPoliciesForTarget", { TargetId: targetId, Filter: type });
  if ((await look.find(call, "TargetNotFoundException", NOT_IN_USE)) === undefined) return undefined;
  return look.list<Policy>({ ...call, member: "Policies" });
}

type Denial = Readonly<{
  targetId: string;
  name: string;
  text: string;
  /** Asked before it is taken back: others may need it meanwhile. */
  isNeeded?(later: Course): Promise<boolean>;
}>;

/** What `writeAndAttach` intends. */
export const writing = (name: string): string => `write the policy ${name}`;
export const attaching = (name: string, targetId: string): string => `attach ${name} to ${targetId}`;

/** Written, or given this text where a policy of that name is there; then attached. */
export async function writeAndAttach(course: Course, denial: Denial): Promise<void> {
  const { targetId, name, isNeeded = async () => false } = denial;
  const policyId = await writePolicy(course, denial);
  const sentence = attaching(name, targetId);
  const attached = (await attachedTo(course, { targetId })) ?? [];
  if (attached.some(({ Id }) => Id === policyId)) return course.already(sentence);
  const input = { PolicyId: policyId, TargetId: targetId };
  await course.change({
    sentence,
    call: organizations("AttachPolicy", input),
    already: ["DuplicatePolicyAttachmentException"],
    takeBack: async (later) => {
      const detaching = `detach ${name} from ${targetId}`;
      if (await isNeeded(later)) return later.already(`${detaching} unless somebody else needs it`);
      const already = ["PolicyNotAttachedException", "PolicyNotFoundException", "TargetNotFoundException"];
      await later.change({ sentence: detaching, call: organizations("DetachPolicy", input), already });
    },
  });
}

const named = async (look: Look, name: string): Promise<Policy | undefined> =>
  (await look.list<Policy>({ ...organizations("ListPolicies", { Filter: SERVICE_CONTROL }), member: "Policies" })).find(
    ({ Name }) => Name === name,
  );

async function writePolicy(course: Course, { name, text, isNeeded = async () => false }: Denial): Promise<string> {
  const sentence = writing(name);
  const found = await named(course, name);
  if (found !== undefined) {
    await rewrite(course, { sentence, policyId: found.Id, text });
    return found.Id;
  }
  const made = await course.change({
    sentence,
    call: organizations("CreatePolicy", {
      ...{ Name: name, Type: SERVICE_CONTROL, Content: text },
      Description: "Denies everything but to responders, for as long as an incident lasts",
    }),
    takeBack: async (later) => {
      const deleting = `delete the policy ${name}`;
      const policy = await named(later, name);
      if (policy === undefined) return later.already(deleting);
      if (await isNeeded(later)) return later.already(`${deleting} unless somebody else needs it`);
      await later.change({ sentence: deleting, call: organizations("DeletePolicy", { PolicyId: policy.Id }) });
    },
  });
  const { PolicySummary } = (made.Policy ?? {}) as Readonly<{ PolicySummary?: Partial<Policy> }>;
  return PolicySummary?.Id ?? course.stop(`the answer does not name the policy ${name}`);
}

type Rewriting = Readonly<{ sentence: string; policyId: string; text: string }>;

async function rewrite(course: Course, { sentence, policyId, text }: Rewriting): Promise<void> {
  const { Policy } = await course.read(organizations("DescribePolicy", { PolicyId: policyId }));
  const { Content: former } = (Policy ?? {}) as Readonly<{ Content?: string }>;
  if (former === text) return course.already(sentence);
  await course.change({
    sentence,
    call: organizations("UpdatePolicy", { PolicyId: policyId, Content: text }),
    takeBack: async (later) => {
      const call = organizations("UpdatePolicy", { PolicyId: policyId, Content: former });
      await later.change({ sentence: `give ${policyId} its former text`, call, already: ["PolicyNotFoundException"] });
    },
  });
}
