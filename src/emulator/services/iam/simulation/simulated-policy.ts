/** The policies that take part in a simulation: those that were passed in, and those that the principal has. */
import { type AttachedPolicy, compileText, type PolicyKind, type PolicyType } from "../../../../authorization/index.ts";
import { identitiesOf, type Role, type User, type World } from "../../../../domain/index.ts";
import { type AccountId, accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import { compiledPolicy, managedPolicyText } from "../../../access/index.ts";
import type { IamRefusal } from "../refusals.ts";

/** The reference's name is what the answer calls `SourcePolicyId`. */
export type SimulatedPolicy = AttachedPolicy &
  Readonly<{
    text: string;
    /** How it hangs on the principal; absent for policies that were passed in. */
    held?: Readonly<{ kind: "inline"; name: string }> | Readonly<{ kind: "managed"; arn: string }>;
  }>;

type Passed = Result<SimulatedPolicy, IamRefusal>;

/** A document of the request. `parameter` names it, as in `PolicyInputList.1`; a broken one is refused by that name. */
export function passedPolicy(parameter: string, text: string, kind: PolicyKind & PolicyType): Passed {
  const compiled = compileText(text, kind);
  if (compiled.ok) return accept({ reference: { type: kind, name: parameter }, document: compiled.value, text });
  const [problem] = compiled.refusal;
  const place = problem === undefined ? "" : ` (line ${problem.line}, column ${problem.column}: ${problem.message})`;
  return refuse({ kind: "InvalidSimulation", message: `${parameter} is not a valid policy${place}` });
}

/** Every document of a list, numbered from 1, or the first broken one. */
export function passedPolicies(
  parameter: string,
  texts: readonly string[],
  kind: PolicyKind & PolicyType,
): Result<readonly SimulatedPolicy[], IamRefusal> {
  const policies: SimulatedPolicy[] = [];
  for (const [index, text] of texts.entries()) {
    const passed = passedPolicy(`${parameter}.${index + 1}`, text, kind);
    if (!passed.ok) return passed;
    policies.push(passed.value);
  }
  return accept(policies);
}

export type Holder = Readonly<{ kind: "user"; value: User }> | Readonly<{ kind: "role"; value: Role }>;

type Holding = Readonly<{ world: World; accountId: AccountId; holder: Holder }>;

/** Inline policies first. An inline one is called after its holder, as in `role_deploy_publish`; a managed one by its name. */
export function heldPolicies({ world, accountId, holder: { kind, value } }: Holding): readonly SimulatedPolicy[] {
  const inline = [...value.inlinePolicies].map(([name, text]): SimulatedPolicy => {
    const reference = { type: "identity", name: `${kind}_${value.name}_${name}` } as const;
    return { reference, document: compiledPolicy(text, "identity"), text, held: { kind: "inline", name } };
  });
  const managed = value.attachedPolicies.map((arn) => fromManaged({ world, accountId, arn, type: "identity" }));
  return [...inline, ...managed];
}

export function heldBoundary({ world, accountId, holder }: Holding): SimulatedPolicy | undefined {
  const arn = holder.value.boundary;
  return arn === undefined ? undefined : fromManaged({ world, accountId, arn, type: "boundary" });
}

type Managed = Readonly<{ world: World; accountId: AccountId; arn: string; type: "identity" | "boundary" }>;

function fromManaged({ world, accountId, arn, type }: Managed): SimulatedPolicy {
  const found = managedPolicyText(identitiesOf(world, accountId), arn);
  invariant(found !== undefined, `the managed policy \`${arn}\` is attached, but is not there`);
  const { name, text } = found;
  return { reference: { type, name, arn }, document: compiledPolicy(text, type), text, held: { kind: "managed", arn } };
}
