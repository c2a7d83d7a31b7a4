/** An organization that is founded in the console comes with a guardrail; one that the API makes does not. aws-facts 5, C20 (since 2026-07-10). */
import { type AccountId, accept, type Identifiers, type Instant, type Result } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { FULL_AWS_ACCESS, type OrganizationPolicy } from "../policy/organization-policy.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { policyArn } from "./arns.ts";
import { decideCreateOrganization } from "./decide-create-organization.ts";
import type { Organization } from "./organization.ts";

type Founding = Readonly<{ now: Instant; ids: Identifiers; finalizingMs?: number }>;

/** The document that AWS publishes. */
const CONTENT = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "DenyLeaveOrganizationAndCloseAccount",
      Effect: "Deny",
      Action: ["organizations:LeaveOrganization", "account:CloseAccount"],
      Resource: "*",
    },
  ],
});

/** All features, service control policies on, and the default deny attached to the root. Its name is ours: AWS publishes none. */
export function decideCreateOrganizationInConsole(
  world: World,
  caller: AccountId,
  founding: Founding,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const founded = decideCreateOrganization(world, { caller, featureSet: "ALL" }, founding);
  if (!founded.ok) return founded;
  return accept([...founded.value, ...founded.value.flatMap((event) => guardrailOf(event, founding))]);
}

function guardrailOf(event: DomainEvent, { ids }: Founding): readonly DomainEvent[] {
  if (event.kind !== "OrganizationCreated") return [];
  const { id: organizationId, rootId: targetId, managementAccountId } = event.organization;
  const policy = defaultDeny(event.organization, ids.policy());
  return [
    { kind: "PolicyTypeEnabled", organizationId, policyType: "SERVICE_CONTROL_POLICY" },
    { kind: "PolicyAttached", organizationId, policyId: FULL_AWS_ACCESS, targetId },
    { kind: "PolicyAttached", organizationId, policyId: FULL_AWS_ACCESS, targetId: managementAccountId },
    { kind: "PolicyCreated", organizationId, policy },
    { kind: "PolicyAttached", organizationId, policyId: policy.id, targetId },
  ];
}

const defaultDeny = (organization: Organization, id: string): OrganizationPolicy => ({
  id,
  arn: policyArn(organization, "SERVICE_CONTROL_POLICY", id),
  name: "DenyLeaveOrganizationAndCloseAccount",
  description: "",
  type: "SERVICE_CONTROL_POLICY",
  awsManaged: false,
  content: CONTENT,
  tags: new Map(),
});
