/** Random organizations, policies and requests, from alphabets small enough that things often meet. */
import * as fc from "fast-check";
import {
  ACTION_PATTERNS,
  ACTIONS,
  ALICE,
  ALICE_ID,
  AWAY,
  CONDITION_VALUES,
  CONTEXT_VALUES,
  HOME,
  OPERATORS,
  PRINCIPALS,
  RESOURCE_PATTERNS,
  RESOURCES,
  ROLE,
  ROLE_ID,
  SERVICE_ACTION_PATTERNS,
  SESSION,
  TRUST_PATTERNS,
} from "./alphabets.test-support.ts";
import { type CompiledPolicy, compileText } from "./compiled-policy.ts";
import type { Explanation } from "./explanation.ts";
import type { RawPolicy, RawQuestion, RawStatement } from "./oracle.test-support.ts";
import type { PolicyKind } from "./policy-document.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

/** Each key present more often than not. */
const context = fc.record(
  Object.fromEntries(Object.entries(CONTEXT_VALUES).map(([key, values]) => [key, fc.constantFrom(...values)])),
  { requiredKeys: [] },
);

const valueList = (values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 }));

const operatorAndKey = fc.constantFrom(...Object.keys(OPERATORS)).chain((family) =>
  fc.record({
    prefix: fc.constantFrom("", "", "", "ForAllValues:", "ForAnyValue:"),
    operator: fc.constantFrom(...(OPERATORS[family] ?? [])),
    suffix: fc.constantFrom("", "", "IfExists"),
    key: fc
      .constantFrom(...(CONDITION_VALUES[family] ?? []))
      .chain(([key, values]) => valueList(values).map((list) => [key, list] as const)),
  }),
);

const nullTest = fc.record({
  prefix: fc.constant(""),
  operator: fc.constant("Null"),
  suffix: fc.constant(""),
  key: fc.tuple(fc.constantFrom(...Object.keys(CONTEXT_VALUES)), valueList(["true", "false"])),
});

const conditionBlock = fc
  .array(fc.oneof({ weight: 6, arbitrary: operatorAndKey }, { weight: 1, arbitrary: nullTest }), { maxLength: 2 })
  .map((tests) => {
    const block: Record<string, Record<string, unknown>> = {};
    for (const { prefix, operator, suffix, key } of tests)
      block[`${prefix}${operator}${suffix}`] = { [key[0]]: key[1] };
    return block;
  });

const patterns = (values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));

const awsPrincipals = fc.uniqueArray(
  fc.constantFrom(
    "*",
    HOME,
    AWAY,
    `arn:aws:iam::${HOME}:root`,
    ALICE,
    ROLE,
    SESSION,
    `arn:aws:sts::${HOME}:federated-user/alice`,
    ALICE_ID,
    ROLE_ID,
  ),
  { minLength: 1, maxLength: 4 },
);

const principalValue = fc.oneof(
  fc.constant("*"),
  awsPrincipals.map((AWS) => ({ AWS })),
  fc.record({ AWS: awsPrincipals, Service: fc.constantFrom("cloudtrail.amazonaws.com", "s3.amazonaws.com") }),
);

const resourceElement = fc.oneof(
  { weight: 4, arbitrary: patterns(RESOURCE_PATTERNS).map((Resource) => ({ Resource })) },
  { weight: 1, arbitrary: patterns(RESOURCE_PATTERNS.slice(1)).map((NotResource) => ({ NotResource })) },
);
const actionElement = fc.oneof(
  { weight: 4, arbitrary: patterns(ACTION_PATTERNS).map((Action) => ({ Action })) },
  { weight: 1, arbitrary: patterns(ACTION_PATTERNS.slice(1)).map((NotAction) => ({ NotAction })) },
);
const effect = fc.constantFrom("Allow", "Allow", "Deny");
const condition = conditionBlock.map(
  (Condition): RawStatement => (Object.keys(Condition).length > 0 ? { Condition } : {}),
);

