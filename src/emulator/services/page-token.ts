/** The token of a page: a place in a list, good for the same question of the same account in the same Region only. */
import { accept, canonicalJson, type Result, refuse, sha256 } from "../../kernel/index.ts";
import type { OperationContext } from "../operation.ts";

/** Who asks, and where: a token that another account was given is none. */
export type Asking = Readonly<{
  caller: Pick<OperationContext["caller"], "accountId">;
  request: Pick<OperationContext["request"], "region">;
}>;

export type TokenRefusal = Readonly<{ kind: "InvalidNextToken" }>;

/** What services call the token, and how many shall come: they are no part of the question. */
const PAGING: ReadonlySet<string> = new Set([
  "NextToken",
  "MaxResults",
  "NextPageToken",
  "Marker",
  "MaxItems",
  "Limit",
]);

const SEAL_LENGTH = 16;

function sealOf({ caller, request: { region } }: Asking, request: object): string {
  const question = Object.fromEntries(Object.entries(request).filter(([name]) => !PAGING.has(name)));
  const asked = canonicalJson([caller.accountId, region, JSON.parse(JSON.stringify(question))]);
  return sha256(asked).slice(0, SEAL_LENGTH);
}

/** The place that a token names, and none for no token. An empty one asks for the first page. API References of GuardDuty and Security Hub, NextToken. */
export function placeIn(
  context: Asking,
  request: object,
  token: string | undefined,
): Result<string | undefined, TokenRefusal> {
  if (token === undefined || token === "") return accept(undefined);
  const isOwn = token.length > SEAL_LENGTH && token.startsWith(sealOf(context, request));
  return isOwn ? accept(token.slice(SEAL_LENGTH)) : refuse({ kind: "InvalidNextToken" });
}

/** The token that leads to a place, which is spelled in letters that every service takes: `[A-Za-z0-9_-]`. */
export const tokenTo = (context: Asking, request: object, place: string): string =>
  `${sealOf(context, request)}${place}`;
