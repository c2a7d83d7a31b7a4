/** A log file's content: `{"Records": […]}`, not in any order that one may rely on. CloudTrail User Guide: "CloudTrail log file examples". */
import { sha256 } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";
import { type DeliveredFile, earliest, latest } from "./digest-file.ts";

/** The content, and what a digest file says of it. */
export type LogFile = Readonly<{ text: string; described: Omit<DeliveredFile, "bucketName" | "key"> }>;

/** Of at least one record. */
export function logFile(records: readonly CloudTrailRecord[]): LogFile {
  const text = JSON.stringify({ Records: records });
  const times = records.map(({ eventTime }) => eventTime);
  return { text, described: { hash: sha256(text), oldest: earliest(times) ?? "", newest: latest(times) ?? "" } };
}
