/** A scope read two ways: as if every missing key were in the caller's favour, and as if all were against the caller. */
import { bindingOf } from "../binding.ts";
import type { RequestContext } from "../caller.ts";
import { type CompiledPolicy, compilePolicy } from "../compiled-policy.ts";
import type { LevelReference, PolicyType, StatementReference } from "../explanation.ts";
import { questionOf } from "../findings.ts";
import type { Statement } from "../policy-document.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "../request.ts";
import { type IsKnown, judgeStatement } from "./statement-pieces.ts";

export type OpenStatement = Readonly<{
  policyType: PolicyType;
  effect: Statement["effect"];
  statement: StatementReference;
  keys: readonly string[];
}>;

export type ScopeReadings = Readonly<{ best: PolicyScope; worst: PolicyScope; open: readonly OpenStatement[] }>;

type Asked = AuthorizationRequest & Readonly<{ context: RequestContext; isKnown: IsKnown }>;

/** Only what covers the request's action is in the readings. `open` is in the order in which policies are asked. */
export function readScope(asked: Asked, scope: PolicyScope): ScopeReadings {
  const binding = bindingOf(asked, scope);
  const { asking } = questionOf(asked, scope, { binding });
  const known = new Map<CompiledPolicy, PolicyReadings>();
  const read = (document: CompiledPolicy): PolicyReadings => {
    const found =
      known.get(document) ??
      readPolicy(document, asked.action, (statement) =>
        judgeStatement(statement, document.document.version, { asking, isKnown: asked.isKnown }),
      );
    known.set(document, found);
    return found;
  };
  const open = speakersOf(binding).flatMap(({ policyType, policy, level }) =>
    read(policy.document).open.map(({ source, keys }) => ({
      policyType,
      effect: source.effect,
      statement: referTo(source, policy, level),
      keys,
    })),
  );
  if (open.length === 0) return { best: scope, worst: scope, open };
  const reader = (which: "best" | "worst") => (policy: AttachedPolicy) => ({
    ...policy,
    document: read(policy.document)[which],
  });
  return { best: mapScope(scope, reader("best")), worst: mapScope(scope, reader("worst")), open };
}

type Speaker = Readonly<{ policyType: PolicyType; policy: AttachedPolicy; level?: LevelReference }>;

function speakersOf(binding: ReturnType<typeof bindingOf>): readonly Speaker[] {
  const ladder = (policyType: PolicyType, levels: readonly PolicyLevel[] | undefined): readonly Speaker[] =>
    (levels ?? []).flatMap(({ level, policies }) => policies.map((policy) => ({ policyType, policy, level })));
  const own = (policyType: PolicyType, policies: readonly (AttachedPolicy | undefined)[]): readonly Speaker[] =>
    policies.flatMap((policy) => (policy === undefined ? [] : [{ policyType, policy }]));
  return [
    ...ladder("serviceControl", binding.serviceControl),
    ...ladder("resourceControl", binding.resourceControl),
    ...own(binding.resource?.reference.type === "trust" ? "trust" : "resource", [binding.resource]),
    ...own("identity", binding.identity),
    ...own("boundary", [binding.boundary]),
    ...own("session", binding.session ?? []),
  ];
}

const referTo = (
  { index, sid, line, column }: Statement,
  { reference }: AttachedPolicy,
  level: LevelReference | undefined,
): StatementReference => ({
  policy: level === undefined ? reference : { ...reference, level },
  index,
  ...(sid === undefined ? {} : { sid }),
  line,
  column,
});

type PolicyReadings = Readonly<{
  best: CompiledPolicy;
  worst: CompiledPolicy;
  open: readonly Readonly<{ source: Statement; keys: readonly string[] }>[];
}>;

/** Readings remembered for each policy; one organization asks for far fewer. */
const REMEMBERED = 256;

/** What was compiled already, by what was open in which statement. */
const compiledReadings = new WeakMap<CompiledPolicy, Map<string, PolicyReadings>>();

function readPolicy(
  policy: CompiledPolicy,
  action: string,
  judge: (statement: Statement) => ReturnType<typeof judgeStatement>,
): PolicyReadings {
  const { denies, allows } = policy.forAction(action);
  const covering = [...denies, ...allows].map(({ source }) => source).sort((one, other) => one.index - other.index);
  const judged = covering.map((source) => [source, judge(source)] as const);
  const open = judged.flatMap(([source, verdict]) =>
    verdict === "certain" ? [] : [{ source, keys: verdict.openKeys, settled: verdict.settled }],
  );
  if (open.length === 0) return { best: policy, worst: policy, open: [] };
  const name = JSON.stringify(open.map(({ source, keys }) => [source.index, keys]));
  const kept = compiledReadings.get(policy) ?? new Map<string, PolicyReadings>();
  compiledReadings.set(policy, kept);
  const found = kept.get(name) ?? compileReadings(policy, open);
  if (kept.size >= REMEMBERED) kept.clear();
  kept.set(name, found);
  return found;
}

function compileReadings(
  { document }: CompiledPolicy,
  open: readonly Readonly<{ source: Statement; keys: readonly string[]; settled: Statement }>[],
): PolicyReadings {
  const settledBySource = new Map(open.map(({ source, settled }) => [source, settled] as const));
  /** What hangs on a key counts when it has this effect, and is left out otherwise. */
  const counting = (effect: Statement["effect"]): CompiledPolicy =>
    compilePolicy({
      ...document,
      statements: document.statements.flatMap((source) => {
        const settled = settledBySource.get(source);
        if (settled === undefined) return [source];
        return source.effect === effect ? [settled] : [];
      }),
    });
  return { best: counting("Allow"), worst: counting("Deny"), open: open.map(({ source, keys }) => ({ source, keys })) };
}

function mapScope(scope: PolicyScope, read: (policy: AttachedPolicy) => AttachedPolicy): PolicyScope {
  const ladder = (levels: readonly PolicyLevel[]): readonly PolicyLevel[] =>
    levels.map(({ level, policies }) => ({ level, policies: policies.map(read) }));
  const { identity, boundary, session, serviceControl, resourceControl, resourcePolicy, ...rest } = scope;
  return {
    ...rest,
    identity: identity.map(read),
    ...(boundary && { boundary: read(boundary) }),
    ...(session && { session: session.map(read) }),
    ...(serviceControl && { serviceControl: ladder(serviceControl) }),
    ...(resourceControl && { resourceControl: ladder(resourceControl) }),
    ...(resourcePolicy && { resourcePolicy: read(resourcePolicy) }),
  };
}
