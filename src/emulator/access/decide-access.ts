/** May the caller do what the operation needs: every permission of it is asked, and all must be allowed. */
import {
  type AuthorizationRequest,
  authorize,
  type Denial,
  type Explanation,
  isAllowed,
  type PolicyScope,
} from "../../authorization/index.ts";
import { organizationOf } from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { RequiredPermission } from "../operation.ts";
import type { AccessContext } from "./access-context.ts";
import { requestContext } from "./request-context.ts";
import { policyScope } from "./scope.ts";

export type AccessDecision = Readonly<{
  allowed: boolean;
  /** The first denied permission's, with the denials of all of them; the first permission's when all are allowed. */
  explanation: Explanation;
  /** One for each permission, in their order. */
  explanations: readonly Explanation[];
  /** Caller and resource of `explanation` share account or organization: then AWS names the policy's ARN. aws-facts 1.4. */
  sameOrganization: boolean;
}>;

/** One permission, ready to be asked about, now or when somebody wants to know why. */
type Question = Readonly<{
  permission: RequiredPermission;
  request: AuthorizationRequest;
  scope: PolicyScope;
  freeze(): void;
}>;

/** At least one permission is expected; an operation that needs none is not asked about. */
export function decideAccess(context: AccessContext, permissions: readonly RequiredPermission[]): AccessDecision {
  const questions = permissions.map((permission) => questionOf(context, permission));
  for (const question of questions) question.freeze();
  if (questions.every(({ request, scope }) => isAllowed(request, scope))) return allowed(context, questions);
  const explanations = questions.map(({ request, scope }) => authorize(request, scope));
  const denied = explanations.findIndex(({ outcome }) => outcome !== "allowed");
  const [explanation, permission] = [explanations[denied], permissions[denied]];
  invariant(explanation !== undefined && permission !== undefined, "the two ways of deciding agree");
  return {
    allowed: false,
    explanation: named(explanations.length === 1 ? explanation : merged(explanation, explanations), permission),
    explanations,
    sameOrganization: sharesOrganization(context, permission),
  };
}

/** Most calls are allowed, and nobody asks why: the explanation waits until somebody does. */
function allowed(context: AccessContext, questions: readonly Question[]): AccessDecision {
  const [first] = questions;
  invariant(first !== undefined, "access was asked about without a permission");
  let known: readonly Explanation[] | undefined;
  const explained = (): readonly Explanation[] => {
    known ??= questions.map(({ request, scope }) => authorize(request, scope));
    return known;
  };
  return {
    allowed: true,
    get explanation() {
      const [one, ...others] = explained();
      invariant(one !== undefined, "every question has an explanation");
      return named(others.length === 0 ? one : merged(one, [one, ...others]), first.permission);
    },
    get explanations() {
      return explained();
    },
    sameOrganization: sharesOrganization(context, first.permission),
  };
}

const named = (explanation: Explanation, { namedAs }: RequiredPermission): Explanation =>
  namedAs === undefined ? explanation : { ...explanation, ...namedAs };

function questionOf(context: AccessContext, permission: RequiredPermission): Question {
  const { action, resource } = permission;
  const keys = requestContext(context, permission);
  return {
    permission,
    request: { action, resource, context: keys },
    scope: policyScope(context, permission),
    freeze: () => keys.freeze(),
  };
}

function merged(shown: Explanation, all: readonly Explanation[]): Explanation {
  return {
    ...shown,
    denying: unique(all.flatMap(({ denying }) => denying)),
    allowing: all.flatMap(({ allowing }) => allowing),
    exemptions: [...new Set(all.flatMap(({ exemptions }) => exemptions))],
    assumptions: [...new Set(all.flatMap(({ assumptions }) => assumptions))],
  };
}

/** One denial for each statement, or for each policy type and level in which nothing allows. */
function unique(denials: readonly Denial[]): readonly Denial[] {
  const byPlace = new Map(denials.map((denial) => [placeOf(denial), denial] as const));
  return [...byPlace.values()];
}

function placeOf(denial: Denial): string {
  if (denial.kind === "implicit") return `${denial.policyType} ${denial.level?.id ?? ""}`;
  const { policy, index } = denial.statement;
  return JSON.stringify([denial.policyType, policy.id, policy.arn, policy.name, policy.level?.id, index]);
}

function sharesOrganization({ world, caller }: AccessContext, { resourceAccountId }: RequiredPermission): boolean {
  if (resourceAccountId === undefined || resourceAccountId === caller.accountId) return true;
  const organization = organizationOf(world, caller.accountId);
  return organization !== undefined && organization.id === organizationOf(world, resourceAccountId)?.id;
}
