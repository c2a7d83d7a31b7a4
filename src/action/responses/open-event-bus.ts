/** An event bus that takes what other accounts send, and a rule that words its news. EventBridge User Guide: "Permissions for event buses". */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

/** Everybody in the organization may put events on the actor's default bus. */
export const openEventBus = (organizationId: string): Action => ({
  id: "open-event-bus",
  kind: "response",
  sentence: `let the accounts of ${organizationId} send to the event bus`,
  techniques: [],
  undo: "call events RemovePermission",
  carryOut: (hands) =>
    hands.call("events", "PutPermission", {
      Action: "events:PutEvents",
      Principal: "*",
      StatementId: "organization",
      Condition: { Type: "StringEquals", Key: "aws:PrincipalOrgID", Value: organizationId },
    }),
});

type Target = Readonly<{ Id: string; Arn: string }>;

/** JSON that has a hole where a path leads nowhere, and is then no JSON any more. */
const WORDS = {
  InputPathsMap: { event: "$.detail.eventName", account: "$.account" },
  InputTemplate: '{"what": <event>, "where": <account>}',
};

/** Every target of the rule gets a short text in place of the event. */
export const wordAlert = (rule: string): Action => ({
  id: "word-alert",
  kind: "response",
  sentence: `word what the rule ${rule} sends`,
  techniques: [],
  undo: "put the targets again without an input transformer",
  async carryOut(hands) {
    const listed = await hands.call("events", "ListTargetsByRule", { Rule: rule });
    if (listed.outcome.kind !== "succeeded") return listed;
    const targets = listOf<Target>(outputOf(listed), "Targets");
    if (targets.length === 0) throw new NothingToActOn(`the rule ${rule} has no target`);
    const Targets = targets.map(({ Id, Arn }) => ({ Id, Arn, InputTransformer: WORDS }));
    return hands.call("events", "PutTargets", { Rule: rule, Targets });
  },
});
