/** Policies are attached again where they were. Organizations API Reference: AttachPolicy, ListPoliciesForTarget. */
import { defineResponse } from "../course.ts";
import type { Precondition, Response } from "../response.ts";
import { hasRoom, isTypeEnabled, NOT_IN_USE, type Policy } from "./control-policy.ts";

export type Attached = Readonly<{
  /** The root, a unit or an account. */
  targetId: string;
  policyIds: readonly string[];
  /** Service control policies unless said. */
  type?: string;
}>;

/** What else is attached stays. A twin of a drill leaves it out when it is about a single policy that the twin is without. */
export function restorePolicies({ targetId, policyIds, type = "SERVICE_CONTROL_POLICY" }: Attached): Response {
  const [only, ...others] = policyIds;
  return defineResponse({
    id: "restore-policies",
    sentence: `attach ${policyIds.join(", ")} to ${targetId} again`,
    undo: "detach those that were not attached",
    preconditions: [
      isTypeEnabled(type),
      ...policyIds.map(isThere),
      hasRoom({ targetId, type, missing: (attached) => policyIds.filter(isNotIn(attached)).length }),
    ],
    ...(only !== undefined && others.length === 0 && { policyId: only }),
    async course(course) {
      course.intend(...policyIds.map((each) => attaching(each, targetId)));
      const attached = await course.list<Readonly<{ Id: string }>>({
        ...{ service: "organizations", operation: "ListPoliciesForTarget", member: "Policies" },
        input: { TargetId: targetId, Filter: type },
      });
      for (const policyId of policyIds) {
        const sentence = attaching(policyId, targetId);
        if (attached.some(({ Id }) => Id === policyId)) {
          course.already(sentence);
          continue;
        }
        const input = { PolicyId: policyId, TargetId: targetId };
        await course.change({
          sentence,
          call: { service: "organizations", operation: "AttachPolicy", input },
          already: ["DuplicatePolicyAttachmentException"],
          takeBack: async (later) => {
            await later.change({
              sentence: `detach ${policyId} from ${targetId}`,
              call: { service: "organizations", operation: "DetachPolicy", input },
              already: ["PolicyNotAttachedException", "PolicyNotFoundException", "TargetNotFoundException"],
            });
          },
        });
      }
    },
  });
}

const isNotIn =
  (attached: readonly Policy[]) =>
  (policyId: string): boolean =>
    attached.every(({ Id }) => Id !== policyId);

const isThere = (PolicyId: string): Precondition => ({
  claim: `the policy ${PolicyId} is there`,
  async unmet(look) {
    const call = { service: "organizations", operation: "DescribePolicy", input: { PolicyId } } as const;
    return (await look.find(call, "PolicyNotFoundException", NOT_IN_USE)) === undefined ? "it is not" : undefined;
  },
});

const attaching = (policyId: string, targetId: string): string => `attach ${policyId} to ${targetId}`;
