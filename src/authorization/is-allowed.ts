/** The same decision as `authorize`, without the reasons: leaves at the first denial. */
import type { Asking } from "./asking.ts";
import { type Binding, bindingOf, needsNoPermission } from "./binding.ts";
import type { CompiledStatement } from "./compiled-policy.ts";
import { namedBy, type Question, questionOf } from "./findings.ts";
import { needsOf } from "./needs.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

/** Whether the request may pass. Always agrees with `authorize(request, scope).outcome === "allowed"`. */
export function isAllowed(request: AuthorizationRequest, scope: PolicyScope): boolean {
  if (needsNoPermission(request)) return true;
  const binding = bindingOf(request, scope);
  const question = questionOf(request, scope, { binding });
  return !isDenied(binding, question) && isGranted(binding, question);
}

function isDenied(binding: Binding, question: Question): boolean {
  return (
    ladderDenies(binding.serviceControl, question) ||
    ladderDenies(binding.resourceControl, question) ||
    (binding.resource !== undefined && policyDenies(binding.resource, question)) ||
    anyDenies(binding.identity, question) ||
    (binding.boundary !== undefined && policyDenies(binding.boundary, question)) ||
    (binding.session !== undefined && anyDenies(binding.session, question))
  );
}

function isGranted(binding: Binding, question: Question): boolean {
  if (!ladderAllows(binding.serviceControl, question) || !ladderAllows(binding.resourceControl, question)) return false;
  const needs = needsOf(namedBy(binding.resource, question), binding, question.asking.principal.kind);
  if (needs.resource) return false;
  if (needs.identity && !anyAllows(binding.identity, question)) return false;
  if (needs.boundary && binding.boundary !== undefined && !policyAllows(binding.boundary, question)) return false;
  return !needs.session || binding.session === undefined || anyAllows(binding.session, question);
}

function someApplies(statements: readonly CompiledStatement[], asking: Asking): boolean {
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

function ladderDenies(ladder: readonly PolicyLevel[] | undefined, question: Question): boolean {
  if (ladder === undefined) return false;
  for (const { policies } of ladder) if (anyDenies(policies, question)) return true;
  return false;
}

/** Every level needs its own allow; a level with nothing attached has none. */
function ladderAllows(ladder: readonly PolicyLevel[] | undefined, question: Question): boolean {
  if (ladder === undefined) return true;
  for (const { policies } of ladder) if (!anyAllows(policies, question)) return false;
  return true;
}
