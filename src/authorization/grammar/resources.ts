/** Resource and NotResource: `*` or ARN patterns; the service is literal, variables stand after the fifth colon. */
import type { JsonMember } from "../parse-json.ts";
import type { PatternClause } from "../policy-document.ts";
import { parseTemplate, type Template } from "../template.ts";
import { isEmptyList, oneOf, type Place, type Reader, readStrings, report, type Text } from "./reader.ts";

export function readResources(
  reader: Reader,
  members: ReadonlyMap<string, JsonMember>,
  statement: Text & { place: Place },
): PatternClause | undefined {
  const { place } = statement;
  const member = oneOf(reader, members, { names: ["Resource", "NotResource"], rule: "resource", place });
  if (reader.kind === "trust") {
    if (member === undefined) return undefined;
    return report(reader, "resource", member.at, `${place} may not contain \`${member.key}\` in a trust policy`);
  }
  if (member === undefined) {
    return report(reader, "resourceMissing", statement.at, `${place} must contain \`Resource\` or \`NotResource\``);
  }
  const resources = readStrings(reader, member.value, { name: `\`${member.key}\``, rule: "resource" });
  if (isEmptyList(member.value)) {
    report(reader, "resourceMissing", member.at, `${place} names no resource in \`${member.key}\``);
  }
  for (const resource of resources) checkResource(reader, resource);
  return { negated: member.key === "NotResource", patterns: resources.map((resource) => resource.text) };
}

function checkResource(reader: Reader, { text, at }: Text): void {
  if (text === "*") return;
  const template = parseTemplate(text, reader.version);
  if (!template.ok) report(reader, "variable", at, template.refusal);
  else if (variableComesEarly(template.value)) {
    report(reader, "variable", at, `the resource \`${text}\` may use a variable only after its fifth colon`);
  } else {
    const fault = faultOf(text, reader);
    if (fault !== undefined) report(reader, "resource", at, `the resource \`${text}\` ${fault}`);
  }
}

function variableComesEarly(template: Template): boolean {
  const first = template.findIndex((part) => part.kind === "variable");
  const before = template.slice(0, Math.max(first, 0)).map((part) => (part.kind === "variable" ? "" : part.text));
  return first >= 0 && before.join("").split(":").length < 6;
}

function faultOf(text: string, { asIamKeeps }: Reader): string | undefined {
  const parts = text.split(":");
  if (parts[0] !== "arn") return "must be `*` or an ARN";
  const service = parts[2] ?? "";
  if (service === "" || /[*?]/.test(service)) return "must name its service in full";
  if (asIamKeeps && !text.includes("::")) return undefined;
  if (parts.length < 6 && !text.endsWith("*")) return `has ${parts.length} of the six parts of an ARN`;
  return undefined;
}
