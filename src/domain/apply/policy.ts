/** Writes an organization's policies and where they are attached. */
import { invariant, unreachable } from "../../kernel/index.ts";
import type { PolicyEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { targetsOfPolicy } from "../policy/attached-policies.ts";
import { type MutableWorld, open } from "./mutable-world.ts";
import { noteChange, stored } from "./organization.ts";

export function applyPolicyEvent(world: MutableWorld, event: PolicyEvent) {
  const organization = stored(world, event.organizationId);
  switch (event.kind) {
    case "PolicyCreated":
    case "PolicyUpdated":
      open(organization.policies).set(event.policy.id, { ...event.policy, tags: new Map(event.policy.tags) });
      if (event.kind === "PolicyUpdated")
        noteChange(world, {
          ...event,
          type: event.policy.type,
          targetIds: targetsOfPolicy(organization, event.policy.id),
        });
      return;
    case "PolicyDeleted":
      open(organization.policies).delete(event.policyId);
      return;
    case "PolicyAttached":
      attach(organization, event.policyId, event.targetId);
      return noteAttachment(world, organization, event);
    case "PolicyDetached":
      detach(organization, event.policyId, event.targetId);
      return noteAttachment(world, organization, event);
    default:
      return unreachable(event);
  }
}

type Attachment = Extract<PolicyEvent, { kind: "PolicyAttached" | "PolicyDetached" }>;

function noteAttachment(world: MutableWorld, { policies }: Organization, event: Attachment): void {
  // Of the very many that come from a file no moment is known.
  if (event.at === undefined) return;
  const type = policies.get(event.policyId)?.type;
  if (type !== undefined) noteChange(world, { ...event, type, targetIds: [event.targetId] });
}

function attach(organization: Organization, policyId: string, targetId: string): void {
  invariant(organization.policies.has(policyId), `policy ${policyId} is not in organization ${organization.id}`);
  const before = organization.attachments.get(targetId);
  invariant(before?.includes(policyId) !== true, `policy ${policyId} is already attached to ${targetId}`);
  // Not `[...before, policyId]`, which keeps room for sixteen more.
  open(organization.attachments).set(targetId, before === undefined ? [policyId] : before.concat(policyId));
}

function detach(organization: Organization, policyId: string, targetId: string): void {
  const before = organization.attachments.get(targetId) ?? [];
  invariant(before.includes(policyId), `policy ${policyId} is not attached to ${targetId}`);
  const after = before.filter((each) => each !== policyId);
  if (after.length === 0) open(organization.attachments).delete(targetId);
  else open(organization.attachments).set(targetId, after);
}
