/** GetFindings: the account's own findings, and those of the accounts that it watches. Security Hub API Reference, GetFindings. */
import type { GetFindingsRequest, GetFindingsResponse } from "@aws-sdk/client-securityhub";
import { ownHub, visibleFindings } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { placeOf } from "../describe.ts";
import { inOrder, isAskedFor, notEmulatedFilter } from "../finding-filters.ts";
import { describeFinding } from "../finding-format.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getFindings = defineOperation<GetFindingsRequest, GetFindingsResponse>({
  name: "GetFindings",
  readOnly: true,
  permissions: onHub("GetFindings"),
  decide(context, input) {
    const hub = ownHub(context.world, placeOf(context));
    if (!hub.ok) return hub;
    const missing = notEmulatedFilter(input.Filters ?? {}, input.SortCriteria ?? []);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { Filters = {}, SortCriteria = [] } = input;
    const visible = visibleFindings(context.world, placeOf(context), context.now).map(describeFinding);
    const asked = visible.filter((each) => isAskedFor(each, Filters));
    const { items, ...rest } = pageOf(inOrder(asked, SortCriteria), input, { context, size: 100 });
    return { Findings: items, ...rest };
  },
});
