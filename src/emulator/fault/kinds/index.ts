/** Every kind of fault. An explicit list: nothing registers itself. */
import type { FaultKind } from "../fault.ts";
import { alarmActionsDisabled } from "./alarm-actions-disabled.ts";
import { apiServerError } from "./api-server-error.ts";
import { apiThrottling } from "./api-throttling.ts";
import { busCrossAccountDenied } from "./bus-cross-account-denied.ts";
import { clockSkew } from "./clock-skew.ts";
import { deadLetterAbsent } from "./dead-letter-absent.ts";
import { deliveryDelay } from "./delivery-delay.ts";
import { drop } from "./drop.ts";
import { duplicate } from "./duplicate.ts";
import { lateAddendum } from "./late-addendum.ts";
import { reorder } from "./reorder.ts";
import { ruleDeleted } from "./rule-deleted.ts";
import { ruleDisabled } from "./rule-disabled.ts";
import { targetMissing } from "./target-missing.ts";
import { targetPermissionLost } from "./target-permission-lost.ts";
import { targetThrottled } from "./target-throttled.ts";
import { trailBucketUnreachable } from "./trail-bucket-unreachable.ts";
import { trailDeleted } from "./trail-deleted.ts";
import { trailSelectorsEmptied } from "./trail-selectors-emptied.ts";
import { trailStopped } from "./trail-stopped.ts";

const KINDS: readonly FaultKind[] = [
  deliveryDelay,
  lateAddendum,
  duplicate,
  reorder,
  drop,
  clockSkew,
  trailStopped,
  trailDeleted,
  trailSelectorsEmptied,
  trailBucketUnreachable,
  ruleDisabled,
  ruleDeleted,
  targetPermissionLost,
  targetMissing,
  targetThrottled,
  deadLetterAbsent,
  busCrossAccountDenied,
  alarmActionsDisabled,
  apiThrottling,
  apiServerError,
];

export const FAULT_KINDS: ReadonlyMap<string, FaultKind> = new Map(KINDS.map((each) => [each.kind, each]));
