/** The token of a page: a place in a list, good for the same question to the same operation of the same account in the same Region only. */
import { accept, canonicalJson, type Result, refuse, sha256 } from "../../kernel/index.ts";
import type { OperationContext } from "../operation.ts";

/** Who asks, what for and where: a token that another account or another operation was given is none. */
export type Asking = Readonly<{
  operation: OperationContext["operation"];
  caller: Pick<OperationContext["caller"], "accountId">;
  request: Pick<OperationContext["request"], "region">;
}>;

export type TokenRefusal = Readonly<{ kind: "InvalidNextToken" }>;

/** What services call the token, and how many shall come: they are no part of the question. */
const PAGING: ReadonlySet<string> = new Set([
  ...["NextToken", "nextToken", "NextPageToken", "Marker", "ContinuationToken"],
  ...["MaxResults", "maxResults", "MaxItems", "MaxRecords", "MaxBuckets", "Limit", "limit"],
]);

const SEAL_LENGTH = 16;

function sealOf({ operation, caller, request: { region } }: Asking, request: object, place: string): string {
  const question = Object.fromEntries(Object.entries(request).filter(([name]) => !PAGING.has(name)));
  const asked = canonicalJson([operation, caller.accountId, region, JSON.parse(JSON.stringify(question)), place]);
  return sha256(asked).slice(0, SEAL_LENGTH);
}

/** The place that a token names, and none for no token. An empty one asks for the first page. API References of GuardDuty and Security Hub, NextToken. */
export function placeIn(
  context: Asking,
  request: object,
  token: string | undefined,
): Result<string | undefined, TokenRefusal> {
  if (token === undefined || token === "") return accept(undefined);
  const place = token.slice(SEAL_LENGTH);
  return token === tokenTo(context, request, place) ? accept(place) : refuse({ kind: "InvalidNextToken" });
}

/** The token that leads to a place, which is spelled in letters that every service takes: `[A-Za-z0-9_-]`. */
export const tokenTo = (context: Asking, request: object, place: string): string =>
  `${sealOf(context, request, place)}${place}`;
