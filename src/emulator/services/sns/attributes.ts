/** Attributes of topics that the emulator heeds; every other one is refused. Amazon SNS API Reference: SetTopicAttributes. */
import { parsePolicy } from "../../../authorization/index.ts";
import { type World, withArns } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import { unknownPrincipal } from "../../unknown-principal.ts";
import type { SnsRefusal } from "./refusals.ts";

export type TopicAttributes = Readonly<{ displayName?: string; policy?: string }>;

export function readAttributes(
  world: World,
  given: Readonly<Record<string, string>> = {},
): Result<TopicAttributes, SnsRefusal> {
  let read: TopicAttributes = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === "DisplayName") read = { ...read, displayName: value };
    else if (name === "Policy") {
      const policy = checkPolicy(world, value);
      if (!policy.ok) return policy;
      read = { ...read, policy: policy.value };
    } else if (OTHERS.has(name)) return refuse({ kind: "NotEmulated", what: `the attribute ${name} of a topic` });
    else return refuse({ kind: "InvalidParameter", text: "AttributeName" });
  }
  return accept(read);
}

/** Both texts as observed. */
function checkPolicy(world: World, text: string): Result<string, SnsRefusal> {
  const document = parsePolicy(text, "resource");
  if (!document.ok) return refuse({ kind: "InvalidParameter", text: "Policy Error: null" });
  if (unknownPrincipal(world, document.value) === undefined) return accept(withArns(world, text));
  return refuse({ kind: "InvalidParameter", text: "Policy Error: PrincipalNotFound" });
}

const OTHERS: ReadonlySet<string> = new Set([
  "ApplicationFailureFeedbackRoleArn",
  "ApplicationSuccessFeedbackRoleArn",
  "ApplicationSuccessFeedbackSampleRate",
  "ArchivePolicy",
  "ContentBasedDeduplication",
  "DataProtectionPolicy",
  "DeliveryPolicy",
  "FifoThroughputScope",
  "FifoTopic",
  "FirehoseFailureFeedbackRoleArn",
  "FirehoseSuccessFeedbackRoleArn",
  "FirehoseSuccessFeedbackSampleRate",
  "HTTPFailureFeedbackRoleArn",
  "HTTPSuccessFeedbackRoleArn",
  "HTTPSuccessFeedbackSampleRate",
  "KmsMasterKeyId",
  "LambdaFailureFeedbackRoleArn",
  "LambdaSuccessFeedbackRoleArn",
  "LambdaSuccessFeedbackSampleRate",
  "SQSFailureFeedbackRoleArn",
  "SQSSuccessFeedbackRoleArn",
  "SQSSuccessFeedbackSampleRate",
  "SignatureVersion",
  "TracingConfig",
]);
