/** Users, roles and root credentials of one account, from the tree. */
import { documentIn } from "./document-entry.ts";
import {
  eachOf,
  flagIn,
  itemsIn,
  mappingIn,
  mappingsIn,
  mentionIn,
  mentionOf,
  mentionsIn,
  NONE,
  NOTHING,
  namedIn,
  tagsIn,
  textIn,
  wholeNumberIn,
  wordIn,
} from "./fields.ts";
import type {
  AccessKeyEntry,
  GroupEntry,
  InlinePolicyEntry,
  PrincipalsEntry,
  RoleEntry,
  RootEntry,
  TrustEntry,
  UserEntry,
} from "./organization-file.ts";
import { entryOf, type MappingEntry, type MappingNode } from "./tree.ts";

const NO_KEYS: readonly AccessKeyEntry[] = [];
const NO_ROOT: RootEntry = { password: undefined, mfa: undefined, recovery: true, accessKeys: NO_KEYS };
export const NO_PRINCIPALS: PrincipalsEntry = { root: NO_ROOT, users: [], groups: [], roles: [], policies: [] };
const NEW_KEY: AccessKeyEntry = { id: undefined, status: "Active" };
const HOUR_S = 3600;

export function parsePrincipals(node: MappingNode | undefined): PrincipalsEntry {
  if (node === undefined) return NO_PRINCIPALS;
  const root = mappingIn(node, "root");
  return {
    root: root === undefined ? NO_ROOT : parseRoot(root),
    users: eachOf(namedIn(node, "users"), parseUser),
    groups: eachOf(namedIn(node, "groups"), parseGroup),
    roles: eachOf(namedIn(node, "roles"), parseRole),
    policies: mentionsIn(node, "policies") ?? NONE,
  };
}

const parseRoot = (node: MappingNode): RootEntry => ({
  password: flagIn(node, "password"),
  mfa: flagIn(node, "mfa"),
  recovery: flagIn(node, "recovery") !== false,
  accessKeys: parseAccessKeys(node),
});

function parseAccessKeys(node: MappingNode): readonly AccessKeyEntry[] {
  const count = wholeNumberIn(node, "accessKeys");
  if (count !== undefined) return Array.from({ length: Math.min(Math.max(count, 0), 2) }, () => NEW_KEY);
  const keys = mappingsIn(node, "accessKeys");
  if (keys.length === 0) return NO_KEYS;
  return keys.map((each) => ({
    id: mentionIn(each, "id"),
    status: wordIn(each, "status", ["Active", "Inactive"]) ?? "Active",
  }));
}

function parseUser(entry: MappingEntry): UserEntry {
  const node = entry.value.kind === "mapping" ? entry.value : NOTHING;
  return {
    accessKeys: parseAccessKeys(node),
    groups: mentionsIn(node, "groups") ?? NONE,
    password: flagIn(node, "password") ?? false,
    mfa: flagIn(node, "mfa") ?? false,
    ...parsePrincipal(entry, node),
  };
}

function parseGroup(entry: MappingEntry): GroupEntry {
  const { name, at, path, policies, inlinePolicies } = parsePrincipal(
    entry,
    entry.value.kind === "mapping" ? entry.value : NOTHING,
  );
  return { name, at, path, policies, inlinePolicies };
}

function parseRole(entry: MappingEntry): RoleEntry {
  const node = entry.value.kind === "mapping" ? entry.value : NOTHING;
  return {
    description: textIn(node, "description"),
    trust: parseTrust(node, entry.keyAt),
    maxSessionDuration: wholeNumberIn(node, "maxSessionDuration") ?? HOUR_S,
    serviceLinked: flagIn(node, "serviceLinked") ?? false,
    // Last, because keys after a spread would give every role a hidden class of its own.
    ...parsePrincipal(entry, node),
  };
}

type PrincipalParts = Omit<UserEntry, "accessKeys" | "groups" | "password" | "mfa">;

function parsePrincipal(entry: MappingEntry, node: MappingNode): PrincipalParts {
  const boundary = mentionIn(node, "boundary");
  return {
    name: entry.key,
    at: entry.keyAt,
    path: textIn(node, "path") ?? "/",
    policies: mentionsIn(node, "policies") ?? NONE,
    inlinePolicies: eachOf(namedIn(node, "inlinePolicies"), parseInlinePolicy),
    boundary: boundary?.text === "none" ? undefined : boundary,
    tags: tagsIn(node),
  };
}

const parseInlinePolicy = (entry: MappingEntry): InlinePolicyEntry => ({
  name: entry.key,
  at: entry.keyAt,
  document: entry.value.kind === "mapping" ? documentIn(entry.value, "document") : undefined,
});

function parseTrust(node: MappingNode, roleAt: number): TrustEntry {
  const value = entryOf(node, "trust")?.value;
  const document = value?.kind === "mapping" ? documentIn(value, "document") : undefined;
  if (document !== undefined) return { kind: "document", document };
  if (value?.kind === "sequence") {
    return { kind: "named", names: itemsIn(node, "trust").flatMap((each) => mentionOf(each) ?? []) };
  }
  return { kind: "named", names: [mentionOf(value) ?? { text: "self", at: roleAt }] };
}
