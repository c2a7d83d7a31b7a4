/** May the caller do what the operation needs: every permission of it is asked, and all must be allowed. */
import { authorize, type Denial, type Explanation } from "../../authorization/index.ts";
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

/** At least one permission is expected; an operation that needs none is not asked about. */
export function decideAccess(context: AccessContext, permissions: readonly RequiredPermission[]): AccessDecision {
  const explanations = permissions.map((permission) => explain(context, permission));
  const denied = explanations.findIndex(({ outcome }) => outcome !== "allowed");
  const shown = Math.max(denied, 0);
  const [explanation, permission] = [explanations[shown], permissions[shown]];
  invariant(explanation !== undefined && permission !== undefined, "access was asked about without a permission");
  return {
    allowed: denied < 0,
    explanation: {
      ...(explanations.length === 1 ? explanation : merged(explanation, explanations)),
      ...permission.namedAs,
    },
    explanations,
    sameOrganization: sharesOrganization(context, permission),
  };
}

function explain(context: AccessContext, permission: RequiredPermission): Explanation {
  const { action, resource } = permission;
  const request = { action, resource, context: requestContext(context, permission) };
  return authorize(request, policyScope(context, permission));
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
