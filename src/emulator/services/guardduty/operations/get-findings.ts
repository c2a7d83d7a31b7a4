/** GetFindings: findings by their ids, as far as the account sees them. GuardDuty API Reference, GetFindings. */
import type { GetFindingsRequest, GetFindingsResponse } from "@aws-sdk/client-guardduty";
import { ownDetector, visibleThreats } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeFinding, placeOf } from "../describe.ts";
import { inOrder, notEmulatedCriterion } from "../finding-criteria.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getFindings = defineOperation<GetFindingsRequest, GetFindingsResponse>({
  name: "GetFindings",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "GetFindings", DetectorId),
  decide(context, { DetectorId, SortCriteria = {} }) {
    const detector = ownDetector(context.world, placeOf(context), DetectorId);
    if (!detector.ok) return detector;
    const missing = notEmulatedCriterion({}, SortCriteria);
    return missing === undefined ? accept([]) : refuse({ kind: "NotEmulated", what: missing });
  },
  respond(context, { FindingIds = [], SortCriteria }) {
    const asked = new Set(FindingIds);
    const found = visibleThreats(context.world, placeOf(context), context.now).filter(({ id }) => asked.has(id));
    return { Findings: inOrder(found, SortCriteria).map((each) => describeFinding(context.world, each)) };
  },
});
