/** Every rule about one policy, in the order of their names. */
import type { Rule } from "./rule.ts";
import { addressRangeRule } from "./rules/address-range.ts";
import { denyNeverMatches } from "./rules/deny-never-matches.ts";
import { denyWithNotAction } from "./rules/deny-with-not-action.ts";
import { emptyList } from "./rules/empty-list.ts";
import { exemptsCreatableRole } from "./rules/exempts-creatable-role.ts";
import { failsOpenOnAbsentKey } from "./rules/fails-open-on-absent-key.ts";
import { failsOpenOnVariable } from "./rules/fails-open-on-variable.ts";
import { impossibleArn } from "./rules/impossible-arn.ts";
import { impossibleValue } from "./rules/impossible-value.ts";
import { nullWithIfExists } from "./rules/null-with-if-exists.ts";
import { operatorOfOtherType } from "./rules/operator-of-other-type.ts";
import { passRoleWithStar } from "./rules/pass-role-with-star.ts";
import { policySize } from "./rules/policy-size.ts";
import { redundant } from "./rules/redundant.ts";
import { regionGuardrail } from "./rules/region-guardrail.ts";
import { resourceOfOtherService } from "./rules/resource-of-other-service.ts";
import { retiredAction } from "./rules/retired-action.ts";
import { sessionArn } from "./rules/session-arn.ts";
import { setOperator } from "./rules/set-operator.ts";
import { shortArnPattern } from "./rules/short-arn-pattern.ts";
import { sparesRoot } from "./rules/spares-root.ts";
import { tagOfNoResource } from "./rules/tag-of-no-resource.ts";
import { unknownAction } from "./rules/unknown-action.ts";
import { unknownConditionKey } from "./rules/unknown-condition-key.ts";
import { unknownOperator } from "./rules/unknown-operator.ts";
import { unknownService } from "./rules/unknown-service.ts";
import { variableInUnsupportedPlace } from "./rules/variable-in-unsupported-place.ts";
import { versionRule } from "./rules/version.ts";
import { wildcardInService } from "./rules/wildcard-in-service.ts";
import { wildcardWithoutLike } from "./rules/wildcard-without-like.ts";

export const RULES: readonly Rule[] = [
  addressRangeRule,
  denyNeverMatches,
  denyWithNotAction,
  emptyList,
  exemptsCreatableRole,
  failsOpenOnAbsentKey,
  failsOpenOnVariable,
  impossibleArn,
  impossibleValue,
  nullWithIfExists,
  operatorOfOtherType,
  passRoleWithStar,
  policySize,
  redundant,
  regionGuardrail,
  resourceOfOtherService,
  retiredAction,
  sessionArn,
  setOperator,
  shortArnPattern,
  sparesRoot,
  tagOfNoResource,
  unknownAction,
  unknownConditionKey,
  unknownOperator,
  unknownService,
  variableInUnsupportedPlace,
  versionRule,
  wildcardInService,
  wildcardWithoutLike,
];
