/** Functions in the words of the wire. AWS Lambda API Reference: FunctionConfiguration. */
import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import { functionArn, type LambdaFunction } from "../../../domain/index.ts";
import { formatInstantMs } from "../../../kernel/index.ts";

/** It is active at once, as there is no code to make ready. */
export function describeFunction(lambda: LambdaFunction): FunctionConfiguration {
  const { name, roleArn, settings, code, modifiedAt, revision } = lambda;
  const { runtime, handler, description, timeoutSeconds, memoryMegabytes, environment } = settings;
  return {
    FunctionName: name,
    FunctionArn: functionArn(lambda),
    ...(runtime === undefined ? {} : { Runtime: runtime as FunctionConfiguration["Runtime"] }),
    ...(roleArn === undefined ? {} : { Role: roleArn }),
    ...(handler === undefined ? {} : { Handler: handler }),
    CodeSize: code.sizeBytes,
    Description: description,
    Timeout: timeoutSeconds,
    MemorySize: memoryMegabytes,
    LastModified: formatInstantMs(modifiedAt).replace("Z", "+0000"),
    CodeSha256: code.sha256,
    Version: "$LATEST",
    ...(environment.size === 0 ? {} : { Environment: { Variables: Object.fromEntries(environment) } }),
    TracingConfig: { Mode: "PassThrough" },
    RevisionId: revision,
    State: "Active",
    LastUpdateStatus: "Successful",
    PackageType: "Zip",
    Architectures: ["x86_64"],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
    LoggingConfig: { LogFormat: "Text", LogGroup: `/aws/lambda/${name}` },
  };
}

/** How CloudTrail writes it: values of the environment are left out. AWS Lambda Developer Guide: "Understanding Lambda log file entries". */
export const hideEnvironment = <T extends Readonly<{ Environment?: unknown }>>(value: T): T =>
  value.Environment === undefined ? value : { ...value, Environment: {} };
