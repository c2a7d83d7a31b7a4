/** The same decision as `authorize`, without the reasons: leaves at the first denial. */
import type { Asking } from "./asking.ts";
import { type Binding, bindingOf, needsNoPermission } from "./binding.ts";
import type { CompiledStatement } from "./compiled-policy.ts";
import { namedBy, type Question, questionOf } from "./findings.ts";
import { needsOf } from "./needs.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

/** Whether the request may pass. Always agrees with `authorize(request, scope).outcome === "allowed"`. */
export const isAllowed = (request: AuthorizationRequest, scope: PolicyScope): boolean =>
  isAllowedBy(STATEMENTS, request, scope);

/** How many policies are asked at once: statement by statement, or by what is remembered of them. */
export type Spokesman = Readonly<{
  ladderDenies(ladder: readonly PolicyLevel[], question: Question): boolean;
  /** Every level needs its own allow; a level with nothing attached has none. */
  ladderAllows(ladder: readonly PolicyLevel[], question: Question): boolean;
  anyDenies(policies: readonly AttachedPolicy[], question: Question): boolean;
  anyAllows(policies: readonly AttachedPolicy[], question: Question): boolean;
}>;

export function isAllowedBy(spokesman: Spokesman, request: AuthorizationRequest, scope: PolicyScope): boolean {
  if (needsNoPermission(request)) return true;
  const binding = bindingOf(request, scope);
  const question = questionOf(request, scope, { binding });
  return !isDenied(spokesman, binding, question) && isGranted(spokesman, binding, question);
}

function isDenied(spokesman: Spokesman, binding: Binding, question: Question): boolean {
  const { serviceControl, resourceControl, resource, identity, boundary, session } = binding;
  return (
    (serviceControl !== undefined && spokesman.ladderDenies(serviceControl, question)) ||
    (resourceControl !== undefined && spokesman.ladderDenies(resourceControl, question)) ||
    (resource !== undefined && policyDenies(resource, question)) ||
    spokesman.anyDenies(identity, question) ||
    (boundary !== undefined && policyDenies(boundary, question)) ||
    (session !== undefined && spokesman.anyDenies(session, question))
  );
}

function isGranted(spokesman: Spokesman, binding: Binding, question: Question): boolean {
  const { serviceControl, resourceControl } = binding;
  if (serviceControl !== undefined && !spokesman.ladderAllows(serviceControl, question)) return false;
  if (resourceControl !== undefined && !spokesman.ladderAllows(resourceControl, question)) return false;
  const needs = needsOf(namedBy(binding.resource, question), binding, question.asking.principal.kind);
  if (needs.resource) return false;
  if (needs.identity && !spokesman.anyAllows(binding.identity, question)) return false;
  if (needs.boundary && binding.boundary !== undefined && !policyAllows(binding.boundary, question)) return false;
  return !needs.session || binding.session === undefined || spokesman.anyAllows(binding.session, question);
}

export function someApplies(statements: readonly CompiledStatement[], asking: Asking): boolean {
  for (const statement of statements) if (statement.applies(asking)) return true;
  return false;
}

const policyDenies = ({ document }: AttachedPolicy, { action, asking }: Question): boolean =>
  someApplies(document.forAction(action).denies, asking);

const policyAllows = ({ document }: AttachedPolicy, { action, asking }: Question): boolean =>
  someApplies(document.forAction(action).allows, asking);

function anyDenies(policies: readonly AttachedPolicy[], question: Question): boolean {
  for (const policy of policies) if (policyDenies(policy, question)) return true;
  return false;
}

function anyAllows(policies: readonly AttachedPolicy[], question: Question): boolean {
  for (const policy of policies) if (policyAllows(policy, question)) return true;
  return false;
}

function ladderDenies(ladder: readonly PolicyLevel[], question: Question): boolean {
  for (const { policies } of ladder) if (anyDenies(policies, question)) return true;
  return false;
}

function ladderAllows(ladder: readonly PolicyLevel[], question: Question): boolean {
  for (const { policies } of ladder) if (!anyAllows(policies, question)) return false;
  return true;
}

const STATEMENTS: Spokesman = { ladderDenies, ladderAllows, anyDenies, anyAllows };
