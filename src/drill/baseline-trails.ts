/** What CloudTrail of an account tells, in one Region: trails, what they log and whether they write, and event data stores. */
import { listOf } from "../action/index.ts";
import { type AccountReading, all, ask, type FactBook } from "./baseline-facts.ts";
import { calledAmong } from "./baseline-names.ts";
import { HOME_REGION } from "./baseline-regions.ts";
import { settingsOf, tagsIn } from "./baseline-words.ts";

type Trail = Readonly<Record<string, unknown>> &
  Readonly<{ Name?: string; TrailARN?: string; HomeRegion?: string; S3BucketName?: string }>;

/**
 * CloudTrail API Reference: DescribeTrails, GetTrailStatus, GetEventSelectors, ListTags; an organization's trail is shown in its members
 * too. Trails of another Region that log everywhere are read there, or in us-east-1 where that Region is not read.
 */
export async function readTrails(book: FactBook, reading: AccountReading): Promise<void> {
  const { name, hands, region, regions } = reading;
  const described = await ask(hands, { service: "cloudtrail", operation: "DescribeTrails" });
  const isReadHere = ({ HomeRegion = region }: Trail): boolean =>
    HomeRegion === region || (region === HOME_REGION && !regions.includes(HomeRegion));
  const trails = listOf<Trail>(described, "trailList").filter(isReadHere);
  const called = ({ TrailARN = "", Name = "" }: Trail) => ({ id: TrailARN, name: Name });
  for (const trail of trails) {
    const input = { Name: trail.TrailARN };
    const status = await ask(hands, { service: "cloudtrail", operation: "GetTrailStatus", input });
    const selecting = { service: "cloudtrail", operation: "GetEventSelectors", input: { TrailName: trail.TrailARN } };
    const selectors = await ask(hands, { ...selecting, service: "cloudtrail" });
    book.note("trail", `trail ${calledAmong(trails.map(called), called(trail))} in ${name}`, {
      settings: settingsOf(trail, "S3BucketName", "Name", "TrailARN", "HasCustomEventSelectors", "HasInsightSelectors"),
      bucket: trail.S3BucketName,
      writes: status.IsLogging === true ? "yes" : "no",
      logs: settingsOf(selectors, "TrailARN", "$metadata"),
      tags: await tagsOf(reading, trail.TrailARN ?? ""),
    });
  }
}

/** Tags of an organization's trail are its owner's. */
async function tagsOf({ hands, accountId }: AccountReading, arn: string): Promise<readonly string[]> {
  if (arn.split(":")[4] !== accountId) return [];
  type Tagged = Readonly<{ TagsList?: Parameters<typeof tagsIn>[0] }>;
  const question = { service: "cloudtrail", operation: "ListTags", input: { ResourceIdList: [arn] } } as const;
  return (await all<Tagged>(hands, question, "ResourceTagList")).flatMap(({ TagsList }) => tagsIn(TagsList));
}

/** CloudTrail API Reference: ListEventDataStores, GetEventDataStore. */
export async function readStores(book: FactBook, reading: AccountReading): Promise<void> {
  const { hands, name } = reading;
  type Store = Readonly<{ EventDataStoreArn?: string; Name?: string }>;
  const listing = { service: "cloudtrail", operation: "ListEventDataStores" } as const;
  for (const { EventDataStoreArn = "" } of await all<Store>(hands, listing, "EventDataStores")) {
    const asked = {
      service: "cloudtrail",
      operation: "GetEventDataStore",
      input: { EventDataStore: EventDataStoreArn },
    };
    const store = await ask(hands, { ...asked, service: "cloudtrail" });
    book.note("event data store", `event data store ${store.Name} in ${name}`, {
      status: typeof store.Status === "string" ? store.Status : undefined,
      settings: settingsOf(store, "EventDataStoreArn", "Name", "Status", "$metadata"),
      tags: await tagsOf(reading, EventDataStoreArn),
    });
  }
}
