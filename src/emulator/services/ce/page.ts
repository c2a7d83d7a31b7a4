/** One page of a list; the token says at which place to go on, and is good for the same question only. */
import { accept, canonicalJson, type Result, refuse, sha256 } from "../../../kernel/index.ts";
import type { CostRefusal } from "./refusals.ts";

const PAGE_SIZE = 100;

export type PageRequest = Readonly<{ NextPageToken?: string | undefined; MaxResults?: number | undefined }>;
type Page<T> = Readonly<{ items: T[]; NextPageToken: string | undefined }>;

const sealOf = (request: PageRequest): string => {
  const { NextPageToken: _, MaxResults: __, ...question } = request;
  return sha256(canonicalJson(JSON.parse(JSON.stringify(question)))).slice(0, 16);
};

export function readToken(request: PageRequest): Result<number, CostRefusal> {
  const token = request.NextPageToken;
  if (token === undefined) return accept(0);
  const [, seal, offset] = /^([0-9a-f]{16})(\d{1,9})$/.exec(token) ?? [];
  return seal === sealOf(request) ? accept(Number(offset)) : refuse({ kind: "InvalidNextToken" });
}

/** The token was read before: a wrong one begins at the beginning. */
export function pageOf<T>(items: readonly T[], request: PageRequest): Page<T> {
  const read = readToken(request);
  const start = read.ok ? read.value : 0;
  const end = start + (request.MaxResults ?? PAGE_SIZE);
  const NextPageToken = end < items.length ? `${sealOf(request)}${end}` : undefined;
  return { items: items.slice(start, end), NextPageToken };
}
