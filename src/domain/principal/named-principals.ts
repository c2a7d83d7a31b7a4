/** Users and roles that the Principal elements of a resource's policy name, as text that was checked when it was put. IAM User Guide: "AWS JSON policy elements: Principal". */
import { parseAccountId } from "../../kernel/index.ts";
import type { World } from "../world.ts";

type Json = Readonly<Record<string, unknown>>;

const ELEMENTS: ReadonlySet<string> = new Set(["Principal", "NotPrincipal"]);

/** Every occurrence of one user or role under another name; the same text where there is none. Conditions are left as they are. */
export function renamePrincipal(text: string, from: string, to: string): string {
  if (!mayName(text, from)) return text;
  const document: unknown = JSON.parse(text);
  const renamed = mapPrincipals(document, (name) => (name === from ? to : name));
  return renamed === document ? text : JSON.stringify(renamed);
}

const UNIQUE_ID = /^A[A-Z0-9]{15,127}$/;
const SOME_UNIQUE_ID = /"A[A-Z0-9]{15,127}"/;

/** `AIDA…` of a user, `AROA…` of a role, or the id of something else, which is no principal. */
const isUniqueId = (name: string): boolean => UNIQUE_ID.test(name);

/** The text with ARNs for the unique ids of users and roles that are there: as AWS shows it, whatever it was put with. */
export function withArns(world: World, text: string): string {
  if (!SOME_UNIQUE_ID.test(text)) return text;
  const document: unknown = JSON.parse(text);
  const named = mapPrincipals(document, (name) => (isUniqueId(name) ? (arnOfUniqueId(world, name) ?? name) : name));
  return named === document ? text : JSON.stringify(named);
}

/** The ARN of the user or role with a unique id, in whatever account; undefined once it is deleted. */
function arnOfUniqueId(world: World, id: string): string | undefined {
  for (const { users, roles } of world.identities.values()) {
    for (const each of id.startsWith("AIDA") ? users.values() : roles.values()) if (each.id === id) return each.arn;
  }
  return undefined;
}

/**
 * Whether somebody bears the name in a Principal element. Accounts that this world does not have may hold anybody; a unique id is
 * somebody's here or nobody's, as that of a user who was deleted.
 */
export function isSomebody(world: World, name: string): boolean {
  if (isUniqueId(name)) return arnOfUniqueId(world, name) !== undefined;
  const [, , service, , account = "", resource = ""] = name.split(":");
  const accountId = parseAccountId(account);
  if (service !== "iam" || accountId === undefined || !world.accounts.has(accountId)) return true;
  const ownName = resource.slice(resource.lastIndexOf("/") + 1);
  const identities = world.identities.get(accountId);
  if (resource.startsWith("user/")) return identities?.users.get(ownName)?.arn === name;
  if (resource.startsWith("role/")) return identities?.roles.get(ownName)?.arn === name;
  return true;
}

/** All that a checked text names. */
export function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  mapPrincipals(JSON.parse(text), (name) => {
    names.push(name);
    return name;
  });
  return names;
}

/** JSON can write any character in another way, and then begins it with a backslash. */
const mayName = (text: string, name: string): boolean => text.includes(name) || text.includes("\\");

/** False where the text names no user and no role by an ARN, which is quicker to see than which ones. */
export const mayNameIdentity = (text: string): boolean =>
  text.includes(":role/") || text.includes(":user/") || text.includes("\\");

type Rename = (name: string) => string;

/** The document itself where nothing changes. */
function mapPrincipals(document: unknown, rename: Rename): unknown {
  if (!isMapping(document)) return document;
  return mapMember(document, "Statement", (statements) => mapEach(statements, (each) => mapStatement(each, rename)));
}

function mapStatement(statement: unknown, rename: Rename): unknown {
  if (!isMapping(statement)) return statement;
  let mapped = statement;
  for (const element of ELEMENTS) {
    mapped = mapMember(mapped, element, (principals) =>
      isMapping(principals)
        ? mapMember(principals, "AWS", (names) =>
            mapEach(names, (name) => (typeof name === "string" ? rename(name) : name)),
          )
        : principals,
    );
  }
  return mapped;
}

function mapMember(mapping: Json, key: string, change: (value: unknown) => unknown): Json {
  if (!Object.hasOwn(mapping, key)) return mapping;
  const changed = change(mapping[key]);
  return changed === mapping[key] ? mapping : { ...mapping, [key]: changed };
}

function mapEach(value: unknown, change: (value: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return change(value);
  const changed = value.map(change);
  return changed.every((each, index) => each === value[index]) ? value : changed;
}

const isMapping = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
