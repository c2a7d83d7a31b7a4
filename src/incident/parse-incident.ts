/** From the texts of an incident's files to a timeline, injects and an organization, or to every mistake with its place. */
import { Fields, jsonOf, type Mistakes, parseDocuments, seen } from "../detection/index.ts";
import { parseDuration } from "../kernel/index.ts";
import { ACTS, type ActName, type Inject, type Timeline, type TimelineAct } from "./timeline.ts";

const VERSION = "orgdrill-incident";
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `orgdrill-incident: 1`, `title` and `acts`, each later than or at the time of the one before. */
export function parseTimeline(mistakes: Mistakes): Timeline | undefined {
  const root = rootOf(mistakes, ["title", "acts"]);
  if (root === undefined) return undefined;
  const title = requiredText(root, "title") ?? "";
  if (root.required("acts") !== undefined && root.list("acts").length === 0)
    mistakes.add(root.node.at, "expected at least one act in `acts`");
  const acts = eachIn(root, "acts").flatMap((fields) => parseAct(fields) ?? []);
  checkOrder(root, "acts", acts);
  return mistakes.all.length === 0 ? { title, acts } : undefined;
}

/** `orgdrill-incident: 1` and `injects`, in the order of their times. */
export function parseInjects(mistakes: Mistakes): readonly Inject[] | undefined {
  const root = rootOf(mistakes, ["injects"]);
  if (root === undefined) return undefined;
  root.required("injects");
  const injects = eachIn(root, "injects").flatMap((fields) => parseInject(fields) ?? []);
  checkOrder(root, "injects", injects);
  return mistakes.all.length === 0 ? injects : undefined;
}

/** The name of the example that an incident's `organization.yaml` refers to; undefined for a whole organization file. */
export function parseExample(mistakes: Mistakes): string | undefined {
  const [root] = parseDocuments(mistakes) ?? [];
  if (root?.kind !== "mapping" || !root.entries.some(({ key }) => key === "example")) return undefined;
  const fields = new Fields(root, mistakes);
  fields.only(["example"]);
  return slugIn(fields, "example");
}

function rootOf(mistakes: Mistakes, keys: readonly string[]): Fields | undefined {
  const documents = parseDocuments(mistakes);
  if (documents === undefined) return undefined;
  const [root, ...others] = documents;
  if (root?.kind !== "mapping" || others.length > 0)
    return mistakes.add(root?.at ?? 0, `expected one document with ${[VERSION, ...keys].join(", ")}`);
  const fields = new Fields(root, mistakes);
  fields.only([VERSION, ...keys]);
  const version = fields.required(VERSION);
  if (version !== undefined && fields.number(VERSION) !== 1)
    mistakes.add(version.value.at, `expected \`${VERSION}: 1\`, saw ${seen(version.value)}`);
  return fields;
}

function eachIn(fields: Fields, key: string): readonly Fields[] {
  return fields.list(key).flatMap((node) => {
    if (node.kind === "mapping") return [new Fields(node, fields.mistakes)];
    fields.mistakes.add(node.at, `expected a mapping in \`${key}\`, saw ${seen(node)}`);
    return [];
  });
}

function parseAct(fields: Fields): TimelineAct | undefined {
  fields.only(["id", "at", "actor", "action", "parameters", "story"]);
  const id = slugIn(fields, "id");
  const atMs = durationIn(fields, "at");
  const actor = actorIn(fields);
  const action = actionIn(fields);
  const parameters = action === undefined ? undefined : parametersIn(fields, action);
  const story = fields.text("story");
  if (id === undefined || atMs === undefined || actor === undefined || action === undefined || parameters === undefined)
    return undefined;
  return { id, atMs, actor, action, parameters, story };
}

function parseInject(fields: Fields): Inject | undefined {
  fields.only(["id", "at", "to", "text", "asks"]);
  const id = slugIn(fields, "id");
  const atMs = durationIn(fields, "at");
  const to = requiredText(fields, "to");
  const text = requiredText(fields, "text");
  const asks = fields.texts("asks").map((each) => each.text);
  if (id === undefined || atMs === undefined || to === undefined || text === undefined) return undefined;
  return { id, atMs, to, text, asks };
}

function actorIn(fields: Fields): TimelineAct["actor"] | undefined {
  fields.required("actor");
  const actor = fields.mapping("actor");
  if (actor === undefined) return undefined;
  actor.only(["account", "principal"]);
  const account = requiredText(actor, "account");
  const principal = requiredText(actor, "principal");
  return account === undefined || principal === undefined ? undefined : { account, principal };
}

function actionIn(fields: Fields): ActName | undefined {
  const name = requiredText(fields, "action");
  if (name === undefined) return undefined;
  if (isActName(name)) return name;
  const known = Object.keys(ACTS).join(", ");
  return fields.mistakes.add(placeOf(fields, "action"), `no action is called \`${name}\`; known: ${known}`);
}

const isActName = (name: string): name is ActName => Object.hasOwn(ACTS, name);

function parametersIn(fields: Fields, action: ActName): Readonly<Record<string, unknown>> | undefined {
  const { required, optional } = ACTS[action];
  const given = fields.mapping("parameters");
  if (given === undefined) {
    if (fields.entry("parameters") === undefined && required.length > 0)
      fields.mistakes.add(fields.node.at, `\`${action}\` needs \`parameters\` with ${required.join(" and ")}`);
    return required.length > 0 ? undefined : {};
  }
  given.only([...required, ...optional]);
  for (const key of required) requiredText(given, key);
  if (given.entry("input") !== undefined) given.mapping("input");
  return Object.fromEntries(given.node.entries.map(({ key, value }) => [key, jsonOf(value)]));
}

function requiredText(fields: Fields, key: string): string | undefined {
  const entry = fields.required(key);
  if (entry === undefined) return undefined;
  const text = fields.text(key);
  if (text !== undefined && text !== "") return text;
  if (entry.value.kind === "null" || text === "") fields.mistakes.add(entry.value.at, `expected text at \`${key}\``);
  return undefined;
}

function slugIn(fields: Fields, key: string): string | undefined {
  const text = requiredText(fields, key);
  if (text === undefined || SLUG.test(text)) return text;
  return fields.mistakes.add(placeOf(fields, key), `expected a name such as \`first-call\`, saw \`${text}\``);
}

function durationIn(fields: Fields, key: string): number | undefined {
  const text = requiredText(fields, key);
  if (text === undefined) return undefined;
  const durationMs = parseDuration(text);
  if (durationMs !== undefined) return durationMs;
  return fields.mistakes.add(
    placeOf(fields, key),
    `expected a time after the beginning such as \`1h30m\`, saw \`${text}\``,
  );
}

/** Ids are unique, and times never go back. */
function checkOrder(fields: Fields, key: string, list: readonly Readonly<{ id: string; atMs: number }>[]): void {
  const seenIds = new Set<string>();
  let last = 0;
  for (const { id, atMs } of list) {
    const node = fields.list(key).findLast((each) => each.kind === "mapping" && textAt(each, "id") === id);
    const at = node?.at ?? fields.node.at;
    if (seenIds.has(id)) fields.mistakes.add(at, `\`${id}\` stands twice in \`${key}\``);
    if (atMs < last) fields.mistakes.add(at, `\`${id}\` is earlier than what stands before it`);
    seenIds.add(id);
    last = atMs;
  }
}

function textAt(node: Fields["node"], key: string): string | undefined {
  const value = node.entries.find((each) => each.key === key)?.value;
  return value?.kind === "text" ? value.value : undefined;
}

const placeOf = (fields: Fields, key: string): number => fields.entry(key)?.value.at ?? fields.node.at;
