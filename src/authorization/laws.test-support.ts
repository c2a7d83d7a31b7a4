/** Laws of authorization, each with wrong engines that must break it: a law that nothing can break says nothing. */
import * as fc from "fast-check";
import { authorize } from "./authorize.ts";
import { type Judgement, judge, type RawPolicy, type RawQuestion, type RawStatement } from "./oracle.test-support.ts";
import {
  allowStatement,
  denialKeys,
  isAwsManaged,
  plainPolicy,
  rawQuestion,
  realQuestion,
  resourceControlLevel,
  serviceControlLevel,
} from "./organizations.test-support.ts";
import { parsePolicy } from "./parse-policy.ts";
import type { PolicyDocument, PolicyKind } from "./policy-document.ts";
import { printPolicy } from "./print-policy.ts";

/** What a law is about. */
export type Engine = Readonly<{
  decide: (raw: RawQuestion) => Judgement;
  print: (document: PolicyDocument) => string;
}>;

export const ENGINE: Engine = {
  decide(raw) {
    const { request, scope } = realQuestion(raw);
    const explanation = authorize(request, scope);
    return { outcome: explanation.outcome, denials: denialKeys(explanation, raw) };
  },
  print: printPolicy,
};

/** Two things that must be equal; `undefined` when the case says nothing. */
export type Claim = Readonly<{ seen: unknown; expected: unknown }> | undefined;

export type Law = Readonly<{
  name: string;
  property: (engine: Engine, check: (claim: Claim) => void) => fc.IProperty<unknown>;
  /** Wrong engines by what is wrong with them. */
  brokenBy: Readonly<Record<string, Partial<Engine>>>;
}>;

type Words<Case> = Readonly<{
  cases: fc.Arbitrary<Case>;
  claim: (engine: Engine, value: Case) => Claim;
  brokenBy: Law["brokenBy"];
}>;

const law = <Case>(name: string, { cases, claim, brokenBy }: Words<Case>): Law => ({
  name,
  property: (engine, check) => fc.property(cases, (value) => check(claim(engine, value))) as fc.IProperty<unknown>,
  brokenBy,
});

type Documents = RawPolicy["document"];

/** The question with every policy document exchanged. */
function mapDocuments(raw: RawQuestion, change: (document: Documents, kind: PolicyKind) => Documents): RawQuestion {
  const of = (kind: PolicyKind) => (policy: RawPolicy) => ({ ...policy, document: change(policy.document, kind) });
  return {
    ...raw,
    identity: raw.identity.map(of("identity")),
    boundary: raw.boundary && of("boundary")(raw.boundary),
    session: raw.session?.map(of("session")),
    serviceControl: raw.serviceControl?.map((level) => level.map(of("serviceControl"))),
    resourceControl: raw.resourceControl?.map((level) => level.map(of("resourceControl"))),
    resourcePolicy: raw.resourcePolicy && of(raw.resourceIsRole ? "trust" : "resource")(raw.resourcePolicy),
  };
}

const withStatements = (raw: RawQuestion, change: (statements: readonly RawStatement[]) => readonly RawStatement[]) =>
  mapDocuments(raw, (document) => ({ ...document, Statement: change(document.Statement) }));

/** An engine that is right about another question. */
const askedAbout = (change: (raw: RawQuestion) => RawQuestion): Partial<Engine> => ({
  decide: (raw) => ENGINE.decide(change(raw)),
});

const isAllowedBy = (engine: Engine, raw: RawQuestion): boolean => engine.decide(raw).outcome === "allowed";

/** More restrictions may only take away. */
const onlyTakesAway = (engine: Engine, free: RawQuestion, restricted: RawQuestion): Claim =>
  isAllowedBy(engine, restricted) ? { seen: engine.decide(free).outcome, expected: "allowed" } : undefined;

const longer = <T>(ladder: readonly T[] | undefined, extra: T, at: number): readonly T[] => [
  ...(ladder ?? []).slice(0, at),
  extra,
  ...(ladder ?? []).slice(at),
];

