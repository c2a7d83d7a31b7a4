/** A dead-letter queue for the targets of a rule. EventBridge User Guide: "Using dead-letter queues to process undelivered events". */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

type Target = Readonly<{ Id: string; Arn: string }>;

const letting = (ruleArn: string, queueArn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "EventBridge",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queueArn,
        Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
      },
    ],
  });

export type KeptRule = Readonly<{ name: string; accountId: string; region: string }>;

/** Makes the queue, lets EventBridge write into it for this rule alone, and names it with every target of the rule. */
export const keepUndelivered = ({ name, accountId, region }: KeptRule, queue: string): Action => ({
  id: "keep-undelivered",
  kind: "response",
  sentence: `keep what the rule ${name} cannot deliver in the queue ${queue}`,
  techniques: [],
  undo: "put the targets again without a dead-letter queue, and delete the queue",
  async carryOut(hands) {
    const queueArn = `arn:aws:sqs:${region}:${accountId}:${queue}`;
    const made = await hands.call("sqs", "CreateQueue", { QueueName: queue });
    const QueueUrl = outputOf(made)?.QueueUrl;
    if (QueueUrl === undefined) return made;
    const Policy = letting(`arn:aws:events:${region}:${accountId}:rule/${name}`, queueArn);
    const opened = await hands.call("sqs", "SetQueueAttributes", { QueueUrl, Attributes: { Policy } });
    if (opened.outcome.kind !== "succeeded") return opened;
    const listed = await hands.call("events", "ListTargetsByRule", { Rule: name });
    if (listed.outcome.kind !== "succeeded") return listed;
    const targets = listOf<Target>(outputOf(listed), "Targets");
    if (targets.length === 0) throw new NothingToActOn(`the rule ${name} has no target`);
    const Targets = targets.map((each) => ({ ...each, DeadLetterConfig: { Arn: queueArn } }));
    return hands.call("events", "PutTargets", { Rule: name, Targets });
  },
});
