/** SimulatePrincipalPolicy: what the policies of a user, role or group, and its organization, would say to calls that nobody makes. */
import type * as Wire from "@aws-sdk/client-iam";
import { findPolicyHolder, organizationOf, type PolicyHolder } from "../../../../domain/index.ts";
import { type Result, refuse } from "../../../../kernel/index.ts";
import { resourceTagKeys, serviceControlOver } from "../../../access/index.ts";
import type { OperationContext, RequiredPermission } from "../../../operation.ts";
import { iamOperation, required } from "../operation.ts";
import type { IamRefusal } from "../refusals.ts";
import { answerSimulation, checkPage, type SimulationAnswer } from "../simulation/answer.ts";
import { readExclusions } from "../simulation/exclusions.ts";
import { heldBoundary, heldPolicies } from "../simulation/simulated-policy.ts";
import { type Entity, entityOf } from "../simulation/simulated-principal.ts";
import { invalid, readSimulation, type Simulation, type Subject } from "../simulation/simulation.ts";

type Request = Wire.SimulatePrincipalPolicyRequest;

export const simulatePrincipalPolicy = iamOperation<Request, SimulationAnswer>({
  name: "SimulatePrincipalPolicy",
  readOnly: true,
  permissions: (context, { PolicySourceArn = "" }) => [permissionOn(context, PolicySourceArn)],
  decide(context, input) {
    const simulation = read(context, input);
    return simulation.ok ? checkPage(context, simulation.value, input) : simulation;
  },
  respond(context, input) {
    const simulation = read(context, input);
    return simulation.ok ? answerSimulation(context, simulation.value, input) : { EvaluationResults: [] };
  },
});

/** Principals of other accounts are out of reach: nothing of theirs can allow it. */
function permissionOn({ world, caller }: OperationContext, arn: string): RequiredPermission {
  const entity = entityOf(arn);
  const action = "iam:SimulatePrincipalPolicy";
  if (entity === undefined) return { action, resource: arn === "" ? "*" : arn };
  const holder = holderOf(world, entity);
  const tags = holder.ok && holder.value.kind !== "group" ? resourceTagKeys(holder.value.value.tags, "iam") : {};
  const isOwn = entity.accountId === caller.accountId;
  return { action, resource: arn, context: tags, ...(isOwn ? {} : { resourceAccountId: entity.accountId }) };
}

function read(context: OperationContext, input: Request): Result<Simulation, IamRefusal> {
  const arn = required(input.PolicySourceArn, "PolicySourceArn");
  const entity = entityOf(arn);
  if (entity === undefined) return invalid(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  const holder = holderOf(context.world, entity);
  if (!holder.ok) return holder;
  const exclusions = readExclusions(input.PolicyExclusionList ?? []);
  if (!exclusions.ok) return exclusions;
  const { excludes, excludesServiceControl } = exclusions.value;
  const { world } = context;
  const { accountId } = entity;
  const boundary = heldBoundary({ world, accountId, holder: holder.value });
  const isMember = organizationOf(world, accountId) !== undefined && !excludesServiceControl;
  const subject: Subject = {
    held: heldPolicies({ world, accountId, holder: holder.value }).filter((policy) => !excludes(policy)),
    heldBoundary: boundary === undefined || excludes(boundary) ? undefined : boundary,
    serviceControl: isMember ? serviceControlOver(world, accountId) : undefined,
    arn,
  };
  return readSimulation(context, input, subject);
}

/** The ARN's path counts: another path names another user, role or group. */
function holderOf(
  world: OperationContext["world"],
  { kind, accountId, name, arn }: Entity,
): Result<PolicyHolder, IamRefusal> {
  const holder = findPolicyHolder(world, accountId, { kind, name });
  if (!holder.ok || holder.value.value.arn === arn) return holder;
  return refuse({ kind: "NoSuchEntity", entity: { kind, name } });
}
