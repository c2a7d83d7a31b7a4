/** What a trail can be given in AWS and not here. */
import type { CreateTrailRequest } from "@aws-sdk/client-cloudtrail";

type Asked = Pick<CreateTrailRequest, "SnsTopicName" | "KmsKeyId" | "RecursiveLogging">;

/** An empty text takes the thing away, and there is none. */
export function notEmulatedIn(input: Asked): string | undefined {
  if (input.SnsTopicName) return "the SnsTopicName of a trail";
  if (input.RecursiveLogging !== undefined) return "the RecursiveLogging of a trail";
  return input.KmsKeyId ? "the KmsKeyId of a trail" : undefined;
}
