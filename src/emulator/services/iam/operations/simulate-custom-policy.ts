/** SimulateCustomPolicy: what policies would say that are passed in, to calls that nobody makes. */
import type * as Wire from "@aws-sdk/client-iam";
import type { PolicyLevel } from "../../../../authorization/index.ts";
import { accept, type Result } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { iamOperation } from "../operation.ts";
import type { IamRefusal } from "../refusals.ts";
import { answerSimulation, checkPage, type SimulationAnswer } from "../simulation/answer.ts";
import { passedPolicies } from "../simulation/simulated-policy.ts";
import { invalid, readSimulation, type Simulation } from "../simulation/simulation.ts";

type Request = Wire.SimulateCustomPolicyRequest;

export const simulateCustomPolicy = iamOperation<Request, SimulationAnswer>({
  name: "SimulateCustomPolicy",
  readOnly: true,
  decide(context, input) {
    const simulation = read(context, input);
    return simulation.ok ? checkPage(context, simulation.value, input) : simulation;
  },
  respond(context, input) {
    const simulation = read(context, input);
    return simulation.ok ? answerSimulation(context, simulation.value, input) : { EvaluationResults: [] };
  },
});

function read(context: OperationContext, input: Request): Result<Simulation, IamRefusal> {
  const ladder = readLadder(input.OrderedOrganizationPolicyInputList ?? []);
  if (!ladder.ok) return ladder;
  const serviceControl = ladder.value.length === 0 ? undefined : { ladder: ladder.value, exemptions: [] };
  return readSimulation(context, input, { held: [], heldBoundary: undefined, serviceControl, arn: undefined });
}

/** From the root to the account. AWS leaves no level without a policy, so an empty one is taken for a mistake. */
function readLadder(levels: readonly Wire.OrderedOrganizationPolicyType[]): Result<readonly PolicyLevel[], IamRefusal> {
  const ladder: PolicyLevel[] = [];
  for (const [index, { ServiceControlPolicyInputList: texts = [] }] of levels.entries()) {
    const name = `OrderedOrganizationPolicyInputList.${index + 1}`;
    if (texts.length === 0) return invalid(`${name} holds no service control policy, expected at least one`);
    const policies = passedPolicies(`${name}.ServiceControlPolicyInputList`, texts, "serviceControl");
    if (!policies.ok) return policies;
    const kind = index === 0 ? "root" : index === levels.length - 1 ? "account" : "organizationalUnit";
    ladder.push({ level: { kind, id: name, name }, policies: policies.value });
  }
  return accept(ladder);
}
