/** What the answer to an operation can have in it, as the SDK's own package says: a name that nobody knows is a slip, not an absence. */
import { packageOf } from "./sdk-clients.ts";
import type { ServiceName } from "./target.ts";

/** Forms of schemas, which are tuples; the SDK's own numbers, as the emulator reads them. */
const LIST = 1;
const MAP = 2;
const STRUCTURES: ReadonlySet<unknown> = new Set([3, 4, -3]);
const LIST_MODIFIER = 64;
const DOCUMENT = 15;
const OUTPUT = 5;

/** The part of a path that the answer cannot have, and what it can have there: names of members, nothing where a value ends. */
export type UnknownMember = Readonly<{ part: string; known: readonly string[] }>;

/** Undefined when the answer may have something at the path (`Account.State`, `Policies.0.Name`), or when the SDK does not say. */
export async function unknownMemberIn(
  service: ServiceName,
  operation: string,
  path: string,
): Promise<UnknownMember | undefined> {
  const schema = (await packageOf(service))[`${operation}$`];
  if (!Array.isArray(schema)) return undefined;
  let at: unknown = resolved(schema[OUTPUT]);
  for (const part of path === "" ? [] : path.split(".")) {
    const next = memberOf(at, part);
    if ("known" in next) return { part, known: next.known };
    at = resolved(next.schema);
  }
  return undefined;
}

type Next = Readonly<{ schema: unknown }> | Readonly<{ known: readonly string[] }>;

function memberOf(schema: unknown, part: string): Next {
  if (schema === DOCUMENT) return { schema };
  if (typeof schema === "number" && schema >= LIST_MODIFIER * 2) return { schema: schema - LIST_MODIFIER * 2 };
  if (typeof schema === "number" && schema >= LIST_MODIFIER)
    return isIndex(part) ? { schema: schema - LIST_MODIFIER } : { known: [] };
  if (!Array.isArray(schema)) return { known: [] };
  if (schema[0] === MAP) return { schema: schema[5] };
  if (schema[0] === LIST) return isIndex(part) ? { schema: schema[4] } : { known: [] };
  if (!STRUCTURES.has(schema[0]) || !Array.isArray(schema[4]) || !Array.isArray(schema[5])) return { known: [] };
  const index = schema[4].indexOf(part);
  return index < 0 ? { known: schema[4].map(String) } : { schema: schema[5][index] };
}

const isIndex = (part: string): boolean => /^\d+$/.test(part);

/** Schemas refer to others by functions, and members carry traits beside their schema. */
function resolved(reference: unknown): unknown {
  if (typeof reference === "function") return resolved(reference());
  return Array.isArray(reference) && reference.length === 2 ? resolved(reference[0]) : reference;
}
