/** A service control policy that denies everything to everybody but the responders. Organizations User Guide: "SCP syntax"; aws-facts 5, 8. */
import { type Course, defineResponse } from "../course.ts";
import type { Look } from "../look.ts";
import type { Precondition, Response } from "../response.ts";

export type DenyAll = Readonly<{
  /** The root, a unit or an account. */
  targetId: string;
  /** ARNs of roles, such as `arn:aws:iam::111122223333:role/responder`; at least one. */
  spared: readonly string[];
  /** Whether sessions of AssumeRoot go on, which only the management account and the delegated administrator of IAM get; true unless said. */
  sparesRootTasks?: boolean;
}>;

const TYPE = "SERVICE_CONTROL_POLICY";
/** Organizations User Guide, "Quotas": characters of a policy, and policies attached to one root, unit or account. */
const MOST_CHARACTERS = 10_240;
const MOST_ATTACHED = 10;

/** One exact role: no wildcard and no policy variable has a place in it. IAM User Guide: "IAM identifiers", names and paths. */
const ROLE_ARN = /^arn:aws:iam::\d{12}:role\/(?:[\x21-\x29\x2b-\x3e\x40-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/;
const isExactRole = (arn: string): boolean => ROLE_ARN.test(arn) && !arn.includes("${");

/** The policy's text; `aws:PrincipalArn` of a role session is the ARN of its role. */
export const denyAllText = ({ spared, sparesRootTasks = true }: Omit<DenyAll, "targetId">): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "QuarantineButResponders",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: {
          ArnNotEquals: { "aws:PrincipalArn": [...new Set(spared)].sort() },
          ...(sparesRootTasks && { Null: { "aws:AssumedRoot": "true" } }),
        },
      },
    ],
  });

/** Sessions that were issued before are denied too. Service-linked roles and the management account are out of any SCP's reach. */
export function denyAllBut(asked: DenyAll): Response {
  const { targetId } = asked;
  const name = `orgdrill-quarantine-${targetId}`;
  const text = denyAllText(asked);
  return defineResponse({
    id: "deny-all-but-responders",
    sentence: `deny everything in ${targetId} to everybody but the responders`,
    undo: "detach the policy and delete it",
    preconditions: [sparesSomebody(asked), fits(text), isTypeEnabled, hasRoom(targetId, name)],
    async course(course) {
      const attaching = `attach ${name} to ${targetId}`;
      course.intend(`write the policy ${name}`, attaching);
      const policyId = await writePolicy(course, name, text);
      if ((await attachedTo(course, targetId)).some(({ Id }) => Id === policyId)) return course.already(attaching);
      await course.change({
        sentence: attaching,
        call: organizations("AttachPolicy", { PolicyId: policyId, TargetId: targetId }),
        already: ["DuplicatePolicyAttachmentException"],
        takeBack: async (later) => {
          const input = { PolicyId: policyId, TargetId: targetId };
          const sentence = `detach ${name} from ${targetId}`;
          const already = ["PolicyNotAttachedException", "PolicyNotFoundException"];
          await later.change({ sentence, call: organizations("DetachPolicy", input), already });
        },
      });
    },
  });
}

const sparesSomebody = ({ spared }: DenyAll): Precondition => ({
  claim: "at least one exact role is spared",
  async unmet() {
    if (spared.length === 0) return "none is, which would lock the responders out";
    const wrong = spared.filter((arn) => !isExactRole(arn));
    return wrong.length === 0 ? undefined : `${wrong.map((arn) => `\`${arn}\``).join(", ")} is no ARN of one role`;
  },
});

const fits = (text: string): Precondition => ({
  claim: `the policy has at most ${MOST_CHARACTERS} characters`,
  unmet: async () => (text.length <= MOST_CHARACTERS ? undefined : `it has ${text.length}`),
});

const isTypeEnabled: Precondition = {
  claim: "service control policies are enabled",
  async unmet(look) {
    const roots = await look.list<Readonly<{ PolicyTypes?: readonly Readonly<{ Type?: string; Status?: string }>[] }>>({
      ...{ service: "organizations", operation: "ListRoots", member: "Roots" },
    });
    const types = roots.flatMap(({ PolicyTypes = [] }) => PolicyTypes);
    return types.some(({ Type, Status }) => Type === TYPE && Status === "ENABLED") ? undefined : "they are not";
  },
};

const hasRoom = (targetId: string, name: string): Precondition => ({
  claim: `one more policy can be attached to ${targetId}`,
  async unmet(look) {
    const attached = await attachedTo(look, targetId, "TargetNotFoundException");
    if (attached === undefined) return "there is no such root, unit or account";
    const isThere = attached.some(({ Name }) => Name === name);
    return isThere || attached.length < MOST_ATTACHED ? undefined : `it has ${attached.length} already`;
  },
});

type Policy = Readonly<{ Id: string; Name: string }>;

const organizations = (operation: string, input: Readonly<Record<string, unknown>>) =>
  ({ service: "organizations", operation, input }) as const;

function attachedTo(look: Look, targetId: string): Promise<readonly Policy[]>;
function attachedTo(look: Look, targetId: string, absent: string): Promise<readonly Policy[] | undefined>;
async function attachedTo(look: Look, TargetId: string, absent?: string): Promise<readonly Policy[] | undefined> {
  const call = organizations("ListPoliciesForTarget", { TargetId, Filter: TYPE });
  if (absent !== undefined && (await look.find(call, absent)) === undefined) return undefined;
  return look.list<Policy>({ ...call, member: "Policies" });
}

const named = async (look: Look, name: string): Promise<Policy | undefined> =>
  (await look.list<Policy>({ ...organizations("ListPolicies", { Filter: TYPE }), member: "Policies" })).find(
    ({ Name }) => Name === name,
  );

/** Made, or given this text where a policy of that name is there. */
async function writePolicy(course: Course, name: string, text: string): Promise<string> {
  const sentence = `write the policy ${name}`;
  const found = await named(course, name);
  if (found !== undefined) {
    await rewrite(course, { sentence, policyId: found.Id, text });
    return found.Id;
  }
  const made = await course.change({
    sentence,
    call: organizations("CreatePolicy", {
      ...{ Name: name, Type: TYPE, Content: text },
      Description: "Denies everything but to responders, for as long as an incident lasts",
    }),
    takeBack: async (later) => {
      const deleting = `delete the policy ${name}`;
      const policy = await named(later, name);
      if (policy === undefined) return later.already(deleting);
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
