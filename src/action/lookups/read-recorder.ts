/** Somebody reads whether an account records its own configurations. AWS Config API Reference: DescribeConfigurationRecorderStatus. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export const readRecorder = (): Action => ({
  ...callApi("config", "DescribeConfigurationRecorderStatus"),
  id: "read-recorder",
  sentence: "read whether AWS Config records in the account",
});
