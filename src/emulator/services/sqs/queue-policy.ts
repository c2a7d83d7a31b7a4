/** The queue's policy: checked when it is set, and added to and taken from by label. Amazon SQS API Reference: SetQueueAttributes, AddPermission, RemovePermission. */
import { parsePolicy } from "../../../authorization/index.ts";
import { type Queue, queueArn, type World, withArns } from "../../../domain/index.ts";
import { accept, isAccountId, type Result, refuse } from "../../../kernel/index.ts";
import { unknownPrincipal } from "../../unknown-principal.ts";
import type { SqsRefusal } from "./refusals.ts";

/** The text that the queue is to have; an empty one takes the policy away. */
export function checkQueuePolicy(world: World, text: string): Result<string | undefined, SqsRefusal> {
  if (text === "") return accept(undefined);
  const document = parsePolicy(text, "resource");
  const isRight = document.ok && unknownPrincipal(world, document.value) === undefined;
  return isRight ? accept(withArns(world, text)) : refuse({ kind: "InvalidAttribute", name: "Policy" });
}

type Statement = Readonly<Record<string, unknown>>;
type Document = Readonly<{ Version: string; Id?: string; Statement: readonly Statement[] }>;

/** Amazon SQS API Reference, AddPermission: label, at most seven actions. */
const LABEL = /^[A-Za-z0-9_-]{1,80}$/;
const MOST_ACTIONS = 7;
const SHAREABLE: ReadonlySet<string> = new Set([
  "*",
  "ChangeMessageVisibility",
  "DeleteMessage",
  "GetQueueAttributes",
  "GetQueueUrl",
  "ReceiveMessage",
  "SendMessage",
]);

export type Permission = Readonly<{ label: string; accountIds: readonly string[]; actions: readonly string[] }>;

export function withPermission(queue: Queue, { label, accountIds, actions }: Permission): Result<string, SqsRefusal> {
  if (!LABEL.test(label))
    return invalid(
      "Label",
      label,
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    );
  const stranger = accountIds.find((each) => !isAccountId(each));
  if (stranger !== undefined || accountIds.length === 0) {
    return invalid("PrincipalId", stranger ?? "", "Unable to verify");
  }
  const unknown = actions.find((each) => !SHAREABLE.has(each));
  if (unknown !== undefined || actions.length === 0)
    return invalid("ActionName", unknown ?? "", "Only the queue owner is allowed to invoke this action");
  if (actions.length > MOST_ACTIONS) return invalid("ActionName", actions.join(), `at most ${MOST_ACTIONS} actions`);
  const arn = queueArn(queue);
  const document = documentOf(queue) ?? { Version: "2008-10-17", Id: `${arn}/SQSDefaultPolicy`, Statement: [] };
  if (document.Statement.some(({ Sid }) => Sid === label)) return invalid("Label", label, "Already exists");
  const statement = {
    Sid: label,
    Effect: "Allow",
    Principal: { AWS: single(accountIds.map(accountArn)) },
    Action: single(actions.map((each) => `SQS:${each}`)),
    Resource: arn,
  };
  return accept(JSON.stringify({ ...document, Statement: [...document.Statement, statement] }));
}

/** The policy without the statement, or undefined when no statement is left. */
export function withoutPermission(queue: Queue, label: string): Result<string | undefined, SqsRefusal> {
  const document = documentOf(queue);
  const left = document?.Statement.filter(({ Sid }) => Sid !== label);
  if (document === undefined || left?.length === document.Statement.length) {
    return invalid("Label", label, "can't find label on existing policy");
  }
  return accept(left?.length === 0 ? undefined : JSON.stringify({ ...document, Statement: left }));
}

const accountArn = (accountId: string): string => `arn:aws:iam::${accountId}:root`;

const single = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? "") : values;

/** The queue's policy was read when it was set. */
function documentOf({ policy }: Queue): Document | undefined {
  if (policy === undefined) return undefined;
  const document = JSON.parse(policy) as Document & Readonly<{ Statement: Statement | readonly Statement[] }>;
  return { ...document, Statement: [document.Statement].flat() };
}

const invalid = (name: string, value: string, reason: string) =>
  refuse({
    kind: "InvalidParameter",
    message: `Value ${value.slice(0, 256)} for parameter ${name} is invalid. Reason: ${reason}.`,
  } as const);
