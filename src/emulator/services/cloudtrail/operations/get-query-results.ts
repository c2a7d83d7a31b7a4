/** GetQueryResults: the rows that a query found, page by page. CloudTrail API Reference, GetQueryResults. */
import type { GetQueryResultsRequest, GetQueryResultsResponse } from "@aws-sdk/client-cloudtrail";
import { accept } from "../../../../kernel/index.ts";
import { type PageRequest, pageOf, readToken } from "../../sealed-page.ts";
import { decideOnQuery, knownQuery, onQuery, outcomeOf } from "../queries.ts";
import { defineOperation } from "../refusal.ts";

/** CloudTrail API Reference: the most that MaxQueryResults takes; that it is the default too is inferred. */
const PAGE_SIZE = 1_000;

export const getQueryResults = defineOperation<GetQueryResultsRequest, GetQueryResultsResponse>({
  name: "GetQueryResults",
  readOnly: true,
  permissions: (context, input) => onQuery(context, "GetQueryResults", input),
  decide(context, input) {
    const found = decideOnQuery(context, input);
    if (!found.ok) return found;
    const token = readToken(context, pageIn(input));
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const outcome = outcomeOf(context, knownQuery(context, input).query, context.now);
    if (outcome.kind === "failed") return { QueryStatus: "FAILED", ErrorMessage: outcome.message };
    if (outcome.kind === "unfinished") return { QueryStatus: outcome.status };
    const { rows, bytes } = outcome.found;
    const { items, NextToken } = pageOf(rows, pageIn(input), { context, size: PAGE_SIZE });
    return {
      QueryStatus: "FINISHED",
      QueryStatistics: { ResultsCount: items.length, TotalResultsCount: rows.length, BytesScanned: bytes },
      QueryResultRows: items.map((row) => row.map(([name, cell]) => ({ [name]: cell }))),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

/** A token is good for the pages of one query. */
const pageIn = ({
  QueryId,
  NextToken,
  MaxQueryResults,
}: GetQueryResultsRequest): PageRequest & Record<string, unknown> => ({
  QueryId,
  NextToken,
  MaxResults: MaxQueryResults,
});
