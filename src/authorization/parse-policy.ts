/** From a policy's text to a document, or to every rule of the grammar that it breaks and where. */
import { accept, type Result, refuse } from "../kernel/index.ts";
import { type AssumptionValues, assumes } from "./assumptions.ts";
import { describeValue, type JsonObject, membersOf, type Reader, report } from "./grammar/reader.ts";
import { readStatement } from "./grammar/statement.ts";
import { type JsonMember, type JsonProblem, parseJson } from "./parse-json.ts";
import type { PolicyDocument, PolicyKind, PolicyProblem, PolicyVersion, Statement } from "./policy-document.ts";
import { MAX_POLICY_TEXT } from "./policy-size-limits.ts";

export type ParseOptions = Readonly<{
  /** True for AWS's own policies: `RCPFullAWSAccess` allows, which a customer's resource control policy may not. */
  awsManaged?: boolean;
  /**
   * True for documents of identities as IAM keeps them: beside what the published grammar says it takes an `Id`, names of
   * actions with spaces, short ARNs, condition keys without a service and empty blocks of unknown operators, as answers recorded from AWS show.
   */
  asIamKeeps?: boolean;
  /** Values of named assumptions; `service-control-version` is consulted here. */
  assumptions?: AssumptionValues;
}>;

const KINDS_WITH_ID: readonly PolicyKind[] = ["resource", "trust"];
const KINDS_OF_IAM: readonly PolicyKind[] = ["identity", "boundary", "session"];

/**
 * Reads a document of the given kind. Refused with every problem found, in the order of the text (a syntax error
 * hides what follows). Sizes are not checked. IAM User Guide: "Grammar of the IAM JSON policy language";
 * Organizations User Guide: "SCP syntax", "RCP syntax"; policy-evaluation 3.1, 3.5, 3.6.
 */
export function parsePolicy(
  text: string,
  kind: PolicyKind,
  options: ParseOptions = {},
): Result<PolicyDocument, readonly PolicyProblem[]> {
  const problems: PolicyProblem[] = [];
  const object = readObject(text, problems);
  const document = object && readDocument({ object, kind, options, problems });
  if (document === undefined || problems.length > 0) return refuse(problems.sort(byPosition));
  return accept(document);
}

const byPosition = (a: PolicyProblem, b: PolicyProblem): number => a.line - b.line || a.column - b.column;

function readObject(text: string, problems: PolicyProblem[]): JsonObject | undefined {
  const start = { line: 1, column: 1 };
  if (text.length > MAX_POLICY_TEXT) {
    const message = `the policy has ${text.length} characters, expected at most ${MAX_POLICY_TEXT}`;
    return report({ problems }, "length", start, message);
  }
  const json = parseJson(text);
  if (!json.ok) {
    problems.push(...json.refusal.map(asPolicyProblem));
    return undefined;
  }
  if (json.value.kind === "object") return json.value;
  return report({ problems }, "shape", json.value.at, `a policy must be one object, saw ${describeValue(json.value)}`);
}

const asPolicyProblem = ({ kind, message, line, column }: JsonProblem): PolicyProblem => ({
  rule: kind,
  message,
  line,
  column,
});

type Source = Readonly<{ object: JsonObject; kind: PolicyKind; options: ParseOptions; problems: PolicyProblem[] }>;

function readDocument({ object, kind, options, problems }: Source): PolicyDocument | undefined {
  const asIamKeeps = options.asIamKeeps === true && KINDS_OF_IAM.includes(kind);
  const unversioned = { kind, awsManaged: options.awsManaged === true, asIamKeeps, problems };
  const hasId = asIamKeeps || KINDS_WITH_ID.includes(kind);
  const names = hasId ? ["Version", "Id", "Statement"] : ["Version", "Statement"];
  const members = membersOf({ ...unversioned, version: "2012-10-17" }, object, { names, place: "the policy" });
  const version = readVersion(unversioned, members.get("Version"), { object, options });
  const reader: Reader = { ...unversioned, version };
  const id = readId(reader, members.get("Id"));
  const statements = readStatements(reader, members.get("Statement"), object);
  checkSids(reader, statements);
  const versionDeclared = members.has("Version");
  return { kind, version, versionDeclared, ...(id === undefined ? {} : { id }), statements };
}

function readVersion(
  reader: Omit<Reader, "version">,
  member: JsonMember | undefined,
  { object, options }: Pick<Source, "object" | "options">,
): PolicyVersion {
  const strict =
    reader.kind === "resourceControl" ||
    (reader.kind === "serviceControl" && !assumes(options.assumptions, "service-control-version", "optional"));
  const expected = strict ? "`2012-10-17`" : "`2012-10-17` or `2008-10-17`";
  if (member === undefined) {
    if (strict) report(reader, "version", object.at, `the policy must contain \`Version\` with the value ${expected}`);
    return "2008-10-17";
  }
  const text = member.value.kind === "string" ? member.value.text : "";
  if (text === "2012-10-17" || (text === "2008-10-17" && !strict)) return text;
  report(reader, "version", member.value.at, `\`Version\` must be ${expected}, saw ${describeValue(member.value)}`);
  return "2012-10-17";
}

function readId(reader: Reader, member: JsonMember | undefined): string | undefined {
  if (member === undefined || member.value.kind === "string")
    return member?.value.kind === "string" ? member.value.text : undefined;
  return report(reader, "shape", member.value.at, `\`Id\` must be a string, saw ${describeValue(member.value)}`);
}

function readStatements(reader: Reader, member: JsonMember | undefined, object: JsonObject): readonly Statement[] {
  if (member === undefined) {
    report(reader, "shape", object.at, "the policy must contain `Statement`");
    return [];
  }
  const elements = member.value.kind === "array" ? member.value.elements : [member.value];
  if (elements.length === 0) report(reader, "shape", member.value.at, "`Statement` must hold at least one statement");
  return elements.flatMap((element, index) => readStatement(reader, element, index) ?? []);
}

function checkSids(reader: Reader, statements: readonly Statement[]): void {
  const seen = new Set<string>();
  for (const statement of statements) {
    if (statement.sid === undefined) continue;
    if (seen.has(statement.sid)) {
      report(
        reader,
        "sid",
        statement,
        `the \`Sid\` \`${statement.sid}\` stands twice in the policy, expected unique ones`,
      );
    }
    seen.add(statement.sid);
  }
}