const principalElement = (Effect: string) =>
  Effect === "Allow"
    ? principalValue.map((Principal) => ({ Principal }))
    : fc.oneof(
        principalValue.map((Principal) => ({ Principal })),
        principalValue.map((NotPrincipal) => ({ NotPrincipal })),
      );

const joined = (...parts: readonly fc.Arbitrary<RawStatement>[]): fc.Arbitrary<RawStatement> =>
  fc.tuple(...parts).map((objects) => Object.assign({}, ...objects));

const plainStatement = joined(
  effect.map((Effect) => ({ Effect })),
  actionElement,
  resourceElement,
  condition,
);
const resourceStatement = effect.chain((Effect) =>
  joined(fc.constant({ Effect }), actionElement, resourceElement, principalElement(Effect), condition),
);
const trustStatement = joined(
  effect.map((Effect) => ({ Effect })),
  patterns(TRUST_PATTERNS).map((Action) => ({ Action })),
  principalValue.map((Principal) => ({ Principal })),
  condition,
);
const resourceControlStatement = joined(
  fc.constant({ Effect: "Deny", Principal: "*" }),
  patterns(SERVICE_ACTION_PATTERNS).map((Action) => ({ Action })),
  resourceElement,
  condition,
);

const FULL: RawStatement = { Effect: "Allow", Action: "*", Resource: "*" };

const policyOf = (statement: fc.Arbitrary<RawStatement>, versions: readonly string[]): fc.Arbitrary<RawPolicy> =>
  fc.record({
    name: fc.integer({ min: 0, max: 999_999 }).map((number) => `p${number}`),
    document: fc.record({
      Version: fc.constantFrom(...versions),
      Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
    }),
  });

const BOTH = ["2012-10-17", "2012-10-17", "2008-10-17"];
const NEW = ["2012-10-17"];
const FULL_ACCESS: RawPolicy = { name: "full", document: { Version: "2012-10-17", Statement: [FULL] } };
const FULL_RESOURCE_ACCESS: RawPolicy = {
  name: "fullResource",
  document: { Version: "2012-10-17", Statement: [{ ...FULL, Principal: "*" }] },
};

const oftenFull = (policy: fc.Arbitrary<RawPolicy>, full: RawPolicy): fc.Arbitrary<readonly RawPolicy[]> =>
  fc
    .tuple(
      fc.constantFrom(true, true, true, false),
      fc.uniqueArray(policy, { maxLength: 2, selector: ({ name }) => name }),
    )
    .map(([isFull, others]) => (isFull ? [full, ...others] : others));

export const serviceControlLevel = oftenFull(policyOf(plainStatement, NEW), FULL_ACCESS);
export const resourceControlLevel = oftenFull(policyOf(resourceControlStatement, NEW), FULL_RESOURCE_ACCESS);

/** A statement that allows, with a principal for the policies that take one. */
export const allowStatement = joined(
  fc.constant({ Effect: "Allow" }),
  actionElement,
  resourceElement,
  principalElement("Allow"),
  condition,
);
export const plainPolicy = policyOf(plainStatement, BOTH);

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

export const rawQuestion: fc.Arbitrary<RawQuestion> = fc.boolean().chain((resourceIsRole) =>
  fc.record({
    action: fc.constantFrom(...(resourceIsRole ? ["sts:AssumeRole"] : ACTIONS)),
    resource: fc.constantFrom(...RESOURCES),
    context: context as fc.Arbitrary<RawQuestion["context"]>,
    principal: fc.constantFrom(...PRINCIPALS),
    identity: oftenFull(policyOf(plainStatement, BOTH), FULL_ACCESS),
    boundary: optional(oftenFull(policyOf(plainStatement, BOTH), FULL_ACCESS).map(([first]) => first ?? FULL_ACCESS)),
    session: optional(oftenFull(policyOf(plainStatement, BOTH), FULL_ACCESS)),
    serviceControl: optional(fc.array(serviceControlLevel, { minLength: 1, maxLength: 4 })),
    resourceControl: optional(fc.array(resourceControlLevel, { minLength: 1, maxLength: 2 })),
    resourcePolicy: optional(policyOf(resourceIsRole ? trustStatement : resourceStatement, BOTH)),
    resourceIsRole: fc.constant(resourceIsRole),
    resourceAccountId: fc.constantFrom(HOME, HOME, HOME, AWAY),
  }),
);

