/** An event data store of the file as read. */
import type { Mention, Moment } from "./mention.ts";

export type EventDataStoreEntry = Readonly<{
  key: string;
  at: number;
  name: string;
  /** The UUID at the end of the ARN; left out: made from the seed. */
  id: string | undefined;
  account: Mention;
  organization: boolean;
  region: string;
  multiRegion: boolean;
  retentionDays: number;
  terminationProtection: boolean;
  ingestion: boolean;
  since: Moment | undefined;
  tags: ReadonlyMap<string, string>;
}>;
