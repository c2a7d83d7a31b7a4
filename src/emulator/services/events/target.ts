/** Targets from the wire's words into the domain's, and back. EventBridge API Reference: Target. */
import type { Target } from "@aws-sdk/client-eventbridge";
import type { EventTarget } from "../../../domain/index.ts";
import { parsePath } from "../../delivery/json-path.ts";
import type { EventsRefusal } from "./refusal.ts";

/** EventBridge API Reference, Target: the three ways to shape the input exclude each other. */
export function wrongInput({ Id = "", Input, InputPath, InputTransformer }: Target): EventsRefusal | undefined {
  const given = [Input, InputPath, InputTransformer].filter((each) => each !== undefined);
  if (given.length > 1) return { kind: "InputsExclude", id: Id };
  const paths = [
    ...(InputPath === undefined ? [] : [InputPath]),
    ...Object.values(InputTransformer?.InputPathsMap ?? {}),
  ];
  const path = paths.find((each) => parsePath(each) === undefined);
  return path === undefined ? undefined : { kind: "InvalidTargetPath", path };
}

export function eventTarget(target: Target): EventTarget {
  const { Id = "", Arn = "", Input, InputPath, InputTransformer, RoleArn, DeadLetterConfig, RetryPolicy } = target;
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = RetryPolicy ?? {};
  const retries = {
    ...(MaximumRetryAttempts === undefined ? {} : { maximumRetries: MaximumRetryAttempts }),
    ...(MaximumEventAgeInSeconds === undefined ? {} : { maximumAgeSeconds: MaximumEventAgeInSeconds }),
  };
  return {
    id: Id,
    arn: Arn,
    input: Input,
    ...(RoleArn === undefined ? {} : { roleArn: RoleArn }),
    ...(InputPath === undefined ? {} : { inputPath: InputPath }),
    ...(InputTransformer === undefined
      ? {}
      : {
          inputTransformer: {
            paths: new Map(Object.entries(InputTransformer.InputPathsMap ?? {})),
            template: InputTransformer.InputTemplate ?? "",
          },
        }),
    ...(DeadLetterConfig?.Arn === undefined ? {} : { deadLetterArn: DeadLetterConfig.Arn }),
    ...(RetryPolicy === undefined ? {} : { retryPolicy: retries }),
  };
}

export function describeTarget(target: EventTarget): Target {
  const { id, arn, input, roleArn, inputPath, inputTransformer, deadLetterArn, retryPolicy } = target;
  return {
    Id: id,
    Arn: arn,
    Input: input,
    RoleArn: roleArn,
    ...(inputPath === undefined ? {} : { InputPath: inputPath }),
    ...(inputTransformer === undefined
      ? {}
      : {
          InputTransformer: {
            InputPathsMap: Object.fromEntries(inputTransformer.paths),
            InputTemplate: inputTransformer.template,
          },
        }),
    ...(deadLetterArn === undefined ? {} : { DeadLetterConfig: { Arn: deadLetterArn } }),
    ...(retryPolicy === undefined
      ? {}
      : {
          RetryPolicy: {
            MaximumRetryAttempts: retryPolicy.maximumRetries,
            MaximumEventAgeInSeconds: retryPolicy.maximumAgeSeconds,
          },
        }),
  };
}