/** One object is compiled once for each kind: laws ask about the same policies twice, and many have full access attached. */
const compiled = new WeakMap<RawPolicy["document"], Map<PolicyKind, CompiledPolicy>>();

function compile(document: RawPolicy["document"], kind: PolicyKind): CompiledPolicy {
  const byKind = compiled.get(document) ?? new Map<PolicyKind, CompiledPolicy>();
  compiled.set(document, byKind);
  const policy = byKind.get(kind) ?? compileAfresh(document, kind);
  byKind.set(kind, policy);
  return policy;
}

/** Full access as AWS attaches it breaks the rules for customers' resource control policies. */
export const isAwsManaged = ({ Statement }: RawPolicy["document"]): boolean =>
  Statement.some((each) => each.Effect === "Allow" || each.Action === "*");

function compileAfresh(document: RawPolicy["document"], kind: PolicyKind): CompiledPolicy {
  const result = compileText(JSON.stringify(document), kind, { awsManaged: isAwsManaged(document) });
  if (!result.ok) throw new Error(`${kind}: ${JSON.stringify(result.refusal)}\n${JSON.stringify(document)}`);
  return result.value;
}

const attach = ({ name, document }: RawPolicy, kind: PolicyKind): AttachedPolicy => ({
  reference: { type: kind, name },
  document: compile(document, kind),
});

const ladder = (
  levels: readonly (readonly RawPolicy[])[],
  kind: "serviceControl" | "resourceControl",
): readonly PolicyLevel[] =>
  levels.map((policies, at) => ({
    level: { kind: "organizationalUnit", id: String(at), name: `level ${at}` },
    policies: policies.map((policy) => attach(policy, kind)),
  }));

/** The same question for the real evaluator. */
export function realQuestion(raw: RawQuestion): Readonly<{ request: AuthorizationRequest; scope: PolicyScope }> {
  const resourceKind = raw.resourceIsRole ? "trust" : "resource";
  return {
    request: { action: raw.action, resource: raw.resource, context: new Map(Object.entries(raw.context)) },
    scope: {
      principal: raw.principal,
      identity: raw.identity.map((policy) => attach(policy, "identity")),
      ...(raw.boundary ? { boundary: attach(raw.boundary, "boundary") } : {}),
      ...(raw.session ? { session: raw.session.map((policy) => attach(policy, "session")) } : {}),
      ...(raw.serviceControl ? { serviceControl: ladder(raw.serviceControl, "serviceControl") } : {}),
      ...(raw.resourceControl ? { resourceControl: ladder(raw.resourceControl, "resourceControl") } : {}),
      ...(raw.resourcePolicy ? { resourcePolicy: attach(raw.resourcePolicy, resourceKind) } : {}),
      resourceAccountId: raw.resourceAccountId,
    },
  };
}

/** The denying set in the second evaluator's spelling. Without a resource policy nothing says that the resource is a role. */
export const denialKeys = (explanation: Explanation, raw: RawQuestion): readonly string[] =>
  explanation.denying
    .map((denial) => {
      const type = denial.policyType === "resource" && raw.resourceIsRole ? "trust" : denial.policyType;
      if (denial.kind === "implicit") return `implicit ${type} ${denial.level?.id ?? ""}`;
      const { policy, index } = denial.statement;
      return `explicit ${type} ${policy.level?.id ?? ""} ${policy.name} ${index}`;
    })
    .sort();
