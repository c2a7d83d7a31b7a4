/** The Condition block: operators, keys and values. Names ignore case, so two spellings of one are a duplicate. */
import { operatorNamed, parseOperatorName } from "../conditions/operators.ts";
import type { JsonMember, JsonValue } from "../parse-json.ts";
import type { ConditionClause } from "../policy-document.ts";
import { parseTemplate } from "../template.ts";
import { describeValue, type JsonObject, type Reader, report } from "./reader.ts";

export function readConditions(reader: Reader, member: JsonMember | undefined): readonly ConditionClause[] {
  if (member === undefined) return [];
  const block = expectObject(reader, member);
  return block === undefined ? [] : membersIgnoringCase(reader, block).flatMap((each) => readOperator(reader, each));
}

function expectObject(reader: Reader, { key, value }: JsonMember): JsonObject | undefined {
  if (value.kind === "object") return value;
  return report(reader, "condition", value.at, `\`${key}\` must be an object, saw ${describeValue(value)}`);
}

function membersIgnoringCase(reader: Reader, object: JsonObject): readonly JsonMember[] {
  const seen = new Map<string, string>();
  for (const { key, at } of object.members) {
    const earlier = seen.get(key.toLowerCase());
    if (earlier !== undefined && earlier !== key) {
      report(
        reader,
        "duplicateKey",
        at,
        `\`${key}\` and \`${earlier}\` are the same condition name and stand in one object`,
      );
    }
    seen.set(key.toLowerCase(), key);
  }
  return object.members;
}

function readOperator(reader: Reader, member: JsonMember): readonly ConditionClause[] {
  const name = parseOperatorName(member.key);
  if (name === undefined) {
    if (reader.asIamKeeps && isEmptyBlock(member.value)) return [];
    report(reader, "condition", member.at, `the condition operator \`${member.key}\` is unknown`);
    return [];
  }
  const keys = expectObject(reader, member);
  if (keys === undefined) return [];
  const takesVariables = operatorNamed(name.operator)?.takesVariables ?? false;
  return membersIgnoringCase(reader, keys).map(({ key, at, value }) => {
    if (!reader.asIamKeeps && !/[^:]:./.test(key)) {
      report(reader, "condition", at, `the condition key \`${key}\` must start with a service, such as \`aws:\``);
    }
    return { key, values: readValues(reader, { key, value, takesVariables }), ...name };
  });
}

const isEmptyBlock = (value: JsonValue): boolean => value.kind === "object" && value.members.length === 0;

function readValues(
  reader: Reader,
  { key, value, takesVariables }: Readonly<{ key: string; value: JsonValue; takesVariables: boolean }>,
): readonly string[] {
  const elements = value.kind === "array" ? value.elements : [value];
  return elements.flatMap((element) => {
    if (element.kind === "object" || element.kind === "array" || element.kind === "null") {
      const expected = "must hold strings, numbers or booleans";
      report(
        reader,
        "condition",
        element.at,
        `the condition key \`${key}\` ${expected}, saw ${describeValue(element)}`,
      );
      return [];
    }
    const template = parseTemplate(element.text, takesVariables ? reader.version : "2008-10-17");
    if (!template.ok) report(reader, "variable", element.at, template.refusal);
    return [element.text];
  });
}
