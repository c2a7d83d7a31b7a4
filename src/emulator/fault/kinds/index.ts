/** Every kind of fault. An explicit list: nothing registers itself. */
import type { FaultKind } from "../fault.ts";
import { alarmActionsDisabled } from "./alarm-actions-disabled.ts";
import { alarmWithoutPoints } from "./alarm-without-points.ts";
import { apiHalfDone } from "./api-half-done.ts";
import { apiServerError } from "./api-server-error.ts";
import { apiThrottling } from "./api-throttling.ts";
import { busCrossAccountDenied } from "./bus-cross-account-denied.ts";
import { busRoleMissing } from "./bus-role-missing.ts";
import { busThirdHop } from "./bus-third-hop.ts";
import { clockSkew } from "./clock-skew.ts";
import { deadLetterAbsent } from "./dead-letter-absent.ts";
import { deliveryDelay } from "./delivery-delay.ts";
import { drop } from "./drop.ts";
import { duplicate } from "./duplicate.ts";
import { filterAutoDisabled } from "./filter-auto-disabled.ts";
import { guardDutyDisassociated } from "./guardduty-disassociated.ts";
import { identityShape } from "./identity-shape.ts";
import { lateAddendum } from "./late-addendum.ts";
import { logGroupRenamed } from "./log-group-renamed.ts";
import { organizationTrailMemberLeft } from "./organization-trail-member-left.ts";
import { organizationTrailRoleBlocked } from "./organization-trail-role-blocked.ts";
import { oversize } from "./oversize.ts";
import { reorder } from "./reorder.ts";
import { ruleDeleted } from "./rule-deleted.ts";
import { ruleDetailTypeMismatch } from "./rule-detail-type-mismatch.ts";
import { ruleDisabled } from "./rule-disabled.ts";
import { rulePlainEnabled } from "./rule-plain-enabled.ts";
import { ruleSourceMissing } from "./rule-source-missing.ts";
import { ruleWrongRegion } from "./rule-wrong-region.ts";
import { securityHubDisassociated } from "./security-hub-disassociated.ts";
import { targetInputTransformerBroken } from "./target-input-transformer-broken.ts";
import { targetMissing } from "./target-missing.ts";
import { targetPermissionLost } from "./target-permission-lost.ts";
import { targetSlow } from "./target-slow.ts";
import { targetThrottled } from "./target-throttled.ts";
import { trailBucketUnreachable } from "./trail-bucket-unreachable.ts";
import { trailDeleted } from "./trail-deleted.ts";
import { trailKmsDisabled } from "./trail-kms-disabled.ts";
import { trailSelectorsEmptied } from "./trail-selectors-emptied.ts";
import { trailSingleRegion } from "./trail-single-region.ts";
import { trailStopped } from "./trail-stopped.ts";

const KINDS: readonly FaultKind[] = [
  deliveryDelay,
  lateAddendum,
  duplicate,
  reorder,
  drop,
  oversize,
  clockSkew,
  identityShape,
  trailStopped,
  trailDeleted,
  trailSelectorsEmptied,
  trailBucketUnreachable,
  trailKmsDisabled,
  trailSingleRegion,
  organizationTrailMemberLeft,
  organizationTrailRoleBlocked,
  ruleDisabled,
  ruleDeleted,
  ruleWrongRegion,
  rulePlainEnabled,
  ruleDetailTypeMismatch,
  ruleSourceMissing,
  targetPermissionLost,
  targetMissing,
  targetThrottled,
  targetSlow,
  targetInputTransformerBroken,
  deadLetterAbsent,
  busCrossAccountDenied,
  busThirdHop,
  busRoleMissing,
  alarmActionsDisabled,
  alarmWithoutPoints,
  filterAutoDisabled,
  logGroupRenamed,
  guardDutyDisassociated,
  securityHubDisassociated,
  apiThrottling,
  apiServerError,
  apiHalfDone,
];

export const FAULT_KINDS: ReadonlyMap<string, FaultKind> = new Map(KINDS.map((each) => [each.kind, each]));
