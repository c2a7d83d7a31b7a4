/** The policies that take part in a simulation: those that were passed in, and those that the principal has. */
import { type AttachedPolicy, compileText, type PolicyKind, type PolicyType } from "../../../../authorization/index.ts";
import {
  type AccountIdentities,
  groupsOf,
  identitiesOf,
  type PolicyHolder,
  type World,
} from "../../../../domain/index.ts";
import { type AccountId, accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import { compiledPolicy, managedPolicyText } from "../../../access/index.ts";
import type { IamRefusal } from "../refusals.ts";

/** The reference's name is what the answer calls `SourcePolicyId`. */
export type SimulatedPolicy = AttachedPolicy &
  Readonly<{
    text: string;
    /** How it hangs on the principal; absent for policies that were passed in. */
    held?:
      | Readonly<{ kind: "inline"; name: string; by: Pick<Holding["holder"], "kind"> & Readonly<{ name: string }> }>
      | Readonly<{ kind: "managed"; arn: string }>;
  }>;

type Passed = Result<SimulatedPolicy, IamRefusal>;

/** A document of the request. `parameter` names it, as in `PolicyInputList.1`; a broken one is refused by that name. */
export function passedPolicy(parameter: string, text: string, kind: PolicyKind & PolicyType): Passed {
  const compiled = compileText(text, kind, { asIamKeeps: true });
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

type Holding = Readonly<{ world: World; accountId: AccountId; holder: PolicyHolder }>;

/** The principal's own, then those of each group that a user is in. IAM API Reference: "SimulatePrincipalPolicy". */
export function heldPolicies({ world, accountId, holder }: Holding): readonly SimulatedPolicy[] {
  const identities = identitiesOf(world, accountId);
  const groups = holder.kind === "user" ? groupsOf(identities, holder.value) : [];
  const holders = [holder, ...groups.map((value) => ({ kind: "group", value }) as const)];
  return holders.flatMap((each) => policiesOf(each, identities));
}

/** Inline policies first. An inline one is called after its holder, as in `role_deploy_publish`; a managed one by its name. */
function policiesOf({ kind, value }: PolicyHolder, identities: AccountIdentities): readonly SimulatedPolicy[] {
  const inline = [...value.inlinePolicies].map(([name, text]): SimulatedPolicy => {
    const reference = { type: "identity", name: `${kind}_${value.name}_${name}` } as const;
    const by = { kind, name: value.name };
    return { reference, document: compiledPolicy(text, "identity"), text, held: { kind: "inline", name, by } };
  });
  const managed = value.attachedPolicies.map((arn) => fromManaged({ identities, arn, type: "identity" }));
  return [...inline, ...managed];
}

/** Groups have none. */
export function heldBoundary({ world, accountId, holder }: Holding): SimulatedPolicy | undefined {
  const arn = holder.kind === "group" ? undefined : holder.value.boundary;
  return arn === undefined
    ? undefined
    : fromManaged({ identities: identitiesOf(world, accountId), arn, type: "boundary" });
}

type Managed = Readonly<{ identities: AccountIdentities; arn: string; type: "identity" | "boundary" }>;

function fromManaged({ identities, arn, type }: Managed): SimulatedPolicy {
  const found = managedPolicyText(identities, arn);
  invariant(found !== undefined, `the managed policy \`${arn}\` is attached, but is not there`);
  const { name, text } = found;
  return { reference: { type, name, arn }, document: compiledPolicy(text, type), text, held: { kind: "managed", arn } };
}
