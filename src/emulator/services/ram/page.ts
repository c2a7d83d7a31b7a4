/** One page of a list; the token says at which place to go on, and is good for the same question only. */
import { accept, canonicalJson, type Result, refuse, sha256 } from "../../../kernel/index.ts";
import type { RamRefusal } from "./refusals.ts";

const PAGE_SIZE = 500;

export type PageRequest = Readonly<{ nextToken?: string | undefined; maxResults?: number | undefined }>;

const sealOf = (request: PageRequest): string => {
  const { nextToken: _, maxResults: __, ...question } = request;
  return sha256(canonicalJson(JSON.parse(JSON.stringify(question)))).slice(0, 16);
};

export function readToken(request: PageRequest): Result<number, RamRefusal> {
  const token = request.nextToken;
  if (token === undefined) return accept(0);
  const [, seal, offset] = /^([0-9a-f]{16})(\d{1,9})$/.exec(token) ?? [];
  return seal === sealOf(request) ? accept(Number(offset)) : refuse({ kind: "InvalidNextToken" });
}

/** The token was read before: a wrong one begins at the beginning. */
export function pageOf<T>(items: readonly T[], request: PageRequest): Readonly<{ items: T[]; nextToken?: string }> {
  const read = readToken(request);
  const start = read.ok ? read.value : 0;
  const end = start + (request.maxResults ?? PAGE_SIZE);
  const page = items.slice(start, end);
  return end < items.length ? { items: page, nextToken: `${sealOf(request)}${end}` } : { items: page };
}
