/** Faults of a function that is a target change the function itself: whoever mends it by hand has mended it, fault or no fault. */
import { functionArn, isForService, type LambdaFunction, policyWith, statementsOf } from "../../domain/index.ts";
import type { FaultStage, Started, TargetTrouble } from "./fault.ts";

type Aim = Readonly<{ arn: string; trouble: TargetTrouble }>;

const EVENTBRIDGE = "events.amazonaws.com";

/** The statements for EventBridge are taken out of its policy; they come back unless somebody changed the policy meanwhile. */
export function withoutPermission({ world, id }: FaultStage, { arn, trouble }: Aim): Started | undefined {
  const before = world.functions.get(arn);
  if (before === undefined) return undefined;
  const left = statementsOf(before).filter((each) => !isForService(each, EVENTBRIDGE));
  const policy = policyWith(left);
  const isStill = (lambda: LambdaFunction | undefined): boolean =>
    lambda !== undefined && lambda.policy === policy && lambda.revision === revisionOf(id);
  return {
    effects: {
      target: ({ target }) => (target.arn === arn && isStill(world.functions.get(arn)) ? trouble : undefined),
    },
    events: [{ kind: "FunctionChanged", lambda: { ...before, policy, revision: revisionOf(id) } }],
    recover: (now) => {
      const lambda = now.functions.get(arn);
      return lambda !== undefined && isStill(lambda)
        ? [{ kind: "FunctionChanged", lambda: { ...lambda, policy: before.policy, revision: before.revision } }]
        : [];
    },
  };
}

/** The function is deleted; it comes back as it was unless there is one again. */
export function withoutFunction({ world, now }: FaultStage, { arn, trouble }: Aim): Started | undefined {
  const before = world.functions.get(arn);
  if (before === undefined) return undefined;
  return {
    effects: { target: ({ target }) => (target.arn === arn && !world.functions.has(arn) ? trouble : undefined) },
    events: [{ kind: "FunctionDeleted", arn: functionArn(before), at: now }],
    recover: (then) => (then.functions.has(arn) ? [] : [{ kind: "FunctionChanged", lambda: before }]),
  };
}

/** Every change of a policy gives the function another revision; this one is nobody else's. */
const revisionOf = (faultId: string): string =>
  `00000000-0000-4000-8000-${faultId.replace(/\D/g, "").padStart(12, "0")}`;
