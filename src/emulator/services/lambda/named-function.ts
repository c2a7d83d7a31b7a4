/** Which function a request names: by name, by account and name, or by ARN, with or without a version or an alias. AWS Lambda API Reference, FunctionName. */
import { findFunction, functionArn, isVersioned, type LambdaFunction } from "../../../domain/index.ts";
import { type AccountId, accept, invariant, parseAccountId, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { LambdaRefusal } from "./refusals.ts";

export type Naming = Readonly<{ FunctionName?: string | undefined; Qualifier?: string | undefined }>;

export type NamedFunction = Readonly<{
  arn: string;
  name: string;
  accountId: AccountId;
  qualifier: string | undefined;
}>;

type Place = Pick<OperationContext, "caller" | "request">;

const NAMED =
  /^(?:arn:aws:lambda:([a-z0-9-]{1,32}):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9-_]{1,64})(?::([a-zA-Z0-9$_-]{1,128}))?$/;

/** Undefined for what names no function of the Region that the request is for. */
export function namedFunction(
  { caller, request }: Place,
  { FunctionName = "", Qualifier }: Naming,
): NamedFunction | undefined {
  const [whole, region, account, name, behind] = NAMED.exec(FunctionName) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  if (region !== undefined && (region !== request.region || account === undefined)) return undefined;
  const accountId = parseAccountId(account ?? caller.accountId);
  if (accountId === undefined) return undefined;
  const arn = functionArn({ accountId, region: request.region, name });
  return { arn, name, accountId, qualifier: Qualifier ?? behind };
}

/** The ARN that the request means, as far as functions without versions and aliases go. */
export function functionMeant(context: Place, naming: Naming): Result<string, LambdaRefusal> {
  const named = namedFunction(context, naming);
  if (named === undefined) return refuse({ kind: "FunctionNameUnfit", text: naming.FunctionName ?? "" });
  if (isVersioned(named.qualifier)) {
    return refuse({ kind: "NotEmulated", what: "a version or an alias of a function" });
  }
  return accept(named.arn);
}

export function functionAt(context: OperationContext, naming: Naming): Result<LambdaFunction, LambdaRefusal> {
  const arn = functionMeant(context, naming);
  return arn.ok ? findFunction(context.world, arn.value) : arn;
}

/** For reads that can only fail for want of the function. */
export function decideOnFunction(context: OperationContext, naming: Naming): Result<readonly [], LambdaRefusal> {
  const found = functionAt(context, naming);
  return found.ok ? accept([]) : found;
}

/** A function that `decide` has found or made. */
export function knownFunction(context: OperationContext, naming: Naming): LambdaFunction {
  const found = functionAt(context, naming);
  invariant(found.ok, "the function was there when it was decided");
  return found.value;
}
