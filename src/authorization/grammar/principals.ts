/** Principal and NotPrincipal, by kind of policy. IAM User Guide: "Principal", "NotPrincipal"; RCP syntax page. */
import type { JsonMember, JsonValue } from "../parse-json.ts";
import type { PrincipalClause } from "../policy-document.ts";
import {
  describeValue,
  oneOf,
  type Place,
  POLICY_WORDS,
  type Reader,
  readStrings,
  report,
  type Text,
} from "./reader.ts";

const MAP_KEYS = ["AWS", "Service", "Federated", "CanonicalUser"] as const;
const ACCOUNT_ID = /^\d{12}$/;
/** What AWS stores in place of the ARN of a user or role. */
const UNIQUE_ID = /^A[A-Z0-9]{15,127}$/;
const PRINCIPAL_ARN =
  /^arn:[a-z-]{1,30}:(iam|sts)::(\d{12}|cloudfront):(root|(user|role|assumed-role|federated-user)\/[^*?]+)$/;

/** Whether a statement says in a document of the kind who it is about. */
export const takesPrincipal = ({ kind }: Pick<Reader, "kind">): boolean =>
  kind === "resource" || kind === "trust" || kind === "resourceControl";

export function readPrincipals(
  reader: Reader,
  members: ReadonlyMap<string, JsonMember>,
  statement: Text & { place: Place; effect: string | undefined },
): PrincipalClause | undefined {
  const { place } = statement;
  const member = oneOf(reader, members, { names: ["Principal", "NotPrincipal"], rule: "principal", place });
  if (member === undefined) {
    return takesPrincipal(reader)
      ? report(reader, "principal", statement.at, `${place} must contain \`Principal\` in ${POLICY_WORDS[reader.kind]}`)
      : undefined;
  }
  if (!takesPrincipal(reader)) {
    const message = `${place} may not contain \`${member.key}\` in ${POLICY_WORDS[reader.kind]}`;
    return report(reader, "principal", member.at, message);
  }
  checkNegation(reader, member, statement);
  return readClause(reader, member);
}

function checkNegation(
  reader: Reader,
  member: JsonMember,
  statement: { place: Place; effect: string | undefined },
): void {
  if (member.key !== "NotPrincipal") return;
  if (reader.kind !== "resource") {
    report(
      reader,
      "principal",
      member.at,
      `${statement.place} may not use \`NotPrincipal\` in ${POLICY_WORDS[reader.kind]}`,
    );
  } else if (statement.effect === "Allow") {
    report(reader, "principal", member.at, `${statement.place} may use \`NotPrincipal\` only with \`Deny\``);
  }
}

function readClause(reader: Reader, member: JsonMember): PrincipalClause | undefined {
  const clause = {
    negated: member.key === "NotPrincipal",
    any: false,
    aws: [],
    service: [],
    federated: [],
    canonicalUser: [],
  };
  const { value } = member;
  if (value.kind === "string" && value.text === "*") return { ...clause, any: true };
  if (reader.kind === "resourceControl") {
    const message = `a resource control policy takes only the principal \`*\`, saw ${describeValue(value)}`;
    return report(reader, "principal", value.at, message);
  }
  if (value.kind !== "object") {
    const message = `\`${member.key}\` must be \`*\` or an object, saw ${describeValue(value)}`;
    return report(reader, "principal", value.at, message);
  }
  return { ...clause, ...readMap(reader, value) };
}

function readMap(reader: Reader, object: JsonValue & { kind: "object" }): Omit<PrincipalClause, "negated"> {
  const lists = new Map<string, readonly string[]>();
  for (const { key, at, value } of object.members) {
    if (!MAP_KEYS.some((known) => known === key)) {
      report(
        reader,
        "principal",
        at,
        `the kind of principal \`${key}\` is unknown; expected one of ${MAP_KEYS.join(", ")}`,
      );
      continue;
    }
    const entries = readStrings(reader, value, { name: `\`${key}\``, rule: "principal" });
    lists.set(
      key,
      entries.flatMap((entry) => readEntry(reader, key, entry) ?? []),
    );
  }
  const aws = lists.get("AWS") ?? [];
  return {
    any: aws.includes("*"),
    aws: aws.filter((entry) => entry !== "*"),
    service: lists.get("Service") ?? [],
    federated: lists.get("Federated") ?? [],
    canonicalUser: lists.get("CanonicalUser") ?? [],
  };
}

function readEntry(reader: Reader, key: string, { text, at }: Text): string | undefined {
  if (key === "AWS" && text === "*") return text;
  if (/[*?]/.test(text)) return report(reader, "principal", at, `the principal \`${text}\` may not contain a wildcard`);
  if (key !== "AWS" || PRINCIPAL_ARN.test(text) || UNIQUE_ID.test(text)) return text;
  if (ACCOUNT_ID.test(text)) return `arn:aws:iam::${text}:root`;
  const expected = "the ARN of an account's root, a user, a role or a session, or an account id of 12 digits";
  return report(reader, "principal", at, `the principal \`${text}\` is not ${expected}`);
}
