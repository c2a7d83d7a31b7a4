/** StartLogging: the trail logs what its event selectors choose. CloudTrail API Reference, StartLogging. */
import type { StartLoggingRequest, StartLoggingResponse } from "@aws-sdk/client-cloudtrail";
import { decideLogging } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { askerOf, onTrail } from "../trails.ts";

export const startLogging = defineOperation<StartLoggingRequest, StartLoggingResponse>({
  name: "StartLogging",
  readOnly: false,
  permissions: (context, { Name }) => onTrail(context, "StartLogging", Name),
  decide: (context, { Name: reference = "" }) =>
    decideLogging(context.world, { asker: askerOf(context), reference, on: true }, context.now),
  respond: () => ({}),
});
