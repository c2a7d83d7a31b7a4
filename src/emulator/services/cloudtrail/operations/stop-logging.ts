/** StopLogging: the trail logs nothing until it is started again. CloudTrail API Reference, StopLogging. */
import type { StopLoggingRequest, StopLoggingResponse } from "@aws-sdk/client-cloudtrail";
import { decideLogging } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { askerOf, onTrail } from "../trails.ts";

export const stopLogging = defineOperation<StopLoggingRequest, StopLoggingResponse>({
  name: "StopLogging",
  readOnly: false,
  permissions: (context, { Name }) => onTrail(context, "StopLogging", Name),
  decide: (context, { Name: reference = "" }) =>
    decideLogging(context.world, { asker: askerOf(context), reference, on: false }, context.now),
  respond: () => ({}),
});
