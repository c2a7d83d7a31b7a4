/** What the parts of the grammar share: the kind of document, the place for problems, and lists out of single values. */
import type { JsonMember, JsonValue, Position } from "../parse-json.ts";
import type { PolicyKind, PolicyProblem, PolicyRule, PolicyVersion } from "../policy-document.ts";

export type Reader = Readonly<{
  kind: PolicyKind;
  /** `RCPFullAWSAccess` breaks the rules for customers' resource control policies. */
  awsManaged: boolean;
  /** IAM takes more in identities' policies than its grammar says. */
  asIamKeeps: boolean;
  version: PolicyVersion;
  problems: PolicyProblem[];
}>;

export type Text = Readonly<{ text: string; at: Position }>;
export type JsonObject = JsonValue & { kind: "object" };

/** What the guides call a document of the kind, for messages. */
export const POLICY_WORDS: Readonly<Record<PolicyKind, string>> = {
  identity: "an identity-based policy",
  boundary: "a permissions boundary",
  session: "a session policy",
  serviceControl: "a service control policy",
  resourceControl: "a resource control policy",
  resource: "a resource-based policy",
  trust: "a trust policy",
};

/** Where in the document, for messages: `statement 2`. */
export type Place = string;

export function report(reader: Pick<Reader, "problems">, rule: PolicyRule, at: Position, message: string): undefined {
  reader.problems.push({ rule, message, line: at.line, column: at.column });
  return undefined;
}

export const describeValue = (value: JsonValue): string => {
  switch (value.kind) {
    case "object":
      return "an object";
    case "array":
      return "a list";
    case "null":
      return "null";
    default:
      return `the ${value.kind} \`${value.text}\``;
  }
};

/** The members by name; elements that the grammar does not have are reported. */
export function membersOf(
  reader: Reader,
  object: JsonObject,
  expected: Readonly<{ names: readonly string[]; place: Place; unoffered?: readonly string[] }>,
): ReadonlyMap<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const member of object.members) {
    if (expected.names.includes(member.key)) members.set(member.key, member);
    else {
      const close = expected.names.find((name) => name.toLowerCase() === member.key.toLowerCase());
      const offered = expected.names.filter((name) => !expected.unoffered?.includes(name));
      const hint = close === undefined ? `expected one of ${offered.join(", ")}` : `did you mean \`${close}\`?`;
      report(
        reader,
        "unknownElement",
        member.at,
        `${expected.place} has the unknown element \`${member.key}\`; ${hint}`,
      );
    }
  }
  return members;
}

/** A string, or a list of strings, as a list; anything else is reported. */
export function readStrings(
  reader: Reader,
  value: JsonValue,
  what: Readonly<{ name: string; rule: PolicyRule }>,
): readonly Text[] {
  const texts: Text[] = [];
  for (const element of value.kind === "array" ? value.elements : [value]) {
    if (element.kind === "string") texts.push(element);
    else report(reader, what.rule, element.at, `${what.name} must hold strings, saw ${describeValue(element)}`);
  }
  return texts;
}

/** The one member present of an element and its `Not` twin; both at once are reported. */
export function oneOf(
  reader: Reader,
  members: ReadonlyMap<string, JsonMember>,
  choice: Readonly<{ names: readonly [string, string]; rule: PolicyRule; place: Place }>,
): JsonMember | undefined {
  const [name, negatedName] = choice.names;
  const [member, negated] = [members.get(name), members.get(negatedName)];
  if (member !== undefined && negated !== undefined) {
    report(
      reader,
      choice.rule,
      negated.at,
      `${choice.place} has both \`${name}\` and \`${negatedName}\`, expected one`,
    );
  }
  return member ?? negated;
}

export const isEmptyList = (value: JsonValue): boolean => value.kind === "array" && value.elements.length === 0;
