/** What must allow, beside the organization's policies, once it is known how the resource's policy names the caller. */
import type { Binding } from "./binding.ts";
import type { PrincipalKind } from "./caller.ts";
import { NAMED } from "./compile-principal.ts";

export type Needs = Readonly<{ resource: boolean; identity: boolean; boundary: boolean; session: boolean }>;

const GRANTS_ALONE = NAMED.any | NAMED.user | NAMED.role | NAMED.session | NAMED.federated;
/** Named thus, an implicit deny of a permissions boundary does not limit. */
const PASSES_BOUNDARY = NAMED.any | NAMED.user | NAMED.session | NAMED.federated;
const PASSES_SESSION = NAMED.any | NAMED.session | NAMED.federated;

/**
 * `named` holds the NAMED bits of every statement of the resource's policy that allows the request; 0 when none does.
 * The table is policy-evaluation 3.7 (IAM User Guide: "Policy evaluation for requests within a single account").
 */
export function needsOf(named: number, binding: Binding, kind: PrincipalKind): Needs {
  const resource = binding.needsResource && named === 0;
  const within = binding.crossAccount ? 0 : named;
  const limitsSession = kind === "root" || (within & PASSES_SESSION) === 0;
  return {
    resource,
    identity: binding.needsIdentity && (within & GRANTS_ALONE) === 0,
    boundary: binding.boundary !== undefined && (within & PASSES_BOUNDARY) === 0,
    session: binding.session !== undefined && limitsSession,
  };
}