const flat = <T>(ladder: readonly (readonly T[])[] | undefined): readonly (readonly T[])[] | undefined =>
  ladder && [ladder.flat()];

const furtherLevel = law("a further level of service or resource control policies never adds permission", {
  cases: fc.tuple(rawQuestion, serviceControlLevel, resourceControlLevel, fc.nat(4), fc.boolean()),
  claim(engine, [raw, serviceLevel, resourceLevel, at, isService]) {
    const restricted = isService
      ? { ...raw, serviceControl: longer(raw.serviceControl, serviceLevel, at) }
      : { ...raw, resourceControl: longer(raw.resourceControl, resourceLevel, at) };
    return onlyTakesAway(engine, raw, restricted);
  },
  brokenBy: {
    "one level's allow of a service control policy is enough": askedAbout((raw) => ({
      ...raw,
      serviceControl: flat(raw.serviceControl),
    })),
    "one level's allow of a resource control policy is enough": askedAbout((raw) => ({
      ...raw,
      resourceControl: flat(raw.resourceControl),
    })),
  },
});

const orderOfLevels = law("the order of the levels changes no outcome", {
  cases: rawQuestion,
  claim(engine, raw) {
    const serviceControl = raw.serviceControl?.toReversed();
    const resourceControl = raw.resourceControl?.toReversed();
    const other = { ...raw, serviceControl, resourceControl };
    return { seen: engine.decide(other).outcome, expected: engine.decide(raw).outcome };
  },
  brokenBy: {
    "only the level nearest the account is asked": askedAbout((raw) => ({
      ...raw,
      serviceControl: raw.serviceControl?.slice(-1),
    })),
  },
});

const boundaryTakesAway = law("a permissions boundary never adds permission", {
  cases: fc.tuple(rawQuestion, plainPolicy),
  claim: (engine, [raw, boundary]) => onlyTakesAway(engine, { ...raw, boundary: undefined }, { ...raw, boundary }),
  brokenBy: {
    "a boundary grants": askedAbout((raw) => ({
      ...raw,
      identity: [...raw.identity, ...(raw.boundary ? [raw.boundary] : [])],
    })),
  },
});

const sessionTakesAway = law("session policies never add permission", {
  cases: fc.tuple(rawQuestion, plainPolicy),
  claim: (engine, [raw, policy]) =>
    onlyTakesAway(engine, { ...raw, session: undefined }, { ...raw, session: [policy] }),
  brokenBy: {
    "a session policy grants": askedAbout((raw) => ({ ...raw, identity: [...raw.identity, ...(raw.session ?? [])] })),
  },
});

const DENY_ALL: RawPolicy = {
  name: "denyAll",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] },
};
const denyAllOf = (more: RawStatement): RawPolicy => ({
  name: "denyAll",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Deny", Principal: "*", ...more }] },
});

/** Every place from which a deny binds this caller. */
function deniedEverywhere(raw: RawQuestion): readonly RawQuestion[] {
  const { kind } = raw.principal;
  const hasAccount = kind !== "service" && kind !== "anonymous";
  const hasIdentity = hasAccount && kind !== "root";
  const ofResource = raw.resourceIsRole ? { Action: "sts:*" } : { Action: "*", Resource: "*" };
  const ofOrganization = denyAllOf({ Action: "*", Resource: "*" });
  const isExempt = kind === "serviceLinkedRole" || raw.action === "kms:RetireGrant";
  return [
    ...(hasIdentity ? [{ ...raw, identity: [...raw.identity, DENY_ALL] }] : []),
    ...(hasIdentity ? [{ ...raw, boundary: DENY_ALL }] : []),
    ...(hasAccount ? [{ ...raw, session: [...(raw.session ?? []), DENY_ALL] }] : []),
    ...(hasAccount && kind !== "serviceLinkedRole"
      ? [{ ...raw, serviceControl: [...(raw.serviceControl ?? []), [DENY_ALL]] }]
      : []),
    ...(isExempt ? [] : [{ ...raw, resourceControl: [...(raw.resourceControl ?? []), [ofOrganization]] }]),
    { ...raw, resourcePolicy: denyAllOf(ofResource) },
  ];
}

