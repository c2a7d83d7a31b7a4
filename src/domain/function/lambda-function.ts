/** Lambda's functions as stand-ins, which run no code. AWS Lambda API Reference: FunctionConfiguration. */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** What a client said of a function, and what it reads again. */
export type FunctionSettings = Readonly<{
  runtime: string | undefined;
  handler: string | undefined;
  description: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  environment: ReadonlyMap<string, string>;
}>;

/** AWS Lambda API Reference, CreateFunction: Timeout, MemorySize. */
export const DEFAULT_FUNCTION_SETTINGS: FunctionSettings = {
  runtime: undefined,
  handler: undefined,
  description: "",
  timeoutSeconds: 3,
  memoryMegabytes: 128,
  environment: new Map(),
};

export type LambdaFunction = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  /** The execution role; undefined where a file leaves it out. */
  roleArn: string | undefined;
  settings: FunctionSettings;
  /** Of the code that was handed in; nothing of it is kept. `sha256` in base64. */
  code: Readonly<{ sizeBytes: number; sha256: string }>;
  modifiedAt: Instant;
  /** RevisionId of the function. */
  revision: string;
  /** The text of the resource policy. */
  policy: string | undefined;
  /** The ARN of the topic or queue that the stand-in hands on to what it was invoked with. */
  tells: string | undefined;
}>;

/** Of the empty text, in base64: the code of a function that nobody handed any in for. */
export const NO_CODE: LambdaFunction["code"] = {
  sizeBytes: 0,
  sha256: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
};

export type Invocation = Readonly<{
  id: string;
  at: Instant;
  /** The ARN of the rule or principal that invoked it. */
  by: string;
}>;

export type FunctionReference = Readonly<{ accountId: string; region: string; name: string }>;

/** Functions are found by their ARN, without a version or an alias. */
export const functionArn = ({ accountId, region, name }: FunctionReference): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`;

export const FUNCTION_NAME = /^[a-zA-Z0-9-_]{1,64}$/;

const ARN = /^(arn:aws:lambda:[a-z0-9-]{1,32}:\d{12}:function:[a-zA-Z0-9-_]{1,64})(?::([a-zA-Z0-9$_-]{1,128}))?$/;

/** The ARN of the function itself, and the version or alias that stands behind it; undefined for other ARNs. */
export function readFunctionArn(text: string): Readonly<{ arn: string; qualifier: string | undefined }> | undefined {
  const [, arn, qualifier] = ARN.exec(text) ?? [];
  return arn === undefined ? undefined : { arn, qualifier };
}

/** `$LATEST` is the function itself. */
export const isVersioned = (qualifier: string | undefined): boolean =>
  qualifier !== undefined && qualifier !== "" && qualifier !== "$LATEST";
