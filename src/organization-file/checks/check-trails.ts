/** Trails: their accounts exist, organization trails belong to a management account that trusts CloudTrail, each bucket has one owner. */
import { CLOUDTRAIL, isBucketName, trailNameProblem } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { AccountPlace, Mention } from "../organization-file.ts";
import type { TrailEntry } from "../trail-entry.ts";
import { checkTrailLogGroup } from "./check-trail-log-group.ts";
import type { Checking } from "./checking.ts";

export function checkTrails(checking: Checking): void {
  const seen: Seen = { trails: new Set(), bucketOwners: new Map() };
  for (const trail of checking.file.trails.values()) {
    checkSettings(checking, trail);
    const owner = accountOf(checking, trail.account);
    const bucketOwner = trail.bucketAccount === undefined ? owner : accountOf(checking, trail.bucketAccount);
    if (owner === undefined) continue;
    if (trail.organization) checkOrganization(checking, trail, owner);
    checkTrailLogGroup(checking, trail, owner);
    checkOnce(checking, trail, { seen, owner, bucketOwner });
  }
}

/** What was met so far: trails by owner, Region and name; owners of buckets by offset. */
type Seen = Readonly<{ trails: Set<string>; bucketOwners: Map<string, number> }>;

function accountOf({ accounts, problems }: Checking, { text, at }: Mention): AccountPlace | undefined {
  if (text === "") return undefined;
  const found = findAccount(accounts, text);
  if (found.kind === "found") return found.place;
  problems.at(at, found.message, found.suggest);
  return undefined;
}

function checkSettings({ problems }: Checking, trail: TrailEntry): void {
  const { at, name, bucket, multiRegion, globalServiceEvents } = trail;
  if (trailNameProblem(name) !== undefined) {
    problems.at(at, `expected a trail name of 3 to 128 letters, digits and \`._-\`, saw \`${name}\``);
  }
  if (bucket.text !== "" && !isBucketName(bucket.text)) {
    problems.at(bucket.at, `expected a bucket name that S3 takes, saw \`${bucket.text}\``);
  }
  if (multiRegion && !globalServiceEvents) {
    problems.at(at, "expected `globalServiceEvents: true` where a trail logs every Region, saw false");
  }
}

function checkOrganization({ problems }: Checking, { account }: TrailEntry, owner: AccountPlace): void {
  if (!owner.isManagement) {
    problems.at(
      account.at,
      `expected the management account as owner of an organization trail, saw \`${account.text}\``,
    );
    return;
  }
  const trusted = owner.organization?.delegation.trustedServices.map(({ service }) => service.text) ?? [];
  if (!trusted.includes(CLOUDTRAIL)) {
    problems.at(account.at, `expected \`${CLOUDTRAIL}\` among the \`trustedServices\` of an organization with a trail`);
  }
}

type Owners = Readonly<{ seen: Seen; owner: AccountPlace; bucketOwner: AccountPlace | undefined }>;

function checkOnce({ problems }: Checking, trail: TrailEntry, { seen, owner, bucketOwner }: Owners): void {
  const { at, name, region, bucket } = trail;
  const key = `${owner.account.at} ${region} ${name}`;
  if (seen.trails.has(key)) problems.at(at, `expected each trail once per account and Region, saw \`${name}\` again`);
  seen.trails.add(key);
  if (bucketOwner === undefined) return;
  const known = seen.bucketOwners.get(bucket.text) ?? bucketOwner.account.at;
  if (known !== bucketOwner.account.at) {
    problems.at(bucket.at, `expected one owner for the bucket \`${bucket.text}\`, saw another account than before`);
  }
  seen.bucketOwners.set(bucket.text, known);
}
