/** A trail of the file as read. */
import type { Mention, Moment } from "./mention.ts";

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
  logging: boolean;
  since: Moment | undefined;
  managementEvents: "All" | "ReadOnly" | "WriteOnly" | "None";
  tags: ReadonlyMap<string, string>;
}>;
