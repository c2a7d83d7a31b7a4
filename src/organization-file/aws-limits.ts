/** Limits that a file must keep because AWS would refuse the same by API. Organizations User Guide: quotas (2026); aws-facts 8. */
import type { PolicyTypeName } from "../domain/index.ts";
import { days } from "../kernel/index.ts";

/** Organizational units below the root. */
export const MAX_UNIT_DEPTH = 5;

/** How long an invitation stays open. aws-facts 2.1. */
export const INVITATION_LIFETIME_MS = days(15);

/** `attached`: most on one root, unit or account, inherited ones not counted. `characters`: of the document as given. */
export const POLICY_TYPE_LIMITS: Readonly<Record<PolicyTypeName, Readonly<{ attached: number; characters: number }>>> =
  {
    SERVICE_CONTROL_POLICY: { attached: 10, characters: 10_240 },
    RESOURCE_CONTROL_POLICY: { attached: 5, characters: 5_120 },
    TAG_POLICY: { attached: 10, characters: 10_000 },
    BACKUP_POLICY: { attached: 10, characters: 10_000 },
    AISERVICES_OPT_OUT_POLICY: { attached: 5, characters: 2_500 },
    CHATBOT_POLICY: { attached: 5, characters: 10_000 },
    DECLARATIVE_POLICY_EC2: { attached: 10, characters: 10_000 },
    SECURITYHUB_POLICY: { attached: 10, characters: 10_000 },
    SECURITYHUB_CSPM_POLICY: { attached: 10, characters: 10_000 },
    GUARDDUTY_POLICY: { attached: 10, characters: 10_000 },
    INSPECTOR_POLICY: { attached: 10, characters: 10_000 },
    UPGRADE_ROLLOUT_POLICY: { attached: 10, characters: 10_000 },
    BEDROCK_POLICY: { attached: 10, characters: 10_000 },
    S3_POLICY: { attached: 10, characters: 10_000 },
    NETWORK_SECURITY_DIRECTOR_POLICY: { attached: 10, characters: 10_000 },
  };
