/** Action and NotAction: `*`, or `service:Name` with wildcards anywhere. IAM User Guide: "Grammar of the policy language". */
import type { JsonMember } from "../parse-json.ts";
import type { PatternClause } from "../policy-document.ts";
import { isEmptyList, oneOf, type Place, POLICY_WORDS, type Reader, readStrings, report, type Text } from "./reader.ts";

/** Both in order, which one look tells; what is wrong is worked out only when something is. */
const ACTION = /^[A-Za-z0-9*?-]{1,100}:[A-Za-z0-9*?_.-]{1,200}$/;
const SERVICE = /^[A-Za-z0-9*?-]{1,100}$/;
const NAME = /^[A-Za-z0-9*?_.-]{1,200}$/;
/** Recorded from IAM: `s3.s:ListBucket`, and a name with spaces around and inside. */
const KEPT_ACTION = /^[A-Za-z0-9*?.-]{1,100}:[ -9;-~]{1,200}$/;

export function readActions(
  reader: Reader,
  members: ReadonlyMap<string, JsonMember>,
  statement: Text & { place: Place },
): PatternClause | undefined {
  const { place } = statement;
  const member = oneOf(reader, members, { names: ["Action", "NotAction"], rule: "action", place });
  if (member === undefined) {
    return report(reader, "actionMissing", statement.at, `${place} must contain \`Action\` or \`NotAction\``);
  }
  const negated = member.key === "NotAction";
  if (negated && (reader.kind === "resourceControl" || reader.kind === "trust")) {
    report(reader, "action", member.at, `${place} may not use \`NotAction\` in ${POLICY_WORDS[reader.kind]}`);
  }
  const actions = readStrings(reader, member.value, { name: `\`${member.key}\``, rule: "action" });
  if (isEmptyList(member.value))
    report(reader, "actionMissing", member.at, `${place} names no action in \`${member.key}\``);
  for (const action of actions) checkAction(reader, action);
  return { negated, patterns: actions.map((action) => action.text) };
}

function checkAction(reader: Reader, { text, at }: Text): void {
  if (reader.asIamKeeps && KEPT_ACTION.test(text)) return;
  const fault = faultOf(text) ?? faultForKind(reader, text);
  if (fault !== undefined) report(reader, "action", at, `the action \`${text}\` ${fault}`);
}

function faultOf(text: string): string | undefined {
  if (text === "*" || ACTION.test(text)) return undefined;
  const [service = "", name, ...more] = text.split(":");
  if (name === undefined) return "must be `*` or start with a service, such as `iam:`";
  if (more.length > 0) return "may contain only one colon";
  if (!SERVICE.test(service)) return `has \`${service}\` where the name of a service was expected`;
  if (!NAME.test(name)) return `has \`${name}\` where the name of an action was expected`;
  return undefined;
}

function faultForKind(reader: Reader, text: string): string | undefined {
  if (reader.kind === "trust" && !/^sts:/i.test(text))
    return "is not an action of sts, and a trust policy takes only those";
  if (reader.kind !== "resourceControl" || reader.awsManaged) return undefined;
  if (text === "*" || /^[^:]*[*?][^:]*:/.test(text))
    return "must name its service in full in a resource control policy";
  return undefined;
}
