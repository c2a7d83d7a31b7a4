/** Why the domain says no in matters of trails. The wire names these, not here. */
import type { TrailNameProblem } from "./trail-name.ts";

export type LoggingRefusal =
  | Readonly<{ kind: "TrailNotFound"; reference: string; accountId: string }>
  | Readonly<{ kind: "TrailExists"; name: string; accountId: string }>
  | Readonly<{ kind: "TooManyTrails"; accountId: string; region: string; limit: number }>
  | Readonly<{ kind: "InvalidTrailName"; problem: TrailNameProblem; name: string }>
  | Readonly<{ kind: "InvalidTrailArn"; arn: string }>
  | Readonly<{ kind: "OtherHomeRegion"; arn: string; homeRegion: string }>
  | Readonly<{ kind: "InvalidBucketName"; name: string }>
  | Readonly<{ kind: "BucketMissing"; name: string }>
  | Readonly<{ kind: "BucketForbids"; name: string }>
  | Readonly<{ kind: "InvalidKeyPrefix" }>
  | Readonly<{ kind: "LogGroupWithoutRole" | "RoleWithoutLogGroup" | "LogGroupNotValid" }>
  | Readonly<{ kind: "LogRoleNotTrusted" | "LogRoleForbidden" }>
  | Readonly<{ kind: "GlobalServicesNeeded" }>
  | Readonly<{ kind: "InvalidEventSelectors"; problem: string }>
  | Readonly<{ kind: "TooManyTags" }>
  | Readonly<{ kind: "DuplicateTagKeys" }>
  | Readonly<{ kind: "OrganizationsNotInUse" }>
  | Readonly<{ kind: "NotOrganizationManagement" }>
  | Readonly<{ kind: "OrganizationLacksAllFeatures" }>
  | Readonly<{ kind: "TrailAccessNotEnabled" }>;
