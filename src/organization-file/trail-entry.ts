/** A trail of the file as read. */
import type { Mention, Moment } from "./mention.ts";

/** Where the records go beside the bucket; `account` is that of the group and of the role, where it is not the trail's. */
export type TrailLogGroupEntry = Readonly<{ name: Mention; role: Mention; account: Mention | undefined }>;

export type TrailEntry = Readonly<{
  key: string;
  at: number;
  name: string;
  account: Mention;
  organization: boolean;
  region: string;
  multiRegion: boolean;
  globalServiceEvents: boolean;
  bucket: Mention;
  bucketAccount: Mention | undefined;
  prefix: string | undefined;
  logFileValidation: boolean;
  logGroup: TrailLogGroupEntry | undefined;
  logging: boolean;
  since: Moment | undefined;
  managementEvents: "All" | "ReadOnly" | "WriteOnly" | "None";
  tags: ReadonlyMap<string, string>;
}>;
