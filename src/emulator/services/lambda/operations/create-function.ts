/** CreateFunction: a stand-in with a name, a role and settings; the code is measured and thrown away. AWS Lambda API Reference, CreateFunction. */
import { createHash } from "node:crypto";
import type { CreateFunctionRequest, FunctionConfiguration } from "@aws-sdk/client-lambda";
import {
  DEFAULT_FUNCTION_SETTINGS,
  decideCreateFunction,
  FUNCTION_NAME,
  type FunctionSettings,
  type LambdaFunction,
  NO_CODE,
} from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { mayTakeOn } from "../../../delivery/service-access.ts";
import { describeFunction, hideEnvironment } from "../describe.ts";
import { knownFunction, namedFunction } from "../named-function.ts";
import { onFunction, passingRole } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const EMULATED: ReadonlySet<string> = new Set([
  "FunctionName",
  "Role",
  "Code",
  "Runtime",
  "Handler",
  "Description",
  "Timeout",
  "MemorySize",
  "Publish",
  "PackageType",
  "Environment",
  "Architectures",
]);

const HOUR_QUARTER_SECONDS = 900;
/** Bytes. AWS Lambda Developer Guide, "Lambda quotas": environment variables, in aggregate. */
const LARGEST_ENVIRONMENT = 4_096;

export const createFunction = defineOperation<CreateFunctionRequest, FunctionConfiguration>({
  name: "CreateFunction",
  readOnly: false,
  eventName: "CreateFunction20150331",
  permissions: (context, input) => [
    ...onFunction(context, "CreateFunction", { FunctionName: input.FunctionName }),
    ...passingRole(input.Role),
  ],

  decide(context, input) {
    const what = notEmulated(input);
    if (what !== undefined) return refuse({ kind: "NotEmulated", what });
    const named = namedFunction(context, input);
    const { caller, request, ids, now, world, assumptions } = context;
    if (named === undefined || !FUNCTION_NAME.test(named.name) || named.accountId !== caller.accountId)
      return refuse({ kind: "FunctionNameUnfit", text: input.FunctionName ?? "" });
    const { Role: roleArn = "", Timeout = 0 } = input;
    if (Timeout > HOUR_QUARTER_SECONDS)
      return refuse({ kind: "InvalidFunctionParameter", message: "'timeout' must be at most 900 seconds" });
    const message = unfit(input);
    if (message !== undefined) return refuse({ kind: "InvalidFunctionParameter", message });
    const owner = roleArn.split(":")[4];
    const isRoleFit =
      owner === caller.accountId &&
      mayTakeOn({ world, now, assumptions: assumptions.values }, { roleArn, service: "lambda.amazonaws.com" }) ===
        "allowed";
    return decideCreateFunction(world, {
      ...{ name: named.name, accountId: caller.accountId, region: request.region },
      ...{ roleArn, isRoleFit, settings: settingsFrom(input), code: codeOf(input), revision: ids.uuid(), now },
    });
  },

  respond: (context, { FunctionName }) => describeFunction(knownFunction(context, { FunctionName })),

  trail: ({ Code: _code, ...input }, output) => ({
    requestParameters: { ...hideEnvironment(input), Code: {} },
    responseElements: output === undefined ? null : hideEnvironment(output),
  }),
});

function notEmulated(input: CreateFunctionRequest): string | undefined {
  const foreign = Object.entries(input).find(([name, value]) => value !== undefined && !EMULATED.has(name));
  if (foreign !== undefined) return `${foreign[0]} of a function`;
  if (input.Publish === true) return "a version of a function";
  return input.PackageType === "Image" ? "a function from an image" : undefined;
}

/** Texts as seen on AWS; that they come before the role is looked at, and in this order, is inferred. */
function unfit({ Runtime, Handler, Code, Environment }: CreateFunctionRequest): string | undefined {
  if (Runtime === undefined || Handler === undefined)
    return "Runtime and Handler are mandatory parameters for functions created with deployment packages.";
  if (Code?.ZipFile === undefined && (Code?.S3Bucket === undefined || Code.S3Key === undefined))
    return "Please provide a source for function code.";
  return bytesOf(Environment?.Variables ?? {}) <= LARGEST_ENVIRONMENT
    ? undefined
    : "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.";
}

/** Of names and values in UTF-8: that they alone count is inferred. */
const bytesOf = (variables: Readonly<Record<string, string>>): number =>
  Buffer.byteLength(Object.entries(variables).flat().join(""));

function settingsFrom(input: CreateFunctionRequest): FunctionSettings {
  const { Runtime, Handler, Description, Timeout, MemorySize, Environment } = input;
  const usual = DEFAULT_FUNCTION_SETTINGS;
  return {
    runtime: Runtime,
    handler: Handler,
    description: Description ?? usual.description,
    timeoutSeconds: Timeout ?? usual.timeoutSeconds,
    memoryMegabytes: MemorySize ?? usual.memoryMegabytes,
    environment: new Map(Object.entries(Environment?.Variables ?? {})),
  };
}

/** Code that is in a bucket is not fetched, and counts as none. */
function codeOf({ Code }: CreateFunctionRequest): LambdaFunction["code"] {
  const zip = Code?.ZipFile;
  if (zip === undefined) return NO_CODE;
  return { sizeBytes: zip.length, sha256: createHash("sha256").update(zip).digest("base64") };
}
