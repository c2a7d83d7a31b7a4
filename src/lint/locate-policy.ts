/** From JSON with places to a policy with places; what does not fit the grammar is passed over, because the parser reports it. */
import type { JsonMember, JsonValue, PolicyKind } from "../authorization/index.ts";
import { locateOperator } from "./locate-operator.ts";
import type {
  LocatedClause,
  LocatedCondition,
  LocatedPolicy,
  LocatedStatement,
  LocatedText,
} from "./located-policy.ts";

type JsonObject = JsonValue & { kind: "object" };

/** `undefined` when the value is no object. */
export function locatePolicy(json: JsonValue, text: string, kind: PolicyKind): LocatedPolicy | undefined {
  if (json.kind !== "object") return undefined;
  const version = memberOf(json, "Version")?.value;
  const statements = elementsOf(memberOf(json, "Statement")?.value).flatMap(
    (each, index) => locateStatement(each, index) ?? [],
  );
  const is2012 = version?.kind === "string" && version.text === "2012-10-17";
  return {
    kind,
    version: is2012 ? "2012-10-17" : "2008-10-17",
    versionDeclared: version !== undefined,
    text,
    at: json.at,
    statements,
  };
}

const memberOf = (object: JsonObject, ...names: readonly string[]): JsonMember | undefined =>
  object.members.find(({ key }) => names.includes(key));

const elementsOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined ? [] : value.kind === "array" ? value.elements : [value];

const textsOf = (value: JsonValue): readonly LocatedText[] =>
  elementsOf(value).flatMap((each) => (each.kind === "string" ? [{ text: each.text, at: each.at }] : []));

const isEmptyList = (value: JsonValue): boolean => value.kind === "array" && value.elements.length === 0;

function locateStatement(value: JsonValue, index: number): LocatedStatement | undefined {
  if (value.kind !== "object") return undefined;
  const effect = memberOf(value, "Effect")?.value;
  const actions = clauseIn(value, "Action", "NotAction");
  if (effect?.kind !== "string" || (effect.text !== "Allow" && effect.text !== "Deny")) return undefined;
  if (actions === undefined) return undefined;
  const sid = memberOf(value, "Sid")?.value;
  const condition = memberOf(value, "Condition");
  const block = condition?.value.kind === "object" ? condition.value : undefined;
  return {
    index,
    sid: sid?.kind === "string" && sid.text !== "" ? sid.text : undefined,
    at: value.at,
    effect: effect.text,
    actions,
    resources: clauseIn(value, "Resource", "NotResource"),
    hasPrincipals: memberOf(value, "Principal", "NotPrincipal") !== undefined,
    emptyConditionAt: block?.members.length === 0 ? condition?.at : undefined,
    conditions: (block?.members ?? []).flatMap(locateConditions),
    unknownOperators: (block?.members ?? []).flatMap(({ key, at }) =>
      locateOperator({ text: key, at }) === undefined ? [{ text: key, at }] : [],
    ),
  };
}

function clauseIn(object: JsonObject, name: string, negatedName: string): LocatedClause | undefined {
  const member = memberOf(object, name, negatedName);
  if (member === undefined) return undefined;
  return {
    name: member.key,
    negated: member.key === negatedName,
    at: member.at,
    patterns: textsOf(member.value),
    isEmptyList: isEmptyList(member.value),
  };
}

function locateConditions({ key, at, value }: JsonMember): readonly LocatedCondition[] {
  const operator = locateOperator({ text: key, at });
  if (operator === undefined || value.kind !== "object") return [];
  return value.members.map((member) => ({
    operator,
    key: { text: member.key, at: member.at },
    values: elementsOf(member.value).flatMap(scalarText),
    isEmptyList: isEmptyList(member.value),
  }));
}

const scalarText = (value: JsonValue): readonly LocatedText[] =>
  value.kind === "string" || value.kind === "number" || value.kind === "boolean"
    ? [{ text: value.text, at: value.at }]
    : [];
