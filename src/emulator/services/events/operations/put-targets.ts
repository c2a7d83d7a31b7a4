/** PutTargets: adds targets to a rule, or replaces those with the same id. EventBridge API Reference, PutTargets. */
import type { PutTargetsRequest, PutTargetsResponse, Target } from "@aws-sdk/client-eventbridge";
import type { World } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findRule, MAX_TARGETS, onRule } from "../rules.ts";
import { eventTarget, wrongInput } from "../target.ts";

const ARN = /^arn:[\w-]+:[\w-]+:[\w-]*:\d*:\S+$/;
/** Services whose targets are told something here. */
const TARGET_SERVICES: ReadonlySet<string> = new Set(["events", "lambda", "logs", "sns", "sqs"]);
const EMULATED: ReadonlySet<string> = new Set([
  "Id",
  "Arn",
  "Input",
  "InputPath",
  "InputTransformer",
  "RoleArn",
  "DeadLetterConfig",
  "RetryPolicy",
]);

export const putTargets = defineOperation<PutTargetsRequest, PutTargetsResponse>({
  name: "PutTargets",
  readOnly: false,
  permissions: (context, input) => onRule(context, "PutTargets", { name: input.Rule, busName: input.EventBusName }),

  decide(context, input) {
    const rule = findRule(context, { name: input.Rule ?? "", busName: input.EventBusName });
    if (!rule.ok) return rule;
    const given = input.Targets ?? [];
    const foreign = given.flatMap(notEmulated)[0];
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign} of a target` });
    const malformed = given.find(({ Arn = "" }) => !ARN.test(Arn));
    if (malformed !== undefined) return refuse({ kind: "InvalidTargetArn", arn: malformed.Arn ?? "" });
    const elsewhere = given.find(
      ({ Arn = "" }) => !TARGET_SERVICES.has(serviceIn(Arn)) && !isNamed(context.world, Arn),
    );
    if (elsewhere !== undefined)
      return refuse({ kind: "NotEmulated", what: `a target of ${serviceIn(elsewhere.Arn)} (${OTHERS})` });
    const wrong = given.map(wrongInput).find((each) => each !== undefined);
    if (wrong !== undefined) return refuse(wrong);
    const targets = new Map(rule.value.targets.map((target) => [target.id, target]));
    for (const target of given.map(eventTarget)) targets.set(target.id, target);
    if (targets.size > MAX_TARGETS) return refuse({ kind: "TooMany" });
    return accept([{ kind: "EventRuleChanged", rule: { ...rule.value, targets: [...targets.values()] } }]);
  },

  respond: () => ({ FailedEntryCount: 0, FailedEntries: [] }),
});

const notEmulated = (target: Target): readonly string[] =>
  Object.entries(target).flatMap(([name, value]) => (value === undefined || EMULATED.has(name) ? [] : [name]));

const OTHERS =
  "targets are topics, queues, log groups, event buses and functions, and what the organization file names";

const serviceIn = (arn = ""): string => arn.split(":")[2] ?? "";

/** Rules of the organization file may name any target; no other way leads to a service that is not emulated. */
const isNamed = ({ eventRules }: World, arn: string): boolean =>
  [...eventRules.values()].some(({ targets }) => targets.some((target) => target.arn === arn));
