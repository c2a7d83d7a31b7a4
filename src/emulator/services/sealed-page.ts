/** One page of a list; the token says at which place to go on, and is good for the same question of the same account in the same Region only. */
import { accept, canonicalJson, type Result, refuse, sha256 } from "../../kernel/index.ts";
import type { OperationContext } from "../operation.ts";

export type PageRequest = Readonly<{ NextToken?: string | undefined; MaxResults?: number | undefined }>;

/** Who asks, and where: a token that another account was given is none. */
export type Asking = Readonly<{
  caller: Pick<OperationContext["caller"], "accountId">;
  request: Pick<OperationContext["request"], "region">;
}>;

const sealOf = ({ caller, request: { region } }: Asking, request: PageRequest): string => {
  const { NextToken: _, MaxResults: __, ...question } = request;
  return sha256(canonicalJson([caller.accountId, region, JSON.parse(JSON.stringify(question))])).slice(0, 16);
};

/** An empty token asks for the first page. API References of GuardDuty and Security Hub, NextToken. */
export function readToken(
  context: Asking,
  request: PageRequest,
): Result<number, Readonly<{ kind: "InvalidNextToken" }>> {
  const token = request.NextToken ?? "";
  if (token === "") return accept(0);
  const [, seal, offset] = /^([0-9a-f]{16})(\d{1,9})$/.exec(token) ?? [];
  return seal === sealOf(context, request) ? accept(Number(offset)) : refuse({ kind: "InvalidNextToken" });
}

/** The token was read before: a wrong one begins at the beginning. `size` is how many come where nobody says. */
export function pageOf<T>(
  items: readonly T[],
  request: PageRequest,
  { context, size = 50 }: Readonly<{ context: Asking; size?: number }>,
): Readonly<{ items: T[]; NextToken?: string }> {
  const read = readToken(context, request);
  const start = read.ok ? read.value : 0;
  const end = start + (request.MaxResults ?? size);
  const page = items.slice(start, end);
  return end < items.length ? { items: page, NextToken: writeToken(context, request, end) } : { items: page };
}

/** The token that leads to the item at `offset`. */
export const writeToken = (context: Asking, request: PageRequest, offset: number): string =>
  `${sealOf(context, request)}${offset}`;
