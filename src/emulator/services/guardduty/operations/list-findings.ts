/** ListFindings: ids of the account's findings, and of those of its members. GuardDuty API Reference, ListFindings. */
import type { ListFindingsRequest, ListFindingsResponse } from "@aws-sdk/client-guardduty";
import { ownDetector, visibleThreats } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { placeOf } from "../describe.ts";
import { inOrder, isAskedFor, notEmulatedCriterion } from "../finding-criteria.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const listFindings = defineOperation<ListFindingsRequest, ListFindingsResponse>({
  name: "ListFindings",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "ListFindings", DetectorId),
  decide(context, input) {
    const detector = ownDetector(context.world, placeOf(context), input.DetectorId);
    if (!detector.ok) return detector;
    const missing = notEmulatedCriterion(input.FindingCriteria ?? {}, input.SortCriteria ?? {});
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { FindingCriteria = {}, SortCriteria } = input;
    const visible = visibleThreats(context.world, placeOf(context), context.now);
    const asked = visible.filter((each) => isAskedFor(each, FindingCriteria));
    const { items, ...rest } = pageOf(inOrder(asked, SortCriteria), input, { context });
    return { FindingIds: items.map(({ id }) => id), ...rest };
  },
});
