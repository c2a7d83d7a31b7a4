/** May the caller do what the operation needs: every permission of it is asked, and all must be allowed. */
import {
  type AuthorizationRequest,
  authorize,
  type Denial,
  type DenialFacts,
  decisiveDenial,
  type Explanation,
  type PolicyScope,
  rememberedAnswers,
} from "../../authorization/index.ts";
import { organizationOf } from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { RequiredPermission } from "../operation.ts";
import type { AccessContext } from "./access-context.ts";
import { type FrozenContext, requestContext } from "./request-context.ts";
import { isShutTo, policyScope } from "./scope.ts";

export type AccessDecision = Readonly<{
  allowed: boolean;
  /** The first denied permission's, with the denials of all of them; the first permission's when all are allowed. */
  explanation: Explanation;
  /** One for each permission, in their order. */
  explanations: readonly Explanation[];
  /** What AWS tells of a denial: the same as in `explanation`, without working out every reason. */
  denial: DenialFacts;
  /** The permission that `explanation` is about. */
  permission: RequiredPermission;
  /** The denied resource's account is closed or suspended, and the caller comes from outside. */
  ownerIsShut: boolean;
  /** Caller and resource of `explanation` share account or organization: then AWS names the policy's ARN. aws-facts 1.4. */
  sameOrganization: boolean;
}>;

/** One permission, ready to be asked about, now or when somebody wants to know why. */
type Question = Readonly<{
  permission: RequiredPermission;
  request: AuthorizationRequest & Readonly<{ context: FrozenContext }>;
  scope: PolicyScope;
}>;

/** Ladders, and what a principal holds, are new lists whenever they change, as the memory asks for. */
const isAllowed = rememberedAnswers();

/** At least one permission is expected; an operation that needs none is not asked about. */
export function decideAccess(context: AccessContext, permissions: readonly RequiredPermission[]): AccessDecision {
  const questions = permissions.map((permission) => questionOf(context, permission));
  for (const { request } of questions) request.context.freeze();
  const denied = questions.findIndex(({ request, scope }) => !isAllowed(request, scope));
  const shown = questions[Math.max(0, denied)];
  invariant(shown !== undefined, "access was asked about without a permission");
  return new Decision(questions, shown, {
    denied: denied >= 0,
    same: sharesOrganization(context, shown.permission),
    shut: denied >= 0 && isShutTo(context, shown.permission),
  });
}

/** Few ask why, so every reason is worked out when somebody does, from what was true when it was decided. */
class Decision implements AccessDecision {
  readonly allowed: boolean;
  readonly sameOrganization: boolean;
  readonly ownerIsShut: boolean;
  readonly #questions: readonly Question[];
  readonly #shown: Question;
  #explanations: readonly Explanation[] | undefined;

  constructor(
    questions: readonly Question[],
    shown: Question,
    { denied, same, shut }: Readonly<{ denied: boolean; same: boolean; shut: boolean }>,
  ) {
    this.allowed = !denied;
    this.sameOrganization = same;
    this.ownerIsShut = shut;
    this.#questions = questions;
    this.#shown = shown;
  }

  get permission(): RequiredPermission {
    return this.#shown.permission;
  }

  get explanations(): readonly Explanation[] {
    this.#explanations ??= this.#questions.map(({ request, scope }) => authorize(request, scope));
    return this.#explanations;
  }

  get explanation(): Explanation {
    const all = this.explanations;
    const shown = all[this.#questions.indexOf(this.#shown)];
    invariant(shown !== undefined, "every question has an explanation");
    return named(all.length === 1 ? shown : merged(shown, all), this.#shown.permission);
  }

  get denial(): DenialFacts {
    const { permission, request, scope } = this.#shown;
    const { action, resource } = permission.namedAs ?? request;
    const decisive = decisiveDenial(request, scope);
    return { principal: scope.principal.arn, action, resource, ...(decisive === undefined ? {} : { decisive }) };
  }
}

const named = (explanation: Explanation, { namedAs }: RequiredPermission): Explanation =>
  namedAs === undefined ? explanation : { ...explanation, ...namedAs };

function questionOf(context: AccessContext, permission: RequiredPermission): Question {
  const { action, resource } = permission;
  const keys = requestContext(context, permission);
  return { permission, request: { action, resource, context: keys }, scope: policyScope(context, permission) };
}

function merged(shown: Explanation, all: readonly Explanation[]): Explanation {
  return {
    ...shown,
    denying: unique(
      all.flatMap((each) => (each.action === shown.action ? each.denying : each.denying.map(forAction(each.action)))),
    ),
    allowing: all.some(({ action }) => action !== shown.action)
      ? all.flatMap(({ action, allowing }) => allowing.map((statement) => ({ ...statement, action })))
      : all.flatMap(({ allowing }) => allowing),
    exemptions: [...new Set(all.flatMap(({ exemptions }) => exemptions))],
    assumptions: [...new Set(all.flatMap(({ assumptions }) => assumptions))],
  };
}

/** What denies explicitly denies the whole call; what nothing allows is one action of it. */
const forAction =
  (action: string) =>
  (denial: Denial): Denial =>
    denial.kind === "explicit" ? denial : { ...denial, action };

/** One denial for each statement, or for each policy type, level and action in which nothing allows. */
function unique(denials: readonly Denial[]): readonly Denial[] {
  const byPlace = new Map<string, Denial>();
  for (const denial of denials) if (!byPlace.has(placeOf(denial))) byPlace.set(placeOf(denial), denial);
  return [...byPlace.values()];
}

function placeOf(denial: Denial): string {
  if (denial.kind === "implicit") return `${denial.policyType} ${denial.level?.id ?? ""} ${denial.action ?? ""}`;
  const { policy, index } = denial.statement;
  return JSON.stringify([denial.policyType, policy.id, policy.arn, policy.name, policy.level?.id, index]);
}

function sharesOrganization({ world, caller }: AccessContext, { resourceAccountId }: RequiredPermission): boolean {
  if (resourceAccountId === undefined || resourceAccountId === caller.accountId) return true;
  const organization = organizationOf(world, caller.accountId);
  return organization !== undefined && organization.id === organizationOf(world, resourceAccountId)?.id;
}
