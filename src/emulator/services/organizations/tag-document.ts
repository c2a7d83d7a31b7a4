/** What a tag policy may say below `tags`. User Guide: "Tag policy syntax"; what is refused beyond it was observed by others. */
import type { JsonMember, JsonValue } from "../../../authorization/index.ts";
import { SERVICE_PREFIXES } from "../../../catalogue/index.ts";
import {
  fieldsOf,
  isProblem,
  isValueOperator,
  operatorsOf,
  placed,
  type Section,
  type SectionReader,
} from "./management-document.ts";

type Field = "key" | "values" | "resourceTypes";

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ["tag_key", "key"],
  ["tag_value", "values"],
  ["enforced_for", "resourceTypes"],
  ["report_required_tag_for", "resourceTypes"],
]);

/** Says what is wrong with one text in a list, or undefined. */
type TextReader = (text: string) => string | undefined;

export const tagProblem: SectionReader = (tags) => {
  const known = new Set<string>();
  for (const tag of fieldsOf(tags)) {
    const lower = tag.key.toLowerCase();
    if (lower === "") return placed("expected a tag key, got an empty one", tag.at);
    if (known.has(lower)) return placed(`expected \`${tag.key}\` once, whatever its case`, tag.at);
    known.add(lower);
    const problem = ruleProblem(tag);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

function ruleProblem({ key, at, value }: JsonMember): string | undefined {
  if (value.kind !== "object") return placed(`expected \`${key}\` to be a section`, at);
  const setting = operatorsOf(value).find(isValueOperator);
  if (setting !== undefined) return placed(`expected no value of \`${key}\` itself`, setting.at);
  return fieldsOf(value)
    .map((field) => fieldProblem(key, field))
    .find(isProblem);
}

function fieldProblem(tagKey: string, { key, at, value }: JsonMember): string | undefined {
  const field = FIELDS.get(key.toLowerCase());
  if (field === undefined)
    return placed(`expected one of ${[...FIELDS.keys()].join(", ")} of a tag, got \`${key}\``, at);
  if (value.kind !== "object") return undefined;
  const [nested] = fieldsOf(value);
  if (nested !== undefined) return placed(`expected \`${key}\` to hold operators alone`, nested.at);
  return field === "key" ? keyProblem(tagKey, value) : listProblem(key, value, READERS[field]);
}

/** The tag key is the policy key, but for its case. */
function keyProblem(tagKey: string, setting: Section): string | undefined {
  for (const { key, at, value } of operatorsOf(setting).filter(isValueOperator)) {
    if (key.toLowerCase() !== "@@assign") return placed("expected `tag_key` to be assigned", at);
    if (value.kind !== "string") return placed("expected `tag_key` to have a text", value.at);
    if (value.text.toLowerCase() !== tagKey.toLowerCase())
      return placed(`expected tag_key to be \`${tagKey}\` but for its case`, value.at);
  }
  return undefined;
}

function listProblem(field: string, setting: Section, reader: TextReader): string | undefined {
  for (const { value } of operatorsOf(setting).filter(isValueOperator)) {
    if (value.kind !== "array") return placed(`expected \`${field}\` to have a list`, value.at);
    const problem = value.elements.map((each) => elementProblem(each, reader)).find(isProblem);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function elementProblem(element: JsonValue, reader: TextReader): string | undefined {
  const problem = reader(element.kind === "string" ? element.text : "");
  return problem === undefined ? undefined : placed(problem, element.at);
}

/**
 * Of resource types the service is looked at: which types of it there are, and which services take `*`, is in a list of the guide
 * that grows; a known gap.
 */
const READERS: Readonly<Record<Exclude<Field, "key">, TextReader>> = {
  values: (text) => (text.split("*").length > 2 ? `expected one \`*\` at most, got \`${text}\`` : undefined),
  resourceTypes: (text) => {
    const [, service = ""] = /^([a-z0-9-]+):[\w*/-]+$/i.exec(text) ?? [];
    return SERVICE_PREFIXES.has(service)
      ? undefined
      : `expected a resource type such as \`ec2:instance\`, got \`${text}\``;
  },
};
