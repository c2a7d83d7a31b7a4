/** One page of a list; the token says at which place to go on, and is good for the same question only. */
import { accept, canonicalJson, type Result, refuse, sha256 } from "../../kernel/index.ts";

export type PageRequest = Readonly<{ NextToken?: string | undefined; MaxResults?: number | undefined }>;

const sealOf = (request: PageRequest): string => {
  const { NextToken: _, MaxResults: __, ...question } = request;
  return sha256(canonicalJson(JSON.parse(JSON.stringify(question)))).slice(0, 16);
};

/** An empty token asks for the first page. API References of GuardDuty and Security Hub, NextToken. */
export function readToken(request: PageRequest): Result<number, Readonly<{ kind: "InvalidNextToken" }>> {
  const token = request.NextToken ?? "";
  if (token === "") return accept(0);
  const [, seal, offset] = /^([0-9a-f]{16})(\d{1,9})$/.exec(token) ?? [];
  return seal === sealOf(request) ? accept(Number(offset)) : refuse({ kind: "InvalidNextToken" });
}

/** The token was read before: a wrong one begins at the beginning. `size` is how many come where nobody says. */
export function pageOf<T>(
  items: readonly T[],
  request: PageRequest,
  size = 50,
): Readonly<{ items: T[]; NextToken?: string }> {
  const read = readToken(request);
  const start = read.ok ? read.value : 0;
  const end = start + (request.MaxResults ?? size);
  const page = items.slice(start, end);
  return end < items.length ? { items: page, NextToken: `${sealOf(request)}${end}` } : { items: page };
}
