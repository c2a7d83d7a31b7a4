/** One statement. IAM User Guide: "Grammar of the IAM JSON policy language"; which element may stand where is policy-evaluation 3.1. */
import type { JsonMember, JsonValue, Position } from "../parse-json.ts";
import type { Statement } from "../policy-document.ts";
import { readActions } from "./actions.ts";
import { readConditions } from "./conditions.ts";
import { readPrincipals, takesPrincipal } from "./principals.ts";
import { describeValue, membersOf, type Place, type Reader, report } from "./reader.ts";
import { readResources } from "./resources.ts";

const ELEMENTS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

const PRINCIPALS = ["Principal", "NotPrincipal"];

/** `undefined` when something essential is missing or broken, which is then among the reader's problems. */
export function readStatement(reader: Reader, value: JsonValue, index: number): Statement | undefined {
  const place: Place = `statement ${index + 1}`;
  const { at } = value;
  if (value.kind !== "object")
    return report(reader, "shape", at, `${place} must be an object, saw ${describeValue(value)}`);
  const unoffered = takesPrincipal(reader) ? [] : PRINCIPALS;
  const members = membersOf(reader, value, { names: ELEMENTS, place, unoffered });
  const here = { text: place, at, place };
  const sid = readSid(reader, members.get("Sid"), place);
  const effect = readEffect(reader, members.get("Effect"), here);
  const actions = readActions(reader, members, here);
  const resources = readResources(reader, members, here);
  const principals = readPrincipals(reader, members, { ...here, effect });
  const conditions = readConditions(reader, members.get("Condition"));
  if (effect === undefined || actions === undefined) return undefined;
  return {
    index,
    ...(sid === undefined ? {} : { sid }),
    effect,
    actions,
    ...(resources === undefined ? {} : { resources }),
    ...(principals === undefined ? {} : { principals }),
    conditions,
    ...at,
  };
}

function readSid(reader: Reader, member: JsonMember | undefined, place: Place): string | undefined {
  if (member === undefined) return undefined;
  const { value } = member;
  if (value.kind !== "string") {
    return report(reader, "sid", value.at, `the \`Sid\` of ${place} must be a string, saw ${describeValue(value)}`);
  }
  if (reader.kind !== "resource" && !/^[A-Za-z0-9]*$/.test(value.text)) {
    report(reader, "sid", value.at, `the \`Sid\` \`${value.text}\` may contain only letters and digits`);
  }
  return value.text === "" ? undefined : value.text;
}

function readEffect(
  reader: Reader,
  member: JsonMember | undefined,
  here: Readonly<{ place: Place; at: Position }>,
): "Allow" | "Deny" | undefined {
  if (member === undefined) return report(reader, "effect", here.at, `${here.place} must contain \`Effect\``);
  const { value } = member;
  const effect = value.kind === "string" ? value.text : "";
  if (effect === "Deny") return effect;
  if (effect === "Allow") {
    if (reader.kind !== "resourceControl" || reader.awsManaged) return effect;
    return report(reader, "effect", value.at, "a resource control policy takes only the effect `Deny`");
  }
  return report(
    reader,
    "effect",
    value.at,
    `the \`Effect\` of ${here.place} must be \`Allow\` or \`Deny\`, saw ${describeValue(value)}`,
  );
}
