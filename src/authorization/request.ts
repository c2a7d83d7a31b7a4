/** The question: who asks to do what to which resource, and under which policies. */
import type { Principal, RequestContext } from "./caller.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import type { LevelReference, PolicyReference } from "./explanation.ts";

export type { Principal, PrincipalKind, RequestContext } from "./caller.ts";

export type AuthorizationRequest = Readonly<{
  /** `service:Operation`, any case; the explanation repeats it as it was given. */
  action: string;
  /** An ARN, or `*` when the action has no resource types. */
  resource: string;
  context: RequestContext;
}>;

/** A policy document where it takes effect. */
export type AttachedPolicy = Readonly<{ reference: PolicyReference; document: CompiledPolicy }>;

/** What is attached at one rung of the ladder. An empty list denies everything below it, as in AWS. */
export type PolicyLevel = Readonly<{ level: LevelReference; policies: readonly AttachedPolicy[] }>;

/** Everything that has a say in the request. */
export type PolicyScope = Readonly<{
  principal: Principal;
  identity: readonly AttachedPolicy[];
  boundary?: AttachedPolicy;
  /** Present when a session policy was passed (possibly several); absent otherwise, which limits nothing. */
  session?: readonly AttachedPolicy[];
  /** Root first, then organizational units, then the account. Absent: no service control policy binds this caller, and `exemption` says why. */
  serviceControl?: readonly PolicyLevel[];
  /** The resource account's ladder. Absent: none applies. */
  resourceControl?: readonly PolicyLevel[];
  /** The resource's own policy: a bucket's, a queue's, a delegation policy, or a role's trust policy (`reference.type` says which). */
  resourcePolicy?: AttachedPolicy;
  /** Owner of the resource; the caller's own account when absent. */
  resourceAccountId?: string;
  /** Why a policy type does not bind the caller, in words, for the explanation. */
  exemptions?: readonly string[];
  /** Values of the named assumptions that evaluation depends on; the defaults when absent. */
  assumptions?: Readonly<Record<string, string>>;
}>;
