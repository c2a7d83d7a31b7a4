/** An account has AWS Config record what it holds, and another gathers that of its organization. AWS Config API Reference: PutConfigurationRecorder, PutDeliveryChannel, StartConfigurationRecorder, PutConfigurationAggregator. */
import type { CallReport, Hands } from "../../target/index.ts";
import type { Action } from "../action.ts";

type Call = readonly [service: "s3" | "config", operation: string, input: Readonly<Record<string, unknown>>];

const recording = (accountId: string, role: string): readonly Call[] => [
  ["s3", "CreateBucket", { Bucket: `config-${accountId}` }],
  [
    "config",
    "PutConfigurationRecorder",
    {
      ConfigurationRecorder: {
        name: "default",
        roleARN: `arn:aws:iam::${accountId}:role/${role}`,
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      },
    },
  ],
  ["config", "PutDeliveryChannel", { DeliveryChannel: { name: "default", s3BucketName: `config-${accountId}` } }],
  ["config", "StartConfigurationRecorder", { ConfigurationRecorderName: "default" }],
];

/** `role` is the one that AWS Config takes on in the account. */
export const recordConfigurations = (accountId: string, role: string): Action => ({
  id: "record-configurations",
  kind: "response",
  sentence: "have AWS Config record what the account holds",
  techniques: [],
  undo: "stop the recorder, and delete it with its channel and bucket",
  carryOut: (hands) => oneAfterTheOther(hands, recording(accountId, role)),
});

/** What the aggregator of an organization is called. */
export const AGGREGATOR = "everybody";

export const gatherConfigurations = (accountId: string, role: string): Action => ({
  id: "gather-configurations",
  kind: "response",
  sentence: "gather the configurations of the whole organization",
  techniques: [],
  undo: "delete the aggregator",
  carryOut: (hands) =>
    hands.call("config", "PutConfigurationAggregator", {
      ConfigurationAggregatorName: AGGREGATOR,
      OrganizationAggregationSource: { RoleArn: `arn:aws:iam::${accountId}:role/${role}`, AllAwsRegions: true },
    }),
});

/** The first refusal, else the last call. */
async function oneAfterTheOther(hands: Hands, [first, ...rest]: readonly Call[]): Promise<CallReport> {
  if (first === undefined) throw new Error("there is nothing to call");
  const report = await hands.call(...first);
  return report.outcome.kind !== "succeeded" || rest.length === 0 ? report : oneAfterTheOther(hands, rest);
}
