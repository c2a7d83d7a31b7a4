/** A trail is there, delivers where it did, selects what it did, and logs. CloudTrail API Reference: CreateTrail, UpdateTrail, PutEventSelectors, StartLogging. */
import { canonicalJson } from "../../kernel/index.ts";
import { type Course, defineResponse } from "../course.ts";
import type { Look, Output } from "../look.ts";
import type { Precondition, Response } from "../response.ts";

/** As it was, in CloudTrail's own words; what is left out is not looked at. */
export type TrailAsItWas = Readonly<{
  Name: string;
  S3BucketName: string;
  S3KeyPrefix?: string;
  IsMultiRegionTrail?: boolean;
  IsOrganizationTrail?: boolean;
  EnableLogFileValidation?: boolean;
  EventSelectors?: readonly unknown[];
}>;

/** In the account whose trail it is; an organization's by its management account. What happened meanwhile was not written and stays missing. */
export const restoreTrail = ({ EventSelectors, ...wanted }: TrailAsItWas): Response =>
  defineResponse({
    id: "restore-trail",
    sentence: `have the trail ${wanted.Name} log again as it did`,
    undo: "stop its logging, give it its former settings, or delete it when it was made",
    preconditions: [hasBucket(wanted.S3BucketName)],
    async course(course) {
      const { Name } = wanted;
      const starting = `start the logging of ${Name}`;
      const selecting = `have ${Name} select what it did`;
      course.intend(settingUp(Name), ...(EventSelectors === undefined ? [] : [selecting]), starting);
      await setUp(course, wanted);
      if (EventSelectors !== undefined) await select(course, { Name, EventSelectors, sentence: selecting });
      const { IsLogging } = await course.read(cloudtrail("GetTrailStatus", { Name }));
      if (IsLogging === true) return course.already(starting);
      await course.change({
        sentence: starting,
        call: cloudtrail("StartLogging", { Name }),
        residue: ["what happened while it did not log is missing from its files"],
        takeBack: async (later) => {
          const call = cloudtrail("StopLogging", { Name });
          await later.change({ sentence: `stop the logging of ${Name}`, call, already: GONE });
        },
      });
    },
  });

/** Who may not look into a bucket is told so, and of one that is not there that it is not. S3 API Reference: HeadBucket. */
const hasBucket = (Bucket: string): Precondition => ({
  claim: `the bucket ${Bucket} is there`,
  async unmet({ hands }) {
    const { outcome } = await hands.call("s3", "HeadBucket", { Bucket });
    const isMissing = outcome.kind === "refused" && (outcome.status === 404 || NO_BUCKET.includes(outcome.code));
    return isMissing ? "it is not, and CloudTrail makes none" : undefined;
  },
});

const NO_BUCKET: readonly string[] = ["NoSuchBucket", "NotFound"];

type Settings = Omit<TrailAsItWas, "EventSelectors">;

const GONE = ["TrailNotFoundException"];
const settingUp = (name: string): string => `set the trail ${name} up as it was`;

const cloudtrail = (operation: string, input: Readonly<Record<string, unknown>>) =>
  ({ service: "cloudtrail", operation, input }) as const;

async function described(look: Look, Name: string): Promise<Output | undefined> {
  const { trailList } = await look.read(cloudtrail("DescribeTrails", { trailNameList: [Name] }));
  return ((trailList ?? []) as readonly Output[])[0];
}

async function setUp(course: Course, wanted: Settings): Promise<void> {
  const { Name } = wanted;
  const found = await described(course, Name);
  if (found === undefined) {
    await course.change({
      sentence: settingUp(Name),
      call: cloudtrail("CreateTrail", wanted),
      takeBack: async (later) => {
        const call = cloudtrail("DeleteTrail", { Name });
        await later.change({ sentence: `delete the trail ${Name}`, call, already: GONE });
      },
    });
    return;
  }
  const former = Object.fromEntries(Object.keys(wanted).map((key) => [key, as(key, found)]));
  if (canonicalJson(former) === canonicalJson({ ...wanted })) return course.already(settingUp(Name));
  await course.change({
    sentence: settingUp(Name),
    call: cloudtrail("UpdateTrail", wanted),
    takeBack: async (later) => {
      const call = cloudtrail("UpdateTrail", former);
      await later.change({ sentence: `give the trail ${Name} its former settings`, call, already: GONE });
    },
  });
}

/** DescribeTrails has another word for one of the settings, and leaves an empty prefix out. */
const as = (key: string, found: Output): unknown =>
  key === "EnableLogFileValidation" ? found.LogFileValidationEnabled : (found[key] ?? "");

type Selection = Readonly<{ Name: string; EventSelectors: readonly unknown[]; sentence: string }>;

async function select(course: Course, { Name, EventSelectors, sentence }: Selection): Promise<void> {
  const found = await course.read(cloudtrail("GetEventSelectors", { TrailName: Name }));
  const { EventSelectors: former, AdvancedEventSelectors } = found;
  if (canonicalJson(former ?? null) === canonicalJson(EventSelectors)) return course.already(sentence);
  await course.change({
    sentence,
    call: cloudtrail("PutEventSelectors", { TrailName: Name, EventSelectors }),
    takeBack: async (later) => {
      const selectors = AdvancedEventSelectors === undefined ? { EventSelectors: former } : { AdvancedEventSelectors };
      const call = cloudtrail("PutEventSelectors", { TrailName: Name, ...selectors });
      await later.change({ sentence: `have ${Name} select what it did before`, call, already: GONE });
    },
  });
}
