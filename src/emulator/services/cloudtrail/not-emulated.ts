/** What a trail can be given in AWS and not here. */
import type { CreateTrailRequest } from "@aws-sdk/client-cloudtrail";

type Asked = Pick<
  CreateTrailRequest,
  "SnsTopicName" | "CloudWatchLogsLogGroupArn" | "CloudWatchLogsRoleArn" | "KmsKeyId" | "RecursiveLogging"
>;

/** An empty text takes the thing away, and there is none. */
export function notEmulatedIn(input: Asked): string | undefined {
  if (input.SnsTopicName) return "the SnsTopicName of a trail";
  if (input.CloudWatchLogsLogGroupArn || input.CloudWatchLogsRoleArn) return "delivery to CloudWatch Logs";
  if (input.RecursiveLogging !== undefined) return "the RecursiveLogging of a trail";
  return input.KmsKeyId ? "the KmsKeyId of a trail" : undefined;
}