const IDLE: RawStatement = { Effect: "Allow", Action: "none:Nothing", Resource: "*" };
const withoutDenies = (policies: readonly RawPolicy[]): readonly RawPolicy[] =>
  policies.map(({ name, document }) => ({
    name,
    document: { ...document, Statement: document.Statement.map((each) => (each.Effect === "Deny" ? IDLE : each)) },
  }));

const denyWins = law("an explicit deny in any binding policy wins over every allow", {
  cases: rawQuestion.filter(({ action }) => action !== "sts:GetCallerIdentity"),
  claim(engine, raw) {
    const outcomes = deniedEverywhere(raw).map((each) => engine.decide(each).outcome);
    return { seen: outcomes, expected: outcomes.map(() => "explicitlyDenied") };
  },
  brokenBy: {
    "identity policies cannot deny": askedAbout((raw) => ({ ...raw, identity: withoutDenies(raw.identity) })),
    "session policies cannot deny": askedAbout((raw) => ({
      ...raw,
      session: raw.session && withoutDenies(raw.session),
    })),
    "the deny of a resource's policy is not heard": askedAbout((raw) => ({ ...raw, resourcePolicy: undefined })),
    "resource control policies bind no service": askedAbout((raw) =>
      raw.principal.kind === "service" ? { ...raw, resourceControl: undefined } : raw,
    ),
  },
});

/** Every list and every object of a document in another order, all the way down. */
function turn(value: unknown, by: number): unknown {
  const rotate = <T>(list: readonly T[]): readonly T[] => [
    ...list.slice(by % list.length),
    ...list.slice(0, by % list.length),
  ];
  if (Array.isArray(value)) return value.length === 0 ? value : rotate(value).map((each) => turn(each, by));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, turn(member, by)] as const);
  return Object.fromEntries(members.length === 0 ? [] : rotate(members));
}

const turned = (raw: RawQuestion, by: number): RawQuestion => {
  const policies = (list: readonly RawPolicy[]): readonly RawPolicy[] => turn(list, by) as readonly RawPolicy[];
  const documents = mapDocuments(raw, (document) => turn(document, by) as Documents);
  return {
    ...documents,
    identity: policies(documents.identity),
    session: documents.session && policies(documents.session),
    serviceControl: documents.serviceControl?.map(policies),
    resourceControl: documents.resourceControl?.map(policies),
  };
};

/** A statement's index is its place, so it is left out. */
const withoutPlaces = ({ outcome, denials }: Judgement) => ({
  outcome,
  denials: denials.map((key) => key.replace(/^(explicit .*) \d+$/, "$1")).sort(),
});

const firstOf = <T>(value: T): T => (Array.isArray(value) ? (value.slice(0, 1) as T) : value);
const firstMember = (value: unknown): unknown => Object.fromEntries(Object.entries(value as object).slice(0, 1));

const order = law("the order of policies, statements, list values and keys never matters", {
  cases: fc.tuple(rawQuestion, fc.integer({ min: 1, max: 3 })),
  claim: (engine, [raw, by]) => ({
    seen: withoutPlaces(engine.decide(turned(raw, by))),
    expected: withoutPlaces(engine.decide(raw)),
  }),
  brokenBy: {
    "the first identity policy alone is read": askedAbout((raw) => ({ ...raw, identity: firstOf(raw.identity) })),
    "the first statement alone is read": askedAbout((raw) => withStatements(raw, firstOf)),
    "the first action alone is read": askedAbout((raw) =>
      withStatements(raw, (statements) =>
        statements.map((each) => ("Action" in each ? { ...each, Action: firstOf(each.Action) } : each)),
      ),
    ),
    "the first condition alone is read": askedAbout((raw) =>
      withStatements(raw, (statements) =>
        statements.map((each) => ("Condition" in each ? { ...each, Condition: firstMember(each.Condition) } : each)),
      ),
    ),
  },
});

