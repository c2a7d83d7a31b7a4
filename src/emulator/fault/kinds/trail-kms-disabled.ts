/** Log files cannot be encrypted any more. CloudTrail User Guide: "Encrypting CloudTrail log files with AWS KMS keys". */
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findTrail } from "../find-trail.ts";

/** Amazon S3 API Reference, "List of error codes". */
const KEY_DISABLED = "KMS.DisabledException";

export const trailKmsDisabled: FaultKind = {
  kind: "trail.kms-disabled",
  sentence:
    "no log file of a trail can be written, as if it were encrypted with a KMS key that somebody disabled; buses and log groups go on",
  recovery: "log files that still wait are written at their next attempt",
  source:
    "S3 API Reference, KMS.DisabledException; keys of trails are not emulated, and that a file is tried again as for a bucket is inferred",
  parameters: { trail: { type: "text", sentence: "the trail, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findTrail(world, parameters.text("trail") ?? "");
    if (!found.ok) return found;
    const { arn } = found.value;
    return accept({ effects: { logFile: (asked) => (asked === arn ? KEY_DISABLED : undefined) } });
  },
};
