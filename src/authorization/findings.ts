/** Everything that the binding policies say about one request, policy type by policy type. */
import type { Asking } from "./asking.ts";
import type { Binding } from "./binding.ts";
import type { CompiledStatement } from "./compiled-policy.ts";
import type { Denial, LevelReference, PolicyType, StatementReference } from "./explanation.ts";
import { signposted } from "./level-path.ts";
import { needsOf } from "./needs.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

export type Question = Readonly<{ action: string; asking: Asking }>;

type Asked = Readonly<{ binding: Binding; consulted?: Asking["consulted"] }>;

/** The question as statements look at it; `consulted` is left out when nobody will ask for the assumptions. */
export const questionOf = (
  { action, resource, context }: AuthorizationRequest,
  { principal, assumptions }: PolicyScope,
  { binding, consulted }: Asked,
): Question => ({
  action,
  asking: { resource, context, principal, hasBoundary: binding.boundary !== undefined, assumptions, consulted },
});

export type Findings = Readonly<{
  /** Service control first, then resource control, resource or trust, identity, boundary, session; root first within a ladder. */
  explicit: readonly Denial[];
  /** Resource control, service control, resource or trust, identity, boundary, session. aws-facts 6. */
  implicit: readonly Denial[];
  allowing: readonly StatementReference[];
}>;

/** What one policy type (at one level) says. */
type Voice = Readonly<{ denies: readonly Denial[]; allows: readonly StatementReference[] }>;

const SILENT: Voice = { denies: [], allows: [] };

export function findAll(binding: Binding, question: Question): Findings {
  const heard = {
    serviceControl: hearLadder("serviceControl", binding.serviceControl, question),
    resourceControl: hearLadder("resourceControl", binding.resourceControl, question),
    resource: binding.resource ? hear(resourceType(binding), { policies: [binding.resource] }, question) : SILENT,
    identity: hear("identity", { policies: binding.identity }, question),
    boundary: binding.boundary ? hear("boundary", { policies: [binding.boundary] }, question) : SILENT,
    session: binding.session ? hear("session", { policies: binding.session }, question) : SILENT,
  };
  const { serviceControl, resourceControl, resource, identity, boundary, session } = heard;
  const voices = [...serviceControl, ...resourceControl, resource, identity, boundary, session];
  return {
    explicit: voices.flatMap((voice) => voice.denies),
    implicit: [
      ...levelsWithoutAllow("resourceControl", binding.resourceControl, resourceControl),
      ...levelsWithoutAllow("serviceControl", binding.serviceControl, serviceControl),
      ...missingGrants(binding, question, heard),
    ],
    allowing: voices.flatMap((voice) => voice.allows),
  };
}

const resourceType = ({ resource }: Binding): PolicyType =>
  resource?.reference.type === "trust" ? "trust" : "resource";

/** One voice for each level; what is attached there is referred to at that level. */
const hearLadder = (
  policyType: "serviceControl" | "resourceControl",
  ladder: readonly PolicyLevel[] | undefined,
  question: Question,
): readonly Voice[] => (ladder ?? []).map((level) => hear(policyType, level, question));

/** The policies of one type; of a ladder, those of one level. */
type Speakers = Readonly<{ policies: readonly AttachedPolicy[]; level?: LevelReference }>;

function hear(policyType: PolicyType, { policies, level }: Speakers, question: Question): Voice {
  const denies: Denial[] = [];
  const allows: StatementReference[] = [];
  for (const policy of policies) {
    addDenies(denies, { policyType, policy, level }, question);
    for (const each of policy.document.forAction(question.action).allows) {
      if (each.applies(question.asking)) allows.push(referTo(each, policy, level));
    }
  }
  return { denies, allows };
}

/** The explicit denials alone, as `findAll` has them with their levels' paths: enough to say no, and much less work than every reason. */
export function findExplicit(binding: Binding, question: Question): readonly Denial[] {
  const denies: Denial[] = [];
  const ask = (policyType: PolicyType, policies: readonly AttachedPolicy[]): void => {
    for (const policy of policies) addDenies(denies, { policyType, policy, level: undefined }, question);
  };
  for (const { policies } of signposted(binding.serviceControl ?? NO_LADDER)) ask("serviceControl", policies);
  for (const { policies } of signposted(binding.resourceControl ?? NO_LADDER)) ask("resourceControl", policies);
  if (binding.resource !== undefined) ask(resourceType(binding), [binding.resource]);
  ask("identity", binding.identity);
  if (binding.boundary !== undefined) ask("boundary", [binding.boundary]);
  if (binding.session !== undefined) ask("session", binding.session);
  return denies;
}

const NO_LADDER: readonly PolicyLevel[] = [];

type Speaker = Readonly<{ policyType: PolicyType; policy: AttachedPolicy; level: LevelReference | undefined }>;

function addDenies(denies: Denial[], { policyType, policy, level }: Speaker, { action, asking }: Question): void {
  for (const each of policy.document.forAction(action).denies) {
    if (each.applies(asking)) denies.push({ kind: "explicit", policyType, statement: referTo(each, policy, level) });
  }
}

function referTo(
  { source }: CompiledStatement,
  { reference }: AttachedPolicy,
  level: LevelReference | undefined,
): StatementReference {
  const { index, sid, line, column } = source;
  const policy = level === undefined ? reference : { ...reference, level };
  return sid === undefined ? { policy, index, line, column } : { policy, index, sid, line, column };
}

const levelsWithoutAllow = (
  policyType: "serviceControl" | "resourceControl",
  ladder: readonly PolicyLevel[] | undefined,
  voices: readonly Voice[],
): readonly Denial[] =>
  (ladder ?? []).flatMap(({ level }, at) =>
    voices[at]?.allows.length === 0 ? [{ kind: "implicit", policyType, level } as const] : [],
  );

type Grants = Readonly<Record<"resource" | "identity" | "boundary" | "session", Voice>>;

function missingGrants(binding: Binding, question: Question, heard: Grants): readonly Denial[] {
  const needs = needsOf(namedBy(binding.resource, question), binding, question.asking.principal.kind);
  const missing: Denial[] = [];
  if (needs.resource) missing.push(implicit(resourceType(binding), binding.resource));
  if (needs.identity && heard.identity.allows.length === 0) missing.push(implicit("identity"));
  if (needs.boundary && heard.boundary.allows.length === 0) missing.push(implicit("boundary", binding.boundary));
  if (needs.session && heard.session.allows.length === 0) missing.push(implicit("session", binding.session?.[0]));
  return missing;
}

const implicit = (policyType: PolicyType, policy?: AttachedPolicy): Denial => ({
  kind: "implicit",
  policyType,
  ...(policy === undefined ? {} : { policy: policy.reference }),
});

/** The NAMED bits of every statement of the resource's policy that allows the request. */
export function namedBy(policy: AttachedPolicy | undefined, { action, asking }: Question): number {
  let named = 0;
  if (policy === undefined) return named;
  for (const { naming, applies } of policy.document.forAction(action).allows) {
    if (naming !== undefined && applies(asking)) named |= naming(asking);
  }
  return named;
}