/** The question with one more statement at the head of one of its policies. */
function withAllow(raw: RawQuestion, allow: RawStatement, at: number): RawQuestion {
  const kinds: PolicyKind[] = [];
  mapDocuments(raw, (document, kind) => {
    kinds.push(kind);
    return document;
  });
  let place = -1;
  return mapDocuments(raw, (document, kind) => {
    place += 1;
    const isChosen = place === at % kinds.length;
    return isChosen ? { ...document, Statement: [fitting(allow, kind), ...document.Statement] } : document;
  });
}

/** The statement as this kind of policy takes it. */
function fitting({ Principal, Resource, NotResource, ...allow }: RawStatement, kind: PolicyKind): RawStatement {
  const resource = NotResource === undefined ? { Resource } : { NotResource };
  if (kind === "trust") return { Effect: "Allow", Action: "sts:AssumeRole", Principal };
  if (kind === "resourceControl") return { Effect: "Allow", Action: "s3:*", ...resource, Principal: "*" };
  return { ...allow, ...resource, ...(kind === "resource" ? { Principal } : {}) };
}

const allowNeverHurts = law("one more Allow never makes an allowed request denied, and never lifts an explicit deny", {
  cases: fc.tuple(rawQuestion, allowStatement, fc.nat(20)),
  claim(engine, [raw, allow, at]) {
    const { outcome } = engine.decide(raw);
    if (outcome === "implicitlyDenied") return undefined;
    return { seen: engine.decide(withAllow(raw, allow, at)).outcome, expected: outcome };
  },
  brokenBy: {
    "the first statement alone is read": askedAbout((raw) => withStatements(raw, firstOf)),
    "a later statement is not read after an Allow": askedAbout((raw) =>
      withStatements(raw, (statements) => {
        const end = statements.findIndex(({ Effect }) => Effect === "Allow");
        return end < 0 ? statements : statements.slice(0, end + 1);
      }),
    ),
  },
});

function parsed(document: Documents, kind: PolicyKind): PolicyDocument {
  const result = parsePolicy(JSON.stringify(document), kind, { awsManaged: isAwsManaged(document) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const reprinted = (raw: RawQuestion, print: Engine["print"]): RawQuestion =>
  mapDocuments(raw, (document, kind) => JSON.parse(print(parsed(document, kind))));

const withoutConditions = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  statements: document.statements.map((statement) => ({ ...statement, conditions: [] })),
});
const withoutNegation = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  statements: document.statements.map((each) => ({ ...each, actions: { ...each.actions, negated: false } })),
});

const uncompiled = law(
  "compiling changes nothing: what the second evaluator reads off the parsed documents is what the compiled ones say",
  {
    cases: rawQuestion,
    claim: (engine, raw) => ({ seen: engine.decide(raw), expected: judge(reprinted(raw, printPolicy)) }),
    brokenBy: {
      "conditions are lost": askedAbout((raw) =>
        withStatements(raw, (statements) => statements.map(({ Condition, ...each }) => each)),
      ),
      "every document is of 2012": askedAbout((raw) =>
        mapDocuments(raw, (document) => ({ ...document, Version: "2012-10-17" })),
      ),
    },
  },
);

const printKeepsMeaning = law("a printed policy decides like the one it was printed from", {
  cases: rawQuestion,
  claim: (engine, raw) => ({ seen: engine.decide(reprinted(raw, engine.print)), expected: engine.decide(raw) }),
  brokenBy: {
    "conditions are not printed": { print: (document) => printPolicy(withoutConditions(document)) },
    "NotAction is printed as Action": { print: (document) => printPolicy(withoutNegation(document)) },
    "the version is not printed": {
      print: (document) =>
        document.kind === "serviceControl" || document.kind === "resourceControl"
          ? printPolicy(document)
          : printPolicy({ ...document, versionDeclared: false }),
    },
  },
});

export const LAWS: readonly Law[] = [
  furtherLevel,
  orderOfLevels,
  boundaryTakesAway,
  sessionTakesAway,
  denyWins,
  order,
  allowNeverHurts,
  uncompiled,
  printKeepsMeaning,
];
