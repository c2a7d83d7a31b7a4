/** Which function each operation of Lambda is authorized on, and by which keys. Service Authorization Reference: "AWS Lambda". */
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { type Naming, namedFunction } from "./named-function.ts";

/** The resource policy of a function that is there has a say. What names no function needs no permission: it is refused as such. */
export function onFunction(
  context: OperationContext,
  action: string,
  { keys, ...naming }: Naming & Readonly<{ keys?: Readonly<Record<string, string>> }>,
): readonly RequiredPermission[] {
  const named = namedFunction(context, naming);
  if (named === undefined) return [];
  const { arn, name, accountId, qualifier } = named;
  const policy = context.world.functions.get(arn)?.policy;
  return [
    {
      action: `lambda:${action}`,
      resource: qualifier === undefined ? arn : `${arn}:${qualifier}`,
      resourceAccountId: accountId,
      ...(keys === undefined ? {} : { context: keys }),
      ...(policy === undefined ? {} : { resourcePolicy: { type: "resource", name, text: policy } as const }),
    },
  ];
}

/** Whoever gives Lambda a role may pass it. Service Authorization Reference: CreateFunction, dependent actions. */
export const passingRole = (role: string | undefined): readonly RequiredPermission[] =>
  role === undefined
    ? []
    : [{ action: "iam:PassRole", resource: role, context: { "iam:passedtoservice": "lambda.amazonaws.com" } }];
