/** Log files find no way into their bucket. CloudTrail User Guide: CloudTrail tries to deliver again for 30 days. */
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";

export const trailBucketUnreachable: FaultKind = {
  kind: "trail.bucket-unreachable",
  sentence: "no log file can be written into a bucket, whatever its policy says",
  recovery: "log files that still wait are written at their next attempt",
  source: "CloudTrail User Guide: delivery to a misconfigured bucket is tried again for 30 days",
  parameters: {
    bucket: { type: "text", sentence: "the bucket's name", isRequired: true },
    error: { type: "text", sentence: "the error of S3 that meets the writer; AccessDenied when it is left out" },
  },
  start(parameters, { world }) {
    const name = parameters.text("bucket") ?? "";
    if (!world.buckets.has(name)) return refuse(`there is no bucket \`${name.slice(0, 100)}\``);
    const error = parameters.text("error") ?? "AccessDenied";
    return accept({ effects: { bucket: (asked) => (asked === name ? error : undefined) } });
  },
};
