/** The resource policy of a function: statements come and go by their ids. AWS Lambda API Reference: AddPermission, RemovePermission. */
import type { LambdaFunction } from "./lambda-function.ts";
import { functionArn } from "./lambda-function.ts";

export type PolicyStatement = Readonly<Record<string, unknown>>;

/** One permission as AddPermission asks for it. */
export type FunctionPermission = Readonly<{
  statementId: string;
  action: string;
  /** A service, an account, the ARN of a user or role, or `*`. */
  principal: string;
  sourceArn?: string | undefined;
  sourceAccount?: string | undefined;
  organizationId?: string | undefined;
  eventSourceToken?: string | undefined;
}>;

type Document = Readonly<{ Statement: readonly PolicyStatement[] }>;

/** None for a function without a policy. A policy was read when it was set. */
export function statementsOf({ policy }: Pick<LambdaFunction, "policy">): readonly PolicyStatement[] {
  if (policy === undefined) return [];
  const { Statement } = JSON.parse(policy) as Readonly<{ Statement: PolicyStatement | Document["Statement"] }>;
  return [Statement].flat();
}

/** Undefined when no statement is left. */
export function policyWith(statements: readonly PolicyStatement[]): string | undefined {
  if (statements.length === 0) return undefined;
  return JSON.stringify({ Version: "2012-10-17", Id: "default", Statement: statements });
}

/** As Lambda writes it: AWS Lambda Developer Guide, "Viewing resource-based IAM policies in Lambda". */
export function statementFor(
  lambda: Pick<LambdaFunction, "name" | "accountId" | "region">,
  permission: FunctionPermission,
): PolicyStatement {
  const { statementId, action, principal, sourceArn, sourceAccount, organizationId, eventSourceToken } = permission;
  const equals = {
    ...(sourceAccount === undefined ? {} : { "AWS:SourceAccount": sourceAccount }),
    ...(organizationId === undefined ? {} : { "aws:PrincipalOrgID": organizationId }),
    ...(eventSourceToken === undefined ? {} : { "lambda:EventSourceToken": eventSourceToken }),
  };
  const conditions = {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(sourceArn === undefined ? {} : { ArnLike: { "AWS:SourceArn": sourceArn } }),
  };
  return {
    Sid: statementId,
    Effect: "Allow",
    Principal: principalOf(principal),
    Action: action,
    Resource: functionArn(lambda),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

function principalOf(principal: string): unknown {
  if (principal === "*") return "*";
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  return principal.startsWith("arn:") ? { AWS: principal } : { Service: principal };
}

/** The principal as AddPermission takes it: the other way round. Undefined for statements that AddPermission would not write. */
export function principalTold({ Principal }: PolicyStatement): string | undefined {
  if (Principal === "*") return "*";
  if (typeof Principal !== "object" || Principal === null) return undefined;
  const { AWS, Service } = Principal as Readonly<Record<string, unknown>>;
  const told = Service ?? AWS;
  if (typeof told !== "string") return undefined;
  return /^arn:aws:iam::(\d{12}):root$/.exec(told)?.[1] ?? told;
}

/** Whether a statement is written for a service, whatever else it asks. */
export function isForService({ Effect, Principal }: PolicyStatement, service: string): boolean {
  if (Effect !== "Allow" || typeof Principal !== "object" || Principal === null) return false;
  return [(Principal as Readonly<Record<string, unknown>>).Service].flat().includes(service);
}
