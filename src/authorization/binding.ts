/** Which policies have a say over this caller at all, and why the others have not. */
import { invariant } from "../kernel/index.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

export type Binding = Readonly<{
  serviceControl: readonly PolicyLevel[] | undefined;
  resourceControl: readonly PolicyLevel[] | undefined;
  resource: AttachedPolicy | undefined;
  identity: readonly AttachedPolicy[];
  boundary: AttachedPolicy | undefined;
  session: readonly AttachedPolicy[] | undefined;
  /** False for callers that have no identity policies: the root user (all is allowed), services, anonymous callers. */
  needsIdentity: boolean;
  crossAccount: boolean;
  /** True where the resource's policy must itself allow. */
  needsResource: boolean;
}>;

/**
 * Sources: Organizations User Guide "SCPs" (service-linked roles and service principals are not restricted) and "RCPs"
 * (service-linked roles, kms:RetireGrant); IAM User Guide "Policy evaluation logic"; policy-evaluation 3.5 to 3.7.
 */
export function bindingOf(request: AuthorizationRequest, scope: PolicyScope): Binding {
  invariant(scope.serviceControl?.length !== 0, "a ladder of service control policies must have the root on it");
  invariant(scope.resourceControl?.length !== 0, "a ladder of resource control policies must have the root on it");
  const { kind, accountId } = scope.principal;
  const hasAccount = kind !== "service" && kind !== "anonymous";
  const hasIdentity = hasAccount && kind !== "root";
  const isExemptFromControl = kind === "serviceLinkedRole";
  const crossAccount = scope.resourceAccountId !== undefined && scope.resourceAccountId !== accountId;
  return {
    serviceControl: hasAccount && !isExemptFromControl ? scope.serviceControl : undefined,
    resourceControl: isExemptFromControl || isRetireGrant(request) ? undefined : scope.resourceControl,
    resource: scope.resourcePolicy,
    identity: hasIdentity ? scope.identity : NONE,
    boundary: hasIdentity ? scope.boundary : undefined,
    session: hasAccount ? scope.session : undefined,
    needsIdentity: hasIdentity,
    crossAccount: hasAccount && crossAccount,
    needsResource: !hasAccount || crossAccount || policyMustAllow(request, scope.resourcePolicy),
  };
}

const NONE: readonly AttachedPolicy[] = [];

/** "No permissions are required": not even an explicit deny stops it. STS API Reference: GetCallerIdentity. */
export const needsNoPermission = ({ action }: AuthorizationRequest): boolean =>
  equalsIgnoringCase(action, "sts:GetCallerIdentity");

const isRetireGrant = ({ action }: AuthorizationRequest): boolean => equalsIgnoringCase(action, "kms:RetireGrant");

const equalsIgnoringCase = (action: string, name: string): boolean =>
  action.length === name.length && action.toLowerCase() === name.toLowerCase();

/** Role trust policies and KMS key policies: identity policies count only when these let them. */
const policyMustAllow = ({ action }: AuthorizationRequest, policy: AttachedPolicy | undefined): boolean =>
  policy !== undefined && (policy.reference.type === "trust" || action.slice(0, 4).toLowerCase() === "kms:");

/** The exemptions that follow from the caller or the action, in words. */
export function exemptionsOf(request: AuthorizationRequest, scope: PolicyScope): readonly string[] {
  if (needsNoPermission(request)) return ["sts:GetCallerIdentity needs no permission, and no policy can deny it"];
  const binding = bindingOf(request, scope);
  const sentences: string[] = [];
  const isLinked = scope.principal.kind === "serviceLinkedRole";
  if (scope.principal.kind === "root") sentences.push("the root user needs no identity-based policy");
  if (scope.serviceControl !== undefined && binding.serviceControl === undefined) {
    const who = isLinked ? "service-linked roles" : "callers without an account of their own";
    sentences.push(`${who} are exempt from service control policies`);
  }
  if (scope.resourceControl !== undefined && binding.resourceControl === undefined) {
    const who = isLinked ? "calls of service-linked roles are" : "kms:RetireGrant is";
    sentences.push(`${who} exempt from resource control policies`);
  }
  return sentences;
}
