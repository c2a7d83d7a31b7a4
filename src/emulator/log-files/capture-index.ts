/** Which trails log a record: found by the account that it is in, and by the organization of that account. */

import { captures, type LoggedEvent, S3_OBJECT, type Trail, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import { attributeOf, type CloudTrailRecord } from "../../trail/index.ts";

/** The trails as they stood when the index was made. */
export type CaptureIndex = Readonly<{
  size: number;
  ofAccount: ReadonlyMap<AccountId, readonly Trail[]>;
  ofOrganization: ReadonlyMap<string, readonly Trail[]>;
}>;

export function captureIndex({ trails }: World): CaptureIndex {
  const ofAccount = new Map<AccountId, Trail[]>();
  const ofOrganization = new Map<string, Trail[]>();
  for (const trail of trails.values()) {
    if (trail.organizationId === undefined) listed(ofAccount, trail.accountId).push(trail);
    else listed(ofOrganization, trail.organizationId).push(trail);
  }
  return { size: trails.size, ofAccount, ofOrganization };
}

function listed<K>(map: Map<K, Trail[]>, key: K): Trail[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh: Trail[] = [];
  map.set(key, fresh);
  return fresh;
}

/** Where a record belongs: in which account, and in which organization that account was when it was made. */
export type Belonging = Readonly<{ accountId: AccountId; organizationId: string | undefined; region: string }>;

const NONE: readonly Trail[] = [];

export function trailsThatLog(index: CaptureIndex, belonging: Belonging, record: CloudTrailRecord): readonly Trail[] {
  const { accountId, organizationId = "", region } = belonging;
  const own = index.ofAccount.get(accountId) ?? NONE;
  const organizations = index.ofOrganization.get(organizationId) ?? NONE;
  if (own.length + organizations.length === 0) return NONE;
  const event = loggedEvent(record, region);
  return [...own, ...organizations].filter((trail) => captures(trail, event));
}

/** CloudTrail User Guide, "Global service events": recorded in us-east-1 by services with one endpoint. */
const GLOBAL: ReadonlySet<string> = new Set(["iam.amazonaws.com", "organizations.amazonaws.com", "sts.amazonaws.com"]);

export const loggedEvent = (record: CloudTrailRecord, region: string): LoggedEvent => ({
  region,
  isGlobal: region === "us-east-1" && GLOBAL.has(record.eventSource),
  eventSource: record.eventSource,
  eventName: record.eventName,
  eventType: record.eventType,
  isReadOnly: record.readOnly === true,
  callerArn: attributeOf(record, "userIdentity.arn"),
  ...(record.eventCategory === "Data" ? { touched: objectsOf(record) } : {}),
});

function objectsOf({ resources = [] }: CloudTrailRecord): NonNullable<LoggedEvent["touched"]> {
  const objects = resources.find(({ type }) => type === S3_OBJECT);
  return { type: S3_OBJECT, arn: objects?.ARN ?? objects?.ARNPrefix ?? "" };
}
