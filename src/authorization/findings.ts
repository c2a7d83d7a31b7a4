/** Everything that the binding policies say about one request, policy type by policy type. */
import type { Asking } from "./asking.ts";
import type { Binding } from "./binding.ts";
import type { CompiledStatement } from "./compiled-policy.ts";
import type { Denial, PolicyType, StatementReference } from "./explanation.ts";
import { needsOf } from "./needs.ts";
import type { AttachedPolicy, PolicyLevel } from "./request.ts";

export type Question = Readonly<{ action: string; asking: Asking }>;

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
    resource: binding.resource ? hear(resourceType(binding), [binding.resource], question) : SILENT,
    identity: hear("identity", binding.identity, question),
    boundary: binding.boundary ? hear("boundary", [binding.boundary], question) : SILENT,
    session: binding.session ? hear("session", binding.session, question) : SILENT,
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
): readonly Voice[] =>
  (ladder ?? []).map(({ level, policies }) => {
    const here = policies.map(({ reference, document }) => ({ reference: { ...reference, level }, document }));
    return hear(policyType, here, question);
  });

function hear(policyType: PolicyType, policies: readonly AttachedPolicy[], { action, asking }: Question): Voice {
  const denies: Denial[] = [];
  const allows: StatementReference[] = [];
  for (const policy of policies) {
    const candidates = policy.document.forAction(action);
    for (const each of candidates.denies) {
      if (each.applies(asking)) denies.push({ kind: "explicit", policyType, statement: referTo(each, policy) });
    }
    for (const each of candidates.allows) if (each.applies(asking)) allows.push(referTo(each, policy));
  }
  return { denies, allows };
}

const referTo = ({ source }: CompiledStatement, { reference }: AttachedPolicy): StatementReference => ({
  policy: reference,
  index: source.index,
  ...(source.sid === undefined ? {} : { sid: source.sid }),
  line: source.line,
  column: source.column,
});

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
